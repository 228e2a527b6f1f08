"""The list of cases: what it shows, how it is narrowed, and what is done from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dsardesk.domain.actors import UserRole
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.rights import RightType
from dsardesk.domain.standing import Urgency
from dsardesk.services.case_list import Due, Extent, Part, Selection, Shown
from dsardesk.services.letters import approve_letter, draft_letter, send_letter
from dsardesk.services.ports import CaseOrder
from dsardesk.ui.requests import paging
from dsardesk.ui.requests.presenter import Detail, RequestsPresenter
from dsardesk.ui.session import Session
from tests.makers import ACTORS, DPO
from tests.services.conftest import Bench
from tests.services.test_case_list import opened
from tests.ui.conftest import Steps


@dataclass
class Screen:
    """A screen that remembers what it was told."""

    rows: int = 0
    changes: list[tuple[int, int]] = field(default_factory=list)
    selections: list[Selection] = field(default_factory=list)
    extent: Extent | None = None
    detail: Detail | None = None
    current: int | None = None
    failures: list[str] = field(default_factory=list)

    def show_rows(self, count: int) -> None:
        self.rows = count

    def show_count(self, count: int) -> None:
        self.rows = count

    def show_change(self, first: int, last: int) -> None:
        self.changes.append((first, last))

    def show_selection(self, selection: Selection) -> None:
        self.selections.append(selection)

    def show_extent(self, extent: Extent) -> None:
        self.extent = extent

    def show_detail(self, detail: Detail | None) -> None:
        self.detail = detail

    def show_current(self, row: int) -> None:
        self.current = row

    def show_failure(self, sentence: str) -> None:
        self.failures.append(sentence)


@dataclass
class Later:
    """A runner that does its work when it is told to, each piece on its own."""

    waiting: list[Callable[[], object]] = field(default_factory=list)

    def run(self, work: Callable[[], Any], then: Callable[[Any], object], failed: Callable[[Any], object]) -> None:
        self.waiting.append(lambda: then(work()))

    def go_on(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()


@pytest.fixture
def filled(bench: Bench) -> Bench:
    """Late, due soon, due later."""
    opened(bench, "Luc Martin", received_on=date(2026, 9, 22))
    opened(bench, "Élodie Œuvrard", RightType.ERASURE, received_on=date(2026, 10, 1))
    opened(bench, "Ange Bianchi")
    return bench


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def shown(screen: Screen, filled: Bench, session: Session, steps: Steps) -> RequestsPresenter:
    """The list on its screen."""
    presenter = RequestsPresenter(screen, session, steps)
    presenter.activate()
    return presenter


def people(presenter: RequestsPresenter) -> list[str]:
    entries = [presenter.entry(row) for row in range(presenter.count)]
    return [entry.line.person for entry in entries if entry]


def test_the_list_opens_on_open_cases_the_most_urgent_first(shown: RequestsPresenter, screen: Screen) -> None:
    assert people(shown) == ["Luc Martin", "Élodie Œuvrard", "Ange Bianchi"]
    assert (screen.rows, screen.extent, screen.selections) == (3, Extent(3, 3), [Selection()])
    first = shown.entry(0)
    assert first
    assert first.standing.urgency is Urgency.LATE


def test_words_typed_narrow_the_list_and_no_case_stays_chosen(shown: RequestsPresenter, screen: Screen) -> None:
    shown.choose(0)
    shown.search("elodie")
    assert (people(shown), screen.detail) == (["Élodie Œuvrard"], None)
    assert screen.extent == Extent(1, 3)


def test_what_was_typed_already_is_not_looked_up_again(shown: RequestsPresenter, screen: Screen) -> None:
    shown.search("")
    assert len(screen.selections) == 1


def test_a_chip_is_pressed_and_released(shown: RequestsPresenter) -> None:
    shown.press(Due.LATE)
    assert people(shown) == ["Luc Martin"]
    shown.press(Due.NEAR)
    assert people(shown) == ["Élodie Œuvrard"]
    shown.press(Due.NEAR)
    assert shown.count == 3


def test_open_and_closed_cases_and_rights_are_chosen(shown: RequestsPresenter, screen: Screen) -> None:
    shown.ask_right(RightType.ERASURE)
    assert people(shown) == ["Élodie Œuvrard"]
    shown.show(Shown.CLOSED)
    assert shown.count == 0
    assert screen.extent
    assert [way.part for way in screen.extent.loosenings] == [Part.SHOWN]
    shown.leave_out(Part.SHOWN)
    assert people(shown) == ["Élodie Œuvrard"]
    shown.search("nobody")
    shown.show_all()
    assert (shown.count, shown.selection) == (3, Selection(shown=Shown.ALL))


def test_a_column_sorts_and_pressed_again_the_other_way_round(shown: RequestsPresenter) -> None:
    shown.sort(CaseOrder.PERSON)
    assert people(shown) == ["Ange Bianchi", "Élodie Œuvrard", "Luc Martin"]
    shown.sort(CaseOrder.PERSON)
    assert people(shown) == ["Luc Martin", "Élodie Œuvrard", "Ange Bianchi"]
    shown.sort(CaseOrder.PERSON)
    assert not shown.selection.descending
    shown.sort(CaseOrder.DUE)
    assert shown.selection == Selection()


def test_the_pane_tells_the_next_step_what_is_asked_and_why_it_is_due_then(
    shown: RequestsPresenter, screen: Screen
) -> None:
    shown.choose(1)
    detail = screen.detail
    assert detail
    assert (detail.person, detail.step) == ("Élodie Œuvrard", "Envoyer l’accusé de réception")
    assert detail.asked == ("Effacement – Je demande: erasure",)
    assert "lundi 2 novembre 2026" in detail.clock[-1]
    assert detail.standing.urgency is Urgency.SOON


def test_what_is_asked_without_words_of_the_person_is_named_alone(
    bench: Bench, session: Session, screen: Screen, steps: Steps
) -> None:
    case = opened(bench, "Luc Martin")
    with bench.work.write() as transaction:
        mute = case.with_item(replace(case.items[0], quote=" "))
        bench.context.save(transaction, mute, session.desk.profile)
    presenter = RequestsPresenter(screen, session, steps)
    presenter.activate()
    presenter.choose(0)
    assert screen.detail
    assert screen.detail.asked == ("Accès",)


def test_the_case_chosen_is_opened(shown: RequestsPresenter, steps: Steps) -> None:
    shown.open_chosen()
    assert steps.went == []
    shown.choose(0)
    shown.open_chosen()
    shown.open(2)
    shown.open(99)
    shown.choose(99)
    assert steps.went == ["DSR-2026-0001", "DSR-2026-0003"]


def test_messages_dropped_on_the_list_are_read_and_anything_else_asks_for_one(
    shown: RequestsPresenter, steps: Steps
) -> None:
    shown.take((Path("a.eml"), Path("b.eml")))
    shown.take(())
    assert steps.went == ["a.eml", "b.eml", "new"]


def test_coming_back_shows_what_changed_and_the_chosen_case_where_it_now_stands(
    shown: RequestsPresenter, screen: Screen, filled: Bench
) -> None:
    shown.choose(1)
    opened(filled, "Thị Nguyễn", received_on=date(2026, 9, 1))
    shown.activate()
    assert (people(shown)[0], screen.rows, screen.current) == ("Thị Nguyễn", 4, 2)
    assert screen.detail
    assert screen.detail.person == "Élodie Œuvrard"


def test_the_pane_tells_what_was_done_on_the_chosen_case_elsewhere(
    shown: RequestsPresenter, screen: Screen, filled: Bench
) -> None:
    shown.choose(0)
    for step in (draft_letter, approve_letter, send_letter):
        step(filled.context, DPO, "DSR-2026-0001", LetterKind.ACKNOWLEDGEMENT)
    shown.activate()
    shown.choose(0)
    assert screen.detail
    assert screen.detail.step == "Vérifier l’identité"


def test_a_case_that_left_the_list_is_no_longer_followed(
    shown: RequestsPresenter, screen: Screen, filled: Bench
) -> None:
    shown.choose(0)
    case = filled.case("DSR-2026-0001")
    with filled.work.write() as transaction:
        profile = filled.context.profile_of(transaction, case)
        filled.context.save(transaction, replace(case, closed_on=date(2026, 10, 26)), profile)
    shown.activate()
    assert (screen.current, screen.rows) == (None, 2)


class TestFarLists:
    """A page is three lines here."""

    @pytest.fixture(autouse=True)
    def _small(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(paging, "PAGE", 3)

    @pytest.fixture
    def later(self) -> Later:
        return Later()

    @pytest.fixture
    def far(self, screen: Screen, bench: Bench, session: Session, steps: Steps, later: Later) -> RequestsPresenter:
        """Eight cases behind a runner that takes its time."""
        for number in range(8):
            opened(bench, f"Personne {number}")
        presenter = RequestsPresenter(screen, replace(session, runner=later), steps)
        presenter.activate()
        return presenter

    def test_the_first_lines_show_before_the_length_is_known(
        self, far: RequestsPresenter, screen: Screen, later: Later
    ) -> None:
        assert (screen.rows, far.entry(0)) == (0, None)
        later.waiting.pop(0)()
        assert (screen.rows, screen.extent) == (3, None)
        later.go_on()
        assert screen.rows == 8

    def test_a_line_further_down_is_asked_for_once_and_comes_with_its_page(
        self, far: RequestsPresenter, screen: Screen, later: Later
    ) -> None:
        later.go_on()
        assert [far.entry(row) for row in (7, 6, 7)] == [None, None, None]
        assert len(later.waiting) == 1
        later.go_on()
        assert far.entry(7)
        assert screen.changes == [(6, 7)]

    def test_an_answer_about_an_earlier_list_is_dropped(
        self, far: RequestsPresenter, screen: Screen, later: Later
    ) -> None:
        far.search("nobody")
        later.go_on()
        assert (screen.rows, len(screen.changes)) == (0, 0)
        assert screen.extent
        assert screen.extent.total == 8

    def test_pages_left_long_ago_are_let_go_and_come_again_when_one_returns(
        self, far: RequestsPresenter, later: Later, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(paging, "KEPT", 2)
        later.go_on()
        for row in (3, 6):
            far.entry(row)
            later.go_on()
        assert (far.entry(3) is None, far.entry(0)) == (False, None)
        later.go_on()
        assert far.entry(0)

    def test_while_the_list_is_read_again_what_was_read_stays_in_sight(
        self, far: RequestsPresenter, screen: Screen, later: Later
    ) -> None:
        later.go_on()
        far.entry(3)
        later.go_on()
        far.activate()
        assert far.entry(4)
        assert len(later.waiting) == 3
        later.go_on()
        assert screen.changes[-2:] == [(0, 2), (3, 5)]

    def test_a_list_that_was_not_read_yet_is_read_when_one_comes_back(
        self, far: RequestsPresenter, screen: Screen, later: Later
    ) -> None:
        far.activate()
        later.go_on()
        assert screen.rows == 8

    def test_the_pane_of_a_case_that_is_no_longer_chosen_is_not_shown(
        self, far: RequestsPresenter, screen: Screen, later: Later
    ) -> None:
        later.go_on()
        far.choose(0)
        far.choose(1)
        later.go_on()
        assert screen.detail
        assert screen.detail.reference == "DSR-2026-0002"


@pytest.mark.parametrize("role", [UserRole.MANAGER, UserRole.READ])
def test_whoever_may_not_see_cases_is_told_so(
    filled: Bench, session: Session, screen: Screen, steps: Steps, role: UserRole
) -> None:
    desk = replace(session.desk, actor=ACTORS[role])
    RequestsPresenter(screen, replace(session, desk=desk), steps).activate()
    assert screen.rows == 0
    assert len(screen.failures) == 1
    assert "rôle" in screen.failures[0]
