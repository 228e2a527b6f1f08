"""The answer to a rectification request: each value corrected, where, and who was told."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.assessments import AssessmentKind, RestrictionGround
from dsardesk.domain.bodies.body import (
    Body,
    answered,
    done,
    recipients,
    remedies,
    stated,
    systems_in,
    unsolicited,
)
from dsardesk.domain.bodies.grounds import grounds_told
from dsardesk.domain.case import RESTRICTED
from dsardesk.domain.letter_facts import FactMissing, LetterFacts
from dsardesk.domain.letters import Grid, Head, Listing, Say, Section
from dsardesk.domain.records import Correction
from dsardesk.domain.rectification import NOT_HELD, RECTIFIED
from dsardesk.domain.rights import Outcome, RightType

RIGHT = RightType.RECTIFICATION
RIGHTS = (RIGHT, RightType.RESTRICTION)
OUTCOMES = (Outcome.GRANTED, Outcome.PARTLY_GRANTED, Outcome.REFUSED)


def _rectification_reply(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 16 and 19; 18(3) for a restriction that ends; 12(4) for what is not corrected."""
    item = answered(facts, RIGHT)
    if item.outcome not in OUTCOMES:
        raise FactMissing(fact="outcome")
    yield Say("rectification.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Say(f"rectification.{item.outcome}")
    if item.outcome is not Outcome.GRANTED:
        yield Say("rectification.reasons", (("reasons", stated(item.reasons, "reasons")),))
        yield from grounds_told(item)
        yield Say("rectification.statement")
    if item.outcome is not Outcome.REFUSED:
        yield from _corrected(facts)
    yield from _restricted(facts)
    yield from recipients(facts, RIGHT)
    yield from unsolicited(facts)
    yield from remedies(facts)


def _corrected(facts: LetterFacts) -> Iterator[Section]:
    """What was wrong, what is right, and where it was put right."""
    corrected = done(facts, RIGHT, RECTIFIED)
    if not facts.corrections:
        raise FactMissing(fact="corrections")
    if not corrected:
        raise FactMissing(fact="corrected")
    yield Head("rectification.values_title")
    for correction in facts.corrections:
        yield Grid(tuple(_rows(correction)))
    yield Say("rectification.done", (("systems", systems_in(corrected)), ("on", max(each.on for each in corrected))))
    otherwise = [each for each in corrected if each.reason and each.system]
    if otherwise:
        yield Say("rectification.otherwise")
        yield Listing(
            tuple(
                Say("rectification.how", (("system", each.system.name), ("how", each.reason)))
                for each in otherwise
                if each.system
            )
        )
    elsewhere = done(facts, RIGHT, NOT_HELD)
    if elsewhere:
        yield Say("rectification.not_held", (("systems", systems_in(elsewhere)),))


def _rows(correction: Correction) -> Iterator[tuple[str, Say]]:
    yield "row.field", Say("rectification.text", (("text", correction.label),))
    if correction.old_value:
        yield "row.old_value", Say("rectification.text", (("text", correction.old_value),))
    yield "row.new_value", Say("rectification.text", (("text", correction.new_value),))


def _restricted(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 18(3): whoever obtained a restriction is told before it is lifted; one made for the check ends with it."""
    restricted = done(facts, RightType.RESTRICTION, RESTRICTED)
    if restricted:
        yield Head("restriction.title")
        yield Say(
            "restriction.applied", (("systems", systems_in(restricted)), ("on", min(each.on for each in restricted)))
        )
        yield Say("restriction.lifted" if _made_for_the_check(facts) else "restriction.stays")


def _made_for_the_check(facts: LetterFacts) -> bool:
    grounds = {e.ground for e in facts.examined if e.kind is AssessmentKind.RESTRICTION_GROUND}
    return grounds <= {RestrictionGround.ACCURACY}


RECTIFICATION_REPLY = Body(
    _rectification_reply,
    mandatory=("gdpr.16", "gdpr.18.3", "gdpr.19", "gdpr.77", "gdpr.79"),
    rights=RIGHTS,
    outcomes=OUTCOMES,
    answers=frozenset(RIGHTS),
)
