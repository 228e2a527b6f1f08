"""What is said of rows, one remark a line."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from dsardesk.ui.register_import.reading import Remark
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.theme.icons import icon

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Column(IntEnum):
    """Columns, from left to right."""

    PLACE = 0
    FATE = 1
    SAID = 2


class RemarksModel(QAbstractTableModel):
    """Remarks in the order of the rows."""

    def __init__(self) -> None:
        """Nothing to say yet."""
        super().__init__()
        self._remarks: tuple[Remark, ...] = ()

    def set_remarks(self, remarks: tuple[Remark, ...]) -> None:
        """Show *remarks*."""
        self.beginResetModel()
        self._remarks = remarks
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many remarks there are."""
        return 0 if parent.isValid() else len(self._remarks)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text, and the sign of what becomes of the row."""
        if not index.isValid():
            return None
        remark, column = self._remarks[index.row()], Column(index.column())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return {Column.PLACE: remark.place, Column.FATE: _fate(remark), Column.SAID: remark.said}[column]
        if role == Qt.ItemDataRole.DecorationRole and column is Column.FATE:
            return icon("warning", Tone.WARNING) if remark.left_out else icon("checkmark_circle", Tone.GOOD)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _titles()[section]
        return None


def _fate(remark: Remark) -> str:
    if remark.left_out:
        return QCoreApplication.translate("Remarks", "left out")
    return QCoreApplication.translate("Remarks", "imported")


def _titles() -> tuple[str, ...]:
    return (
        QCoreApplication.translate("Remarks", "Where"),
        QCoreApplication.translate("Remarks", "Row"),
        QCoreApplication.translate("Remarks", "What to know"),
    )
