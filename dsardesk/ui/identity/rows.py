"""Rows of the dialogs about identity: fields of a few lines, shown where they count."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QFormLayout, QPlainTextEdit, QWidget

LINES = 3


def show_rows(form: QFormLayout, field: QWidget, *, shown: bool, lines: int) -> None:
    """Show or hide a field and what stands below it."""
    row, _ = cast("tuple[int, object]", form.getWidgetPosition(field))
    for line in range(row, row + lines):
        form.setRowVisible(line, shown)


def text_field(words: str = "") -> QPlainTextEdit:
    """A field of a few lines, left by Tab."""
    made = QPlainTextEdit(words)
    made.setTabChangesFocus(True)
    made.setFixedHeight(made.fontMetrics().lineSpacing() * LINES + 18)
    return made
