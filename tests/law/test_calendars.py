"""Tables of public holidays: equal to the statute, equal to what their script makes, and safe to read.

Code du travail, L3133-1 (eleven legal holidays), L3134-13 (Alsace-Moselle), L3422-2 (abolition of slavery).
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from dsardesk import resources
from dsardesk.law.calendars import read_calendar
from dsardesk.law.reading import BadText
from installers import calendars as script
from tests.invented import calendar

IDS = resources.names("law", "calendars", suffix=".toml")
EASTER_MONDAYS = ["2024-04-01", "2025-04-21", "2026-04-06", "2027-03-29", "2028-04-17", "2029-04-02", "2030-04-22"]
ASCENSIONS = ["2024-05-09", "2025-05-29", "2026-05-14", "2027-05-06", "2028-05-25", "2029-05-10", "2030-05-30"]
WHIT_MONDAYS = ["2024-05-20", "2025-06-09", "2026-05-25", "2027-05-17", "2028-06-05", "2029-05-21", "2030-06-10"]
GOOD_FRIDAYS = ["2024-03-29", "2025-04-18", "2026-04-03", "2027-03-26", "2028-04-14", "2029-03-30", "2030-04-19"]
FIXED = {
    "01-01": "new_year",
    "05-01": "labour_day",
    "05-08": "victory_1945",
    "07-14": "national_day",
    "08-15": "assumption",
    "11-01": "all_saints",
    "11-11": "armistice_1918",
    "12-25": "christmas",
}
ABOLITION = {
    "FR-971": "05-27",
    "FR-972": "05-22",
    "FR-973": "06-10",
    "FR-974": "12-20",
    "FR-976": "04-27",
    "FR-BL": "10-09",
    "FR-MF": "05-28",
}
YEARS = range(2024, 2031)


def of_year(calendar_id: str, year: int) -> dict[date, str]:
    return {day: name for day, name in calendar(calendar_id).holidays.items() if day.year == year}


def statute(year: int) -> dict[date, str]:
    days = {f"{year}-{day}": name for day, name in FIXED.items()}
    for name, moving in (("easter_monday", EASTER_MONDAYS), ("whit_monday", WHIT_MONDAYS)):
        days |= {day: name for day in moving if day.startswith(str(year))}
    days |= {day: "ascension" for day in ASCENSIONS if day.startswith(str(year))}
    return {date.fromisoformat(day): name for day, name in days.items()}


@pytest.mark.parametrize("year", YEARS)
def test_france_has_the_eleven_days_of_the_statute(year: int) -> None:
    assert of_year("FR", year) == statute(year)
    assert len(statute(year)) == 11


@pytest.mark.parametrize("year", YEARS)
def test_alsace_and_moselle_add_good_friday_and_26_december(year: int) -> None:
    good_friday = next(day for day in GOOD_FRIDAYS if day.startswith(str(year)))
    more = {date.fromisoformat(good_friday): "good_friday", date(year, 12, 26): "saint_stephen"}
    assert of_year("FR-AM", year) == statute(year) | more


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("calendar_id", ABOLITION)
def test_overseas_territories_add_their_day_of_abolition(calendar_id: str, year: int) -> None:
    added = {date.fromisoformat(f"{year}-{ABOLITION[calendar_id]}"): "abolition"}
    assert of_year(calendar_id, year) == added | statute(year)


def test_two_holidays_on_one_day_make_one() -> None:
    """Ascension Day of 2008 was Labour Day."""
    assert script.holidays("FR", 2008)[date(2008, 5, 1)] == "labour_day"
    assert len(script.holidays("FR", 2008)) == 10


def test_the_tables_are_those_promised() -> None:
    assert set(IDS) == {"FR", "FR-AM", *ABOLITION}


@pytest.mark.parametrize("calendar_id", IDS)
def test_the_committed_table_is_what_the_script_makes(calendar_id: str) -> None:
    committed = resources.text("law", "calendars", f"{calendar_id}.toml")
    assert committed == script.table(calendar_id)
    assert calendar(calendar_id).id == calendar_id


def test_the_script_writes_every_table(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "calendars"
    monkeypatch.setattr(script, "FOLDER", folder)
    script.main()
    assert {path.stem for path in folder.iterdir()} == set(IDS)
    assert (folder / "FR.toml").read_text(encoding="utf-8") == script.table("FR")


@pytest.mark.parametrize("calendar_id", IDS)
def test_each_place_has_its_own_time_zone(calendar_id: str) -> None:
    """Hours from UTC in winter; none of these places but the mainland changes its clocks."""
    winter = datetime(2026, 1, 15, 12, tzinfo=UTC).astimezone(ZoneInfo(calendar(calendar_id).zone)).utcoffset()
    hours = {"FR": 1, "FR-AM": 1, "FR-973": -3, "FR-974": 4, "FR-976": 3}
    assert winter == timedelta(hours=hours.get(calendar_id, -4))


@pytest.mark.parametrize(("year", "sunday"), [(1961, "04-02"), (2000, "04-23"), (2008, "03-23"), (2038, "04-25")])
def test_easter_falls_where_the_church_says(year: int, sunday: str) -> None:
    assert script.easter(year) == date.fromisoformat(f"{year}-{sunday}")


TABLE = """
id = "XX"
version = "1"
source = "somewhere"
zone = "Europe/Paris"
consulted_on = 2026-11-22
first_year = 2026
last_year = 2027
[days]
2026-01-01 = "new_year"
"""


def test_a_table_is_read_with_its_years() -> None:
    read = read_calendar(TABLE)
    assert (read.id, read.version, read.first_year, read.last_year) == ("XX", "1", 2026, 2027)
    assert read.zone == "Europe/Paris"
    assert read.holidays == {date(2026, 1, 1): "new_year"}


@pytest.mark.parametrize(
    ("line", "key", "problem"),
    [
        ('2028-01-01 = "new_year"', "days.2028-01-01", "outside_years"),
        ('2025-12-25 = "christmas"', "days.2025-12-25", "outside_years"),
        ('2026-13-01 = "new_year"', "days.2026-13-01", "not_date"),
        ("2026-12-25 = 1", "days.2026-12-25", "not_str"),
    ],
)
def test_a_mistake_in_a_table_names_its_day(line: str, key: str, problem: str) -> None:
    with pytest.raises(BadText) as refused:
        read_calendar(TABLE + line)
    assert (refused.value.facts["key"], refused.value.facts["problem"]) == (key, problem)
