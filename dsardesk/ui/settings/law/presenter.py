"""Which law tables are in use, from when on others are, and what a file that brings some is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from dsardesk.domain.errors import DeskError
from dsardesk.ui.program import DeskNavigator, LawState
from dsardesk.ui.session import Session
from dsardesk.updates.installed import TablesInUse
from dsardesk.wording import Catalogue, sentence


@dataclass(frozen=True, slots=True)
class LawLine:
    """What the settings say of the law tables.

    Attributes:
        in_use: which are in use.
        note: what is not as usual: others wait for the next opening, or installed ones are not used; "" for nothing.
        warns: True if the note is a warning.
        removable: True where installed ones can be removed.
    """

    in_use: str
    note: str = ""
    warns: bool = False
    removable: bool = False


class LawScreen(Protocol):
    """What the presenter asks of the card."""

    def show_law(self, line: LawLine) -> None:
        """Say which tables are in use."""
        ...


class LawPresenter:
    """Keeps the line true, and installs tables."""

    def __init__(self, screen: LawScreen, session: Session, navigator: DeskNavigator) -> None:
        """Work beside one open vault."""
        self._screen = screen
        self._session = session
        self._navigator = navigator
        self._vaults = navigator.program.vaults

    def activate(self) -> None:
        """Show what stands now."""
        self._session.runner.run(self._vaults.law_state, self._show, self._warn)

    def _show(self, state: LawState) -> None:
        self._screen.show_law(law_line(state, self._session.words))

    def install(self, file: Path) -> None:
        """Use the tables of a signed file from the next opening on."""

        def installed(tables: TablesInUse) -> None:
            self._navigator.say(self._session.words.say("law.installed", version=tables.version))
            self.activate()

        self._session.runner.run(lambda: self._vaults.install_law(file), installed, self._warn)

    def remove(self) -> None:
        """Go back to the tables that ship, from the next opening on."""

        def removed(tables: TablesInUse) -> None:
            self._navigator.say(self._session.words.say("law.removed", version=tables.version))
            self.activate()

        self._session.runner.run(self._vaults.remove_law, removed, self._warn)

    def _warn(self, error: DeskError) -> None:
        self._navigator.warn(sentence(error, self._session.words))


def law_line(state: LawState, words: Catalogue) -> LawLine:
    """The law tables in words."""
    now, later = state.now, state.later
    note = sentence(later.refused, words) if later.refused else ""
    if not note and later.version != now.version:
        note = words.say("law.from_next_opening", version=later.version)
    return LawLine(_in_use(now, words), note, later.refused is not None, later.installed or later.refused is not None)


def _in_use(tables: TablesInUse, words: Catalogue) -> str:
    if tables.issued_on is None:
        return words.say("law.shipped", version=tables.version)
    return words.say("law.in_use", version=tables.version, issued_on=tables.issued_on)
