"""What each letter must say, decided from facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from dsardesk.domain.bodies.access import ACCESS_REPLY, NO_DATA
from dsardesk.domain.bodies.acknowledgement import ACKNOWLEDGEMENT
from dsardesk.domain.bodies.automated import AUTOMATED_REPLY
from dsardesk.domain.bodies.body import Body, contact, needed, stated
from dsardesk.domain.bodies.clocks import EXTENSION
from dsardesk.domain.bodies.complaint import AUTHORITY_REPLY, COMPLAINT_REPLY
from dsardesk.domain.bodies.directives import DIRECTIVE_RECEIPT, EXECUTION_REPORT
from dsardesk.domain.bodies.erasure import ERASURE_REPLY
from dsardesk.domain.bodies.heirs import HEIR_CERTIFICATE, HEIR_REPLY
from dsardesk.domain.bodies.identity import IDENTITY_REQUEST, UNIDENTIFIED
from dsardesk.domain.bodies.joint import jointly
from dsardesk.domain.bodies.mandates import AGENT_TOLD, MANDATE_INSUFFICIENT, MANDATE_REQUEST
from dsardesk.domain.bodies.marketing import CONSENT_WITHDRAWN, MARKETING_STOPPED
from dsardesk.domain.bodies.objection import OBJECTION_REPLY
from dsardesk.domain.bodies.portability import PORTABILITY_REPLY
from dsardesk.domain.bodies.processor import PROCESSOR_FORWARD, PROCESSOR_REPLY
from dsardesk.domain.bodies.questions import CLARIFICATION
from dsardesk.domain.bodies.receipt import HAND_RECEIPT
from dsardesk.domain.bodies.rectification import RECTIFICATION_REPLY
from dsardesk.domain.bodies.refusal import CLOSING_NOTE, FEE, REFUSAL
from dsardesk.domain.bodies.restriction import RESTRICTION_LIFTING, RESTRICTION_REPLY
from dsardesk.domain.bodies.silence import PROVISIONAL_CLOSING, REMINDER
from dsardesk.domain.case import Case
from dsardesk.domain.deceased import Deceased, HeirQuality
from dsardesk.domain.entitlement import person_is_answered
from dsardesk.domain.letter_facts import Addressee, LetterFacts
from dsardesk.domain.letters import LetterKind, LetterPlan, Say
from dsardesk.domain.mandatory import must_be_whole
from dsardesk.domain.processor import PrincipalIncomplete
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.sending import Party

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
    LetterKind.MANDATE_REQUEST: MANDATE_REQUEST,
    LetterKind.MANDATE_INSUFFICIENT: MANDATE_INSUFFICIENT,
    LetterKind.AGENT_TOLD: AGENT_TOLD,
    LetterKind.UNIDENTIFIED: UNIDENTIFIED,
    LetterKind.RESTRICTION_REPLY: RESTRICTION_REPLY,
    LetterKind.RESTRICTION_LIFTING: RESTRICTION_LIFTING,
    LetterKind.OBJECTION_REPLY: OBJECTION_REPLY,
    LetterKind.AUTOMATED_REPLY: AUTOMATED_REPLY,
    LetterKind.COMPLAINT_REPLY: COMPLAINT_REPLY,
    LetterKind.AUTHORITY_REPLY: AUTHORITY_REPLY,
    LetterKind.DIRECTIVE_RECEIPT: DIRECTIVE_RECEIPT,
    LetterKind.EXECUTION_REPORT: EXECUTION_REPORT,
    LetterKind.HEIR_CERTIFICATE: HEIR_CERTIFICATE,
    LetterKind.REFUSAL: REFUSAL,
    LetterKind.FEE: FEE,
    LetterKind.CLOSING_NOTE: CLOSING_NOTE,
    LetterKind.EXTENSION: EXTENSION,
    LetterKind.CLARIFICATION: CLARIFICATION,
    LetterKind.REMINDER: REMINDER,
    LetterKind.PROVISIONAL_CLOSING: PROVISIONAL_CLOSING,
    LetterKind.HAND_RECEIPT: HAND_RECEIPT,
}
"""Every kind of letter."""


def plan_letter(kind: LetterKind, facts: LetterFacts) -> LetterPlan:
    """The sections of one letter, in order; LetterLacks if they do not hold all that the law asks of it."""
    body = BODIES[kind]
    first, last = _bereaved(body, facts)
    whom = _on_behalf(body, facts)
    # Whoever is told what becomes of a request is told to whom else they may turn.
    together = jointly(facts) if body.answers or body is ACKNOWLEDGEMENT else ()
    told = (*body.sections(facts), *together, *last, *contact(facts))
    sections = (Say("opening"), *first, *whom, *told, Say("closing"))
    plan = LetterPlan(kind, _addressed(body, facts), sections)
    must_be_whole(plan, body)
    return plan


def _bereaved(body: Body, facts: LetterFacts) -> tuple[tuple[Say, ...], tuple[Say, ...]]:
    """How every letter written after a death begins and ends, whatever it says."""
    if facts.deceased is None or RightType.HEIR_REQUEST not in body.rights or body.to_principal:
        return (), ()
    who = (("name", stated(facts.deceased.name, "deceased")), ("died_on", facts.deceased.died_on))
    return (Say("heirs.condolences", who),), (Say("heirs.at_your_side"),)


def tells(kind: LetterKind, right: RightType, outcome: Outcome | None) -> bool:
    """True if a letter of that kind tells that outcome of a right; that nothing is held, with the marketing stopped."""
    body = BODIES[kind]
    if right not in body.answers or outcome is None:
        return False
    if outcome is Outcome.REFUSED and right in REFUSAL.answers:
        return kind is LetterKind.REFUSAL
    beside = kind is LetterKind.NO_DATA and (right, outcome) == (RightType.OBJECTION_MARKETING, Outcome.GRANTED)
    return outcome in body.outcomes or beside


def answers_person(kind: LetterKind, case: Case, on: date) -> bool:
    """True if a letter of that kind, sent on that day, goes to the person instead of the agent who wrote."""
    return bool(BODIES[kind].answers) and person_is_answered(case, on)


def _addressed(body: Body, facts: LetterFacts) -> LetterFacts:
    """The same facts, written to whoever the letter is for."""
    if body.to_principal:
        return _to_principal(facts)
    if body.to_executor and _executor_acts(facts.deceased):
        return _to_executor(facts)
    return _to_person(facts) if body.answers and facts.reply_to_person else facts


def party_of(kind: LetterKind, case: Case, on: date) -> Party:
    """Whom a letter of that kind, sent on that day, goes to."""
    if BODIES[kind].to_principal:
        return Party.PRINCIPAL
    if BODIES[kind].to_executor and _executor_acts(case.deceased):
        return Party.EXECUTOR
    return Party.PERSON if answers_person(kind, case, on) else Party.REQUESTER


def _executor_acts(deceased: Deceased | None) -> bool:
    """True where somebody is charged with the directives who is not the one who asks."""
    if deceased is None or not deceased.executor:
        return False
    return deceased.quality is not HeirQuality.DESIGNATED_PERSON


def _to_executor(facts: LetterFacts) -> LetterFacts:
    """The same facts, written to whoever the directives charge."""
    charged = needed(facts.deceased, "deceased")
    return replace(facts, addressee=Addressee(charged.executor, charged.executor_email, charged.executor_address))


def _to_person(facts: LetterFacts) -> LetterFacts:
    """The same facts, written to the person for whom somebody else writes."""
    known = needed(facts.representation, "representation")
    return replace(facts, addressee=Addressee(known.name, known.email, known.postal_address))


def _on_behalf(body: Body, facts: LetterFacts) -> Iterator[Say]:
    """Whom "you" means in a letter about the data of somebody else."""
    known = facts.representation
    if known is None or body.to_principal or body.names_person:
        return
    if body.answers and facts.reply_to_person:
        yield Say("on_behalf.to_person", (("agent", facts.addressee.name),))
    else:
        yield Say("on_behalf.to_writer", (("name", known.name),))


def _to_principal(facts: LetterFacts) -> LetterFacts:
    """The same facts, written to the controller instead of the person."""
    principal = needed(facts.principal, "principal")
    if not principal.reachable:
        raise PrincipalIncomplete
    return replace(facts, addressee=Addressee(principal.name, principal.email, principal.postal_address))
