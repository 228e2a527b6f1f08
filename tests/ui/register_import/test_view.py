"""The page of the import, walked as a person would."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dsardesk.ui.register_import.models import RemarksModel
from dsardesk.ui.register_import.reading import Remark
from dsardesk.ui.register_import.settling import SettledChoice
from dsardesk.ui.register_import.view import RegisterImportView
from dsardesk.ui.session import Session
from tests.sheets import HEADER, a_register, as_csv, as_xlsx
from tests.ui.conftest import Steps


@pytest.fixture
def view(dressed: QApplication, qtbot: QtBot, session: Session, steps: Steps) -> RegisterImportView:
    made = RegisterImportView(session, steps)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.activate()
    return made


def test_a_register_is_shown_put_right_imported_and_taken_back(
    view: RegisterImportView, steps: Steps, tmp_path: Path
) -> None:
    file = tmp_path / "suivi.xlsx"
    file.write_bytes(as_xlsx(a_register(24)))
    view.presenter.open_file(file)
    assert view.columns_card.fields["received_on"].currentText() == "D · Reçue le"
    assert view.remarks.rowCount() > 0
    assert view.unknown_card.isVisible()
    choice = view.unknown_card.choices["RGPD"]
    choice.choose("access")
    choice.activated.emit(choice.currentIndex())  # As a list does once something in it is pressed.
    assert not view.unknown_card.isVisible()
    view.columns_card.fields["note"].activated.emit(0)
    view.columns_card.day_first.click()
    view.columns_card.day_first.click()
    view.import_button.click()
    assert steps.said
    assert view.past_card.isVisible()
    assert not view.rows_card.isVisible()
    view._stop()
    take_back = next(each for each in view.past_card.findChildren(QPushButton) if each.isVisible())
    take_back.click()
    assert view.asking.dialog is not None
    view.asking.dialog.do_button.click()
    assert not view.past_card.isVisible()


UNKNOWN = (
    HEADER,
    ("R-1", "Zoé Canari", "zoe@courriel.example", "01/10/2026", "RGPD", "mail", "31/10/2026", "En cours", "", ""),
    ("R-2", "Jo Merle", "jo@courriel.example", "02/10/2026", "Truc", "mail", "", "En cours", "", ""),
    ("R-3", "Ada Geai", "ada@courriel.example", "05/10/2026", "Accès", "mail", "", "En cours", "", ""),
)


@pytest.fixture
def asking(view: RegisterImportView, tmp_path: Path) -> RegisterImportView:
    """The page, which asks what two words mean."""
    file = tmp_path / "suivi.csv"
    file.write_bytes(as_csv(UNKNOWN))
    view.presenter.open_file(file)
    return view


def _down_to(choice: SettledChoice, value: str) -> None:
    while choice.value != value:
        before = choice.value
        QTest.keyClick(choice, Qt.Key.Key_Down)
        assert choice.value != before


def test_every_right_can_be_reached_with_the_arrows_and_counts_once_it_is_confirmed(asking: RegisterImportView) -> None:
    choice = asking.unknown_card.choices["RGPD"]
    _down_to(choice, "portability")
    assert set(asking.unknown_card.choices) == {"RGPD", "Truc"}
    QTest.keyClick(choice, Qt.Key.Key_Return)
    assert set(asking.unknown_card.choices) == {"Truc"}


def test_whoever_leaves_a_list_has_chosen_and_another_window_is_no_leaving(asking: RegisterImportView) -> None:
    choice = asking.unknown_card.choices["Truc"]
    _down_to(choice, "erasure")
    for stays in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
        QApplication.sendEvent(choice, QFocusEvent(QEvent.Type.FocusOut, stays))
    assert "Truc" in asking.unknown_card.choices
    QApplication.sendEvent(choice, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    assert set(asking.unknown_card.choices) == {"RGPD"}


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_what_is_taken_from_the_open_list_counts_at_once(asking: RegisterImportView) -> None:
    choice = asking.unknown_card.choices["Truc"]
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Space)
    QTest.keyClick(choice.view(), Qt.Key.Key_Down)
    assert "Truc" in asking.unknown_card.choices
    QTest.keyClick(choice.view(), Qt.Key.Key_Return)
    assert set(asking.unknown_card.choices) == {"RGPD"}


def test_a_word_that_is_not_settled_yet_stays_as_it_stands_while_another_is(asking: RegisterImportView) -> None:
    first, second = asking.unknown_card.choices["RGPD"], asking.unknown_card.choices["Truc"]
    _down_to(second, "erasure")
    _down_to(first, "access")
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert asking.unknown_card.choices["Truc"] is second
    assert second.value == "erasure"


def test_a_register_that_is_opened_puts_the_focus_on_its_columns_and_one_key_leads_on_in_order(
    view: RegisterImportView, tmp_path: Path
) -> None:
    file = tmp_path / "suivi.csv"
    file.write_bytes(as_csv(UNKNOWN))
    assert view.window().focusWidget() is view.choose_button
    view.presenter.open_file(file)
    assert view.window().focusWidget() is view.columns_card.header
    passed: list[QWidget] = [view.columns_card.header]
    while passed[-1] is not view.import_button:
        following = passed[-1].nextInFocusChain()
        assert following is not None
        passed.append(following)
    fields = [*view.columns_card.fields.values(), *view.unknown_card.choices.values()]
    assert [each for each in passed if each in fields] == fields
    QTest.keyClick(view.unknown_card.choices["RGPD"], Qt.Key.Key_Down)
    QTest.keyClick(view.unknown_card.choices["RGPD"], Qt.Key.Key_Return)
    view.import_button.setFocus()
    view.import_button.click()
    assert view.window().focusWidget() is view.choose_button
    next(each for each in view.past_card.findChildren(QPushButton) if each.isVisible()).setFocus()
    view.presenter.start()
    assert view.window().focusWidget() is view.choose_button


def test_a_refusal_is_said_in_the_message_bar(view: RegisterImportView, steps: Steps, tmp_path: Path) -> None:
    view.presenter.open_file(tmp_path / "missing.csv")
    assert steps.warned


def test_remarks_are_a_table_that_qt_accepts(dressed: QApplication, qtmodeltester: ModelTester) -> None:
    model = RemarksModel()
    model.set_remarks((Remark(2, "Ligne 2", "à savoir"), Remark(3, "Ligne 3", "sans date", left_out=True)))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
