"""Whether the bag inside a package is whole: every file listed, every listed file there, every hash equal."""

from __future__ import annotations

import hashlib
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dsardesk.exports.bag import BAGIT_TXT, CHUNK_BYTES, PAYLOAD, decode_path
from dsardesk.exports.contents import path_problem
from dsardesk.exports.manifest import SealedFile

TAG_FILES = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")
TAG_MANIFEST = "tagmanifest-sha256.txt"
MAX_TEXT_BYTES = 1 << 26

UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,  # zipfile raises it bare for a member that claims a password.
    ValueError,
)
"""Everything that reading a damaged ZIP file raises."""

_LINE = re.compile(r"([0-9a-fA-F]{64})[ \t]+\*?(\S.*)")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that is not as it should be.

    Attributes:
        code: name of its sentence in the messages catalogue, under `package.problem.`.
        file: path inside the package; empty when it concerns the whole.
    """

    code: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a package may hold before it looks like an attack on the computer that checks it.

    Attributes:
        members: number of files.
        total_bytes: sum of the sizes once unpacked.
        free_bytes: below this sum the ratio does not matter.
        ratio: unpacked to packed size.
    """

    members: int = 100_000
    total_bytes: int = 1 << 37
    free_bytes: int = 1 << 30
    ratio: int = 200


def directory_problems(archive: zipfile.ZipFile, limits: Limits) -> Iterator[Problem]:
    """What the list of members alone shows to be wrong; nothing is unpacked."""
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    bloated = total > limits.free_bytes and total > packed * limits.ratio
    if len(members) > limits.members or total > limits.total_bytes or bloated:
        yield Problem("too_large")
    seen: set[str] = set()
    for member in members:
        if member.filename in seen:
            yield Problem("named_twice", member.filename)
        seen.add(member.filename)
        if path_problem(member.filename) or member.is_dir() or stat.S_ISLNK(member.external_attr >> 16):
            yield Problem("unsafe_name", member.filename)


class BagCheck:
    """One pass over a bag: the hashes of all its members against its two manifests.

    Attributes:
        problems: in the order in which they were found.
        files: payload files that are as the manifest says.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = frozenset(archive.namelist())
        self.problems: list[Problem] = []
        self.files: list[SealedFile] = []

    def run(self) -> None:
        """Fill `problems` and `files`."""
        for missing in sorted({*TAG_FILES, TAG_MANIFEST} - self._names):
            self.problems.append(Problem("bag_incomplete", missing))
        if "bagit.txt" in self._names and self.text("bagit.txt") != BAGIT_TXT.decode():
            self.problems.append(Problem("bag_unreadable", "bagit.txt"))
        payload = frozenset(name for name in self._names if name.startswith(PAYLOAD))
        listed = self._manifest("manifest-sha256.txt")
        self._compare(listed, payload)
        self._compare(self._manifest(TAG_MANIFEST), self._names - payload - {TAG_MANIFEST})

    def text(self, name: str) -> str | None:
        """A small text file of the bag; None, and a problem, if it cannot be read."""
        try:
            if self._archive.getinfo(name).file_size > MAX_TEXT_BYTES:
                self.problems.append(Problem("too_large", name))
                return None
            return self._archive.read(name).decode("utf-8")
        except UNREADABLE:
            self.problems.append(Problem("damaged", name))
            return None

    def _manifest(self, name: str) -> dict[str, str]:
        """Path to hash, as one manifest lists them."""
        listed: dict[str, str] = {}
        if name not in self._names:
            return listed
        for line in (self.text(name) or "").splitlines():
            parts = _LINE.fullmatch(line)
            path = decode_path(parts[2]) if parts else ""
            if parts is None or path in listed:
                self.problems.append(Problem("bag_unreadable", name))
                break
            listed[path] = parts[1].lower()
        return listed

    def _compare(self, listed: Mapping[str, str], present: frozenset[str]) -> None:
        self.problems += [Problem("file_missing", name) for name in sorted(listed.keys() - present)]
        self.problems += [Problem("file_unexpected", name) for name in sorted(present - listed.keys())]
        for name in sorted(present & listed.keys()):
            self._check(name, listed[name])

    def _check(self, name: str, expected: str) -> None:
        try:
            size, sha256 = _hash(self._archive, name)
        except UNREADABLE:
            self.problems.append(Problem("damaged", name))
            return
        if sha256 != expected:
            self.problems.append(Problem("file_changed", name))
        elif name.startswith(PAYLOAD):
            self.files.append(SealedFile(name.removeprefix(PAYLOAD), size, sha256))


def _hash(archive: zipfile.ZipFile, name: str) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    with archive.open(name) as member:
        while chunk := member.read(CHUNK_BYTES):
            digest.update(chunk)
            size += len(chunk)
    if size != archive.getinfo(name).file_size:
        raise zipfile.BadZipFile  # Python lets it pass; other readers do not.
    return size, digest.hexdigest()
