"""Whether the window shows the first start, the prompt or the desk."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from dsardesk.domain.errors import DeskError
from dsardesk.ui.session import Opened, Session, Vaults
from dsardesk.ui.work import Runner
from dsardesk.wording import Catalogue, sentence

HEADER = "vault.json"
"""The file by which a folder is known to hold a vault."""


class Window(Protocol):
    """What the presenter asks of the window."""

    def show_welcome(self, folder: Path) -> None:
        """The first start."""
        ...

    def show_prompt(self, folder: Path) -> None:
        """The prompt that opens the vault in *folder*."""
        ...

    def show_desk(self, session: Session) -> None:
        """The desk over an open vault."""
        ...

    def warn(self, sentence: str) -> None:
        """What went wrong."""
        ...


class ShellPresenter:
    """Goes from the prompt to the desk and back."""

    def __init__(self, window: Window, runner: Runner, vaults: Vaults, words: Catalogue) -> None:
        """Nothing is open."""
        self._window = window
        self._runner = runner
        self._vaults = vaults
        self._words = words
        self.folder = Path()
        self.session: Session | None = None

    def start(self, folder: Path) -> None:
        """Ask for the password of the vault in *folder*, or help to make one there."""
        self.folder = folder
        if (folder / HEADER).is_file():
            self._window.show_prompt(folder)
        else:
            self._window.show_welcome(folder)

    def opened(self, desk: Opened) -> None:
        """Show the desk over a vault that was just opened."""
        self.folder = desk.folder
        self.session = Session(desk, self._words, self._runner)
        self._window.show_desk(self.session)

    def lock(self) -> None:
        """Close the vault at once, with no question; what is being written by the runner is finished first."""
        if self.session is not None:
            self.session = None
            self._window.show_prompt(self.folder)
            self._runner.run(self._vaults.close, lambda _nothing: None, self._not_closed)

    def speak(self, words: Catalogue) -> None:
        """Use the sentences of another language, on the desk too if it is shown."""
        self._words = words
        if self.session is not None:
            self.opened(self.session.desk)
        else:
            self.start(self.folder)

    def _not_closed(self, error: DeskError) -> None:
        self._window.warn(sentence(error, self._words))
