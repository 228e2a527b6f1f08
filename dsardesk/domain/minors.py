"""Data of somebody younger than the company's own policy wants: erased on its own initiative, asked for or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dsardesk.domain.assessments import PROMISED, Assessment, AssessmentKind
from dsardesk.domain.case import Case, Role
from dsardesk.domain.errors import DeskError
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import RightType


class NobodyTooYoung(DeskError):
    """No erasure is owed on the company's own initiative: the person is old enough, or one is under way."""

    code = "minor.nothing_owed"


def too_young(case: Case, profile: ControllerProfile) -> bool:
    """True if the person is, or was when the data were collected, below the age that the policy gives."""
    if profile.minors_age is None or case.role is Role.PROCESSOR:
        return False
    age = case.representation.age(case.receipt.received_on) if case.representation else None
    return bool(case.minor_at_collection) if age is None else age < profile.minors_age


def erasure_owed(case: Case, profile: ControllerProfile) -> bool:
    """True while the data are to be erased on the company's own initiative and no item of the case does so."""
    return too_young(case, profile) and not case.items_of(RightType.ERASURE)


def erase_unasked(case: Case, profile: ControllerProfile, *, on: date, by: str) -> Case:
    """The case with an erasure that nobody asked for; its ground is what the policy says of persons so young."""
    case.must_be_open()
    if not erasure_owed(case, profile):
        raise NobodyTooYoung
    number = max(item.number for item in case.items) + 1
    ground = Assessment(AssessmentKind.ERASURE_GROUND, on, by, number, PROMISED)
    return replace(
        case,
        items=(*case.items, RequestItem(number, RightType.ERASURE, own_initiative=True)),
        assessments=(*case.assessments, ground),
    )
