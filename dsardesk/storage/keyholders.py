"""Who opens the vault: passwords and recovery codes changed, people admitted and dismissed, the keyring on and off.

Only vault.json changes: the database is not touched, and no vault key either.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from dsardesk.domain.actors import FOLLOWERS, RoleRefused, UserRole
from dsardesk.storage import facts
from dsardesk.storage.ciphers import new_key, subkey
from dsardesk.storage.dashboard import seen_on_dashboard
from dsardesk.storage.errors import KeyringEmpty, OldForm, WrongPassword
from dsardesk.storage.header import SIGNERS, Header
from dsardesk.storage.header_file import read_header, unlock, write_own_slot
from dsardesk.storage.holding import held
from dsardesk.storage.keyrings import KeyPlace
from dsardesk.storage.slots import DASHBOARD, STANDARD, Derivation, Opened, Slot, new_recovery_code, new_slot
from dsardesk.storage.vault import OpenVault, officers_header


def change_password(
    folder: Path, secret: str, new: str, *, kind: str = "password", derivation: Derivation | None = None
) -> int:
    """A new password for whoever a *secret* of that *kind* belongs to; the header's revision from then on."""
    with held(folder):
        header, opened = unlock(folder, secret, kind, following=True)
        if opened.slot.opens:
            write_own_slot(folder, _relocked(header, opened, new, derivation or figures_of(header)))
            return header.revision
        if kind == "recovery" and header.officer:
            # Whoever found the sheet, or the password that was lost, signs nothing any more.
            header, opened = _under_another_key(header, opened)
        return _with_password(header, opened, new, derivation).write(folder, opened.key)


def _under_another_key(header: Header, opened: Opened) -> tuple[Header, Opened]:
    signing = new_key()
    return header.under(opened.officer, signing), replace(opened, officer=signing)


def change_own_password(vault: OpenVault, old: str, new: str, *, derivation: Derivation | None = None) -> None:
    """The same for a vault that this process holds open."""
    header, opened = own_slot(vault, old)
    _with_password(header, opened, new, derivation).write(vault.folder, opened.key)


def change_follower_password(
    folder: Path, user: UUID, old: str, new: str, *, derivation: Derivation | None = None
) -> None:
    """The same for *user*, who opens the dashboard alone; the vault may be open elsewhere."""
    header, opened = unlock(folder, old, "password", following=True)
    if not opened.slot.opens or UUID(opened.slot.user) != user:
        raise WrongPassword
    write_own_slot(folder, _relocked(header, opened, new, derivation or figures_of(header)))


def renew_recovery_code(vault: OpenVault, password: str, *, derivation: Derivation | None = None) -> str:
    """A new recovery code, kept nowhere else; the one before opens nothing any more.

    A vault in the form of the first ones takes the present form with it.
    """
    header, opened = own_slot(vault, password)
    _must_be_officer(opened)
    code, figures = new_recovery_code(), derivation or figures_of(header)
    user = UUID(opened.slot.user)
    if header.officer:
        slot = new_slot("recovery", user, UserRole.DPO, figures)
        fresh = header.with_slot(slot.sealing(header.id, header.officer, code, opened.key, opened.officer))
        fresh = fresh.signed(opened.officer)
    else:
        secrets = {"password": password, "recovery": code}
        fresh = officers_header(header.id, header.revision, user, secrets=secrets, key=opened.key, figures=figures)
    fresh.write(vault.folder, opened.key)
    return code


def own_slot(vault: OpenVault, password: str) -> tuple[Header, Opened]:
    """The header, and what the password of whoever opened the vault opens; somebody else's will not do."""
    header, opened = unlock(vault.folder, password, "password")
    if UUID(opened.slot.user) != vault.user:
        raise WrongPassword
    return header, opened


def _must_be_officer(opened: Opened) -> None:
    if opened.slot.role != UserRole.DPO:
        raise RoleRefused(role=opened.slot.role)


def _with_password(header: Header, opened: Opened, new: str, derivation: Derivation | None) -> Header:
    """The header in which *new* is the password of whoever opened it."""
    slot, figures = opened.slot, derivation or figures_of(header)
    fresh = new_slot("password", UUID(slot.user), UserRole(slot.role), figures, salt=header.salt())
    if not header.officer:
        return header.with_slot(fresh.sealing_as_before(header.id, new, opened.key))
    if slot.kind == "password":
        # The slot's own keys stay, and with them the officer's signature, which not everybody can make.
        return header.with_slot(_relocked(header, opened, new, figures))
    sealed = fresh.sealing(header.id, header.officer, new, opened.key, opened.officer)
    return header.with_slot(sealed).signed(opened.officer)


def _relocked(header: Header, opened: Opened, new: str, figures: Derivation) -> Slot:
    """The slot that was opened, its own keys under the password *new*."""
    return header.relocked(opened, new, figures, header.salt())


def figures_of(header: Header) -> Derivation:
    """The figures that this vault's passwords are stretched by."""
    return next((slot.derivation for slot in header.slots if slot.derivation), STANDARD)


