"""The lines of the register."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QDate, QLocale, QModelIndex, QPersistentModelIndex, Qt

from dsardesk.ui.directives.reading import Line
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.theme.icons import icon

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class Column(IntEnum):
    """The columns, from left to right."""

    REFERENCE = 0
    PERSON = 1
    KIND = 2
    WISHES = 3
    SINCE = 4
    STATE = 5


class RegisterModel(QAbstractTableModel):
    """Entries of the register."""

    def __init__(self) -> None:
        """No entry yet."""
        super().__init__()
        self._lines: tuple[Line, ...] = ()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """These, and no others."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> Line:
        """The line of one row."""
        return self._lines[row]

    def row_of(self, reference: str) -> int:
        """The row of one entry; -1 where it is not shown."""
        return next((row for row, line in enumerate(self._lines) if line.reference == reference), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many entries are shown."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What one cell shows."""
        if not index.isValid():
            return None
        line, at = self._lines[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DecorationRole and at is Column.STATE:
            return icon("checkmark_circle", Tone.GOOD) if line.active else icon("archive", Tone.MUTED)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return _text(line, at)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Names of the columns."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        return (
            self.tr("Number"),
            self.tr("Person"),
            self.tr("Kind"),
            self.tr("Wishes"),
            self.tr("Given on"),
            self.tr("State"),
        )[section]


def _text(line: Line, at: Column) -> str:
    since = QDate(line.since.year, line.since.month, line.since.day)
    return {
        Column.REFERENCE: line.reference,
        Column.PERSON: line.person,
        Column.KIND: line.kind,
        Column.WISHES: line.wishes,
        Column.SINCE: QLocale().toString(since, QLocale.FormatType.ShortFormat),
        Column.STATE: line.state,
    }[at]
