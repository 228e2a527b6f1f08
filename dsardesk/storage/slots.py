"""One slot of a vault's header: what a password, a recovery code or a keyring opens, and nothing else does.

The secret opens the slot's own private key; the vault key is wrapped to the public one (HPKE, RFC 9180). So the vault
key can be changed without any secret but the officer's, and a password without touching the vault key. A slot of a
data protection officer also holds the officer's signing key, under which the list of slots is signed.
"""

from __future__ import annotations

import base64
import secrets
import time
import unicodedata
from dataclasses import asdict, dataclass, replace
from typing import Any
from uuid import UUID

from dsardesk.domain.actors import UserRole
from dsardesk.domain.audit import canonical
from dsardesk.storage.ciphers import (
    KEY_BYTES,
    WrongKey,
    new_exchange_key,
    seal,
    seal_to,
    stretch,
    subkey,
    unseal,
    unseal_with,
)

SALT_BYTES = 16
RECOVERY_BYTES = 20
GROUP = 4
MIB = 1024
PATIENCE_SECONDS = 1.5
"""What somebody waits for at each opening; a computer that needs longer is given less to do."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """Argon2id figures; memory in KiB."""

    memory_kib: int = 256 * MIB
    iterations: int = 3
    lanes: int = 4


STANDARD = Derivation()
LIGHTEST = Derivation(memory_kib=64 * MIB, iterations=1)
"""The least that is accepted; anything below, or absurdly above, is taken for tampering."""
HEAVIEST = Derivation(memory_kib=4096 * MIB, iterations=16, lanes=16)


def calibrated() -> Derivation:
    """The standard figures, with less memory on a computer that is too slow or too small for them."""
    figures = STANDARD
    while figures.memory_kib > LIGHTEST.memory_kib and not _bearable(figures):
        figures = replace(figures, memory_kib=figures.memory_kib // 2)
    return figures


def _bearable(figures: Derivation) -> bool:
    start = time.perf_counter()
    try:
        stretch(b"trial", salt=bytes(SALT_BYTES), **asdict(figures))
    except MemoryError:
        return False
    return time.perf_counter() - start <= PATIENCE_SECONDS


@dataclass(frozen=True, slots=True)
class Opened:
    """What a secret opened.

    Attributes:
        slot: the slot that it opened.
        key: the vault key.
        officer: the officer's signing key; empty unless the slot belongs to a data protection officer.
        private: the slot's own private key; empty in the form of before.
    """

    slot: Slot
    key: bytes
    officer: bytes = b""
    private: bytes = b""


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to the vault key.

    Attributes:
        id: random, hex.
        kind: "password", "recovery" or "keyring".
        user: id of the user it belongs to.
        role: role of that user.
        derivation: Argon2id figures; None for a keyring's secret, which is random already.
        salt: hex.
        wrapped: the sealed vault key, base64.
        public: the slot's public key, base64; "" in the form of before, where the secret wraps the vault key itself.
        locked: the slot's private key, and the officer's if it holds it, sealed under the secret, base64.
    """

    id: str
    kind: str
    user: str
    role: str
    derivation: Derivation | None
    salt: str
    wrapped: str = ""
    public: str = ""
    locked: str = ""

    def open(self, vault: str, officer: str, secret: str) -> Opened:
        """What *secret* opens; WrongKey if it is not this slot's."""
        if not self.public:
            return Opened(self, unseal(self._key(secret), _bytes(self.wrapped), self._old_context(vault)))
        held = unseal(self._key(secret), _bytes(self.locked), self._lock_context(vault, officer))
        private, signing = held[:KEY_BYTES], held[KEY_BYTES:]
        key = unseal_with(private, _bytes(self.wrapped), self._context(vault, officer))
        return Opened(self, key, signing, private)

    def sealing(self, vault: str, officer: str, secret: str, key: bytes, signing: bytes) -> Slot:
        """The same slot with a fresh pair of keys, opened by *secret*, around the vault key."""
        private, public = new_exchange_key()
        fresh = replace(self, public=_text(public))
        return fresh.locking(vault, officer, secret, private + signing).wrapping(vault, officer, key)

    def locking(self, vault: str, officer: str, secret: str, held: bytes) -> Slot:
        """The same slot, its private keys *held* under another secret: what it is wrapped to stays."""
        return replace(self, locked=_text(seal(self._key(secret), held, self._lock_context(vault, officer))))

    def wrapping(self, vault: str, officer: str, key: bytes) -> Slot:
        """The same slot around another vault key; no secret is needed."""
        return replace(self, wrapped=_text(seal_to(_bytes(self.public), key, self._context(vault, officer))))

    def sealing_as_before(self, vault: str, secret: str, key: bytes) -> Slot:
        """The same slot around the vault key, in the form of the first vaults."""
        return replace(self, wrapped=_text(seal(self._key(secret), key, self._old_context(vault))))

    def _context(self, vault: str, officer: str) -> bytes:
        """What is bound to the vault key: it stays when the slot is locked under another secret."""
        return canonical([vault, officer, self.id, self.kind, self.user, self.role, self.public]).encode()

    def _lock_context(self, vault: str, officer: str) -> bytes:
        return self._context(vault, officer) + self._old_context(vault)

    def _old_context(self, vault: str) -> bytes:
        figures = asdict(self.derivation) if self.derivation else None
        return canonical([vault, self.id, self.kind, self.user, self.role, figures, self.salt]).encode()

    def _key(self, secret: str) -> bytes:
        if self.derivation is None:
            return subkey(prepared(secret), f"slot/{self.salt}")
        return stretch(prepared(secret), salt=bytes.fromhex(self.salt), **asdict(self.derivation))

    def body(self) -> dict[str, Any]:
        """What stands in the file."""
        table = asdict(self)
        return table if self.public else {name: table[name] for name in table if name not in {"public", "locked"}}


def new_slot(kind: str, user: UUID, role: UserRole, derivation: Derivation | None) -> Slot:
    """A slot that wraps nothing yet."""
    return Slot(secrets.token_hex(8), kind, str(user), role.value, derivation, secrets.token_hex(SALT_BYTES))


def relocked(slot: Slot, derivation: Derivation | None) -> Slot:
    """*slot* with a fresh salt, to be locked under another secret."""
    return replace(slot, salt=secrets.token_hex(SALT_BYTES), derivation=derivation)


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        raise WrongKey from None


def prepared(secret: str) -> bytes:
    """A password or recovery code as bytes: the same whatever the keyboard composed, codes typed in any case."""
    return unicodedata.normalize("NFKC", secret).encode()


def new_recovery_code() -> str:
    """160 random bits to be printed: eight groups of four letters and digits."""
    text = base64.b32encode(secrets.token_bytes(RECOVERY_BYTES)).decode()
    return "-".join(text[start : start + GROUP] for start in range(0, len(text), GROUP))


def tidy_recovery_code(typed: str) -> str:
    """A recovery code as it was printed, whatever the case, the spaces and the dashes it was typed with."""
    letters = "".join(c for c in typed.upper() if c.isalnum()).replace("0", "O").replace("1", "I").replace("8", "B")
    return "-".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))
