"""An access request that the person is asked to specify: an invitation, and the clock of that item alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dsardesk.domain.case import Case, CaseIsClosed, Role
from dsardesk.domain.clarifications import (
    WHICH_RIGHT,
    ControllerAsks,
    ImpossibleDay,
    NobodyAsked,
    NothingAsked,
    NothingMayBeAsked,
    QuestionMissing,
    answered,
    askable,
    askable_rights,
    asked,
    told_questions,
    waiting,
)
from dsardesk.domain.clock_records import Clarification
from dsardesk.domain.clocks import asked_too_late, clock_of
from dsardesk.domain.deadlines import ClockFact, ClockFactType, ClockState
from dsardesk.domain.ladder import LateAskUnexplained
from dsardesk.domain.purging import figures
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.told import ToldQuestion
from tests.invented import DPO, calendar, case, day, profile, rule_book

QUESTION = Clarification(1, day(4, 3), "vos contrats ou vos factures ?", large=True, by=DPO)


def ask(
    question: Clarification = QUESTION,
    *,
    opened: Case | None = None,
    promptly: bool = True,
    override: bool = False,
    reason: str = "",
) -> Case:
    return asked(opened or case(), question, rule_book(), promptly=promptly, override=override, reason=reason)


def state(opened: Case, number: int = 1) -> ClockState:
    return clock_of(opened, opened.item(number), profile(), calendar(), rule_book()).state


def test_the_clock_of_that_item_stops_and_no_other() -> None:
    opened = ask()
    assert (state(opened, 1), state(opened, 2)) == (ClockState.SUSPENDED, ClockState.RUNNING)
    assert waiting(opened) == (QUESTION,)


def test_the_answer_lets_it_run_again() -> None:
    opened = answered(ask(), None, day(4, 13))
    limit = clock_of(opened, opened.item(1), profile(), calendar(), rule_book())
    assert (limit.suspended_days, limit.due) == (10, day(5, 11))
    assert waiting(opened) == ()


def test_without_a_lot_of_data_the_question_may_be_asked_and_stops_nothing() -> None:
    assert state(ask(replace(QUESTION, large=False))) is ClockState.RUNNING


@pytest.mark.parametrize(
    ("asked_on", "reason", "error"),
    [(day(4, 8), "", None), (day(4, 9), "", LateAskUnexplained), (day(4, 9), "deux systèmes en panne", None)],
)
def test_from_the_eighth_day_on_a_prompt_question_needs_its_reason(
    asked_on: date, reason: str, error: type[Exception] | None
) -> None:
    question = replace(QUESTION, asked_on=asked_on)
    if error is None:
        assert state(ask(question, reason=reason)) is ClockState.SUSPENDED
    else:
        with pytest.raises(error):
            ask(question, reason=reason)


def test_a_user_who_says_that_it_came_late_needs_no_reason_and_stops_nothing() -> None:
    assert state(ask(replace(QUESTION, asked_on=day(4, 20)), promptly=False)) is ClockState.RUNNING


def test_a_question_that_comes_too_late_counts_only_with_a_reason_of_the_dpo() -> None:
    late = replace(QUESTION, asked_on=day(5, 4))
    with pytest.raises(LateAskUnexplained):
        ask(late, override=True, reason=" ")
    opened = ask(late, override=True, reason="la personne a écrit de nouveau le 30")
    assert state(opened) is ClockState.SUSPENDED
    assert opened.facts[-1].fact.reason == "la personne a écrit de nouveau le 30"


def of(right: RightType, **changes: object) -> Case:
    """A case with one item, of that right."""
    return case(items=(RequestItem(1, right),), **changes)


def test_a_question_needs_words() -> None:
    with pytest.raises(QuestionMissing):
        ask(replace(QUESTION, question=" "))


def test_days_that_cannot_be_are_refused() -> None:
    with pytest.raises(ImpossibleDay):
        ask(replace(QUESTION, asked_on=day(3, 31)))
    with pytest.raises(ImpossibleDay):
        answered(ask(), 1, day(4, 2))


def test_an_answer_to_nothing_is_refused() -> None:
    with pytest.raises(NothingAsked):
        answered(case(), None, day(4, 13))
    with pytest.raises(NothingAsked):
        answered(ask(), 2, day(4, 13))


def test_a_closed_case_asks_and_is_answered_nothing() -> None:
    with pytest.raises(CaseIsClosed):
        ask(opened=case(closed_on=day(4, 10)))
    with pytest.raises(CaseIsClosed):
        answered(replace(ask(), closed_on=day(4, 10)), None, day(4, 13))


def test_two_questions_are_both_answered_by_one_answer_and_earlier_answers_stay() -> None:
    once = answered(ask(), 1, day(4, 6))
    twice = ask(replace(QUESTION, asked_on=day(4, 7)), opened=once)
    done = answered(twice, 1, day(4, 8))
    assert [each.answered_on for each in done.clarifications] == [day(4, 6), day(4, 8)]


def test_only_a_question_asked_once_the_month_is_over_is_known_to_stop_nothing_by_itself() -> None:
    def too_late(asked_on: date, opened: Case | None = None) -> bool:
        fact = ClockFact(ClockFactType.CLARIFICATION_REQUESTED, asked_on)
        return asked_too_late(opened or case(), fact, profile(), calendar(), rule_book())

    assert too_late(day(5, 5))
    assert not too_late(day(4, 8))
    answered_already = replace(case().items[0], answered_on=day(4, 9))
    assert not too_late(day(5, 5), case(items=(answered_already,)))


def test_a_question_that_stops_nothing_for_another_reason_is_not_called_late() -> None:
    fact = ClockFact(ClockFactType.CLARIFICATION_REQUESTED, day(4, 8), conditions_met=False)
    assert not asked_too_late(case(), fact, profile(), calendar(), rule_book())


class TestOtherRights:
    """GDPR 12(2): the controller facilitates the exercise of rights; no text suspends any but an access request."""

    OTHERS = tuple(each for each in RightType if each not in {RightType.ACCESS, RightType.OBJECTION_MARKETING})

    @pytest.mark.parametrize("right", OTHERS)
    def test_it_may_be_asked_and_its_clock_runs_on(self, right: RightType) -> None:
        """Nor is a late question explained: it stops nothing."""
        opened = ask(replace(QUESTION, asked_on=day(4, 20)), opened=of(right))
        limit = clock_of(opened, opened.item(1), profile(), calendar(), rule_book())
        assert (limit.state, limit.suspended_days) == (ClockState.RUNNING, 0)
        assert "clock.not_suspended_right" in [step.rule for step in limit.steps]
        assert told_questions(opened, {1: limit}) == (ToldQuestion(QUESTION.question, right, large=True),)
        assert not figures(opened, late=None).suspended
        assert answered(opened, None, day(4, 25)).clarifications[0].answered_on == day(4, 25)

    def test_nothing_is_asked_of_whoever_objects_to_marketing(self) -> None:
        """GDPR 21(3): where the data subject objects, the data shall no longer be processed for such purposes."""
        with pytest.raises(NothingMayBeAsked):
            ask(opened=of(RightType.OBJECTION_MARKETING))

    def test_a_processor_asks_only_whose_client_it_is(self) -> None:
        """GDPR 28(3)(e): it assists the controller, who alone answers."""
        for right, number in ((RightType.ACCESS, 1), (RightType.ACCESS, WHICH_RIGHT)):
            with pytest.raises(ControllerAsks):
                ask(replace(QUESTION, item=number), opened=of(right, role=Role.PROCESSOR))
        client = of(RightType.PROCESSOR_REDIRECT, role=Role.PROCESSOR)
        assert waiting(ask(opened=client)) == (QUESTION,)

    def test_what_the_company_does_of_itself_is_specified_by_nobody(self) -> None:
        unasked = case(items=(RequestItem(1, RightType.ERASURE, own_initiative=True),))
        with pytest.raises(NobodyAsked):
            ask(opened=unasked)

    def test_what_is_not_answered_may_be_asked_about(self) -> None:
        numbers = [item.number for item in askable(case())]
        assert numbers == [item.number for item in case().items if item.right is not RightType.OBJECTION_MARKETING]
        done = replace(case().items[0], outcome=Outcome.GRANTED, answered_on=day(4, 9))
        assert askable(case(items=(done,))) == ()


class TestWhichRight:
    """A vague request is a request: the clock runs while the person is asked what they mean."""

    WHICH = replace(QUESTION, item=WHICH_RIGHT)

    def test_it_touches_no_clock_not_even_that_of_an_access_request(self) -> None:
        opened = ask(self.WHICH, promptly=True)
        assert opened.facts == case().facts
        assert (state(opened, 1), waiting(opened)) == (ClockState.RUNNING, (self.WHICH,))
        assert told_questions(opened, {}) == (ToldQuestion(QUESTION.question),)

    def test_its_answer_touches_none_either(self) -> None:
        both = ask(self.WHICH, opened=ask())
        only = answered(both, WHICH_RIGHT, day(4, 6))
        assert (only.facts, waiting(only), state(only, 1)) == (both.facts, (QUESTION,), ClockState.SUSPENDED)
        assert waiting(answered(both, None, day(4, 6))) == ()


def test_a_question_of_which_a_large_quantity_of_data_is_processed_suspends_and_is_told_so() -> None:
    opened = ask()
    limits = {1: clock_of(opened, opened.item(1), profile(), calendar(), rule_book())}
    assert told_questions(opened, limits) == (
        ToldQuestion(QUESTION.question, RightType.ACCESS, large=True, suspends=True),
    )
    assert figures(opened, late=None).suspended
    assert not figures(ask(replace(QUESTION, large=False)), late=None).suspended


class TestBeforeTheCaseIsOpen:
    """What may be asked of the rights that somebody ticks is what may be asked of the case then."""

    @pytest.mark.parametrize("right", RightType)
    @pytest.mark.parametrize("role", Role)
    def test_it_is_the_same_as_once_it_is(self, right: RightType, role: Role) -> None:
        opened = replace(case(items=(RequestItem(1, right),)), role=role)
        found = askable_rights((right,), role)
        assert [each for each in found if each] == [item.right for item in askable(opened)]

    def test_which_right_it_is_comes_last_and_a_processor_asks_it_not(self) -> None:
        rights = (RightType.ERASURE, RightType.OBJECTION_MARKETING)
        assert askable_rights(rights, Role.CONTROLLER) == (RightType.ERASURE, None)
        assert askable_rights((), Role.JOINT_CONTROLLER) == (None,)
        assert askable_rights(rights, Role.PROCESSOR) == ()
