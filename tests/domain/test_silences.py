"""The person never answers: closed until the answer comes, or decided without it; the DPO chooses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dsardesk.domain.case import CannotClose, Case, CaseState
from dsardesk.domain.clarifications import NothingAsked
from dsardesk.domain.clock_records import Asked, Clarification, Course, Reminder, Silence
from dsardesk.domain.clocks import clock_of
from dsardesk.domain.deadlines import ClockFact, ClockFactType, TimeLimit
from dsardesk.domain.records import CaseFact, Promise
from dsardesk.domain.reminders import reminded
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import RightType
from dsardesk.domain.silences import (
    ClockRuns,
    DayImpossible,
    NobodyReminded,
    NotChosen,
    SilenceReasonsMissing,
    StillWaits,
    TooSoonToClose,
    choose,
    closed_for_good,
    closed_for_now,
    decides_alone,
    in_force,
    lapsed,
    last_day,
    may_close_from,
    replied,
    resumed,
    to_close_for_now,
)
from dsardesk.domain.steps import NextStep, next_step
from tests.invented import DPO, calendar, case, day, profile, rule_book
from tests.law_says import law_says

RULES = rule_book()
IDENTITY = CaseFact(ClockFact(ClockFactType.IDENTITY_REQUESTED, day(4, 3)))
QUESTION = Clarification(1, day(4, 5), "vos contrats ?", large=True, by=DPO)
LAST_REMINDER = day(5, 3)
REASONS = "sans cette précision, nous ne savons pas qui écrit"


def waits(*, told: bool = True) -> Case:
    """A case of which every clock is suspended since 3 April; *told* once the person was reminded."""
    opened = replace(case(items=(RequestItem(1, RightType.ACCESS),)), facts=(IDENTITY,))
    return reminded(opened, Reminder(Asked.IDENTITY, day(4, 10), "email", DPO), today=day(4, 10)) if told else opened


def clocks(opened: Case) -> dict[int, TimeLimit]:
    return {each.number: clock_of(opened, each, profile(), calendar(), RULES) for each in opened.items}


def chosen(
    opened: Case, course: Course = Course.CLOSE_FOR_NOW, on: date = LAST_REMINDER, reasons: str = REASONS
) -> Case:
    return choose(opened, Silence(course, reasons, on, DPO), clocks(opened), RULES)


def at_rest() -> Case:
    return closed_for_now(chosen(waits()), day(5, 4))


@law_says(
    "design.provisional_closing",
    "Once the last reminder is due and the person was reminded, a case that waits for nothing but the answer may be "
    "closed for now, by a letter with reasons and remedies; it resumes on reply, its clock as it stood.",
)
class TestClosedForNow:
    def test_it_is_closed_once_its_letter_left_and_not_before(self) -> None:
        opened = chosen(waits())
        assert (to_close_for_now(opened), opened.provisionally_closed) == (True, False)
        assert next_step(opened, profile()) is NextStep.CLOSE_FOR_NOW
        rests = closed_for_now(opened, day(5, 4))
        assert (rests.provisionally_closed, rests.state) == (True, CaseState.PROVISIONALLY_CLOSED)
        assert not to_close_for_now(rests)
        assert next_step(rests, profile()) is NextStep.WAIT_FOR_ANSWER

    def test_it_resumes_on_reply_with_its_clock_as_it_stood(self) -> None:
        left = clocks(waits())[1].remaining_days
        assert clocks(at_rest())[1].remaining_days == left
        again = replied(at_rest(), day(9, 1))
        limit = clocks(again)[1]
        assert (again.provisionally_closed, in_force(again)) == (False, None)
        assert again.silences[-1].ended_on == day(9, 1)
        assert limit.due is not None
        assert left is not None
        assert (limit.nominal_due - day(4, 3)).days == left
        assert limit.suspended_days == (day(9, 1) - day(4, 3)).days

    def test_before_the_last_reminder_is_due_it_is_too_soon(self) -> None:
        assert may_close_from(waits(), RULES) == day(5, 3)
        with pytest.raises(TooSoonToClose):
            chosen(waits(), on=day(5, 2))

    def test_a_person_whom_nobody_reminded_is_not_closed_upon(self) -> None:
        with pytest.raises(NobodyReminded):
            chosen(waits(told=False))

    def test_while_another_clock_runs_there_is_work(self) -> None:
        opened = replace(case(), clarifications=(QUESTION,))
        with pytest.raises(ClockRuns):
            chosen(opened)

    def test_where_all_is_answered_nothing_waits(self) -> None:
        opened = waits()
        done = replace(opened, items=tuple(replace(each, answered_on=day(4, 20)) for each in opened.items))
        with pytest.raises(ClockRuns):
            chosen(done)

    def test_it_gives_its_reasons(self) -> None:
        with pytest.raises(SilenceReasonsMissing):
            chosen(waits(), reasons="  ")

    def test_a_letter_about_nothing_chosen_closes_nothing(self) -> None:
        with pytest.raises(NotChosen):
            closed_for_now(waits(), day(5, 4))
        with pytest.raises(NotChosen):
            closed_for_now(at_rest(), day(5, 5))


@law_says(
    "design.silence.decide",
    "Instead, the DPO may decide without the answer, by the day on which it would be due if nothing had been "
    "suspended.",
)
def test_the_dpo_may_decide_without_the_answer_from_the_first_day() -> None:
    opened = chosen(waits(told=False), Course.DECIDE, on=day(4, 20))
    assert decides_alone(opened)
    assert next_step(opened, profile()) is NextStep.DECIDE
    assert clocks(opened)[1].strict_due == day(5, 4)


def test_who_changes_their_mind_ends_the_earlier_choice() -> None:
    opened = chosen(at_rest(), Course.DECIDE, on=day(5, 20))
    assert [each.ended_on for each in opened.silences] == [day(5, 20), None]
    assert not opened.provisionally_closed
    assert opened.state is not CaseState.PROVISIONALLY_CLOSED


def test_once_everything_is_decided_the_choice_asks_for_nothing_more() -> None:
    opened = chosen(waits(), Course.DECIDE)
    assert next_step(replace(opened, items=()), profile()) is not NextStep.DECIDE


def test_an_answer_to_what_was_to_be_specified_counts_too() -> None:
    opened = replace(waits(), clarifications=(QUESTION,))
    again = replied(opened, day(4, 20))
    assert [fact.fact.type for fact in again.facts[1:]] == [
        ClockFactType.CLARIFICATION_RECEIVED,
        ClockFactType.IDENTITY_RECEIVED,
    ]
    only = replied(replace(case(), clarifications=(QUESTION,)), day(4, 20))
    assert [fact.fact.type for fact in only.facts] == [ClockFactType.CLARIFICATION_RECEIVED]


def test_nobody_answers_what_was_not_asked_nor_before_it_was() -> None:
    with pytest.raises(NothingAsked):
        replied(case(), day(4, 20))
    with pytest.raises(DayImpossible):
        replied(waits(), day(4, 2))


def test_without_a_choice_nothing_resumes_and_nothing_may_be_closed() -> None:
    assert resumed(waits(), day(4, 20)) == waits()
    assert may_close_from(case(), RULES) is None
    assert not decides_alone(waits())


@law_says(
    "design.provisional_closing.end",
    "A case closed for now is closed for good once six months went by without an answer; how long it is kept runs from "
    "that last day, and a new request may be made at any time.",
)
class TestClosedForGood:
    LAST = day(11, 4)

    def test_its_last_day_is_six_months_after_the_letter(self) -> None:
        assert last_day(at_rest(), RULES) == self.LAST
        assert not lapsed(at_rest(), self.LAST, RULES)
        assert lapsed(at_rest(), day(11, 5), RULES)

    def test_a_case_that_is_not_closed_for_now_has_no_such_day(self) -> None:
        assert [last_day(each, RULES) for each in (waits(), chosen(waits()))] == [None, None]
        assert not lapsed(waits(), day(11, 5), RULES)
        with pytest.raises(NotChosen):
            closed_for_good(waits(), profile(), day(11, 5), RULES)

    def test_it_is_closed_on_that_day_with_what_nobody_could_decide_undecided(self) -> None:
        done = closed_for_good(at_rest(), profile(), day(12, 1), RULES)
        assert (done.closed_on, done.state, done.items[0].outcome) == (self.LAST, CaseState.CLOSED, None)
        assert (done.silences[-1].ended_on, done.provisionally_closed) == (self.LAST, False)

    def test_on_that_day_the_person_may_still_answer(self) -> None:
        with pytest.raises(StillWaits) as refused:
            closed_for_good(at_rest(), profile(), self.LAST, RULES)
        assert refused.value.facts == {"on": "2026-11-04"}

    def test_what_else_is_open_keeps_it_open(self) -> None:
        promised = replace(at_rest(), promises=(Promise("marketing_check", day(5, 1)),))
        with pytest.raises(CannotClose) as refused:
            closed_for_good(promised, profile(), day(12, 1), RULES)
        assert refused.value.facts == {"blockers": "promise_open"}
