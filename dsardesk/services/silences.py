"""A person who was asked something: reminded, waited for, and what is done when no answer comes."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from dsardesk.domain import silences
from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import CannotClose, Case
from dsardesk.domain.clock_records import Asked, Course, Reminder, Silence
from dsardesk.domain.reminders import open_questions, reminded
from dsardesk.domain.steps import NextStep
from dsardesk.services.clocks import must_have_come
from dsardesk.services.context import Context, OnCase, change_case
from dsardesk.services.decide import close_case
from dsardesk.services.ports import CaseQuery


def record_reminder(
    context: Context, actor: Actor, reference: str, kind: Asked, *, channel: str, sent_on: date | None = None
) -> Case:
    """Record that the person was reminded by other ways than a letter of the case, today unless told otherwise."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        day = sent_on or on.today
        changed = reminded(on.case, Reminder(kind, day, channel, actor.name), today=on.today)
        return changed, {"asked": kind, "sent_on": day.isoformat(), "channel": channel}

    return change_case(context, actor, reference, "reminder.recorded", change)


def reminders_sent(on: OnCase, actor: Actor, channel: str) -> Case:
    """The case once the letter left today that reminds of everything that was asked."""
    case = on.case
    for kind in open_questions(case):
        case = reminded(case, Reminder(kind, on.today, channel, actor.name), today=on.today)
    return case


def choose_course(context: Context, actor: Actor, reference: str, course: Course, *, reasons: str) -> Case:
    """Record how the DPO goes on without an answer: close for now, once the letter left, or decide on what is known."""
    actor.must_be(UserRole.DPO)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        limits = context.time_limits(on.case, on.profile)
        chosen = Silence(course, reasons, on.today, actor.name)
        return silences.choose(on.case, chosen, limits, context.rules), {"course": course, "reasons": reasons.strip()}

    return change_case(context, actor, reference, "silence.chosen", change)


def close_lapsed(context: Context, actor: Actor) -> tuple[str, ...]:
    """Close for good every case whose person had until yesterday to answer; their references.

    Whoever may not close cases closes none, and a case on which something else is open waits for somebody.
    """
    if actor.role not in {UserRole.DPO, UserRole.ASSISTANT}:
        return ()
    closed = []
    for reference in _lapsed(context):
        with suppress(CannotClose):
            closed.append(close_case(context, actor, reference).reference)
    return tuple(closed)


def _lapsed(context: Context) -> list[str]:
    query = CaseQuery(closed=False, step=NextStep.WAIT_FOR_ANSWER)
    with context.work.read() as transaction:
        lines = transaction.cases.page(query, offset=0, limit=transaction.cases.count(query))
        cases = [transaction.cases.get(line.reference) for line in lines]
        days = {each.reference: context.today(context.profile_of(transaction, each)) for each in cases}
    return [each.reference for each in cases if silences.lapsed(each, days[each.reference], context.rules)]


def record_reply(context: Context, actor: Actor, reference: str, *, answered_on: date | None = None) -> Case:
    """Record that the person answered after all: the case resumes, its clocks as they stood when it waited."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        must_have_come(on, answered_on)
        day = answered_on or on.today
        return silences.replied(on.case, day), {"answered_on": day.isoformat()}

    return change_case(context, actor, reference, "silence.ended", change)
