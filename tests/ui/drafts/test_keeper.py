"""Forms of every kind, watched while they are open, offscreen (acceptance A18)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dsardesk.domain.rights import RightType
from dsardesk.services.drafts import drafts_of
from dsardesk.ui.drafts import fields
from dsardesk.ui.drafts.keeper import DraftKeeper
from dsardesk.ui.drafts.presenter import SAID
from dsardesk.ui.session import Session
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.fields import Choice, Day
from dsardesk.ui.widgets.passwords import PasswordEdit
from tests.makers import DPO, TODAY
from tests.services.conftest import Bench


class Front(QWidget):
    """A desk with one case in front."""

    def __init__(self, session: Session, reference: str) -> None:
        super().__init__()
        self.draft_keeper = DraftKeeper(session, lambda: reference, self)


class Form(FormDialog):
    """A form with a field of every kind."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "Décider", "Noter")
        self.outcome = Choice((("granted", "accordé"), ("refused", "refusé")))
        self.sure, self.day, self.number = QCheckBox("sûr"), Day(TODAY), QSpinBox()
        self.name, self.words, self.more = QLineEdit(), QPlainTextEdit(), QTextEdit()
        self.shown = QPlainTextEdit("lu seulement")
        self.shown.setReadOnly(True)
        for label in ("outcome", "sure", "day", "number", "name", "words", "more", "shown"):
            self.add(label, getattr(self, label))


@pytest.fixture
def front(dressed: QApplication, qtbot: QtBot, session: Session, bench: Bench) -> Iterator[Front]:
    made = Front(session, bench.opened(RightType.ACCESS).reference)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.draft_keeper._clock.stop()


def _open(front: Front, form: FormDialog, qtbot: QtBot) -> None:
    form.open()
    qtbot.waitExposed(form)


def _half_written(front: Front, qtbot: QtBot) -> Form:
    form = Form(front)
    _open(front, form, qtbot)
    form.outcome.choose("refused")
    form.sure.setChecked(True)
    form.number.setValue(3)
    form.name.setText("Zéphyrine")
    form.more.setPlainText("et encore")
    form.words.setPlainText("La demande est")
    form.words.setFocus()
    form.words.moveCursor(form.words.textCursor().MoveOperation.Start)
    QTest.keyClick(form.words, Qt.Key.Key_Right)
    return form


def test_every_field_and_the_cursor_are_back_after_the_lock(front: Front, bench: Bench, qtbot: QtBot) -> None:
    form = _half_written(front, qtbot)
    typed = fields.read(form)
    front.draft_keeper.keep()
    (kept,) = drafts_of(bench.context, DPO)
    fields_of = {key: value for key, value in kept.text.items() if not key.startswith("@")}
    assert (fields_of, kept.cursor) == (dict(typed.text), typed.cursor)
    assert kept.text[SAID] == "Zéphyrine\n\nLa demande est\n\net encore"
    again = Form(front)
    _open(front, again, qtbot)
    assert fields.read(again).text == typed.text
    assert again.words.textCursor().position() == typed.cursor
    assert again._back
    assert again._back.isVisible()
    assert "brouillon" in again._back.words.text()
    form.close()
    again.close()


def test_escape_keeps_the_draft_and_using_it_leaves_nothing(front: Front, bench: Bench, qtbot: QtBot) -> None:
    form = _half_written(front, qtbot)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert len(drafts_of(bench.context, DPO)) == 1
    again = Form(front)
    _open(front, again, qtbot)
    assert again.name.text() == "Zéphyrine"
    again.do_button.click()
    assert drafts_of(bench.context, DPO) == ()


def test_a_draft_may_be_left_for_a_fresh_start(front: Front, bench: Bench, qtbot: QtBot) -> None:
    _half_written(front, qtbot).reject()
    again = Form(front)
    _open(front, again, qtbot)
    assert again._back
    again._back.leave.click()
    assert again.name.text() == ""
    assert not again._back.isVisible()
    assert drafts_of(bench.context, DPO) == ()
    again.close()


def test_nothing_of_a_form_with_a_password_is_kept(front: Front, bench: Bench, qtbot: QtBot) -> None:
    form = FormDialog(front, "Changer", "Changer")
    form.add("mot de passe", PasswordEdit("mot de passe"))
    words = QLineEdit()
    form.add("mots", words)
    _open(front, form, qtbot)
    words.setText("visible")
    front.draft_keeper.keep()
    assert drafts_of(bench.context, DPO) == ()
    form.close()


def test_a_form_on_no_desk_is_watched_by_nobody(dressed: QApplication, qtbot: QtBot, bench: Bench) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    form = Form(parent)
    form.open()
    form.name.setText("x")
    form.reject()
    assert drafts_of(bench.context, DPO) == ()
