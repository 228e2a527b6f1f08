"""Telling every recipient that data were erased, corrected or restricted, or a consent withdrawn (GDPR 19, 7(3))."""

from __future__ import annotations

from datetime import date, timedelta

from dsardesk.domain.access import activities_for
from dsardesk.domain.activities import Activity, LegalBasis, Line
from dsardesk.domain.case import Case
from dsardesk.domain.errors import DeskError
from dsardesk.domain.measures import measures_of, with_measure
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.records import Measure
from dsardesk.domain.rights import RightType
from dsardesk.domain.rules import RuleBook

TOLD = "recipient_told"
NOT_TOLD = "recipient_not_told"
CHANGES = frozenset({"erased", "anonymised", "rectified", "restricted"})
"""Kinds of measures of which recipients are told."""
STOPS = frozenset({"processing_stopped", "marketing_stopped"})
"""Kinds of measures that carry out a withdrawal of consent: partners who were given the data stop too."""
RIGHTS = frozenset({RightType.ERASURE, RightType.RECTIFICATION, RightType.RESTRICTION, RightType.CONSENT_WITHDRAWAL})


class UnknownRecipient(DeskError):
    """None of the processings changed for this item names such a recipient, and none leaves its recipients open."""

    code = "recipients.unknown"
    exit_code = 2


def recipients_for(case: Case, profile: ControllerProfile, number: int) -> tuple[str, ...]:
    """Names of those to whom data changed for the item were disclosed, processors included, each once.

    Those that the profile does not name, and of whom somebody said what became of it, stand last.
    """
    names = [recipient.name for each in _changed(case, profile, number) for recipient in each.recipients]
    names += [measure.what for measure in measures_of(case, number, {TOLD, NOT_TOLD})]
    return tuple(dict.fromkeys(name for name in names if name != profile.name))


def others_may_be_told(case: Case, profile: ControllerProfile, number: int) -> bool:
    """True where a processing changed for the item has recipients that the profile does not name."""
    return any(Line.RECIPIENTS in each.open_lines() for each in _changed(case, profile, number))


def _changed(case: Case, profile: ControllerProfile, number: int) -> list[Activity]:
    """Processings of what the item changed; of a withdrawal, only those that rested on consent."""
    withdrawal = case.item(number).right is RightType.CONSENT_WITHDRAWAL
    systems = {measure.system for measure in measures_of(case, number, STOPS if withdrawal else CHANGES)}
    concerned = (each for each in activities_for(case, profile) if systems.intersection(each.systems))
    return [each for each in concerned if not withdrawal or each.legal_basis is LegalBasis.CONSENT]


def tell_by(case: Case, number: int, rules: RuleBook) -> date | None:
    """Day by which recipients are told of what changed for the item: our own target, the law gives none."""
    changed = [measure.done_on for measure in measures_of(case, number, CHANGES | STOPS)]
    return min(changed) + timedelta(days=rules.days("design.recipients_days")) if changed else None


def untold(case: Case, profile: ControllerProfile, number: int) -> tuple[str, ...]:
    """Names of recipients of whom nobody said yet whether they were told."""
    settled = {measure.what for measure in measures_of(case, number, {TOLD, NOT_TOLD})}
    return tuple(name for name in recipients_for(case, profile, number) if name not in settled)


def to_tell(case: Case, profile: ControllerProfile) -> tuple[int, ...]:
    """Numbers of the items of which a recipient stands open: neither told, nor excused with its reason."""
    return tuple(item.number for item in case.items if untold(case, profile, item.number))


def tell_first(case: Case, profile: ControllerProfile, rules: RuleBook) -> date | None:
    """The earliest day by which a recipient that stands open is told; None where none does."""
    days = (tell_by(case, number, rules) for number in to_tell(case, profile))
    return min(filter(None, days), default=None)


def tell(
    case: Case, profile: ControllerProfile, number: int, name: str, *, on: date, by: str, impossible: str = ""
) -> Case:
    """The case once one recipient was told, or why that is impossible or asks for disproportionate effort.

    Where the profile leaves recipients open, whoever else was given the data may be named here.
    """
    named = name in recipients_for(case, profile, number)
    if not named and not (name.strip() and others_may_be_told(case, profile, number)):
        raise UnknownRecipient
    kind = NOT_TOLD if impossible.strip() else TOLD
    measure = Measure(number, kind, "", on, by, what=name.strip(), reason=impossible.strip())
    return with_measure(case, profile, measure, RIGHTS)
