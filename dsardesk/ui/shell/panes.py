"""The parts of the window between which a key moves the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def focus_next_pane(rail: QWidget, front: QWidget) -> None:
    """Move the focus to the next part of the window: the rail, the parts that the screen in front names, and back."""
    focused = QApplication.focusWidget()
    inner: Callable[[], tuple[QWidget, ...]] = getattr(front, "front_panes", lambda: (front,))
    panes = (rail, *inner())
    here = next((n for n, pane in enumerate(panes) if focused is not None and pane.isAncestorOf(focused)), 0)
    _focus_first(panes[(here + 1) % len(panes)])


def _focus_first(pane: QWidget) -> None:
    """Put the focus on the first part of *pane* that takes it by keyboard."""
    for widget in pane.findChildren(QWidget):
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
