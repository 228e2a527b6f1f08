"""Who opens the vault: passwords and recovery codes changed, people admitted and dismissed, the keyring on and off.

Only vault.json changes: the database is not touched, and no vault key either.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from dsardesk.domain.actors import RoleRefused, UserRole
from dsardesk.storage import facts
from dsardesk.storage.ciphers import new_key, subkey
from dsardesk.storage.errors import KeyringEmpty, OldForm, WrongPassword
from dsardesk.storage.header import FOLLOWERS, Header, read_header, unlock, write_own_slot
from dsardesk.storage.keyrings import KeyPlace
from dsardesk.storage.slots import DASHBOARD, STANDARD, Derivation, Opened, Slot, new_recovery_code, new_slot, relocked
from dsardesk.storage.vault import OpenVault, held, officers_header


def change_password(
    folder: Path, secret: str, new: str, *, kind: str = "password", derivation: Derivation | None = None
) -> int:
    """A new password for whoever a *secret* of that *kind* belongs to; the header's revision from then on."""
    with held(folder):
        header, opened = unlock(folder, secret, kind, following=True)
        if opened.slot.opens:
            write_own_slot(folder, _relocked(header, opened, new, derivation or figures_of(header)))
            return header.revision
        return _with_password(header, opened, new, derivation).write(folder, opened.key)


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
    fresh = relocked(opened.slot, figures, header.salt())
    return fresh.locking(header.id, header.officer, new, opened.private + opened.officer)


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

    def are_followed(self) -> bool:
        """True where somebody opens the dashboard alone."""
        return any(slot.opens for slot in self._header().slots)

    def admit(self, user: UUID, role: UserRole, password: str) -> None:
        """Let *password* open the vault, or its dashboard, for *user*, in place of an earlier one of theirs."""
        header = self._officers()
        follows = role in FOLLOWERS
        salt, opens = header.salt(), DASHBOARD if follows else ""
        slot = new_slot("password", user, role, figures_of(header), salt=salt, opens=opens)
        signing = self.vault.officer if role is UserRole.DPO else b""
        key = facts.read_or_make(self.vault.engine, facts.DASHBOARD_KEY) if follows else self.vault.key
        sealed = slot.sealing(header.id, header.officer, password, key, signing)
        self._write_signed(header.without(str(user)).with_slot(sealed))

    def dismiss(self, user: UUID) -> None:
        """Let nothing of *user* open the vault any more."""
        self._write_signed(self._officers().without(str(user)))

    def _write_signed(self, header: Header) -> None:
        header.signed(self.vault.officer).write(self.vault.folder, self.vault.key)

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
        header.check(Opened(header.slots[0], self.vault.key, self.vault.officer), mac)
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
        sealed = slot.sealing(header.id, header.officer, _spelled(secret), self.vault.key, self.vault.officer)
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
