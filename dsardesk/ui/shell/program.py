"""What belongs to the whole program, as screens may ask for it."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from dsardesk.ui.session import Opened, Vaults
from dsardesk.ui.theme.look import LOOK, Theme

if TYPE_CHECKING:
    from dsardesk.ui.following import Followed
    from dsardesk.ui.program import Choices
    from dsardesk.ui.shell.window import MainWindow


class WindowProgram:
    """The program behind one window."""

    def __init__(self, window: MainWindow, vaults: Vaults) -> None:
        """Answer for *window*."""
        self._window = window
        self._preferences = window.preferences
        self._vaults = vaults

    @property
    def vaults(self) -> Vaults:
        """Makes and opens vaults."""
        return self._vaults

    def choices(self) -> Choices:
        """What was chosen so far."""
        chosen = self._preferences
        # The prompt shows without it.
        choices: type[Choices] = importlib.import_module("dsardesk.ui.program").Choices
        return choices(chosen.language, chosen.theme.value, chosen.lock_minutes)

    def speak(self, language: str) -> None:
        """Use another language from now on, and remember it."""
        self._window.speak(language)

    def wear(self, theme: str) -> None:
        """Use other colours from now on, and remember them."""
        self._preferences.theme = Theme(theme)
        LOOK.wear(Theme(theme))

    def lock_after(self, minutes: int) -> None:
        """Lock after so many minutes without a gesture, and remember it."""
        self._preferences.lock_minutes = minutes
        if self._window.desk is not None:
            self._window.self_lock.wait(self._preferences.lock_minutes)

    def shortcuts(self) -> tuple[tuple[str, str], ...]:
        """What can be done by keyboard: the words of each action, and its keys."""
        menus = [cast("QMenu", action.menu()) for action in self._window.menuBar().actions()]
        return tuple(
            (action.text().replace("&", ""), keys.toString(QKeySequence.SequenceFormat.NativeText))
            for menu in menus
            for action in menu.actions()
            if not (keys := action.shortcut()).isEmpty()
        )

    def remember(self, folder: Path) -> None:
        """Ask for the vault in *folder* from the next start on."""
        self._preferences.vault = folder

    def ask_for(self, folder: Path) -> None:
        """Close the open vault, if one is, and ask for the password of the one in *folder*."""
        self._window.presenter.ask_for(folder)

    def followed(self, board: Followed) -> None:
        """Show the dashboard that was just opened."""
        self._window.presenter.followed(board)

    def opened(self, desk: Opened, said: str = "") -> None:
        """Show the desk over a vault that was just opened, or whose company changed, and say so."""
        before = self._window.desk
        place = before.place() if before is not None else ""
        self._window.presenter.opened(desk)
        after = self._window.desk
        if after is not None and place:
            after.go(place)
        if after is not None and said:
            after.say(said)

    def read_message(self, file: Path) -> None:
        """Show what the message in *file* says, on the page of a new request."""
        self._window.read_message(file)

    def import_register(self) -> None:
        """Show the page on which a register kept in a spreadsheet is imported."""
        desk = self._window.desk
        if desk is not None:
            desk.import_register()
