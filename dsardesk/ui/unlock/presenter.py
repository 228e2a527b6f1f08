"""Opening the vault with its password."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from dsardesk.domain.errors import DeskError
from dsardesk.ui.session import Opened, Vaults
from dsardesk.ui.work import Runner
from dsardesk.wording import Catalogue, sentence


class UnlockScreen(Protocol):
    """What the presenter asks of the prompt."""

    def show_opening(self, *, opening: bool) -> None:
        """Say that the vault is being opened, or that one may try again."""
        ...

    def show_refusal(self, sentence: str) -> None:
        """Say why the vault did not open, and let the password be typed anew."""
        ...


class UnlockPresenter:
    """Opens one vault; a wrong password loses nothing and may be tried again at once."""

    def __init__(
        self,
        screen: UnlockScreen,
        runner: Runner,
        vaults: Vaults,
        words: Catalogue,
        opened: Callable[[Opened], object],
    ) -> None:
        """Tell *opened* once the vault is open."""
        self._screen = screen
        self._runner = runner
        self._vaults = vaults
        self._words = words
        self._opened = opened

    def unlock(self, folder: Path, password: str) -> None:
        """Open the vault in *folder*."""
        if not password:
            self._screen.show_refusal(self._words.say("error.usage.password_empty"))
            return
        self._screen.show_opening(opening=True)
        self._runner.run(lambda: self._vaults.open(folder, password), self._done, self._refused)

    def _done(self, opened: Opened) -> None:
        self._screen.show_opening(opening=False)
        self._opened(opened)

    def _refused(self, error: DeskError) -> None:
        self._screen.show_opening(opening=False)
        self._screen.show_refusal(sentence(error, self._words))
