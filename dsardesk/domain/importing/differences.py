"""Days by which a register of old says that requests must be answered, beside those that the law gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dsardesk.domain.calendars import add_months
from dsardesk.domain.case import Case
from dsardesk.domain.time_limit import TimeLimit

THIRTY = timedelta(days=30)
EXTENDED_MONTHS, OLD_MONTHS = 3, 2


class Why(StrEnum):
    """Why the two days differ; its sentence stands in the messages catalogue under `import_why.<why>`."""

    ROLLED = "rolled"  # The last day falls on a day that does not count (Regulation 1182/71, Article 3(4)).
    THIRTY_DAYS = "thirty_days"
    EXTENDED = "extended"
    TWO_MONTHS = "two_months"
    EARLIER = "earlier"
    LATER = "later"
    NOT_SAID = "not_said"  # The sheet gives no day, and the answer is late all the same.
    SAME = "same"


@dataclass(frozen=True, slots=True)
class DueDifference:
    """One request whose day is another here, or which is late by it.

    Attributes:
        row: number of its first row.
        reference: the sheet's own.
        theirs: the day in the sheet; None if it gives none.
        ours: the legal day; None while no time limit runs.
        why: why they differ.
        late: True if the answer left, or is still owed, after the legal day.
    """

    row: int
    reference: str
    theirs: date | None
    ours: date | None
    why: Why
    late: bool


def is_late(case: Case, limits: dict[int, TimeLimit], today: date) -> bool:
    """True if an answer left after its day, or is owed since then; of a closed case without a day, nothing is known."""
    ends = ((limits[item.number], item.answered_on or (None if case.closed_on else today)) for item in case.items)
    return any(end is not None and limit.is_late(end) for limit, end in ends)


def why_other(theirs: date | None, limit: TimeLimit) -> Why:
    """Why the sheet's day is not the legal one."""
    received, ours = limit.received_on, limit.effective_due
    if theirs is None:
        return Why.NOT_SAID
    if theirs == ours:
        return Why.SAME
    known = {
        received + THIRTY: Why.THIRTY_DAYS,
        limit.nominal_due: Why.ROLLED,
        add_months(received, EXTENDED_MONTHS): Why.EXTENDED,
        limit.due_after_extension: Why.EXTENDED,
        add_months(received, OLD_MONTHS): Why.TWO_MONTHS,
    }
    return known.get(theirs) or (Why.EARLIER if ours is None or theirs < ours else Why.LATER)
