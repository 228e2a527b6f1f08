"""Windows in front: keys reach shortcuts only there."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def bring_to_front(widget: QWidget, qtbot: QtBot) -> None:
    """Make the window of *widget* the active one, whatever an earlier test left in front."""

    def in_front() -> bool:
        widget.activateWindow()
        return widget.isActiveWindow()

    qtbot.waitUntil(in_front)
