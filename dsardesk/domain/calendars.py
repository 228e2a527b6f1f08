"""Working days as Regulation (EEC, Euratom) 1182/71 counts them: not a Saturday, a Sunday or a public holiday."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dsardesk.domain.errors import DeskError

SATURDAY = 5
LOCAL = "local"
"""Key of the name of a public holiday that an establishment adds to its table."""


class UnknownCalendar(DeskError):
    """There is no holiday table of that name."""

    code = "usage.unknown_calendar"
    exit_code = 2


class CalendarEnds(DeskError):
    """A date lies outside the years for which the holiday table is known."""

    code = "calendar.ends"
    exit_code = 2


@dataclass(frozen=True, slots=True)
class Calendar:
    """Public holidays of one place.

    Attributes:
        id: e.g. "FR" or "FR-AM".
        version: version of the table; a case keeps the one it was computed with.
        first_year: first year the table knows.
        last_year: last year the table knows, inclusive.
        holidays: public holiday (a civil date) to the key of its name in the messages catalogue.
        zone: IANA time zone of the place.
    """

    id: str
    version: str
    first_year: int
    last_year: int
    holidays: Mapping[date, str] = field(repr=False)
    zone: str = "Europe/Paris"

    def is_working_day(self, day: date) -> bool:
        """True unless *day* is a Saturday, a Sunday or a public holiday (Regulation 1182/71, Article 2(2))."""
        if not self.first_year <= day.year <= self.last_year:
            raise CalendarEnds(calendar=self.id, year=day.year)
        return day.weekday() < SATURDAY and day not in self.holidays

    def roll(self, day: date) -> date:
        """*day* itself if it is a working day, else the next one (Regulation 1182/71, Article 3(4))."""
        while not self.is_working_day(day):
            day += timedelta(days=1)
        return day

    def last_working_day_until(self, day: date) -> date:
        """*day* itself if it is a working day, else the one before it."""
        while not self.is_working_day(day):
            day -= timedelta(days=1)
        return day

    def with_local(self, days: Iterable[date]) -> Calendar:
        """The same calendar with public holidays of the establishment's own place."""
        local = dict.fromkeys(days, LOCAL)
        return replace(self, holidays={**local, **self.holidays}) if local else self

    def working_days_after(self, day: date, count: int) -> date:
        """The working day that is the *count*-th after *day*, which is not counted; *day* itself for none."""
        for _ in range(count):
            day = self.roll(day + timedelta(days=1))
        return day

    def working_days_before(self, day: date, count: int) -> date:
        """The working day that is the *count*-th before *day*, which is not counted; *day* itself for none."""
        for _ in range(count):
            day = self.last_working_day_until(day - timedelta(days=1))
        return day

    def working_days_until(self, day: date, today: date) -> int:
        """Working days after *today*, up to and including *day*; 0 if none is left."""
        days = (today + timedelta(days=n) for n in range(1, (day - today).days + 1))
        return sum(self.is_working_day(each) for each in days)


def add_months(start: date, months: int) -> date:
    """Same day of the month, *months* later; the month's last day if there is no such day.

    Regulation 1182/71, Article 3(2)(c).

    >>> add_months(date(2027, 1, 31), 1)
    datetime.date(2027, 2, 28)
    """
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
