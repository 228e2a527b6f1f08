"""The window goes from its prompt to the desk and back, and a locked window knows nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar, cast

import pytest

from dsardesk.domain.anchors import Doubt
from dsardesk.domain.errors import CannotWrite, DeskError
from dsardesk.services.doubts import GuardedWork
from dsardesk.texts import messages
from dsardesk.ui.following import Followed
from dsardesk.ui.session import Opened, Session, Vaults
from dsardesk.ui.shell.presenter import HEADER, ShellPresenter
from dsardesk.ui.work import News
from tests.services.conftest import Bench
from tests.ui.dashboard.test_presenter import Board

_T = TypeVar("_T")
WORDS = messages("fr")


class Window:
    """Remembers what it was asked to show."""

    def __init__(self) -> None:
        self.shown: list[tuple[str, object]] = []
        self.can_start_anew = False

    def show_welcome(self, folder: Path) -> None:
        self.shown.append(("welcome", folder))

    def show_prompt(self, folder: Path) -> None:
        self.shown.append(("prompt", folder))

    def show_desk(self, session: Session) -> None:
        self.shown.append(("desk", session))

    def show_dashboard(self, board: Followed) -> None:
        self.shown.append(("dashboard", board))

    def show_locked(self) -> None:
        self.shown.append(("locked", None))

    def start_anew(self, folder: Path) -> bool:
        if self.can_start_anew:
            self.shown.append(("another program", folder))
        return self.can_start_anew

    def warn(self, sentence: str) -> None:
        self.shown.append(("warning", sentence))


class Doors:
    """Vaults that remember being closed, and may fail at it."""

    def __init__(self) -> None:
        self.closed = 0
        self.refusal: DeskError | None = None

    def close(self) -> None:
        self.closed += 1
        if self.refusal:
            raise self.refusal

    def open(self, folder: Path, password: str) -> Opened:
        raise NotImplementedError

    def create(self, folder: Path, password: str, profile: str) -> str:
        raise NotImplementedError


class Later:
    """A runner whose work is done when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(self, work: Callable[[], _T], then: Callable[[_T], object], failed: Callable[[DeskError], object]) -> None:
        def do() -> None:
            try:
                found = work()
            except DeskError as error:
                failed(error)
            else:
                then(found)

        self.waiting.append(do)

    def do_all(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()


@pytest.fixture
def window() -> Window:
    return Window()


@pytest.fixture
def doors() -> Doors:
    return Doors()


@pytest.fixture
def runner() -> Later:
    return Later()


@pytest.fixture
def presenter(window: Window, runner: Later, doors: Doors) -> ShellPresenter:
    return ShellPresenter(window, runner, cast("Vaults", doors), WORDS)


def test_a_folder_without_a_vault_is_a_first_start(presenter: ShellPresenter, window: Window, tmp_path: Path) -> None:
    presenter.start(tmp_path)
    assert window.shown == [("welcome", tmp_path)]


def test_a_vault_is_asked_its_password(presenter: ShellPresenter, window: Window, tmp_path: Path) -> None:
    (tmp_path / HEADER).touch()
    presenter.start(tmp_path)
    assert window.shown == [("prompt", tmp_path)]


def test_an_opened_vault_shows_the_desk(presenter: ShellPresenter, window: Window, session: Session) -> None:
    presenter.opened(session.desk)
    name, shown = window.shown[-1]
    assert name == "desk"
    assert isinstance(shown, Session)
    assert shown.desk is session.desk
    assert presenter.folder == session.desk.folder


def test_locking_hides_the_desk_before_anything_else(
    presenter: ShellPresenter, window: Window, runner: Later, doors: Doors, session: Session
) -> None:
    presenter.opened(session.desk)
    presenter.lock()
    assert window.shown[-1] == ("locked", None)
    assert doors.closed == 0
    runner.do_all()
    assert doors.closed == 1
    assert presenter.session is None


def test_once_the_vault_is_closed_another_program_asks_for_the_password(
    presenter: ShellPresenter, window: Window, runner: Later, doors: Doors, session: Session
) -> None:
    window.can_start_anew = True
    presenter.opened(session.desk)
    presenter.lock()
    assert doors.closed == 0
    runner.do_all()
    assert window.shown[-2:] == [("locked", None), ("another program", session.desk.folder)]


def test_where_no_other_program_can_be_started_this_one_asks(
    presenter: ShellPresenter, window: Window, runner: Later, session: Session, tmp_path: Path
) -> None:
    presenter.opened(replace(session.desk, folder=tmp_path))
    (tmp_path / HEADER).touch()
    presenter.lock()
    runner.do_all()
    assert window.shown[-1] == ("prompt", tmp_path)


def test_another_vault_is_asked_for_once_the_open_one_is_closed(
    presenter: ShellPresenter, window: Window, runner: Later, session: Session, tmp_path: Path
) -> None:
    presenter.opened(session.desk)
    presenter.ask_for(tmp_path)
    runner.do_all()
    assert window.shown[-2:] == [("locked", None), ("welcome", tmp_path)]
    presenter.ask_for(tmp_path / "other")
    assert window.shown[-1] == ("welcome", tmp_path / "other")


def test_a_copy_that_is_due_is_destroyed_while_the_vault_is_open_and_every_screen_learns_it(
    presenter: ShellPresenter, runner: Later, session: Session, bench: Bench
) -> None:
    case = bench.opened(cards=1)
    presenter.settle()
    assert runner.waiting == []
    presenter.opened(session.desk)
    assert presenter.session
    heard: list[str] = []
    presenter.session.news.listen(heard.append)
    bench.clock.forward(hours=49)
    presenter.settle()
    runner.do_all()
    assert heard == [case.reference]
    assert bench.case(case.reference).identity.held() == ()


def test_a_destruction_that_cannot_be_recorded_now_is_left_to_the_next_opening(
    presenter: ShellPresenter, window: Window, runner: Later, session: Session, bench: Bench
) -> None:
    bench.opened(cards=1)
    bench.clock.forward(hours=49)
    refusing = replace(session.desk, context=bench.context_on(GuardedWork(bench.work, Doubt.DAMAGED)))
    presenter.opened(refusing)
    presenter.settle()
    runner.do_all()
    assert window.shown[-1][0] == "desk"


def test_locking_twice_closes_once(presenter: ShellPresenter, runner: Later, doors: Doors, session: Session) -> None:
    presenter.opened(session.desk)
    presenter.lock()
    presenter.lock()
    runner.do_all()
    assert doors.closed == 1


def test_a_vault_that_cannot_be_closed_says_why(
    presenter: ShellPresenter, window: Window, runner: Later, doors: Doors, session: Session
) -> None:
    doors.refusal = CannotWrite(what="vault", why="full")
    presenter.opened(session.desk)
    presenter.lock()
    runner.do_all()
    assert window.shown[-1] == ("warning", WORDS.say("error.output.cannot_write.full"))


def test_another_language_is_spoken_where_one_is(
    presenter: ShellPresenter, window: Window, session: Session, tmp_path: Path
) -> None:
    presenter.start(tmp_path)
    presenter.speak(messages("en"))
    assert window.shown[-1] == ("welcome", tmp_path)
    presenter.opened(session.desk)
    presenter.speak(messages("fr"))
    assert [shown.words.lang for _, shown in window.shown if isinstance(shown, Session)] == ["en", "fr"]


def test_a_dashboard_is_shown_locked_and_spoken_anew_as_the_desk_is(
    presenter: ShellPresenter, window: Window, runner: Later, doors: Doors, tmp_path: Path
) -> None:
    board = Board(folder=tmp_path)
    presenter.followed(board)
    presenter.speak(messages("en"))
    assert window.shown == [("dashboard", board)] * 2
    presenter.settle()
    presenter.ask_for(tmp_path / "autre")
    assert window.shown[-1] == ("locked", None)
    runner.do_all()
    assert (doors.closed, presenter.board) == (1, None)
    assert presenter.folder == tmp_path / "autre"


def test_news_reaches_everybody_who_listens() -> None:
    news, heard = News(), []
    news.listen(lambda reference: heard.append(("one", reference)))
    news.listen(lambda reference: heard.append(("two", reference)))
    news.tell("DSR-2026-0001")
    assert heard == [("one", "DSR-2026-0001"), ("two", "DSR-2026-0001")]
