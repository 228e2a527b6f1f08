"""A key moves the focus from part to part of the window: the rail, the parts that the screen names, and back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from dsardesk.ui.shell.panes import focus_next_pane
from tests.ui.fronts import bring_to_front


class Pane(QWidget):
    """A part with a title, which takes no focus, and a field."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        box = QHBoxLayout(self)
        box.addWidget(QLabel("Titre"))
        box.addWidget(self.field)


class Front(QWidget):
    """A screen of two parts."""

    def __init__(self) -> None:
        super().__init__()
        self.left, self.right = Pane(), Pane()
        box = QHBoxLayout(self)
        for pane in (self.left, self.right):
            box.addWidget(pane)

    def front_panes(self) -> tuple[QWidget, ...]:
        return (self.left, self.right)


@pytest.fixture
def rail() -> Pane:
    return Pane()


@pytest.fixture
def window(dressed: QApplication, qtbot: QtBot, rail: Pane) -> QWidget:
    """The rail alone, the focus in it."""
    made = QWidget()
    QHBoxLayout(made).addWidget(rail)
    qtbot.addWidget(made)
    made.show()
    bring_to_front(made, qtbot)
    rail.field.setFocus()
    return made


def _show(front: QWidget, window: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(front)
    front.show()


def test_each_part_that_the_screen_names_has_its_turn(window: QWidget, rail: Pane) -> None:
    front = Front()
    _show(front, window)
    visited = []
    for _ in range(3):
        focus_next_pane(rail, front)
        visited.append(QApplication.focusWidget())
    assert visited == [front.left.field, front.right.field, rail.field]


def test_a_screen_that_names_no_part_is_one(window: QWidget, rail: Pane) -> None:
    front = Pane()
    _show(front, window)
    focus_next_pane(rail, front)
    assert QApplication.focusWidget() is front.field
    focus_next_pane(rail, front)
    assert QApplication.focusWidget() is rail.field


def test_where_nothing_takes_the_focus_it_stays(window: QWidget, rail: Pane) -> None:
    front = QLabel("Rien")
    _show(front, window)
    focus_next_pane(rail, front)
    assert QApplication.focusWidget() is rail.field
