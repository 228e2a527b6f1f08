"""Pages of an encrypted database read by hand, as its format is written down: SQLCipher 4 under a raw key.

Each page ends in 16 bytes of initialisation vector and 64 of HMAC-SHA512; the first one begins with the salt. The key
of the HMAC is made of the raw key and of the salt, each byte of it exclusive-or 0x3a, by two rounds of PBKDF2.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE, SALT, VECTOR, SEAL = 4096, 16, 16, 64
LOG_HEADER, FRAME_HEADER = 32, 24


def decrypted_pages(database: Path, key: bytes) -> Iterator[bytes]:
    """Every page of the file, free ones included, then every page that lies in its write-ahead log."""
    content = database.read_bytes()
    salt = content[:SALT]
    seal_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    for start in range(0, len(content), PAGE):
        yield _plain(content[start : start + PAGE], start // PAGE + 1, key, seal_key)
    log = database.with_name(f"{database.name}-wal")
    frames = log.read_bytes()[LOG_HEADER:] if log.exists() else b""
    for start in range(0, len(frames), FRAME_HEADER + PAGE):
        number = int.from_bytes(frames[start : start + 4], "big")
        yield _plain(frames[start + FRAME_HEADER : start + FRAME_HEADER + PAGE], number, key, seal_key)


def _plain(page: bytes, number: int, key: bytes, seal_key: bytes) -> bytes:
    begin, end = SALT if number == 1 else 0, PAGE - VECTOR - SEAL
    said = page[begin : end + VECTOR] + number.to_bytes(4, "little")
    seal = hmac.new(seal_key, said, hashlib.sha512).digest()
    if not hmac.compare_digest(seal, page[end + VECTOR :]):
        raise AssertionError(f"page {number} is not sealed under this key")
    decryptor = Cipher(AES(key), CBC(page[end : end + VECTOR])).decryptor()
    return decryptor.update(page[begin:end])
