"""The line above the list: words to look for, chips to press, an order to choose."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QLineEdit, QMenu, QSizePolicy, QToolButton, QWidget

from dsardesk.domain.rights import RightType
from dsardesk.services.case_list import Due, Part, Selection, Shown
from dsardesk.services.ports import CaseOrder
from dsardesk.ui.requests.models import ORDERS, CaseTable
from dsardesk.ui.theme.icons import icon
from dsardesk.ui.widgets.fields import Choice
from dsardesk.ui.widgets.flow import FlowLayout
from dsardesk.ui.widgets.layout import column, row
from dsardesk.ui.widgets.text import SMALL_ICON
from dsardesk.wording import Catalogue

PAUSE_MS = 150
"""A pause in typing after which the list is looked up."""
ICONS = {Due.LATE: "error_circle", Due.NEAR: "clock", Due.SUSPENDED: "clock_pause", Due.FOR_NOW: "archive"}
SEARCH_WIDTH = 360


class FilterBar(QWidget):
    """What narrows and sorts the list.

    Signals:
        searched: words were typed.
        shown: open or closed cases, or both, were asked for.
        pressed: a chip of the due date was pressed.
        right_chosen: a right was chosen; None for any.
        sorted_by: an order was chosen.
    """

    searched = Signal(str)
    shown = Signal(object)
    pressed = Signal(object)
    right_chosen = Signal(object)
    sorted_by = Signal(object)

    def __init__(self, words: Catalogue, table: CaseTable, near_days: int) -> None:
        """Nothing is narrowed; what is due shortly is due within *near_days*."""
        super().__init__()
        self._near_days = near_days
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setPlaceholderText(self.tr("A name, a reference, words of a letter or a note…"))
        self.search.setAccessibleName(self.tr("Find requests"))
        self.search.setMaximumWidth(SEARCH_WIDTH)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(lambda: self.searched.emit(self.search.text()))
        self.search.textEdited.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(lambda: self.searched.emit(self.search.text()))
        self.chips: dict[Shown | Due, QToolButton] = {}
        self.right = self._rights(words)
        self.order = _tool_button("")
        self._orders = self._order_menu(table.headers())
        self._lay_out()

    def names(self) -> dict[Shown | Due, str]:
        """What each chip is called."""
        return {
            Shown.OPEN: self.tr("Open"),
            Shown.CLOSED: self.tr("Closed"),
            Shown.ALL: self.tr("All"),
            Shown.ARCHIVED: self.tr("Archive"),
            Due.LATE: self.tr("Late"),
            Due.NEAR: self.tr("Due within {days} days").format(days=self._near_days),
            Due.SUSPENDED: self.tr("Suspended"),
            Due.FOR_NOW: self.tr("Closed for now"),
        }

    def part_name(self, part: Part, selection: Selection) -> str:
        """What a part of the selection is called on this line."""
        return {
            Part.WORDS: selection.words.strip(),
            Part.SHOWN: self.names()[selection.shown],
            Part.DUE: self.names().get(selection.due, ""),
            Part.RIGHT: self.right.currentText(),
        }[part]

    def _lay_out(self) -> None:
        flow = FlowLayout()
        names = self.names()
        for shown in Shown:
            flow.addWidget(self._chip(shown, names[shown], partial(self.shown.emit, shown)))
        for due, name in ICONS.items():
            chip = self._chip(due, names[due], partial(self.pressed.emit, due))
            chip.setIcon(icon(name))
            flow.addWidget(chip)
        flow.addWidget(self.right)
        lines = column(self, gap=10)
        top = row(self.search, self.order, stretch=False)
        top.insertStretch(1, 1)
        top.setStretch(0, 3)
        lines.addLayout(top)
        lines.addLayout(flow)

    def _chip(self, value: Shown | Due, text: str, press: Callable[[], object]) -> QToolButton:
        made = _tool_button(text)
        made.setCheckable(True)
        made.clicked.connect(lambda _checked=False: press())
        self.chips[value] = made
        return made

    def _rights(self, words: Catalogue) -> Choice:
        named = [(right.value, words.say(f"right.{right}")) for right in RightType]
        offered = [(value, text[:1].upper() + text[1:]) for value, text in named]
        made = Choice([("", self.tr("Any right")), *sorted(offered, key=lambda option: option[1])])
        made.setAccessibleName(self.tr("Right asked for"))
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        made.currentIndexChanged.connect(
            lambda _index: self.right_chosen.emit(RightType(made.value) if made.value else None)
        )
        return made

    def _order_menu(self, headers: tuple[str, ...]) -> dict[CaseOrder, QAction]:
        menu, group = QMenu(self), QActionGroup(self)
        found = {}
        for place, order in ORDERS.items():
            action = menu.addAction(headers[place])
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, chosen=order: self.sorted_by.emit(chosen))
            group.addAction(action)
            found[order] = action
        self.order.setMenu(menu)
        self.order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.order.setIcon(icon("arrow_sort"))
        return found

    def show_selection(self, selection: Selection) -> None:
        """Show what is narrowed and sorted by."""
        for value, chip in self.chips.items():
            chip.setChecked(value in {selection.shown, selection.due})
        with QSignalBlocker(self.right):
            self.right.choose(selection.right or "")
        if self.search.text() != selection.words:
            self.search.setText(selection.words)
        self._orders[selection.order].setChecked(True)
        name = self._orders[selection.order].text()
        way = self.tr("descending") if selection.descending else self.tr("ascending")
        self.order.setText(self.tr("Sort: {column}").format(column=name))
        self.order.setAccessibleName(self.tr("Sorted by {column}, {way}").format(column=name, way=way))


def _tool_button(text: str) -> QToolButton:
    made = QToolButton()
    made.setObjectName("chip")
    made.setText(text)
    made.setAccessibleName(text)
    made.setIconSize(SMALL_ICON)
    made.setToolButtonStyle(made.toolButtonStyle().ToolButtonTextBesideIcon)
    made.setFocusPolicy(made.focusPolicy().StrongFocus)
    return made
