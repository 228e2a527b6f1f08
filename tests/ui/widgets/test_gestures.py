"""A form is opened anew by what opened it, and by nothing that only looks like it."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QTabWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dsardesk.ui.widgets import gestures
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.gestures import find_gesture, gesture_in, make_gesture, pressing


class Screen(QWidget):
    """Two tabs, each with a button of the same name."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self.tabs = QTabWidget()
        QVBoxLayout(self).addWidget(self.tabs)
        self.buttons = [button("&Decide…", partial(self.pressed.append, name)) for name in ("one", "two")]
        for made in self.buttons:
            page = QWidget()
            QVBoxLayout(page).addWidget(made)
            self.tabs.addTab(page, "page")


@pytest.fixture
def screen(dressed: QApplication, qtbot: QtBot) -> Screen:
    made = Screen()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_button_is_found_again_among_those_of_the_same_name_and_pressed_in_front(screen: Screen) -> None:
    screen.tabs.setCurrentIndex(1)
    screen.buttons[1].click()
    name = gesture_in(screen)
    screen.tabs.setCurrentIndex(0)
    source = find_gesture(screen, name)
    assert source is screen.buttons[1]
    assert make_gesture(source)
    assert (screen.pressed, screen.tabs.currentIndex()) == (["two", "two"], 1)


def test_an_entry_of_a_menu_is_found_again_without_its_keys(screen: Screen) -> None:
    action = QAction("&Extend…\tCtrl+E", screen)
    action.triggered.connect(pressing(action, lambda: screen.pressed.append("extend")))
    action.trigger()
    name = gesture_in(screen)
    assert name.endswith("|Extend…")
    assert find_gesture(screen, name) is action
    assert make_gesture(action)
    assert screen.pressed == ["extend", "extend"]


def test_nothing_is_pressed_where_the_screen_is_not_as_it_was(screen: Screen) -> None:
    screen.buttons[0].click()
    name = gesture_in(screen)
    another = button("Decide…", lambda: None)
    another.setParent(screen)
    assert find_gesture(screen, name) is None


@pytest.mark.parametrize("name", ["", "button", "button|x|1|Decide…", "button|7|2|Decide…", "lamp|0|2|Decide…"])
def test_a_name_that_is_none_finds_nothing(screen: Screen, name: str) -> None:
    assert find_gesture(screen, name) is None


def test_a_button_that_sleeps_is_left_alone(screen: Screen) -> None:
    screen.buttons[0].setEnabled(False)
    assert not make_gesture(screen.buttons[0])
    assert screen.pressed == []


def test_what_was_pressed_long_ago_or_elsewhere_opened_nothing(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    screen.buttons[0].click()
    assert gesture_in(screen)
    dialog = QDialog(screen)
    inside = button("Decide…", lambda: None)
    QVBoxLayout(dialog).addWidget(inside)
    inside.click()
    assert gesture_in(screen) == ""
    screen.buttons[0].click()
    monkeypatch.setattr(gestures, "FRESH_SECONDS", -1.0)
    assert gesture_in(screen) == ""
