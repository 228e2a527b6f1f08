"""What screens may ask of the whole program, in a real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsardesk.ui.language import Interpreter
from dsardesk.ui.preferences import Preferences
from dsardesk.ui.program import Choices
from dsardesk.ui.settings.view import SettingsView
from dsardesk.ui.shell.window import MainWindow
from dsardesk.ui.tasks import VaultThread
from dsardesk.ui.theme.colours import DARK
from dsardesk.ui.theme.look import LOOK
from dsardesk.ui.unlock.view import UnlockView
from dsardesk.ui.welcome.progress import Fields, Step
from dsardesk.ui.welcome.view import WelcomeView
from tests.ui.program import PlainProgram

pytestmark = pytest.mark.parametrize("work", ["in memory"], indirect=True)
"""Nothing here depends on which store it is."""


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


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "coffre"
    folder.mkdir()
    (folder / "vault.json").touch()
    return folder


def front(window: MainWindow) -> object:
    return window.centralWidget()


def test_another_language_keeps_what_was_typed_at_the_first_start(window: MainWindow, tmp_path: Path) -> None:
    window.start(tmp_path / "coffre")
    welcome = window.centralWidget()
    assert isinstance(welcome, WelcomeView)
    welcome.progress.fields, welcome.progress.step = Fields(name="Atelier Roux"), Step.COMPANY
    window.program.speak("en")
    again = window.centralWidget()
    assert isinstance(again, WelcomeView)
    assert again is not welcome
    assert again.company.form.name.text() == "Atelier Roux"
    assert again.progress.step is Step.COMPANY
    assert again.language.choices["en"].isChecked()


def test_choices_are_used_and_remembered(window: MainWindow, vault: Path) -> None:
    window.start(vault)
    window.program.wear("dark")
    window.program.lock_after(3)
    window.program.remember(vault)
    assert LOOK.colours == DARK
    assert window.program.choices() == Choices("fr", "dark", 3)
    assert Preferences().vault == vault


def test_one_stays_in_the_settings_when_the_language_changes(
    window: MainWindow, program: PlainProgram, vault: Path
) -> None:
    window.program.opened(program.vaults.open(vault, "secret"))
    assert window.desk
    window.desk.go("settings")
    window.program.speak("en")
    assert isinstance(window.desk.stack.currentWidget(), SettingsView)


def test_a_company_that_changed_is_shown_where_one_was(window: MainWindow, program: PlainProgram, vault: Path) -> None:
    opened = program.vaults.open(vault, "secret")
    window.program.opened(opened)
    assert window.desk
    window.desk.go("company")
    window.program.opened(opened, "Profil remplacé.")
    assert window.desk.place() == "company"
    assert window.desk.messages.sentence == "Profil remplacé."


def test_every_key_is_listed_with_its_words_once(window: MainWindow, vault: Path) -> None:
    window.start(vault)
    window.program.speak("en")
    window.program.speak("fr")
    keys = [keys for _, keys in window.program.shortcuts()]
    assert "Ctrl+N" in keys
    assert len(keys) == len(set(keys))


def test_another_vault_is_asked_for_once_the_open_one_is_closed(
    window: MainWindow, program: PlainProgram, vault: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window.program.opened(program.vaults.open(vault, "secret"))
    other = tmp_path / "autre"
    other.mkdir()
    (other / "vault.json").touch()
    window.program.ask_for(other)
    qtbot.waitUntil(lambda: isinstance(front(window), UnlockView))
    assert window.presenter.folder == other
    qtbot.waitUntil(lambda: ("close",) in program.vaults.asked)
