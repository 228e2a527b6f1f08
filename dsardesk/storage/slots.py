"""One slot of a vault's header: what a password, a recovery code or a keyring opens, and nothing else does.

The secret opens the slot's own private key; the vault key is wrapped to the public one (HPKE, RFC 9180). So the vault
key can be changed without any secret but the officer's, and a password without touching the vault key. A slot of a
data protection officer also holds the officer's signing key, under which the list of slots is signed.

A slot of somebody who only follows wraps the dashboard's key instead: nothing in it leads to the vault key.
"""

from __future__ import annotations

import base64
import functools
import secrets
import time
import unicodedata
from collections.abc import Callable
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
    signing_key,
    stretch,
    subkey,
    unseal,
    unseal_with,
)

SALT_BYTES = 16
DASHBOARD = "dashboard"
"""What a slot opens that does not open the vault."""
ANSWERS = "answers"
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
        key: the vault key, or that of the dashboard.
        officer: the officer's signing key; empty unless the slot belongs to a data protection officer.
        private: the slot's own private key; empty in the form of before.
    """

    slot: Slot
    key: bytes
    officer: bytes = b""
    private: bytes = b""

    @property
    def own_secret(self) -> bytes:
        """What nobody else holds: the slot's private key; the vault key in the form of before."""
        return self.private or self.key

    @property
    def answering(self) -> bytes:
        """The key under which whoever holds the slot signs answers (Ed25519)."""
        return subkey(self.private, ANSWERS)


Stretch = Callable[..., bytes]


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
        opens: "" for the vault, DASHBOARD for the dashboard alone.
        signs: public key (Ed25519, hex) under which its holder signs answers; "" in slots that open the vault.
        bound: the officer's public key (hex) that it is bound to, where the header has another by now.
        vouches: the officer's signing key of now, sealed to its public one, base64; "" where it is locked up with the
            slot's own, and in slots of those who let nobody in.
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
    opens: str = ""
    signs: str = ""
    bound: str = ""
    vouches: str = ""

    def open(self, vault: str, officer: str, secret: str, stretching: Stretch | None = None) -> Opened:
        """What *secret* opens; WrongKey if it is not this slot's.

        *stretching* may remember what it derived: slots of one vault share their salt.
        """
        key = self._key(secret, stretching)
        if not self.public:
            return Opened(self, unseal(key, _bytes(self.wrapped), self._old_context(vault)))
        held = unseal(key, _bytes(self.locked), self._lock_context(vault, officer))
        private, signing = held[:KEY_BYTES], held[KEY_BYTES:]
        key = unseal_with(private, _bytes(self.wrapped), self._context(vault, officer))
        if self.vouches:
            signing = self.signing_key(vault, officer, private)
        return Opened(self, key, signing, private)

    def signing_key(self, vault: str, officer: str, private: bytes) -> bytes:
        """The officer's signing key that it was last given, for whoever holds its *private* key."""
        return unseal_with(private, _bytes(self.vouches), self._vouching_context(vault, officer))

    def under(self, vault: str, before: str, officer: str, signing: bytes) -> Slot:
        """The same slot where another *officer*'s key is in force than *before*; *signing* is "" unless it holds it.

        No secret is needed: what it is locked and wrapped by stays bound to the key of before.
        """
        if not self.public:
            return self
        fresh = replace(self, bound=self.bound or before)
        return fresh.vouching(vault, officer, signing) if signing else fresh

    def vouching(self, vault: str, officer: str, signing: bytes) -> Slot:
        """The same slot with the officer's signing key sealed to it."""
        sealed = seal_to(_bytes(self.public), signing, self._vouching_context(vault, officer))
        return replace(self, vouches=_text(sealed))

    def _vouching_context(self, vault: str, officer: str) -> bytes:
        return self._context(vault, officer) + canonical(["signing key", officer]).encode()

    def sealing(self, vault: str, officer: str, secret: str, key: bytes, signing: bytes) -> Slot:
        """The same slot with a fresh pair of keys, opened by *secret*, around the vault key."""
        private, public = new_exchange_key()
        signs = signing_key(subkey(private, ANSWERS)).hex() if self.opens else ""
        fresh = replace(self, public=_text(public), signs=signs)
        return fresh.locking(vault, officer, secret, private + signing).wrapping(vault, officer, key)

    def locking(self, vault: str, officer: str, secret: str, held: bytes) -> Slot:
        """The same slot, its private keys *held* under another secret: what it is wrapped to stays."""
        return replace(self, locked=_text(seal(self._key(secret), held, self._lock_context(vault, officer))))

    def wrapping(self, vault: str, officer: str, key: bytes) -> Slot:
        """The same slot around another vault key; no secret is needed."""
        return replace(self, wrapped=_text(seal_to(_bytes(self.public), key, self._context(vault, officer))))

    def seal_for(self, plain: bytes, context: bytes) -> bytes:
        """*plain* for whoever opens this slot."""
        return seal_to(_bytes(self.public), plain, context)

    def sealing_as_before(self, vault: str, secret: str, key: bytes) -> Slot:
        """The same slot around the vault key, in the form of the first vaults."""
        return replace(self, wrapped=_text(seal(self._key(secret), key, self._old_context(vault))))

    def _context(self, vault: str, officer: str) -> bytes:
        """What is bound to the vault key: it stays when the slot is locked under another secret."""
        return canonical([vault, self.bound or officer, *self.listed()]).encode()

    def listed(self) -> list[str]:
        """What the officer's signature covers of it."""
        common = [self.id, self.kind, self.user, self.role, self.public]
        return [*common, self.opens, self.signs] if self.opens else common

    def _lock_context(self, vault: str, officer: str) -> bytes:
        return self._context(vault, officer) + self._old_context(vault)

    def _old_context(self, vault: str) -> bytes:
        figures = asdict(self.derivation) if self.derivation else None
        return canonical([vault, self.id, self.kind, self.user, self.role, figures, self.salt]).encode()

    def _key(self, secret: str, stretching: Stretch | None = None) -> bytes:
        if self.derivation is None:
            return subkey(prepared(secret), f"slot/{self.salt}")
        derive = stretching or stretch
        return derive(prepared(secret), salt=bytes.fromhex(self.salt), **asdict(self.derivation))

    def body(self) -> dict[str, Any]:
        """What stands in the file."""
        table = asdict(self)
        left_out = set() if self.opens else {"opens", "signs"}
        left_out |= {name for name in ("bound", "vouches") if not table[name]}
        if not self.public:
            left_out |= {"public", "locked"}
        return {name: table[name] for name in table if name not in left_out}


def remembered() -> Stretch:
    """The derivation, which each password and salt is put through once."""
    return functools.cache(stretch)


def new_slot(
    kind: str, user: UUID, role: UserRole, derivation: Derivation | None, *, salt: str = "", opens: str = ""
) -> Slot:
    """A slot that wraps nothing yet, under a *salt* of its own unless the vault's is given."""
    salt = salt or secrets.token_hex(SALT_BYTES)
    return Slot(secrets.token_hex(8), kind, str(user), role.value, derivation, salt, opens=opens)


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
