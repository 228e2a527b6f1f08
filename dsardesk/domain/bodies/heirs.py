"""The answer to those who write after a death: in another tone, and only what the law allows them."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.bodies.body import (
    Body,
    answered,
    done,
    listed,
    needed,
    remedies,
    stated,
    systems_in,
    unsolicited,
)
from dsardesk.domain.heirs import ACCOUNT_CLOSED, DEATH_NOTED, GIVEN
from dsardesk.domain.letters import FactMissing, Head, LetterFacts, Listing, Say, Section
from dsardesk.domain.marketing import STOPPED
from dsardesk.domain.rights import Outcome, RightType

RIGHT = RightType.HEIR_REQUEST
OUTCOMES = (Outcome.GRANTED, Outcome.PARTLY_GRANTED, Outcome.REFUSED)


def _heir_reply(facts: LetterFacts) -> Iterator[Section]:
    """LIL 85 II: the operations carried out are shown free of charge; GDPR 12(4) by analogy for the rest."""
    deceased = needed(facts.deceased, "deceased")
    item = answered(facts, RIGHT)
    if item.outcome not in OUTCOMES:
        raise FactMissing(fact="outcome")
    yield Say("heirs.condolences", (("name", stated(deceased.name, "deceased")), ("died_on", deceased.died_on)))
    yield Say("heirs.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    if item.outcome is not Outcome.REFUSED:
        yield from _taken_into_account(facts)
        yield from _given(facts)
    if item.outcome is not Outcome.GRANTED:
        yield Head("heirs.limits_title")
        yield Say("heirs.limits")
        yield Say("heirs.reasons", (("reasons", stated(item.reasons, "reasons")),))
    yield from _proof(facts)
    yield from remedies(facts)
    yield Say("heirs.disagreement")


def _taken_into_account(facts: LetterFacts) -> Iterator[Section]:
    """Mailings stopped, accounts closed, data updated."""
    stopped = done(facts, RIGHT, STOPPED)
    yield Head("heirs.done_title")
    yield Say(
        "heirs.stopped",
        (
            ("systems", listed(systems_in(stopped), "stopped_in")),
            ("on", max(each.on for each in stopped)),
        ),
    )
    for kind in (ACCOUNT_CLOSED, DEATH_NOTED):
        measures = done(facts, RIGHT, kind)
        if measures:
            yield Say(f"heirs.{kind}", (("systems", systems_in(measures)), ("on", max(each.on for each in measures))))
    yield Say("heirs.free")


def _given(facts: LetterFacts) -> Iterator[Section]:
    given = done(facts, RIGHT, GIVEN)
    if given:
        yield Head("heirs.given_title")
        yield Say("heirs.given")
        yield Listing(tuple(Say("heirs.text", (("text", stated(each.what, "what")),)) for each in given))


def _proof(facts: LetterFacts) -> Iterator[Section]:
    """What became of the papers: those that show a quality are evidence, a copy of an identity document is not."""
    deceased = needed(facts.deceased, "deceased")
    if deceased.proof and deceased.quality:
        yield Head("heirs.papers_title")
        yield Say(f"heirs.proof_{deceased.proof}")
        yield Say(f"heirs.quality_{deceased.quality}")
        yield Say("heirs.papers")
    yield from unsolicited(facts)


HEIR_REPLY = Body(
    _heir_reply,
    mandatory=("lil.85.2", "gdpr.77", "gdpr.79"),
    rights=(RIGHT,),
    outcomes=OUTCOMES,
    answers=frozenset({RIGHT}),
)
