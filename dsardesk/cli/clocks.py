"""Dates and clocks as the JSON that CONTRACT promises."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from dsardesk.domain.deadlines import TimeLimit
from dsardesk.reports.dates import explain_step
from dsardesk.wording import Catalogue


def plain(value: Any) -> Any:
    """A date or an instant as text, anything else as it is."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat() if isinstance(value, date) else value


def clock_json(limit: TimeLimit, words: Catalogue) -> dict[str, Any]:
    """A clock, its steps as sentences."""
    figures = {
        "received": limit.received_on,
        "calendar": limit.calendar,
        "nominal_due": limit.nominal_due,
        "strict_due": limit.strict_due,
        "prudent_due": limit.prudent_due,
        "due": limit.due,
        "due_after_extension": limit.due_after_extension,
        "effective_due": limit.effective_due,
        "extension_valid": limit.extension_valid,
        "suspended_days": limit.suspended_days,
        "state": limit.state,
        "remaining_days": limit.remaining_days,
        "promised_due": limit.promised_due,
        "alert_due": limit.alert_due,
        "due_instant_utc": limit.due_instant_utc,
    }
    steps = [{"rule": s.rule, "date": s.on.isoformat(), "text": explain_step(s, words)} for s in limit.steps]
    return {**{name: plain(value) for name, value in figures.items()}, "steps": steps}
