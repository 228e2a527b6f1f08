"""The page of the import, walked as a person would."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dsardesk.ui.register_import.models import RemarksModel
from dsardesk.ui.register_import.reading import Remark
from dsardesk.ui.register_import.view import RegisterImportView
from dsardesk.ui.session import Session
from tests.sheets import a_register, as_xlsx
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
    choice.activated.emit(choice.currentIndex())
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


def test_a_refusal_is_said_in_the_message_bar(view: RegisterImportView, steps: Steps, tmp_path: Path) -> None:
    view.presenter.open_file(tmp_path / "missing.csv")
    assert steps.warned


def test_remarks_are_a_table_that_qt_accepts(dressed: QApplication, qtmodeltester: ModelTester) -> None:
    model = RemarksModel()
    model.set_remarks((Remark(2, "Ligne 2", "à savoir"), Remark(3, "Ligne 3", "sans date", left_out=True)))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
