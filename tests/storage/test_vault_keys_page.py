"""docs/vault-keys.md is enough to open a vault: nothing of this program is used to follow it."""

from __future__ import annotations

import base64
import hmac
import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from dsardesk.storage.keyholders import Keyholders
from dsardesk.storage.keyrings import MemoryKey
from tests.makers import PASSWORD, Opener


def _hkdf(key: bytes, info: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=info.encode()).derive(key)


def _json(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _vault_key(header: dict[str, Any], slot: dict[str, Any], secret: str) -> tuple[bytes, bytes]:
    """The vault key, and the officer's signing key."""
    typed, figures = unicodedata.normalize("NFKC", secret).encode(), slot["derivation"]
    if figures is None:
        lock = _hkdf(typed, f"dsardesk/slot/{slot['salt']}")
    else:
        salt, lanes = bytes.fromhex(slot["salt"]), figures["lanes"]
        memory, passes = figures["memory_kib"], figures["iterations"]
        lock = Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory).derive(typed)
    shared = [header["id"], header["officer"], *(slot[name] for name in ("id", "kind", "user", "role", "public"))]
    more = [header["id"], *(slot[name] for name in ("id", "kind", "user", "role", "derivation", "salt"))]
    locked, wrapped = (base64.b64decode(slot[name]) for name in ("locked", "wrapped"))
    held = AESGCM(lock).decrypt(locked[:12], locked[12:], _json(shared) + _json(more))
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    return suite.decrypt(wrapped, X25519PrivateKey.from_private_bytes(held[:32]), info=_json(shared)), held[32:]


@pytest.mark.parametrize("kind", ["password", "recovery", "keyring"])
def test_each_kind_of_secret_opens_the_database(folder: Path, opened: Opener, recovery_code: str, kind: str) -> None:
    place = MemoryKey()
    with opened(folder) as vault:
        Keyholders(vault).turn_keyring_on(place)
    kept = base64.b64encode(_hkdf(place.load() or b"", "dsardesk/keyring slot")).decode()
    header = json.loads((folder / "vault.json").read_bytes())
    slot = next(slot for slot in header["slots"] if slot["kind"] == kind)
    key, signing = _vault_key(header, slot, {"password": PASSWORD, "recovery": recovery_code, "keyring": kept}[kind])
    connection = sqlcipher.connect(str(folder / "cases.db"))
    connection.execute(f"PRAGMA key=\"x'{_hkdf(key, 'dsardesk/db').hex()}'\"")
    assert connection.execute("SELECT count(*) FROM users").fetchone()[0] > 0
    connection.close()
    public = Ed25519PrivateKey.from_private_bytes(signing).public_key().public_bytes_raw()
    assert public.hex() == header["officer"]
    mac = header.pop("mac")
    assert hmac.new(_hkdf(key, "dsardesk/header"), _json(header), "sha256").hexdigest() == mac


def test_the_signature_covers_the_list_of_slots_but_those_of_keyrings(folder: Path) -> None:
    header = json.loads((folder / "vault.json").read_bytes())
    names = ("id", "kind", "user", "role", "public")
    listed = [[slot[name] for name in names] for slot in header["slots"] if slot["kind"] != "keyring"]
    officer = Ed25519PublicKey.from_public_bytes(bytes.fromhex(header["officer"]))
    officer.verify(bytes.fromhex(header["signature"]), _json([header["id"], header["officer"], *listed]))
