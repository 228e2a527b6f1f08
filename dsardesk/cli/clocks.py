"""Dates and clocks as the JSON that CONTRACT promises."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from dsardesk.domain.deadlines import TimeLimit
from dsardesk.domain.forwarding import Forwarding
from dsardesk.reports.dates import explain_step
from dsardesk.wording import Catalogue

FIGURES = (
    "nominal_due",
    "strict_due",
    "prudent_due",
    "due",
    "due_after_extension",
    "effective_due",
    "extension_valid",
    "suspended_days",
    "state",
    "remaining_days",
    "promised_due",
    "alert_due",
    "due_instant_utc",
    "post_by",
    "target_on",
    "earliest_on",
    "authority_after",
)
"""Figures of a clock, each under its own name."""


def plain(value: Any) -> Any:
    """A date or an instant as text, anything else as it is."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat() if isinstance(value, date) else value


def clock_figures(limit: TimeLimit) -> dict[str, Any]:
    """A clock without its sentences."""
    found = {"received": plain(limit.received_on), "calendar": limit.calendar}
    return found | {name: plain(getattr(limit, name)) for name in FIGURES}


def clock_json(limit: TimeLimit, words: Catalogue) -> dict[str, Any]:
    """A clock, its steps as sentences."""
    steps = [{"rule": s.rule, "date": s.on.isoformat(), "text": explain_step(s, words)} for s in limit.steps]
    return {**clock_figures(limit), "calendar_version": limit.calendar_version, "steps": steps}


def forwarding_json(found: Forwarding | None) -> dict[str, Any] | None:
    """The processor's own clock; None where the company is a controller."""
    if found is None:
        return None
    return {
        "target_on": plain(found.target_on),
        "contract_on": plain(found.contract_on),
        "left_on": plain(found.left_on),
        "working_days": found.working_days,
    }
