"""Reading one AES-256 member of a ZIP file at any place: the WinZip AE format, with no plain copy kept.

The format: salt (16 bytes), password check (2), ciphertext, then the first 10 bytes of HMAC-SHA1 over the ciphertext.
Keys: PBKDF2-HMAC-SHA1, 1,000 rounds; cipher: AES-256 in counter mode, a little-endian counter from 1.
"""

from __future__ import annotations

import hashlib
import hmac
import io
import os
import struct
import zipfile
from collections.abc import Iterator
from itertools import chain, repeat
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from dsardesk.domain.errors import DeskError

SALT_BYTES = 16
CHECK_BYTES = 2
TAG_BYTES = 10
OVERHEAD_BYTES = SALT_BYTES + CHECK_BYTES + TAG_BYTES

_EXTRA_ID = 0x9901
_AES_METHOD = 99
_AE_2_AES_256_STORED = struct.pack("<H2sBH", 2, b"AE", 3, 0)
_BLOCK = 16
_CHUNK = 1 << 16
_LOCAL_HEADER = struct.Struct("<4s22xHH")


class WrongPassword(DeskError):
    """The package does not open with this password."""

    code = "package.wrong_password"
    exit_code = 3


def is_aes_256(member: zipfile.ZipInfo) -> bool:
    """True for a stored member encrypted with AES-256 in version AE-2, which keeps no checksum of the plain bytes."""
    return member.compress_type == _AES_METHOD and _AE_2_AES_256_STORED in _extra_fields(member.extra)


def _extra_fields(extra: bytes) -> Iterator[bytes]:
    """Contents of the AES fields among the extra fields of a header."""
    place = 0
    while place + 4 <= len(extra):
        field_id, length = struct.unpack_from("<HH", extra, place)
        if field_id == _EXTRA_ID:
            yield extra[place + 4 : place + 4 + length]
        place += 4 + length


class AesMember(io.RawIOBase):
    """The plain bytes of one encrypted member; readable and seekable, decrypting only what is read."""

    def __init__(self, archive: BinaryIO, member: zipfile.ZipInfo, password: str) -> None:
        """Open *member* of *archive*.

        Raises:
            WrongPassword: the password check of the format fails.
            zipfile.BadZipFile: the member does not stand where the archive says.
        """
        super().__init__()
        self._archive = archive
        self._start = _data_start(archive, member)
        self._size = member.compress_size - OVERHEAD_BYTES
        if self._size < 0:
            raise zipfile.BadZipFile
        salt, check = _read_exactly(archive, SALT_BYTES), _read_exactly(archive, CHECK_BYTES)
        keys = hashlib.pbkdf2_hmac("sha1", password.encode(), salt, 1000, 66)
        if not hmac.compare_digest(keys[64:], check):
            raise WrongPassword
        self._ecb = Cipher(algorithms.AES(keys[:32]), modes.ECB()).encryptor()  # noqa: S305 - makes the key stream.
        self._mac_key = keys[32:64]
        self._place = 0

    def is_authentic(self) -> bool:
        """True if the ciphertext is the one that was written; reads it all."""
        self._archive.seek(self._start)
        mac = hmac.new(self._mac_key, digestmod="sha1")
        left = self._size
        while left and (chunk := self._archive.read(min(left, _CHUNK))):
            mac.update(chunk)
            left -= len(chunk)
        return not left and hmac.compare_digest(mac.digest()[:TAG_BYTES], self._archive.read(TAG_BYTES))

    def readable(self) -> bool:
        """True."""
        return True

    def seekable(self) -> bool:
        """True."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """The new place; never before the beginning."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self._size}[whence]
        if base + offset < 0:
            raise ValueError("a place before the beginning")
        self._place = base + offset
        return self._place

    def tell(self) -> int:
        """The place of the next byte."""
        return self._place

    def readinto(self, buffer: memoryview | bytearray) -> int:  # type: ignore[override]
        """Number of plain bytes put into *buffer*; at most 64 KiB a call, 0 at the end."""
        wanted = min(len(buffer), self._size - self._place, _CHUNK)
        if wanted <= 0:
            return 0
        block, skipped = divmod(self._place, _BLOCK)
        self._archive.seek(self._start + block * _BLOCK)
        plain = self._decrypt(_read_exactly(self._archive, skipped + wanted), block)
        buffer[:wanted] = plain[skipped:]
        self._place += wanted
        return wanted

    def _decrypt(self, cipher: bytes, block: int) -> bytes:
        count = -(-len(cipher) // _BLOCK)
        counters = struct.pack(
            f"<{2 * count}Q", *chain.from_iterable(zip(range(block + 1, block + 1 + count), repeat(0)))
        )
        stream = self._ecb.update(counters)[: len(cipher)]
        return (int.from_bytes(cipher, "little") ^ int.from_bytes(stream, "little")).to_bytes(len(cipher), "little")


def _data_start(archive: BinaryIO, member: zipfile.ZipInfo) -> int:
    """Where the ciphertext begins; *archive* is left at the salt."""
    archive.seek(member.header_offset)
    signature, name_length, extra_length = _LOCAL_HEADER.unpack(_read_exactly(archive, _LOCAL_HEADER.size))
    if signature != b"PK\x03\x04":
        raise zipfile.BadZipFile
    archive.seek(name_length + extra_length, os.SEEK_CUR)
    return archive.tell() + SALT_BYTES + CHECK_BYTES


def _read_exactly(archive: BinaryIO, size: int) -> bytes:
    data = archive.read(size)
    if len(data) != size:
        raise zipfile.BadZipFile
    return data
