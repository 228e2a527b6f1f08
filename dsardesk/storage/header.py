"""vault.json: the slots that wrap the vault key, versioned and authenticated.

Each slot seals the vault key under a key stretched from a password or a recovery code. Role, user and derivation
figures are bound to the slot as associated data, and the whole header carries a MAC under a key derived from the
vault key: an edited, added or reordered slot is noticed as soon as any slot opens.
"""

from __future__ import annotations

import base64
import hmac
import json
import secrets
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from dsardesk.domain.audit import canonical
from dsardesk.storage.ciphers import WrongKey, keyed_hash, seal, stretch, subkey, unseal
from dsardesk.storage.errors import DamagedVault, NewerVault, NoVault, WrongPassword
from dsardesk.storage.files import write_whole

FORMAT = 1
FILE = "vault.json"
SALT_BYTES = 16
RECOVERY_BYTES = 20
GROUP = 4
MIB = 1024


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


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to the vault key.

    Attributes:
        id: random, hex.
        kind: "password" or "recovery".
        user: id of the user it belongs to.
        role: role of that user.
        derivation: Argon2id figures.
        salt: hex.
        wrapped: the sealed vault key, base64.
    """

    id: str
    kind: str
    user: str
    role: str
    derivation: Derivation
    salt: str
    wrapped: str

    def context(self, vault: str) -> bytes:
        """What is bound to the sealed key."""
        return canonical([vault, self.id, self.kind, self.user, self.role, asdict(self.derivation), self.salt]).encode()

    def open(self, vault: str, secret: str) -> bytes:
        """The vault key; WrongKey if *secret* is not this slot's."""
        return unseal(self._key(secret), base64.b64decode(self.wrapped), self.context(vault))

    def sealing(self, vault: str, secret: str, vault_key: bytes) -> Slot:
        """The same slot around *vault_key*."""
        sealed = seal(self._key(secret), vault_key, self.context(vault))
        return replace(self, wrapped=base64.b64encode(sealed).decode())

    def _key(self, secret: str) -> bytes:
        return stretch(prepared(secret), salt=bytes.fromhex(self.salt), **asdict(self.derivation))


@dataclass(frozen=True, slots=True)
class Header:
    """Everything about a vault that stands in clear: no name, no address, no figure of a case.

    Attributes:
        id: the vault's id.
        revision: grows with every change; also kept inside the database, so that an old header is noticed.
        slots: ways to the vault key.
    """

    id: str
    revision: int
    slots: tuple[Slot, ...]

    def unlock(self, secret: str, kind: str) -> tuple[bytes, Slot]:
        """The vault key and the slot of that *kind* that gave it; WrongPassword if none opens."""
        for slot in (slot for slot in self.slots if slot.kind == kind):
            try:
                return slot.open(self.id, secret), slot
            except WrongKey:
                continue
        raise WrongPassword

    def with_slot(self, slot: Slot) -> Header:
        """The next revision, with *slot* replacing the user's earlier one of the same kind, or added."""
        others = tuple(s for s in self.slots if (s.kind, s.user) != (slot.kind, slot.user))
        return Header(self.id, self.revision + 1, (*others, slot))

    def write(self, folder: Path, vault_key: bytes) -> None:
        """The header in its file, with its MAC."""
        body = self.body()
        text = json.dumps({**body, "mac": _mac(vault_key, body)}, indent=1)
        write_whole(folder / FILE, text.encode())

    def body(self) -> dict[str, Any]:
        """What its MAC covers."""
        return {"format": FORMAT, "id": self.id, "revision": self.revision, "slots": [asdict(s) for s in self.slots]}

    def check_mac(self, vault_key: bytes, mac: str) -> None:
        """Refuse a header that was edited by somebody without the vault key."""
        if not hmac.compare_digest(mac, _mac(vault_key, self.body())):
            raise DamagedVault(part=FILE)


def new_slot(kind: str, user: UUID, role: str, derivation: Derivation) -> Slot:
    """A slot that wraps nothing yet."""
    return Slot(secrets.token_hex(8), kind, str(user), role, derivation, secrets.token_hex(SALT_BYTES), "")


def read_header(folder: Path) -> tuple[Header, str]:
    """The header of the vault in *folder*, and its MAC, to be checked once a slot is open."""
    try:
        text = (folder / FILE).read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        raise NoVault from None
    except (UnicodeDecodeError, OSError):
        raise DamagedVault(part=FILE) from None
    return parse_header(text)


def parse_header(text: str) -> tuple[Header, str]:
    """A header and its MAC out of their text."""
    try:
        table = json.loads(text)
        if int(table["format"]) > FORMAT:
            raise NewerVault(format=int(table["format"]))
        header = Header(str(UUID(table["id"])), int(table["revision"]), tuple(_slots(table["slots"])))
        mac = str(table.pop("mac"))
        bytes.fromhex(mac)
        if canonical(table).encode() != canonical(header.body()).encode():
            # The MAC covers what was understood: whatever was not, or reads in two ways, would escape it.
            raise DamagedVault(part=FILE)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        raise DamagedVault(part=FILE) from None
    return header, mac


def _slots(tables: list[dict[str, Any]]) -> Iterator[Slot]:
    for table in tables:
        derivation = Derivation(**table["derivation"])
        _within_bounds(derivation)
        if len(bytes.fromhex(table["salt"])) != SALT_BYTES:
            raise DamagedVault(part=FILE)
        base64.b64decode(table["wrapped"], validate=True)
        yield Slot(**{**table, "derivation": derivation})


def _within_bounds(derivation: Derivation) -> None:
    """A header asking for 4 TiB of memory is an attack, one asking for none is another."""
    for name, value in asdict(derivation).items():
        least = 1 if name == "lanes" else getattr(LIGHTEST, name)
        if type(value) is not int or not least <= value <= getattr(HEAVIEST, name):
            raise DamagedVault(part=FILE)


def _mac(vault_key: bytes, body: dict[str, Any]) -> str:
    return keyed_hash(subkey(vault_key, "header"), canonical(body).encode()).hex()


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
