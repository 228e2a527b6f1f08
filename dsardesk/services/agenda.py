"""The agenda of the day: what to do now, what waits, what must be destroyed, what was promised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.calendars import Calendar
from dsardesk.domain.reminders import REMINDERS
from dsardesk.domain.standing import SOON, Urgency
from dsardesk.domain.steps import NextStep
from dsardesk.services.case_list import CaseEntry, day_and_calendar, stands
from dsardesk.services.context import Context, cases_for
from dsardesk.services.ports import (
    CaseLine,
    CaseOrder,
    CaseQuery,
    CaseStore,
    HeldDocument,
    OpenPromise,
    YearFigures,
)
from dsardesk.services.recount import Recount, last_recount
from dsardesk.services.retention import due_directives

LONGEST = 20
"""Lines of one part of the agenda; the list of cases shows the rest."""
AT_ONCE = (
    NextStep.INFORM_OFFICER,
    NextStep.ERASE_MINOR,
    NextStep.STOP_MARKETING,
    NextStep.STOP_PROCESSING,
    NextStep.ACKNOWLEDGE,
)
"""Steps that are for today, whenever the answer is due (GDPR 7(3), 21(3); an acknowledgement is sent on the day)."""
OPEN = CaseQuery(closed=False)


HURRY = "design.identity.hurry"
"""Rule that gives the last hours of an identity document, which are shown as urgent."""


class Silent(StrEnum):
    """What a person's silence calls for."""

    REMIND = "remind"
    CHOOSE = "choose"


@dataclass(frozen=True, slots=True)
class ToClean:
    """A case on which places are left where a copy of a destroyed identity document may lie."""

    reference: str
    person: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda at one moment; each part is cut to LONGEST lines, its figure is not.

    Attributes:
        hurry: the last time of an identity document, which is urgent.
        now: aware instant.
        today: the civil date at the company's.
        late: cases past their due date.
        soon: cases due today or within the days that `SOON` gives.
        waiting: cases on which a clock is suspended.
        held: identity documents held.
        promised: promises due within those days and not kept.
        next_due: the case due next; None if none is due.
        to_do: cases that alert within those days, wait for an approval or have a step for today; the late ones first.
        waits: cases on which a clock is suspended, the longest first.
        documents: identity documents held, the next to be destroyed first.
        promises: those promises, the earliest first.
        year: what the present year came to so far.
        recount: what a newer table of holidays or rule changed lately; None where it changed nothing.
        reminders: what the silence on each case that waits calls for, by its reference; those without any left out.
        for_now: cases closed until the person answers.
        to_purge: cases and directives of which something is to be purged, or that wait for a decision on it.
        to_approve: cases on which a refusal or a fee waits for an opinion or an approval.
        to_clean: cases on which nobody has attested to every place where a destroyed copy may lie, cut too.
    """

    now: datetime
    hurry: timedelta
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
    recount: Recount | None = None
    reminders: Mapping[str, Silent] = field(default_factory=dict)
    for_now: int = 0
    to_purge: int = 0
    to_approve: int = 0
    to_clean: tuple[ToClean, ...] = ()


def read_agenda(context: Context, actor: Actor) -> Agenda:
    """The agenda as *actor* may see it: without names for whoever only follows the figures."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT, UserRole.MANAGER, UserRole.READ)
    with context.work.read() as transaction:
        today, calendar = day_and_calendar(context, transaction)
        recount = last_recount(transaction, today - timedelta(days=context.rules.days(SOON)))
        cases = cases_for(transaction, actor)
        agenda = _agenda(cases, context, today, calendar)
        to_purge = agenda.to_purge + len(due_directives(context, transaction, today))
        # How many cases were counted anew would count those that are hidden.
        recount = recount if actor.sees_confidential else None
        agenda = replace(agenda, recount=recount, reminders=_reminders(agenda, context), to_purge=to_purge)
    handles_cases = actor.role in {UserRole.DPO, UserRole.ASSISTANT}
    return agenda if handles_cases else _without_names(agenda)


def _reminders(agenda: Agenda, context: Context) -> dict[str, Silent]:
    last = timedelta(days=context.rules.days(REMINDERS[-1]))
    calls = {entry.line.reference: _called_for(entry.line, agenda.today, last) for entry in agenda.waits}
    return {name: call for name, call in calls.items() if call is not None}


def _called_for(line: CaseLine, today: date, last: timedelta) -> Silent | None:
    """What so long a silence calls for; nothing while the next reminder is not due."""
    if line.waiting_since is not None and today >= line.waiting_since + last:
        return Silent.CHOOSE
    return Silent.REMIND if line.remind_on is not None and line.remind_on <= today else None


def _agenda(cases: CaseStore, context: Context, today: date, calendar: Calendar) -> Agenda:
    week = today + timedelta(days=context.rules.days(SOON))
    waiting, approving = replace(OPEN, waiting=True), replace(OPEN, to_approve=True)

    def entries(query: CaseQuery, limit: int = LONGEST) -> list[CaseEntry]:
        return [
            CaseEntry(line, stands(line, today, calendar, context.rules))
            for line in cases.page(query, offset=0, limit=limit)
        ]

    due = entries(replace(OPEN, due_from=today), 1)
    documents, promises = cases.held_documents(), cases.open_promises(week)
    return Agenda(
        now=context.now(),
        hurry=timedelta(hours=context.rules.hours(HURRY)),
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
                *entries(approving),
                *(entry for step in AT_ONCE for entry in entries(replace(OPEN, order=CaseOrder.STEP, step=step))),
            ]
        ),
        waits=tuple(sorted(entries(waiting), key=lambda entry: (entry.line.waiting_since, entry.line.reference))),
        documents=tuple(_placed(document, context) for document in documents[:LONGEST]),
        promises=promises[:LONGEST],
        year=cases.year(today.year),
        to_purge=cases.count_to_purge(today),
        to_approve=cases.count(approving),
        to_clean=tuple(ToClean(*each) for each in cases.to_clean()[:LONGEST]),
        for_now=cases.count(replace(OPEN, step=NextStep.WAIT_FOR_ANSWER)),
    )


def _placed(document: HeldDocument, context: Context) -> HeldDocument:
    """The document without the name of this computer: only another one is worth naming."""
    return replace(document, computer="") if document.store == context.identity_store.id else document


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
        to_purge=0,
        next_due=nameless((agenda.next_due,))[0] if agenda.next_due else None,
        to_do=nameless(agenda.to_do),
        waits=nameless(agenda.waits),
        documents=tuple(replace(document, person="") for document in agenda.documents),
        promises=tuple(replace(promise, person="") for promise in agenda.promises),
        to_clean=tuple(replace(each, person="") for each in agenda.to_clean),
    )
