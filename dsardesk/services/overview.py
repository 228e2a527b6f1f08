"""The dashboard of those who only follow, read from what the vault wrote for them: no case is opened for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from dsardesk.domain.rules import RuleBook
from dsardesk.domain.standing import SOON, Urgency
from dsardesk.services.alerts import Alert, from_content
from dsardesk.services.approvals import Asked


@dataclass(frozen=True, slots=True)
class OverviewLine:
    """Something that a day is set for.

    Attributes:
        reference: of its case.
        on: the day; None where none is set.
        step: key of what to do.
        urgency: how it stands today: late, today, soon, later, or suspended where it has no day.
    """

    reference: str
    on: date | None
    step: str
    urgency: Urgency


@dataclass(frozen=True, slots=True)
class Overview:
    """All that somebody who only follows is shown.

    Attributes:
        lines: what a day is set for, the earliest first.
        late: how many are past their legal day.
        soon: how many are due within the next days.
        waiting: cases whose clock is suspended.
        approve: cases that wait for an approval.
        id_held: identity documents held.
        made_at: aware instant at which the vault last wrote it.
        asked: what this person is asked to approve.
    """

    lines: tuple[OverviewLine, ...]
    late: int
    soon: int
    waiting: int
    approve: int
    id_held: int
    made_at: datetime
    asked: tuple[Asked, ...] = ()


def read_overview(content: Mapping[str, Any], asked: tuple[Asked, ...], now: datetime, rules: RuleBook) -> Overview:
    """What the dashboard holds, as it stands at *now*."""
    zone = ZoneInfo(content["zone"])
    alerts, today = from_content(content), now.astimezone(zone).date()
    return Overview(
        lines=tuple(_line(each, today, rules) for each in alerts.items),
        late=alerts.late(today),
        soon=alerts.due(today, rules),
        waiting=alerts.waiting,
        approve=alerts.approve,
        id_held=alerts.id_held,
        made_at=datetime.fromisoformat(content["made_at"]).astimezone(zone),
        asked=asked,
    )


def _line(alert: Alert, today: date, rules: RuleBook) -> OverviewLine:
    on = alert.due_on or alert.alert_on
    return OverviewLine(alert.reference, on, alert.step, _urgency(alert, on, today, rules))


def _urgency(alert: Alert, on: date | None, today: date, rules: RuleBook) -> Urgency:
    if on is None:
        return Urgency.SUSPENDED
    if alert.is_late(today):
        return Urgency.LATE
    if on <= today:
        return Urgency.TODAY
    return Urgency.SOON if on <= today + timedelta(days=rules.days(SOON)) else Urgency.LATER
