"""A vault that is not as it was left is told of on every screen; the whole journal is checked once a week."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar

import pytest

from dsardesk.domain.actors import UserRole
from dsardesk.domain.anchors import Doubt
from dsardesk.domain.errors import CannotWrite, DeskError
from dsardesk.services import whole_check
from dsardesk.services.doubts import LogState
from dsardesk.ui.alarm.presenter import AlarmPresenter
from dsardesk.ui.session import Session
from tests.makers import ACTORS, DPO, NOW
from tests.services.conftest import Bench
from tests.ui.log import PlainLog

T = TypeVar("T")


@dataclass
class Screen:
    """Remembers what stays in sight."""

    alarm: str = ""
    ways: tuple[str, ...] = ()
    checks: list[tuple[int, int]] = field(default_factory=list)
    checking: str = ""

    def show_alarm(self, sentence: str, ways: tuple[str, ...] = ()) -> None:
        self.alarm, self.ways = sentence, ways

    def hide_alarm(self) -> None:
        self.alarm, self.ways = "", ()

    def show_check(self, sentence: str, seen: int, total: int) -> None:
        self.checking = sentence
        self.checks.append((seen, total))

    def hide_check(self) -> None:
        self.checking = ""


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def alarm(screen: Screen, session: Session) -> AlarmPresenter:
    return AlarmPresenter(screen, session)


def say(session: Session, doubt: Doubt | None) -> None:
    assert isinstance(session.desk.log, PlainLog)
    session.desk.log.state = LogState(doubt, (), None, None)


@pytest.mark.parametrize("doubt", Doubt)
def test_a_vault_in_doubt_is_told_of_at_once_with_what_to_do(
    alarm: AlarmPresenter, screen: Screen, session: Session, doubt: Doubt
) -> None:
    say(session, doubt)
    alarm.start()
    assert session.words.say(f"doubt.{doubt}") in screen.alarm
    assert "lecture seule" in screen.alarm
    assert "écran Journal" in screen.alarm


def test_the_alarm_goes_once_somebody_answered_for_it(alarm: AlarmPresenter, screen: Screen, session: Session) -> None:
    say(session, Doubt.ROLLED_BACK)
    alarm.start()
    say(session, None)
    session.news.tell()
    assert screen.alarm == ""


def test_a_vault_that_may_only_be_read_is_told_of_with_what_can_still_be_done(
    alarm: AlarmPresenter, screen: Screen, session: Session
) -> None:
    assert isinstance(session.desk.log, PlainLog)
    session.desk.log.state = LogState(None, (), None, None, read_only=True)
    alarm.start()
    assert "lecture seule" in screen.alarm
    assert "copiez-le" in screen.alarm


def test_a_clock_set_back_is_told_of_until_it_is_right(alarm: AlarmPresenter, screen: Screen, session: Session) -> None:
    assert isinstance(session.desk.log, PlainLog)
    session.desk.log.state = LogState(None, (), None, None, NOW)
    alarm.start()
    assert "horloge" in screen.alarm
    assert "26 octobre 2026" in screen.alarm
    say(session, None)
    session.news.tell()
    assert screen.alarm == ""


def test_a_week_after_the_last_check_the_whole_journal_is_checked_in_parts(
    alarm: AlarmPresenter, screen: Screen, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole_check, "STEP", 2)
    for _ in range(5):
        bench.opened()
    with bench.work.write() as transaction:
        transaction.audit.append(DPO, "vault.created", None, {})
    bench.clock.forward(days=6)
    alarm.start()
    assert "log.verified" not in bench.actions()
    bench.clock.forward(days=1)
    alarm.start()
    assert bench.actions().count("log.verified") == 1
    assert screen.alarm == ""
    alarm.start()
    assert bench.actions().count("log.verified") == 1


def test_a_journal_too_long_for_the_opening_is_checked_while_one_works(
    alarm: AlarmPresenter, session: Session, bench: Bench
) -> None:
    bench.opened()
    with bench.work.write() as transaction:
        transaction.audit.append(DPO, "vault.created", None, {})
    assert isinstance(session.desk.log, PlainLog)
    session.desk.log.state = LogState(None, (), None, None, partly=True)
    alarm.start()
    assert bench.actions().count("log.verified") == 1


class Later:
    """A runner that does each piece of work when it is told to."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(self, work: Callable[[], T], then: Callable[[T], object], _failed: Callable[[DeskError], object]) -> None:
        self.waiting.append(lambda: (then(work()), None)[1])

    def go_on(self) -> None:
        self.waiting.pop(0)()


def _long(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_check, "STEP", 2)
    for _ in range(3):
        bench.opened()


def test_a_long_check_says_how_far_it_is_and_the_line_goes_at_its_end(
    alarm: AlarmPresenter, screen: Screen, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    _long(bench, monkeypatch)
    alarm.start()
    total = screen.checks[0][1]
    assert [seen for seen, _total in screen.checks] == list(range(2, total, 2))
    assert screen.checking == ""
    assert bench.actions().count("log.verified") == 1


def test_a_check_that_somebody_stops_records_nothing_and_is_due_at_the_next_opening(
    screen: Screen, session: Session, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    _long(bench, monkeypatch)
    runner = Later()
    alarm = AlarmPresenter(screen, replace(session, runner=runner))
    alarm.start()
    while not screen.checks:
        runner.go_on()
    assert screen.checking == f"Vérification du journal en arrière-plan\u00a0: 2 événements sur {screen.checks[0][1]}."
    alarm.stop()
    while runner.waiting:
        runner.go_on()
    assert screen.checking == ""
    assert len(screen.checks) == 1
    assert "log.verified" not in bench.actions()
    alarm.start()
    while runner.waiting:
        runner.go_on()
    assert "log.verified" in bench.actions()


def test_a_check_that_fails_leaves_no_line_behind(
    alarm: AlarmPresenter, screen: Screen, session: Session, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_check: object) -> None:
        raise CannotWrite

    bench.opened()
    monkeypatch.setattr(whole_check.WholeCheck, "go_on", fail)
    alarm.start()
    assert screen.checking == ""


@pytest.mark.parametrize(
    ("role", "ways"),
    [(UserRole.DPO, ("journal", "settings")), (UserRole.ASSISTANT, ("journal",)), (UserRole.ADMIN, ())],
)
def test_whoever_is_told_of_a_doubt_is_led_to_what_they_may_do_of_it(
    screen: Screen, session: Session, role: UserRole, ways: tuple[str, ...]
) -> None:
    say(session, Doubt.ROLLED_BACK)
    AlarmPresenter(screen, replace(session, desk=replace(session.desk, actor=ACTORS[role]))).start()
    assert screen.ways == ways


@pytest.mark.parametrize("work", ["in memory"], indirect=True)
def test_what_the_weekly_check_finds_is_told(alarm: AlarmPresenter, screen: Screen, bench: Bench) -> None:
    bench.opened()
    kept = bench.work._kept.events  # type: ignore[attr-defined]
    kept[0] = replace(kept[0], action="case.closed")
    alarm.start()
    assert "un événement a été modifié" in screen.alarm.lower() or "modifié" in screen.alarm
    assert "écran Journal" in screen.alarm
    assert screen.ways == ("journal", "settings")


def test_whoever_may_not_read_the_journal_is_told_nothing(screen: Screen, session: Session) -> None:
    reader = replace(session, desk=replace(session.desk, actor=ACTORS[UserRole.READ]))
    AlarmPresenter(screen, reader).start()
    assert screen.alarm == ""
