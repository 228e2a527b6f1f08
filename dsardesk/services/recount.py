"""Open cases counted anew once a table of holidays or the rules changed, and what that moved told."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from dsardesk.domain.actors import Actor
from dsardesk.services.context import Context
from dsardesk.services.ports import Counting, Transaction

RECOUNTED = "clocks.recounted"


@dataclass(frozen=True, slots=True)
class Recount:
    """What counting the open cases anew came to.

    Attributes:
        on: civil date, UTC.
        cases: cases counted anew.
        moved: cases whose due date moved.
    """

    on: date
    cases: int
    moved: int


def recount_cases(context: Context, actor: Actor) -> Recount | None:
    """Count anew every open case that other tables or rules counted; None where there is none.

    Runs whenever a vault opens, after a newer version of the program or of its tables. A case whose due date moved
    says so in its own timeline.
    """
    with context.work.read() as transaction:
        stale = tuple(each for each in transaction.cases.countings() if each != _now(context, each))
    if not stale:
        return None
    with context.work.write() as transaction:
        moved = [
            _recount(context, transaction, actor, reference, due_on)
            for counting in stale
            for reference, due_on in transaction.cases.counted_as(counting)
        ]
        facts = {"cases": len(moved), "moved": sum(moved), "rules": context.rules.version}
        transaction.audit.append(actor, RECOUNTED, None, facts)
    return Recount(context.now().date(), len(moved), sum(moved))


def _now(context: Context, counting: Counting) -> Counting:
    """How a case that *counting* counted is counted today."""
    return Counting(counting.calendar, context.calendar(counting.calendar).version, context.rules.version)


def _recount(context: Context, transaction: Transaction, actor: Actor, reference: str, due_on: date | None) -> bool:
    """Count one case anew; True if its due date moved."""
    case = transaction.cases.get(reference)
    profile = context.profile_of(transaction, case)
    saved = context.save(transaction, case, profile)
    now_due = context.index(saved, profile).due_on
    if now_due == due_on:
        return False
    facts = {"from": _plain(due_on), "to": _plain(now_due), "calendar_version": saved.calendar_version}
    transaction.audit.append(actor, "clock.recounted", case.id, facts)
    return True


def _plain(day: date | None) -> str | None:
    return day.isoformat() if day else None


def last_recount(transaction: Transaction, since: date) -> Recount | None:
    """The newest recount that moved a date on or after *since*; None if there was none."""
    line = transaction.audit.newest_of(RECOUNTED)
    if line is None or line.payload is None or line.at.date() < since:
        return None
    facts = json.loads(line.payload)
    return Recount(line.at.date(), facts["cases"], facts["moved"]) if facts["moved"] else None
