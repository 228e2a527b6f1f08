"""vault.json: the slots that wrap the vault key, versioned, authenticated and signed.

The whole header carries a MAC under a key derived from the vault key: an edited, added, removed or reordered slot is
noticed as soon as any slot opens. Whoever holds a slot could make that MAC again: so the list of people and of their
slots is also signed by the data protection officer's key (Ed25519), which is bound to every slot. Slots of a keyring
are left out of that list: each person turns them on and off for themselves, and a change of the vault key ends them.

Whoever opens the dashboard alone has not the key of that MAC: it leaves out what a change of their password changes,
and they go by the signature. Passwords share the salt of the vault, so that one derivation tries them all.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from dsardesk.domain.actors import FOLLOWERS, UserRole
from dsardesk.domain.audit import canonical
from dsardesk.storage.ciphers import WrongKey, keyed_hash, sign, signed_by, signing_key, subkey
from dsardesk.storage.errors import EditedHeader, OnlyDashboard, WrongPassword
from dsardesk.storage.files import write_whole
from dsardesk.storage.slots import Derivation, Opened, Slot, remembered

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

    def followers_own(self) -> str:
        """Hash, hex, of what those who follow may change in their slots; "" where nobody follows."""
        own = [[slot.id, *(slot.body()[name] for name in OWN)] for slot in self.slots if slot.opens]
        return hashlib.sha256(canonical(own).encode()).hexdigest() if own else ""

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


def _mac(key: bytes, body: dict[str, Any]) -> str:
    slots = [{**slot, **dict.fromkeys(OWN)} if slot.get("opens") else slot for slot in body["slots"]]
    return keyed_hash(subkey(key, "header"), canonical({**body, "slots": slots}).encode()).hex()
