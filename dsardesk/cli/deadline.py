"""`dsardesk deadline`: a time limit computed and explained, without a vault."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from dsardesk.cli.clocks import clock_json
from dsardesk.cli.options import BadDate, Call, Day, read_text, spoken
from dsardesk.domain.deadlines import (
    ClockFact,
    ClockFactType,
    Terms,
    TimeLimit,
    compute_time_limit,
    receipt_date,
    terms_for,
)
from dsardesk.domain.errors import DeskError, UnreadableInput
from dsardesk.domain.rights import RightType
from dsardesk.domain.terms import Regime
from dsardesk.texts import calendar, calendars, rule_book

MINOR = "erasure_minor"
"""Erasure of data collected while a minor (LIL 51 II): a right with a clock of its own, not one of its own name."""
FLAGS = ("justified", "without_undue_delay", "conditions_met", "sufficient")


class UnknownZone(DeskError):
    """There is no such time zone."""

    code = "usage.unknown_zone"
    exit_code = 2


class UnknownRegime(DeskError):
    """There is no law of that name among those counted apart."""

    code = "usage.unknown_regime"
    exit_code = 2


class BadEvent(DeskError):
    """An event is not written TYPE=DATE[,key=value]."""

    code = "usage.bad_event"
    exit_code = 2


@click.command("deadline")
@click.option("--received", default="")
@click.option("--calendar", "calendar_id", default="FR")
@click.option("--tz", "zone", default="")
@click.option("--right", "right", default="", type=click.Choice(["", MINOR, *(each.value for each in RightType)]))
@click.option("--promised", type=Day())
@click.option("--event", "events", multiple=True)
@click.option("--regime", default="", type=click.Choice(["", *(each.value for each in Regime)]))
@click.option("--today", type=Day())
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
    regime: str,
    today: date | None,
    batch: str,
    list_calendars: bool,
) -> None:
    """Compute a time limit."""
    if list_calendars:
        call.answer(list(calendars()), "\n".join(calendars()))
    elif batch:
        _answer_batch(call, [_batch_case(case, call) for case in _cases(batch)])
    else:
        case = {"received": received, "calendar": calendar_id, "tz": zone, "right": right, "regime": regime}
        limit = _limit(case, [_event(text) for text in events], promised)
        answer = {**clock_json(limit, call.words), **_as_of(today, limit)}
        call.answer(answer, "\n".join(step["text"] for step in answer["steps"]))


def _as_of(today: date | None, limit: TimeLimit) -> dict[str, Any]:
    """How the clock stands on a day; nothing where none was named."""
    if today is None:
        return {}
    due = limit.effective_due
    left = calendar(limit.calendar).working_days_until(due, today) if due else None
    return {"today": today.isoformat(), "late": limit.is_late(today), "working_days_left": left}


def _answer_batch(call: Call, found: list[dict[str, Any]]) -> None:
    """Every case on one line of JSON: indented, ten thousand of them take seconds more."""
    in_words = "\n".join(f"{one['id']}: {one['effective_due'] or one['state']}" for one in found)
    click.echo(json.dumps(found, ensure_ascii=False) if call.as_json else in_words)


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
    table = calendar(str(case.get("calendar") or "FR"))
    zone = _zone(str(case.get("tz") or table.zone))
    return compute_time_limit(
        _received(case, zone), facts, terms=_terms(case), calendar=table, zone=zone, promised_due=promised
    )


def _terms(case: dict[str, Any]) -> Terms:
    right, regime = str(case.get("right") or ""), str(case.get("regime") or "")
    if regime and regime not in {*Regime}:
        raise UnknownRegime(name=regime)
    minor = right == MINOR
    return terms_for(
        RightType.ERASURE if minor else RightType(right) if right else None,
        rule_book(),
        minor_at_collection=minor,
        regime=Regime(regime) if regime else None,
    )


@cache
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
    flags: dict[str, Any] = {flag: bool(options.get(flag, True)) for flag in FLAGS}
    try:
        announced = options.get("announced_due")
        return ClockFact(
            ClockFactType(kind),
            date.fromisoformat(day),
            reasons=bool(options.get("reasons", True)),
            announced_due=date.fromisoformat(announced) if announced else None,
            override=bool(options.get("override", False)),
            **flags,
        )
    except (ValueError, TypeError):
        raise BadEvent from None
