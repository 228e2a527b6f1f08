"""Facts of an invented request, so that every kind of letter can be tried."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dsardesk.domain.letters import Addressee, AnsweredItem, Company, LetterFacts, LetterKind
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.rights import Outcome, RightType


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
    stopped = replace(
        plain,
        items=(AnsweredItem(RightType.OBJECTION_MARKETING, Outcome.GRANTED),),
        stopped_on=date(2026, 10, 26),
        stopped_in=tuple(system for system in profile.systems if system.sends_marketing),
    )
    access = AnsweredItem(RightType.ACCESS, Outcome.GRANTED)
    told = replace(stopped, searched=profile.systems, activities=profile.activities)
    match kind:
        case LetterKind.ACKNOWLEDGEMENT:
            return replace(plain, unsolicited_received=True)
        case LetterKind.IDENTITY_REQUEST:
            return replace(
                plain, doubt="l’adresse de votre message n’est pas celle que nous connaissons.", suspended=True
            )
        case LetterKind.MARKETING_STOPPED:
            return stopped
        case LetterKind.ACCESS_REPLY:
            return replace(told, items=(access, *stopped.items), package_files=6, told_by="phone")
        case LetterKind.NO_DATA:
            nothing = AnsweredItem(RightType.ACCESS, Outcome.NO_DATA_HELD)
            return replace(plain, items=(nothing,), searched=profile.systems)
