"""The table of who may do what: a model, a table that shows all of it, the dialog around it."""

from __future__ import annotations

import importlib
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSizePolicy, QTableView, QWidget

from dsardesk.ui.settings.keys.rights import Cell, Rights
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.theme.icons import icon
from dsardesk.ui.theme.look import LOOK
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.clipboard import copy
from dsardesk.ui.widgets.dialogs import SHARE_OF_SCREEN, FormDialog
from dsardesk.ui.widgets.flow import flow
from dsardesk.ui.widgets.tables import dress_table

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
GESTURE_LETTERS, LEAST_LETTERS = 44, 16
"""Letters that the column of the gestures has room for, and on a small screen at least."""
ASIDE = 70
"""Pixels that the dialog needs beside the table."""
Role = Qt.ItemDataRole


class RightsModel(QAbstractTableModel):
    """Gestures down, roles across; the name of a group stands alone on its line."""

    def __init__(self, rights: Rights) -> None:
        """Show *rights*."""
        super().__init__()
        self.rights = rights

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self.rights.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """The gesture, then each role."""
        return 0 if parent.isValid() else 1 + len(self.rights.roles)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """What one cell shows and says."""
        row = self.rights.rows[index.row()]
        if index.column() == 0:
            return _gesture(row.words, role, is_group=not row.cells)
        return _of_cell(row.cells[index.column() - 1], role) if row.cells else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """A short name of each role; the whole of it under the pointer, and for whoever listens."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Role.DisplayRole:
            return ("", *self.rights.heads)[section]
        names = (self.tr("Gesture"), *self.rights.roles)
        return names[section] if role in {Role.ToolTipRole, Role.AccessibleTextRole} else None


def _gesture(words: str, role: int, *, is_group: bool) -> Any:
    if role == Role.FontRole and is_group:
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold)
        return font
    return words if role in {Role.DisplayRole, Role.AccessibleTextRole} else None


def _of_cell(cell: Cell, role: int) -> Any:
    """A tick and its word; a word alone, more softly, where one may not."""
    return {
        Role.DisplayRole: cell.word,
        Role.AccessibleTextRole: cell.said,
        Role.DecorationRole: icon("checkmark", Tone.GOOD) if cell.may else None,
        Role.ForegroundRole: QColor(LOOK.colours.of(Tone.GOOD if cell.may else Tone.MUTED)),
    }.get(Role(role))


class RightsTable(QTableView):
    """As tall as its lines: what is around it scrolls."""

    def __init__(self, model: RightsModel, name: str, columns: str) -> None:
        """Show *model*, under accessible names."""
        super().__init__()
        dress_table(self, model, name, columns, wide=(0,))
        # Where a column is narrower its lines are taller.
        self.horizontalHeader().sectionResized.connect(self._fit_rows)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for number, row in enumerate(model.rights.rows):
            if not row.cells:
                self.setSpan(number, 0, 1, model.columnCount())
        self.setCurrentIndex(model.index(0, 0))
        self.clearSelection()

    def _fit_rows(self) -> None:
        self.resizeRowsToContents()
        self.updateGeometry()

    def _size(self, letters: int) -> QSize:
        """Room for every line, and for so many letters of each gesture."""
        head = self.horizontalHeader()
        roles = sum(max(self.sizeHintForColumn(each), head.sectionSizeHint(each)) for each in range(1, head.count()))
        frame = 2 * self.frameWidth() + 2
        wide = letters * self.fontMetrics().averageCharWidth() + roles + frame
        return QSize(wide, head.sizeHint().height() + self.verticalHeader().length() + frame)

    def sizeHint(self) -> QSize:
        """Most gestures on one line."""
        return self._size(GESTURE_LETTERS)

    def minimumSizeHint(self) -> QSize:
        """Gestures on some lines each."""
        return self._size(LEAST_LETTERS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies all of it: a line alone would say nothing of the roles."""
        model = self.model()
        if event.matches(QKeySequence.StandardKey.Copy) and isinstance(model, RightsModel):
            copy(model.rights.as_text())
        else:
            super().keyPressEvent(event)


class RightsDialog(FormDialog):
    """Who may do what: each gesture, and each role that may make it."""

    asks = False

    def __init__(self, parent: QWidget, rights: Rights) -> None:
        """Show *rights*."""
        explanation = self.tr("Whatever a role may not do is refused to it, in the window and by command alike.")
        super().__init__(parent, self.tr("Who may do what"), self.tr("Close"), explanation=explanation)
        self._rights, self._explanation = rights, explanation
        self.table = RightsTable(RightsModel(rights), self.windowTitle(), self.tr("Roles"))
        self.form.addRow(self.table)
        self._widen()
        self.copy_button = button(self.tr("&Copy the table"), self._copy, icon_name="copy")
        self.print_button = button(self.tr("&Print…"), self._print, icon_name="print")
        self.body.insertWidget(self.body.count() - 1, flow(self.copy_button, self.print_button))

    def _widen(self) -> None:
        """Wide enough for the table, as far as the screen is."""
        room = int(self.screen().availableSize().width() * SHARE_OF_SCREEN)
        self.setMinimumWidth(min(max(self.minimumWidth(), self.table.sizeHint().width() + ASIDE), room))

    def _copy(self) -> None:
        copy(self._rights.as_text())

    def _print(self) -> None:
        # Printers are brought in when they are needed.
        printing = importlib.import_module("dsardesk.ui.widgets.printing")
        printing.ask_and_print_page(self, self.windowTitle(), self.page())

    def page(self) -> str:
        """The same as one page to print."""
        head = "".join(f"<th>{escape(role)}</th>" for role in ("", *self._rights.roles))
        rows = "".join(
            f"<tr><td>{escape(row.words)}</td>{''.join(f'<td>{escape(cell.word)}</td>' for cell in row.cells)}</tr>"
            if row.cells
            else f'<tr><td colspan="{1 + len(self._rights.roles)}"><b>{escape(row.words)}</b></td></tr>'
            for row in self._rights.rows
        )
        table = f'<table border="1" cellspacing="0" cellpadding="4" width="100%"><tr>{head}</tr>{rows}</table>'
        return f"<h2>{escape(self.windowTitle())}</h2><p>{escape(self._explanation)}</p>{table}"
