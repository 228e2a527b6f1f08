"""What a person is asked to specify, right by right: no more than the law lets one ask, and never as a condition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dsardesk.domain.bodies.body import Body, listed, remedies, stated, unsolicited
from dsardesk.domain.clarifications import NothingMayBeAsked, may_suspend
from dsardesk.domain.letter_facts import LetterFacts
from dsardesk.domain.letters import Listing, Say, Section
from dsardesk.domain.rights import RightType
from dsardesk.domain.told import ToldQuestion

POINTS: Mapping[RightType, tuple[str, ...]] = {
    RightType.RECTIFICATION: ("wrong", "right"),
    RightType.ERASURE: ("all", "account", "some"),
    RightType.RESTRICTION: ("accuracy", "unlawful", "claims", "objection"),
    RightType.PORTABILITY: ("data", "to_whom", "format"),
    RightType.OBJECTION: ("processing", "situation"),
    RightType.POST_MORTEM_DIRECTIVE: ("data", "wish", "designated", "consent"),
    RightType.HEIR_REQUEST: ("quality", "purpose"),
    RightType.COMPLAINT: ("answer", "expected"),
}
"""What is asked point by point; of any other right, one sentence says it."""
OFFERED = (
    RightType.ACCESS,
    RightType.RECTIFICATION,
    RightType.ERASURE,
    RightType.RESTRICTION,
    RightType.PORTABILITY,
    RightType.OBJECTION,
    RightType.OBJECTION_MARKETING,
    RightType.CONSENT_WITHDRAWAL,
    RightType.AUTOMATED_DECISION,
)
"""Rights proposed to whoever does not say which one they exercise."""


def asked_to_specify(question: ToldQuestion) -> Iterator[Section]:
    """Why it is asked, what, and what the person need not give."""
    match question.right:
        case RightType.OBJECTION_MARKETING:
            raise NothingMayBeAsked
        case RightType.ACCESS:
            yield Say("clarification.why" if question.large else "clarification.why_little")
            yield _question(question, "clarification.question")
            yield Say("clarification.everything")
        case None:
            yield Say("clarification.why_right")
            yield Listing(tuple(Say(f"clarification.right_{right}") for right in OFFERED))
            yield _question(question, "clarification.precisely")
            yield Say("clarification.free_right")
        case right:
            yield Say(f"clarification.why_{right}")
            if right in POINTS:
                yield Listing(tuple(Say(f"clarification.{right}_{point}") for point in POINTS[right]))
            yield _question(question, "clarification.precisely")
            yield Say(f"clarification.free_{right}")


def _question(question: ToldQuestion, key: str) -> Say:
    return Say(key, (("question", stated(question.question, "questions")),))


def suspended(facts: LetterFacts) -> bool:
    """True where a question stops the clock of the access request."""
    return any(each.suspends and each.right is not None and may_suspend(each.right) for each in facts.questions)


def runs_beside(facts: LetterFacts) -> bool:
    """True where something else was asked, whose clock no question stops."""
    return any(item.outcome is None and not may_suspend(item.right) for item in facts.items)


def _clarification(facts: LetterFacts) -> Iterator[Section]:
    """What is asked, that what is clear is dealt with meanwhile, and the time limit as it truly stands."""
    yield Say("clarification.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    for question in listed(facts.questions, "questions"):
        yield from asked_to_specify(question)
    if any(each.right is not RightType.ACCESS for each in facts.questions):
        yield Say("clarification.meanwhile")
    yield _time_limit(facts)
    yield from unsolicited(facts)
    yield from remedies(facts)


def _time_limit(facts: LetterFacts) -> Say:
    if not suspended(facts):
        return Say("clarification.time_limit_runs")
    return Say("clarification.time_limit_part" if runs_beside(facts) else "clarification.time_limit")


CLARIFICATION = Body(
    _clarification,
    mandatory=("edpb.01-2022.159.clarification", "design.clarification.letter", "gdpr.77", "gdpr.79"),
    rights=tuple(right for right in RightType if right is not RightType.OBJECTION_MARKETING),
)
