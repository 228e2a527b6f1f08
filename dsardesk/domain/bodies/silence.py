"""What is written to a person who does not answer: a reminder, and the letter that closes the case until they do."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.bodies.body import Body, listed, needed, remedies, stated, unsolicited
from dsardesk.domain.bodies.identity import COPYING, means
from dsardesk.domain.bodies.questions import asked_to_specify, runs_beside
from dsardesk.domain.clock_records import Asked
from dsardesk.domain.letter_facts import LetterFacts
from dsardesk.domain.letters import Listing, Say, Section
from dsardesk.domain.rights import RightType
from dsardesk.domain.told import OpenQuestion


def _reminder(facts: LetterFacts) -> Iterator[Section]:
    """What was asked and when, what answers it, the time limit, and what follows silence."""
    yield Say("reminder.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    for question in listed(facts.open_questions, "open_questions"):
        yield Say(f"reminder.{question.kind}", (("since", question.since),))
        yield from _QUESTIONS[question.kind](facts)
    yield Say(_time_limit(facts))
    # A case is closed for now only while its clock stands still.
    yield Say("reminder.silence" if facts.suspended else "reminder.silence_runs")
    yield from unsolicited(facts)
    yield from remedies(facts)


def _identity(facts: LetterFacts) -> Iterator[Section]:
    yield Say("identity.doubt", (("doubt", stated(facts.doubt, "doubt")),))
    yield Say("identity.means")
    yield Listing(tuple(Say(f"identity.means_{each}") for each in means(facts)))
    yield Say("identity.masking" if facts.asked in COPYING else "identity.no_copy")
    yield Say("identity.destroyed")


def _clarification(facts: LetterFacts) -> Iterator[Section]:
    for question in listed(facts.questions, "questions"):
        yield from asked_to_specify(question)


def _time_limit(facts: LetterFacts) -> str:
    """Key of how the time limit stands; a doubt about identity stops it for all that was asked."""
    if not facts.suspended:
        return "reminder.time_limit_runs"
    of_all = any(each.kind is Asked.IDENTITY for each in facts.open_questions)
    return "reminder.time_limit" if of_all or not runs_beside(facts) else "reminder.time_limit_part"


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
