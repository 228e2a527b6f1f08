"""The answer to a portability request: the package, what is in it, and why the rest is not."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.activities import Activity
from dsardesk.domain.bodies.body import (
    Body,
    answered,
    done,
    marketing_too,
    needed,
    remedies,
    stated,
    unsolicited,
    way_of_the_password,
    withheld,
)
from dsardesk.domain.bodies.grounds import grounds_told
from dsardesk.domain.letter_facts import FactMissing, LetterFacts
from dsardesk.domain.letters import Head, Listing, Say, Section
from dsardesk.domain.portability import LEFT_OUT, Obstacle, is_portable, obstacles
from dsardesk.domain.rights import Outcome, RightType

RIGHT = RightType.PORTABILITY
RIGHTS = (RIGHT, RightType.OBJECTION_MARKETING)


def _portability_reply(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 20: format, scope, transmission; 12(4) for what the right does not cover."""
    item = answered(facts, RIGHT)
    if item.outcome not in {Outcome.GRANTED, Outcome.PARTLY_GRANTED}:
        raise FactMissing(fact="outcome")
    yield Say("portability.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Head("portability.package_title")
    yield Say("portability.package", (("files", needed(facts.package_files, "package_files")),))
    yield way_of_the_password(facts)
    yield Say("portability.help")
    yield from _inside(facts)
    yield from _left_out(facts)
    yield from withheld(facts, RIGHT)
    if item.outcome is Outcome.PARTLY_GRANTED:
        yield Say("refusal.reasons", (("reasons", stated(item.reasons, "reasons")),))
        yield from grounds_told(item)
    yield Head("portability.after_title")
    yield Say("portability.direct")
    yield Say("portability.no_erasure")
    yield from marketing_too(facts)
    yield from unsolicited(facts)
    yield from remedies(facts)


def _inside(facts: LetterFacts) -> Iterator[Section]:
    inside = [each for each in facts.activities if each.systems and is_portable(each)]
    if not inside:
        raise FactMissing(fact="activities")
    yield Head("portability.inside_title")
    yield Say("portability.inside")
    yield Listing(tuple(Say(f"portability.rests_on_{each.legal_basis}", (("name", each.name),)) for each in inside))


def _left_out(facts: LetterFacts) -> Iterator[Section]:
    """What is no matter of portability, each with its reason; access covers it."""
    others = [each for each in facts.activities if each.systems and not is_portable(each)]
    systems = done(facts, RIGHT, LEFT_OUT)
    if not others and not systems:
        return
    yield Head("portability.left_out_title")
    yield Say("portability.left_out")
    by_basis = (_why_not(each) for each in others)
    by_system = (
        Say(f"portability.{each.ground}", (("system", each.system.name), ("what", stated(each.what, "what"))))
        for each in systems
        if each.system
    )
    yield Listing((*by_basis, *by_system))
    yield Say("portability.by_access")


def _why_not(activity: Activity) -> Say:
    """The first condition of GDPR 20(1) that a processing does not meet."""
    obstacle, *_ = obstacles(activity)
    key = f"basis_{activity.legal_basis or 'unknown'}" if obstacle is Obstacle.BASIS else f"activity_{obstacle}"
    return Say(f"portability.{key}", (("name", activity.name),))


PORTABILITY_REPLY = Body(
    _portability_reply,
    mandatory=("gdpr.20.1", "gdpr.20.2", "gdpr.20.3", "gdpr.77", "gdpr.79"),
    rights=RIGHTS,
    outcomes=(Outcome.GRANTED, Outcome.PARTLY_GRANTED),
    answers=frozenset(RIGHTS),
)
