"""Answers to an invented request: what was found, done, kept and refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from dsardesk.domain.assessments import AssessmentKind, RestrictionGround, ReviewResult
from dsardesk.domain.deceased import DeathProof, Deceased, DirectiveFound, HeirQuality
from dsardesk.domain.letter_facts import LetterFacts
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.records import Correction
from dsardesk.domain.requests import Principal
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.told import AnsweredItem, Done, Examined, ToldDirective, ToldGround, ToldWish
from dsardesk.domain.wishes import Carried, Limit, Wish

DONE_ON = date(2026, 11, 5)


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


def _directive_receipt(plain: LetterFacts, profile: ControllerProfile) -> LetterFacts:
    first, second, *_ = profile.activities
    wishes = (ToldWish(Wish.ERASE, first.name), ToldWish(Wish.COMMUNICATE, second.name, "Rose Duvernay"))
    entry = ToldDirective("PM-2026-0001", 1, date(2026, 10, 24), wishes, ("Rose Duvernay",))
    return replace(plain, items=(AnsweredItem(RightType.POST_MORTEM_DIRECTIVE, Outcome.GRANTED),), directives=(entry,))


def _execution_report(plain: LetterFacts, profile: ControllerProfile) -> LetterFacts:
    first, second, *_ = profile.activities
    kept = "deux messages que d’autres personnes ont écrits n’en font pas partie"
    return replace(
        _heir_reply(plain, profile),
        items=(AnsweredItem(RightType.HEIR_REQUEST, Outcome.GRANTED),),
        wishes=(
            ToldWish(Wish.ERASE, first.name, carried=Carried.WHOLLY, on=DONE_ON),
            ToldWish(
                Wish.COMMUNICATE, second.name, "Rose Duvernay", Limit.OTHERS, Carried.PARTLY, on=DONE_ON, words=kept
            ),
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


def _restriction_reply(plain: LetterFacts, profile: ControllerProfile) -> LetterFacts:
    right, first = RightType.RESTRICTION, profile.systems[0]
    return replace(
        plain,
        items=(AnsweredItem(right, Outcome.GRANTED),),
        done=(
            Done(right, "restricted", date(2026, 10, 26), first),
            Done(right, "recipient_told", DONE_ON, what="Nuage Clair SAS"),
        ),
        examined=(
            Examined(right, AssessmentKind.RESTRICTION_GROUND, date(2026, 10, 26), RestrictionGround.CLAIMS),
            Examined(right, AssessmentKind.RESTRICTION_END, DONE_ON, words="le litige a pris fin."),
        ),
    )


def _objection_reply(plain: LetterFacts, profile: ControllerProfile) -> LetterFacts:
    right = RightType.OBJECTION
    first, second, *_ = profile.systems
    return replace(
        plain,
        items=(AnsweredItem(right, Outcome.GRANTED),),
        done=(
            Done(right, "processing_stopped", DONE_ON, first),
            Done(right, "not_concerned", DONE_ON, second, reason="vos factures reposent sur le contrat"),
        ),
    )


def _automated_reply(plain: LetterFacts, _: ControllerProfile) -> LetterFacts:
    right = RightType.AUTOMATED_DECISION
    kind = AssessmentKind
    reasons = "votre ancienneté n’avait pas été comptée."
    return replace(
        plain,
        items=(AnsweredItem(right, Outcome.GRANTED),),
        examined=(
            Examined(right, kind.CONTESTED_DECISION, DONE_ON, words="le refus du paiement en plusieurs fois"),
            Examined(right, kind.PERSONS_VIEW, DONE_ON, words="vous êtes cliente depuis huit ans"),
            Examined(right, kind.HUMAN_REVIEW, DONE_ON, ReviewResult.CHANGED, reasons, "Basile Ferrand"),
        ),
    )


def _complaint_reply(plain: LetterFacts, _: ControllerProfile) -> LetterFacts:
    reasons = "votre premier message n’avait pas été transmis ; il l’est désormais, et la procédure a été corrigée."
    return replace(plain, items=(AnsweredItem(RightType.COMPLAINT, Outcome.GRANTED, reasons),))


def _refusal(plain: LetterFacts, _: ControllerProfile) -> LetterFacts:
    facts = {"which_condition": "la saisie automatisée : ces dossiers n’existent que sur papier"}
    ground = ToldGround(
        "R16", {"fr": "article 20, paragraphe 1, du RGPD", "en": "Article 20(1) GDPR"}, "les dossiers papier", facts
    )
    reasons = "vos dossiers d’avant 2015 n’ont jamais été saisis."
    return replace(plain, items=(AnsweredItem(RightType.PORTABILITY, Outcome.REFUSED, reasons, grounds=(ground,)),))


def _closing_note(plain: LetterFacts, _: ControllerProfile) -> LetterFacts:
    return replace(plain, items=(AnsweredItem(RightType.ACCESS, Outcome.WITHDRAWN),))


REPLIES: Mapping[LetterKind, Callable[[LetterFacts, ControllerProfile], LetterFacts]] = {
    LetterKind.MARKETING_STOPPED: _marketing_stopped,
    LetterKind.CONSENT_WITHDRAWN: _consent_withdrawn,
    LetterKind.ACCESS_REPLY: _access_reply,
    LetterKind.NO_DATA: _no_data,
    LetterKind.ERASURE_REPLY: _erasure_reply,
    LetterKind.RECTIFICATION_REPLY: _rectification_reply,
    LetterKind.PORTABILITY_REPLY: _portability_reply,
    LetterKind.HEIR_REPLY: _heir_reply,
    LetterKind.HEIR_CERTIFICATE: _heir_reply,
    LetterKind.EXECUTION_REPORT: _execution_report,
    LetterKind.DIRECTIVE_RECEIPT: _directive_receipt,
    LetterKind.PROCESSOR_FORWARD: _processor_forward,
    LetterKind.RESTRICTION_REPLY: _restriction_reply,
    LetterKind.RESTRICTION_LIFTING: _restriction_reply,
    LetterKind.OBJECTION_REPLY: _objection_reply,
    LetterKind.AUTOMATED_REPLY: _automated_reply,
    LetterKind.COMPLAINT_REPLY: _complaint_reply,
    LetterKind.AUTHORITY_REPLY: _complaint_reply,
    LetterKind.PROCESSOR_REPLY: _processor_forward,
    LetterKind.REFUSAL: _refusal,
    LetterKind.CLOSING_NOTE: _closing_note,
}
"""Facts of each letter that tells an outcome, from those that every letter has."""
