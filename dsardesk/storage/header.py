"""vault.json: the slots that wrap the vault key, versioned, authenticated and signed.

The whole header carries a MAC under a key derived from the vault key: an edited, added, removed or reordered slot is
noticed as soon as any slot opens. Whoever holds a slot could make that MAC again: so the list of people and of their
slots is also signed by the data protection officer's key (Ed25519), which is bound to every slot. Slots of a keyring
are left out of that list: each person turns them on and off for themselves, and a change of the vault key ends them.

Whoever opens the dashboard alone has not the key of that MAC: it leaves out what a change of their password changes,
and they go by the signature. Passwords share the salt of the vault, so that one derivation tries them all.
"""

from __future__ import annotations

import base64
import contextlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from dsardesk.domain.actors import FOLLOWERS, UserRole
from dsardesk.domain.audit import canonical
from dsardesk.storage.ciphers import KEY_BYTES, WrongKey, keyed_hash, sign, signed_by, signing_key, subkey
from dsardesk.storage.errors import DamagedVault, EditedHeader, NewerVault, NoVault, OnlyDashboard, WrongPassword
from dsardesk.storage.files import write_whole
from dsardesk.storage.slots import DASHBOARD, HEAVIEST, LIGHTEST, SALT_BYTES, Derivation, Opened, Slot, remembered

FORMAT = 4
"""1: one user; 2: signed lists of slots; 3: some open the dashboard alone; 4: officers had another signing key."""
FILE = "vault.json"
KINDS = {"password", "recovery", "keyring"}
SIGNERS = {UserRole.DPO, UserRole.ADMIN}
"""Roles whose slots hold the officer's signing key: they let people in."""
OWN = ("derivation", "salt", "locked")
"""What a change of a password changes in its slot; it vouches for itself, being sealed under that password."""


@dataclass(frozen=True, slots=True)
class Handover:
    """One key of the officers put in the place of another, which signed for it.

    Attributes:
        key: public key of before, hex.
        signature: under it, of the key that came next, hex.
    """

    key: str
    signature: str


