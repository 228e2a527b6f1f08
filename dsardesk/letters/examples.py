"""Facts of an invented request, so that every kind of letter can be tried."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from dsardesk.domain.clock_records import Asked, ExtensionGround
from dsardesk.domain.letter_facts import Addressee, Company, LetterFacts
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.mandates import Authority, Representation
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.rights import RightType
from dsardesk.domain.told import AnsweredItem, OpenQuestion, ToldExtension, ToldFee, ToldGround, ToldQuestion
from dsardesk.letters.example_replies import REPLIES


def example_facts(kind: LetterKind, profile: ControllerProfile) -> LetterFacts:
    """Everything that a letter of *kind* needs, for the company of *profile*."""
    plain = LetterFacts(
        company=Company(profile.name, profile.address, profile.city, profile.officer, profile.authority),
        addressee=Addressee("Camille Duvernay", "camille.duvernay@courriel.example"),
        reference="DSR-2026-0001",
        received_on=date(2026, 10, 24),
        dated_on=date(2026, 11, 12),
        items=(AnsweredItem(RightType.ACCESS), AnsweredItem(RightType.OBJECTION_MARKETING)),
        due_on=date(2026, 11, 24),
    )
    return _EXAMPLES[kind](plain, profile)


def _acknowledgement(plain: LetterFacts, _: ControllerProfile) -> LetterFacts:
    return replace(plain, unsolicited_received=True)


def _identity_request(plain: LetterFacts, _: ControllerProfile) -> LetterFacts:
    return replace(plain, doubt="l’adresse de votre message n’est pas celle que nous connaissons.", suspended=True)


def _extension(plain: LetterFacts, _: ControllerProfile) -> LetterFacts:
    reasons = "vos échanges avec notre service d’assistance couvrent huit années et citent d’autres personnes."
    told = ToldExtension(RightType.ACCESS, (ExtensionGround.COMPLEXITY,), reasons, date(2027, 1, 25))
    return replace(plain, extensions=(told,))


def _clarification(plain: LetterFacts, _: ControllerProfile) -> LetterFacts:
    question = "vos contrats, vos factures, ou vos échanges avec l’assistance ?"
    told = ToldQuestion(question, RightType.ACCESS, large=True, suspends=True)
    return replace(plain, suspended=True, questions=(told,))


def _mandate_request(plain: LetterFacts, _: ControllerProfile) -> LetterFacts:
    known = Representation(Authority.MANDATE, "Odile Ferrand", "odile.ferrand@courriel.example")
    return replace(plain, representation=known, authority_gaps=("mandate_missing",))


def _mandate_insufficient(plain: LetterFacts, _: ControllerProfile) -> LetterFacts:
    known = Representation(
        Authority.MANDATE, "Odile Ferrand", shown_on=date(2026, 10, 24), valid_until=date(2026, 6, 30), names_us=True
    )
    return replace(plain, representation=known, authority_gaps=("mandate_expired", "mandate_too_narrow"))


def _agent_told(plain: LetterFacts, profile: ControllerProfile) -> LetterFacts:
    return replace(_mandate_request(plain, profile), authority_gaps=(), reply_to_person=True)


def _unidentified(plain: LetterFacts, _: ControllerProfile) -> LetterFacts:
    return replace(plain, doubt="trois personnes portent votre nom dans nos fichiers.")


def _fee(plain: LetterFacts, _: ControllerProfile) -> LetterFacts:
    facts = {
        "earlier_requests": "2 et 16 octobre 2026",
        "interval": "quatorze jours",
        "unchanged": "aucun achat ni message depuis",
    }
    ground = ToldGround("R02", {"fr": "article 12, paragraphe 5, du RGPD", "en": "Article 12(5) GDPR"}, facts=facts)
    fee = ToldFee(1550, "une heure de tri, au coût horaire du service")
    return replace(plain, items=(AnsweredItem(RightType.ACCESS, grounds=(ground,), fee=fee),))


_ASKED_ON = date(2026, 10, 28)


def _reminder(plain: LetterFacts, _: ControllerProfile) -> LetterFacts:
    return replace(
        plain,
        doubt="l’adresse de votre message n’est pas celle que nous connaissons.",
        questions=(ToldQuestion("vos contrats ou vos factures ?", RightType.ACCESS, large=True, suspends=True),),
        open_questions=(OpenQuestion(Asked.IDENTITY, _ASKED_ON), OpenQuestion(Asked.CLARIFICATION, _ASKED_ON)),
        suspended=True,
    )


def _provisional_closing(plain: LetterFacts, _: ControllerProfile) -> LetterFacts:
    return replace(
        plain,
        dated_on=date(2026, 11, 30),
        open_questions=(OpenQuestion(Asked.IDENTITY, _ASKED_ON, (date(2026, 11, 4), date(2026, 11, 12))),),
        silence="sans cette précision, nous ne pouvons pas savoir si ces données sont les vôtres.",
        remaining_days=27,
        final_months=6,
    )


def _hand_receipt(plain: LetterFacts, _: ControllerProfile) -> LetterFacts:
    return replace(plain, dated_on=plain.received_on, by_email=False)


_EXAMPLES: Mapping[LetterKind, Callable[[LetterFacts, ControllerProfile], LetterFacts]] = {
    **REPLIES,
    LetterKind.ACKNOWLEDGEMENT: _acknowledgement,
    LetterKind.IDENTITY_REQUEST: _identity_request,
    LetterKind.MANDATE_REQUEST: _mandate_request,
    LetterKind.MANDATE_INSUFFICIENT: _mandate_insufficient,
    LetterKind.AGENT_TOLD: _agent_told,
    LetterKind.UNIDENTIFIED: _unidentified,
    LetterKind.EXTENSION: _extension,
    LetterKind.CLARIFICATION: _clarification,
    LetterKind.REMINDER: _reminder,
    LetterKind.PROVISIONAL_CLOSING: _provisional_closing,
    LetterKind.HAND_RECEIPT: _hand_receipt,
    LetterKind.FEE: _fee,
}
