"""Another site found to handle a request while it is open: its public holidays count from the receipt on."""

from __future__ import annotations

from dataclasses import replace

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.errors import DeskError
from dsardesk.services.context import Context, OnCase, change_case


class CalendarUnexplained(DeskError):
    """Another holiday table is used for a reason, to be written."""

    code = "calendar.unexplained"


def set_calendar(context: Context, actor: Actor, reference: str, calendar: str, *, reason: str) -> Case:
    """Count the time limits of an open case by the holidays of another establishment; the log keeps what moved."""
    actor.must_be(UserRole.DPO)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        if not reason.strip():
            raise CalendarUnexplained
        context.calendar(calendar)  # It refuses one that nobody knows.
        own = calendar == on.profile.calendar
        changed = replace(on.case, calendar=calendar, calendar_reason="" if own else reason.strip())
        facts: dict[str, object] = {"calendar": calendar, "before": on.case.calendar, "reason": reason.strip()}
        return changed, {**facts, "from": _due(on, on.case), "to": _due(on, changed)}

    return change_case(context, actor, reference, "calendar.set", change)


def _due(on: OnCase, case: Case) -> str | None:
    day = on.context.index(case, on.profile).due_on
    return day.isoformat() if day else None
