"""Marketing stopped, on an objection or a withdrawn consent: done, where, and what is kept so that it stays so."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.bodies.body import Body, remedies, stop_facts, unsolicited
from dsardesk.domain.letters import LetterFacts, Say, Section
from dsardesk.domain.rights import Outcome, RightType


def _marketing_stopped(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 21(3): done, in all channels; the address is kept on the suppression list and for nothing else."""
    yield Say("marketing.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Say("marketing.done", stop_facts(facts))
    yield Say("marketing.suppression")
    yield from unsolicited(facts)
    yield from remedies(facts)


def _consent_withdrawn(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 7(3): stopped; what was done before stays lawful; nothing else changes."""
    yield Say("consent.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Say("marketing.done", stop_facts(facts))
    yield Say("consent.not_retroactive")
    yield Say("marketing.suppression")
    yield Say("consent.erasure")
    yield from unsolicited(facts)
    yield from remedies(facts)


CONSENT_WITHDRAWN = Body(
    _consent_withdrawn,
    mandatory=("gdpr.7.3", "gdpr.77", "gdpr.79"),
    rights=(RightType.CONSENT_WITHDRAWAL,),
    outcomes=(Outcome.GRANTED,),
    answers=frozenset({RightType.CONSENT_WITHDRAWAL}),
)
MARKETING_STOPPED = Body(
    _marketing_stopped,
    mandatory=("gdpr.21.3", "gdpr.77", "gdpr.79"),
    rights=(RightType.OBJECTION_MARKETING,),
    outcomes=(Outcome.GRANTED,),
    answers=frozenset({RightType.OBJECTION_MARKETING}),
)
