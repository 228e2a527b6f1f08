"""`dsardesk deadline`: a time limit computed and explained, without a vault."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from dsardesk.cli.clocks import clock_json
from dsardesk.cli.options import BadDate, Call, Day, read_text, spoken
from dsardesk.domain.calendars import Calendar
from dsardesk.domain.deadlines import ClockFact, ClockFactType, TimeLimit, compute_time_limit, receipt_date, terms_for
from dsardesk.domain.errors import DeskError, UnreadableInput
from dsardesk.domain.rights import RightType
from dsardesk.texts import calendar, calendars, rule_book

MINOR = "erasure_minor"
"""Erasure of data collected while a minor (LIL 51 II): a right with a clock of its own, not one of its own name."""
FLAGS = ("justified", "without_undue_delay", "conditions_met", "sufficient")


class UnknownCalendar(DeskError):
    """There is no holiday table of that name."""

    code = "usage.unknown_calendar"
    exit_code = 2


class UnknownZone(DeskError):
    """There is no such time zone."""

    code = "usage.unknown_zone"
    exit_code = 2


class BadEvent(DeskError):
    """An event is not written TYPE=DATE[,key=value]."""

    code = "usage.bad_event"
    exit_code = 2


@click.command("deadline")
@click.option("--received", default="")
@click.option("--calendar", "calendar_id", default="FR")
@click.option("--tz", "zone", default="")
@click.option("--right", "right", default="", type=click.Choice(["", MINOR, *RightType]))
@click.option("--promised", type=Day())
@click.option("--event", "events", multiple=True)
@click.option("--batch", default="")
@click.option("--calendars", "list_calendars", is_flag=True)
@spoken
def deadline(
    call: Call,
    *,
    received: str,
    calendar_id: str,
    zone: str,
    right: str,
    promised: date | None,
    events: tuple[str, ...],
    batch: str,
    list_calendars: bool,
) -> None:
    """Compute a time limit."""
    if list_calendars:
        call.answer(list(calendars()), "\n".join(calendars()))
    elif batch:
        found = [_batch_case(case, call) for case in _cases(batch)]
        call.answer(found, "\n".join(f"{one['id']}: {one['effective_due'] or one['state']}" for one in found))
    else:
        case = {"received": received, "calendar": calendar_id, "tz": zone, "right": right}
        limit = _limit(case, [_event(text) for text in events], promised)
        answer = clock_json(limit, call.words)
        call.answer(answer, "\n".join(step["text"] for step in answer["steps"]))


def _cases(file: str) -> list[dict[str, Any]]:
    try:
        cases: list[dict[str, Any]] = json.loads(read_text(file))["cases"]
    except (ValueError, KeyError, TypeError):
        raise UnreadableInput(reason="not_cases") from None
    return cases


def _batch_case(case: dict[str, Any], call: Call) -> dict[str, Any]:
    limit = _limit(case, [_fact(event["type"], event["date"], event) for event in case.get("events", ())], None)
    return {"id": case.get("id"), **clock_json(limit, call.words)}


def _limit(case: dict[str, Any], facts: list[ClockFact], promised: date | None) -> TimeLimit:
    table = _calendar(str(case.get("calendar") or "FR"))
    zone = _zone(str(case.get("tz") or table.zone))
    right = case.get("right") or None
    minor = right == MINOR
    return compute_time_limit(
        _received(case, zone),
        facts,
        terms=terms_for(
            RightType.ERASURE if minor else RightType(right) if right else None, rule_book(), minor_at_collection=minor
        ),
        calendar=table,
        zone=zone,
        promised_due=promised,
    )


def _calendar(calendar_id: str) -> Calendar:
    if calendar_id not in calendars():
        raise UnknownCalendar(name=calendar_id)
    return calendar(calendar_id)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise UnknownZone(name=name) from None


def _received(case: dict[str, Any], zone: ZoneInfo) -> date:
    """A civil date as it is; an instant at the date it has in *zone*."""
    written = str(case.get("received_at") or case.get("received") or "")
    try:
        if "T" not in written and " " not in written:
            return date.fromisoformat(written)
        instant = datetime.fromisoformat(written)
    except ValueError:
        raise BadDate from None
    return receipt_date(instant, zone) if instant.tzinfo else instant.date()


def _event(text: str) -> ClockFact:
    """An event of the command line, "identity_requested=2026-03-04,justified=false"."""
    kind, equals, rest = text.partition("=")
    day, *pairs = rest.split(",")
    if not equals:
        raise BadEvent
    return _fact(kind, day, dict(_pairs(pairs)))


def _pairs(pairs: list[str]) -> Iterator[tuple[str, Any]]:
    for pair in pairs:
        name, _, value = pair.partition("=")
        yield name, {"true": True, "false": False}.get(value.casefold(), value)


def _fact(kind: str, day: str, options: dict[str, Any]) -> ClockFact:
    try:
        announced = options.get("announced_due")
        return ClockFact(
            ClockFactType(kind),
            date.fromisoformat(day),
            reasons=bool(options.get("reasons", True)),
            announced_due=date.fromisoformat(announced) if announced else None,
            **{flag: bool(options.get(flag, True)) for flag in FLAGS},
        )
    except (ValueError, TypeError):
        raise BadEvent from None
