"""The list of cases in a window: keyboard, mouse, drops, names for whoever does not see."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QHeaderView, QLineEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from dsardesk.domain.rights import RightType
from dsardesk.services.case_list import Due, Shown
from dsardesk.services.ports import CaseOrder
from dsardesk.ui.requests.models import Column
from dsardesk.ui.requests.view import RequestsView
from dsardesk.ui.session import Session
from tests.services.conftest import Bench
from tests.services.test_case_list import opened
from tests.ui.conftest import Steps


@pytest.fixture
def filled(bench: Bench) -> Bench:
    """Late, due soon, due later."""
    opened(bench, "Luc Martin", received_on=date(2026, 9, 22))
    opened(bench, "Elodie Marchand", RightType.ERASURE, received_on=date(2026, 10, 1))
    opened(bench, "Ange Bianchi")
    return bench


@pytest.fixture
def view(dressed: QApplication, qtbot: QtBot, session: Session, steps: Steps) -> RequestsView:
    made = RequestsView(session, steps)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activate()
    return made


def people(view: RequestsView) -> list[str]:
    return [view.model.index(row, Column.PERSON).data() for row in range(view.model.rowCount())]


def test_words_typed_filter_the_list_after_a_pause(filled: Bench, view: RequestsView, qtbot: QtBot) -> None:
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    QTest.keyClick(view.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(view.filters.search.hasFocus)
    QTest.keyClicks(view.filters.search, "marchand elo")
    qtbot.waitUntil(lambda: people(view) == ["Elodie Marchand"])
    assert view.summary.text() == "1 demande sur 3"


def test_enter_and_a_double_click_open_the_case(filled: Bench, view: RequestsView, qtbot: QtBot, steps: Steps) -> None:
    view.table.selectRow(1)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    place = view.table.visualRect(view.model.index(0, 0)).center()
    QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    QTest.mouseDClick(view.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert steps.went == ["DSR-2026-0002", "DSR-2026-0001"]


def test_the_pane_follows_the_choice_and_f9_puts_it_away(
    filled: Bench, view: RequestsView, qtbot: QtBot, steps: Steps
) -> None:
    view.table.selectRow(2)
    view.pane.open_button.click()
    assert steps.went == ["DSR-2026-0003"]
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    for hidden in (True, False):
        QTest.keyClick(view.table, Qt.Key.Key_F9)
        assert view.pane.isHidden() is hidden


def test_chips_and_rights_narrow_the_list(filled: Bench, view: RequestsView) -> None:
    view.filters.chips[Due.LATE].click()
    assert people(view) == ["Luc Martin"]
    assert view.filters.chips[Due.LATE].isChecked()
    view.filters.chips[Due.LATE].click()
    view.filters.right.choose(RightType.ERASURE)
    assert people(view) == ["Elodie Marchand"]
    view.filters.right.choose("")
    assert len(people(view)) == 3


def test_a_filter_that_finds_nothing_says_which_one_to_leave_out(filled: Bench, view: RequestsView) -> None:
    view.filters.chips[Due.LATE].click()
    view.filters.right.choose(RightType.ERASURE)
    assert view.stack.currentWidget() is view.nothing
    ways = [button for button in view.nothing.findChildren(QPushButton) if button.isVisible()]
    assert [way.text() for way in ways] == [
        "Sans «\u00a0En retard\u00a0»\u00a0: 1 demande",
        "Sans «\u00a0Effacement\u00a0»\u00a0: 1 demande",
        "Afficher toutes les demandes",
    ]
    ways[0].click()
    assert people(view) == ["Elodie Marchand"]
    view.filters.searched.emit("nobody")
    view.filters.chips[Shown.CLOSED].click()
    assert "retirez-en plusieurs" in view.nothing.told.text()


def test_the_header_and_the_menu_sort(filled: Bench, view: RequestsView) -> None:
    header = view.table.horizontalHeader()
    header.sectionClicked.emit(Column.PERSON)
    assert people(view) == ["Ange Bianchi", "Elodie Marchand", "Luc Martin"]
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (
        Column.PERSON,
        Qt.SortOrder.AscendingOrder,
    )
    header.sectionClicked.emit(Column.ASKED)
    assert header.sortIndicatorSection() == Column.PERSON
    menu = view.filters.order.menu()
    menu.actions()[1].trigger()
    assert people(view)[0] == "Luc Martin"
    assert view.presenter.selection.order is CaseOrder.PERSON
    assert view.filters.order.accessibleName() == "Trié par Personne, ordre décroissant"


def test_a_desk_without_a_case_offers_the_ways_to_the_first(bench: Bench, view: RequestsView, steps: Steps) -> None:
    assert view.stack.currentWidget() is view.drop_zone
    assert view.filters.isHidden()
    view.drop_zone.write_button.click()
    view.drop_zone.paste_button.click()
    assert steps.went == ["new", "paste"]


def test_a_message_dropped_on_the_list_is_read(filled: Bench, view: RequestsView, steps: Steps, tmp_path: Path) -> None:
    handed = QMimeData()
    handed.setUrls([QUrl.fromLocalFile(str(tmp_path / "demande.eml"))])
    enter = QDragEnterEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        handed,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    view.dragEnterEvent(enter)
    assert enter.isAccepted()
    view.dragLeaveEvent(QDragLeaveEvent())
    drop = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        handed,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    view.dropEvent(drop)
    assert steps.went == ["demande.eml"]


def test_what_is_no_file_is_not_taken(filled: Bench, view: RequestsView) -> None:
    handed = QMimeData()
    handed.setText("bonjour")
    enter = QDragEnterEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        handed,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter.ignore()
    view.dragEnterEvent(enter)
    assert not enter.isAccepted()


def test_the_reference_is_copied(filled: Bench, view: RequestsView) -> None:
    view.table.selectRow(1)
    view.table.actions()[1].trigger()
    assert QGuiApplication.clipboard().text() == "DSR-2026-0002"


def test_the_list_follows_what_happens_elsewhere(filled: Bench, view: RequestsView, session: Session) -> None:
    view.table.selectRow(0)
    opened(filled, "Zoe Petit", received_on=date(2026, 9, 1))
    session.news.tell("DSR-2026-0004")
    assert people(view)[0] == "Zoe Petit"
    assert view.table.currentIndex().row() == 1
    view.hide()
    session.news.tell("DSR-2026-0004")


def test_everything_that_takes_the_focus_has_a_name(filled: Bench, view: RequestsView) -> None:
    for kind in (QAbstractButton, QLineEdit, QComboBox, QTableView, QHeaderView):
        for widget in view.findChildren(kind):
            inner = isinstance(widget.parent(), QLineEdit | QTableView) and not isinstance(widget, QHeaderView)
            assert widget.accessibleName() or inner, widget


@pytest.mark.parametrize("width", [680, 1000, 1600])
def test_the_pane_stands_beside_the_list_only_where_there_is_room(view: RequestsView, width: int) -> None:
    view.resize(width, 600)
    wide = width == 1600
    assert view.splitter.orientation() is (Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
    assert view.table.isColumnHidden(Column.RECEIVED) is (width == 680)
