"""An access reply that leaves lines open: each is said to be open, told later by a day, and the case waits for it.

GDPR 12(1) (transparent), 12(3) (within the time limit) and 15(1).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dsardesk.domain.access import OpenLine, open_lines
from dsardesk.domain.calendars import Calendar
from dsardesk.domain.case import Case
from dsardesk.domain.deadlines import TimeLimit
from dsardesk.domain.errors import DeskError
from dsardesk.domain.papers import LetterRecord
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.records import Promise
from dsardesk.domain.rights import Outcome, RightType

COMPLETE = "complete_information"
"""The promise to tell what an access reply left open."""


class PromisedDayPassed(DeskError):
    """The letter promises the rest by a day that has passed since it was drafted: it is drafted anew."""

    code = "letter.promised_day_passed"


def owed_lines(case: Case, profile: ControllerProfile) -> tuple[OpenLine, ...]:
    """Lines that the access reply may leave open; none unless access is granted in part."""
    partly = any(item.outcome is Outcome.PARTLY_GRANTED for item in case.items_of(RightType.ACCESS))
    return open_lines(case, profile) if partly else ()


def lines_to_settle(case: Case, profile: ControllerProfile) -> tuple[OpenLine, ...]:
    """Lines without which an access request of the case is not answered in full: what its page shows as missing."""
    waiting = {item.outcome for item in case.items_of(RightType.ACCESS)} & {None, Outcome.PARTLY_GRANTED}
    told = any(p.kind == COMPLETE for p in case.promises) and not owed_on(case)
    return open_lines(case, profile) if waiting and not told else ()


def complete_by(limit: TimeLimit, today: date, calendar: Calendar) -> date:
    """Day by which a reply of *today* promises the rest: the end of the time limit, else the next working day."""
    due = limit.effective_due or limit.strict_due
    return due if due >= today else calendar.roll(today + timedelta(days=1))


def owed_on(case: Case) -> tuple[date, ...]:
    """Days by which a partial reply promised the rest, for what is still owed."""
    return tuple(p.due_on for p in case.promises if p.kind == COMPLETE and p.kept_on is None)


def promise_rest(case: Case, letter: LetterRecord, today: date) -> Case:
    """The same case once *letter* left today, with what it promised; an earlier promise still open stays the one."""
    if letter.complete_by is None or owed_on(case):
        return case
    if letter.complete_by < today:
        raise PromisedDayPassed(promised_on=letter.complete_by.isoformat())
    item = case.items_of(RightType.ACCESS)[0].number
    return replace(case, promises=(*case.promises, Promise(COMPLETE, letter.complete_by, item)))
