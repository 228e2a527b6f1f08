"""What screens may ask of the keys of the open vault; each call is work for the runner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

# The prompt shows before any of these is needed.
if TYPE_CHECKING:
    from datetime import date

    from dsardesk.domain.actors import Actor
    from dsardesk.domain.errors import DeskError
    from dsardesk.services.users import UserLine
    from dsardesk.ui.backing import Upgrade
    from dsardesk.ui.session import Opened


@dataclass(frozen=True, slots=True)
class WaysIn:
    """Who opens the vault, and whether this computer's keyring does so for whoever is at the desk."""

    users: tuple[UserLine, ...]
    keyring: bool


@dataclass(frozen=True, slots=True)
class Rotated:
    """What became of a change of the vault's key; the vault is open again either way.

    Attributes:
        opened: the vault, open under the key that holds now.
        refused: why the key was not changed; None if it was.
        keyring_lost: True if the keyring opened the vault before and could not be turned on again.
    """

    opened: Opened
    refused: DeskError | None = None
    keyring_lost: bool = False


class Keys(Protocol):
    """Who opens a vault, and by what."""

    def ways_in(self) -> WaysIn:
        """Who opens the open vault, and how."""
        ...

    def add_user(self, name: str, role: str, password: str) -> Actor:
        """Somebody new, whose *password* opens the vault."""
        ...

    def remove_user(self, user: str) -> Actor:
        """The user of that id opens the vault no more."""
        ...

    def reset_password(self, user: str, password: str) -> Actor:
        """Another *password* for the user of that id."""
        ...

    def change_role(self, user: str, role: str, password: str) -> Actor:
        """Another role for the user of that id, whose *password* opens what it gives."""
        ...

    def change_signing_key(self) -> None:
        """Another signing key for the officers; nobody's password changes."""
        ...

    def delegate(self, user: str, starts_on: date, ends_on: date) -> None:
        """Have the user of that id act for the officer at the desk, from one day to another."""
        ...

    def end_delegation(self) -> None:
        """Nobody acts any more for the officer at the desk."""
        ...

    def turn_keyring(self, *, on: bool) -> None:
        """Let this computer's keyring open the vault, or no longer."""
        ...

    def rotate(self, password: str, tell: Callable[[str], object]) -> Rotated:
        """Give the open vault another key; *tell* is told each step. A wrong password changes nothing."""
        ...

    def keyring_opens(self, folder: Path) -> bool:
        """True if the keyring may open the vault in *folder*."""
        ...

    def open_by_keyring(self, folder: Path, upgrade: Upgrade) -> Opened:
        """The vault in *folder*, opened by the keyring."""
        ...
