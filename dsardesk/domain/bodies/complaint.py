"""The answer to a complaint, or to a letter of the supervisory authority."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.bodies.body import Body, answered, remedies, stated, unsolicited
from dsardesk.domain.letter_facts import LetterFacts
from dsardesk.domain.letters import Say, Section
from dsardesk.domain.rights import Outcome, RightType

RIGHT = RightType.COMPLAINT
OUTCOMES = (Outcome.GRANTED, Outcome.PARTLY_GRANTED, Outcome.REFUSED)


def _reply(facts: LetterFacts) -> Iterator[Section]:
    """What was looked at again, and what came of it, in words."""
    item = answered(facts, RIGHT)
    yield Say("complaint_reply.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Say(f"complaint_reply.{item.outcome}")
    yield Say("complaint_reply.reasons", (("reasons", stated(item.reasons, "reasons")),))
    yield from unsolicited(facts)
    yield from remedies(facts)


def _to_authority(facts: LetterFacts) -> Iterator[Section]:
    """The answer in words; the authority is no remedy against itself."""
    item = answered(facts, RIGHT)
    yield Say("authority_reply.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Say("authority_reply.reasons", (("reasons", stated(item.reasons, "reasons")),))
    yield Say("authority_reply.at_disposal")


COMPLAINT_REPLY = Body(
    _reply, mandatory=("gdpr.77", "gdpr.79"), rights=(RIGHT,), outcomes=OUTCOMES, answers=frozenset({RIGHT})
)
AUTHORITY_REPLY = Body(
    _to_authority,
    mandatory=("design.authority_letter",),
    rights=(RIGHT,),
    outcomes=OUTCOMES,
    answers=frozenset({RIGHT}),
)
