"""Where a case stands, and what keeps it from being closed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.case import CannotClose, Case, CaseIsClosed, CaseState, ReasonsMissing, UnknownItem
from dsardesk.domain.identity import Identity
from dsardesk.domain.papers import LetterState
from dsardesk.domain.records import CaseFact, Measure, Promise, SearchOutcome, SystemSearch
from dsardesk.domain.requests import ItemState, RequestItem
from dsardesk.domain.rights import Outcome, RightType
from tests.invented import DPO, asked, case, day, identity_document, letter, notified, numbered, package

TODAY = day(4, 20)


def decided(opened: Case, *numbers: int) -> Case:
    for number in numbers:
        opened = opened.decided(number, Outcome.GRANTED, reasons="", on=TODAY, by=DPO)
    return opened


def answered(opened: Case) -> Case:
    return decided(opened, 1, 2).letter_sent(letter("access_reply", items=(1, 2), sent_on=TODAY))


class TestState:
    """The state is read from the facts, never set by hand."""

    def test_a_new_case_was_received(self) -> None:
        assert case().state is CaseState.RECEIVED

    @pytest.mark.parametrize("state", [LetterState.DRAFT, LetterState.APPROVED])
    def test_a_letter_that_did_not_leave_acknowledges_nothing(self, state: LetterState) -> None:
        assert case(letters=(letter(state=state),)).state is CaseState.RECEIVED

    def test_an_acknowledgement_that_left_does(self) -> None:
        assert case(letters=(letter(),)).state is CaseState.ACKNOWLEDGED

    def test_another_letter_does_not(self) -> None:
        assert case(letters=(letter("identity_request"),)).state is CaseState.RECEIVED

    @pytest.mark.parametrize(
        "opened",
        [
            case(searches=(SystemSearch("crm", None),)),
            case(measures=(Measure(2, "marketing_stopped", "emailing", TODAY, DPO),)),
            decided(case(), 2),
        ],
        ids=["a search", "a measure", "a first decision"],
    )
    def test_work_done_shows(self, opened: Case) -> None:
        assert opened.state is CaseState.IN_PROGRESS

    def test_with_every_item_decided_the_answer_is_in_review(self) -> None:
        assert decided(case(), 1, 2).state is CaseState.IN_REVIEW

    def test_with_some_items_answered_the_others_are_still_in_review(self) -> None:
        partly = decided(case(), 1, 2).letter_sent(letter("marketing_stopped", items=(2,), sent_on=TODAY))
        assert partly.state is CaseState.IN_REVIEW

    def test_with_every_item_answered_it_is_responded(self) -> None:
        assert answered(case()).state is CaseState.RESPONDED

    def test_a_closed_case_is_closed_whatever_it_holds(self) -> None:
        assert case(closed_on=TODAY).state is CaseState.CLOSED


class TestItems:
    """Clocks, outcomes and answers belong to the item, not to the case."""

    def test_an_item_is_open_then_decided_then_answered(self) -> None:
        opened, closed = case(), answered(case())
        assert opened.item(1).state is ItemState.OPEN
        assert decided(opened, 1).item(1).state is ItemState.DECIDED
        assert (closed.item(1).state, closed.item(1).answered_on) == (ItemState.ANSWERED, TODAY)

    def test_a_decision_taken_again_is_told_again(self) -> None:
        changed = answered(case()).decided(1, Outcome.REFUSED, reasons="abuse", on=TODAY, by=DPO)
        assert changed.item(1).state is ItemState.DECIDED
        assert "item_unanswered" in changed.blockers(TODAY)

    def test_an_unknown_item_is_named_by_its_number(self) -> None:
        with pytest.raises(UnknownItem) as refused:
            case().item(3)
        assert refused.value.facts == {"item": 3}

    def test_items_are_found_by_their_rights(self) -> None:
        found = case().items_of(RightType.OBJECTION_MARKETING, RightType.ERASURE)
        assert [item.number for item in found] == [2]

    def test_an_identity_doubt_touches_every_item_and_an_extension_its_own(self) -> None:
        opened = case(facts=(CaseFact(asked(day(4, 2))), CaseFact(notified(day(4, 20)), item=1)))
        assert opened.facts_for(1) == (asked(day(4, 2)), notified(day(4, 20)))
        assert opened.facts_for(2) == (asked(day(4, 2)),)

    def test_one_decision_leaves_the_other_item_alone(self) -> None:
        assert decided(case(), 1).item(2) == RequestItem(2, RightType.OBJECTION_MARKETING)


class TestReasons:
    """GDPR 12(4).

    "If the controller does not take action on the request of the data subject, the controller shall inform the data
    subject without delay and at the latest within one month of receipt of the request of the reasons for not taking
    action."
    """

    @pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.PARTLY_GRANTED])
    def test_a_refusal_even_in_part_gives_them(self, outcome: Outcome) -> None:
        with pytest.raises(ReasonsMissing):
            case().decided(1, outcome, reasons="  ", on=TODAY, by=DPO)
        item = case().decided(1, outcome, reasons=" third parties ", on=TODAY, by=DPO).item(1)
        assert (item.outcome, item.reasons, item.decided_on, item.decided_by) == (outcome, "third parties", TODAY, DPO)

    @pytest.mark.parametrize("outcome", [o for o in Outcome if o not in {Outcome.REFUSED, Outcome.PARTLY_GRANTED}])
    def test_no_other_outcome_needs_any(self, outcome: Outcome) -> None:
        assert case().decided(1, outcome, reasons="", on=TODAY, by=DPO).item(1).outcome is outcome


class TestSearches:
    """A system's last answer is the one that counts."""

    def test_a_new_answer_replaces_the_same_systems_earlier_one(self) -> None:
        first = SystemSearch("crm", SearchOutcome.NOTHING)
        again = SystemSearch("crm", SearchOutcome.FOUND, findings=2)
        other = SystemSearch("support", SearchOutcome.NOTHING)
        assert case().searched(first).searched(other).searched(again).searches == (other, again)


