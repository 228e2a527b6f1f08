"""Reminders, what was chosen without an answer, and questions let count late, a sentence each."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.case import Case
from dsardesk.domain.clock_records import Silence
from dsardesk.domain.deadlines import ClockFactType
from dsardesk.wording import Catalogue


def silence_lines(case: Case, words: Catalogue) -> tuple[str, ...]:
    """What was done while the person did not answer, in order."""
    reminders = (
        words.say(
            "evidence.reminded",
            on=each.sent_on,
            channel=words.name("channel", each.channel),
            asked=words.say(f"asked.{each.kind}"),
            by=each.by,
        )
        for each in case.reminders
    )
    return (*reminders, *(line for each in case.silences for line in _chosen(each, words)))


def _chosen(silence: Silence, words: Catalogue) -> Iterator[str]:
    yield words.say(f"evidence.silence_{silence.course}", on=silence.chosen_on, by=silence.by, reasons=silence.reasons)
    if silence.closed_on is not None:
        yield words.say("evidence.silence_closed", on=silence.closed_on)
    if silence.closed_on is not None and silence.ended_on is not None:
        yield words.say("evidence.silence_ended", on=silence.ended_on)


def override_lines(case: Case, words: Catalogue) -> tuple[str, ...]:
    """Why a question about an access request counts although the month was over; identity's stands with identity."""
    return tuple(
        words.say("evidence.override", reason=each.fact.reason)
        for each in case.facts
        if each.fact.type is ClockFactType.CLARIFICATION_REQUESTED and each.fact.override
    )
