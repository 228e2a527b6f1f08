"""Public holidays of each state, as its statute gives them, in a notation of one line a day.

A line is a day, the key of its name in the messages catalogue, and the years in which it is one where these are
bounded ("2020-" since 2020, "-2023" until 2023, "2022" in that year alone, "!2026" every year but that one). A day is

- "05-01": a date;
- "E+39", "O+1": days after Easter Sunday of the Gregorian calendar, of the Orthodox churches;
- "Mon>=05-01", "Mon<=05-31": the first such weekday from a date on, the last one until a date;
- followed by "~" where a day that falls on a weekend is made up for on the next working day.

Days that are always Sundays are left out: no time limit ends on one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
SATURDAY = 5

WESTERN = "E+1 easter_monday; 12-25 christmas; 12-26 saint_stephen; 01-01 new_year; 05-01 labour_day"
RULES = {
    "FR": (
        "01-01 new_year; E+1 easter_monday; 05-01 labour_day; 05-08 victory_1945; E+39 ascension; E+50 whit_monday;"
        "07-14 national_day; 08-15 assumption; 11-01 all_saints; 11-11 armistice_1918; 12-25 christmas"
    ),
    "AT": (
        f"{WESTERN}; 01-06 epiphany; E+39 ascension; E+50 whit_monday; E+60 corpus_christi; 08-15 assumption;"
        "10-26 national_holiday; 11-01 all_saints; 12-08 immaculate_conception"
    ),
    "BE": (
        "01-01 new_year; E+1 easter_monday; 05-01 labour_day; E+39 ascension; E+50 whit_monday;"
        "07-21 national_holiday; 08-15 assumption; 11-01 all_saints; 11-11 armistice_1918; 12-25 christmas"
    ),
    "BG": (
        "01-01~ new_year; 03-03~ national_holiday; O-2 good_friday; O+1 easter_monday; 05-01~ labour_day;"
        "05-06~ saint_george; 05-24~ national_holiday; 09-06~ national_holiday; 09-22~ national_holiday;"
        "12-24~ christmas_eve; 12-25~ christmas; 12-26~ saint_stephen"
    ),
    "HR": (
        f"{WESTERN}; 01-06 epiphany; 05-30 national_holiday 2020-; E+60 corpus_christi; 06-22 national_holiday;"
        "06-25 national_holiday -2019; 08-05 national_holiday; 08-15 assumption; 10-08 national_holiday -2019;"
        "11-01 all_saints; 11-18 national_holiday 2020-"
    ),
    "CY": (
        "01-01 new_year; 01-06 epiphany; O-48 clean_monday; 03-25 national_holiday; 04-01 national_holiday;"
        "O-2 good_friday; O+1 easter_monday; 05-01 labour_day; O+50 whit_monday; 08-15 assumption;"
        "10-01 national_holiday; 10-28 national_holiday; 12-25 christmas; 12-26 saint_stephen"
    ),
    "CZ": (
        f"{WESTERN}; E-2 good_friday; 05-08 national_holiday; 07-05 cyril_methodius; 07-06 jan_hus;"
        "09-28 national_holiday; 10-28 national_holiday; 11-17 national_holiday; 12-24 christmas_eve"
    ),
    "DK": (
        "01-01 new_year; E-3 maundy_thursday; E-2 good_friday; E+1 easter_monday; E+26 prayer_day -2023;"
        "E+39 ascension; E+50 whit_monday; 12-25 christmas; 12-26 saint_stephen"
    ),
    "EE": (
        "01-01 new_year; 02-24 national_holiday; E-2 good_friday; 05-01 labour_day; 06-23 national_holiday;"
        "06-24 midsummer; 08-20 national_holiday; 12-24 christmas_eve; 12-25 christmas; 12-26 saint_stephen"
    ),
    "FI": (
        f"{WESTERN}; 01-06 epiphany; E-2 good_friday; E+39 ascension; Fri>=06-19 midsummer_eve; Sat>=06-20 midsummer;"
        "Sat>=10-31 all_saints; 12-06 national_holiday; 12-24 christmas_eve"
    ),
    "DE": f"{WESTERN}; E-2 good_friday; E+39 ascension; E+50 whit_monday; 10-03 national_holiday",
    "GR": (
        "01-01 new_year; 01-06 epiphany; O-48 clean_monday; 03-25 national_holiday; O-2 good_friday;"
        "O+1 easter_monday; 05-01 labour_day !2024; 05-07 labour_day 2024; O+50 whit_monday; 08-15 assumption;"
        "10-28 national_holiday; 12-25 christmas; 12-26 saint_stephen"
    ),
    "HU": (
        f"{WESTERN}; 03-15 national_holiday; E-2 good_friday; E+50 whit_monday; 08-20 national_holiday;"
        "10-23 national_holiday; 11-01 all_saints; 12-24 christmas_eve 2026-"
    ),
    "IE": (
        "01-01 new_year; 02-01 saint_brigid 2030; Mon>=02-01 saint_brigid 2023-,!2030,!2036,!2041;"
        "02-01 saint_brigid 2036; 02-01 saint_brigid 2041; 03-17 saint_patrick; 03-18 national_holiday 2022;"
        "E+1 easter_monday; Mon>=05-01 bank_holiday; Mon>=06-01 bank_holiday; Mon>=08-01 bank_holiday;"
        "Mon<=10-31 bank_holiday; 12-25 christmas; 12-26 saint_stephen"
    ),
    "IT": (
        f"{WESTERN}; 01-06 epiphany; 04-25 national_holiday; 06-02 national_holiday; 08-15 assumption;"
        "10-04 saint_francis 2026-; 11-01 all_saints; 12-08 immaculate_conception"
    ),
    "LV": (
        f"{WESTERN}; E-2 good_friday; 05-04~ national_holiday; 06-23 midsummer_eve; 06-24 midsummer;"
        "07-09 national_holiday 2018; 07-10 national_holiday 2023; 09-24 national_holiday 2018;"
        "05-29 national_holiday 2023; 11-18~ national_holiday; 12-24 christmas_eve; 12-31 new_years_eve"
    ),
    "LT": (
        f"{WESTERN}; 02-16 national_holiday; 03-11 national_holiday; 06-24 midsummer; 07-06 national_holiday;"
        "08-15 assumption; 11-01 all_saints; 11-02 all_souls 2020-; 12-24 christmas_eve"
    ),
    "LU": (
        f"{WESTERN}; 05-09 europe_day 2019-; E+39 ascension; E+50 whit_monday; 06-23 national_holiday;"
        "08-15 assumption; 11-01 all_saints"
    ),
    "MT": (
        "01-01 new_year; 02-10 saint_paul; 03-19 saint_joseph; E-2 good_friday; 03-31 national_holiday;"
        "05-01 labour_day; 06-07 national_holiday; 06-29 peter_and_paul; 08-15 assumption; 09-08 nativity_of_mary;"
        "09-21 national_holiday; 12-08 immaculate_conception; 12-13 national_holiday; 12-25 christmas"
    ),
    "NL": (
        "01-01 new_year; E+1 easter_monday; 04-27 national_holiday; E+39 ascension; E+50 whit_monday;"
        "12-25 christmas; 12-26 saint_stephen"
    ),
    "PL": (
        f"{WESTERN}; 01-06 epiphany; 05-03 national_holiday; E+60 corpus_christi; 08-15 assumption; 11-01 all_saints;"
        "11-11 national_holiday; 11-12 national_holiday 2018; 12-24 christmas_eve 2025-"
    ),
    "PT": (
        "01-01 new_year; E-2 good_friday; 04-25 national_holiday; 05-01 labour_day; E+60 corpus_christi;"
        "06-10 national_holiday; 08-15 assumption; 10-05 national_holiday; 11-01 all_saints; 12-01 national_holiday;"
        "12-08 immaculate_conception; 12-25 christmas"
    ),
    "RO": (
        "01-01 new_year; 01-02 new_year; 01-06 epiphany 2024-; 01-07 saint_john 2024-; 01-24 national_holiday;"
        "O-2 good_friday; O+1 easter_monday; 05-01 labour_day; O+50 whit_monday; 06-01 childrens_day;"
        "08-15 assumption; 11-30 saint_andrew; 12-01 national_holiday; 12-25 christmas; 12-26 saint_stephen"
    ),
    "SK": (
        f"{WESTERN}; 01-06 epiphany; E-2 good_friday; 05-08 national_holiday !2026; 07-05 cyril_methodius;"
        "08-29 national_holiday; 09-01 national_holiday -2023; 09-15 our_lady !2026; 10-30 national_holiday 2018;"
        "11-01 all_saints; 11-17 national_holiday -2024; 12-24 christmas_eve"
    ),
    "SI": (
        f"{WESTERN}; 01-02 new_year; 02-08 national_holiday; 04-27 national_holiday; 05-02 labour_day;"
        "06-25 national_holiday; 08-14 national_holiday 2023; 08-15 assumption; 10-31 reformation; 11-01 all_saints"
    ),
    "ES": (
        "01-01 new_year; 01-06 epiphany; E-2 good_friday; 05-01 labour_day; 08-15 assumption; 10-12 national_holiday;"
        "11-01 all_saints; 12-06 national_holiday; 12-08 immaculate_conception; 12-25 christmas"
    ),
    "SE": (
        f"{WESTERN}; 01-06 epiphany; E-2 good_friday; E+39 ascension; 06-06 national_holiday; Sat>=06-20 midsummer;"
        "Sat>=10-31 all_saints"
    ),
    "IS": (
        f"{WESTERN}; E-3 maundy_thursday; E-2 good_friday; Thu>=04-19 first_summer_day; E+39 ascension;"
        "E+50 whit_monday; 06-17 national_holiday; Mon>=08-01 bank_holiday"
    ),
    "LI": (
        f"{WESTERN}; 01-06 epiphany; 02-02 candlemas; 03-19 saint_joseph; E+39 ascension; E+50 whit_monday;"
        "E+60 corpus_christi; 08-15 national_holiday; 09-08 nativity_of_mary; 11-01 all_saints;"
        "12-08 immaculate_conception"
    ),
    "NO": (
        f"{WESTERN}; E-3 maundy_thursday; E-2 good_friday; E+39 ascension; 05-17 national_holiday; E+50 whit_monday"
    ),
    "CH": "01-01 new_year; E+39 ascension; 08-01 national_holiday; 12-25 christmas",
    "GB-ENG": (
        "01-01~ new_year; E-2 good_friday; E+1 easter_monday; Mon>=05-01 bank_holiday !2020; 05-08 bank_holiday 2020;"
        "Mon<=05-31 bank_holiday !2022; 06-02 bank_holiday 2022; 06-03 bank_holiday 2022;"
        "Mon<=08-31 bank_holiday; 09-19 bank_holiday 2022; 05-08 bank_holiday 2023; 12-25~ christmas;"
        "12-26~ saint_stephen"
    ),
}
"""Days of each calendar that is no part of France; the parts of France add to "FR"."""

_ABOLITION = {
    "FR-976": "04-27",
    "FR-972": "05-22",
    "FR-971": "05-27",
    "FR-MF": "05-28",
    "FR-973": "06-10",
    "FR-BL": "10-09",
    "FR-974": "12-20",
}
"""Day of the abolition of slavery by territory; Saint-Martin's day is given as 27 or 28 May by different sources."""

