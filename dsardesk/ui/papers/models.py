"""The documents of a case, one a line."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QLocale, QModelIndex, QPersistentModelIndex, Qt

from dsardesk.ui.papers.presenter import DocumentLine

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LINE_ROLE = Qt.ItemDataRole.UserRole
SHORT_HASH = 8


class Column(IntEnum):
    """Columns, from left to right."""

    NAME = 0
    KIND = 1
    SIZE = 2
    SHA256 = 3


class DocumentsModel(QAbstractTableModel):
    """Documents of the vault; the line itself stands under LINE_ROLE."""

    def __init__(self) -> None:
        """No documents yet."""
        super().__init__()
        self._lines: tuple[DocumentLine, ...] = ()

    def set_lines(self, lines: tuple[DocumentLine, ...]) -> None:
        """Show *lines*."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many documents there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text, its whole hash to be read, or its line."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return _text(line, Column(index.column()))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _titles()[section]
        return None


def _text(line: DocumentLine, column: Column) -> str:
    if column is Column.SIZE:
        return QLocale().formattedDataSize(line.size_bytes, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
    return {Column.NAME: line.name, Column.KIND: line.kind, Column.SHA256: f"{line.sha256[:SHORT_HASH]}…"}[column]


def _titles() -> tuple[str, ...]:
    return (
        QCoreApplication.translate("Documents", "Name"),
        QCoreApplication.translate("Documents", "Kind"),
        QCoreApplication.translate("Documents", "Size"),
        QCoreApplication.translate("Documents", "SHA-256"),
    )
