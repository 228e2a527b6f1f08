"""The vault locks by itself once nobody is there, and by its key whatever is open, in a real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dsardesk.ui.language import Interpreter
from dsardesk.ui.preferences import Preferences
from dsardesk.ui.shell.window import MainWindow
from dsardesk.ui.tasks import VaultThread
from dsardesk.ui.unlock.locked import LockedView
from dsardesk.ui.unlock.view import UnlockView
from dsardesk.ui.widgets.dialogs import FormDialog
from tests.ui.fronts import bring_to_front
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


def test_the_lock_waits_for_the_minutes_that_were_chosen(
    window: MainWindow, program: PlainProgram, vault: Path
) -> None:
    window.start(vault)
    window.program.opened(program.vaults.open(vault, "secret"))
    window.program.lock_after(3)
    assert window.self_lock.idle.interval() == 3 * 60_000
    assert window.self_lock.idle.isActive()


def test_a_choice_made_while_the_vault_is_closed_locks_nothing(window: MainWindow, vault: Path) -> None:
    window.start(vault)
    window.program.lock_after(3)
    assert not window.self_lock.idle.isActive()


@pytest.mark.parametrize("where", ["the window", "a dialog"])
def test_any_gesture_puts_the_lock_off(
    window: MainWindow, program: PlainProgram, vault: Path, qtbot: QtBot, where: str
) -> None:
    window.program.opened(program.vaults.open(vault, "secret"))
    window.show()
    bring_to_front(window, qtbot)
    front: QWidget = window
    if where == "a dialog":
        front = FormDialog(window, "Clore", "Clore")
        front.open()
        bring_to_front(front, qtbot)
    window.self_lock.idle.start(60_000)
    qtbot.waitUntil(lambda: window.self_lock.idle.remainingTime() < 59_500)
    handle = front.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    assert window.self_lock.idle.remainingTime() > 59_600


@pytest.mark.parametrize("where", ["the window", "a dialog"])
def test_the_lock_has_its_key_even_while_a_dialog_is_open(
    window: MainWindow, program: PlainProgram, vault: Path, qtbot: QtBot, where: str
) -> None:
    """A18: "when the screen locks …, then the vault locks at once with no question"."""
    window.program.opened(program.vaults.open(vault, "secret"))
    window.show()
    bring_to_front(window, qtbot)
    typing_in: QWidget = window
    if where == "a dialog":
        assert window.desk is not None
        typing_in = FormDialog(window.desk, "Clore", "Clore")
        typing_in.open()
        bring_to_front(typing_in, qtbot)
    handle = typing_in.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    # Nothing of the vault is left at once; the prompt comes when the vault is closed.
    assert isinstance(front(window), (LockedView, UnlockView))
    qtbot.waitUntil(lambda: isinstance(front(window), UnlockView))
    assert window.windowTitle() == "DSARDesk"
    qtbot.waitUntil(lambda: [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [window])
