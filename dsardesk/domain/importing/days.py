"""Days as people write them in cells."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from dsardesk.domain.folding import folded_text
from dsardesk.domain.importing.sheet import Cell

DAY_ZERO = date(1899, 12, 30)
"""From which spreadsheets count days."""
FIRST_SERIAL, LAST_SERIAL = 30_000, 80_000
"""Numbers that may be days: from 1982 to 2119."""
MOST_MONTHS = 12
CENTURY = 100
MONTHS = (
    ("janvier", "january", "janv", "jan"),
    ("fevrier", "february", "fevr", "fev", "feb"),
    ("mars", "march", "mar"),
    ("avril", "april", "avr", "apr"),
    ("mai", "may"),
    ("juin", "june", "jun"),
    ("juillet", "july", "juil", "jul"),
    ("aout", "august", "aug"),
    ("septembre", "september", "sept", "sep"),
    ("octobre", "october", "oct"),
    ("novembre", "november", "nov"),
    ("decembre", "december", "dec"),
)
_MONTH = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
_TIME = r"(?:[ T,]+(?:a |à )?\d{1,2}[:hH]\d{0,2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + _TIME)
_FIGURES = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})" + _TIME)
_WORDS = re.compile(r"(?:[a-z]+ )?(\d{1,2})(?:er|st|nd|rd|th)? ?([a-z]+) (\d{4}|\d{2})\b.*")
_MONTH_FIRST = re.compile(r"(?:[a-z]+ )?([a-z]+) (\d{1,2})(?:st|nd|rd|th)? (\d{4})\b.*")
_NUMBER = re.compile(r"\d{5}(?:[.,]\d+)?")


class ReadDay(NamedTuple):
    """A day, and whether day and month could stand the other way round in it."""

    day: date
    doubtful: bool = False


def read_day(cell: Cell, *, day_first: bool = True) -> ReadDay | None:
    """The day in a cell, None where there is none: a date, the number that spreadsheets keep, or words.

    >>> read_day("1er février 2026").day, read_day("31/01/26").day, read_day(46053.0).day
    (datetime.date(2026, 2, 1), datetime.date(2026, 1, 31), datetime.date(2026, 1, 31))
    >>> read_day("03/04/2026")
    ReadDay(day=datetime.date(2026, 4, 3), doubtful=True)
    """
    if isinstance(cell, date):
        return ReadDay(cell)
    if isinstance(cell, float):
        return _counted(cell)
    text = " ".join(cell.split())
    if _NUMBER.fullmatch(text):
        return _counted(float(text.replace(",", ".")))
    if found := _ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
        return _day(year, month, day)
    if found := _FIGURES.fullmatch(text):
        return _in_figures(int(found[1]), int(found[2]), _year(found[3]), day_first=day_first)
    return _in_words(folded_text(text))


def which_first(cells: Iterable[Cell]) -> tuple[bool, bool]:
    """Whether the day stands before the month in dates written in figures, and whether any of them shows it.

    Where they contradict each other, the day does, as it is written in France, and nothing is sure.
    """
    pairs = [
        (int(found[1]), int(found[2]))
        for cell in cells
        if isinstance(cell, str) and (found := _FIGURES.fullmatch(" ".join(cell.split())))
    ]
    day_first = any(first > MOST_MONTHS for first, _ in pairs)
    month_first = any(second > MOST_MONTHS for _, second in pairs)
    return day_first or not month_first, day_first is not month_first or not pairs


def _counted(number: float) -> ReadDay | None:
    if not (math.isfinite(number) and FIRST_SERIAL <= number <= LAST_SERIAL):
        return None
    return ReadDay(DAY_ZERO + timedelta(days=int(number)))


def _in_figures(first: int, second: int, year: int, *, day_first: bool) -> ReadDay | None:
    ways = [(first, second), (second, first)]
    # A month above twelve leaves one way only, whatever the rest of the column does.
    for day, month in ways if day_first else reversed(ways):
        if (found := _day(year, month, day)) is not None:
            return found._replace(doubtful=max(first, second) <= MOST_MONTHS and first != second)
    return None


def _in_words(text: str) -> ReadDay | None:
    found = _WORDS.fullmatch(text)
    if found and found[2] in _MONTH:
        return _day(_year(found[3]), _MONTH[found[2]], int(found[1]))
    found = _MONTH_FIRST.fullmatch(text)
    if found and found[1] in _MONTH:
        return _day(int(found[3]), _MONTH[found[1]], int(found[2]))
    return None


def _year(text: str) -> int:
    """Two figures stand for a year of this century: no register of requests is older."""
    number = int(text)
    return number if number >= CENTURY else 2000 + number


def _day(year: int, month: int, day: int) -> ReadDay | None:
    try:
        return ReadDay(date(year, month, day))
    except ValueError:
        return None
