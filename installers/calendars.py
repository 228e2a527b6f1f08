"""Makes the tables of public holidays under resources/law/calendars from the sentences of the French statutes.

Code du travail L3133-1 (eleven days), L3134-13 (Alsace-Moselle), L3422-2 (abolition of slavery, overseas).
Run it after changing a rule or the years: `python installers/calendars.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

VERSION = "2026.1"
CONSULTED_ON = date(2026, 11, 22)
FIRST_YEAR, LAST_YEAR = 2018, 2045
FOLDER = Path(__file__).resolve().parent.parent / "resources" / "law" / "calendars"

ABOLITION = {
    "FR-976": (4, 27),
    "FR-972": (5, 22),
    "FR-971": (5, 27),
    "FR-MF": (5, 28),
    "FR-973": (6, 10),
    "FR-BL": (10, 9),
    "FR-974": (12, 20),
}
"""Day of the abolition of slavery by territory; Saint-Martin's day is given as 27 or 28 May by different sources."""


ZONES = {
    "FR": "Europe/Paris",
    "FR-AM": "Europe/Paris",
    "FR-971": "America/Guadeloupe",
    "FR-972": "America/Martinique",
    "FR-973": "America/Cayenne",
    "FR-974": "Indian/Reunion",
    "FR-976": "Indian/Mayotte",
    "FR-BL": "America/St_Barthelemy",
    "FR-MF": "America/Marigot",
}
"""IANA time zone of each place."""


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def national(year: int) -> Iterator[tuple[date, str]]:
    """The eleven legal holidays."""
    sunday = easter(year)
    yield date(year, 1, 1), "new_year"
    yield sunday + timedelta(days=1), "easter_monday"
    yield date(year, 5, 1), "labour_day"
    yield date(year, 5, 8), "victory_1945"
    yield sunday + timedelta(days=39), "ascension"
    yield sunday + timedelta(days=50), "whit_monday"
    yield date(year, 7, 14), "national_day"
    yield date(year, 8, 15), "assumption"
    yield date(year, 11, 1), "all_saints"
    yield date(year, 11, 11), "armistice_1918"
    yield date(year, 12, 25), "christmas"


def holidays(calendar: str, year: int) -> dict[date, str]:
    """Every holiday of one calendar in one year; two on one day keep the first name."""
    days: dict[date, str] = {}
    extra = []
    if calendar == "FR-AM":
        extra = [(easter(year) - timedelta(days=2), "good_friday"), (date(year, 12, 26), "saint_stephen")]
    elif calendar in ABOLITION:
        extra = [(date(year, *ABOLITION[calendar]), "abolition")]
    for day, name in (*national(year), *extra):
        days.setdefault(day, name)
    return dict(sorted(days.items()))


def table(calendar: str) -> str:
    """The TOML text of one calendar."""
    lines = [
        f'id = "{calendar}"',
        f'version = "{VERSION}"',
        'source = "Code du travail, articles L3133-1, L3134-13 and L3422-2"',
        f'zone = "{ZONES[calendar]}"',
        f"consulted_on = {CONSULTED_ON}",
        f"first_year = {FIRST_YEAR}",
        f"last_year = {LAST_YEAR}",
        "",
        "[days]",
    ]
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        lines += [f'{day} = "{name}"' for day, name in holidays(calendar, year).items()]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write every table."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for calendar in ZONES:
        (FOLDER / f"{calendar}.toml").write_text(table(calendar), "utf-8")


if __name__ == "__main__":
    main()
