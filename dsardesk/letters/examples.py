"""Facts of an invented request, so that every kind of letter can be tried."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from dsardesk.domain.letters import Addressee, AnsweredItem, Company, Done, LetterFacts, LetterKind
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.records import Correction, DeathProof, Deceased, DirectiveFound, HeirQuality, Principal
from dsardesk.domain.rights import Outcome, RightType

DONE_ON = date(2026, 11, 5)


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


def _marketing_stopped(plain: LetterFacts, profile: ControllerProfile) -> LetterFacts:
    return replace(
        plain,
        items=(AnsweredItem(RightType.OBJECTION_MARKETING, Outcome.GRANTED),),
        stopped_on=date(2026, 10, 26),
        stopped_in=tuple(system for system in profile.systems if system.sends_marketing),
    )


def _consent_withdrawn(plain: LetterFacts, profile: ControllerProfile) -> LetterFacts:
    withdrawn = (AnsweredItem(RightType.CONSENT_WITHDRAWAL, Outcome.GRANTED),)
    return replace(_marketing_stopped(plain, profile), items=withdrawn)


def _access_reply(plain: LetterFacts, profile: ControllerProfile) -> LetterFacts:
    stopped = _marketing_stopped(plain, profile)
    return replace(
        stopped,
        items=(AnsweredItem(RightType.ACCESS, Outcome.GRANTED), *stopped.items),
        searched=profile.systems,
        activities=profile.activities,
        package_files=6,
        told_by="phone",
    )


def _no_data(plain: LetterFacts, profile: ControllerProfile) -> LetterFacts:
    nothing = AnsweredItem(RightType.ACCESS, Outcome.NO_DATA_HELD)
    return replace(plain, items=(nothing,), searched=profile.systems)


def _erasure_reply(plain: LetterFacts, profile: ControllerProfile) -> LetterFacts:
    first, second, *_ = profile.systems
    right = RightType.ERASURE
    kept = Done(
        right,
        "kept",
        DONE_ON,
        second,
        what="les factures qui portent votre nom",
        ground="legal_obligation",
        reason="elles justifient la comptabilité (article L123-22 du code de commerce)",
        until=date(2036, 12, 31),
    )
    return replace(
        plain,
        items=(AnsweredItem(right, Outcome.PARTLY_GRANTED),),
        done=(
            Done(right, "erased", DONE_ON, first, until=date(2026, 12, 5)),
            kept,
            Done(right, "recipient_told", DONE_ON, what="Nuage Clair SAS"),
        ),
    )


def _rectification_reply(plain: LetterFacts, profile: ControllerProfile) -> LetterFacts:
    first, second, *_ = profile.systems
    right = RightType.RECTIFICATION
    return replace(
        plain,
        items=(AnsweredItem(right, Outcome.GRANTED), AnsweredItem(RightType.RESTRICTION, Outcome.GRANTED)),
        corrections=(Correction(1, "téléphone", "06 39 98 17 42", "06 39 98 17 24"),),
        done=(
            Done(RightType.RESTRICTION, "restricted", date(2026, 10, 26), first),
            Done(right, "rectified", DONE_ON, first),
            Done(right, "not_held", DONE_ON, second),
            Done(right, "recipient_told", DONE_ON, what="Nuage Clair SAS"),
        ),
    )


def _portability_reply(plain: LetterFacts, profile: ControllerProfile) -> LetterFacts:
    first, *_ = profile.systems
    right = RightType.PORTABILITY
    left_out = Done(right, "not_portable", DONE_ON, first, what="les notes de nos conseillers", ground="not_provided")
    return replace(
        plain,
        items=(AnsweredItem(right, Outcome.GRANTED),),
        activities=profile.activities,
        package_files=4,
        told_by="phone",
        done=(left_out,),
    )


def _heir_reply(plain: LetterFacts, profile: ControllerProfile) -> LetterFacts:
    first, second, *_ = profile.systems
    right = RightType.HEIR_REQUEST
    senders = (system for system in profile.systems if system.sends_marketing)
    return replace(
        plain,
        items=(AnsweredItem(right, Outcome.PARTLY_GRANTED, "les échanges n’aident pas à régler la succession."),),
        deceased=Deceased(
            "Alcide Duvernay",
            date(2026, 9, 2),
            proof=DeathProof.DEATH_CERTIFICATE,
            quality=HeirQuality.NOTORIAL_DEED,
            directive=DirectiveFound.NONE,
        ),
        done=(
            *(Done(right, "marketing_stopped", date(2026, 10, 26), sender) for sender in senders),
            Done(right, "account_closed", DONE_ON, first),
            Done(right, "death_noted", DONE_ON, second),
            Done(right, "given_for_estate", DONE_ON, first, what="un contrat en cours, sans somme due"),
        ),
    )


def _processor_forward(plain: LetterFacts, _: ControllerProfile) -> LetterFacts:
    asked = AnsweredItem(RightType.ERASURE, Outcome.FORWARDED_TO_CONTROLLER, quote="Merci de m’effacer de vos listes.")
    return replace(
        plain,
        items=(asked,),
        principal=Principal("Les Ateliers du Quai", "donnees@quai.example"),
        forwarded_on=date(2026, 10, 26),
    )


_EXAMPLES: Mapping[LetterKind, Callable[[LetterFacts, ControllerProfile], LetterFacts]] = {
    LetterKind.ACKNOWLEDGEMENT: _acknowledgement,
    LetterKind.IDENTITY_REQUEST: _identity_request,
    LetterKind.MARKETING_STOPPED: _marketing_stopped,
    LetterKind.CONSENT_WITHDRAWN: _consent_withdrawn,
    LetterKind.ACCESS_REPLY: _access_reply,
    LetterKind.NO_DATA: _no_data,
    LetterKind.ERASURE_REPLY: _erasure_reply,
    LetterKind.RECTIFICATION_REPLY: _rectification_reply,
    LetterKind.PORTABILITY_REPLY: _portability_reply,
    LetterKind.HEIR_REPLY: _heir_reply,
    LetterKind.PROCESSOR_FORWARD: _processor_forward,
    LetterKind.PROCESSOR_REPLY: _processor_forward,
}
