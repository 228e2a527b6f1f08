"""The page of the day says when something is to be purged, and leads there; the archive is the officer's alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsardesk.domain.actors import UserRole
from dsardesk.services.agenda import read_agenda
from dsardesk.services.case_list import Shown
from dsardesk.ui.requests.view import RequestsView
from dsardesk.ui.session import Session
from dsardesk.ui.today.view import TodayView
from tests.makers import ACTORS, DPO
from tests.services.conftest import Bench
from tests.services.test_retention import closed
from tests.ui.conftest import Steps


def test_whoever_handles_cases_is_told_how_many_hold_something_to_purge(bench: Bench) -> None:
    closed(bench)
    assert read_agenda(bench.context, DPO).to_purge == 0
    bench.clock.forward(days=30)
    assert read_agenda(bench.context, DPO).to_purge == 1
    assert read_agenda(bench.context, ACTORS[UserRole.MANAGER]).to_purge == 0


@pytest.mark.parametrize("work", ["in memory"], indirect=True)
def test_the_line_shows_when_there_is_something_and_leads_there(
    dressed: QApplication, qtbot: QtBot, session: Session, bench: Bench, steps: Steps
) -> None:
    view = TodayView(session, steps)
    qtbot.addWidget(view)
    view.show()
    view.activate()
    assert view.purge_button.isHidden()
    closed(bench)
    bench.clock.forward(days=30)
    view.activate()
    assert view.purge_button.text() == "1 dossier à purger, en tout ou partie"
    view.purge_button.click()
    assert steps.went == ["retention"]


@pytest.mark.parametrize("work", ["in memory"], indirect=True)
@pytest.mark.parametrize(("role", "hidden"), [(UserRole.DPO, False), (UserRole.ASSISTANT, True)])
def test_the_archive_is_offered_to_the_data_protection_officer_alone(
    dressed: QApplication, qtbot: QtBot, session: Session, steps: Steps, role: UserRole, *, hidden: bool
) -> None:
    theirs = replace(session, desk=replace(session.desk, actor=ACTORS[role]))
    view = RequestsView(theirs, steps)
    qtbot.addWidget(view)
    assert view.filters.chips[Shown.ARCHIVED].isHidden() is hidden
