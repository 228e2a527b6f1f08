"""The list of cases as a table: lines come when they are looked at, and nothing waits for them."""

from __future__ import annotations

from datetime import date
from enum import IntEnum
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QDate, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from dsardesk.services.case_list import CaseEntry
from dsardesk.services.ports import CaseOrder
from dsardesk.ui.standing import LOOKS, found_words, line_words, standing_words
from dsardesk.ui.theme.icons import icon
from dsardesk.ui.theme.look import LOOK
from dsardesk.wording import Catalogue

LINE_ROLE = int(Qt.ItemDataRole.UserRole)
SORT_ROLE = LINE_ROLE + 1
ON_ITS_WAY = "…"

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """Columns, from left to right."""

    REFERENCE = 0
    PERSON = 1
    ASKED = 2
    RECEIVED = 3
    DUE = 4
    STEP = 5


ORDERS = {
    Column.REFERENCE: CaseOrder.REFERENCE,
    Column.PERSON: CaseOrder.PERSON,
    Column.RECEIVED: CaseOrder.RECEIVED,
    Column.DUE: CaseOrder.DUE,
    Column.STEP: CaseOrder.STEP,
}
"""What each column sorts by; a case asks for several rights, so that they give no order."""


class Lines(Protocol):
    """Where the lines come from."""

    @property
    def count(self) -> int:
        """How many there are."""
        ...

    def entry(self, row: int) -> CaseEntry | None:
        """The line in *row*; None while it is on its way."""
        ...


class CaseTable(QAbstractTableModel):
    """One row a case."""

    def __init__(self, lines: Lines, words: Catalogue, parent: QObject | None = None) -> None:
        """An empty table over *lines*."""
        super().__init__(parent)
        self._lines = lines
        self._words = words
        self._rows = 0

    def headers(self) -> tuple[str, ...]:
        """The name of each column."""
        return (
            self.tr("Reference"),
            self.tr("Person"),
            self.tr("Asked"),
            self.tr("Received"),
            self.tr("Due"),
            self.tr("Next step"),
        )

    def rowCount(self, parent: Index | None = None) -> int:
        """As many as were announced."""
        return 0 if parent is not None and parent.isValid() else self._rows

    def columnCount(self, parent: Index | None = None) -> int:
        """Always the same."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def restart(self, count: int) -> None:
        """Show another list of *count* rows."""
        self.beginResetModel()
        self._rows = count
        self.endResetModel()

    def resize(self, count: int) -> None:
        """Let the list grow or shrink at its end; what is read and where one was stays."""
        if count > self._rows:
            self.beginInsertRows(QModelIndex(), self._rows, count - 1)
            self._rows = count
            self.endInsertRows()
        elif count < self._rows:
            self.beginRemoveRows(QModelIndex(), count, self._rows - 1)
            self._rows = count
            self.endRemoveRows()

    def change(self, first: int, last: int) -> None:
        """Show some rows anew."""
        last = min(last, self._rows - 1)
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Names of columns; rows have none."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headers()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What one cell shows, says or is sorted by."""
        if not index.isValid() or index.row() >= self._rows:
            return None
        entry, column = self._lines.entry(index.row()), Column(index.column())
        if entry is None:
            return ON_ITS_WAY if (role, column) == (Qt.ItemDataRole.DisplayRole, Column.REFERENCE) else None
        return self._cell(entry, column, role)

    def _cell(self, entry: CaseEntry, column: Column, role: int) -> Any:
        found: Any = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                found = self._text(entry, column)
            case Qt.ItemDataRole.ToolTipRole if column in {Column.ASKED, Column.STEP}:
                found = self._text(entry, column)
            case Qt.ItemDataRole.ToolTipRole if column is Column.PERSON and entry.line.found_in:
                found = self._text(entry, column)
            case Qt.ItemDataRole.AccessibleTextRole if column is Column.REFERENCE:
                found = line_words(entry.line, entry.standing, self._words)
            case Qt.ItemDataRole.DecorationRole if column is Column.DUE:
                found = icon(*LOOKS[entry.standing.urgency])
            case Qt.ItemDataRole.ForegroundRole if column is Column.DUE:
                found = QColor(LOOK.colours.of(LOOKS[entry.standing.urgency][1]))
            case _:
                found = {LINE_ROLE: entry, SORT_ROLE: _raw(entry, column)}.get(role)
        return found

    def _text(self, entry: CaseEntry, column: Column) -> str:
        line, words = entry.line, self._words
        match column:
            case Column.REFERENCE:
                return line.reference
            case Column.PERSON:
                return "\n".join(part for part in (line.person, found_words(line, words)) if part)
            case Column.ASKED:
                return ", ".join(words.say(f"right.{right}") for right in line.rights)
            case Column.RECEIVED:
                return written(line.received_on)
            case Column.DUE:
                due = f"\n{written(line.due_on)}" if line.due_on else ""
                return f"{standing_words(entry.standing, words)}{due}"
            case Column.STEP:
                return words.say(f"next.{line.next_step}")


def written(day: date) -> str:
    """A day in figures, as the language of the interface writes it."""
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat).replace("yyyy", "yy").replace("yy", "yyyy")
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def _raw(entry: CaseEntry, column: Column) -> Any:
    """What a column is sorted by."""
    line = entry.line
    return {
        Column.REFERENCE: line.reference,
        Column.PERSON: line.person,
        Column.ASKED: line.rights,
        Column.RECEIVED: line.received_on,
        Column.DUE: line.due_on,
        Column.STEP: str(line.next_step),
    }[column]
