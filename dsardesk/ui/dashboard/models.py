"""The lines of the dashboard."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QDate, QLocale, QModelIndex, QPersistentModelIndex, Qt

from dsardesk.ui.dashboard.presenter import Line
from dsardesk.ui.theme.icons import icon

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class Column(IntEnum):
    """The columns, from left to right."""

    REFERENCE = 0
    STEP = 1
    ON = 2
    STATE = 3


class DueModel(QAbstractTableModel):
    """What a day is set for."""

    def __init__(self) -> None:
        """Nothing yet."""
        super().__init__()
        self._lines: tuple[Line, ...] = ()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """These, and no others."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many lines are shown."""
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
            return icon(line.icon, line.tone)
        return _text(line, at) if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Names of the columns."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        return (self.tr("Number"), self.tr("Next step"), self.tr("Due on"), self.tr("State"))[section]


def _text(line: Line, at: Column) -> str:
    on = (
        QLocale().toString(QDate(line.on.year, line.on.month, line.on.day), QLocale.FormatType.ShortFormat)
        if line.on
        else ""
    )
    return {Column.REFERENCE: line.reference, Column.STEP: line.step, Column.ON: on, Column.STATE: line.state}[at]
