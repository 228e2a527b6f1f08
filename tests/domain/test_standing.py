"""How a case stands against its due date, in words that a person would use."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.domain.standing import Standing, Urgency, standing
from tests.invented import calendar, rule_book

FRIDAY = date(2026, 10, 30)


@pytest.mark.parametrize(
    ("due_on", "expected"),
    [
        (date(2026, 10, 28), Standing(Urgency.LATE, 2)),
        (date(2026, 10, 29), Standing(Urgency.LATE, 1)),
        (date(2026, 10, 30), Standing(Urgency.TODAY)),
        (date(2026, 11, 2), Standing(Urgency.SOON, 1)),
        (date(2026, 11, 6), Standing(Urgency.SOON, 5)),
        (date(2026, 11, 7), Standing(Urgency.LATER, 5)),
        (date(2026, 11, 12), Standing(Urgency.LATER, 8)),
    ],
)
def test_a_case_is_late_by_days_and_due_in_working_days(due_on: date, expected: Standing) -> None:
    """11 November is a holiday: it is not a day on which anything can be done."""
    assert standing(due_on, FRIDAY, calendar(), rule_book(), suspended=False, closed=False) == expected


@pytest.mark.parametrize(
    ("suspended", "closed", "expected"),
    [
        (True, False, Urgency.SUSPENDED),
        (False, False, Urgency.ANSWERED),
        (False, True, Urgency.CLOSED),
        (True, True, Urgency.CLOSED),
    ],
)
def test_a_case_without_a_due_date_says_why_it_has_none(suspended: bool, closed: bool, expected: Urgency) -> None:
    assert standing(None, FRIDAY, calendar(), rule_book(), suspended=suspended, closed=closed) == Standing(expected)


def test_a_closed_case_is_never_late() -> None:
    found = standing(date(2020, 1, 1), FRIDAY, calendar(), rule_book(), suspended=False, closed=True)
    assert found.urgency is Urgency.CLOSED


@given(due_in=st.integers(1, 400), today=st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_the_working_days_left_are_those_that_one_can_still_work(due_in: int, today: date) -> None:
    table = calendar()
    due_on = today + timedelta(days=due_in)
    days = [today + timedelta(days=n + 1) for n in range(due_in)]
    assert table.working_days_until(due_on, today) == len([day for day in days if table.is_working_day(day)])


def test_no_working_day_is_left_once_the_day_has_come() -> None:
    assert calendar().working_days_until(FRIDAY, FRIDAY) == 0
    assert calendar().working_days_until(FRIDAY, FRIDAY + timedelta(days=9)) == 0


def test_a_case_closed_until_the_person_answers_is_neither_late_nor_closed() -> None:
    found = standing(date(2020, 1, 1), FRIDAY, calendar(), rule_book(), suspended=True, closed=False, for_now=True)
    assert found == Standing(Urgency.PROVISIONALLY_CLOSED)
