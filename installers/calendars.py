"""Makes the tables of public holidays under resources/law/calendars, and checks them against another reading.

Run it after changing a rule or the years: `python -m installers.calendars`. Before anything is written the tables are
held against the `holidays` package, a developer's tool: a day of the working week that only one of the two knows
must stand under ALLOWED with its reason, or nothing is written. A table never errs on the late side: where the two
differ, the day left out brings a due date nearer.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from installers.holiday_rules import RULES, SATURDAY, easter, every_holiday, holidays

__all__ = ["RULES", "easter", "holidays", "main", "table", "unexplained"]

VERSION = "2026.1"
CONSULTED_ON = date(2026, 11, 22)
FIRST_YEAR, LAST_YEAR = 2018, 2045
FOLDER = Path(__file__).resolve().parent.parent / "resources" / "law" / "calendars"
FRENCH = "Code du travail, articles L3133-1, L3134-13 and L3422-2"

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
    "AT": "Europe/Vienna",
    "BE": "Europe/Brussels",
    "BG": "Europe/Sofia",
    "HR": "Europe/Zagreb",
    "CY": "Asia/Nicosia",
    "CZ": "Europe/Prague",
    "DK": "Europe/Copenhagen",
    "EE": "Europe/Tallinn",
    "FI": "Europe/Helsinki",
    "DE": "Europe/Berlin",
    "GR": "Europe/Athens",
    "HU": "Europe/Budapest",
    "IE": "Europe/Dublin",
    "IT": "Europe/Rome",
    "LV": "Europe/Riga",
    "LT": "Europe/Vilnius",
    "LU": "Europe/Luxembourg",
    "MT": "Europe/Malta",
    "NL": "Europe/Amsterdam",
    "PL": "Europe/Warsaw",
    "PT": "Europe/Lisbon",
    "RO": "Europe/Bucharest",
    "SK": "Europe/Bratislava",
    "SI": "Europe/Ljubljana",
    "ES": "Europe/Madrid",
    "SE": "Europe/Stockholm",
    "IS": "Atlantic/Reykjavik",
    "LI": "Europe/Vaduz",
    "NO": "Europe/Oslo",
    "CH": "Europe/Zurich",
    "GB-ENG": "Europe/London",
}
"""IANA time zone of each place."""

SOURCES = {
    "AT": "Arbeitsruhegesetz, section 7",
    "BE": "Royal decree of 18 April 1974 on public holidays, article 1",
    "BG": "Labour Code, article 154",
    "HR": "Law on holidays, memorial days and non-working days",
    "CY": "Public holidays of the Republic, as its public service publishes them",
    "CZ": "Act No 245/2000 on public holidays",
    "DK": "Act on holidays (helligdage); Great Prayer Day until 2023",
    "EE": "Public Holidays and Days of Importance Act",
    "FI": "Act on the calculation of statutory time limits (150/1930), section 5",
    "DE": "Unification Treaty, article 2(2), and the days common to the laws of all Länder",
    "GR": "Law 1157/1981 and the yearly decisions on 1 May",
    "HU": "Labour Code (Act I of 2012), section 102",
    "IE": "Organisation of Working Time Act 1997, second schedule, as amended in 2022",
    "IT": "Law No 260 of 27 May 1949, as amended up to 2025",
    "LV": "Law on public holidays, commemoration days and celebrations",
    "LT": "Labour Code, article 123",
    "LU": "Labour Code, article L. 232-2",
    "MT": "National Holidays and other Public Holidays Act (chapter 252)",
    "NL": "Algemene termijnenwet, article 3(1)",
    "PL": "Act of 18 January 1951 on days free from work, as amended in 2024",
    "PT": "Labour Code, article 234",
    "RO": "Labour Code, article 139",
    "SK": "Act No 241/1993 on public holidays, as amended up to 2025",
    "SI": "Act on holidays and work-free days",
    "ES": "Royal decree 2001/1983, article 45: days common to the whole of Spain",
    "SE": "Act on public holidays (1989:253)",
    "IS": "Act No 88/1971 on forty working hours, section 6",
    "LI": "Labour law of Liechtenstein and its annual list of holidays",
    "NO": "Act on holy days (1995) and act on 1 and 17 May (1947)",
    "CH": "Federal constitution, article 110(3), and the days common to all cantons",
    "GB-ENG": "Banking and Financial Dealings Act 1971, schedule 1, common law holidays and royal proclamations",
}
"""Where each table comes from; from memory but for the French ones, checked against the package's own reading."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Days on which the package may differ from a table, and why the table stands.

    Attributes:
        named: what the package calls them, as a regular expression; the key of our own name where only we have them.
        reason: why.
    """

    named: str
    reason: str


BRIDGE = "rest days moved by a yearly decree are no public holidays; leaving them out is the earlier date"
CUSTOM = "custom of the territory, not of the statute (code du travail L3422-2)"
ALLOWED: dict[str, tuple[Difference, ...]] = {
    "BG": (Difference("Non-working day", BRIDGE),),
    "HU": (Difference("substituted from", BRIDGE),),
    "LV": (Difference("substituted from", BRIDGE),),
    "FR-971": (Difference("Mi-Careme|Good Friday|Victor Schoelcher", CUSTOM),),
    "FR-972": (Difference("Victor Schoelcher", CUSTOM),),
    "FR-MF": (Difference("Victor Schoelcher", CUSTOM),),
    "NL": (
        Difference("Good Friday", "equal to a holiday for some time limits only; leaving it out is the earlier date"),
        Difference("Liberation Day", "free for most every fifth year only; leaving it out is the earlier date"),
    ),
    "GR": (Difference(r"Labor Day \(observed\)", "moved by a decision of the year, which is not known in advance"),),
}
"""Everything else in which the two differ fails."""
SUBDIVISIONS = {"FR-AM": "57", "GB-ENG": "ENG"}
"""What the package calls a place; it knows 67 and 68 by no name, and Grand Est without its two days."""


def unexplained(calendar: str) -> list[str]:
    """Days of the working week that only one of the two readings knows, and that nothing allows."""
    ours = {day: name for day, name in every_holiday(calendar, FIRST_YEAR, LAST_YEAR) if day.weekday() < SATURDAY}
    theirs = dict(_package(calendar))
    differing = [(day, ours.get(day) or theirs[day]) for day in sorted(ours.keys() ^ theirs.keys())]
    allowed = [each.named for each in ALLOWED.get(calendar, ())]
    return [f"{day} {name}" for day, name in differing if not any(re.search(pattern, name) for pattern in allowed)]


def _package(calendar: str) -> Iterator[tuple[date, str]]:
    """Days of the working week that the package gives; its name for each."""
    import holidays as package  # noqa: PLC0415 -- only whoever makes the tables has it

    country, _, part = calendar.partition("-")
    with warnings.catch_warnings():
        # A deprecated name silently drops days: better none.
        warnings.simplefilter("error")
        found = package.country_holidays(
            country,
            subdiv=SUBDIVISIONS.get(calendar, part) or None,
            years=range(FIRST_YEAR, LAST_YEAR + 1),
            language=None if country == "GB" else "en_US",
        )
    yield from ((day, name) for day, name in found.items() if day.weekday() < SATURDAY)


def table(calendar: str) -> str:
    """The TOML text of one calendar."""
    lines = [
        f'id = "{calendar}"',
        f'version = "{VERSION}"',
        f'source = "{SOURCES.get(calendar, FRENCH)}"',
        f'zone = "{ZONES[calendar]}"',
        f"consulted_on = {CONSULTED_ON}",
        f"first_year = {FIRST_YEAR}",
        f"last_year = {LAST_YEAR}",
        "",
        "[days]",
    ]
    lines += [f'{day} = "{name}"' for day, name in every_holiday(calendar, FIRST_YEAR, LAST_YEAR)]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write every table, unless one of them holds what nothing explains."""
    problems = [f"{calendar}: {day}" for calendar in ZONES for day in unexplained(calendar)]
    if problems:
        raise SystemExit("\n".join(problems))
    FOLDER.mkdir(parents=True, exist_ok=True)
    for calendar in ZONES:
        (FOLDER / f"{calendar}.toml").write_text(table(calendar), "utf-8")


if __name__ == "__main__":
    main()
