"""The window goes from its prompt to the desk and back, and a locked window knows nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

import pytest

from dsardesk.domain.errors import CannotWrite, DeskError
from dsardesk.texts import messages
from dsardesk.ui.session import Opened, Session, Vaults
from dsardesk.ui.shell.presenter import HEADER, ShellPresenter
from dsardesk.ui.work import News

_T = TypeVar("_T")
WORDS = messages("fr")


class Window:
    """Remembers what it was asked to show."""

    def __init__(self) -> None:
        self.shown: list[tuple[str, object]] = []

    def show_welcome(self, folder: Path) -> None:
        self.shown.append(("welcome", folder))

    def show_prompt(self, folder: Path) -> None:
        self.shown.append(("prompt", folder))

    def show_desk(self, session: Session) -> None:
        self.shown.append(("desk", session))

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
    assert window.shown[-1] == ("prompt", session.desk.folder)
    assert doors.closed == 0
    runner.do_all()
    assert doors.closed == 1
    assert presenter.session is None


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


def test_news_reaches_everybody_who_listens() -> None:
    news, heard = News(), []
    news.listen(lambda reference: heard.append(("one", reference)))
    news.listen(lambda reference: heard.append(("two", reference)))
    news.tell("DSR-2026-0001")
    assert heard == [("one", "DSR-2026-0001"), ("two", "DSR-2026-0001")]
