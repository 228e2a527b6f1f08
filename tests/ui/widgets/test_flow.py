"""Chips and buttons go on below where the width ends."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dsardesk.ui.widgets.flow import FlowLayout, flow
from dsardesk.ui.widgets.layout import clear


def boxes(count: int, width: int = 100) -> list[QWidget]:
    made: list[QWidget] = []
    for _ in range(count):
        box = QLabel("x")
        box.setFixedSize(width, 20)
        made.append(box)
    return made


def shown(qtbot: QtBot, width: int, *widgets: QWidget) -> QWidget:
    made = flow(*widgets, gap=10)
    qtbot.addWidget(made)
    made.resize(width, 200)
    made.show()
    QApplication.processEvents()
    return made


def test_what_fits_stands_on_one_line(dressed: QApplication, qtbot: QtBot) -> None:
    three = boxes(3)
    made = shown(qtbot, 320, *three)
    assert [(box.x(), box.y()) for box in three] == [(0, 0), (110, 0), (220, 0)]
    assert made.heightForWidth(320) == 20
    assert made.sizeHint().width() == 320


def test_what_does_not_fit_goes_on_below(dressed: QApplication, qtbot: QtBot) -> None:
    three = boxes(3)
    made = shown(qtbot, 319, *three)
    assert [(box.x(), box.y()) for box in three] == [(0, 0), (110, 0), (0, 30)]
    assert made.heightForWidth(319) == 50


def test_one_wider_than_the_line_has_a_line_of_its_own(dressed: QApplication, qtbot: QtBot) -> None:
    wide = boxes(1, 400)[0]
    narrow = boxes(1)[0]
    made = shown(qtbot, 300, narrow, wide)
    assert made.isVisible()
    assert wide.y() == 30


def test_what_is_hidden_takes_no_room(dressed: QApplication, qtbot: QtBot) -> None:
    three = boxes(3)
    three[1].hide()
    made = shown(qtbot, 320, three[0], three[2])
    assert made.heightForWidth(320) == 20
    assert three[2].x() == 110


def test_it_can_be_emptied(dressed: QApplication, qtbot: QtBot) -> None:
    made = shown(qtbot, 320, *boxes(2))
    layout = made.layout()
    assert isinstance(layout, FlowLayout)
    clear(layout)
    assert layout.count() == 0
    assert layout.itemAt(0) is None
    assert layout.takeAt(0) is None
    assert made.heightForWidth(320) == 0
