"""One dialog at a time for one part of a screen, closed once what it asked was done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from dsardesk.ui.widgets.dialogs import FormDialog


class Asking:
    """Opens dialogs, and tells the one that is open what became of its answer."""

    def __init__(self, say: Callable[[str], object], warn: Callable[[str], object]) -> None:
        """Confirmations go to *say*; refusals that no dialog can show go to *warn*."""
        self._say = say
        self._warn = warn
        self.dialog: FormDialog | None = None

    def open(self, dialog: FormDialog) -> None:
        """Show *dialog*."""
        self.close()
        self.dialog = dialog
        dialog.finished.connect(partial(self._forget, dialog))
        dialog.do_button.clicked.connect(lambda _checked=False: self._wait(dialog))
        dialog.open()

    def done(self, sentence: str) -> None:
        """What the dialog asked for was done; one opened since then stays."""
        if self.dialog is not None and self.dialog.answered:
            self.close()
        self._say(sentence)

    def refuse(self, sentence: str) -> None:
        """It was not done; nothing typed is lost."""
        if self.dialog is not None and self.dialog.answered:
            self.dialog.refuse(sentence)
        else:
            self._warn(sentence)

    def close(self) -> None:
        """Close the dialog, if one is open."""
        if self.dialog is not None:
            self.dialog.close()

    def _wait(self, dialog: FormDialog) -> None:
        """What was answered once is not answered twice while the vault works on it."""
        if self.dialog is dialog and dialog.answered:
            dialog.waiting = True

    def _forget(self, dialog: FormDialog, _result: int) -> None:
        if self.dialog is dialog:
            self.dialog = None
