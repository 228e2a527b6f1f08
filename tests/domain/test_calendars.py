"""Months and working days, as Regulation (EEC, Euratom) No 1182/71 counts them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.domain.calendars import Calendar, CalendarEnds, add_months
from tests.invented import calendar

ANY_DAY = st.dates(date(2000, 1, 1), date(2100, 1, 1))
KNOWN_DAY = st.dates(date(2018, 6, 1), date(2045, 6, 1))


class TestMonthArithmetic:
    """Regulation 1182/71, Article 3(2)(c).

    "A period expressed in weeks, months or years shall start at the beginning of the first hour of the first day of
    the period, and shall end with the expiry of the last hour of whichever day in the last week, month or year is
    the same day of the week, or falls on the same date, as the day from which the period runs. If, in a period
    expressed in months or in years, the day on which it should expire does not occur in the last month, the period
    shall end with the expiry of the last hour of the last day of that month."
    """

    @pytest.mark.parametrize(
        ("start", "months", "end"),
        [
            (date(2024, 3, 5), 1, date(2024, 4, 5)),
            (date(2026, 8, 31), 1, date(2026, 9, 30)),
            (date(2024, 1, 30), 1, date(2024, 2, 29)),
            (date(2025, 1, 29), 1, date(2025, 2, 28)),
            (date(2025, 1, 29), 3, date(2025, 4, 29)),
            (date(2026, 11, 30), 3, date(2027, 2, 28)),
            (date(2026, 12, 31), 1, date(2027, 1, 31)),
            (date(2026, 1, 31), 12, date(2027, 1, 31)),
        ],
    )
    def test_the_period_ends_on_the_same_date_or_on_the_last_day_of_the_month(
        self, start: date, months: int, end: date
    ) -> None:
        assert add_months(start, months) == end

    @given(start=ANY_DAY, months=st.integers(0, 36))
    def test_it_never_lands_in_another_month(self, start: date, months: int) -> None:
        end = add_months(start, months)
        assert (end.year - start.year) * 12 + end.month - start.month == months

    @given(start=ANY_DAY, months=st.integers(0, 36))
    def test_the_day_differs_only_where_there_is_no_such_day(self, start: date, months: int) -> None:
        end = add_months(start, months)
        last = monthrange(end.year, end.month)[1]
        assert end.day == start.day or (end.day == last and start.day > last)

    @given(start=ANY_DAY, months=st.integers(0, 36))
    def test_a_later_start_never_ends_earlier(self, start: date, months: int) -> None:
        assert add_months(start, months) <= add_months(start + timedelta(days=1), months)


class TestWorkingDays:
    """Regulation 1182/71, Articles 2(2) and 3(4).

    "For the purposes of this Regulation, 'working days' means all days other than public holidays, Sundays and
    Saturdays." "Where the last day of a period expressed otherwise than in hours is a public holiday, Sunday or
    Saturday, the period shall end with the expiry of the last hour of the following working day."
    """

    @pytest.mark.parametrize(
        ("day", "works"),
        [
            (date(2026, 5, 4), True),
            (date(2026, 5, 2), False),
            (date(2026, 5, 3), False),
            (date(2026, 5, 1), False),
        ],
        ids=["Monday", "Saturday", "Sunday", "1 May"],
    )
    def test_a_saturday_a_sunday_and_a_public_holiday_are_no_working_days(self, *, day: date, works: bool) -> None:
        assert calendar().is_working_day(day) is works

    def test_the_last_day_moves_to_the_following_working_day(self) -> None:
        assert calendar().roll(date(2026, 5, 1)) == date(2026, 5, 4)

    def test_a_working_day_stays_where_it_is(self) -> None:
        assert calendar().roll(date(2026, 5, 4)) == date(2026, 5, 4)

    @given(day=KNOWN_DAY)
    def test_nothing_but_days_off_lies_between_a_day_and_where_it_moves(self, day: date) -> None:
        rolled, before = calendar().roll(day), calendar().last_working_day_until(day)
        assert before <= day <= rolled
        assert calendar().is_working_day(rolled)
        assert calendar().is_working_day(before)
        between = [before + timedelta(days=n) for n in range(1, (rolled - before).days)]
        assert not any(calendar().is_working_day(each) for each in between)

    @pytest.mark.parametrize("year", [2017, 2046])
    def test_a_year_that_the_table_does_not_know_is_refused_rather_than_guessed(self, year: int) -> None:
        with pytest.raises(CalendarEnds) as refused:
            calendar().is_working_day(date(year, 6, 1))
        assert refused.value.facts == {"calendar": "FR", "year": year}
        assert refused.value.exit_code == 2

    def test_the_edges_of_the_table_are_known(self) -> None:
        table = Calendar("X", "1", 2026, 2026, {})
        assert table.is_working_day(date(2026, 1, 1))
        assert table.is_working_day(date(2026, 12, 31))
