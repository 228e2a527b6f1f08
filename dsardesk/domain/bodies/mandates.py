"""Letters to whoever writes for somebody else: a proof asked for, one that does not suffice, where the answer went."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.bodies.body import Body, listed, needed, remedies, stated, unsolicited
from dsardesk.domain.bodies.identity import CHECKED
from dsardesk.domain.letter_facts import FactMissing, LetterFacts
from dsardesk.domain.letters import Listing, Say, Section
from dsardesk.domain.mandates import Authority, ReplyTo, Representation
from dsardesk.domain.rights import RightType

LACKS = frozenset({"mandate_expired", "mandate_for_others", "mandate_too_narrow"})
"""What a mandate that was seen may lack."""
STATED = ("identities", "rights", "company", "period", "reply")
"""What a mandate says (CNIL, deliberation 2021-070)."""


def _mandate_request(facts: LetterFacts) -> Iterator[Section]:
    """Decree 2019-536; EDPB Guidelines 01/2022, paragraph 80: the right to act is asked for, the clock runs on."""
    known = needed(facts.representation, "representation")
    yield _received(facts, known)
    yield Say(f"mandate.missing_{known.authority}")
    yield from _what_it_says(known)
    yield from _ending(facts)


def _mandate_insufficient(facts: LetterFacts) -> Iterator[Section]:
    """The same, where the mandate that came covers too little: said in words, and not a refusal of the request."""
    known = needed(facts.representation, "representation")
    lacks = listed(tuple(gap for gap in facts.authority_gaps if gap in LACKS), "authority_gaps")
    yield _received(facts, known)
    yield Say("mandate.insufficient")
    if "mandate_expired" in lacks:
        yield Say("mandate.expired", (("until", needed(known.valid_until, "valid_until")),))
    if "mandate_for_others" in lacks:
        yield Say("mandate.for_others")
    if "mandate_too_narrow" in lacks:
        yield Say("mandate.too_narrow")
        yield Listing(tuple(Say(f"requested.{right}") for right in _not_covered(facts, known)))
    yield from _what_it_says(known)
    yield from _ending(facts)


def _received(facts: LetterFacts, known: Representation) -> Say:
    name = stated(known.name, "representation")
    return Say("mandate.received", (("received_on", facts.received_on), ("reference", facts.reference), ("name", name)))


def _what_it_says(known: Representation) -> Iterator[Section]:
    if known.authority in {Authority.MANDATE, Authority.DATA_GIVER}:
        yield Say("mandate.says")
        yield Listing(tuple(Say(f"mandate.says_{each}") for each in STATED))


def _ending(facts: LetterFacts) -> Iterator[Section]:
    yield Say("mandate.identity")
    yield Say("mandate.time_limit")
    yield from unsolicited(facts)
    yield from remedies(facts)


def _not_covered(facts: LetterFacts, known: Representation) -> tuple[RightType, ...]:
    """Rights asked that the mandate does not cover."""
    asked = (item.right for item in facts.items if item.right in CHECKED and item.outcome is None)
    return listed(tuple(dict.fromkeys(right for right in asked if right not in known.rights)), "rights")


def _agent_told(facts: LetterFacts) -> Iterator[Section]:
    """The agent is told that the answer went to the person, and nothing of what it holds."""
    known = needed(facts.representation, "representation")
    if not (facts.reply_to_person or known.reply_to is ReplyTo.PERSON):
        raise FactMissing(fact="reply_to_person")
    yield _received(facts, known)
    yield Say("mandate.answered_person", (("name", known.name),))
    yield Say("mandate.nothing_more")
    yield from unsolicited(facts)
    yield from remedies(facts)


_RULES = ("decree.2019-536.mandate", "design.mandate_runs", "gdpr.77", "gdpr.79")
MANDATE_REQUEST = Body(_mandate_request, mandatory=_RULES, rights=CHECKED, names_person=True)
MANDATE_INSUFFICIENT = Body(_mandate_insufficient, mandatory=_RULES, rights=CHECKED, names_person=True)
AGENT_TOLD = Body(
    _agent_told,
    mandatory=("decree.2019-536.mandate_reply", "gdpr.77", "gdpr.79"),
    rights=CHECKED,
    names_person=True,
)
