"""Whether the window shows the first start, the prompt or the desk."""

from __future__ import annotations

import importlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dsardesk.domain.errors import DeskError
from dsardesk.ui.session import Opened, Session, Vaults
from dsardesk.ui.work import Runner
from dsardesk.wording import Catalogue, sentence

if TYPE_CHECKING:
    from dsardesk.ui.following import Followed

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

    def show_dashboard(self, board: Followed) -> None:
        """The dashboard of somebody who only follows."""
        ...

    def show_locked(self) -> None:
        """Nothing of the vault, and nothing to type in: the prompt comes next."""
        ...

    def start_anew(self, folder: Path) -> bool:
        """End this program, another one asking for the vault in *folder*; False where that cannot be."""
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
        self.board: Followed | None = None

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

    def followed(self, board: Followed) -> None:
        """Show the dashboard that somebody has who only follows."""
        self.folder = board.folder
        self.board = board
        self._window.show_dashboard(board)

    def lock(self) -> None:
        """Close the vault at once, with no question; what is being written by the runner is finished first."""
        if self.session is not None or self.board is not None:
            self._window.show_locked()
            self.session = self.board = None
            self._runner.run(self._vaults.close, lambda _nothing: self._closed(), self._not_closed)

    def ask_for(self, folder: Path) -> None:
        """Ask for the vault in another folder, the open one closed first."""
        if self.session is None and self.board is None:
            self.start(folder)
        else:
            self.folder = folder
            self.lock()

    def settle(self) -> None:
        """Destroy the identity documents that are due by now, whatever the person does."""
        session = self.session
        if session is None:
            return
        # The prompt shows without it.
        settle = importlib.import_module("dsardesk.services.identity_due").settle_documents
        desk = session.desk
        if desk.acts is not None and (now := desk.acts()) != desk.actor:
            # An officer's absence began or ended while the vault is open.
            desk = replace(desk, actor=now)
            self.opened(desk)

        def tell(references: tuple[str, ...]) -> None:
            for reference in references:
                session.news.tell(reference)

        # What cannot be recorded now is destroyed all the same, and recorded at the next opening.
        self._runner.run(lambda: settle(desk.context, desk.actor), tell, lambda _error: None)

    def speak(self, words: Catalogue) -> None:
        """Use the sentences of another language, on the desk too if it is shown."""
        self._words = words
        if self.session is not None:
            self.opened(self.session.desk)
        elif self.board is not None:
            self.followed(self.board)
        else:
            self.start(self.folder)

    def _closed(self) -> None:
        # Copies of the key stay in the memory of a program that held it: another one asks for the password.
        if not self._window.start_anew(self.folder):
            self.start(self.folder)

    def _not_closed(self, error: DeskError) -> None:
        self.start(self.folder)
        self._window.warn(sentence(error, self._words))
