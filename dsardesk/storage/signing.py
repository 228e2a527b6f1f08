"""Signs the end of the audit log: Ed25519 keys of each user, their private halves sealed under the user's own slot.

In vaults of before they are sealed under the vault key, which every user holds; a new one is made at the next opening.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from sqlalchemy import Connection, insert, select, update

from dsardesk.domain.audit import canonical
from dsardesk.domain.checkpoints import Checkpoint, signed_text
from dsardesk.storage import tables
from dsardesk.storage.ciphers import WrongKey, seal, subkey, unseal

PURPOSE = "log"


@dataclass(frozen=True, slots=True)
class LogSigner:
    """Signs for one user of one vault.

    Attributes:
        user: id of the user.
        key: seals the private key.
    """

    user: UUID
    key: bytes

    @classmethod
    def of(cls, user: UUID, secret: bytes) -> LogSigner:
        """The signer of *user*, whose slot alone holds *secret*."""
        return cls(user, subkey(secret, PURPOSE))

    def own_key(
        self, connection: Connection, now: datetime, announce: Callable[[str], object]
    ) -> tuple[str, Ed25519PrivateKey]:
        """Public key (hex) and private key of the user; a new one is announced to the log.

        A new one is made where there is none, or none that opens: each way in has its own.
        """
        made = tables.log_keys.c
        statement = select(made.public_key, made.sealed).where(made.user == self.user).order_by(made.made_at.desc())
        for row in connection.execute(statement):
            try:
                return row.public_key, Ed25519PrivateKey.from_private_bytes(
                    unseal(self.key, row.sealed, _context(row.public_key, self.user))
                )
            except WrongKey:
                continue
        return self._new_key(connection, now, announce)

    def _new_key(
        self, connection: Connection, now: datetime, announce: Callable[[str], object]
    ) -> tuple[str, Ed25519PrivateKey]:
        private = Ed25519PrivateKey.generate()
        public = private.public_key().public_bytes_raw().hex()
        sealed = seal(self.key, private.private_bytes_raw(), _context(public, self.user))
        row = {"public_key": public, "user": self.user, "made_at": now, "sealed": sealed}
        connection.execute(insert(tables.log_keys).values(row))
        announce(public)
        return public, private

    def signed(self, mark: tuple[int, str], at: datetime, public: str, private: Ed25519PrivateKey) -> Checkpoint:
        """The checkpoint over *mark*, the number and hash of the last event."""
        signature = private.sign(signed_text(*mark, at, self.user)).hex()
        return Checkpoint(*mark, at, self.user, public, signature)


def is_genuine(checkpoint: Checkpoint) -> bool:
    """True if the signature of *checkpoint* is that of its public key."""
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(checkpoint.public_key))
        public.verify(bytes.fromhex(checkpoint.signature), checkpoint.message)
    except (ValueError, InvalidSignature):
        return False
    return True


def reseal_keys(connection: Connection, old_vault_key: bytes, new_vault_key: bytes) -> None:
    """Seal the private keys that lie under the vault key under another, when a vault is given one."""
    old, new, made = subkey(old_vault_key, PURPOSE), subkey(new_vault_key, PURPOSE), tables.log_keys.c
    for row in connection.execute(select(tables.log_keys)).all():
        context = _context(row.public_key, row.user)
        try:
            private = unseal(old, row.sealed, context)
        except WrongKey:  # Its user's own.
            continue
        sealed = seal(new, private, context)
        connection.execute(update(tables.log_keys).where(made.public_key == row.public_key).values(sealed=sealed))


def _context(public: str, user: UUID) -> bytes:
    """What is bound to a sealed key."""
    return canonical([public, str(user)]).encode()
