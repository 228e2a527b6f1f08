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
from dsardesk.domain.bodies.grounds import grounds_told
from dsardesk.domain.deceased import Deceased, DirectiveFound
from dsardesk.domain.heirs import ACCOUNT_CLOSED, DEATH_NOTED, GIVEN, TAKEN_INTO_ACCOUNT
from dsardesk.domain.letter_facts import FactMissing, LetterFacts
from dsardesk.domain.letters import Head, Listing, Say, Section
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
    yield Say("heirs.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    if item.outcome is not Outcome.REFUSED:
        yield from _taken_into_account(facts)
        yield from _given(facts)
    yield from _directives(deceased)
    if item.outcome is not Outcome.GRANTED:
        yield Head("heirs.limits_title")
        yield from _limits(facts, deceased)
        yield Say("heirs.reasons", (("reasons", stated(item.reasons, "reasons")),))
        yield from grounds_told(item)
    yield from _proof(facts)
    yield from remedies(facts)
    yield Say("heirs.disagreement" if deceased.disputed_on is None else "heirs.dispute")


def _directives(deceased: Deceased) -> Iterator[Section]:
    """That directives exist and go first; what they say belongs to whoever is charged with them (LIL 85 I)."""
    if deceased.directive in {DirectiveFound.NOT_CONTRARY, DirectiveFound.CONTRARY}:
        yield Head("heirs.directives_title")
        yield Say("heirs.directives")


def _limits(facts: LetterFacts, deceased: Deceased) -> Iterator[Section]:
    """LIL 85 II: two purposes, no directive to the contrary, and somebody who shows to be an heir."""
    yield Say("heirs.limits")
    if facts.policy_cites:
        yield Say("heirs.renumbered", (("cited", facts.policy_cites),))
    if deceased.quality is None:
        yield Say("heirs.quality_missing")
    if deceased.directive is DirectiveFound.CONTRARY:
        yield Say("heirs.directive_contrary")


def _taken_into_account(facts: LetterFacts) -> Iterator[Section]:
    """Mailings stopped, accounts closed, data updated; this letter is its proof."""
    yield Head("heirs.done_title")
    yield from _operations(facts)
    yield Say("heirs.free")


def _operations(facts: LetterFacts) -> Iterator[Section]:
    stopped = done(facts, RIGHT, STOPPED)
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


def _given(facts: LetterFacts) -> Iterator[Section]:
    given = done(facts, RIGHT, GIVEN)
    if given:
        yield Head("heirs.given_title")
        yield Say("heirs.given")
        yield Listing(tuple(Say("heirs.text", (("text", stated(each.what, "what")),)) for each in given))
        yield Say("heirs.others")


def _proof(facts: LetterFacts) -> Iterator[Section]:
    """What became of the papers: those that show a quality are evidence, a copy of an identity document is not."""
    deceased = needed(facts.deceased, "deceased")
    if deceased.proof and deceased.quality:
        yield Head("heirs.papers_title")
        yield Say(f"heirs.proof_{deceased.proof}")
        yield Say(f"heirs.quality_{deceased.quality}")
        yield Say("heirs.papers")
    yield from unsolicited(facts)


def _certificate(facts: LetterFacts) -> Iterator[Section]:
    """LIL 85 II: on request, and free of charge, the controller shows that it took the death into account."""
    deceased = needed(facts.deceased, "deceased")
    about = (("name", stated(deceased.name, "deceased")), ("company", facts.company.name))
    yield Say("heirs.certified", about)
    listed(done(facts, RIGHT, *TAKEN_INTO_ACCOUNT), "death_taken_into_account")
    yield from _operations(facts)
    yield Say("heirs.certified_free")
    yield from unsolicited(facts)
    yield from remedies(facts)


HEIR_CERTIFICATE = Body(_certificate, mandatory=("lil.85.2.certificate", "gdpr.77", "gdpr.79"), rights=(RIGHT,))
HEIR_REPLY = Body(
    _heir_reply,
    mandatory=("lil.85.2", "gdpr.77", "gdpr.79"),
    rights=(RIGHT,),
    outcomes=OUTCOMES,
    answers=frozenset({RIGHT}),
)
