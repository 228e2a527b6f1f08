"""The prompt as a person meets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from dsardesk.storage.errors import DamagedVault, WrongPassword
from dsardesk.ui.backing import Means
from dsardesk.ui.restore.view import RestoreDialog
from dsardesk.ui.session import Session
from dsardesk.ui.unlock.forgotten import ForgottenDialog
from dsardesk.ui.unlock.view import UnlockView
from tests.ui.conftest import AtOnce
from tests.ui.program import PlainProgram

pytestmark = pytest.mark.parametrize("work", ["in memory"], indirect=True)
"""Nothing here depends on which store it is."""


@pytest.fixture
def prompt(dressed: QApplication, qtbot: QtBot, session: Session, program: PlainProgram, tmp_path: Path) -> UnlockView:
    made = UnlockView(tmp_path / "coffre", AtOnce(), program, session.words)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def said(prompt: UnlockView) -> str:
    return " ".join(label.text() for label in prompt.findChildren(QLabel) if label.isVisible())


def test_the_password_may_be_typed_at_once_and_enter_opens(
    prompt: UnlockView, program: PlainProgram, tmp_path: Path
) -> None:
    assert prompt.focusProxy() is prompt._password
    QTest.keyClicks(prompt._password, "secret")
    QTest.keyClick(prompt._password, Qt.Key.Key_Return)
    assert program.done == [f"opened {tmp_path / 'coffre'}"]


def test_nothing_personal_is_shown_of_a_locked_vault(prompt: UnlockView, session: Session) -> None:
    shown = said(prompt)
    assert "coffre" in shown
    assert session.desk.profile.name not in shown
    assert session.desk.actor.name not in shown


def test_the_second_wrong_password_is_counted(prompt: UnlockView, program: PlainProgram) -> None:
    program.vaults.refusal = WrongPassword()
    for _ in range(2):
        QTest.keyClicks(prompt._password, "guess")
        QTest.keyClick(prompt._password, Qt.Key.Key_Return)
    assert "Le mot de passe n’ouvre pas ce coffre." in said(prompt)
    assert "2" in said(prompt)
    assert prompt._password.selectedText() == "guess"


def test_a_damaged_vault_offers_to_take_out_what_is_readable_and_says_what_came_of_it(
    prompt: UnlockView, program: PlainProgram, tmp_path: Path
) -> None:
    assert not prompt._salvage_button.isVisible()
    program.vaults.refusal = DamagedVault(part="cases.db")
    QTest.keyClicks(prompt._password, "secret")
    QTest.keyClick(prompt._password, Qt.Key.Key_Return)
    assert prompt._salvage_button.isVisible()
    prompt._salvage_button.click()
    (dialog,) = prompt.findChildren(QFileDialog)
    dialog.reject()
    program.vaults.refusal = None
    prompt.presenter.salvage(tmp_path / "coffre", "secret", tmp_path / "sorti")
    assert str(tmp_path / "sorti") in said(prompt)


def test_a_vault_of_an_earlier_program_asks_for_a_second_copy_by_keyboard(
    prompt: UnlockView, program: PlainProgram, tmp_path: Path
) -> None:
    program.plain.older = True
    QTest.keyClicks(prompt._password, "secret")
    QTest.keyClick(prompt._password, Qt.Key.Key_Return)
    assert prompt._copied_button.isVisible()
    assert not prompt._unlock_button.isVisible()
    QTest.keyClick(prompt._copied_button, Qt.Key.Key_Space)
    (dialog,) = prompt.findChildren(QFileDialog)
    dialog.reject()
    prompt._alone_button.click()
    assert program.done == [f"opened {tmp_path / 'coffre'}"]


def test_caps_lock_is_said_when_a_key_shows_it(prompt: UnlockView) -> None:
    QTest.keyClick(prompt._password, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    before = said(prompt)
    # With caps lock, a letter typed with Shift is small.
    prompt._password.caps_lock_seen.emit(True)
    assert len(said(prompt)) > len(before)
    prompt._password.caps_lock_seen.emit(False)
    assert said(prompt) == before


def test_whoever_lost_the_password_types_the_code_and_a_new_one(
    prompt: UnlockView, program: PlainProgram, tmp_path: Path
) -> None:
    prompt._forget()
    (dialog,) = prompt.findChildren(ForgottenDialog)
    dialog.submit()
    dialog.code.setText("ABCD")
    dialog.new.once.setText("corail tuile orme sept")
    dialog.submit()
    assert program.vaults.asked == []
    dialog.new.again.setText("corail tuile orme sept")
    dialog.submit()
    assert program.vaults.asked == [("password by code", tmp_path / "coffre", "ABCD", "corail tuile orme sept")]
    assert program.done == [f"opened {tmp_path / 'coffre'}"]


def test_a_backup_is_restored_and_opened(prompt: UnlockView, program: PlainProgram, tmp_path: Path) -> None:
    prompt._restore()
    (dialog,) = prompt.findChildren(RestoreDialog)
    dialog.submit()
    dialog.backup.take(tmp_path / "x.dsarbackup")
    dialog.password.setText("secret")
    dialog.submit()
    dialog.submit()
    backup, beside = tmp_path / "x.dsarbackup", tmp_path / "coffre-2"
    assert program.vaults.asked[-1][:4] == ("restore", backup, beside, Means("secret"))
    assert program.done == [f"opened {tmp_path / 'coffre-2'}"]


def test_the_keyring_is_offered_where_it_was_turned_on(  # noqa: PLR0917 -- fixtures, each named
    dressed: QApplication,
    qtbot: QtBot,
    session: Session,
    program: PlainProgram,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("DSARDESK_KEYRING", raising=False)

    def shown(kind: str) -> UnlockView:
        (tmp_path / "vault.json").write_text(f'{{"kind": "{kind}"}}', "utf-8")
        view = UnlockView(tmp_path, AtOnce(), program, session.words)
        qtbot.addWidget(view)
        view.show()
        return view

    assert not shown("password")._keyring_button.isVisible()
    offered = shown("keyring")._keyring_button
    assert offered.isVisible()
    offered.click()
    assert program.vaults.asked == [("keyring", tmp_path)]
