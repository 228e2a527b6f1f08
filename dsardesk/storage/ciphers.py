"""Authenticated encryption and key derivation; every other module of the room uses these and no others."""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
NONCE_BYTES = 12


class WrongKey(Exception):
    """The text was not sealed under this key, or was changed since."""


def new_key() -> bytes:
    """A random key of 32 bytes."""
    return secrets.token_bytes(KEY_BYTES)


def seal(key: bytes, plain: bytes, context: bytes) -> bytes:
    """*plain* under AES-256-GCM with a random nonce in front; *context* must be given again to open."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, context)


def unseal(key: bytes, sealed: bytes, context: bytes) -> bytes:
    """What was sealed; WrongKey if the key, the context or any byte differs."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], context)
    except (InvalidTag, ValueError):
        raise WrongKey from None


def subkey(key: bytes, purpose: str) -> bytes:
    """A key for one *purpose* (HKDF-SHA256)."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"dsardesk/{purpose}".encode()).derive(key)


def keyed_hash(key: bytes, message: bytes) -> bytes:
    """HMAC-SHA256."""
    mac = HMAC(key, SHA256())
    mac.update(message)
    return mac.finalize()


def stretch(secret: bytes, *, salt: bytes, memory_kib: int, iterations: int, lanes: int) -> bytes:
    """A key from a password (Argon2id)."""
    kdf = Argon2id(salt=salt, length=KEY_BYTES, iterations=iterations, lanes=lanes, memory_cost=memory_kib)
    return kdf.derive(secret)