RULES |= {territory: f"{RULES['FR']}; {day} abolition" for territory, day in _ABOLITION.items()}
RULES["FR-AM"] = f"{RULES['FR']}; E-2 good_friday; 12-26 saint_stephen"


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


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Orthodox churches, in the Gregorian calendar (Meeus); right from 1900 to 2099."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def holidays(calendar: str, year: int) -> dict[date, str]:
    """Every holiday of one calendar in one year; two on one day keep the first name."""
    days: dict[date, str] = {}
    to_make_up: list[date] = []
    for line in RULES[calendar].split(";"):
        written, name, *years = line.split()
        if not _is_in(year, years[0] if years else ""):
            continue
        day = _day(written.removesuffix("~"), year)
        days.setdefault(day, name)
        if written.endswith("~") and day.weekday() >= SATURDAY:
            to_make_up.append(day)
    for day in sorted(to_make_up):
        days[_next_working_day(day, days)] = "substitute"
    return dict(sorted(days.items()))


def _is_in(year: int, bounds: str) -> bool:
    """True if a day is a holiday in *year*."""
    for bound in filter(None, bounds.split(",")):
        first, dash, last = bound.lstrip("!").partition("-")
        within = int(first or 0) <= year <= int(last or (9999 if dash else first))
        if within is bound.startswith("!"):
            return False
    return True


def _day(written: str, year: int) -> date:
    if written[0] in "EO":
        sunday = easter(year) if written[0] == "E" else orthodox_easter(year)
        return sunday + timedelta(days=int(written[1:]))
    weekday, from_on, day = written.partition(">=")
    if from_on:
        first = date.fromisoformat(f"{year}-{day}")
        return first + timedelta(days=(WEEKDAYS.index(weekday) - first.weekday()) % 7)
    weekday, until, day = written.partition("<=")
    if until:
        last = date.fromisoformat(f"{year}-{day}")
        return last - timedelta(days=(last.weekday() - WEEKDAYS.index(weekday)) % 7)
    return date.fromisoformat(f"{year}-{written}")


def _next_working_day(day: date, days: dict[date, str]) -> date:
    while day.weekday() >= SATURDAY or day in days:
        day += timedelta(days=1)
    return day


def every_holiday(calendar: str, first_year: int, last_year: int) -> Iterator[tuple[date, str]]:
    """Every holiday of one calendar in some years, in order."""
    for year in range(first_year, last_year + 1):
        yield from holidays(calendar, year).items()
