"""What is written to a person who does not answer: a reminder, and the letter that closes the case until they do."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.bodies.body import Body, listed, needed, remedies, stated, unsolicited
from dsardesk.domain.bodies.identity import COPYING, means
from dsardesk.domain.clock_records import Asked
from dsardesk.domain.letters import LetterFacts, Listing, OpenQuestion, Say, Section
from dsardesk.domain.rights import RightType


def _reminder(facts: LetterFacts) -> Iterator[Section]:
    """What was asked and when, what answers it, the time limit, and what follows silence."""
    yield Say("reminder.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    for question in listed(facts.open_questions, "open_questions"):
        yield Say(f"reminder.{question.kind}", (("since", question.since),))
        yield from _QUESTIONS[question.kind](facts)
    yield Say("reminder.time_limit" if facts.suspended else "reminder.time_limit_runs")
    yield Say("reminder.silence")
    yield from unsolicited(facts)
    yield from remedies(facts)


def _identity(facts: LetterFacts) -> Iterator[Section]:
    yield Say("identity.doubt", (("doubt", stated(facts.doubt, "doubt")),))
    yield Say("identity.means")
    yield Listing(tuple(Say(f"identity.means_{each}") for each in means(facts)))
    yield Say("identity.masking" if facts.asked in COPYING else "identity.no_copy")
    yield Say("identity.destroyed")


def _clarification(facts: LetterFacts) -> Iterator[Section]:
    yield Say("clarification.question", (("question", stated(facts.question, "question")),))
    yield Say("clarification.everything")


_QUESTIONS = {Asked.IDENTITY: _identity, Asked.CLARIFICATION: _clarification}


def _provisional_closing(facts: LetterFacts) -> Iterator[Section]:
    """What was asked in vain, why the case is closed for now, that it resumes on reply, and the remedies."""
    yield Say("provisional_closing.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Listing(tuple(Say(f"asked.{item.right}") for item in facts.items if item.outcome is None))
    for question in listed(facts.open_questions, "open_questions"):
        yield Say(f"provisional_closing.{question.kind}", (("since", question.since),))
        yield _reminded(question)
    yield Say("provisional_closing.reasons", (("reasons", stated(facts.silence, "silence")),))
    yield Say("provisional_closing.resumes")
    if facts.remaining_days:
        one = "_one" if facts.remaining_days == 1 else ""
        yield Say(f"provisional_closing.left{one}", (("days", facts.remaining_days),))
    yield Say("provisional_closing.final", (("months", needed(facts.final_months, "final_months")),))
    yield Say("provisional_closing.no_refusal")
    yield from unsolicited(facts)
    yield from remedies(facts)


def _reminded(question: OpenQuestion) -> Say:
    return Say("provisional_closing.reminded", (("days", listed(question.reminded, "reminded")),))


REMINDER = Body(
    _reminder,
    mandatory=("design.reminder.letter", "gdpr.77", "gdpr.79"),
    rights=tuple(RightType),
)
PROVISIONAL_CLOSING = Body(
    _provisional_closing,
    mandatory=("design.provisional_closing", "gdpr.77", "gdpr.79"),
    rights=tuple(RightType),
)