@dataclass(frozen=True, slots=True)
class Keyholders:
    """Those whose slots open one open vault; admitting and dismissing takes an officer's key."""

    vault: OpenVault

    def present(self) -> frozenset[UUID]:
        """Users whose password opens the vault, or its dashboard."""
        return self._header().holders()

    def too_wide(self) -> frozenset[UUID]:
        """Users whose slot of before opens the vault, though their role gives them the dashboard alone."""
        return self._header().too_wide()

    def to_renew(self) -> Mapping[UUID, frozenset[str]]:
        """What is to be given anew, by user: "password", "recovery" or "no_recovery"."""
        return self._header().to_renew()

    def last_seen(self) -> Mapping[UUID, datetime]:
        """When each user last opened the vault, or its dashboard."""
        board, vault = seen_on_dashboard(self.vault), facts.read_seen(self.vault.engine)
        return {user: max(filter(None, (board.get(user), vault.get(user)))) for user in board.keys() | vault.keys()}

    def are_followed(self) -> bool:
        """True where somebody opens the dashboard alone."""
        return any(slot.opens for slot in self._header().slots)

    def admit(self, user: UUID, role: UserRole, password: str) -> None:
        """Let *password* open the vault, or its dashboard, for *user*, in place of an earlier one of theirs."""
        header = self._officers()
        follows = role in FOLLOWERS
        salt, opens = header.salt(), DASHBOARD if follows else ""
        slot = new_slot("password", user, role, figures_of(header), salt=salt, opens=opens)
        signing = self._signing(header) if role in SIGNERS else b""
        key = facts.read_or_make(self.vault.engine, facts.DASHBOARD_KEY) if follows else self.vault.key
        sealed = slot.sealing(header.id, header.officer, password, key, signing)
        self._write_signed(header.without(str(user)).with_slot(sealed), header)

    def dismiss(self, user: UUID) -> None:
        """Let nothing of *user* open the vault any more; what they signed with signs no more either."""
        header = self._officers()
        self._write_signed(header.without(str(user)), header)

    def change_signing_key(self) -> None:
        """Have officers sign with another key from now on."""
        header = self._officers()
        self._written(header.under(self._signing(header), new_key()))

    def _write_signed(self, header: Header, before: Header) -> None:
        """Keep what was changed, under another signing key if somebody who held it does so no more."""
        signing = self._signing(before)
        fewer = before.signers() - header.signers()
        self._written(header.under(signing, new_key()) if fewer else header.signed(signing))

    def _written(self, header: Header) -> None:
        header.write(self.vault.folder, self.vault.key)

    def _signing(self, header: Header) -> bytes:
        """The officers' signing key in force; "" for whoever never held it. It may have changed since the opening."""
        if not self.vault.officer:
            return b""
        return header.signing_key_of(self.vault.user, self.vault.own_secret) or self.vault.officer

    def _officers(self) -> Header:
        """The header, to be changed by an officer."""
        header = self._header()
        if not header.officer:
            raise OldForm
        if not self.vault.officer:
            raise RoleRefused(role="")
        return header

    def _header(self) -> Header:
        header, mac = read_header(self.vault.folder)
        slot = next(each for each in header.slots if not each.opens)
        header.check(Opened(slot, self.vault.key, self._signing(header)), mac)
        return header

    def keyring_is_on(self) -> bool:
        """True if a keyring may open the vault for this user."""
        return _keyring_slot_of(self._header(), self.vault.user)

    def turn_keyring_on(self, place: KeyPlace) -> None:
        """Let the keyring behind *place* open the vault for this user."""
        header = self._header()
        if not header.officer:
            raise OldForm
        role = next(slot.role for slot in header.slots if slot.user == str(self.vault.user))
        secret = new_key()
        # First the secret: a slot that nothing opens would promise what the keyring does not keep.
        place.store(secret)
        slot = new_slot("keyring", self.vault.user, UserRole(role), None)
        sealed = slot.sealing(header.id, header.officer, _spelled(secret), self.vault.key, self._signing(header))
        header.with_slot(sealed).write(self.vault.folder, self.vault.key)

    def turn_keyring_off(self, place: KeyPlace) -> None:
        """Let no keyring open the vault for this user."""
        header = self._header().without(str(self.vault.user), "keyring")
        header.write(self.vault.folder, self.vault.key)
        place.forget()


def has_keyring_slot(folder: Path) -> bool:
    """True if a keyring may open the vault in *folder* for somebody."""
    return any(slot.kind == "keyring" for slot in read_header(folder)[0].slots)


def kept_secret(place: KeyPlace) -> str:
    """What the keyring behind *place* opens the vault with."""
    secret = place.load()
    if secret is None:
        raise KeyringEmpty
    return _spelled(secret)


def _keyring_slot_of(header: Header, user: UUID) -> bool:
    return any(slot.kind == "keyring" and slot.user == str(user) for slot in header.slots)


def _spelled(secret: bytes) -> str:
    return base64.b64encode(subkey(secret, "keyring slot")).decode()