class TestLetters:
    """A letter that left answers the items whose outcome it tells."""

    def test_the_record_of_the_letter_changes_and_the_others_stay(self) -> None:
        draft, other = letter(state=LetterState.DRAFT), letter("no_data", id=numbered(11))
        sent = replace(draft, state=LetterState.SENT)
        assert case(letters=(draft, other)).letter_sent(sent).letters == (sent, other)


class TestClosing:
    """Nothing is closed while something is open, and nothing is added afterwards."""

    def test_a_case_with_nothing_open_closes(self) -> None:
        closed = answered(case()).closed(TODAY)
        assert (closed.state, closed.closed_on) == (CaseState.CLOSED, TODAY)

    @pytest.mark.parametrize(
        ("opened", "blocker"),
        [
            (case(), "item_undecided"),
            (decided(case(), 1, 2), "item_unanswered"),
            (replace(answered(case()), identity=Identity(documents=(identity_document(),))), "identity_document_held"),
            (replace(answered(case()), promises=(Promise("marketing_check", day(5, 1)),)), "promise_open"),
            (replace(answered(case()), packages=(package(),)), "package_undelivered"),
        ],
    )
    def test_what_is_open_is_named(self, opened: Case, blocker: str) -> None:
        assert opened.blockers(TODAY) == (blocker,)
        with pytest.raises(CannotClose) as refused:
            opened.closed(TODAY)
        assert refused.value.facts == {"blockers": blocker}

    def test_what_is_done_blocks_nothing(self) -> None:
        done = replace(
            answered(case()),
            identity=Identity(documents=(identity_document().kept("forgery", TODAY),)),
            promises=(Promise("marketing_check", day(5, 1), kept_on=TODAY),),
            packages=(package(delivered_on=TODAY),),
        )
        assert done.blockers(TODAY) == ()
        assert done.blockers(day(4, 21)) == ("identity_document_held",)

    def test_each_blocker_is_said_once_in_the_order_of_mending(self) -> None:
        opened = case(packages=(package(),), identity=Identity(documents=(identity_document(),)))
        assert opened.blockers(TODAY) == ("item_undecided", "identity_document_held", "package_undelivered")

    def test_a_closed_case_takes_no_decision_no_search_and_no_second_closing(self) -> None:
        closed = case(closed_on=TODAY)
        with pytest.raises(CaseIsClosed) as refused:
            closed.decided(1, Outcome.GRANTED, reasons="", on=TODAY, by=DPO)
        assert refused.value.facts == {"reference": "DSR-2026-0042"}
        with pytest.raises(CaseIsClosed):
            closed.searched(SystemSearch("crm", None))
        with pytest.raises(CaseIsClosed):
            closed.closed(TODAY)
