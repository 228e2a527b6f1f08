"""A person who was asked something and does not answer is reminded; no text says when, nor what comes after."""

from __future__ import annotations

from datetime import date, timedelta

from dsardesk.domain.rules import RuleBook

REMINDERS = ("design.reminder.first", "design.reminder.second", "design.reminder.last")
"""Rules that give the days after asking on which the person is reminded, in order."""


def reminder_days(since: date, rules: RuleBook) -> tuple[date, ...]:
    """Days on which to remind whoever was asked on *since*."""
    return tuple(since + timedelta(days=rules.days(rule)) for rule in REMINDERS)


def reminders_due(since: date, today: date, rules: RuleBook) -> int:
    """How many reminders should have left by *today*; once all of them have, the DPO chooses how to go on."""
    return sum(day <= today for day in reminder_days(since, rules))
