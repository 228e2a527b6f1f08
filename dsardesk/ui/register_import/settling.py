"""A list whose choice counts once the person has settled on it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent

from dsardesk.ui.widgets.fields import Choice, Options

_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_CONFIRMS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SettledChoice(Choice):
    """One of several values; what the arrows pass on the way to another is not chosen.

    Signals:
        settled: a value was confirmed by Enter, by leaving the list, or among what it shows when it is open.
    """

    settled = Signal(str)

    def __init__(self, options: Options) -> None:
        """Offer *options*, the first one chosen."""
        super().__init__(options)
        self._told = self.value
        self._passing = False
        self.activated.connect(self._picked)

    def _picked(self, _index: int) -> None:
        if not self._passing:
            self._settle()

    def _settle(self) -> None:
        if self.value != self._told:
            self._told = self.value
            self.settled.emit(self.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm with Enter; with any other key only look."""
        if event.key() in _CONFIRMS:
            self._settle()
            return
        self._passing = True
        super().keyPressEvent(event)
        self._passing = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel only looks too."""
        self._passing = True
        super().wheelEvent(event)
        self._passing = False

    def showPopup(self) -> None:
        """What is taken from the open list is confirmed, whichever key opened it."""
        self._passing = False
        super().showPopup()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes on to something else has settled; another window, or its own list, is nothing else."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self._settle()
