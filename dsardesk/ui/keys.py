"""Keys of vaults on the database thread. Importing this module is slow: it brings the database with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from dsardesk.desk import keys
from dsardesk.desk.keys import OldForm
from dsardesk.desk.opened import Desk
from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.errors import DeskError
from dsardesk.services.roles import KEEPERS
from dsardesk.services.users import (
    add_user,
    change_role,
    change_signing_key,
    delegate_to,
    end_delegation,
    list_users,
    remove_user,
    reset_password,
)
from dsardesk.ui.backing import AGREED, Upgrade
from dsardesk.ui.keyholding import Rotated, WaysIn
from dsardesk.ui.session import Opened


class OpenVaults(Protocol):
    """What keys need of vaults."""

    def at_desk(self) -> Desk:
        """The desk over the open vault."""
        ...

    def open(self, folder: Path, password: str, kind: str = "password", *, upgrade: Upgrade = AGREED) -> Opened:
        """The vault in *folder*, open until `close`."""
        ...

    def close(self) -> None:
        """Close the open vault, if one is."""
        ...


class DeskKeys:
    """Who opens a vault, and by what."""

    def __init__(self, vaults: OpenVaults, now: Callable[[], datetime]) -> None:
        """Work on the vault that is open among *vaults*."""
        self._vaults = vaults
        self._now = now

    def ways_in(self) -> WaysIn:
        """Who opens the open vault, and how."""
        desk = self._vaults.at_desk()
        users = list_users(desk.context, desk.keyholders, desk.actor)
        return WaysIn(users, desk.keyholders.keyring_is_on())

    def add_user(self, name: str, role: str, password: str) -> Actor:
        """Somebody new, whose *password* opens the vault."""
        desk = self._vaults.at_desk()
        return add_user(desk.context, desk.keyholders, desk.actor, name=name, role=UserRole(role), password=password)

    def remove_user(self, user: str) -> Actor:
        """The user of that id opens the vault no more."""
        desk = self._vaults.at_desk()
        return remove_user(desk.context, desk.keyholders, desk.actor, user)

    def reset_password(self, user: str, password: str) -> Actor:
        """Another *password* for the user of that id."""
        desk = self._vaults.at_desk()
        return reset_password(desk.context, desk.keyholders, desk.actor, user, password)

    def change_role(self, user: str, role: str, password: str) -> Actor:
        """Another role for the user of that id, whose *password* opens what it gives."""
        desk = self._vaults.at_desk()
        to = UserRole(role)
        return change_role(desk.context, desk.keyholders, desk.actor, user, role=to, password=password)

    def change_signing_key(self) -> None:
        """Another signing key for the officers; nobody's password changes."""
        desk = self._vaults.at_desk()
        change_signing_key(desk.context, desk.keyholders, desk.actor)

    def delegate(self, user: str, starts_on: date, ends_on: date) -> None:
        """Have the user of that id act for the officer at the desk, from one day to another."""
        desk = self._vaults.at_desk()
        delegate_to(desk.context, desk.actor, user, starts_on=starts_on, ends_on=ends_on)

    def end_delegation(self) -> None:
        """Nobody acts any more for the officer at the desk."""
        desk = self._vaults.at_desk()
        end_delegation(desk.context, desk.actor)

    def turn_keyring(self, *, on: bool) -> None:
        """Let this computer's keyring open the vault, or no longer."""
        desk = self._vaults.at_desk()
        if on:
            desk.keep_in_keyring()
        else:
            desk.forget_keyring()

    def rotate(self, password: str, tell: Callable[[str], object]) -> Rotated:
        """Give the open vault another key; *tell* is told each step. A wrong password changes nothing."""
        desk = self._vaults.at_desk()
        folder, kept = desk.vault.folder, desk.keyholders.keyring_is_on()
        desk.actor.must_be(*KEEPERS)
        # Before anything is closed: a wrong password is typed again in the same dialog.
        desk.check_password(password)
        if not desk.vault.officer:
            # Its recovery sheet could not stay: the settings show a new one first.
            raise OldForm
        self._vaults.close()
        refused = None
        try:
            keys.rotate_key(folder, password, now=self._now, tell=tell)
        except DeskError as error:
            refused = error
        opened = self._vaults.open(folder, password)
        lost = kept and refused is None and not self._kept_again()
        return Rotated(opened, refused, keyring_lost=lost)

    def _kept_again(self) -> bool:
        try:
            self.turn_keyring(on=True)
        except DeskError:
            return False
        return True

    def keyring_opens(self, folder: Path) -> bool:
        """True if the keyring may open the vault in *folder*."""
        return keys.keyring_opens(folder)

    def open_by_keyring(self, folder: Path, upgrade: Upgrade = AGREED) -> Opened:
        """The vault in *folder*, opened by the keyring."""
        return self._vaults.open(folder, keys.keyring_secret(folder), "keyring", upgrade=upgrade)
