"""That data are restricted, told alone, and the notice before that ends."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.assessments import AssessmentKind
from dsardesk.domain.bodies.body import (
    Body,
    answered,
    done,
    examined,
    listed,
    recipients,
    remedies,
    stated,
    systems_in,
    unsolicited,
)
from dsardesk.domain.bodies.grounds import grounds_told
from dsardesk.domain.bodies.objection import departure
from dsardesk.domain.case import RESTRICTED
from dsardesk.domain.letter_facts import FactMissing, LetterFacts
from dsardesk.domain.letters import Say, Section
from dsardesk.domain.rights import Outcome, RightType

RIGHT = RightType.RESTRICTION
OUTCOMES = (Outcome.GRANTED, Outcome.PARTLY_GRANTED)


def _reply(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 18(1) to (3): where, since when, on which ground, what may still be done, and that the end is told first."""
    item = answered(facts, RIGHT)
    if item.outcome not in OUTCOMES:
        raise FactMissing(fact="outcome")
    yield Say("restriction_reply.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield _applied(facts)
    ground = examined(facts, RIGHT, AssessmentKind.RESTRICTION_GROUND).ground
    yield Say(f"restriction_ground.{stated(ground, 'ground')}")
    if item.outcome is Outcome.PARTLY_GRANTED:
        yield Say("restriction_reply.reasons", (("reasons", stated(item.reasons, "reasons")),))
        yield from grounds_told(item)
        yield from departure(facts, RIGHT)
    yield Say("restriction_reply.uses")
    yield Say("restriction_reply.notice")
    yield from recipients(facts, RIGHT)
    yield from unsolicited(facts)
    yield from remedies(facts)


def _applied(facts: LetterFacts) -> Say:
    restricted = done(facts, RIGHT, RESTRICTED)
    systems = listed(systems_in(restricted), "restricted")
    return Say("restriction_reply.applied", (("systems", systems), ("on", min(each.on for each in restricted))))


def _notice(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 18(3): before the restriction ends, with the reason."""
    yield Say("restriction_lifting.since", (("reference", facts.reference), *_applied(facts).facts))
    end = examined(facts, RIGHT, AssessmentKind.RESTRICTION_END)
    yield Say("restriction_lifting.reason", (("reasons", stated(end.words, "restriction_end")),))
    yield Say("restriction_lifting.ends")
    yield Say("restriction_lifting.rights")
    yield from unsolicited(facts)
    yield from remedies(facts)


RESTRICTION_REPLY = Body(
    _reply,
    mandatory=("gdpr.18.1.grounds", "gdpr.18.2.uses", "gdpr.19", "gdpr.77", "gdpr.79"),
    rights=(RIGHT,),
    outcomes=OUTCOMES,
    answers=frozenset({RIGHT}),
)
RESTRICTION_LIFTING = Body(_notice, mandatory=("gdpr.18.3.notice", "gdpr.77", "gdpr.79"), rights=(RIGHT,))
