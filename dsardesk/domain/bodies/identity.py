"""The identity request: the doubt, means among which to choose, and what becomes of a copy."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.bodies.body import Body, remedies, stated
from dsardesk.domain.letters import LetterFacts, Listing, Say, Section
from dsardesk.domain.rights import RightType


def _identity_request(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 12(6): the doubt in one sentence, what is needed and alternatives, masking, destruction, the time limit."""
    yield Say("identity.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Say("identity.doubt", (("doubt", stated(facts.doubt, "doubt")),))
    yield Say("identity.means")
    yield Listing(tuple(Say(f"identity.means_{n}") for n in ("points", "call", "seen", "copy")))
    yield Say("identity.masking")
    yield Say("identity.destroyed")
    yield Say("identity.time_limit" if facts.suspended else "identity.time_limit_runs")
    yield from remedies(facts)


IDENTITY_REQUEST = Body(
    _identity_request,
    mandatory=("gdpr.12.6", "decree.2019-536.77", "gdpr.77", "gdpr.79"),
    rights=tuple(right for right in RightType if right is not RightType.OBJECTION_MARKETING),
)
