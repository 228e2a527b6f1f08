"""Bringing a backup back."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from dsardesk.domain.errors import DeskError
from dsardesk.ui.session import Vaults
from dsardesk.ui.work import Runner
from dsardesk.wording import Catalogue, sentence


class RestoreForm(Protocol):
    """What the presenter asks of the dialog."""

    def show_working(self, *, working: bool) -> None:
        """Say that the backup is being brought back, or that one may try again."""
        ...

    def ask_for_backup(self) -> None:
        """Say that no file is chosen yet."""
        ...

    def refuse(self, sentence: str) -> None:
        """Say what is wrong; nothing typed is lost."""
        ...


class RestorePresenter:
    """Brings one backup back into a new folder."""

    def __init__(
        self,
        form: RestoreForm,
        runner: Runner,
        vaults: Vaults,
        words: Catalogue,
        restored: Callable[[Path, str], object],
    ) -> None:
        """Tell *restored* the folder, and the password that opens it."""
        self._form = form
        self._runner = runner
        self._vaults = vaults
        self._words = words
        self._restored = restored

    def restore(self, backup: Path | None, folder: Path, password: str) -> None:
        """Bring *backup* back into *folder*, new or empty."""
        if backup is None:
            self._form.ask_for_backup()
            return
        if not password:
            self._form.refuse(self._words.say("error.usage.password_empty"))
            return
        self._form.show_working(working=True)
        self._runner.run(
            lambda: self._vaults.restore(backup, folder, password),
            lambda _nothing: self._restored(folder, password),
            self._refused,
        )

    def _refused(self, error: DeskError) -> None:
        self._form.show_working(working=False)
        self._form.refuse(sentence(error, self._words))


def place_beside(folder: Path) -> Path:
    """A folder beside *folder* in which nothing stands yet."""
    names = (f"{folder.name}-{number}" for number in itertools.count(2))
    return next(place for place in map(folder.with_name, names) if not place.exists())
