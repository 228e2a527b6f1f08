"""What each letter must say, decided from facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dsardesk.domain.bodies.access import ACCESS_REPLY, NO_DATA
from dsardesk.domain.bodies.acknowledgement import ACKNOWLEDGEMENT
from dsardesk.domain.bodies.body import Body, contact, needed
from dsardesk.domain.bodies.erasure import ERASURE_REPLY
from dsardesk.domain.bodies.heirs import HEIR_REPLY
from dsardesk.domain.bodies.identity import IDENTITY_REQUEST
from dsardesk.domain.bodies.marketing import CONSENT_WITHDRAWN, MARKETING_STOPPED
from dsardesk.domain.bodies.portability import PORTABILITY_REPLY
from dsardesk.domain.bodies.processor import PROCESSOR_FORWARD, PROCESSOR_REPLY
from dsardesk.domain.bodies.rectification import RECTIFICATION_REPLY
from dsardesk.domain.letters import Addressee, LetterFacts, LetterKind, LetterPlan, Say

BODIES: Mapping[LetterKind, Body] = {
    LetterKind.ACKNOWLEDGEMENT: ACKNOWLEDGEMENT,
    LetterKind.IDENTITY_REQUEST: IDENTITY_REQUEST,
    LetterKind.MARKETING_STOPPED: MARKETING_STOPPED,
    LetterKind.CONSENT_WITHDRAWN: CONSENT_WITHDRAWN,
    LetterKind.ACCESS_REPLY: ACCESS_REPLY,
    LetterKind.NO_DATA: NO_DATA,
    LetterKind.ERASURE_REPLY: ERASURE_REPLY,
    LetterKind.RECTIFICATION_REPLY: RECTIFICATION_REPLY,
    LetterKind.PORTABILITY_REPLY: PORTABILITY_REPLY,
    LetterKind.HEIR_REPLY: HEIR_REPLY,
    LetterKind.PROCESSOR_FORWARD: PROCESSOR_FORWARD,
    LetterKind.PROCESSOR_REPLY: PROCESSOR_REPLY,
}
"""Every kind of letter."""


def plan_letter(kind: LetterKind, facts: LetterFacts) -> LetterPlan:
    """The sections of one letter, in order."""
    body = BODIES[kind]
    sections = (Say("opening"), *body.sections(facts), *contact(facts), Say("closing"))
    return LetterPlan(kind, _to_principal(facts) if body.to_principal else facts, sections)


def _to_principal(facts: LetterFacts) -> LetterFacts:
    """The same facts, written to the controller instead of the person."""
    principal = needed(facts.principal, "principal")
    return replace(facts, addressee=Addressee(principal.name, principal.email, principal.postal_address))
