"""The page of a new request without its window: what it shows is remembered."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from dsardesk.domain.case import CaseKind
from dsardesk.services.linking import Candidate
from dsardesk.ui.intake.belonging import Course, Decided
from dsardesk.ui.intake.form import Form
from dsardesk.ui.intake.presenter import IntakePresenter
from dsardesk.ui.intake.proposed import Sheet
from dsardesk.ui.intake.reading import Due, Reading
from dsardesk.ui.session import Session
from tests.makers import sample_message
from tests.services.conftest import Bench
from tests.ui.conftest import Steps


@dataclass
class Shown:
    """A page that remembers what it was asked to show."""

    front: str = "start"
    sheets: list[Sheet] = field(default_factory=list)
    queue: tuple[int, int] = (0, 0)
    readings: list[Reading] = field(default_factory=list)
    dues: list[Due | None] = field(default_factory=list)
    candidates: tuple[Candidate, ...] = ()
    clients: tuple[str, ...] = ()
    tied: tuple[CaseKind, str] | None = None
    decided: Decided | None = None
    courses: list[Course] = field(default_factory=list)
    settled: int = 0
    typed: dict[str, object] = field(default_factory=dict)
    mistakes: tuple[str, ...] = ()
    problems: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    working: list[bool] = field(default_factory=list)
    reading: list[bool] = field(default_factory=list)
    began: list[str] = field(default_factory=list)

    def show_start(self) -> None:
        self.front = "start"

    def show_reading(self, *, reading: bool) -> None:
        self.reading.append(reading)

    def show_problem(self, sentence: str) -> None:
        self.problems.append(sentence)

    def show_sheet(self, sheet: Sheet) -> None:
        self.front = "sheet"
        self.sheets.append(sheet)
        self.tied, self.decided, self.typed = None, None, {}

    def begin_at(self, field: str) -> None:
        self.began.append(field)

    def show_queue(self, number: int, of: int) -> None:
        self.queue = (number, of)

    def show_consequences(self, reading: Reading) -> None:
        self.readings.append(reading)

    def show_due(self, due: Due | None) -> None:
        self.dues.append(due)

    def show_candidates(self, candidates: tuple[Candidate, ...]) -> None:
        self.candidates = candidates

    def show_clients(self, names: tuple[str, ...]) -> None:
        self.clients = names

    def show_link(self, kind: CaseKind, reference: str) -> None:
        self.tied = (kind, reference)

    def show_decided(self, decided: Decided | None) -> None:
        self.decided = decided

    def show_course(self, course: Course) -> None:
        self.courses.append(course)

    def show_again(self, sheet: Sheet) -> None:
        self.sheets.append(sheet)
        self.typed = {}

    def show_settled(self) -> None:
        self.settled += 1

    def form(self) -> Form:
        return self.standing(**self.typed)

    def show_mistakes(self, fields: tuple[str, ...]) -> None:
        self.mistakes = fields

    def show_refusal(self, sentence: str) -> None:
        self.refusals.append(sentence)

    def show_working(self, *, working: bool) -> None:
        self.working.append(working)

    @property
    def proposed(self) -> Form:
        """What the newest sheet proposes."""
        return self.sheets[-1].form

    def standing(self, **changes: object) -> Form:
        """What stands in the fields: what is proposed, the case that was chosen, and what is typed."""
        kind, about = self.tied or (self.proposed.kind, self.proposed.about)
        told = replace(self.proposed, kind=kind, about=about, decided=self.decided)
        return replace(told, **changes)  # type: ignore[arg-type]


class Page:
    """The page of a new request, with what it shows and where it leads."""

    def __init__(self, session: Session, bench: Bench, steps: Steps, folder: Path) -> None:
        self.session, self.bench, self.steps, self.folder = session, bench, steps, folder
        self.screen = Shown()
        self.presenter = IntakePresenter(self.screen, session, steps)

    def file(self, name: str, content: bytes | None = None) -> Path:
        path = self.folder / name
        path.write_bytes(sample_message() if content is None else content)
        return path

    def fill(self, **changes: object) -> Form:
        form = self.screen.standing(**changes)
        self.presenter.edited(form)
        return form

    def create(self, *, acknowledge: bool = False, **changes: object) -> None:
        self.presenter.create(self.fill(**changes), acknowledge=acknowledge)


@pytest.fixture
def page(session: Session, bench: Bench, steps: Steps, tmp_path: Path) -> Page:
    return Page(session, bench, steps, tmp_path)


def mail(body: str, *headers: str, sender: str = "Luc Martin <luc@courriel.example>") -> bytes:
    lines = [f"From: {sender}", "Date: Sat, 24 Oct 2026 09:00:00 +0200", *headers, "", body]
    return "\r\n".join(lines).encode()


def with_picture(body: str, name: str) -> bytes:
    parts = [
        "Content-Type: text/plain; charset=utf-8\r\n\r\n" + body,
        f'Content-Type: image/jpeg; name="{name}"\r\nContent-Disposition: attachment\r\n\r\n\x7f\x7f',
        'Content-Type: image/png; name="plan.png"\r\nContent-Disposition: attachment\r\n\r\n\x7f',
    ]
    joined = "".join(f"--x\r\n{part}\r\n" for part in parts)
    return mail(joined + "--x--", "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=x")
