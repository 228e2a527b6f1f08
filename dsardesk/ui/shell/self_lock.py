"""When the vault locks by itself: nobody makes a gesture any more, or the person leaves the computer."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from dsardesk.ui.shell.absence import Absence

GESTURES = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.MouseMove}
MINUTE_MS = 60_000
LOCK_KEY = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)


class SelfLock(QObject):
    """Watches over an open vault from `watch` to `rest`; the key of the lock works over dialogs too.

    Signals:
        due: the vault is to be locked now.
    """

    due = Signal()

    def __init__(self, window: QWidget) -> None:
        """Watch over what *window* shows; over nothing yet."""
        super().__init__(window)
        self._window = window
        self.idle = QTimer(self, singleShot=True)
        self.idle.timeout.connect(self.due)
        self._absence: Absence | None = None
        cast("QApplication", QApplication.instance()).focusWindowChanged.connect(self._follow)

    def watch(self, minutes: int) -> None:
        """Be due after so many minutes without a gesture, when the session is locked, or when the computer sleeps."""
        self.wait(minutes)
        if self._absence is None:
            # The prompt shows without it.
            absence: type[Absence] = importlib.import_module("dsardesk.ui.shell.absence").Absence
            self._absence = absence(self)
            self._absence.left.connect(self.due)
        self._absence.watch()

    def wait(self, minutes: int) -> None:
        """Count anew, so many minutes."""
        self.idle.start(minutes * MINUTE_MS)

    def rest(self) -> None:
        """Watch over nothing any more."""
        self.idle.stop()
        if self._absence is not None:
            self._absence.rest()

    def release(self) -> None:
        """The vault is closed: let the computer sleep."""
        if self._absence is not None:
            self._absence.release()

    def _follow(self, front: QWindow | None) -> None:
        """See the gestures that reach the window in front, a dialog too; every widget's events would cost too much."""
        if front is not None:
            front.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any gesture puts the lock off; the key of the lock works while a dialog keeps the menus asleep."""
        if event.type() in GESTURES and self.idle.isActive():
            self.idle.start()
        pressed = isinstance(event, QKeyEvent) and event.keyCombination() == LOCK_KEY
        if pressed and watched is not self._window.windowHandle():
            self.due.emit()
            return True
        return super().eventFilter(watched, event)
