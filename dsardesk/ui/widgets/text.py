"""Words on a screen: headings, paragraphs, status chips."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.theme.icons import icon

ICON = QSize(20, 20)
SMALL_ICON = QSize(16, 16)
MARGIN_OF_FORM = 24
"""What a form leaves at its sides, in pixels."""


def paragraph(text: str = "", tone: Tone = Tone.PLAIN, *, selectable: bool = False) -> QLabel:
    """Words that wrap; plain text whatever they hold, so that nobody's message can dress itself up."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("tone", tone.value)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    if selectable:
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return label


def heading(text: str = "", level: int = 1) -> QLabel:
    """A heading: 1 for a page, 2 for a part of it, 3 within a card."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(level == 1)
    font = QFont(label.font())
    font.setPointSizeF(font.pointSizeF() * {1: 1.6, 2: 1.2}.get(level, 1.0))
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    return label


def set_tone(label: QWidget, tone: Tone) -> None:
    """Give an existing label another tone."""
    label.setProperty("tone", tone.value)
    label.style().unpolish(label)
    label.style().polish(label)


class Chip(QFrame):
    """A status: icon and word on a soft ground; never the colour alone."""

    def __init__(
        self, text: str = "", icon_name: str = "", tone: Tone = Tone.MUTED, parent: QWidget | None = None
    ) -> None:
        """Show *text*."""
        super().__init__(parent)
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)
        row.setSpacing(4)
        row.addWidget(self._icon)
        row.addWidget(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.show_status(text, icon_name, tone)

    def show_status(self, text: str, icon_name: str = "", tone: Tone = Tone.MUTED) -> None:
        """Show another status."""
        self._text.setText(text)
        self._text.setProperty("tone", tone.value)
        self._icon.setVisible(bool(icon_name))
        if icon_name:
            self._icon.setPixmap(icon(icon_name, tone).pixmap(SMALL_ICON))
        self.setProperty("soft", tone.value)
        self.setAccessibleName(text)
        for widget in (self, self._text):
            widget.style().unpolish(widget)
            widget.style().polish(widget)


def wrap_box(box: QCheckBox, room: int) -> None:
    """Break the words beside a box into lines that fit *room*: Qt never does; it keeps its accessible name."""
    beside = box.sizeHint().width() - box.fontMetrics().horizontalAdvance(box.text())
    if box.sizeHint().width() <= room - MARGIN_OF_FORM:
        return
    box.setAccessibleName(box.accessibleName() or box.text())
    # Not at the spaces that hold words together.
    lines = [""]
    for word in box.text().split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and box.fontMetrics().horizontalAdvance(longer) + beside > room - MARGIN_OF_FORM:
            lines.append(word)
        else:
            lines[-1] = longer
    box.setText("\n".join(lines))
