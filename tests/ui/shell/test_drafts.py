"""Locking in the midst of writing loses nothing, asks nothing, and leads back to where one was (acceptance A18)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from dsardesk.domain.rights import RightType
from dsardesk.services.drafts import drafts_of, keep_draft
from dsardesk.ui.case.items.dialogs import DecisionDialog
from dsardesk.ui.case.reading import Part
from dsardesk.ui.case.timeline.view import _NoteDialog
from dsardesk.ui.case.view import CaseView
from dsardesk.ui.drafts.presenter import OPENER, SAID, TITLE
from dsardesk.ui.intake.view import IntakeView
from dsardesk.ui.language import Interpreter
from dsardesk.ui.preferences import Preferences
from dsardesk.ui.shell import coming_back
from dsardesk.ui.shell.unfinished import KeptWordsDialog
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


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """What is gone is not waited for."""
    if "gone" in request.node.name:
        monkeypatch.setattr(coming_back, "LOOKS", 3)


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
    qtbot.waitUntil(lambda: not isinstance(window.centralWidget(), LockedView), timeout=30_000)
    assert ("close",) in program.vaults.asked


def _case(window: MainWindow) -> CaseView:
    assert window.desk
    front = window.desk.stack.currentWidget()
    assert isinstance(front, CaseView)
    return front


def _dialog(window: MainWindow, kind: type[FormDialog]) -> FormDialog | None:
    return next((each for each in window.findChildren(kind) if each.isVisible()), None)


def _press_on(case: CaseView, keys: str) -> None:
    next(each for each in case.actions() if QKeySequence(keys) in each.shortcuts()).trigger()


def test_a_note_half_written_is_there_to_the_letter_after_the_lock_and_so_is_the_cursor(
    window: MainWindow, program: PlainProgram, bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    reference = bench.opened(RightType.ACCESS).reference
    _unlock(window, program, tmp_path)
    desk = window.desk
    assert desk is not None
    desk.show_case(reference)
    qtbot.waitUntil(lambda: desk.reference() == reference, timeout=15_000)
    _press_on(_case(window), "Ctrl+M")
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
    back = window.desk
    assert back is not None
    assert back.messages.sentence == f"Votre brouillon est de retour\u00a0: {reference}."
    again.do_button.click()
    qtbot.waitUntil(lambda: drafts_of(bench.context, DPO) == ())


def test_reasons_of_a_decision_come_back_on_their_own_item(
    window: MainWindow, program: PlainProgram, bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    reference = bench.opened(RightType.ACCESS, RightType.ERASURE).reference
    _unlock(window, program, tmp_path)
    desk = window.desk
    assert desk is not None
    desk.show_case(reference)
    qtbot.waitUntil(lambda: desk.reference() == reference, timeout=15_000)
    items = _case(window).items
    _case(window).go_to(Part.ITEMS)
    decide = [each for each in items.findChildren(QPushButton) if each.text() == "&Décider…"]
    decide[1].click()
    dialog = _dialog(window, DecisionDialog)
    assert isinstance(dialog, DecisionDialog)
    dialog.reasons.setPlainText("Facture a conserver")
    window.lock()
    _wait_until_closed(window, program, qtbot)
    _unlock(window, program, tmp_path)
    qtbot.waitUntil(lambda: _dialog(window, DecisionDialog) is not None, timeout=15_000)
    again = _dialog(window, DecisionDialog)
    assert isinstance(again, DecisionDialog)
    assert again.subject == "2"
    qtbot.waitUntil(lambda: again.reasons.toPlainText() == "Facture a conserver")
    again.close()


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
    desk = window.desk
    assert desk is not None
    qtbot.waitUntil(lambda: desk.messages.sentence == "Votre brouillon est de retour.")
    again.close()


@pytest.mark.parametrize("by", ["file", "words"])
def test_what_was_made_of_a_message_comes_back_with_the_message(
    window: MainWindow, program: PlainProgram, qtbot: QtBot, tmp_path: Path, by: str
) -> None:
    message = tmp_path / "demande.eml"
    message.write_bytes(sample_message())
    _unlock(window, program, tmp_path)
    assert window.desk
    intake = window.desk.intake()
    with qtbot.waitSignal(intake.shown, timeout=15_000):
        if by == "file":
            window.desk.open_messages([message])
        else:
            intake.presenter.write("Je veux une copie de mes donnees.", "phone")
    assert intake.sheet.isVisible()
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


def test_a_form_whose_button_is_gone_is_offered_in_one_line_and_its_words_can_be_copied(
    window: MainWindow, program: PlainProgram, bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    reference = bench.opened(RightType.ACCESS).reference
    text = {OPENER: "case|button|0|1|Un bouton disparu", TITLE: "Ajouter une note", SAID: "La personne a rappele"}
    keep_draft(bench.context, DPO, "_NoteDialog:", reference, text=text, focus="?")
    _unlock(window, program, tmp_path)
    desk = window.desk
    assert desk is not None
    bar = desk.unfinished
    qtbot.waitUntil(bar.isVisible, timeout=15_000)
    told = f"Vous étiez en train d’écrire\u00a0: Ajouter une note, dossier {reference}."
    assert (bar.words.text(), bar.accessibleName()) == (told, told)
    assert "DSARDesk" in window.windowTitle()
    assert "rappele" not in window.windowTitle()
    # It is tried once more, then what was written is shown.
    bar.go_button.click()
    qtbot.waitUntil(lambda: _dialog(window, KeptWordsDialog) is not None, timeout=15_000)
    dialog = _dialog(window, KeptWordsDialog)
    assert isinstance(dialog, KeptWordsDialog)
    assert dialog.words.toPlainText() == "La personne a rappele"
    dialog.copy_button.click()
    assert QApplication.clipboard().text() == "La personne a rappele"
    dialog.do_button.click()
    assert drafts_of(bench.context, DPO) != ()
    # Read is not left: it is offered until somebody says otherwise.
    qtbot.waitUntil(bar.isVisible)
    bar.leave_button.click()
    qtbot.waitUntil(lambda: drafts_of(bench.context, DPO) == ())
    assert not bar.isVisible()


def test_a_form_that_no_gesture_opened_offers_its_words_on_the_screen_where_it_stood(
    window: MainWindow, program: PlainProgram, bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    text = {OPENER: "journal|", SAID: "Une note"}
    keep_draft(bench.context, DPO, "Form:", "", text=text, focus="?")
    _unlock(window, program, tmp_path)
    desk = window.desk
    assert desk is not None
    qtbot.waitUntil(desk.unfinished.isVisible, timeout=15_000)
    assert desk.place() == "journal"
    assert desk.unfinished.words.text() == "Vous étiez en train d’écrire\u00a0: un formulaire."
    desk.unfinished.go_button.click()
    assert isinstance(_dialog(window, KeptWordsDialog), KeptWordsDialog)


def test_nothing_is_offered_where_nothing_was_written(
    window: MainWindow, program: PlainProgram, bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    keep_draft(bench.context, DPO, "Form:", "", text={OPENER: "nowhere|", "0:Choice": "b"}, focus="?")
    _unlock(window, program, tmp_path)
    qtbot.wait(300)
    assert window.desk is not None
    assert not window.desk.unfinished.isVisible()


def test_nothing_that_stands_on_the_window_stays_in_sight_once_it_is_locked(
    window: MainWindow, program: PlainProgram, qtbot: QtBot, tmp_path: Path
) -> None:
    _unlock(window, program, tmp_path)
    box = FormDialog(window, "Titre", "Noter")
    box.open()
    window.lock()
    assert not box.isVisible()
    assert window.windowTitle() == "DSARDesk"
    _wait_until_closed(window, program, qtbot)
