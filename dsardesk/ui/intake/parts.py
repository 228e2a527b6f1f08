"""How the page of a new request is laid out: fields under their labels, parts side by side while there is room."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.theme.icons import icon
from dsardesk.ui.widgets.layout import GAP, column
from dsardesk.ui.widgets.text import SMALL_ICON, paragraph

SIDE_BY_SIDE = 46
"""Letters of width from which two fields stand beside each other."""

LONGEST_QUOTE = 110

_W = TypeVar("_W", bound=QWidget)


class Sides(QWidget):
    """Parts side by side, or one under the other where there is no room for that many letters."""

    def __init__(self, *parts: QWidget, letters: int, shares: tuple[int, ...] = (), gap: int = GAP) -> None:
        """Put *parts* beside each other from a width of *letters* on."""
        super().__init__()
        self._parts = parts
        self._letters = letters
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(gap)
        for number, part in enumerate(parts):
            self._line.addWidget(part, shares[number] if shares else 1)

    def sizeHint(self) -> QSize:
        """As wide as all of them beside each other, however they stand now."""
        shown = [part.sizeHint().width() for part in self._parts if not part.isHidden()]
        width = sum(shown) + self._line.spacing() * max(len(shown) - 1, 0)
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest part: that is how narrow it becomes."""
        return QSize(max(part.minimumSizeHint().width() for part in self._parts), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        wide = event.size().width() >= self._letters * self.fontMetrics().averageCharWidth()
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        super().resizeEvent(event)


class Field(QWidget, Generic[_W]):
    """A field under its label, with a hint and, when need be, what is wrong with it."""

    def __init__(self, label: str, field: _W, hint: str = "") -> None:
        """Show *field*, whose accessible name is its label."""
        super().__init__()
        field.setAccessibleName(label)
        caption = QLabel(label)
        caption.setBuddy(field)
        self.field = field
        self._hint = hint
        self._note = paragraph(hint, Tone.MUTED)
        self._note.setVisible(bool(hint))
        self._mistake = paragraph("", Tone.DANGER)
        self._mistake.hide()
        body = column(self, gap=4)
        for widget in (caption, field, self._note, self._mistake):
            body.addWidget(widget)
        body.addStretch(1)
        field.setAccessibleDescription(hint)

    def say(self, note: str) -> None:
        """Say something about what was typed, in place of the hint; "" brings the hint back."""
        self._note.setText(note or self._hint)
        self._note.setVisible(bool(note or self._hint))
        self.field.setAccessibleDescription(note or self._hint)

    def refuse(self, mistake: str) -> None:
        """Say what is wrong; "" when nothing is."""
        self._mistake.setText(mistake)
        self._mistake.setVisible(bool(mistake))
        if mistake:
            self.field.setAccessibleDescription(mistake)


class Fold(QWidget):
    """Something that few people need, behind a line that unfolds it."""

    def __init__(self, title: str, body: QWidget) -> None:
        """Show *title* only."""
        super().__init__()
        self.head = QToolButton()
        self.head.setObjectName("fold")
        self.head.setText(title)
        self.head.setAccessibleName(title)
        self.head.setCheckable(True)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.head.setIconSize(SMALL_ICON)
        self.body = body
        box = column(self, gap=6)
        box.addWidget(self.head)
        box.addWidget(body)
        self.head.toggled.connect(self._show)
        self.unfold(unfolded=False)

    def unfold(self, *, unfolded: bool) -> None:
        """Show or hide what is behind."""
        self.head.setChecked(unfolded)
        self._show(unfolded)

    def _show(self, unfolded: bool) -> None:  # noqa: FBT001 -- a slot
        self.head.setIcon(icon("chevron_down" if unfolded else "chevron_right", Tone.ACCENT))
        self.body.setVisible(unfolded)


def put(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Let *text* stand in *field*; where it does already, the cursor stays."""
    if isinstance(field, QLineEdit):
        if field.text() != text:
            field.setText(text)
            field.setCursorPosition(0)
    elif field.toPlainText() != text:
        field.setPlainText(text)


def shortened(quote: str) -> str:
    """Words of a message on one line, cut between two of them where they are many."""
    said = " ".join(quote.split())
    return said if len(said) <= LONGEST_QUOTE else said[:LONGEST_QUOTE].rsplit(" ", 1)[0] + "…"


def on_edit(widgets: Iterable[QWidget], edited: Callable[[], object]) -> None:
    """Call *edited* whenever what stands in one of *widgets* changes."""
    for widget in widgets:
        if isinstance(widget, QLineEdit):
            widget.textChanged.connect(lambda _text: edited())
        elif isinstance(widget, QPlainTextEdit):
            widget.textChanged.connect(edited)
        elif isinstance(widget, QComboBox):
            widget.currentIndexChanged.connect(lambda _index: edited())
