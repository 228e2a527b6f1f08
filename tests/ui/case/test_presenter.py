"""The page of a case stays true to it, leads to its next step, and closes it when nothing is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest

from dsardesk.domain.errors import DeskError
from dsardesk.domain.identity import Rung, Verdict
from dsardesk.domain.letter_facts import LetterFacts
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.marketing import CHECK
from dsardesk.domain.records import SearchOutcome, SystemSearch
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.steps import NextStep
from dsardesk.services.case_page import CasePage, read_page
from dsardesk.services.decide import decide_item
from dsardesk.services.identity import check_identity
from dsardesk.services.letters import approve_letter, draft_letter, send_letter
from dsardesk.services.marketing import keep_promise, stop_marketing
from dsardesk.services.searches import record_search
from dsardesk.ui.case.presenter import Blocker, CasePresenter
from dsardesk.ui.case.reading import Head, Part
from dsardesk.ui.session import Session
from tests.makers import DPO
from tests.services.conftest import Bench
from tests.ui.case.conftest import Recorder, page
from tests.ui.conftest import Steps

_T = TypeVar("_T")


@pytest.fixture
def screen() -> Recorder:
    return Recorder()


@pytest.fixture
def presenter(screen: Recorder, session: Session, steps: Steps) -> CasePresenter:
    return CasePresenter(screen, session, steps)


def shown(screen: Recorder) -> tuple[CasePage, Head]:
    found: tuple[CasePage, Head] = screen.last("show_page")
    return found


def on_page(presenter: CasePresenter, reference: str) -> None:
    presenter.open(reference)
    presenter.load()


def acknowledged(bench: Bench, reference: str) -> None:
    for step in (draft_letter, approve_letter, send_letter):
        step(bench.context, DPO, reference, LetterKind.ACKNOWLEDGEMENT)
    check_identity(bench.context, DPO, reference, rung=Rung.KNOWN_CHANNEL, verdict=Verdict.CONFIRMED)


def searched_in_vain(bench: Bench, reference: str) -> None:
    for system in ("crm", "facturation", "contrats", "support", "emailing"):
        record_search(bench.context, DPO, reference, SystemSearch(system, SearchOutcome.NOTHING))


class TestShowing:
    def test_a_case_is_read_and_shown(self, presenter: CasePresenter, screen: Recorder, bench: Bench) -> None:
        reference = bench.opened().reference
        on_page(presenter, reference)
        found, top = shown(screen)
        assert found.case.reference == top.reference == reference

    def test_another_case_takes_the_earlier_one_away_at_once(
        self, presenter: CasePresenter, screen: Recorder, bench: Bench
    ) -> None:
        first, second = bench.opened().reference, bench.opened().reference
        on_page(presenter, first)
        screen.told.clear()
        presenter.open(second)
        assert screen.told == [("show_nothing",)]
        assert presenter.page is None

    def test_the_same_case_is_left_in_place(self, presenter: CasePresenter, screen: Recorder, bench: Bench) -> None:
        reference = bench.opened().reference
        on_page(presenter, reference)
        screen.told.clear()
        presenter.open(reference)
        assert screen.told == []

    def test_an_answer_about_a_case_left_meanwhile_shows_nothing(
        self, screen: Recorder, session: Session, steps: Steps, bench: Bench
    ) -> None:
        waiting: list[Callable[[], object]] = []

        class Later:
            def run(
                self, work: Callable[[], _T], then: Callable[[_T], object], failed: Callable[[DeskError], object]
            ) -> None:
                waiting.append(lambda: then(work()))

        presenter = CasePresenter(screen, replace(session, runner=Later()), steps)
        on_page(presenter, bench.opened().reference)
        presenter.open(bench.opened().reference)
        waiting.pop()()
        assert not screen.was("show_page")

    def test_before_any_case_nothing_is_read_and_nothing_is_done(
        self, presenter: CasePresenter, screen: Recorder
    ) -> None:
        presenter.load()
        presenter.do_next()
        presenter.close()
        assert screen.told == []
        presenter.decide()
        assert screen.told == [("go_to", Part.ITEMS)]

    def test_a_case_that_is_not_there_is_said_so(self, presenter: CasePresenter, screen: Recorder) -> None:
        on_page(presenter, "DSR-1999-0001")
        assert screen.last("refuse") == "Aucun dossier ne porte la référence DSR-1999-0001."

    @pytest.mark.parametrize(("told", "again"), [("", True), ("this", True), ("DSR-1999-0001", False)])
    def test_news_of_the_case_shows_it_anew(  # noqa: PLR0917 -- fixtures
        self,
        presenter: CasePresenter,
        screen: Recorder,
        session: Session,
        bench: Bench,
        told: str,
        again: bool,
    ) -> None:
        reference = bench.opened().reference
        on_page(presenter, reference)
        screen.told.clear()
        session.news.tell(reference if told == "this" else told)
        assert screen.was("show_page") is again

    def test_one_goes_back_to_the_list(self, presenter: CasePresenter, steps: Steps) -> None:
        presenter.back()
        assert steps.went == ["requests"]


class TestTheNextStep:
    def test_marketing_is_stopped_from_where_it_is_shown(
        self, presenter: CasePresenter, screen: Recorder, bench: Bench
    ) -> None:
        on_page(presenter, bench.opened().reference)
        presenter.do_next()
        assert screen.told[-2:] == [("go_to", Part.MARKETING), ("ask_to_stop_marketing",)]

    def test_a_letter_is_written_among_the_letters(
        self, presenter: CasePresenter, screen: Recorder, bench: Bench
    ) -> None:
        on_page(presenter, bench.opened(RightType.ACCESS).reference)
        presenter.do_next()
        assert screen.told[-1] == ("go_to", Part.PAPERS)

    def test_the_first_item_that_has_no_outcome_is_decided(
        self, presenter: CasePresenter, screen: Recorder, bench: Bench
    ) -> None:
        reference = bench.opened().reference
        stop_marketing(bench.context, DPO, reference)
        acknowledged(bench, reference)
        searched_in_vain(bench, reference)
        on_page(presenter, reference)
        presenter.do_next()
        assert screen.told[-2:] == [("go_to", Part.ITEMS), ("ask_to_decide", 1)]
        decide_item(bench.context, DPO, reference, 1, Outcome.NO_DATA_HELD)
        presenter.load()
        presenter.decide()
        assert screen.told[-1] == ("ask_to_decide", 2)

    def test_what_a_minor_is_owed_is_erased_from_among_the_items(
        self, presenter: CasePresenter, screen: Recorder
    ) -> None:
        presenter.page = page(step=NextStep.ERASE_MINOR)
        presenter.do_next()
        assert screen.told == [("go_to", Part.ITEMS), ("ask_own_erasure",)]

    def test_a_closed_case_leads_back_to_the_list(self, presenter: CasePresenter, steps: Steps) -> None:
        closed = page()
        presenter.page = replace(closed, case=replace(closed.case, closed_on=closed.today), step="nothing")  # type: ignore[arg-type]
        presenter.do_next()
        assert steps.went == ["requests"]

    def test_everything_decided_leaves_nothing_to_decide(self, presenter: CasePresenter, screen: Recorder) -> None:
        opened = page()
        items = tuple(replace(item, outcome=Outcome.WITHDRAWN) for item in opened.case.items)
        presenter.page = replace(opened, case=replace(opened.case, items=items))
        presenter.decide()
        assert screen.told == [("go_to", Part.ITEMS)]


class TestNothingHeld:
    """A12: one click from "nothing found" to the letter, which still has to leave."""

    @pytest.fixture
    def reference(self, bench: Bench) -> str:
        reference = bench.opened(RightType.ACCESS).reference
        acknowledged(bench, reference)
        searched_in_vain(bench, reference)
        return reference

    def test_the_letter_is_drafted_in_one_click_and_the_case_stays_open(
        self, presenter: CasePresenter, screen: Recorder, bench: Bench, reference: str
    ) -> None:
        on_page(presenter, reference)
        presenter.do_next()
        case = bench.case(reference)
        assert case.items[0].outcome is Outcome.NO_DATA_HELD
        assert case.letters[-1].kind == LetterKind.NO_DATA
        assert screen.was("tell_drafted")
        assert screen.last("go_to") is Part.PAPERS
        assert shown(screen)[0].blockers == ("item_unanswered",)

    def test_a_letter_that_cannot_be_written_says_why_and_shows_what_stands(
        self,
        presenter: CasePresenter,
        screen: Recorder,
        bench: Bench,
        reference: str,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def lacking(facts: LetterFacts, language: str) -> None:
            raise DeskError

        monkeypatch.setattr(bench.letters, "print_letter", lacking)
        on_page(presenter, reference)
        presenter.do_next()
        assert screen.was("refuse")
        assert not screen.was("tell_drafted")
        assert shown(screen)[0].case.items[0].outcome is Outcome.NO_DATA_HELD


class TestClosing:
    def test_what_is_open_is_named_with_the_way_there(
        self, presenter: CasePresenter, screen: Recorder, bench: Bench
    ) -> None:
        on_page(presenter, bench.opened(RightType.ACCESS).reference)
        presenter.close()
        assert screen.last("show_blockers") == (Blocker("un élément n’a pas de décision", Part.ITEMS),)

    def test_a_case_with_nothing_open_is_closed_once_that_is_confirmed(
        self, presenter: CasePresenter, screen: Recorder, bench: Bench
    ) -> None:
        reference = bench.opened(RightType.OBJECTION_MARKETING).reference
        stop_marketing(bench.context, DPO, reference)
        keep_promise(bench.context, DPO, reference, CHECK)
        decide_item(bench.context, DPO, reference, 1, Outcome.GRANTED)
        for step in (draft_letter, approve_letter, send_letter):
            step(bench.context, DPO, reference, LetterKind.MARKETING_STOPPED)
        on_page(presenter, reference)
        presenter.do_next()
        assert screen.told[-1] == ("ask_to_close",)
        assert bench.case(reference).closed_on is None
        presenter.confirm_close()
        assert bench.case(reference).closed_on is not None
        assert screen.last("tell_closed") == 2
        assert shown(screen)[1].closed
        screen.told.clear()
        presenter.close()
        assert screen.told == []

    def test_a_case_that_changed_meanwhile_is_not_closed(
        self, presenter: CasePresenter, screen: Recorder, bench: Bench
    ) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        on_page(presenter, reference)
        presenter.confirm_close()
        assert screen.last("refuse").startswith("Le dossier ne peut pas être clos")

    def test_nothing_is_closed_before_a_case_is_read(self, presenter: CasePresenter, screen: Recorder) -> None:
        presenter.confirm_close()
        assert screen.was("refuse")


def test_a_page_reads_as_the_command_line_reads(bench: Bench) -> None:
    reference = bench.opened().reference
    assert read_page(bench.context, DPO, reference).case == bench.case(reference)
