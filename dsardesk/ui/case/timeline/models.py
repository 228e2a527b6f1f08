"""The events of a case as lines of a list, and how one is painted."""

from __future__ import annotations

from enum import IntEnum
from typing import cast

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dsardesk.ui.case.timeline.presenter import Entry
from dsardesk.ui.theme.look import LOOK

MARGIN = 10
GAP = 2
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a line gives beside its text."""

    ENTRY = Qt.ItemDataRole.UserRole + 1


class TimelineModel(QAbstractListModel):
    """Events, newest first; the text of a line is what a screen reader says."""

    def __init__(self) -> None:
        """No events yet."""
        super().__init__()
        self._entries: tuple[Entry, ...] = ()

    def set_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show other events."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """How many events there are."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The event of a line."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Role.ENTRY:
            return entry
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return ". ".join(part for part in (entry.what, entry.details, entry.when, entry.who) if part)
        return None


class EntryPainter(QStyledItemDelegate):
    """Paints an event: when and who, what, and its facts below."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the event of *index*."""
        entry: Entry = index.data(Role.ENTRY)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.highlight())
        top = option.rect.top() + MARGIN
        left = option.rect.left() + MARGIN
        width = option.rect.width() - 2 * MARGIN
        for text, font, colour in _lines(entry, option.font):
            height = _height(text, font, width)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(QRect(left, top, width, height), int(WRAPPED), text)
            top += height + GAP
        painter.setPen(QColor(LOOK.colours.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for every line of the event at the width of the list."""
        view = cast("QListView", option.widget)
        width = view.viewport().width() - 2 * MARGIN
        entry: Entry = index.data(Role.ENTRY)
        heights = [_height(text, font, width) + GAP for text, font, _ in _lines(entry, option.font)]
        return QSize(view.viewport().width(), sum(heights) + 2 * MARGIN)


def _lines(entry: Entry, font: QFont) -> list[tuple[str, QFont, str]]:
    small, strong = QFont(font), QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.92)
    strong.setWeight(QFont.Weight.DemiBold)
    colours = LOOK.colours
    lines = [
        (f"{entry.when} – {entry.who}", small, colours.muted),
        (entry.what, strong, colours.text),
        (entry.details, font, colours.text),
    ]
    return [line for line in lines if line[0]]


def _height(text: str, font: QFont, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 1 << 20), int(WRAPPED), text).height()
