"""Whoever only follows reads figures and days, and a manager answers what they are asked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from dsardesk.domain.errors import DeskError
from dsardesk.domain.standing import Urgency
from dsardesk.services.approvals import Asked
from dsardesk.services.overview import Overview, OverviewLine
from dsardesk.storage.errors import NoDashboard, WrongPassword
from dsardesk.texts import messages
from dsardesk.ui.dashboard.presenter import DashboardPresenter, Figure, Line, Question
from dsardesk.ui.theme.colours import Tone
from tests.ui.conftest import AtOnce

ASKED = Asked(
    id="a" * 64,
    reference="DSR-2026-0001",
    item=1,
    right="access",
    outcome="refused",
    reasons="parce que",
    grounds=(("R02", "14 jours"), ("R25", "")),
    fee_cents=None,
    calculation="",
    opinion="troisième demande",
    favourable=True,
    letter=b"%PDF",
)
OVERVIEW = Overview(
    lines=(
        OverviewLine("DSR-2026-0001", date(2026, 10, 25), "search", Urgency.LATE),
        OverviewLine("DSR-2026-0002", None, "search", Urgency.SUSPENDED),
    ),
    late=1,
    soon=0,
    waiting=1,
    approve=1,
    id_held=0,
    made_at=datetime(2026, 10, 26, 9, 5, tzinfo=ZoneInfo("Europe/Paris")),
    asked=(ASKED,),
)


@dataclass
class Board:
    """A dashboard of which nothing is kept."""

    found: Overview = OVERVIEW
    approves: bool = True
    folder: Path = Path("coffre")
    refusal: DeskError | None = None
    done: list[tuple[object, ...]] = field(default_factory=list)

    def _may(self, *done: object) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.done.append(done)

    def overview(self) -> Overview:
        self._may("read")
        return self.found

    def answer(self, request: str, words: str, *, favourable: bool) -> None:
        self._may("answer", request, words, favourable)

    def change_password(self, old: str, new: str) -> None:
        self._may("password", old, new)


@dataclass
class Screen:
    """Remembers what it was told; it is the dialog of an answer, too."""

    figures: tuple[Figure, ...] = ()
    lines: tuple[Line, ...] = ()
    as_of: str = ""
    questions: tuple[Question, ...] = ()
    approves: bool = False
    told: list[str] = field(default_factory=list)

    def show_overview(self, figures: tuple[Figure, ...], lines: tuple[Line, ...], as_of: str) -> None:
        self.figures, self.lines, self.as_of = figures, lines, as_of

    def show_questions(self, questions: tuple[Question, ...], *, approves: bool) -> None:
        self.questions, self.approves = questions, approves

    def say(self, sentence: str) -> None:
        self.told.append(f"said {sentence}")

    def warn(self, sentence: str) -> None:
        self.told.append(f"warned {sentence}")

    def show_working(self, *, working: bool) -> None:
        self.told.append("working" if working else "again")

    def refuse(self, sentence: str) -> None:
        self.told.append(f"refused {sentence}")

    def finish(self) -> None:
        self.told.append("finished")


@pytest.fixture
def board() -> Board:
    return Board()


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def page(screen: Screen, board: Board) -> DashboardPresenter:
    return DashboardPresenter(screen, board, AtOnce(), messages("fr"))


def test_figures_and_days_are_shown_with_a_word_an_icon_and_a_tone(page: DashboardPresenter, screen: Screen) -> None:
    page.activate()
    assert [figure.words for figure in screen.figures][:2] == ["En retard\u00a0: 1", "À échéance proche\u00a0: 0"]
    assert [figure.tone for figure in screen.figures][:2] == [Tone.DANGER, Tone.MUTED]
    late, suspended = screen.lines
    assert (late.reference, late.state, late.tone) == ("DSR-2026-0001", "en retard", Tone.DANGER)
    assert (suspended.on, suspended.state) == (None, "délai suspendu")
    assert "26 octobre 2026" in screen.as_of
    assert "09:05" in screen.as_of


def test_a_decision_is_told_with_its_grounds_and_the_opinion(page: DashboardPresenter, screen: Screen) -> None:
    page.activate()
    (question,) = screen.questions
    assert "DSR-2026-0001" in question.title
    assert (question.letter, screen.approves) == (b"%PDF", True)
    reasons, first, second, opinion = question.paragraphs
    assert "parce que" in reasons
    assert "(14 jours)" in first
    assert "(" not in second.removeprefix("Motif") or "14" not in second
    assert opinion.startswith("Avis favorable")


def test_a_fee_is_told_with_its_calculation_and_an_opinion_against_it(
    page: DashboardPresenter, screen: Screen, board: Board
) -> None:
    fee = replace(
        ASKED, outcome="", reasons="", grounds=(), fee_cents=1205, calculation="deux heures", favourable=False
    )
    board.found = replace(OVERVIEW, asked=(fee,))
    page.activate()
    (question,) = screen.questions
    assert "des frais sont demandés" in question.title
    assert "12,05" in question.paragraphs[0]
    assert question.paragraphs[1].startswith("Avis défavorable")


def test_an_answer_is_signed_and_said_to_wait_for_the_officer(
    page: DashboardPresenter, screen: Screen, board: Board
) -> None:
    page.answer(screen, ASKED.id, "d’accord", favourable=True)
    assert board.done == [("answer", ASKED.id, "d’accord", True), ("read",)]
    assert screen.told[:2] == ["working", "finished"]
    assert "signée" in screen.told[2]


def test_they_choose_a_password_of_their_own(page: DashboardPresenter, screen: Screen, board: Board) -> None:
    page.change_password(screen, "ancien", "nouveau")
    assert board.done == [("password", "ancien", "nouveau")]
    assert screen.told[:2] == ["working", "finished"]


def test_what_goes_wrong_is_said_where_it_went_wrong(page: DashboardPresenter, screen: Screen, board: Board) -> None:
    board.refusal = NoDashboard()
    page.activate()
    assert screen.told.pop().startswith("warned Le tableau de bord")
    board.refusal = WrongPassword()
    page.change_password(screen, "x", "y")
    page.answer(screen, "x", "", favourable=True)
    assert [told.split()[0] for told in screen.told] == ["working", "again", "refused"] * 2
