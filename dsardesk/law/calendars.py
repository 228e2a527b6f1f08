"""Tables of public holidays: TOML texts in, calendars out."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dsardesk.domain.calendars import Calendar
from dsardesk.law.reading import BadText, read_into


@dataclass(frozen=True, slots=True)
class _Table:
    """What one file holds: `days` maps an ISO date to the key of the holiday's name."""

    id: str
    version: str
    source: str
    zone: str
    consulted_on: date
    first_year: int
    last_year: int
    days: Mapping[str, str]


def read_calendar(text: str) -> Calendar:
    """The calendar of one file; refuses a day outside its years."""
    table = read_into(_Table, tomllib.loads(text))
    holidays = {}
    for written, name in table.days.items():
        day = read_into(date, written, f"days.{written}")
        if not table.first_year <= day.year <= table.last_year:
            raise BadText(key=f"days.{written}", problem="outside_years", line=0)
        holidays[day] = name
    return Calendar(table.id, table.version, table.first_year, table.last_year, holidays, table.zone)
