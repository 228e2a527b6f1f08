"""Checking a package as its receiver would: encryption, bag, hashes, manifest, pages; nothing goes to disk."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from dsardesk.domain.errors import UnreadableInput
from dsardesk.exports.aes_member import AesMember, is_aes_256
from dsardesk.exports.bag import PAYLOAD
from dsardesk.exports.bag_check import UNREADABLE, BagCheck, Limits, Problem, directory_problems
from dsardesk.exports.manifest import PACKAGE_FORMAT, PACKAGE_VERSION, SealedFile
from dsardesk.exports.package import ENCRYPTED_MEMBER
from dsardesk.exports.page_check import stays_local

MAX_DIRECTORY_BYTES = 1 << 24
MAX_PAGE_BYTES = 1 << 20

_ENCRYPTED_FLAG = 0x1
_OUTER_MEMBERS = 2


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check found.

    Attributes:
        ok: True only if everything was checked and nothing is wrong.
        format: version of the package format; None if the package could not be opened so far.
        files: payload files whose bytes are those that were sealed; manifests and pages included.
        problems: what is wrong; empty exactly when `ok`.
    """

    ok: bool
    format: int | None
    files: tuple[SealedFile, ...]
    problems: tuple[Problem, ...]


def verify_package(path: Path, password: str | None, limits: Limits | None = None) -> Verification:
    """What is wrong with the package at *path*; without a password, only its outside is checked, which never is "ok".

    Raises:
        UnreadableInput: there is no such file, or it may not be read.
        WrongPassword: the password does not open it.
    """
    try:
        with path.open("rb") as stream:
            return _verify(stream, password, limits or Limits())
    except OSError as error:
        raise UnreadableInput(reason="package") from error


def _verify(stream: BinaryIO, password: str | None, limits: Limits) -> Verification:
    guarded = cast("BinaryIO", _Guarded(stream))
    try:
        outer = zipfile.ZipFile(guarded)
    except UNREADABLE:
        return _failed(Problem("not_a_package"))
    with outer:
        problems, member = _check_outer(outer)
        if member is None:
            return _failed(*problems)
        if password is None:
            return _failed(*problems, Problem("password_needed"))
        return _check_inner(guarded, member, password, problems, limits)


def _failed(*problems: Problem) -> Verification:
    return Verification(ok=False, format=None, files=(), problems=problems)


def _check_outer(outer: zipfile.ZipFile) -> tuple[list[Problem], zipfile.ZipInfo | None]:
    """Problems of the outer file, and its encrypted member if that may be opened."""
    members = outer.infolist()
    sealed = [member for member in members if member.filename == ENCRYPTED_MEMBER]
    pages = [member for member in members if _is_page(member)]
    if len(sealed) != 1:
        return [Problem("not_a_package")], None
    if not sealed[0].flag_bits & _ENCRYPTED_FLAG:
        return [Problem("not_encrypted", ENCRYPTED_MEMBER)], None
    if not is_aes_256(sealed[0]):
        return [Problem("weak_encryption", ENCRYPTED_MEMBER)], None
    problems = [] if len(members) == _OUTER_MEMBERS and len(pages) == 1 else [Problem("outside_unexpected")]
    problems += [problem for page in pages if (problem := _page_problem(outer, page))]
    return problems, sealed[0]


def _is_page(member: zipfile.ZipInfo) -> bool:
    name = member.filename
    return name.endswith(".html") and "/" not in name and not member.flag_bits & _ENCRYPTED_FLAG


def _page_problem(archive: zipfile.ZipFile, page: zipfile.ZipInfo) -> Problem | None:
    if page.file_size > MAX_PAGE_BYTES:
        return Problem("too_large", page.filename)
    try:
        text = archive.read(page).decode("utf-8")
    except UNREADABLE:
        return Problem("damaged", page.filename)
    return None if stays_local(text) else Problem("remote_reference", page.filename)


def _check_inner(
    stream: BinaryIO, member: zipfile.ZipInfo, password: str, problems: list[Problem], limits: Limits
) -> Verification:
    """Everything behind the password."""
    try:
        plain = AesMember(stream, member, password)
        if not plain.is_authentic():
            return _failed(*problems, Problem("damaged", ENCRYPTED_MEMBER))
        archive = zipfile.ZipFile(cast("BinaryIO", _Guarded(cast("BinaryIO", plain))))
    except UNREADABLE:
        return _failed(*problems, Problem("damaged", ENCRYPTED_MEMBER))
    with archive:
        found = list(directory_problems(archive, limits))
        if found:
            return _failed(*problems, *found)
        return _check_bag(archive, problems)


def _check_bag(archive: zipfile.ZipFile, problems: list[Problem]) -> Verification:
    bag = BagCheck(archive)
    bag.run()
    version, own = _check_description(bag)
    every = (*problems, *bag.problems, *own)
    return Verification(ok=not every, format=version, files=tuple(bag.files), problems=every)


def _check_description(bag: BagCheck) -> tuple[int | None, list[Problem]]:
    """The format's version, and what its manifest and its first page say wrongly."""
    version, problems = _read_description(bag)
    page = bag.text(PAYLOAD + "index.html")
    if page is not None and not stays_local(page):
        problems.append(Problem("remote_reference", "index.html"))
    return version, problems


def _read_description(bag: BagCheck) -> tuple[int | None, list[Problem]]:
    text = bag.text(PAYLOAD + "package.json")
    if text is None:
        return None, []
    try:
        document = json.loads(text)
        version = document["version"]
        if document["format"] != PACKAGE_FORMAT or type(version) is not int or version < 1:
            return None, [Problem("description_unreadable", "package.json")]
        if version > PACKAGE_VERSION:
            return version, [Problem("newer_format", "package.json")]
        return version, _description_problems(document, bag)
    except (ValueError, LookupError, TypeError, RecursionError):
        return None, [Problem("description_unreadable", "package.json")]


def _description_problems(document: Mapping[str, Any], bag: BagCheck) -> list[Problem]:
    found = {file.path: (file.size_bytes, file.sha256) for file in bag.files}
    described = {file["path"]: (file["size_bytes"], file["sha256"]) for file in document["files"]}
    return [Problem("description_differs", str(path)) for path, facts in described.items() if found.get(path) != facts]


class _Guarded(io.RawIOBase):
    """A stream that refuses to be read in one piece larger than any honest list of members."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def read(self, size: int | None = -1) -> bytes:
        if size is None or size < 0:
            size = MAX_DIRECTORY_BYTES
        if size > MAX_DIRECTORY_BYTES:
            raise zipfile.BadZipFile
        return b"".join(self._pieces(size))

    def _pieces(self, size: int) -> list[bytes]:
        pieces = []
        while size and (piece := self._stream.read(size)):
            pieces.append(piece)
            size -= len(piece)
        return pieces