@dataclass(frozen=True, slots=True)
class Header:
    """Everything about a vault that stands in clear: no name, no address, no figure of a case.

    Attributes:
        id: the vault's id.
        revision: grows with every change; also kept inside the database and the keyring, so that an old header is
            noticed.
        slots: ways to the vault key.
        officer: the officer's public key, hex; "" in the form of the first vaults, which are not signed.
        signature: of the list of slots, hex.
        handovers: keys that officers signed with before, in order.
    """

    id: str
    revision: int
    slots: tuple[Slot, ...]
    officer: str = ""
    signature: str = ""
    handovers: tuple[Handover, ...] = ()

    def unlock(self, secret: str, kind: str, *, following: bool = False) -> Opened:
        """What *secret* opens among the slots of that *kind*; WrongPassword if none opens.

        A slot that opens the dashboard alone is refused unless *following*.
        """
        opened = self._opened(secret, kind)
        if opened.slot.opens and not following:
            raise OnlyDashboard
        return opened

    def _opened(self, secret: str, kind: str) -> Opened:
        stretching = remembered()
        for slot in (slot for slot in self.slots if slot.kind == kind):
            try:
                return slot.open(self.id, self.officer, secret, stretching)
            except WrongKey:
                continue
        raise WrongPassword

    def with_slot(self, slot: Slot) -> Header:
        """The next revision, with *slot* in the place of the user's earlier one of the same kind, or added."""
        ours = (slot.kind, slot.user)
        slots = tuple(slot if (s.kind, s.user) == ours else s for s in self.slots)
        return replace(self, revision=self.revision + 1, slots=slots if slot in slots else (*slots, slot))

    def without(self, user: str, *kinds: str) -> Header:
        """The next revision, without the user's slots of those *kinds*; without any of them if none is named."""
        gone = set(kinds) or KINDS
        slots = tuple(s for s in self.slots if s.user != user or s.kind not in gone)
        return replace(self, revision=self.revision + 1, slots=slots)

    def around_board(self, board: bytes) -> Header:
        """The same header, the slots that open the dashboard alone around that key of it."""
        slots = (slot.wrapping(self.id, self.officer, board) if slot.opens else slot for slot in self.slots)
        return replace(self, slots=tuple(slots))

    def signed(self, signing: bytes) -> Header:
        """The same header, its list of slots signed anew by the officer's key; unchanged in the form of before."""
        return replace(self, signature=sign(signing, self._roster()).hex()) if self.officer else self

    def under(self, former: bytes, signing: bytes) -> Header:
        """The next revision, signed by another key of the officers, which the *former* one names.

        Nobody's secret is needed; slots of those who let people in get the new key sealed to their own.
        """
        officer = signing_key(signing).hex()
        passed = Handover(self.officer, sign(former, self._passed_on(self.officer, officer)).hex())
        slots = tuple(
            s.under(self.id, self.officer, officer, signing if s.role in SIGNERS else b"") for s in self.slots
        )
        fresh = replace(self, revision=self.revision + 1, officer=officer, slots=slots)
        return replace(fresh, handovers=(*self.handovers, passed)).signed(signing)

    def _passed_on(self, before: str, officer: str) -> bytes:
        return canonical([self.id, "officer", before, officer]).encode()

    def _handed_over(self) -> bool:
        """True if each key of the officers named the next one, and every slot is bound to one of them."""
        keys = [*(each.key for each in self.handovers), self.officer]
        whole = all(
            signed_by(bytes.fromhex(each.key), self._passed_on(each.key, after), bytes.fromhex(each.signature))
            for each, after in zip(self.handovers, keys[1:], strict=True)
        )
        return whole and all(not slot.bound or slot.bound in keys for slot in self.slots)

    def signing_key_of(self, user: UUID, private: bytes) -> bytes:
        """The signing key in force, for whoever's slot has that *private* key; "" where it was never given to it."""
        for slot in self.slots:
            if slot.user == str(user) and slot.vouches:
                with contextlib.suppress(WrongKey):
                    return slot.signing_key(self.id, self.officer, private)
        return b""

    def relocked(self, opened: Opened, secret: str, figures: Derivation | None, salt: str) -> Slot:
        """The slot that was opened, its own keys under *secret*; bound to the officer's key in force where it may be.

        Whoever follows cannot: what their slot wraps is covered by the MAC.
        """
        slot = replace(opened.slot, derivation=figures, salt=salt)
        if not slot.bound or slot.opens:
            return slot.locking(self.id, self.officer, secret, opened.private + opened.officer)
        fresh = replace(slot, bound="", vouches="")
        fresh = fresh.locking(self.id, self.officer, secret, opened.private + opened.officer)
        return fresh.wrapping(self.id, self.officer, opened.key)

    def settling(self, opened: Opened, secret: str) -> Slot | None:
        """The slot that *secret* opened under the salt that all share, bound to the key in force; None if it is so."""
        slot = opened.slot
        salt = self.salt() if slot.kind == "password" else slot.salt
        if not slot.public or (slot.salt == salt and (slot.opens or not slot.bound)):
            return None
        try:
            # What was opened a moment ago may have been opened by another secret than the one at hand.
            slot.open(self.id, self.officer, secret)
        except WrongKey:
            return None
        return self.relocked(opened, secret, slot.derivation, salt)

    def _roster(self) -> bytes:
        listed = (s for s in self.slots if s.kind != "keyring")
        return canonical([self.id, self.officer, *(slot.listed() for slot in listed)]).encode()

    def write(self, folder: Path, key: bytes) -> int:
        """The header in its file, with its MAC; its revision."""
        write_whole(folder / FILE, self.text(key))
        return self.revision

    def text(self, key: bytes) -> bytes:
        """What stands in the file."""
        body = self.body()
        return json.dumps({**body, "mac": _mac(key, body)}, indent=1).encode()

    def body(self) -> dict[str, Any]:
        """What its MAC covers."""
        table: dict[str, Any] = {"format": self._format(), "id": self.id, "revision": self.revision}
        if self.officer:
            table |= {"officer": self.officer, "signature": self.signature}
        if self.handovers:
            table["handovers"] = [asdict(each) for each in self.handovers]
        return {**table, "slots": [slot.body() for slot in self.slots]}

    def check(self, opened: Opened, mac: str) -> None:
        """Refuse a header that was edited by somebody without the vault key, or without the officer's key."""
        if not opened.slot.opens and not hmac.compare_digest(mac, _mac(opened.key, self.body())):
            raise EditedHeader(part=FILE)
        if self.officer and not self._is_the_officers(opened):
            raise EditedHeader(part=FILE)

    def follows(self, earlier: Header, key: bytes, mac: str) -> bool:
        """True if this is a later header of the vault of *earlier*: its key, or its officer, vouches for it."""
        if self.id != earlier.id or self.revision <= earlier.revision:
            return False
        if hmac.compare_digest(mac, _mac(key, self.body())):
            return True
        signature = bytes.fromhex(self.signature)
        known = earlier.officer in {self.officer, *(each.key for each in self.handovers)} and self._handed_over()
        same = bool(self.officer) and known
        return same and signed_by(bytes.fromhex(self.officer), self._roster(), signature)

    def _is_the_officers(self, opened: Opened) -> bool:
        mine = not opened.officer or signing_key(opened.officer).hex() == self.officer
        signed = signed_by(bytes.fromhex(self.officer), self._roster(), bytes.fromhex(self.signature))
        return mine and signed and self._handed_over()

    def _format(self) -> int:
        if self.handovers:
            return FORMAT
        if any(slot.opens for slot in self.slots):
            return 3
        return 2 if self.officer else 1

    def holders(self) -> frozenset[UUID]:
        """Users whose password opens the vault, or its dashboard."""
        return frozenset(UUID(slot.user) for slot in self.slots if slot.kind == "password")

    def signers(self) -> frozenset[str]:
        """Users whose slots hold the officers' signing key."""
        return frozenset(slot.user for slot in self.slots if slot.role in SIGNERS)

    def follower(self, user: UUID) -> Slot | None:
        """The slot by which *user* opens the dashboard alone; None if they have none."""
        return next((slot for slot in self.slots if slot.opens and slot.user == str(user)), None)

    def too_wide(self) -> frozenset[UUID]:
        """Users who should open the dashboard alone, and whose slot of before opens the vault."""
        return frozenset(UUID(slot.user) for slot in self.slots if slot.role in FOLLOWERS and not slot.opens)

    def to_renew(self) -> dict[UUID, frozenset[str]]:
        """Kinds of the slots, by their users, that stay bound to a key by which officers sign no more.

        Others are bound anew when they next open the vault: this needs their secret, which seals the slot's own key.
        Those who open the dashboard alone may not change what binds theirs, and the recovery sheet is not used.
        "no_recovery" stands at every officer where the vault has no recovery sheet at all: each of them can make one.
        """
        found = [
            (slot.user, slot.kind) for slot in self.slots if slot.bound and (slot.opens or slot.kind == "recovery")
        ]
        if not any(slot.kind == "recovery" for slot in self.slots):
            found += [(slot.user, "no_recovery") for slot in self._officers_slots()]
        return {UUID(user): frozenset(kind for other, kind in found if other == user) for user, _ in found}

    def _officers_slots(self) -> list[Slot]:
        return [slot for slot in self.slots if slot.kind == "password" and slot.role == UserRole.DPO]

    def salt(self) -> str:
        """The salt of the vault's passwords, which every new one shares; "" where there is none yet."""
        return next((slot.salt for slot in self.slots if slot.kind == "password"), "")


