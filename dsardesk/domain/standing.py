"""How a case stands against its due date, as lists and the agenda of the day tell it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dsardesk.domain.calendars import Calendar
from dsardesk.domain.rules import RuleBook

SOON = "design.alert.soon"
"""Rule that gives the calendar days before the due date from which a case is due soon."""


class Urgency(StrEnum):
    """From the most urgent to what asks for nothing; each has its sentence in the messages catalogue, `due.<word>`."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"
    SUSPENDED = "suspended"
    PROVISIONALLY_CLOSED = "provisionally_closed"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Standing:
    """How urgent a case is.

    Attributes:
        urgency: how urgent.
        days: calendar days past the due date when late, working days left when soon or later; 0 otherwise.
    """

    urgency: Urgency
    days: int = 0


def standing(
    due_on: date | None,
    today: date,
    calendar: Calendar,
    rules: RuleBook,
    *,
    suspended: bool,
    closed: bool,
    for_now: bool = False,
) -> Standing:
    """The standing of a case whose earliest open item is due on *due_on*; None when suspended, answered or closed.

    *for_now* tells a case that is closed until the person answers.
    """
    if closed:
        return Standing(Urgency.CLOSED)
    if for_now:
        return Standing(Urgency.PROVISIONALLY_CLOSED)
    if due_on is None:
        return Standing(Urgency.SUSPENDED if suspended else Urgency.ANSWERED)
    if due_on < today:
        return Standing(Urgency.LATE, (today - due_on).days)
    if due_on == today:
        return Standing(Urgency.TODAY)
    urgency = Urgency.SOON if due_on <= today + timedelta(days=rules.days(SOON)) else Urgency.LATER
    return Standing(urgency, calendar.working_days_until(due_on, today))
