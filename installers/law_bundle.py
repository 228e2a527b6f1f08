"""Makes the signed file that brings law tables to programs already installed, and the keys that sign it.

`law_bundle.py new-key PRIVATE_FILE PUBLIC_FILE` makes a pair of keys; the public one goes to resources/law/keys.
`law_bundle.py make PRIVATE_FILE OUT` signs the tables of resources/law. The private key is never kept in the project.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from dsardesk.updates import shipped
from dsardesk.updates.bundle import bundle_bytes, manifest_bytes
from dsardesk.updates.fitness import parse

USAGE = 2
FILES = 2


def signed(tables: dict[str, str], key: Ed25519PrivateKey, issued_on: date) -> bytes:
    """The signed file of *tables*, under the newest of their versions; a table that cannot be read is refused."""
    contents = {name: text.encode() for name, text in tables.items()}
    manifest = manifest_bytes(parse(tables).version, issued_on, contents)
    return bundle_bytes(manifest, key.sign(manifest), contents)


def public_bytes(key: Ed25519PrivateKey) -> bytes:
    """The raw public key of *key*."""
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def new_key(private_file: Path, public_file: Path) -> None:
    """A new pair of keys; the private file is for its owner's eyes only, and never written over."""
    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with os.fdopen(os.open(private_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(pem)
    public_file.write_text(public_bytes(key).hex() + "\n", "ascii")


def make(private_file: Path, out: Path) -> None:
    """The signed file of the tables that ship, issued today."""
    key = load_pem_private_key(private_file.read_bytes(), None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError("the key is not an Ed25519 one")
    out.write_bytes(signed(shipped.texts(), key, datetime.now(UTC).date()))


def main(arguments: list[str]) -> int:
    """0 if it was made, 2 for wrong usage."""
    actions = {"new-key": new_key, "make": make}
    name, *files = arguments or [""]
    if name not in actions or len(files) != FILES:
        print(__doc__)
        return USAGE
    actions[name](*map(Path, files))
    print(files[-1])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
