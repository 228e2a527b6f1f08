"""The settings as a person meets them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from dsardesk.services.users import UserLine
from dsardesk.ui.backing import Means
from dsardesk.ui.keyholding import WaysIn
from dsardesk.ui.program import Findings
from dsardesk.ui.restore.view import RestoreDialog
from dsardesk.ui.session import Session
from dsardesk.ui.settings.dialogs import CodeDialog, PasswordDialog, RenewDialog
from dsardesk.ui.settings.view import SettingsView
from tests.makers import DPO
from tests.ui.program import PlainProgram
from tests.ui.settings.test_presenter import Desk

pytestmark = pytest.mark.parametrize("work", ["in memory"], indirect=True)
"""Nothing here depends on which store it is."""

PASSWORD = "corail tuile orme sept"


@pytest.fixture
def settings(dressed: QApplication, qtbot: QtBot, session: Session, program: PlainProgram) -> SettingsView:
    made = SettingsView(session, Desk(program=program))
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    made.activate()
    return made


def test_showing_the_settings_changes_none(settings: SettingsView, program: PlainProgram) -> None:
    assert program.done == []
    assert (settings.language.value, settings.theme.value, settings.minutes.value()) == ("fr", "system", 10)


def test_minutes_are_kept_as_they_are_chosen(settings: SettingsView, program: PlainProgram) -> None:
    settings.minutes.setValue(5)
    assert program.done == ["lock after 5"]


def test_a_new_password_is_typed_twice(settings: SettingsView, program: PlainProgram) -> None:
    settings._change_password()
    (dialog,) = settings.findChildren(PasswordDialog)
    dialog.password.setText("secret")
    dialog.new.once.setText(PASSWORD)
    dialog.submit()
    assert program.vaults.asked == []
    dialog.new.again.setText(PASSWORD)
    dialog.submit()
    assert program.vaults.asked == [("change password", "secret", PASSWORD)]


def test_a_new_code_is_not_lost_by_a_key(settings: SettingsView) -> None:
    settings._renew_code()
    (dialog,) = settings.findChildren(RenewDialog)
    dialog.password.setText("secret")
    dialog.submit()
    (code,) = settings.findChildren(CodeDialog)
    QTest.keyClick(code, Qt.Key.Key_Escape)
    assert code.isVisible()
    group = settings.presenter._code.split("-")[settings.presenter._asked - 1]
    code.card.answer.setText(group)
    code.done_button.click()
    assert not code.isVisible()


def test_once_a_sheet_is_made_the_card_of_people_asks_for_none_any_more(
    settings: SettingsView, program: PlainProgram
) -> None:
    officer = UserLine(DPO, None, opens=True, mine=True)
    program.vaults.keys.ways = WaysIn((replace(officer, renew=("no_recovery",)),), keyring=False)
    settings.activate()
    assert "fiche de récupération" in _first_line(settings)
    program.vaults.keys.ways = WaysIn((officer,), keyring=False)
    settings._renew_code()
    (dialog,) = settings.findChildren(RenewDialog)
    dialog.password.setText("secret")
    dialog.submit()
    assert "fiche de récupération" not in _first_line(settings)
    settings.presenter.confirm_code(settings.presenter._code.split("-")[settings.presenter._asked - 1])


def _first_line(settings: SettingsView) -> str:
    item = settings.keys_card.people.itemAt(0)
    line = item.widget() if item is not None else None
    assert line is not None
    return line.findChildren(QLabel)[0].text()


def test_a_check_says_what_it_found_in_words(settings: SettingsView, program: PlainProgram) -> None:
    settings.check_button.click()
    assert settings.check.accessibleName() == "Intact"
    program.vaults.findings = Findings(3, ("vault.pages_damaged",), ())
    settings.check_button.click()
    assert "abîmées" in settings.found.text()
    assert settings.check.accessibleName() != "Intact"


def test_a_backup_is_restored_beside(settings: SettingsView, program: PlainProgram, tmp_path: Path) -> None:
    settings._restore()
    (dialog,) = settings.findChildren(RestoreDialog)
    dialog.backup.take(tmp_path / "x.dsarbackup")
    dialog.folder.take(tmp_path / "new")
    dialog.password.setText("secret")
    dialog.submit()
    assert dialog.verdict.text().startswith("Rien n’est connu ici")
    dialog.submit()
    backup, vault, means = tmp_path / "x.dsarbackup", Path("vault"), Means("secret")
    assert program.vaults.asked == [
        ("compare", backup, means, vault),
        ("restore", backup, tmp_path / "new", means, vault),
    ]
    assert program.done == []


def test_what_was_compared_is_forgotten_once_another_password_is_typed(
    settings: SettingsView, program: PlainProgram, tmp_path: Path
) -> None:
    settings._restore()
    (dialog,) = settings.findChildren(RestoreDialog)
    dialog.backup.take(tmp_path / "x.dsarbackup")
    dialog.password.setText("secret")
    dialog.submit()
    dialog.password.textEdited.emit("other")
    assert (dialog.verdict.text(), dialog.do_button.text()) == ("", "Comparer")


def test_the_plan_of_backups_is_kept_as_it_is_chosen(settings: SettingsView, tmp_path: Path) -> None:
    settings.activate()
    card = settings.backups
    card.folder.take(tmp_path)
    card.every.choose("week")
    card.every.activated.emit(card.every.currentIndex())
    settings.activate()
    assert (card.folder.path, card.every.value) == (tmp_path, "week")


def test_a_backup_that_runs_shows_how_far_it_is_and_can_be_stopped(
    settings: SettingsView, program: PlainProgram, tmp_path: Path
) -> None:
    settings.show()
    settings.activate()
    settings.backups.presenter.back_up(tmp_path / "x.dsarbackup")
    assert settings.backups.bar.isVisible()
    assert not settings.backups.make_button.isEnabled()
    settings.backups.stop_button.click()
    assert program.vaults.asked[-1] == ("cancel",)
    program.vaults.backing.now = None
    settings.backups.presenter.look()
    assert not settings.backups.bar.isVisible()


def test_every_key_of_the_window_is_listed(settings: SettingsView) -> None:
    assert settings.keys.rowCount() == 1
    settings.activate()
    assert settings.keys.rowCount() == 1
