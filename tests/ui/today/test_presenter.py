"""The page of the day: what it says, in which words, and when it is looked at again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.domain.actors import UserRole
from dsardesk.domain.identity import Rung
from dsardesk.domain.rights import RightType
from dsardesk.services.agenda import read_agenda
from dsardesk.services.clocks import ask_clarification
from dsardesk.services.identity import request_identity
from dsardesk.services.identity_documents import hold_document
from dsardesk.services.marketing import stop_marketing
from dsardesk.services.ports import HeldDocument, OpenPromise, YearFigures
from dsardesk.services.recount import Recount
from dsardesk.ui.session import Session
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.today.page import Counter, Kind, Line, Part, TodayPage, page_of
from dsardesk.ui.today.presenter import TodayPresenter, wait
from tests.makers import ACTORS, CANARY, DPO, NOW, TODAY
from tests.services.conftest import Bench
from tests.services.test_case_list import opened
from tests.ui.conftest import Steps

PARIS = ZoneInfo("Europe/Paris")


@dataclass
class Screen:
    """A screen that remembers what it was told."""

    pages: list[tuple[TodayPage, Kind | None]] = field(default_factory=list)
    why: dict[str, tuple[str, ...]] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def show_page(self, page: TodayPage, only: Kind | None) -> None:
        self.pages.append((page, only))

    def show_why(self, reference: str, sentences: tuple[str, ...]) -> None:
        self.why[reference] = sentences

    def show_failure(self, sentence: str) -> None:
        self.failures.append(sentence)

    def lines(self, part: Part) -> list[Line]:
        return [line for section in self.pages[-1][0].sections if section.part is part for line in section.lines]

    def parts(self) -> list[Part]:
        return [section.part for section in self.pages[-1][0].sections]


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def today(screen: Screen, session: Session, steps: Steps) -> TodayPresenter:
    return TodayPresenter(screen, session, steps)


@pytest.fixture
def filled(bench: Bench) -> Bench:
    """Late, due soon, new, suspended."""
    opened(bench, "Luc Martin", received_on=date(2026, 9, 22))
    opened(bench, "Élodie Œuvrard", received_on=date(2026, 10, 1))
    opened(bench, "Ange Bianchi")
    waits = opened(bench, "Thị Nguyễn", received_on=date(2026, 10, 20))
    request_identity(
        bench.context, DPO, waits.reference, rung=Rung.CODE, doubt="homonyme", asked_on=TODAY, promptly=True
    )
    return bench


def test_a_calm_day_says_that_nothing_is_due(today: TodayPresenter, screen: Screen) -> None:
    today.refresh()
    page, only = screen.pages[-1]
    assert (page.calm, page.sections, only) == (True, (), None)
    assert (page.day, page.next_due) == ("Lundi 26 octobre 2026", "Aucune échéance à venir.")
    assert {counter.tone for counter in page.counters} == {Tone.PLAIN}
    assert (page.year_of, page.year) == (2026, YearFigures(0, 0, 0, 0))


def test_the_page_says_what_to_do_now_the_late_case_first(filled: Bench, today: TodayPresenter, screen: Screen) -> None:
    today.refresh()
    assert screen.lines(Part.TO_DO)[:2] == [
        Line(
            "DSR-2026-0001",
            "DSR-2026-0001 · Luc Martin",
            "Envoyer l’accusé de réception",
            "en retard de 4 jours",
            "error_circle",
            Tone.DANGER,
        ),
        Line(
            "DSR-2026-0002",
            "DSR-2026-0002 · Élodie Œuvrard",
            "Envoyer l’accusé de réception",
            "dans 5 jours ouvrés",
            "clock",
            Tone.WARNING,
        ),
    ]
    page = screen.pages[-1][0]
    assert not page.calm
    assert page.next_due == "Prochaine échéance\u00a0: DSR-2026-0002, lundi 2 novembre 2026 (dans 5 jours ouvrés)"
    assert page.counters[:3] == (
        Counter(Kind.LATE, 1, "error_circle", Tone.DANGER),
        Counter(Kind.SOON, 1, "clock", Tone.WARNING),
        Counter(Kind.WAITING, 1, "clock_pause", Tone.ACCENT),
    )


@pytest.mark.parametrize(
    ("kind", "people"),
    [(Kind.LATE, ["Luc Martin"]), (Kind.SOON, ["Élodie Œuvrard"]), (Kind.WAITING, []), (Kind.HELD, [])],
)
def test_a_figure_pressed_shows_what_it_counts_alone_and_pressed_again_everything(
    filled: Bench, today: TodayPresenter, screen: Screen, kind: Kind, people: list[str]
) -> None:
    today.press(kind)
    assert screen.pages == []
    today.press(kind)
    today.refresh()
    everything = screen.pages[-1]
    today.press(kind)
    assert [line.who.partition(" · ")[2] for line in screen.lines(Part.TO_DO)] == people
    assert screen.pages[-1][1] is kind
    assert set(screen.parts()) <= {Part.TO_DO, Part.WAITING}
    today.press(kind)
    assert screen.pages[-1] == everything


def test_a_case_that_waits_says_for_what_since_when_and_on_demand_why(
    filled: Bench, today: TodayPresenter, screen: Screen
) -> None:
    today.refresh()
    (line,) = screen.lines(Part.WAITING)
    assert (line.what, line.status) == ("Identité demandée, depuis le 26 octobre 2026", "suspendu")
    today.why(line.reference)
    assert "sans réponse à ce jour" in screen.why[line.reference][-1]


def test_a_case_that_runs_again_meanwhile_has_nothing_to_explain(
    filled: Bench, today: TodayPresenter, screen: Screen
) -> None:
    today.why("DSR-2026-0001")
    assert screen.why == {}


def test_an_identity_document_says_how_long_it_may_still_be_held(
    bench: Bench, today: TodayPresenter, screen: Screen
) -> None:
    case = bench.opened(RightType.ACCESS, cards=1)
    for minutes, status, tone in (
        (0, "encore 48 heures", Tone.WARNING),
        (40 * 60, "encore 8 heures", Tone.DANGER),
        (46 * 60 + 30, "encore une heure", Tone.DANGER),
        (47 * 60 + 30, "moins d’une heure", Tone.DANGER),
        (49 * 60, "à détruire maintenant", Tone.DANGER),
    ):
        bench.clock.instant = NOW + timedelta(minutes=minutes)
        today.refresh()
        found = [(line.reference, line.what, line.status, line.tone) for line in screen.lines(Part.HELD)]
        assert found == [(case.reference, "Pièce d’identité que personne n’a demandée", status, tone)]
    document = case.identity.documents[0].id
    hold_document(bench.context, DPO, case.reference, document, reason="faux", until=date(2026, 12, 31))
    today.refresh()
    assert screen.lines(Part.HELD)[0].status == "gardée comme preuve jusqu’au 31 décembre 2026"


def test_a_promise_says_what_was_promised_and_whether_its_day_has_passed(bench: Bench, session: Session) -> None:
    agenda = read_agenda(bench.context, DPO)
    promises = (
        OpenPromise("A", "Luc Martin", "marketing_check", TODAY - timedelta(days=1)),
        OpenPromise("B", "", "call", TODAY),
    )
    asked = HeldDocument("A", "", NOW, requested=True, hold_until=None)
    page = page_of(replace(agenda, promises=promises, promised=5, documents=(asked,), held=1), session.words)
    held, promised = page.sections
    late, due = promised.lines
    assert (late.who, late.status, late.tone) == ("A · Luc Martin", "Échéance le 25 octobre 2026", Tone.DANGER)
    assert "25 octobre 2026" in late.what
    assert (due.who, due.what, due.tone) == ("B", "call", Tone.PLAIN)
    assert (promised.more, held.lines[0].what) == (3, "Pièce d’identité, demandée")


def test_what_does_not_fit_on_the_page_is_counted(filled: Bench, session: Session) -> None:
    agenda = replace(read_agenda(filled.context, DPO), late=30, soon=9)
    for only, more in ((None, 37), (Kind.LATE, 29), (Kind.SOON, 8)):
        assert page_of(agenda, session.words, only).sections[0].more == more


def test_a_page_that_says_the_same_is_left_alone(filled: Bench, today: TodayPresenter, screen: Screen) -> None:
    today.refresh()
    today.refresh()
    assert len(screen.pages) == 1
    opened(filled, "Paul Auclair")
    today.refresh()
    assert len(screen.pages) == 2


def test_what_is_to_be_done_leads_to_its_case(today: TodayPresenter, steps: Steps) -> None:
    today.go("DSR-2026-0001")
    assert steps.went == ["DSR-2026-0001"]


@pytest.mark.parametrize("role", [UserRole.MANAGER, UserRole.READ])
def test_a_manager_reads_the_page_without_any_name_and_is_refused_the_rest(
    bench: Bench, session: Session, screen: Screen, steps: Steps, role: UserRole
) -> None:
    case = bench.opened(RightType.OBJECTION_MARKETING, cards=1)
    stop_marketing(bench.context, DPO, case.reference)
    bench.clock.forward(days=10)
    desk = replace(session.desk, actor=ACTORS[role])
    presenter = TodayPresenter(screen, replace(session, desk=desk), steps)
    presenter.refresh()
    page = screen.pages[-1][0]
    assert {Part.HELD, Part.PROMISED} <= {section.part for section in page.sections}
    assert CANARY not in repr(page)
    presenter.why(case.reference)
    assert len(screen.failures) == 1


class TestLookingAgain:
    def test_the_page_is_looked_at_again_after_a_quarter_of_an_hour(self, today: TodayPresenter) -> None:
        assert today.next_look_ms() == 15 * 60 * 1000

    def test_or_at_midnight_where_the_company_is(self) -> None:
        assert wait(datetime(2026, 10, 26, 22, 50, tzinfo=UTC), PARIS) == timedelta(minutes=10, seconds=1)

    @given(st.integers(0, 366 * 24 * 3600))
    def test_never_later_and_on_another_day_only_just_after_midnight(self, seconds: int) -> None:
        """The clocks change twice a year: a day then has 23 or 25 hours."""
        now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
        waited = wait(now, PARIS)
        assert timedelta() < waited <= timedelta(minutes=15)
        before, after = now.astimezone(PARIS), (now + waited).astimezone(PARIS)
        assert after.date() == before.date() or (after.hour, after.minute, after.second) in {(0, 0, 0), (0, 0, 1)}


class TestSilence:
    """Nobody answers what was asked: reminders after 7 and 15 days, a choice after 30."""

    @pytest.mark.parametrize(
        ("days", "said"),
        [
            (6, "suspendu"),
            (7, "Sans réponse depuis 7 jours\u00a0: envoyer un rappel"),
            (15, "Sans réponse depuis 15 jours\u00a0: envoyer un rappel"),
            (30, "Sans réponse depuis 30 jours\u00a0: clore provisoirement, ou décider"),
        ],
    )
    def test_a_suspension_that_lasts_calls_for_a_reminder_then_for_a_choice(
        self, bench: Bench, session: Session, days: int, said: str
    ) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        ask_clarification(bench.context, DPO, reference, 1, question="vos contrats ?", large=True)
        bench.clock.forward(days=days)
        page = page_of(read_agenda(bench.context, DPO), session.words)
        (line,) = next(section.lines for section in page.sections if section.part is Part.WAITING)
        assert line.status == said


class TestRecount:
    """A table of holidays or a rule changed since the vault was last open."""

    @pytest.mark.parametrize(
        ("moved", "said"), [(1, "1 échéance a bougé le 26 octobre 2026"), (3, "3 échéances ont bougé")]
    )
    def test_today_names_how_many_dates_moved(self, bench: Bench, session: Session, moved: int, said: str) -> None:
        agenda = replace(read_agenda(bench.context, DPO), recount=Recount(TODAY, 5, moved))
        assert said in page_of(agenda, session.words).moved

    def test_where_none_moved_nothing_is_said(self, bench: Bench, session: Session) -> None:
        assert page_of(read_agenda(bench.context, DPO), session.words).moved == ""
