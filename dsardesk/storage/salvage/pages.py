"""The pages of an encrypted database opened one by one: what stands on a damaged page is read, and known as doubtful.

The form is that of SQLCipher 4: 4096 bytes, of which the last 80 are the initialisation vector and the seal.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE = 4096
USABLE = PAGE - 80
SALT, IV = 16, 16
SEAL_SALT = 0x3A
SEAL_ROUNDS = 2
START = b"SQLite format 3\x00"
COUNT = slice(28, 32)
"""Where the first page says how many pages the database has."""
LOG_HEADER, FRAME_HEADER = 32, 24


@dataclass(frozen=True, slots=True)
class Page:
    """One page, opened.

    Attributes:
        number: 1 for the first.
        content: what stands on it in plain, 4016 bytes.
        whole: True if its seal is intact.
    """

    number: int
    content: bytes
    whole: bool


def read_pages(database: Path, key: bytes) -> dict[int, Page]:
    """Every page of *database* by its number, as its write-ahead log leaves them; a page cut in two is left out."""
    raw = dict(enumerate(_pieces(database.read_bytes()), start=1))
    salt = raw[1][:SALT] if 1 in raw else b""
    log = database.with_name(database.name + "-wal")
    if log.is_file():
        raw |= _logged(log.read_bytes())
    seal = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ SEAL_SALT for byte in salt), SEAL_ROUNDS, len(key))
    return {number: _opened(number, content, key, seal) for number, content in sorted(raw.items())}


def missing_pages(pages: Mapping[int, Page]) -> int:
    """How many pages the first one counts and the file has not; 0 where the first page itself cannot be believed."""
    first = pages.get(1)
    count = struct.unpack(">I", first.content[COUNT])[0] if first and first.whole else 0
    return max(0, count - sum(number <= count for number in pages))


def _pieces(content: bytes) -> Iterator[bytes]:
    for start in range(0, len(content) - PAGE + 1, PAGE):
        yield content[start : start + PAGE]


def _opened(number: int, raw: bytes, key: bytes, seal: bytes) -> Page:
    begin = SALT if number == 1 else 0
    sealed, vector = raw[begin : USABLE + IV], raw[USABLE : USABLE + IV]
    digest = hmac.new(seal, sealed + struct.pack("<I", number), "sha512").digest()
    decryptor = Cipher(AES(key), CBC(vector)).decryptor()
    plain = decryptor.update(raw[begin:USABLE])
    # The first page begins with the salt where SQLite writes its name.
    return Page(number, (START if begin else b"") + plain, hmac.compare_digest(digest, raw[USABLE + IV :]))


def _logged(log: bytes) -> dict[int, bytes]:
    """Pages of the transactions that the write-ahead log holds whole, by number."""
    if len(log) < LOG_HEADER:
        return {}
    order = ">" if struct.unpack(">I", log[:4])[0] & 1 else "<"
    sums = _checksum(log[:24], (0, 0), order)
    if sums != struct.unpack(">II", log[24:LOG_HEADER]):
        return {}
    kept: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    for start in range(LOG_HEADER, len(log) - FRAME_HEADER - PAGE + 1, FRAME_HEADER + PAGE):
        head, content = log[start : start + FRAME_HEADER], log[start + FRAME_HEADER : start + FRAME_HEADER + PAGE]
        number, size_after = struct.unpack(">II", head[:8])
        sums = _checksum(content, _checksum(head[:8], sums, order), order)
        if head[8:16] != log[16:24] or sums != struct.unpack(">II", head[16:24]):
            break
        waiting[number] = content
        if size_after:
            kept |= waiting
            waiting = {}
    return kept


def _checksum(content: bytes, sums: tuple[int, int], order: str) -> tuple[int, int]:
    """SQLite's running checksum of pairs of words."""
    first, second = sums
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for one, other in zip(words[::2], words[1::2], strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second
