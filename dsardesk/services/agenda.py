"""The agenda of the day: what to do now, what waits, what must be destroyed, what was promised."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.calendars import Calendar
from dsardesk.domain.standing import SOON_DAYS, Urgency
from dsardesk.domain.steps import NextStep
from dsardesk.services.case_list import CaseEntry, day_and_calendar, stands
from dsardesk.services.context import Context
from dsardesk.services.ports import (
    CaseOrder,
    CaseQuery,
    CaseStore,
    HeldDocument,
    OpenPromise,
    YearFigures,
)

LONGEST = 20
"""Lines of one part of the agenda; the list of cases shows the rest."""
AT_ONCE = (NextStep.STOP_MARKETING, NextStep.ACKNOWLEDGE)
"""Steps that are for today, whenever the answer is due (GDPR 21(3); an acknowledgement is sent on the day)."""
OPEN = CaseQuery(closed=False)


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda at one moment; each part is cut to LONGEST lines, its figure is not.

    Attributes:
        now: aware instant.
        today: the civil date at the company's.
        late: cases past their due date.
        soon: cases due today or within SOON_DAYS calendar days.
        waiting: cases on which a clock is suspended.
        held: identity documents held.
        promised: promises due within SOON_DAYS days and not kept.
        next_due: the case due next; None if none is due.
        to_do: cases that alert within SOON_DAYS days, and those with a step for today; the late ones first.
        waits: cases on which a clock is suspended, the longest first.
        documents: identity documents held, the next to be destroyed first.
        promises: those promises, the earliest first.
        year: what the present year came to so far.
    """

    now: datetime
    today: date
    late: int
    soon: int
    waiting: int
    held: int
    promised: int
    next_due: CaseEntry | None
    to_do: tuple[CaseEntry, ...]
    waits: tuple[CaseEntry, ...]
    documents: tuple[HeldDocument, ...]
    promises: tuple[OpenPromise, ...]
    year: YearFigures


def read_agenda(context: Context, actor: Actor) -> Agenda:
    """The agenda as *actor* may see it: without names for whoever only follows the figures."""
    with context.work.read() as transaction:
        today, calendar = day_and_calendar(context, transaction)
        agenda = _agenda(transaction.cases, context.now(), today, calendar)
    handles_cases = actor.role in {UserRole.DPO, UserRole.ASSISTANT}
    return agenda if handles_cases else _without_names(agenda)


def _agenda(cases: CaseStore, now: datetime, today: date, calendar: Calendar) -> Agenda:
    week = today + timedelta(days=SOON_DAYS)
    waiting = replace(OPEN, waiting=True)

    def entries(query: CaseQuery, limit: int = LONGEST) -> list[CaseEntry]:
        return [CaseEntry(line, stands(line, today, calendar)) for line in cases.page(query, offset=0, limit=limit)]

    due = entries(replace(OPEN, due_from=today), 1)
    documents, promises = cases.held_documents(), cases.open_promises(week)
    return Agenda(
        now=now,
        today=today,
        late=cases.count(replace(OPEN, due_until=today - timedelta(days=1))),
        soon=cases.count(replace(OPEN, due_from=today, due_until=week)),
        waiting=cases.count(waiting),
        held=len(documents),
        promised=len(promises),
        next_due=due[0] if due else None,
        to_do=_in_order(
            [
                *entries(replace(OPEN, order=CaseOrder.ALERT, alert_until=week)),
                *(entry for step in AT_ONCE for entry in entries(replace(OPEN, order=CaseOrder.STEP, step=step))),
            ]
        ),
        waits=tuple(sorted(entries(waiting), key=lambda entry: (entry.line.waiting_since, entry.line.reference))),
        documents=documents[:LONGEST],
        promises=promises[:LONGEST],
        year=cases.year(today.year),
    )


def _in_order(entries: list[CaseEntry]) -> tuple[CaseEntry, ...]:
    """Each case once: the late ones, then marketing to stop, then by the date that alerts."""

    def key(entry: CaseEntry) -> tuple[bool, bool, date, str]:
        line = entry.line
        stops = line.next_step == NextStep.STOP_MARKETING
        return entry.standing.urgency is not Urgency.LATE, not stops, line.alert_on or date.max, line.reference

    return tuple(sorted({entry.line.reference: entry for entry in entries}.values(), key=key)[:LONGEST])


def _without_names(agenda: Agenda) -> Agenda:
    def nameless(entries: tuple[CaseEntry, ...]) -> tuple[CaseEntry, ...]:
        return tuple(replace(entry, line=replace(entry.line, person="")) for entry in entries)

    return replace(
        agenda,
        next_due=nameless((agenda.next_due,))[0] if agenda.next_due else None,
        to_do=nameless(agenda.to_do),
        waits=nameless(agenda.waits),
        documents=tuple(replace(document, person="") for document in agenda.documents),
        promises=tuple(replace(promise, person="") for promise in agenda.promises),
    )
