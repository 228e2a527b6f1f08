"""Tables of public holidays: equal to the statute, to another reading, to what their script makes; safe to read.

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
from installers.holiday_rules import orthodox_easter
from tests.invented import calendar
from tests.law_says import law_says

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


STATES = [
    "AT",
    "BE",
    "BG",
    "HR",
    "CY",
    "CZ",
    "DK",
    "EE",
    "FI",
    "DE",
    "GR",
    "HU",
    "IE",
    "IT",
    "LV",
    "LT",
    "LU",
    "MT",
    "NL",
    "PL",
    "PT",
    "RO",
    "SK",
    "SI",
    "ES",
    "SE",
    "IS",
    "LI",
    "NO",
    "CH",
    "GB-ENG",
]
"""The other states of the European Union and of its economic area, Switzerland, England with Wales."""


@law_says(
    "reg.1182-71.2.1.holidays",
    "Public holidays are those of the state in which the action is to be taken: where the controller’s establishment "
    "handles requests.",
)
def test_the_tables_are_those_promised() -> None:
    assert set(IDS) == {"FR", "FR-AM", *ABOLITION, *STATES}
    assert set(script.RULES) == set(IDS)


@pytest.mark.parametrize("calendar_id", IDS)
def test_no_working_day_differs_from_another_reading_without_a_reason(calendar_id: str) -> None:
    pytest.importorskip("holidays", reason="only whoever makes the tables has the package")
    assert script.unexplained(calendar_id) == []


@pytest.mark.parametrize("calendar_id", script.ALLOWED)
def test_each_difference_that_is_allowed_exists_and_says_why(calendar_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("holidays", reason="only whoever makes the tables has the package")
    allowed = script.ALLOWED[calendar_id]
    for number, difference in enumerate(allowed):
        assert difference.reason
        monkeypatch.setitem(script.ALLOWED, calendar_id, (*allowed[:number], *allowed[number + 1 :]))
        assert script.unexplained(calendar_id), difference.named


def test_nothing_is_written_while_a_difference_stands_unexplained(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pytest.importorskip("holidays", reason="only whoever makes the tables has the package")
    monkeypatch.setattr(script, "FOLDER", tmp_path / "calendars")
    monkeypatch.setitem(script.ALLOWED, "HU", ())
    with pytest.raises(SystemExit, match="HU: 2018-03-16"):
        script.main()
    assert not (tmp_path / "calendars").exists()


@pytest.mark.parametrize(
    ("calendar_id", "day", "name"),
    [
        ("BE", "2026-07-21", "national_holiday"),
        ("GR", "2026-02-23", "clean_monday"),
        ("GR", "2024-05-07", "labour_day"),
        ("RO", "2026-04-10", "good_friday"),
        ("SE", "2026-06-20", "midsummer"),
        ("FI", "2026-06-19", "midsummer_eve"),
        ("IE", "2026-02-02", "saint_brigid"),
        ("IE", "2030-02-01", "saint_brigid"),
        ("BG", "2026-09-07", "substitute"),
        ("LV", "2029-11-19", "substitute"),
        ("GB-ENG", "2026-12-28", "substitute"),
        ("GB-ENG", "2022-06-03", "bank_holiday"),
        ("DK", "2023-05-05", "prayer_day"),
        ("IS", "2026-04-23", "first_summer_day"),
        ("CH", "2026-08-01", "national_holiday"),
    ],
)
def test_a_day_of_another_state_is_known_by_name(calendar_id: str, day: str, name: str) -> None:
    assert calendar(calendar_id).holidays[date.fromisoformat(day)] == name


@pytest.mark.parametrize(
    ("calendar_id", "day"),
    [("DK", "2024-04-26"), ("SK", "2026-05-08"), ("NL", "2026-04-03"), ("FR", "2026-04-03"), ("ES", "2026-04-02")],
)
def test_a_day_that_the_statute_does_not_or_no_longer_give_is_a_working_day(calendar_id: str, day: str) -> None:
    assert calendar(calendar_id).is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize("calendar_id", IDS)
def test_the_committed_table_is_what_the_script_makes(calendar_id: str) -> None:
    committed = resources.text("law", "calendars", f"{calendar_id}.toml")
    assert committed == script.table(calendar_id)
    assert calendar(calendar_id).id == calendar_id


def test_the_script_writes_every_table(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("holidays", reason="only whoever makes the tables has the package")
    folder = tmp_path / "calendars"
    monkeypatch.setattr(script, "FOLDER", folder)
    script.main()
    assert {path.stem for path in folder.iterdir()} == set(IDS)
    assert (folder / "FR.toml").read_text(encoding="utf-8") == script.table("FR")


@pytest.mark.parametrize("calendar_id", IDS)
def test_each_place_has_its_own_time_zone(calendar_id: str) -> None:
    """Hours from UTC in winter."""
    winter = datetime(2026, 1, 15, 12, tzinfo=UTC).astimezone(ZoneInfo(calendar(calendar_id).zone)).utcoffset()
    hours = dict.fromkeys(ABOLITION, -4) | {"FR-973": -3, "FR-974": 4, "FR-976": 3}
    hours |= dict.fromkeys(("IE", "IS", "PT", "GB-ENG"), 0)
    hours |= dict.fromkeys(("BG", "CY", "EE", "FI", "GR", "LV", "LT", "RO"), 2)
    assert winter == timedelta(hours=hours.get(calendar_id, 1))


@pytest.mark.parametrize(("year", "sunday"), [(1961, "04-02"), (2000, "04-23"), (2008, "03-23"), (2038, "04-25")])
def test_easter_falls_where_the_church_says(year: int, sunday: str) -> None:
    assert script.easter(year) == date.fromisoformat(f"{year}-{sunday}")


@pytest.mark.parametrize(("year", "sunday"), [(2024, "05-05"), (2025, "04-20"), (2026, "04-12"), (2027, "05-02")])
def test_orthodox_easter_falls_where_its_churches_say(year: int, sunday: str) -> None:
    assert orthodox_easter(year) == date.fromisoformat(f"{year}-{sunday}")


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
