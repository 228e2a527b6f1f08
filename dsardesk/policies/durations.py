"""Spans of time as policies write them: "one (1) month", "3 ans", "72 heures", "(2) two months"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from dsardesk.policies.lexicon import Language

DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.5, "year": 365.0}
WORKING_WEEK = 7 / 5
MONTHS_A_YEAR = 12
_KINDS = r"(?:calendar|working|business|full|further|additional|other|consecutive|more|civil|clear)"


@dataclass(frozen=True, slots=True)
class Duration:
    """One span of time.

    Attributes:
        figure: how many.
        unit: "hour", "day", "week", "month" or "year".
        working: True for days on which people work.
        start, end: where it stands in the folded words.
    """

    figure: int
    unit: str
    working: bool
    start: int
    end: int

    @property
    def days(self) -> float:
        """About how many calendar days it lasts."""
        return self.figure * DAYS[self.unit] * (WORKING_WEEK if self.working else 1)

    @property
    def written(self) -> str:
        """As ISO 8601 writes it, months and years in months; working days with a W at the end.

        >>> Duration(3, "year", False, 0, 0).written
        'P36M'
        """
        match self.unit:
            case "hour":
                return f"PT{self.figure}H"
            case "year":
                return f"P{self.figure * MONTHS_A_YEAR}M"
            case unit:
                return f"P{self.figure}{unit[0].upper()}{'W' if self.working else ''}"


def durations(folded: str, language: Language) -> Iterator[Duration]:
    """Every span of time in *folded*, in order; "within the month" is one month."""
    for found in language.find(folded, "the_month"):
        yield Duration(1, "month", False, found.start(), found.end())  # noqa: FBT003 -- a month is no working day
    for found in _pattern(language).finditer(folded):
        figure = _figure(found, language)
        if figure:
            unit = language.units[found["unit"]]
            working = unit == "day" and bool(re.search(r"working|business|ouvre|ouvrable", found[0]))
            yield Duration(figure, unit, working, found.start(), found.end())


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    word = _any_of(language.numbers)
    figure = r"\d{1,4}"
    return re.compile(
        rf"(?<![\w.,/°])(?:\(?(?P<first>{figure}|{word})\)?(?:[ -]?\(?(?P<second>{figure}|{word})\)?)?)"
        rf"[ -]?(?:{_KINDS} )?(?P<unit>{_any_of(language.units)})\b(?P<kind> (?:ouvre|ouvrable|calendaire|franc)s?)?"
    )


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _figure(found: re.Match[str], language: Language) -> int:
    """The figure; of two, the one in digits, since both say the same, else the last ("a six-month")."""
    parts = [part for part in (found["first"], found["second"]) if part]
    digits = next((part for part in parts if part.isdecimal()), "")
    return int(digits) if digits else language.numbers.get(parts[-1], 0)
