"""Days as people write them in letters."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from dsardesk.intake.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = (
    r"(?:\d{4}[-./] ?\d{1,2}[-./] ?\d{1,2}|"
    r"\d{1,2}(?:st|nd|rd|th|er|o|a|\.)?[-./ ] ?(?:\d{1,2}|(?:de |of )?[^\W\d_]{3,12}\.?)"
    r"[-./, ]{1,2}(?:de |del )?\d{4}|[^\W\d_]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})"
)
"""A day in folded text: year first, or day first, the month a number or a name."""
LAST_MONTH = 12
EARLIEST = 1900

_HEADING = re.compile(rf"(?:^|[\s,/])(?P<day>{DAY})\.?\s*$")
_ANY = re.compile(DAY)
_HEAD_LINES = 25
_LONGEST_HEADING = 70


def read_written_day(said: str, months: dict[str, int]) -> date | None:
    """The day that *said* (folded) names; day before month; None where it names none."""
    numbers = [int(number) for number in re.findall(r"\d+", said)]
    name = next((word for word in re.findall(r"[^\W\d_]{3,}", said) if word in months), "")
    if name and len(numbers) == 2:  # noqa: PLR2004 -- day and year
        day, year = sorted(numbers)
        return _day(year, months[name], day)
    if len(numbers) != 3:  # noqa: PLR2004 -- day, month, year
        return None
    first, month, last = numbers
    return _day(first, month, last) if first > EARLIEST else _day(last, month, first)


def first_day(line: str, months: dict[str, int]) -> date | None:
    """The first day named in *line*."""
    found = (read_written_day(each[0], months) for each in _ANY.finditer(fold(line)))
    return next((day for day in found if day), None)


def letter_day(text: str, months: dict[str, int]) -> date | None:
    """The day that stands at the head of a letter, alone or after a place."""
    return next((day for line in _head(text) if (day := _heading(line, months))), None)


def _head(text: str) -> Iterator[str]:
    lines = (line.strip() for line in text.split("\n")[:_HEAD_LINES])
    return (fold(line) for line in lines if line and len(line) <= _LONGEST_HEADING)


def _heading(line: str, months: dict[str, int]) -> date | None:
    found = _HEADING.search(line)
    # "Born on", "Date of birth:" and the like are no heading: what stands before the day is a place at most.
    if not found or ":" in line[: found.start("day")] or line[: found.start("day")].count(" ") > 4:  # noqa: PLR2004
        return None
    return read_written_day(found["day"], months)


def _day(year: int, month: int, day: int) -> date | None:
    if month > LAST_MONTH >= day:
        month, day = day, month
    try:
        return date(year, month, day)
    except ValueError:
        return None
