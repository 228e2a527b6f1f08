"""The window shows each role what it is for: an administrator comes upon no case, no letter and no person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsardesk.domain.actors import UserRole
from dsardesk.ui.language import Interpreter
from dsardesk.ui.preferences import Preferences
from dsardesk.ui.shell.screens import PLACES
from dsardesk.ui.shell.window import MainWindow
from dsardesk.ui.tasks import VaultThread
from tests.makers import ACTORS
from tests.ui.program import PlainProgram

pytestmark = pytest.mark.parametrize("work", ["in memory"], indirect=True)


@pytest.fixture
def window(dressed: QApplication, qtbot: QtBot, program: PlainProgram) -> Iterator[MainWindow]:
    thread = VaultThread()
    made = MainWindow(thread, program.vaults, Preferences(), Interpreter())
    qtbot.addWidget(made)
    yield made
    thread.stop()


def _places(role: UserRole) -> set[str]:
    return {place.id for place in PLACES if role in place.open_to}


def test_an_administrator_is_shown_the_company_and_the_settings_alone(
    window: MainWindow, program: PlainProgram
) -> None:
    window.program.opened(replace(program.vaults.desk, actor=ACTORS[UserRole.ADMIN]))
    assert window.desk
    assert window.desk.place() == "settings"
    assert set(window.desk.rail.shown()) <= {"company", "settings"} == _places(UserRole.ADMIN)
    assert not any(action.isEnabled() for action in window._case_actions)
    assert all(action.isEnabled() for action in window._desk_actions)


def test_those_who_handle_cases_are_shown_all(window: MainWindow, program: PlainProgram) -> None:
    window.program.opened(program.vaults.desk)
    assert window.desk
    assert window.desk.place() == "today"
    assert all(action.isEnabled() for action in window._case_actions)
    assert _places(UserRole.DPO) == _places(UserRole.ASSISTANT) == {place.id for place in PLACES}


def test_a_manager_whose_slot_of_before_opens_everything_is_shown_no_case(window: MainWindow) -> None:
    assert _places(UserRole.MANAGER).isdisjoint({"requests", "retention", "directives", "suppression"})


def test_a_policy_is_checked_by_those_who_handle_or_approve_and_by_nobody_else(window: MainWindow) -> None:
    checking = {role for role in UserRole if "policy" in _places(role)}
    assert checking == {UserRole.DPO, UserRole.ASSISTANT, UserRole.MANAGER}


def test_an_absence_that_begins_while_the_vault_is_open_is_followed(window: MainWindow, program: PlainProgram) -> None:
    assistant = ACTORS[UserRole.ASSISTANT]
    standing = replace(assistant, role=UserRole.DPO, acting_for=ACTORS[UserRole.DPO].id)
    now = [assistant]
    window.program.opened(replace(program.vaults.desk, actor=assistant, acts=lambda: now[0]))
    window.presenter.settle()
    assert window.desk
    assert window.desk.session.desk.actor == assistant
    now[0] = standing
    window.presenter.settle()
    assert window.desk.session.desk.actor == standing
