"""Locking in the midst of writing loses nothing, asks nothing, and leads back to where one was (acceptance A18)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsardesk.domain.rights import RightType
from dsardesk.services.drafts import drafts_of, keep_draft
from dsardesk.ui.case.items.dialogs import DecisionDialog
from dsardesk.ui.case.timeline.view import _NoteDialog
from dsardesk.ui.case.view import CaseView
from dsardesk.ui.intake.view import IntakeView
from dsardesk.ui.language import Interpreter
from dsardesk.ui.preferences import Preferences
from dsardesk.ui.shell.window import MainWindow
from dsardesk.ui.suppression.dialogs import SuppressDialog
from dsardesk.ui.suppression.view import SuppressionView
from dsardesk.ui.tasks import VaultThread
from dsardesk.ui.unlock.locked import LockedView
from dsardesk.ui.widgets.dialogs import FormDialog
from tests.makers import DPO, sample_message
from tests.services.conftest import Bench
from tests.ui.program import PlainProgram

pytestmark = pytest.mark.parametrize("work", ["in memory"], indirect=True)


@pytest.fixture
def window(
    dressed: QApplication, qtbot: QtBot, program: PlainProgram, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    monkeypatch.setenv("DSARDESK_LANG", "fr")
    thread = VaultThread()
    made = MainWindow(thread, program.vaults, Preferences(), Interpreter())
    qtbot.addWidget(made)
    yield made
    thread.stop()


def _unlock(window: MainWindow, program: PlainProgram, folder: Path) -> None:
    window.program.opened(program.vaults.open(folder, "secret"))
    window.show()


def _wait_until_closed(window: MainWindow, program: PlainProgram, qtbot: QtBot) -> None:
    """The vault is closed, and the window knows it: what is opened next stays."""
    qtbot.waitUntil(lambda: not isinstance(window.centralWidget(), LockedView), timeout=15_000)
    assert ("close",) in program.vaults.asked


def _case(window: MainWindow) -> CaseView:
    assert window.desk
    front = window.desk.stack.currentWidget()
    assert isinstance(front, CaseView)
    return front


def _dialog(window: MainWindow, kind: type[FormDialog]) -> FormDialog | None:
    return next((each for each in window.findChildren(kind) if each.isVisible()), None)


def test_a_note_half_written_is_there_to_the_letter_after_the_lock_and_so_is_the_cursor(
    window: MainWindow, program: PlainProgram, bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    reference = bench.opened(RightType.ACCESS).reference
    _unlock(window, program, tmp_path)
    desk = window.desk
    assert desk is not None
    desk.show_case(reference)
    qtbot.waitUntil(lambda: desk.reference() == reference)
    _case(window).timeline.ask_note()
    note = _dialog(window, _NoteDialog)
    assert isinstance(note, _NoteDialog)
    note.text.setPlainText("La personne a rappele")
    note.text.setFocus()
    note.text.moveCursor(QTextCursor.MoveOperation.PreviousWord)
    place = note.text.textCursor().position()
    window.lock()
    assert isinstance(window.centralWidget(), LockedView)
    _wait_until_closed(window, program, qtbot)
    _unlock(window, program, tmp_path)
    qtbot.waitUntil(lambda: _dialog(window, _NoteDialog) is not None, timeout=15_000)
    again = _dialog(window, _NoteDialog)
    assert isinstance(again, _NoteDialog)
    qtbot.waitUntil(lambda: again.text.toPlainText() == "La personne a rappele")
    assert again.text.textCursor().position() == place
    assert window.desk is not None
    assert window.desk.messages.sentence == f"Votre brouillon est de retour\u00a0: {reference}."
    again.do_button.click()
    qtbot.waitUntil(lambda: drafts_of(bench.context, DPO) == ())


def test_reasons_of_a_decision_come_back_on_their_own_item(
    window: MainWindow, program: PlainProgram, bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    reference = bench.opened(RightType.ACCESS, RightType.ERASURE).reference
    keep_draft(bench.context, DPO, "DecisionDialog:2", reference, text={}, focus="1:QPlainTextEdit")
    _unlock(window, program, tmp_path)
    qtbot.waitUntil(lambda: _dialog(window, DecisionDialog) is not None, timeout=15_000)
    dialog = _dialog(window, DecisionDialog)
    assert isinstance(dialog, DecisionDialog)
    assert dialog.subject == "2"
    dialog.close()


def test_a_note_of_a_new_request_leads_back_to_its_page(
    window: MainWindow, program: PlainProgram, bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    _unlock(window, program, tmp_path)
    assert window.desk
    intake = window.desk.intake()
    intake.start.note.setPlainText("Appel de Mme Diallo")
    intake.start.note.setFocus()
    window.lock()
    _wait_until_closed(window, program, qtbot)
    _unlock(window, program, tmp_path)
    desk = window.desk
    assert desk is not None
    qtbot.waitUntil(lambda: isinstance(desk.stack.currentWidget(), IntakeView), timeout=15_000)
    start = desk.intake().start
    qtbot.waitUntil(lambda: start.note.toPlainText() == "Appel de Mme Diallo")
    assert start.draft_line.isVisible()


def test_a_form_left_by_escape_leads_nobody_back(
    window: MainWindow, program: PlainProgram, bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    reference = bench.opened(RightType.ACCESS).reference
    keep_draft(bench.context, DPO, "_NoteDialog:", reference, text={"0:QPlainTextEdit": "plus tard"})
    _unlock(window, program, tmp_path)
    qtbot.wait(600)
    assert window.desk
    assert window.desk.place() == "today"
    assert _dialog(window, FormDialog) is None


def test_any_form_opened_by_a_button_opens_again_with_its_words(
    window: MainWindow, program: PlainProgram, qtbot: QtBot, tmp_path: Path
) -> None:
    _unlock(window, program, tmp_path)
    assert window.desk
    list_ = window.desk.go("suppression")
    assert isinstance(list_, SuppressionView)
    list_.add_button.click()
    dialog = _dialog(window, SuppressDialog)
    assert isinstance(dialog, SuppressDialog)
    dialog.address.setText("zephyrine@courriel.example")
    dialog.address.setFocus()
    dialog.address.setCursorPosition(4)
    window.lock()
    _wait_until_closed(window, program, qtbot)
    _unlock(window, program, tmp_path)
    qtbot.waitUntil(lambda: _dialog(window, SuppressDialog) is not None, timeout=15_000)
    again = _dialog(window, SuppressDialog)
    assert isinstance(again, SuppressDialog)
    qtbot.waitUntil(lambda: again.address.text() == "zephyrine@courriel.example")
    assert again.address.cursorPosition() == 4
    assert window.desk is not None
    assert window.desk.messages.sentence == "Votre brouillon est de retour."
    again.close()


@pytest.mark.parametrize("by", ["file", "words"])
def test_what_was_made_of_a_message_comes_back_with_the_message(
    window: MainWindow, program: PlainProgram, qtbot: QtBot, tmp_path: Path, by: str
) -> None:
    message = tmp_path / "demande.eml"
    message.write_bytes(sample_message())
    _unlock(window, program, tmp_path)
    assert window.desk
    if by == "file":
        window.desk.open_messages([message])
    else:
        window.desk.intake().presenter.write("Je veux une copie de mes donnees.", "phone")
    intake = window.desk.intake()
    qtbot.waitUntil(intake.sheet.isVisible, timeout=15_000)
    name = intake.sheet.fields.who.name.field
    name.setText("Mme Diallo")
    name.setFocus()
    name.setCursorPosition(3)
    window.desk.show_today()
    window.lock()
    _wait_until_closed(window, program, qtbot)
    _unlock(window, program, tmp_path)
    desk = window.desk
    assert desk is not None
    qtbot.waitUntil(lambda: isinstance(desk.stack.currentWidget(), IntakeView), timeout=15_000)
    sheet = desk.intake().sheet
    qtbot.waitUntil(lambda: sheet.fields.who.name.field.text() == "Mme Diallo", timeout=15_000)
    assert sheet.fields.who.name.field.cursorPosition() == 3
    assert sheet.draft_line.isVisible()
    sheet.discard_button.click()
    qtbot.waitUntil(lambda: drafts_of(desk.session.desk.context, DPO) == ())
