"""The answer on an automated decision: who looked at it again, what was heard, what came of it and why."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.assessments import AssessmentKind
from dsardesk.domain.bodies.body import Body, answered, examined, remedies, stated, unsolicited
from dsardesk.domain.bodies.grounds import grounds_told
from dsardesk.domain.letters import FactMissing, LetterFacts, Say, Section
from dsardesk.domain.rights import Outcome, RightType

RIGHT = RightType.AUTOMATED_DECISION
OUTCOMES = (Outcome.GRANTED, Outcome.PARTLY_GRANTED)


def _reply(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 22(3): human intervention, the person's point of view, the contest, and a reasoned result."""
    item = answered(facts, RIGHT)
    if item.outcome not in OUTCOMES:
        raise FactMissing(fact="outcome")
    decision = examined(facts, RIGHT, AssessmentKind.CONTESTED_DECISION)
    view = examined(facts, RIGHT, AssessmentKind.PERSONS_VIEW)
    review = examined(facts, RIGHT, AssessmentKind.HUMAN_REVIEW)
    yield Say("automated_reply.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Say("automated_reply.decision", (("decision", stated(decision.words, "contested_decision")),))
    yield Say("automated_reply.view", (("view", stated(view.words, "persons_view")),))
    yield Say("automated_reply.reviewed", (("who", stated(review.who, "reviewer")), ("on", review.on)))
    yield Say(f"automated_reply.{stated(review.ground, 'review')}")
    yield Say("automated_reply.reasons", (("reasons", stated(review.words, "reasons")),))
    if item.outcome is Outcome.PARTLY_GRANTED:
        yield Say("automated_reply.in_part", (("reasons", stated(item.reasons, "reasons")),))
        yield from grounds_told(item)
    yield Say("automated_reply.contest")
    yield from unsolicited(facts)
    yield from remedies(facts)


AUTOMATED_REPLY = Body(
    _reply,
    mandatory=("gdpr.22.3.review", "gdpr.77", "gdpr.79"),
    rights=(RIGHT,),
    outcomes=OUTCOMES,
    answers=frozenset({RIGHT}),
)
