"""Marketing stopped, on an objection or a withdrawn consent: done, where, and what is kept so that it stays so."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.activities import LegalBasis
from dsardesk.domain.bodies.body import Body, done, recipients, remedies, stop_facts, systems_in, unsolicited
from dsardesk.domain.letter_facts import LetterFacts
from dsardesk.domain.letters import Say, Section
from dsardesk.domain.objection import STOPPED as PROCESSING_STOPPED
from dsardesk.domain.rights import Outcome, RightType


def _marketing_stopped(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 21(3): done, in all channels; the address is kept on the suppression list and for nothing else."""
    yield Say("marketing.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Say("marketing.done", stop_facts(facts))
    yield Say("marketing.suppression")
    yield from _contract_goes_on(facts)
    yield from unsolicited(facts)
    yield from remedies(facts)


def _contract_goes_on(facts: LetterFacts) -> Iterator[Section]:
    """To a customer: messages that the contract needs still come, and why."""
    if any(each.legal_basis is LegalBasis.CONTRACT for each in facts.activities):
        yield Say("marketing.contract_goes_on")


def _consent_withdrawn(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 7(3): stopped everywhere; what was done before stays lawful; nothing else changes; erasure is offered."""
    yield Say("consent.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield from _stopped(facts)
    yield Say("consent.not_retroactive")
    if facts.stopped_on:
        yield Say("marketing.suppression")
    if not any(item.right is RightType.ERASURE for item in facts.items):
        yield Say("consent.erasure")
    yield from recipients(facts, RightType.CONSENT_WITHDRAWAL)
    yield from unsolicited(facts)
    yield from remedies(facts)


def _stopped(facts: LetterFacts) -> Iterator[Section]:
    """Where what the person consented to came to its end; that nothing rested on a consent is said too."""
    stopped = done(facts, RightType.CONSENT_WITHDRAWAL, PROCESSING_STOPPED)
    if facts.stopped_on:
        yield Say("marketing.done", stop_facts(facts))
    if stopped:
        on = max(each.on for each in stopped)
        yield Say("consent.stopped", (("systems", systems_in(stopped)), ("on", on)))
    if not stopped and not facts.stopped_on:
        yield Say("consent.nothing")


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