def read_header(folder: Path) -> tuple[Header, str]:
    """The header of the vault in *folder*, and its MAC, to be checked once a slot is open."""
    try:
        text = (folder / FILE).read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        raise NoVault from None
    except (UnicodeDecodeError, OSError):
        raise DamagedVault(part=FILE) from None
    return parse_header(text)


def unlock(folder: Path, secret: str, kind: str, *, following: bool = False) -> tuple[Header, Opened]:
    """The header of the vault in *folder*, and what *secret* opens of it."""
    header, mac = read_header(folder)
    opened = header.unlock(secret, kind, following=following)
    header.check(opened, mac)
    return header, opened


def write_own_slot(folder: Path, slot: Slot) -> None:
    """Put *slot* in the place of the one of the same id, by somebody who has not the vault key: the MAC stays."""
    header, mac = read_header(folder)
    changed = replace(header, slots=tuple(slot if each.id == slot.id else each for each in header.slots))
    write_whole(folder / FILE, json.dumps({**changed.body(), "mac": mac}, indent=1).encode())


def parse_header(text: str) -> tuple[Header, str]:
    """A header and its MAC out of their text."""
    try:
        table = json.loads(text)
        if int(table["format"]) > FORMAT:
            raise NewerVault(format=int(table["format"]))
        header = Header(
            str(UUID(table["id"])),
            int(table["revision"]),
            tuple(_slots(table["slots"], signed=table["format"] != 1)),
            _hex(table.get("officer", "")),
            _hex(table.get("signature", "")),
            tuple(Handover(_hex(each["key"]), _hex(each["signature"])) for each in table.get("handovers", [])),
        )
        mac = str(table.pop("mac"))
        bytes.fromhex(mac)
        if canonical(table).encode() != canonical(header.body()).encode():
            # The MAC covers what was understood: whatever was not, or reads in two ways, would escape it.
            raise DamagedVault(part=FILE)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        raise DamagedVault(part=FILE) from None
    _must_be_whole(header)
    return header, mac


