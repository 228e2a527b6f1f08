"""The answer on automated decisions: one looked at again by a person, or none taken any more about whoever asks."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.assessments import AssessmentKind, AutomatedReach, AutomatedWish
from dsardesk.domain.bodies.body import Body, answered, examined, remedies, stated, unsolicited
from dsardesk.domain.bodies.grounds import grounds_told
from dsardesk.domain.letter_facts import FactMissing, LetterFacts
from dsardesk.domain.letters import Say, Section
from dsardesk.domain.rights import Outcome, RightType

RIGHT = RightType.AUTOMATED_DECISION
OUTCOMES = (Outcome.GRANTED, Outcome.PARTLY_GRANTED)


def wants_out(facts: LetterFacts) -> bool:
    """True where the person asked that no machine alone decide about them."""
    kind, wish = AssessmentKind.AUTOMATED_WISH, AutomatedWish.OPT_OUT
    return any(each.kind is kind and each.ground == wish for each in facts.examined)


def _reply(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 22(1) or 22(3), as the person asked, and a reasoned result."""
    item = answered(facts, RIGHT)
    if item.outcome not in OUTCOMES:
        raise FactMissing(fact="outcome")
    yield from _taken_out(facts) if wants_out(facts) else _reviewed(facts)
    if item.outcome is Outcome.PARTLY_GRANTED:
        yield Say("automated_reply.in_part", (("reasons", stated(item.reasons, "reasons")),))
        yield from grounds_told(item)
    yield Say("automated_reply.contest")
    yield from unsolicited(facts)
    yield from remedies(facts)


def _reviewed(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 22(3): human intervention, the person's point of view, the contest."""
    decision = examined(facts, RIGHT, AssessmentKind.CONTESTED_DECISION)
    view = examined(facts, RIGHT, AssessmentKind.PERSONS_VIEW)
    review = examined(facts, RIGHT, AssessmentKind.HUMAN_REVIEW)
    yield Say("automated_reply.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Say("automated_reply.decision", (("decision", stated(decision.words, "contested_decision")),))
    yield Say("automated_reply.view", (("view", stated(view.words, "persons_view")),))
    yield Say("automated_reply.reviewed", (("who", stated(review.who, "reviewer")), ("on", review.on)))
    yield Say(f"automated_reply.{stated(review.ground, 'review')}")
    yield Say("automated_reply.reasons", (("reasons", stated(review.words, "reasons")),))


def _taken_out(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 22(1): what decides today, and who decides from now on."""
    reach = examined(facts, RIGHT, AssessmentKind.AUTOMATED_REACH)
    yield Say("automated_reply.asked_out", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Say(f"automated_reply.{stated(reach.ground, 'automated_reach')}")
    yield Say("automated_reply.how_decided", (("how", stated(reach.words, "automated_reach")),))
    if reach.ground == AutomatedReach.HUMAN_DECIDES:
        return
    out = examined(facts, RIGHT, AssessmentKind.TAKEN_OUT)
    yield Say("automated_reply.taken_out", (("who", stated(out.who, "taken_out")), ("on", out.on)))
    yield Say("automated_reply.from_now_on", (("how", stated(out.words, "taken_out")),))


AUTOMATED_REPLY = Body(
    _reply,
    mandatory=("gdpr.22.1.opt_out", "gdpr.22.3.review", "gdpr.77", "gdpr.79"),
    rights=(RIGHT,),
    outcomes=OUTCOMES,
    answers=frozenset({RIGHT}),
)
