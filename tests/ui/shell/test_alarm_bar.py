"""A vault in doubt leads to where one does something of it; a long check says how far it is and can be stopped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from dsardesk.domain.anchors import Doubt
from dsardesk.services.doubts import LogState
from dsardesk.ui.journal.view import JournalView
from dsardesk.ui.language import Interpreter
from dsardesk.ui.preferences import Preferences
from dsardesk.ui.settings.view import SettingsView
from dsardesk.ui.shell.desk import DeskView
from dsardesk.ui.shell.window import MainWindow
from dsardesk.ui.tasks import VaultThread
from tests.ui.fronts import bring_to_front
from tests.ui.log import PlainLog
from tests.ui.program import PlainProgram

in_memory = pytest.mark.parametrize("work", ["in memory"], indirect=True)


@pytest.fixture
def desk(
    dressed: QApplication, qtbot: QtBot, program: PlainProgram, monkeypatch: pytest.MonkeyPatch
) -> Iterator[DeskView]:
    monkeypatch.setenv("DSARDESK_LANG", "fr")
    thread = VaultThread()
    window = MainWindow(thread, program.vaults, Preferences(), Interpreter())
    qtbot.addWidget(window)
    window.program.opened(program.plain.desk)
    window.show()
    assert window.desk is not None
    qtbot.waitUntil(lambda: thread.at_rest, timeout=15_000)
    yield window.desk
    thread.stop()


def _doubt(desk: DeskView, qtbot: QtBot, doubt: Doubt | None) -> None:
    log = desk.session.desk.log
    assert isinstance(log, PlainLog)
    log.state = LogState(doubt, (), None, None)
    desk.session.news.tell()
    qtbot.waitUntil(lambda: desk.alarm.isVisible() is (doubt is not None), timeout=15_000)


@in_memory
def test_the_alarm_leads_to_the_journal_and_to_what_can_still_be_taken_out(desk: DeskView, qtbot: QtBot) -> None:
    assert desk.alarm.sentence == ""
    _doubt(desk, qtbot, Doubt.EVENT_CHANGED)
    assert "lecture seule" in desk.alarm.sentence
    desk.alarm.ways["journal"].click()
    assert isinstance(desk.stack.currentWidget(), JournalView)
    bring_to_front(desk, qtbot)
    desk.alarm.ways["settings"].click()
    settings = desk.stack.currentWidget()
    assert isinstance(settings, SettingsView)
    assert settings.taking.salvage_button.hasFocus()
    _doubt(desk, qtbot, None)


@in_memory
def test_a_break_found_while_the_journal_is_in_front_shows_its_verdict_there(desk: DeskView, qtbot: QtBot) -> None:
    journal = desk.go("journal")
    assert isinstance(journal, JournalView)
    assert not journal.accept_button.isVisible()
    _doubt(desk, qtbot, Doubt.EVENT_CHANGED)
    qtbot.waitUntil(journal.accept_button.isVisible, timeout=15_000)


@in_memory
def test_an_alarm_that_leads_nowhere_has_no_button_and_can_be_put_aside(desk: DeskView) -> None:
    desk.show_alarm("L’horloge retarde.")
    assert not any(way.isVisible() for way in desk.alarm.ways.values())
    close = next(each for each in desk.alarm.findChildren(QToolButton) if each.isVisible())
    close.click()
    assert not desk.alarm.isVisible()
    assert desk.alarm.sentence == ""


@in_memory
def test_the_quiet_line_of_a_long_check_tells_how_far_it_is_and_stops_it(desk: DeskView) -> None:
    desk.show_check("Vérification\u00a0: 5000 sur 20000.", 5000, 20000)
    assert desk.check.isVisible()
    assert desk.check.accessibleName() == "Vérification\u00a0: 5000 sur 20000."
    assert (desk.check.bar.value(), desk.check.bar.maximum()) == (5000, 20000)
    desk.check.stop_button.click()
    assert not desk.check.isVisible()


@pytest.mark.parametrize("name", ["today", "requests", "settings"])
def test_the_names_of_the_places_are_whole_with_letters_twice_as_large(
    dressed: QApplication, qtbot: QtBot, name: str
) -> None:
    from dsardesk.ui.shell.rail import Rail  # noqa: PLC0415 -- measured with the letters of this test

    font = QApplication.font()
    large = QApplication.font()
    large.setPointSizeF(font.pointSizeF() * 2)
    QApplication.setFont(large)
    try:
        rail = Rail(lambda _name: None, frozenset())
        qtbot.addWidget(rail)
        rail.mark(name)
        rail.show()
        made = rail._buttons[name]
        assert made.width() >= made.sizeHint().width()
    finally:
        QApplication.setFont(font)
