"""A desk for the window's tests: every screen on a store in memory and on the real encrypted database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from dsardesk.desk.context import folders
from dsardesk.desk.places import write_file
from dsardesk.desk.reading import read_again, read_arrived, read_message, read_words
from dsardesk.domain.errors import DeskError, as_desk_error
from dsardesk.texts import messages
from dsardesk.ui.language import Interpreter
from dsardesk.ui.session import Opened, Session
from dsardesk.ui.theme.look import LOOK, Theme
from installers.translations import build
from tests.makers import DPO
from tests.services.conftest import Bench, _furnished, bench, clock, work
from tests.ui.log import PlainLog
from tests.ui.program import PlainProgram, PlainVaults

__all__ = ["_furnished", "bench", "clock", "work"]

_T = TypeVar("_T")


class AtOnce:
    """A runner that does the work where it is asked, and hands over what became of it."""

    def run(self, work: Callable[[], _T], then: Callable[[_T], object], failed: Callable[[DeskError], object]) -> None:
        try:
            found = work()
        except Exception as error:
            known = as_desk_error(error)
            if known is None:
                raise
            failed(known)
        else:
            then(found)


@dataclass
class Steps:
    """A navigator that remembers where it was sent and what it was told."""

    went: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    warned: list[str] = field(default_factory=list)

    def show_today(self) -> None:
        self.went.append("today")

    def show_requests(self) -> None:
        self.went.append("requests")

    def show_case(self, reference: str) -> None:
        self.went.append(reference)

    def show_company(self) -> None:
        self.went.append("company")

    def show_retention(self) -> None:
        self.went.append("retention")

    def register_directive(self, request: str) -> None:
        self.went.append(f"register {request}")

    def new_request(self) -> None:
        self.went.append("new")

    def open_messages(self, files: Sequence[Path]) -> None:
        self.went += [file.name for file in files]

    def paste_message(self) -> None:
        self.went.append("paste")

    def import_register(self) -> None:
        self.went.append("import")

    def say(self, sentence: str) -> None:
        self.said.append(sentence)

    def warn(self, sentence: str) -> None:
        self.warned.append(sentence)


@pytest.fixture
def steps() -> Steps:
    return Steps()


@pytest.fixture
def session(bench: Bench) -> Session:
    """The company Alto's open vault, in French."""
    context = bench.context
    with bench.work.read() as transaction:
        _, text = transaction.profiles.current()
    opened = Opened(
        context=context,
        actor=DPO,
        profile=context.read_profile(text),
        folder=Path("vault"),
        reports=bench.reports,
        packages=bench.packages,
        folders=folders,
        read_message=read_message,
        read_arrived=lambda content, name, watch: read_arrived(content, name, watch=watch),
        read_again=read_again,
        read_words=read_words,
        write_file=write_file,
        log=PlainLog(bench),
    )
    return Session(opened, messages("fr"), AtOnce())


@pytest.fixture
def program(session: Session) -> PlainProgram:
    """A program whose vaults open as the company Alto's desk."""
    return PlainProgram(PlainVaults(session.desk))


@pytest.fixture(scope="session", autouse=True)
def _compiled() -> None:
    """The widgets' words, compiled."""
    build()


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings of this test alone."""
    monkeypatch.setenv("DSARDESK_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.delenv("DSARDESK_VAULT", raising=False)


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application in the light theme and in French; as it was afterwards."""
    # Windows of earlier tests wait for an event loop to go: until then each of them is dressed again and again.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    LOOK.start(qapp, Theme.LIGHT)
    interpreter = Interpreter()
    interpreter.speak("fr")
    yield qapp
    LOOK.wear(Theme.LIGHT)
