"""Authenticated encryption and key derivation; every other module of the room uses these and no others."""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
NONCE_BYTES = 12
TO_A_KEY = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
"""HPKE, RFC 9180."""


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


def new_exchange_key() -> tuple[bytes, bytes]:
    """A private key and its public one (X25519), 32 bytes each."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def exchange_key(private: bytes) -> bytes:
    """The public key of an X25519 private one."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal_to(public: bytes, plain: bytes, context: bytes) -> bytes:
    """*plain* for whoever holds the private key of *public*; *context* must be given again to open."""
    return TO_A_KEY.encrypt(plain, X25519PublicKey.from_public_bytes(public), info=context)


def unseal_with(private: bytes, sealed: bytes, context: bytes) -> bytes:
    """What was sealed to the public key of *private*; WrongKey if the key, the context or any byte differs."""
    try:
        return TO_A_KEY.decrypt(sealed, X25519PrivateKey.from_private_bytes(private), info=context)
    except (InvalidTag, ValueError):
        raise WrongKey from None


def signing_key(private: bytes) -> bytes:
    """The public key of an Ed25519 private one."""
    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def sign(private: bytes, message: bytes) -> bytes:
    """The signature of *message* (Ed25519)."""
    return Ed25519PrivateKey.from_private_bytes(private).sign(message)


def signed_by(public: bytes, message: bytes, signature: bytes) -> bool:
    """True if the private key of *public* signed *message*."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
