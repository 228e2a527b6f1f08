"""The answer to an objection in favour of the person: what stopped, where, and what goes on."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.assessments import AssessmentKind
from dsardesk.domain.bodies.body import (
    Body,
    answered,
    done,
    listed,
    marketing_too,
    remedies,
    stated,
    systems_in,
    unsolicited,
)
from dsardesk.domain.bodies.grounds import grounds_told
from dsardesk.domain.letter_facts import FactMissing, LetterFacts
from dsardesk.domain.letters import Head, Listing, Say, Section
from dsardesk.domain.objection import NOT_CONCERNED, STOPPED
from dsardesk.domain.rights import Outcome, RightType

RIGHT = RightType.OBJECTION
RIGHTS = (RIGHT, RightType.OBJECTION_MARKETING)
OUTCOMES = (Outcome.GRANTED, Outcome.PARTLY_GRANTED)


def _reply(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 21(1): stopped; what goes on is said with the grounds that the company demonstrates."""
    item = answered(facts, RIGHT)
    if item.outcome not in OUTCOMES:
        raise FactMissing(fact="outcome")
    stopped = done(facts, RIGHT, STOPPED)
    yield Say("objection_reply.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    systems = listed(systems_in(stopped), "processing_stopped")
    yield Say("objection_reply.stopped", (("systems", systems), ("on", max(each.on for each in stopped))))
    if item.outcome is Outcome.PARTLY_GRANTED:
        yield Say("objection_reply.reasons", (("reasons", stated(item.reasons, "reasons")),))
        yield from grounds_told(item)
        yield from departure(facts)
    yield from _not_concerned(facts)
    yield Say("objection_reply.erasure")
    yield from marketing_too(facts)
    yield from unsolicited(facts)
    yield from remedies(facts)


def _not_concerned(facts: LetterFacts) -> Iterator[Section]:
    others = [each for each in done(facts, RIGHT, NOT_CONCERNED) if each.system]
    if others:
        yield Head("objection_reply.others_title")
        yield Listing(
            tuple(
                Say("objection_reply.other", (("system", each.system.name), ("reason", stated(each.reason, "reason"))))
                for each in others
                if each.system
            )
        )


def departure(facts: LetterFacts, right: RightType = RIGHT) -> Iterator[Section]:
    """Where the policy promised more than the law and that is not kept: said, with the reason."""
    key = "objection_reply.departure" if right is RIGHT else "refusal.departure"
    for each in facts.examined:
        if each.right is right and each.kind is AssessmentKind.POLICY_DEPARTURE:
            yield Say(key, (("reasons", stated(each.words, "policy_departure")),))


OBJECTION_REPLY = Body(
    _reply,
    mandatory=("gdpr.21.1.stop", "gdpr.77", "gdpr.79"),
    rights=RIGHTS,
    outcomes=OUTCOMES,
    answers=frozenset(RIGHTS),
)
