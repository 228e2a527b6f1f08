"""Small pieces that the parts of a case page share."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dsardesk.ui.widgets.layout import row
from dsardesk.ui.widgets.text import heading


def titled(text: str, level: int, *beside: QWidget) -> QHBoxLayout:
    """A heading that wraps, with what stands at the end of its line."""
    title = heading(text, level)
    title.setWordWrap(True)
    made = row(stretch=False)
    made.addWidget(title, 1)
    for widget in beside:
        made.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
    return made
