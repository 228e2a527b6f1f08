"""Members of archives, unpacked in memory and within bounds."""

from __future__ import annotations

import bz2
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Protocol

from dsardesk.domain.errors import UnreadableInput
from dsardesk.intake.forms.message import Bounds, File, Unread

ARCHIVE = "application/zip"
MOST_MEMBERS = 5000
MOST_OF_ONE = 100_000_000
PIECE = 1 << 18
_DIRECTORY_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
)


def open_zip(content: bytes) -> zipfile.ZipFile:
    """The archive; UnreadableInput where it is broken ("damaged") or names too many members ("bomb")."""
    if content.count(_DIRECTORY_ENTRY) > MOST_MEMBERS:
        raise UnreadableInput(reason="bomb")
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except _BROKEN:
        raise UnreadableInput(reason="damaged") from None


def unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, bounds: Bounds) -> bytes:
    """One member; UnreadableInput where it is "locked", "damaged" or a "bomb"."""
    if member.flag_bits & _ENCRYPTED:
        raise UnreadableInput(reason="locked")
    try:
        with archive.open(member) as stream:
            return _within(stream, bounds)
    except _BROKEN:
        raise UnreadableInput(reason="damaged") from None


def zip_files(content: bytes, bounds: Bounds, unread: list[Unread]) -> Iterator[File]:
    """Files of a ZIP archive, folders left out, names as written there; what cannot be read is added to *unread*.

    Raises:
        UnreadableInput: a "bomb"; "locked" or "damaged" where none of its files can be read.
    """
    failed: list[Unread] = []
    some = False
    with open_zip(content) as archive:
        for member in archive.infolist():
            if member.is_dir() or _is_clutter(member.filename):
                continue
            try:
                file = File(member.filename, "", unpack(archive, member, bounds))
            except UnreadableInput as error:
                failed.append(unread_file(member.filename, error))
                continue
            some = True
            yield file
    if failed and not some:
        raise UnreadableInput(reason=failed[0].reason)
    unread += failed


def unread_file(name: str, error: UnreadableInput) -> Unread:
    """The file of that *name*, passed over; *error* again where it is no lock and no damage, but meant to do harm."""
    reason = str(error.facts["reason"])
    if reason not in {"locked", "damaged"}:
        raise error
    return Unread(name, reason)


def tar_files(content: bytes, bounds: Bounds) -> Iterator[File]:
    """Regular files of a tar archive; links and devices are left out."""
    try:
        with tarfile.open(fileobj=io.BytesIO(content), mode="r:") as archive:
            for member in archive:
                bounds.step()
                stream = archive.extractfile(member) if member.isreg() else None
                if stream is not None and not _is_clutter(member.name):
                    yield File(member.name, "", _within(stream, bounds))
    except _BROKEN:
        raise UnreadableInput(reason="damaged") from None


def inflate(content: bytes, bounds: Bounds) -> bytes:
    """What one file packed with gzip, bzip2 or xz holds; UnreadableInput where it is "damaged" or a "bomb"."""
    try:
        unpacker = _unpacker(content)
        data = unpacker.decompress(content, MOST_OF_ONE + 1)
    except _BROKEN:
        raise UnreadableInput(reason="damaged") from None
    if len(data) > MOST_OF_ONE or not unpacker.eof:
        raise UnreadableInput(reason="bomb" if len(data) > MOST_OF_ONE else "damaged")
    bounds.take(len(data))
    return data


class _Unpacker(Protocol):
    @property
    def eof(self) -> bool: ...

    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


def _unpacker(content: bytes) -> _Unpacker:
    if content.startswith(b"BZh"):
        return bz2.BZ2Decompressor()
    if content.startswith(b"\xfd7zXZ\x00"):
        return lzma.LZMADecompressor(memlimit=MOST_OF_ONE)
    return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)


def _is_clutter(name: str) -> bool:
    """True for what macOS adds to every archive."""
    return name.startswith("__MACOSX/") or name.rpartition("/")[2] in {".DS_Store", "Thumbs.db"}


def _within(stream: IO[bytes], bounds: Bounds) -> bytes:
    """All of *stream*, piece by piece: what the archive says of its size is not believed."""
    bounds.take(0)
    pieces = []
    size = 0
    while piece := stream.read(PIECE):
        bounds.step()
        size += len(piece)
        bounds.bytes_left -= len(piece)
        if size > MOST_OF_ONE or bounds.bytes_left < 0:
            raise UnreadableInput(reason="bomb")
        pieces.append(piece)
    return b"".join(pieces)
