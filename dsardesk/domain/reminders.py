"""A person who was asked something and does not answer is reminded; no text says when, nor what comes after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from dsardesk.domain.case import Case
from dsardesk.domain.clarifications import waiting
from dsardesk.domain.clock_records import Asked, Reminder
from dsardesk.domain.deadlines import ClockFactType
from dsardesk.domain.errors import DeskError
from dsardesk.domain.ladder import question_is_open
from dsardesk.domain.rules import RuleBook

REMINDERS = ("design.reminder.first", "design.reminder.second", "design.reminder.last")
"""Rules that give the days after asking on which the person is reminded, in order."""


class NothingToRemindOf(DeskError):
    """Nothing of that kind was asked that still waits for its answer."""

    code = "reminder.nothing_asked"
    exit_code = 2


class ImpossibleReminderDay(DeskError):
    """A reminder leaves after the question, and not in the future."""

    code = "reminder.impossible_day"
    exit_code = 2


def open_questions(case: Case) -> Mapping[Asked, date]:
    """What was asked and is not answered, and since when."""
    found: dict[Asked, date] = {}
    if question_is_open(case):
        asked = (fact.fact.on for fact in case.facts if fact.fact.type is ClockFactType.IDENTITY_REQUESTED)
        found[Asked.IDENTITY] = max(asked)
    if waiting(case):
        found[Asked.CLARIFICATION] = min(each.asked_on for each in waiting(case))
    return found


def reminders_of(case: Case, kind: Asked) -> tuple[date, ...]:
    """Days on which the person was reminded of the question of that kind that is open, in order."""
    since = open_questions(case).get(kind, date.max)
    return tuple(sorted(each.sent_on for each in case.reminders if each.kind is kind and each.sent_on >= since))


def reminder_days(since: date, rules: RuleBook, sent: Iterable[date] = ()) -> tuple[date, ...]:
    """Days of every reminder of what was asked on *since*: those that left, then each next, counted from the last."""
    figures = [0, *(rules.days(rule) for rule in REMINDERS)]
    days = [since, *sent][: len(figures)]
    for place in range(len(days), len(figures)):
        days.append(days[-1] + timedelta(days=figures[place] - figures[place - 1]))
    return tuple(days[1:])


def next_reminder(case: Case, kind: Asked, rules: RuleBook) -> date | None:
    """Day of the next reminder of the question of that kind; None where none is open, and once all have left."""
    since, sent = open_questions(case).get(kind), reminders_of(case, kind)
    if since is None or len(sent) >= len(REMINDERS):
        return None
    return reminder_days(since, rules, sent)[len(sent)]


def remind_on(case: Case, rules: RuleBook) -> date | None:
    """Day of the next reminder of anything; None where none comes, and once the DPO chose how to go on."""
    if case.closed_on is not None or any(each.ended_on is None for each in case.silences):
        return None
    return min(filter(None, (next_reminder(case, kind, rules) for kind in Asked)), default=None)


def reminded(case: Case, reminder: Reminder, *, today: date) -> Case:
    """The case once the person was reminded."""
    case.must_be_open()
    since = open_questions(case).get(reminder.kind)
    if since is None:
        raise NothingToRemindOf
    if not since <= reminder.sent_on <= today:
        raise ImpossibleReminderDay
    return replace(case, reminders=(*case.reminders, reminder))
