"""Days as people type them in a field, in French and in English."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.domain.days import read_day

WEDNESDAY = date(2026, 10, 28)
DAYS = st.dates(date(1950, 1, 1), date(2150, 1, 1))


def before(text: str) -> date | None:
    return read_day(text, WEDNESDAY, past=True)


def after(text: str) -> date | None:
    return read_day(text, WEDNESDAY, past=False)


@pytest.mark.parametrize(
    "text",
    [
        "24/10/2026", "24.10.2026", "24-10-2026", "24 10 2026", "24/10/26", "24/10", "2026-10-24", " 24/10/2026 ",
        "24 octobre 2026", "24 oct", "24 oct.", "Le 24 octobre", "samedi 24 octobre 2026", "sam. 24/10", "le 24", "24",
        "24 October 2026", "24th October", "on 24 Oct", "Saturday 24 October 2026",
        "-4j", "-4", "- 4 jours", "il y a 4 jours", "4 days ago", "samedi", "samedi dernier", "last Saturday",
    ],
)  # fmt: skip
def test_every_way_of_writing_the_day_a_message_came_is_the_same_day(text: str) -> None:
    assert before(text) == date(2026, 10, 24)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("aujourd’hui", date(2026, 10, 28)),
        ("today", date(2026, 10, 28)),
        ("Hier", date(2026, 10, 27)),
        ("avant-hier", date(2026, 10, 26)),
        ("mercredi", date(2026, 10, 28)),
        ("mercredi dernier", date(2026, 10, 21)),
        ("1er mai", date(2026, 5, 1)),
        ("31", date(2026, 8, 31)),
        ("29/02", date(2024, 2, 29)),
        ("24 décembre", date(2025, 12, 24)),
    ],
)
def test_what_does_not_say_its_year_lies_behind_for_a_day_of_receipt(text: str, day: date) -> None:
    assert before(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("demain", date(2026, 10, 29)),
        ("+10j", date(2026, 11, 7)),
        ("+10", date(2026, 11, 7)),
        ("dans 2 semaines", date(2026, 11, 11)),
        ("+2w", date(2026, 11, 11)),
        ("+3 mois", date(2027, 1, 28)),
        ("in 3 months", date(2027, 1, 28)),
        ("lundi", date(2026, 11, 2)),
        ("mercredi", date(2026, 11, 4)),
        ("next Monday", date(2026, 11, 2)),
        ("fin de mois", date(2026, 10, 31)),
        ("end of the month", date(2026, 10, 31)),
        ("24/10", date(2027, 10, 24)),
        ("24", date(2026, 11, 24)),
    ],
)
def test_a_day_to_come_is_looked_for_ahead(text: str, day: date) -> None:
    assert after(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "10/24/2026", "10/24", "32/01/2026", "31/02/2026", "2026-13-01", "lundi 24 octobre 2026", "bientôt",
        "24 brumaire", "+3x", "il y a longtemps", "lundi mardi", "lundi dernier prochain", "24/10/0026", "24/10/9999",
        "+9999 mois", "1/2/3/4", "-9999 mois",
    ],
)  # fmt: skip
def test_what_names_no_day_is_never_guessed(text: str) -> None:
    assert before(text) is None


@given(day=DAYS, today=DAYS, past=st.booleans())
def test_a_day_written_in_full_is_that_day_whenever_it_is_read(day: date, today: date, *, past: bool) -> None:
    assert read_day(f"{day:%d/%m/%Y}", today, past=past) == day
    assert read_day(day.isoformat(), today, past=past) == day


@given(day=DAYS, today=DAYS)
def test_a_day_without_its_year_is_never_on_the_wrong_side_of_today(day: date, today: date) -> None:
    behind, ahead = (read_day(f"{day:%d/%m}", today, past=past) for past in (True, False))
    assert behind is not None
    assert ahead is not None
    assert behind <= today < ahead
    assert (behind.month, behind.day) == (ahead.month, ahead.day) == (day.month, day.day)


@given(text=st.text(), today=DAYS, past=st.booleans())
def test_nothing_that_can_be_typed_breaks_it(text: str, today: date, *, past: bool) -> None:
    read_day(text, today, past=past)


@given(today=DAYS, count=st.integers(0, 400))
def test_a_distance_is_counted_from_today(today: date, count: int) -> None:
    assert read_day(f"+{count}j", today, past=False) == today + timedelta(days=count)


@pytest.mark.parametrize("text", ["24  octobre \t 2026", "24/10/2026.", ", 24/10/2026", "24/10/2026 ,"])
def test_spaces_and_stops_that_slipped_in_change_no_day(text: str) -> None:
    assert before(text) == date(2026, 10, 24)


@pytest.mark.parametrize(("text", "ahead"), [("28/10", date(2027, 10, 28)), ("28", date(2026, 11, 28))])
def test_todays_own_date_is_today_for_a_receipt_and_the_next_one_for_what_is_to_come(text: str, ahead: date) -> None:
    assert (before(text), after(text)) == (WEDNESDAY, ahead)


def test_three_centuries_are_read_from_their_first_day_to_their_last() -> None:
    read = [before(text) for text in ("31/12/1899", "01/01/1900", "31/12/2199", "01/01/2200")]
    assert read == [None, date(1900, 1, 1), date(2199, 12, 31), None]


def test_a_leap_day_without_its_year_is_found_across_the_year_2100_which_has_none() -> None:
    assert read_day("29/02", date(2101, 3, 1), past=True) == date(2096, 2, 29)
    assert read_day("29/02", date(2099, 3, 1), past=False) == date(2104, 2, 29)
