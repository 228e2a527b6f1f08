"""What is asked to identify the person: the doubt, means among which to choose, and what becomes of a copy."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.bodies.body import Body, remedies, stated, unsolicited
from dsardesk.domain.identity import Rung
from dsardesk.domain.letter_facts import LetterFacts
from dsardesk.domain.letters import Listing, Say, Section
from dsardesk.domain.rights import IMMEDIATE_RIGHTS, RightType

SHOWING = frozenset({Rung.SEEN, Rung.COPY, None})
"""What was asked where a document may be shown."""
COPYING = frozenset({Rung.COPY, None})
"""What was asked where it may be copied, for want of anything softer."""


def _identity_request(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 12(6): the doubt in one sentence, what is needed and alternatives, masking, destruction, the time limit."""
    yield Say("identity.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Say("identity.doubt", (("doubt", stated(facts.doubt, "doubt")),))
    yield Say("identity.means")
    yield Listing(tuple(Say(f"identity.means_{each}") for each in means(facts)))
    if facts.asked in COPYING and facts.softer.strip():
        yield Say("identity.softer", (("softer", facts.softer),))
    yield Say("identity.masking" if facts.asked in COPYING else "identity.no_copy")
    yield Say("identity.destroyed")
    yield Say("identity.time_limit" if facts.suspended else "identity.time_limit_runs")
    yield from remedies(facts)


def means(facts: LetterFacts) -> Iterator[str]:
    """Means among which the person chooses, the softest first, none harder than what was asked."""
    yield "points"
    yield "call"
    if facts.addressee.address:
        yield "post"
    if facts.asked in SHOWING:
        yield "seen"
    if facts.asked in COPYING:
        yield "copy"


def _unidentified(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 11(2): the person is told, and what would help; GDPR 12(2)."""
    yield Say("identity.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Say("unidentified.cannot")
    if facts.doubt.strip():
        yield Say("unidentified.doubt", (("doubt", facts.doubt),))
    yield Say("unidentified.rights")
    yield Say("unidentified.help")
    yield Listing(tuple(Say(f"unidentified.help_{each}") for each in ("number", "dealings", "address", "other")))
    yield Say("unidentified.only_for_that")
    yield Say("unidentified.time_limit")
    yield from unsolicited(facts)
    yield from remedies(facts)


CHECKED = tuple(right for right in RightType if right not in IMMEDIATE_RIGHTS)
"""Rights for which it matters who asks."""
IDENTITY_REQUEST = Body(
    _identity_request,
    mandatory=("gdpr.12.6", "decree.2019-536.77", "gdpr.77", "gdpr.79"),
    rights=CHECKED,
)
UNIDENTIFIED = Body(_unidentified, mandatory=("gdpr.11.2.told", "gdpr.77", "gdpr.79"), rights=CHECKED)
