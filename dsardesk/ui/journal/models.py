"""The lines of the journal, brought in as they are scrolled to."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QDate, QDateTime, QLocale, QModelIndex, QPersistentModelIndex, Qt, QTime

from dsardesk.ui.journal.presenter import Entry

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class Column(IntEnum):
    """The columns, from left to right."""

    AT = 0
    USER = 1
    WHAT = 2
    CASE = 3


class JournalModel(QAbstractTableModel):
    """Entries known so far; *more* is called when the view wants older ones."""

    def __init__(self, more: Callable[[], object]) -> None:
        """No entry yet."""
        super().__init__()
        self._more = more
        self._entries: list[Entry] = []
        self._total = 0

    def show_entries(self, entries: tuple[Entry, ...], total: int) -> None:
        """These, and no others."""
        self.beginResetModel()
        self._entries, self._total = list(entries), total
        self.endResetModel()

    def add_entries(self, entries: tuple[Entry, ...]) -> None:
        """These too, below."""
        if not entries:
            self._total = len(self._entries)
            return
        first = len(self._entries)
        self.beginInsertRows(ROOT, first, first + len(entries) - 1)
        self._entries += entries
        self.endInsertRows()

    def entry(self, row: int) -> Entry:
        """The entry of one row."""
        return self._entries[row]

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many entries are known."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = ROOT) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def canFetchMore(self, parent: Index) -> bool:
        """True while older entries exist."""
        return not parent.isValid() and len(self._entries) < self._total

    def fetchMore(self, parent: Index) -> None:
        """Ask for older entries; they come later."""
        if not parent.isValid():
            self._more()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What one cell shows."""
        if not index.isValid() or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        entry = self._entries[index.row()]
        return {
            Column.AT: _moment(entry),
            Column.USER: entry.user,
            Column.WHAT: entry.what,
            Column.CASE: entry.reference,
        }[Column(index.column())]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Names of the columns, numbers of the events."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(self._entries[section].seq)
        return (self.tr("When"), self.tr("Who"), self.tr("What"), self.tr("Case"))[section]


def _moment(entry: Entry) -> str:
    at = entry.at
    shown = QDateTime(QDate(at.year, at.month, at.day), QTime(at.hour, at.minute))
    return QLocale().toString(shown, QLocale.FormatType.ShortFormat)
