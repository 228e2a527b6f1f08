"""Whoever only follows goes from the prompt to the dashboard and back, in a real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dsardesk.ui.dashboard.view import DashboardView
from dsardesk.ui.shell.window import MainWindow
from dsardesk.ui.unlock.locked import LockedView
from dsardesk.ui.unlock.view import UnlockView
from tests.ui.dashboard.test_presenter import Board
from tests.ui.program import PlainProgram
from tests.ui.shell.test_program import vault, window

__all__ = ["vault", "window"]
pytestmark = pytest.mark.parametrize("work", ["in memory"], indirect=True)
"""Nothing here depends on which store it is."""


def test_the_dashboard_shows_in_place_of_the_desk_and_locks(
    window: MainWindow,
    program: PlainProgram,
    vault: Path,
    qtbot: QtBot,
) -> None:
    program.plain.board = Board(folder=vault)
    window.start(vault)
    prompt = window.centralWidget()
    assert isinstance(prompt, UnlockView)
    prompt._password.setText("six-lampions")
    prompt._unlock()
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), DashboardView), timeout=20_000)
    page = window.centralWidget()
    assert isinstance(page, DashboardView)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=20_000)
    assert (window.desk, window.windowTitle()) == (None, "DSARDesk")
    assert [action.isEnabled() for action in (window._lock_action, window._case_actions[0])] == [True, False]
    window._lock_action.trigger()
    assert isinstance(window.centralWidget(), LockedView)
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), UnlockView), timeout=20_000)
