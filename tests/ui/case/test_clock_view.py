"""The clock bar of a case page, walked through by keyboard and by its dialogs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dsardesk.domain.rights import RightType
from dsardesk.ui.case.clock.dialogs import (
    AnsweredDialog,
    ExtensionDialog,
    MinorDialog,
    QuestionDialog,
    RegimeDialog,
)
from dsardesk.ui.case.clock.gestures import Gesture
from dsardesk.ui.case.clock.view import ClockBar
from dsardesk.ui.case.clock.why import TryCard
from dsardesk.ui.case.view import CaseView
from dsardesk.ui.session import Session
from tests.makers import NOW
from tests.services.conftest import Bench
from tests.ui.conftest import Steps

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def view(dressed: QApplication, qtbot: QtBot, session: Session, steps: Steps) -> CaseView:
    made = CaseView(session, steps)
    qtbot.addWidget(made)
    made.resize(1000, 740)
    return made


def show(view: CaseView, qtbot: QtBot, bench: Bench, *rights: RightType) -> str:
    reference = bench.opened(*(rights or (RightType.ACCESS,))).reference
    view.open_case(reference)
    view.activate()
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.setFocus()
    return reference


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def test_an_extension_is_decided_by_keyboard(view: CaseView, qtbot: QtBot, bench: Bench, steps: Steps) -> None:
    """A09."""
    reference = show(view, qtbot, bench)
    QTest.keyClick(view, Qt.Key.Key_X, CONTROL_SHIFT)
    dialog = view.clock.asking.dialog
    assert isinstance(dialog, ExtensionDialog)
    assert "La lettre doit partir au plus tard le mardi 24 novembre 2026." in words(dialog)
    dialog.do_button.click()
    assert "complexité ou nombre de demandes" in words(dialog)
    dialog.grounds.boxes["complexity"].setChecked(True)
    dialog.reasons.setPlainText("huit années d'échanges")
    dialog.announced.setChecked(True)
    dialog.announced_due.setDate(QDate(2026, 12, 15))
    dialog.do_button.click()
    decided = bench.case(reference).extensions[0]
    assert (decided.reasons, str(decided.announced_due)) == ("huit années d'échanges", "2026-12-15")
    assert "une fois sa lettre partie" in steps.said[-1]


def test_a_minors_erasure_asks_why_it_is_extended_all_the_same(view: CaseView, qtbot: QtBot, bench: Bench) -> None:
    reference = show(view, qtbot, bench, RightType.ERASURE)
    press(view.clock, Gesture.MINOR)
    facts = view.clock.asking.dialog
    assert isinstance(facts, MinorDialog)
    facts.online.setChecked(True)
    facts.minor.setChecked(True)
    facts.do_button.click()
    assert bench.case(reference).minor_at_collection is True
    press(view.clock, Gesture.EXTEND)
    dialog = view.clock.asking.dialog
    assert isinstance(dialog, ExtensionDialog)
    assert dialog.form.isRowVisible(dialog.override)
    dialog.override.setPlainText("trois responsables")
    dialog.grounds.boxes["number"].setChecked(True)
    dialog.reasons.setPlainText("trois demandes")
    dialog.do_button.click()
    assert bench.case(reference).extensions[0].override == "trois responsables"


def press(bar: ClockBar, gesture: Gesture) -> None:
    action = next(each for each in bar.menu.actions() if each.objectName() == gesture)
    action.trigger()


def test_the_clock_is_suspended_and_resumed_by_the_same_keys(view: CaseView, qtbot: QtBot, bench: Bench) -> None:
    reference = show(view, qtbot, bench)
    QTest.keyClick(view, Qt.Key.Key_P, CONTROL_SHIFT)
    dialog = view.clock.asking.dialog
    assert isinstance(dialog, QuestionDialog)
    assert not dialog.form.isRowVisible(dialog.reason)
    dialog.question.setPlainText("vos contrats ou vos factures ?")
    dialog.do_button.click()
    QApplication.processEvents()
    assert "le délai est suspendu" in words(view.clock)
    view.clock.presenter.suspend_or_resume()
    answered = view.clock.asking.dialog
    assert isinstance(answered, AnsweredDialog)
    assert "la question ne suspend plus le délai" in words(answered)
    answered.do_button.click()
    assert bench.case(reference).clarifications[0].answered_on is not None


def test_a_late_question_asks_for_its_reason(view: CaseView, qtbot: QtBot, bench: Bench) -> None:
    bench.clock.instant = NOW + timedelta(days=10)
    reference = show(view, qtbot, bench)
    bench.clock.instant = NOW + timedelta(days=20)
    view.activate()
    press(view.clock, Gesture.ASK)
    dialog = view.clock.asking.dialog
    assert isinstance(dialog, QuestionDialog)
    assert dialog.form.isRowVisible(dialog.reason)
    dialog.large.setChecked(False)
    assert not dialog.form.isRowVisible(dialog.reason)
    dialog.question.setPlainText("lesquelles ?")
    dialog.do_button.click()
    assert bench.case(reference).clarifications[0].large is False


def test_a_question_that_stops_no_clock_asks_only_for_its_words(view: CaseView, qtbot: QtBot, bench: Bench) -> None:
    """Of an erasure: which data; nobody is asked whether it came late, and the dialog says that the limit runs."""
    bench.clock.instant = NOW + timedelta(days=20)
    reference = show(view, qtbot, bench, RightType.ERASURE)
    press(view.clock, Gesture.ASK)
    dialog = view.clock.asking.dialog
    assert isinstance(dialog, QuestionDialog)
    assert not any(
        dialog.form.isRowVisible(each) for each in (dialog.large, dialog.promptly, dialog.override, dialog.reason)
    )
    assert "Le délai continue de courir." in dialog.told.text()
    dialog.item.choose("0")
    assert "quel droit" in dialog.told.text()
    dialog.item.choose("1")
    dialog.question.setPlainText("tout, ou votre compte ?")
    dialog.do_button.click()
    asked = bench.case(reference).clarifications[0]
    assert (asked.item, asked.large) == (1, False)


def test_another_law_is_chosen_where_the_profile_calls_for_it(
    dressed: QApplication, qtbot: QtBot, session: Session, steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    bar = ClockBar(session, steps, lambda: None)
    qtbot.addWidget(bar)
    chosen: list[str] = []
    monkeypatch.setattr(bar.presenter, "regime", chosen.append)
    bar.ask_regime((("swiss_access", "accès en droit suisse"),), "swiss_access")
    dialog = bar.asking.dialog
    assert isinstance(dialog, RegimeDialog)
    dialog.do_button.click()
    assert chosen == ["swiss_access"]


def test_why_lets_a_day_be_tried_and_stores_nothing(view: CaseView, qtbot: QtBot, bench: Bench) -> None:
    show(view, qtbot, bench)
    before = bench.everything()
    view.clock.why_button.click()
    (card,) = view.findChildren(TryCard)
    card.what.choose("extension_notified")
    card.on.setDate(QDate(2026, 11, 2))
    QApplication.processEvents()
    assert "lundi 25 janvier 2027" in words(card)
    card.what.choose("answered")
    card.on.setDate(QDate(2026, 11, 25))
    QApplication.processEvents()
    assert "1 jour de retard" in words(card)
    assert bench.everything() == before


def test_the_menu_and_everything_in_it_has_a_name(view: CaseView, qtbot: QtBot, bench: Bench) -> None:
    show(view, qtbot, bench)
    assert view.clock.menu_button.accessibleName() == "Modifier le délai"
    assert [action.text().partition("\t")[0] for action in view.clock.menu.actions()] == [
        "Demander une &précision…",
        "Pro&longer le délai…",
        "Un autre &établissement…",
        "&Jour de réception…",
    ]
    show(view, qtbot, bench, RightType.OBJECTION)
    assert [action.objectName() for action in view.clock.menu.actions()] == [
        Gesture.ASK,
        Gesture.EXTEND,
        Gesture.CALENDAR,
        Gesture.RECEIPT,
    ]
