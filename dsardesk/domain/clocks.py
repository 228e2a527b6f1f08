"""The clock of each request item of a case, from its facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from dsardesk.domain.calendars import Calendar
from dsardesk.domain.case import Case
from dsardesk.domain.deadlines import ClockFact, TimeLimit, compute_time_limit
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import RightType
from dsardesk.domain.rules import RuleBook
from dsardesk.domain.terms import Terms, terms_for

EXPIRED = "clock.not_suspended_expired"
"""Step of a question that came once the period was over."""


def calendar_of(profile: ControllerProfile, table: Calendar) -> Calendar:
    """The holiday *table* with the public holidays of the establishment's own place."""
    return table.with_local(day.on for day in profile.local_holidays)


def terms_of(case: Case, item: RequestItem, rules: RuleBook) -> Terms:
    """What the law allows for one item of *case*."""
    terms = terms_for(
        item.right,
        rules,
        minor_at_collection=bool(case.online_service and case.minor_at_collection),
        regime=case.regime if item.right is RightType.ACCESS else None,
    )
    # What the company owes of itself to somebody too young is not put off.
    return replace(terms, extension_allowed=False) if item.own_initiative else terms


def clock_of(
    case: Case,
    item: RequestItem,
    profile: ControllerProfile,
    calendar: Calendar,
    rules: RuleBook,
    *,
    supposed: Iterable[ClockFact] = (),
) -> TimeLimit:
    """The clock of one item; *supposed* facts come after those of the case."""
    return compute_time_limit(
        case.receipt.received_on,
        (*case.facts_for(item.number), *supposed),
        terms=terms_of(case, item, rules),
        calendar=calendar,
        zone=ZoneInfo(profile.zone),
        promised_due=promised_due(case, profile),
    )


def promised_due(case: Case, profile: ControllerProfile) -> date | None:
    """The day that the company's own promise gives, if it promised fewer days than the law."""
    if profile.promised_days is None:
        return None
    return case.receipt.received_on + timedelta(days=profile.promised_days)


def asked_too_late(
    case: Case, asked: ClockFact, profile: ControllerProfile, calendar: Calendar, rules: RuleBook
) -> bool:
    """True if a question stops no clock by itself, the month being over: the DPO alone may decide otherwise."""
    clocks = (
        clock_of(case, item, profile, calendar, rules, supposed=[asked])
        for item in case.items
        if item.answered_on is None
    )
    return any(step.rule == EXPIRED and step.on == asked.on for clock in clocks for step in clock.steps)
