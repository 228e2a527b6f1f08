"""The rail: the few places of the desk, the rest under *More* until used."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QSizePolicy, QToolButton, QVBoxLayout

from dsardesk.domain.actors import UserRole
from dsardesk.domain.needs import Need
from dsardesk.ui.shell.screens import PLACES, Place
from dsardesk.ui.theme.icons import icon
from dsardesk.ui.widgets.text import ICON

WIDTH, LETTERS = 168, 19
"""Pixels, and letters where they are large: the names of the places are whole."""


class Rail(QFrame):
    """Buttons to the places; `go` is called with the id of the one pressed."""

    def __init__(
        self,
        go: Callable[[str], object],
        used: frozenset[str],
        needs: frozenset[Need] = frozenset(Need),
        role: UserRole = UserRole.DPO,
    ) -> None:
        """Show what is always there, and what was *used* before; of the rest, offer what the company *needs*.

        Nothing is shown that somebody of that *role* has no business with.
        """
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(max(WIDTH, LETTERS * self.fontMetrics().averageCharWidth()))
        self.setAccessibleName(self.tr("Places"))
        self._go = go
        called_for = (each for each in PLACES if each.need is None or each.need in needs or each.id in used)
        self._places = tuple(each for each in called_for if role in each.open_to)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self._menu = QMenu(self)
        self._more = _rail_button(self.tr("More"), "more_horizontal")
        self._more.setMenu(self._menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._lay_out(used)

    def _lay_out(self, used: frozenset[str]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 12, 10, 12)
        column.setSpacing(4)
        for place in self._places:
            self._add(place, column)
            self._buttons[place.id].setVisible(place.always or place.id in used)
        column.addWidget(self._more)
        column.addStretch(1)
        self._fill_menu()

    def _add(self, place: Place, column: QVBoxLayout) -> None:
        made = _rail_button(place.title(), place.icon)
        made.setCheckable(True)
        made.clicked.connect(lambda _checked=False, name=place.id: self._go(name))
        self._group.addButton(made)
        self._buttons[place.id] = made
        column.addWidget(made)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for place in self._places:
            if self._buttons[place.id].isHidden():
                action = self._menu.addAction(icon(place.icon), place.title())
                action.triggered.connect(lambda _checked=False, name=place.id: self._go(name))
        self._more.setVisible(not self._menu.isEmpty())

    def mark(self, name: str) -> None:
        """Show where one is; a place of *More* joins the rail by being used. Pages beside the rail mark nothing."""
        self._group.setExclusive(name in self._buttons)
        for known, made in self._buttons.items():
            made.setChecked(known == name)
        if name in self._buttons and self._buttons[name].isHidden():
            self._buttons[name].show()
            self._fill_menu()

    def shown(self) -> list[str]:
        """Ids of the places on the rail, in order."""
        return [name for name, made in self._buttons.items() if not made.isHidden()]


def _rail_button(text: str, icon_name: str) -> QToolButton:
    made = QToolButton()
    made.setObjectName("railButton")
    made.setText(text)
    made.setAccessibleName(text)
    made.setIcon(icon(icon_name))
    made.setIconSize(ICON)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made
