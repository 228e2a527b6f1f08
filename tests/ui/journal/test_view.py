"""The journal's table."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dsardesk.domain.anchors import Doubt
from dsardesk.domain.rights import RightType
from dsardesk.services.doubts import LogState
from dsardesk.ui.journal.accepting import AcceptDialog
from dsardesk.ui.journal.annual import AnnualDialog
from dsardesk.ui.journal.models import Column, JournalModel
from dsardesk.ui.journal.presenter import Entry
from dsardesk.ui.journal.register import RegisterDialog
from dsardesk.ui.journal.view import JournalView
from dsardesk.ui.session import Session
from tests.services.conftest import Bench
from tests.ui.conftest import Steps
from tests.ui.log import PlainLog

AT = datetime(2026, 10, 26, 9, 12, tzinfo=UTC)


def entry(seq: int) -> Entry:
    return Entry(seq, AT, "Claire Morel", "Sauvegarde faite", "")


def test_the_model_keeps_qts_rules_while_it_grows(dressed: QApplication, qtmodeltester: ModelTester) -> None:
    asked: list[int] = []
    model = JournalModel(lambda: asked.append(1))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.show_entries((entry(3), entry(2)), 3)
    root = model.index(-1, -1)
    assert model.canFetchMore(root)
    model.fetchMore(root)
    assert asked
    model.add_entries((entry(1),))
    assert (model.rowCount(), model.canFetchMore(root)) == (3, False)


def test_an_end_reached_early_asks_for_nothing_more(dressed: QApplication) -> None:
    model = JournalModel(lambda: None)
    model.show_entries((entry(3),), 3)
    model.add_entries(())
    assert not model.canFetchMore(model.index(-1, -1))


def test_a_moment_is_written_as_the_interface_writes_it(dressed: QApplication) -> None:
    model = JournalModel(lambda: None)
    model.show_entries((entry(1),), 1)
    assert model.data(model.index(0, Column.AT)) == "26/10/2026 09:12"
    assert model.data(model.index(0, Column.WHAT), Qt.ItemDataRole.DecorationRole) is None
    assert model.headerData(0, Qt.Orientation.Vertical) == "1"


@pytest.mark.parametrize("work", ["in memory"], indirect=True)
def test_enter_on_a_line_opens_its_case(
    dressed: QApplication, qtbot: QtBot, session: Session, bench: Bench, steps: Steps
) -> None:
    case = bench.opened(RightType.ACCESS)
    page = JournalView(session, steps)
    qtbot.addWidget(page)
    page.show()
    page.activate()
    page.verify_button.click()
    assert page.verdict.sentence
    # The newest line tells of the check itself.
    page.table.selectRow(1)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert steps.went[:1] == [case.reference]


@pytest.mark.parametrize("work", ["in memory"], indirect=True)
def test_a_vault_in_doubt_is_answered_for_by_keyboard(
    dressed: QApplication, qtbot: QtBot, session: Session, steps: Steps
) -> None:
    assert isinstance(session.desk.log, PlainLog)
    session.desk.log.state = LogState(Doubt.ROLLED_BACK, (("cache", 9),), None, None)
    page = JournalView(session, steps)
    qtbot.addWidget(page)
    page.show()
    page.activate()
    assert "lecture seule" in page.doubt.text()
    assert page.accept_button.isVisible()
    page.accept_button.click()
    form = page.findChild(AcceptDialog)
    assert form is not None
    assert form.reasons.accessibleName()
    form.do_button.click()
    assert form.isVisible()
    form.reasons.setPlainText("Copie remise en place après une panne.")
    form.do_button.click()
    assert session.desk.log.asked == ["Copie remise en place après une panne."]
    assert page.accept_button.isHidden()
    assert page.doubt.isHidden()


@pytest.mark.parametrize("work", ["encrypted file"], indirect=True)
def test_an_annual_report_is_asked_for_by_year_and_reader(
    dressed: QApplication, qtbot: QtBot, session: Session, steps: Steps, bench: Bench
) -> None:
    view = JournalView(session, steps)
    qtbot.addWidget(view)
    view.show()
    view.annual_button.click()
    dialog = view.findChild(AnnualDialog)
    assert isinstance(dialog, AnnualDialog)
    assert (dialog.year.value(), dialog.year.maximum()) == (2026, 2026)
    assert dialog.year.accessibleName()
    dialog.published.setChecked(True)
    dialog.do_button.click()
    place = view.findChild(QFileDialog)
    assert isinstance(place, QFileDialog)
    assert place.selectedFiles()[0].endswith("rapport-annuel-2026.pdf")
    place.close()


def test_the_register_is_asked_for_by_year_and_without_names_at_first(
    dressed: QApplication, qtbot: QtBot, session: Session, steps: Steps, bench: Bench
) -> None:
    view = JournalView(session, steps)
    qtbot.addWidget(view)
    view.show()
    view.register_button.click()
    dialog = view.findChild(RegisterDialog)
    assert isinstance(dialog, RegisterDialog)
    assert dialog.year.text() == "toutes"
    assert not dialog.names.isChecked()
    dialog.do_button.click()
    place = view.findChild(QFileDialog)
    assert isinstance(place, QFileDialog)
    assert place.selectedFiles()[0].endswith("registre.xlsx")
    place.close()


def test_one_year_may_be_chosen_and_whoever_only_approves_is_offered_no_names(
    dressed: QApplication, qtbot: QtBot
) -> None:
    asked: list[tuple[int | None, bool]] = []
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = RegisterDialog(parent, 2026, lambda year, names: asked.append((year, names)), may_name=False)
    assert dialog.names.isHidden()
    dialog.year.setValue(2025)
    dialog.submit()
    assert asked == [(2025, False)]
