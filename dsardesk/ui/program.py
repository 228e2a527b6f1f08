"""What belongs to the whole program rather than to one vault, as screens may ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from dsardesk.domain.profile import ControllerProfile
from dsardesk.ui.following import Followed
from dsardesk.ui.session import Navigator, Opened, Vaults
from dsardesk.updates.installed import TablesInUse


@dataclass(frozen=True, slots=True)
class Company:
    """A company for which a vault can be made.

    Attributes:
        text: its profile, as it is written.
        profile: what that says.
        invented: True for the training example.
    """

    text: str
    profile: ControllerProfile
    invented: bool = False


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check of the whole vault found.

    Attributes:
        events: how many events the journal holds.
        files: codes of what is wrong with pages and documents.
        log: (code, sequence number) of each break of the journal.
    """

    events: int
    files: tuple[str, ...]
    log: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class LawState:
    """The law tables in use, and those that the next opening of the vault will use."""

    now: TablesInUse
    later: TablesInUse


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person chose for the whole program.

    Attributes:
        language: of the interface.
        theme: "system", "light" or "dark".
        lock_minutes: minutes without a gesture after which the vault is locked.
    """

    language: str
    theme: str
    lock_minutes: int


class Program(Protocol):
    """What belongs to the whole program rather than to one vault."""

    @property
    def vaults(self) -> Vaults:
        """Makes and opens vaults."""
        ...

    def choices(self) -> Choices:
        """What was chosen so far."""
        ...

    def speak(self, language: str) -> None:
        """Use another language from now on, and remember it."""
        ...

    def wear(self, theme: str) -> None:
        """Use other colours from now on, and remember them."""
        ...

    def lock_after(self, minutes: int) -> None:
        """Lock after so many minutes without a gesture, and remember it."""
        ...

    def shortcuts(self) -> tuple[tuple[str, str], ...]:
        """What can be done by keyboard: the words of each action, and its keys."""
        ...

    def remember(self, folder: Path) -> None:
        """Ask for the vault in *folder* from the next start on."""
        ...

    def ask_for(self, folder: Path) -> None:
        """Close the open vault, if one is, and ask for the password of the one in *folder*."""
        ...

    def followed(self, board: Followed) -> None:
        """Show the dashboard that was just opened."""
        ...

    def opened(self, desk: Opened, said: str = "") -> None:
        """Show the desk over a vault that was just opened, or whose company changed, and say so."""
        ...

    def read_message(self, file: Path) -> None:
        """Show what the message in *file* says, on the page of a new request."""
        ...

    def import_register(self) -> None:
        """Show the page on which a register kept in a spreadsheet is imported."""
        ...


class DeskNavigator(Navigator, Protocol):
    """The way to other screens, and to the program behind them."""

    @property
    def program(self) -> Program:
        """What belongs to the whole program."""
        ...
