"""A BagIt bag (RFC 8493) written as one ZIP stream: nothing is kept but names, sizes and hashes."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from typing import IO, Any, TypeVar

from dsardesk.domain.errors import UnreadableInput
from dsardesk.exports.contents import PackageFile
from dsardesk.exports.manifest import SealedFile

CHUNK_BYTES = 1 << 18
BAGIT_TXT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
PAYLOAD = "data/"

_ZIP64_FROM = 1 << 31
# Twice as quick as zlib's own choice for files a seventh larger: the person waits in front of the screen.
_LEVEL = 1
_NO_GAIN = frozenset(
    {"application/pdf", "application/zip", "application/gzip", "application/x-7z-compressed", "application/epub+zip"}
)
# Office formats are ZIP files themselves.
_NO_GAIN_FAMILIES = (
    "image/",
    "audio/",
    "video/",
    "application/vnd.openxml",
    "application/vnd.oasis",
)
_GAIN = frozenset({"image/svg+xml", "image/bmp", "image/tiff", "audio/wav"})


_Archive = TypeVar("_Archive", bound=Any)


@contextmanager
def finished(archive: _Archive) -> Iterator[_Archive]:
    """*archive*, a ZIP file being written, closed when the block ends well and dropped as it is when it does not."""
    try:
        yield archive
        archive.close()
    except BaseException:
        # Its end is not worth writing, and would fail again where the disk is full.
        archive.fp = None
        raise


class BagWriter:
    """Adds payload files to a ZIP file being written, then the manifests that make it a bag."""

    def __init__(self, archive: zipfile.ZipFile, made_at: datetime) -> None:
        """Begin a bag in *archive*, whose stream need not be seekable; *made_at* dates every member."""
        self._zip = archive
        self._date = made_at.timetuple()[:6]
        self._made_on = made_at.date()
        self._payload: list[SealedFile] = []
        self._tags: list[tuple[str, str]] = []
        self._add_tag("bagit.txt", BAGIT_TXT)

    def add(self, file: PackageFile) -> SealedFile:
        """*file* copied into the payload, hashed on its way."""
        size = len(file.content) if isinstance(file.content, bytes) else file.size_bytes
        target = self._member(PAYLOAD + file.path, file.media_type, size)
        with closing(_chunks(file, len(self._payload) + 1)) as chunks, target:
            size_bytes, sha256 = _copy(chunks, target)
        sealed = SealedFile(
            file.path, size_bytes, sha256, file.source, file.description, file.media_type, file.row_count
        )
        self._payload.append(sealed)
        return sealed

    def finish(self, info: Iterable[tuple[str, str]]) -> None:
        """Write bag-info.txt with *info*, then the manifests."""
        oxum = f"{sum(file.size_bytes for file in self._payload)}.{len(self._payload)}"
        labels = [*info, ("Bagging-Date", self._made_on.isoformat()), ("Payload-Oxum", oxum)]
        # A line end inside a value would begin another label.
        lines = [f"{label}: {' '.join(value.split())}\n" for label, value in labels]
        self._add_tag("bag-info.txt", "".join(lines).encode("utf-8", "replace"))
        payload = [(PAYLOAD + file.path, file.sha256) for file in self._payload]
        self._add_tag("manifest-sha256.txt", manifest_bytes(payload))
        self._add_tag("tagmanifest-sha256.txt", manifest_bytes(self._tags))

    def _add_tag(self, name: str, content: bytes) -> None:
        with self._member(name, "text/plain", len(content)) as target:
            _, sha256 = _copy([content], target)
        self._tags.append((name, sha256))

    def _member(self, name: str, media_type: str, size: int | None) -> IO[bytes]:
        member = zipfile.ZipInfo(name, self._date)
        member.compress_type = zipfile.ZIP_DEFLATED
        # Deflate of level 0 instead of the method "stored": the sizes follow the bytes in a stream, and some readers
        # cannot find the end of a member stored that way.
        member._compresslevel = 0 if _is_compressed(media_type) else _LEVEL  # type: ignore[attr-defined] # noqa: SLF001
        member.create_system = 3  # The same bytes on every system.
        member.external_attr = 0o100600 << 16
        return self._zip.open(member, "w", force_zip64=size is None or size >= _ZIP64_FROM)


def manifest_bytes(hashes: Iterable[tuple[str, str]]) -> bytes:
    """A BagIt manifest of (path, sha256), in the order of the paths."""
    return "".join(f"{sha256}  {encode_path(path)}\n" for path, sha256 in sorted(hashes)).encode()


def encode_path(path: str) -> str:
    """*path* as a manifest writes it: %, CR and LF percent-encoded, nothing else (RFC 8493, section 2.1.3)."""
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def decode_path(written: str) -> str:
    """The path that `encode_path` was given."""
    for code, letter in (("%0D", "\r"), ("%0d", "\r"), ("%0A", "\n"), ("%0a", "\n"), ("%25", "%")):
        written = written.replace(code, letter)
    return written


def _is_compressed(media_type: str) -> bool:
    if media_type in _GAIN:
        return False
    return media_type in _NO_GAIN or media_type.startswith(_NO_GAIN_FAMILIES)


def _chunks(file: PackageFile, number: int) -> Generator[bytes]:
    """The bytes of *file*, a piece at a time; a failure here is not one of the package being written."""
    if isinstance(file.content, bytes):
        yield from (file.content[place : place + CHUNK_BYTES] for place in range(0, len(file.content), CHUNK_BYTES))
        return
    try:
        with file.content() as source:
            while chunk := source.read(CHUNK_BYTES):
                yield chunk
    except OSError as error:
        raise UnreadableInput(reason="package_file", number=number) from error


def _copy(chunks: Iterable[bytes], target: IO[bytes]) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    for chunk in chunks:
        digest.update(chunk)
        size += len(chunk)
        target.write(chunk)
    return size, digest.hexdigest()
