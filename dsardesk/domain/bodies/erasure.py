"""The answer to an erasure request: what is erased, what is kept, why and until when, and who was told."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.assessments import AssessmentKind
from dsardesk.domain.bodies.body import (
    Body,
    answered,
    done,
    marketing_too,
    needed,
    recipients,
    remedies,
    stated,
    systems_in,
    unsolicited,
)
from dsardesk.domain.bodies.grounds import grounds_told
from dsardesk.domain.bodies.objection import departure
from dsardesk.domain.erasure import ANONYMISED, ERASED, KEPT
from dsardesk.domain.letter_facts import FactMissing, LetterFacts
from dsardesk.domain.letters import Grid, Head, Listing, Say, Section
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.told import AnsweredItem, Done

RIGHT = RightType.ERASURE
RIGHTS = (RIGHT, RightType.OBJECTION_MARKETING)
OUTCOMES = (Outcome.GRANTED, Outcome.PARTLY_GRANTED, Outcome.REFUSED)


def _erasure_reply(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 17 and 19, and 12(4) for what is not erased."""
    item = answered(facts, RIGHT)
    if item.outcome not in OUTCOMES:
        raise FactMissing(fact="outcome")
    key = "erasure.own_initiative" if item.own_initiative else "erasure.received"
    yield Say(key, (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Say(f"erasure.{item.outcome}")
    if item.outcome is Outcome.REFUSED:
        yield Say("erasure.reasons", (("reasons", stated(item.reasons, "reasons")),))
        yield from grounds_told(item)
    else:
        yield from _ground(facts, item)
    if item.outcome is not Outcome.GRANTED:
        yield from departure(facts, RIGHT)
    yield from _gone(facts)
    yield from _kept(facts, item.outcome)
    yield from recipients(facts, RIGHT)
    yield from marketing_too(facts)
    yield from unsolicited(facts)
    yield Head("erasure.file_title")
    yield Say("erasure.file")
    yield from remedies(facts)


def _ground(facts: LetterFacts, item: AnsweredItem) -> Iterator[Section]:
    """GDPR 17(1): the ground found, one of six."""
    for each in facts.examined:
        # What nobody asked for says why it is done in its first sentence.
        if each.right is RIGHT and each.kind is AssessmentKind.ERASURE_GROUND and not item.own_initiative:
            yield Say(f"erasure_ground.{each.ground}")


def _gone(facts: LetterFacts) -> Iterator[Section]:
    """What no longer speaks of the person, and how long a backup still may."""
    erased, anonymised = done(facts, RIGHT, ERASED), done(facts, RIGHT, ANONYMISED)
    if not erased and not anonymised:
        return
    yield Head("erasure.gone_title")
    for key, measures in (("erasure.erased", erased), ("erasure.anonymised", anonymised)):
        if measures:
            yield Say(key, (("systems", systems_in(measures)), ("on", max(each.on for each in measures))))
    if anonymised:
        yield Listing(tuple(_how(each) for each in anonymised))
    backups = [each.until for each in (*erased, *anonymised) if each.until]
    yield Say("erasure.backups_until", (("until", max(backups)),)) if backups else Say("erasure.backups")
    if any(each.system and each.system.sends_marketing for each in erased) and not tuple(marketing_too(facts)):
        yield Say("erasure.suppression")


def _how(each: Done) -> Say:
    """How data were made anonymous: the person can judge whether anything still speaks of them."""
    system = needed(each.system, "system").name
    return Say("erasure.anonymised_how", (("system", system), ("method", stated(each.reason, "method"))))


def _kept(facts: LetterFacts, outcome: Outcome | None) -> Iterator[Section]:
    """GDPR 17(3): what is kept, on which ground, why and until when."""
    kept = done(facts, RIGHT, KEPT)
    if not kept:
        if outcome is Outcome.PARTLY_GRANTED:
            raise FactMissing(fact="kept")
        return
    yield Head("erasure.kept_title")
    yield Say("erasure.kept")
    for each in kept:
        if each.system:
            yield Head("erasure.kept_in", each.system.name)
        yield Grid(tuple(_kept_rows(each)))
    yield Say("erasure.kept_use")


def _kept_rows(kept: Done) -> Iterator[tuple[str, Say]]:
    yield "row.kept_data", Say("erasure.text", (("text", stated(kept.what, "kept")),))
    yield "row.kept_ground", Say(f"keep_ground.{stated(kept.ground, 'ground')}")
    yield "row.kept_reason", Say("erasure.text", (("text", stated(kept.reason, "reason")),))
    yield "row.kept_until", Say("erasure.until", (("until", needed(kept.until, "until")),))


ERASURE_REPLY = Body(
    _erasure_reply,
    mandatory=("gdpr.17.1", "gdpr.17.3", "gdpr.19", "gdpr.77", "gdpr.79"),
    rights=RIGHTS,
    outcomes=OUTCOMES,
    answers=frozenset(RIGHTS),
)
