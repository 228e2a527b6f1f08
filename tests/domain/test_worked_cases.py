"""Deadlines worked out by hand beside the project: each date we know the calendar of is equal."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from dsardesk import resources
from dsardesk.domain.deadlines import ClockFact, ClockFactType, receipt_date
from dsardesk.domain.rights import RightType
from tests.invented import calendar, clock

pytestmark = pytest.mark.shared

WORKED = Path(__file__).parents[3] / "shared" / "law" / "deadline_cases.json"
MINOR = "erasure_minor"
FURTHER = {"remaining_days", "strict_due", "promised_due", "extension_valid", "effective_due"}


def worked() -> list[dict[str, Any]]:
    if not WORKED.is_file():
        return []
    cases: list[dict[str, Any]] = json.loads(WORKED.read_text(encoding="utf-8"))["cases"]
    known = resources.names("law", "calendars", suffix=".toml")
    return [each for each in cases if each["calendar"] in known]


def fact(event: dict[str, Any]) -> ClockFact:
    given = {key: value for key, value in event.items() if key not in {"type", "date"}}
    if "announced_due" in given:
        given["announced_due"] = date.fromisoformat(given["announced_due"])
    return ClockFact(ClockFactType(event["type"]), date.fromisoformat(event["date"]), **given)


def plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat() if isinstance(value, date) else value


@pytest.mark.skipif(not WORKED.is_file(), reason="the worked cases do not stand beside the project")
@pytest.mark.parametrize("case", worked(), ids=lambda each: str(each["id"]))
def test_a_case_worked_by_hand_gives_the_same_dates(case: dict[str, Any]) -> None:
    zone = ZoneInfo(case.get("tz") or calendar(case["calendar"]).zone)
    received = date.fromisoformat(case["received"])
    if "received_at" in case:
        assert receipt_date(datetime.fromisoformat(case["received_at"]), zone) == received
    right = case.get("right")
    limit = clock(
        received,
        *(fact(event) for event in case["events"]),
        right=RightType.ERASURE if right == MINOR else (RightType(right) if right else None),
        minor=right == MINOR,
        calendar_id=case["calendar"],
        zone=zone,
    )
    expected = {**case["derived"], "due": case["expected_due"]}
    expected["due_after_extension"] = case["expected_due_after_extension"]
    expected |= {name: case[f"expected_{name}"] for name in FURTHER if f"expected_{name}" in case}
    assert {name: plain(getattr(limit, name)) for name in expected} == expected


@pytest.mark.skipif(not WORKED.is_file(), reason="the worked cases do not stand beside the project")
def test_every_worked_case_is_ours_to_answer() -> None:
    assert len(worked()) == len(json.loads(WORKED.read_text(encoding="utf-8"))["cases"]) >= 70
