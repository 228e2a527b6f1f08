"""A screen made in pieces, so that the window answers between two of them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer


class Gradually(QObject):
    """Takes one step whenever the window has nothing else to do, or all that remain when they are needed."""

    def __init__(self, steps: Iterator[None], parent: QObject) -> None:
        """Begin at the next turn of the event loop; *parent* is what the steps make."""
        super().__init__(parent)
        self._steps = steps
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._step)
        self._idle.start()

    def _step(self) -> None:
        if next(self._steps, self) is self:
            self._idle.stop()

    def finish(self) -> None:
        """Take every step that is left."""
        self._idle.stop()
        for _ in self._steps:
            pass
