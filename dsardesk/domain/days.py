"""Days as people type them, in French and in English: "24/10/2026", "24 oct", "hier", "lundi", "+3j", "fin de mois".

Figures are always read day first, as both languages write them here.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from dsardesk.domain.calendars import add_months

FIRST_YEAR, LAST_YEAR = 1900, 2199
CENTURY = 2000
DAYS_A_WEEK = 7

_NEAR = {
    "aujourd'hui": 0, "auj": 0, "today": 0,
    "hier": -1, "yesterday": -1, "avant-hier": -2, "avant hier": -2,
    "demain": 1, "tomorrow": 1, "apres-demain": 2, "apres demain": 2,
}  # fmt: skip
_WEEKDAYS = {
    name: number
    for names in (
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "lun mar mer jeu ven sam dim",
        "monday tuesday wednesday thursday friday saturday sunday",
        "mon tue wed thu fri sat sun",
    )
    for number, name in enumerate(names.split())
}
_MONTHS = {
    name: number
    for names in (
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
        "janv fevr mars avr mai juin juil aout sept oct nov dec",
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
    )
    for number, name in enumerate(names.split(), start=1)
}
_UNITS = {"j": "day", "d": "day", "": "day", "s": "week", "w": "week", "m": "month"}
_LAST, _NEXT = ("dernier", "last"), ("prochain", "next")
_MONTH_END = re.compile(r"(?:la )?fin (?:de|du) mois|(?:the )?end of (?:the )?month")


def read_day(text: str, today: date, *, past: bool) -> date | None:
    """The day that *text* names as of *today*; None where it names none.

    What does not say in which week, month or year it lies is looked for before today if *past*, after it otherwise.

    >>> read_day("lundi", date(2026, 10, 28), past=True)
    datetime.date(2026, 10, 26)
    >>> read_day("+10j", date(2026, 10, 28), past=False)
    datetime.date(2026, 11, 7)
    """
    said = _folded(text)
    try:
        found = next((day for reader in _READERS if (day := reader(said, today, past))), None)
    except (ValueError, OverflowError):
        return None
    return found if found and FIRST_YEAR <= found.year <= LAST_YEAR else None


def _folded(text: str) -> str:
    """Lower case, no accents, straight apostrophes, single spaces, without the article."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", plain.replace("\u2019", "'")).strip(" .,").removeprefix("le ").removeprefix("on ")


def _near(said: str, today: date, _past: bool) -> date | None:  # noqa: FBT001 -- one signature for every reader
    return today + timedelta(days=_NEAR[said]) if said in _NEAR else None


def _month_end(said: str, today: date, _past: bool) -> date | None:  # noqa: FBT001
    return today.replace(day=monthrange(today.year, today.month)[1]) if _MONTH_END.fullmatch(said) else None


def _distance(said: str, today: date, _past: bool) -> date | None:  # noqa: FBT001
    """A number of days, weeks or months from today."""
    forms = (
        (r"(?P<sign>[+-]) ?(?P<count>\d{1,4}) ?(?P<unit>[a-z]*)", 0),
        (r"(?P<sign>)(?:il y a) (?P<count>\d{1,4}) (?P<unit>[a-z]+)", -1),
        (r"(?P<sign>)(?P<count>\d{1,4}) (?P<unit>[a-z]+) ago", -1),
        (r"(?P<sign>)(?:dans|in) (?P<count>\d{1,4}) (?P<unit>[a-z]+)", 1),
    )
    for form, way in forms:
        match = re.fullmatch(form, said)
        unit = _UNITS.get(match["unit"][:1]) if match else None
        if match and unit:
            count = int(match["count"]) * (way or (1 if match["sign"] == "+" else -1))
            return _moved(today, count, unit)
    return None


def _moved(today: date, count: int, unit: str) -> date:
    if unit == "month":
        return add_months(today, count)
    return today + timedelta(days=count * (DAYS_A_WEEK if unit == "week" else 1))


def _weekday(said: str, today: date, past: bool) -> date | None:  # noqa: FBT001
    """A day of the week: today only where it is named alone and looked for before."""
    words = said.split(" ")
    named = [word for word in words if word not in {*_LAST, *_NEXT}]
    if len(named) != 1 or named[0] not in _WEEKDAYS or len(words) - len(named) > 1:
        return None
    before = past if len(words) == 1 else bool({*words} & {*_LAST})
    ahead = (_WEEKDAYS[named[0]] - today.weekday()) % DAYS_A_WEEK
    if before:
        return today + timedelta(days=ahead - DAYS_A_WEEK if ahead or len(words) > 1 else 0)
    return today + timedelta(days=ahead or DAYS_A_WEEK)


def _written(said: str, today: date, past: bool) -> date | None:  # noqa: FBT001
    """A date in figures or words; a day of the week before it must be the right one."""
    first, _, rest = said.partition(" ")
    weekday = _WEEKDAYS.get(first.rstrip("."))
    written = said if weekday is None else rest
    iso = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", written)
    found = date(int(iso[1]), int(iso[2]), int(iso[3])) if iso else _day_first(written, today, past=past)
    return found if found is None or weekday in {None, found.weekday()} else None


def _day_first(said: str, today: date, *, past: bool) -> date | None:
    in_figures = re.fullmatch(r"(\d{1,2})(?:[/. -](\d{1,2})(?:[/. -](\d{4}|\d\d))?)?", said)
    in_words = re.fullmatch(r"(\d{1,2})(?:er|st|nd|rd|th)? ([a-z]+)\.?(?: (\d{4}))?", said)
    if in_figures:
        day, month, year = in_figures.groups()
    elif in_words and in_words[2] in _MONTHS:
        day, month, year = in_words[1], str(_MONTHS[in_words[2]]), in_words[3]
    else:
        return None
    if year:
        return date(int(year) + (CENTURY if len(year) == 2 else 0), int(month), int(day))  # noqa: PLR2004
    return _nearest(_same_days(int(day), int(month) if month else None, today), today, past=past)


def _same_days(day: int, month: int | None, today: date) -> Iterator[date]:
    """That day in the months around, or in the years around; those that have none are left out.

    Eight years lie between the leap days on both sides of 2100.
    """
    for step in range(-8, 9):
        first = add_months(today.replace(day=1), step) if month is None else date(today.year + step, month, 1)
        if day <= monthrange(first.year, first.month)[1]:
            yield first.replace(day=day)


def _nearest(days: Iterator[date], today: date, *, past: bool) -> date | None:
    if past:
        return max((day for day in days if day <= today), default=None)
    return min((day for day in days if day > today), default=None)


_READERS: tuple[Callable[[str, date, bool], date | None], ...] = (_near, _month_end, _distance, _weekday, _written)
