"""Fields that several dialogs about a clock share."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

LINES = 4


def several_lines() -> QPlainTextEdit:
    """A field for a few lines; Tab leaves it."""
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setFixedHeight(LINES * made.fontMetrics().lineSpacing() + 16)
    return made
