"""What shows between the desk and the prompt: that the vault is locked, and nothing to type in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.theme.icons import desk_icon
from dsardesk.ui.widgets.text import heading, paragraph

ICON_PIXELS = 56


class LockedView(QWidget):
    """A few words in the middle of the window; what is typed meanwhile goes nowhere."""

    def __init__(self) -> None:
        """Say that the vault is locked."""
        super().__init__()
        picture = QLabel()
        picture.setPixmap(desk_icon().pixmap(ICON_PIXELS, ICON_PIXELS))
        title = heading(self.tr("DSARDesk is locked"), 2)
        words = paragraph(self.tr("The memory is being emptied; the password is asked for in a moment."), Tone.MUTED)
        self.setAccessibleName(title.text())
        column = QVBoxLayout(self)
        column.addStretch(2)
        for label in (picture, title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(3)
