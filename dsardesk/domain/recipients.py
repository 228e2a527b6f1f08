"""Telling every recipient that data were erased, corrected or restricted (GDPR 19)."""

from __future__ import annotations

from datetime import date

from dsardesk.domain.access import activities_for
from dsardesk.domain.case import Case, Measure
from dsardesk.domain.errors import DeskError
from dsardesk.domain.measures import measures_of, with_measure
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.rights import RightType

TOLD = "recipient_told"
NOT_TOLD = "recipient_not_told"
CHANGES = frozenset({"erased", "anonymised", "rectified", "restricted"})
"""Kinds of measures of which recipients are told."""
RIGHTS = frozenset({RightType.ERASURE, RightType.RECTIFICATION, RightType.RESTRICTION})


class UnknownRecipient(DeskError):
    """None of the processings changed for this item names such a recipient."""

    code = "recipients.unknown"
    exit_code = 2


def recipients_for(case: Case, profile: ControllerProfile, number: int) -> tuple[str, ...]:
    """Names of those to whom data changed for the item were disclosed, processors included, each once."""
    changed = {measure.system for measure in measures_of(case, number, CHANGES)}
    concerned = (each for each in activities_for(case, profile) if changed.intersection(each.systems))
    names = (recipient.name for each in concerned for recipient in each.recipients)
    return tuple(dict.fromkeys(name for name in names if name != profile.name))


def untold(case: Case, profile: ControllerProfile, number: int) -> tuple[str, ...]:
    """Names of recipients of whom nobody said yet whether they were told."""
    settled = {measure.what for measure in measures_of(case, number, {TOLD, NOT_TOLD})}
    return tuple(name for name in recipients_for(case, profile, number) if name not in settled)


def tell(
    case: Case, profile: ControllerProfile, number: int, name: str, *, on: date, by: str, impossible: str = ""
) -> Case:
    """The case once one recipient was told, or why that is impossible or asks for disproportionate effort."""
    if name not in recipients_for(case, profile, number):
        raise UnknownRecipient
    kind = NOT_TOLD if impossible.strip() else TOLD
    measure = Measure(number, kind, "", on, by, what=name, reason=impossible.strip())
    return with_measure(case, profile, measure, RIGHTS)