def _hex(text: str) -> str:
    return bytes.fromhex(text).hex()


def _must_be_whole(header: Header) -> None:
    """A keyring is never the only way in: desktops are changed, and their keyrings lost."""
    officers = [slot for slot in header.slots if slot.kind == "password" and slot.role == UserRole.DPO]
    if not officers or not {slot.kind for slot in header.slots} <= KINDS:
        raise DamagedVault(part=FILE)
    keys = [header.officer, *(each.key for each in header.handovers), *(slot.bound for slot in header.slots)]
    if any(len(bytes.fromhex(key)) != KEY_BYTES for key in keys if key) or (header.handovers and not header.officer):
        raise DamagedVault(part=FILE)
    if not all(_follows(slot) for slot in header.slots if slot.opens or slot.signs):
        raise DamagedVault(part=FILE)


def _follows(slot: Slot) -> bool:
    """True for a slot as those have it who open the dashboard alone."""
    known = (slot.opens, slot.kind) == (DASHBOARD, "password") and slot.role in FOLLOWERS
    return known and len(bytes.fromhex(slot.signs)) == KEY_BYTES


def _slots(tables: list[dict[str, Any]], *, signed: bool) -> Iterator[Slot]:
    for table in tables:
        derivation = None if table["derivation"] is None else Derivation(**table["derivation"])
        if derivation is not None:
            _within_bounds(derivation)
        sealed = ("wrapped", "public", "locked") if signed else ("wrapped",)
        random_already = table["kind"] == "keyring"
        if len(bytes.fromhex(table["salt"])) != SALT_BYTES or (derivation is None) != random_already:
            raise DamagedVault(part=FILE)
        if not all(base64.b64decode(table[name], validate=True) for name in sealed):
            raise DamagedVault(part=FILE)
        UUID(table["user"])
        base64.b64decode(table.get("vouches", ""), validate=True)
        yield Slot(**{**table, "derivation": derivation})


def _within_bounds(derivation: Derivation) -> None:
    """A header asking for 4 TiB of memory is an attack, one asking for none is another."""
    for name, value in asdict(derivation).items():
        least = 1 if name == "lanes" else getattr(LIGHTEST, name)
        if type(value) is not int or not least <= value <= getattr(HEAVIEST, name):
            raise DamagedVault(part=FILE)


def _mac(key: bytes, body: dict[str, Any]) -> str:
    slots = [{**slot, **dict.fromkeys(OWN)} if slot.get("opens") else slot for slot in body["slots"]]
    return keyed_hash(subkey(key, "header"), canonical({**body, "slots": slots}).encode()).hex()
