"""A person who does not answer is reminded: of what, on which days, and until when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.case import Case, CaseIsClosed
from dsardesk.domain.clock_records import Asked, Clarification, Course, Reminder, Silence
from dsardesk.domain.deadlines import ClockFact, ClockFactType
from dsardesk.domain.records import CaseFact
from dsardesk.domain.reminders import (
    ImpossibleReminderDay,
    NothingToRemindOf,
    next_reminder,
    open_questions,
    remind_on,
    reminded,
    reminders_of,
)
from tests.invented import DPO, case, day, rule_book

RULES = rule_book()
IDENTITY = CaseFact(ClockFact(ClockFactType.IDENTITY_REQUESTED, day(4, 3)))
QUESTION = Clarification(1, day(4, 5), "vos contrats ?", large=True, by=DPO)


def waits(**changes: object) -> Case:
    """A case on which identity was asked on 3 April."""
    return replace(case(), facts=(IDENTITY,), **changes)  # type: ignore[arg-type]


def remind(opened: Case, on: int, kind: Asked = Asked.IDENTITY) -> Case:
    return reminded(opened, Reminder(kind, day(4, on), "email", DPO), today=day(4, 28))


def test_where_nothing_was_asked_nobody_is_reminded() -> None:
    assert (open_questions(case()), remind_on(case(), RULES)) == ({}, None)
    assert next_reminder(case(), Asked.IDENTITY, RULES) is None
    with pytest.raises(NothingToRemindOf):
        remind(case(), 10)


def test_identity_and_what_is_to_be_specified_are_two_questions() -> None:
    opened = waits(clarifications=(QUESTION,))
    assert open_questions(opened) == {Asked.IDENTITY: day(4, 3), Asked.CLARIFICATION: day(4, 5)}
    assert remind_on(opened, RULES) == day(4, 10)
    assert remind_on(remind(opened, 10), RULES) == day(4, 12)


def test_the_next_reminder_is_counted_from_the_one_that_left() -> None:
    opened = remind(waits(), 14)
    assert reminders_of(opened, Asked.IDENTITY) == (day(4, 14),)
    assert remind_on(opened, RULES) == day(4, 22)


def test_after_three_reminders_none_comes() -> None:
    opened = remind(remind(remind(waits(), 10), 18), 28)
    assert remind_on(opened, RULES) is None


def test_reminders_of_an_earlier_question_do_not_count_for_a_new_one() -> None:
    opened = remind(waits(), 10)
    answer = CaseFact(ClockFact(ClockFactType.IDENTITY_RECEIVED, day(4, 12), sufficient=False))
    again = replace(IDENTITY, fact=replace(IDENTITY.fact, on=day(4, 13)))
    assert reminders_of(replace(opened, facts=(*opened.facts, answer)), Asked.IDENTITY) == ()
    assert remind_on(replace(opened, facts=(*opened.facts, answer, again)), RULES) == day(4, 20)


def test_once_it_is_chosen_how_to_go_on_and_once_closed_nobody_is_reminded() -> None:
    chosen = Silence(Course.DECIDE, "tout est connu", day(4, 20), DPO)
    assert remind_on(waits(silences=(chosen,)), RULES) is None
    assert remind_on(waits(silences=(replace(chosen, ended_on=day(4, 21)),)), RULES) == day(4, 10)
    assert remind_on(waits(closed_on=day(4, 20)), RULES) is None


@pytest.mark.parametrize("on", [2, 29])
def test_a_reminder_neither_precedes_the_question_nor_leaves_tomorrow(on: int) -> None:
    with pytest.raises(ImpossibleReminderDay):
        remind(waits(), on)


def test_a_closed_case_is_reminded_of_nothing() -> None:
    with pytest.raises(CaseIsClosed):
        remind(waits(closed_on=day(4, 20)), 10)
