"""The calm line above a form whose draft came back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.layout import row
from dsardesk.ui.widgets.text import paragraph


class DraftLine(QWidget):
    """Says that a draft is back, and offers to leave it."""

    def __init__(self) -> None:
        """Nothing is back yet."""
        super().__init__()
        self._afresh: Callable[[], object] | None = None
        self.words = paragraph(self.tr("Your draft is back, as you left it."), Tone.ACCENT)
        self.leave = button(self.tr("Start &afresh"), self._start_afresh, kind="link")
        self.setLayout(row(self.words, self.leave, stretch=False))
        self.setAccessibleName(self.words.text())
        self.hide()

    def show_back(self, afresh: Callable[[], object] | None) -> None:
        """Show the line, or hide it where *afresh* is None."""
        self._afresh = afresh
        self.setVisible(afresh is not None)

    def _start_afresh(self) -> None:
        if self._afresh is not None:
            self._afresh()
