"""Each right asked has its own outcome; what the law or the facts refuse is said in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.case import Case, Role
from dsardesk.domain.requests import ItemState, RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.services.case_page import read_page
from dsardesk.ui.case.items.grounds import TypedGround
from dsardesk.ui.case.items.presenter import ItemsPresenter, decision_form
from dsardesk.ui.session import Session
from tests.invented import DPO as CLAIRE
from tests.invented import case, day, messages, searched_everywhere
from tests.makers import DPO
from tests.services.conftest import Bench
from tests.ui.case.conftest import TODAY, Recorder, page

EN = messages("en")
ACCESS = RequestItem(1, RightType.ACCESS)


@pytest.fixture
def screen() -> Recorder:
    return Recorder()


@pytest.fixture
def presenter(screen: Recorder, session: Session) -> ItemsPresenter:
    return ItemsPresenter(screen, session)


class TestShowing:
    def test_each_right_shows_its_words_its_clock_and_that_it_is_open(
        self, presenter: ItemsPresenter, screen: Recorder
    ) -> None:
        presenter.show(page(case(items=(replace(ACCESS, quote="une copie"),))))
        (line,) = screen.last("show_items")
        assert (line.right, line.quote, line.outcome, line.state) == ("accès", "une copie", "", ItemState.OPEN)
        assert line.clock.text.startswith("Reçue le mercredi 1er avril 2026.")
        assert line.decided == ("", "")
        assert line.open

    def test_a_decision_shows_its_reasons_its_author_and_its_day(
        self, presenter: ItemsPresenter, screen: Recorder
    ) -> None:
        decided = case(items=(ACCESS,)).decided(1, Outcome.REFUSED, reasons="abus", on=day(4, 10), by=CLAIRE)
        presenter.show(page(replace(decided, closed_on=TODAY)))
        (line,) = screen.last("show_items")
        assert (line.outcome, line.reasons) == ("refusée", "abus")
        assert line.decided == (CLAIRE, "10 avril 2026")
        assert not line.open


class TestWhatIsProposed:
    def proposed(self, shown: Case) -> Outcome:
        return decision_form(page(shown), shown.items[0], EN).proposed

    def test_what_was_decided_before(self) -> None:
        assert self.proposed(case(items=(replace(ACCESS, outcome=Outcome.WITHDRAWN),))) is Outcome.WITHDRAWN

    def test_no_data_where_every_system_was_searched_in_vain(self) -> None:
        """A12."""
        assert self.proposed(case(searches=searched_everywhere())) is Outcome.NO_DATA_HELD

    def test_to_grant_otherwise(self) -> None:
        assert self.proposed(case()) is Outcome.GRANTED

    def test_to_forward_what_a_processor_may_not_answer(self) -> None:
        assert self.proposed(case(role=Role.PROCESSOR)) is Outcome.FORWARDED_TO_CONTROLLER

    def test_to_grant_in_part_where_only_lines_of_the_profile_are_open(self) -> None:
        shown = page()
        gaps = tuple(gap for gap in shown.gaps if gap.code.endswith("_missing"))
        assert gaps == ()
        lacking = replace(shown, gaps=(replace(shown.gaps[0], code="retention_missing", where="contract"),))
        assert decision_form(lacking, lacking.case.items[0], EN).proposed is Outcome.PARTLY_GRANTED
        assert decision_form(lacking, lacking.case.items[1], EN).proposed is Outcome.GRANTED


class TestWhatMayBeChosen:
    def offered(self, right: RightType, **changes: object) -> set[Outcome]:
        item = RequestItem(1, right)
        form = decision_form(page(case(items=(item,), **changes)), item, EN)
        return {choice.outcome for choice in form.choices}

    def test_a_controller_forwards_nothing(self) -> None:
        assert Outcome.FORWARDED_TO_CONTROLLER not in self.offered(RightType.ACCESS)

    @pytest.mark.parametrize("role", [Role.PROCESSOR, Role.JOINT_CONTROLLER])
    def test_whoever_is_not_the_only_controller_may(self, role: Role) -> None:
        assert Outcome.FORWARDED_TO_CONTROLLER in self.offered(RightType.ACCESS, role=role)

    def test_what_is_for_a_customer_may_be_forwarded(self) -> None:
        assert Outcome.FORWARDED_TO_CONTROLLER in self.offered(RightType.PROCESSOR_REDIRECT)

    def test_that_nothing_is_held_answers_no_objection_to_marketing(self) -> None:
        assert Outcome.NO_DATA_HELD not in self.offered(RightType.OBJECTION_MARKETING)
        assert Outcome.NO_DATA_HELD in self.offered(RightType.ERASURE)

    def test_an_outcome_on_record_stays_among_the_choices(self) -> None:
        item = RequestItem(1, RightType.ACCESS, outcome=Outcome.FORWARDED_TO_CONTROLLER)
        form = decision_form(page(case(items=(item,))), item, EN)
        assert Outcome.FORWARDED_TO_CONTROLLER in {choice.outcome for choice in form.choices}

    def test_each_says_what_it_means_and_whether_it_needs_reasons(self) -> None:
        form = decision_form(page(), page().case.items[0], EN)
        needs = {choice.outcome for choice in form.choices if choice.needs_reasons}
        assert needs == {Outcome.REFUSED, Outcome.PARTLY_GRANTED}
        assert all(choice.hint for choice in form.choices)

    def test_it_is_said_that_the_person_was_told_already(self) -> None:
        item = replace(ACCESS, outcome=Outcome.GRANTED, answered_on=TODAY)
        assert decision_form(page(case(items=(item,))), item, EN).told


class TestDeciding:
    def test_a_decision_is_recorded_and_told(
        self, presenter: ItemsPresenter, screen: Recorder, session: Session, bench: Bench
    ) -> None:
        heard: list[str] = []
        session.news.listen(heard.append)
        reference = bench.opened(RightType.ACCESS).reference
        presenter.show(read_page(bench.context, DPO, reference))
        presenter.ask(1)
        assert screen.last("ask_decision").item == 1
        outside = TypedGround("R26", {"why_outside": "les données d’une société"})
        presenter.decide(1, Outcome.REFUSED, "demande abusive", (outside,))
        assert bench.case(reference).items[0].outcome is Outcome.REFUSED
        assert screen.last("tell_decided") == ("accès", "refusée")
        assert heard == [reference]

    def test_an_access_reply_is_not_called_complete_while_a_layer_is_missing(
        self, presenter: ItemsPresenter, screen: Recorder, bench: Bench
    ) -> None:
        """A10: refused, and what is missing is said in words."""
        reference = bench.opened(RightType.ACCESS).reference
        presenter.show(read_page(bench.context, DPO, reference))
        presenter.decide(1, Outcome.GRANTED, "")
        assert "une application n’a pas été interrogée" in screen.last("refuse")
        assert bench.case(reference).items[0].outcome is None

    def test_a_refusal_without_reasons_is_refused(
        self, presenter: ItemsPresenter, screen: Recorder, bench: Bench
    ) -> None:
        presenter.show(read_page(bench.context, DPO, bench.opened(RightType.ACCESS).reference))
        presenter.decide(1, Outcome.REFUSED, " ")
        assert "12(4)" in screen.last("refuse")

    def test_nothing_is_asked_on_a_closed_case(self, presenter: ItemsPresenter, screen: Recorder) -> None:
        presenter.show(page(case(closed_on=TODAY)))
        presenter.ask(1)
        assert not screen.was("ask_decision")
