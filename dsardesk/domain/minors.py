"""Data of somebody younger than the company's own policy wants: erased on its own initiative, asked for or not."""

from __future__ import annotations

from dsardesk.domain.case import Case, Role
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.rights import RightType


def too_young(case: Case, profile: ControllerProfile) -> bool:
    """True if the person is, or was when the data were collected, below the age that the policy gives."""
    if profile.minors_age is None or case.role is Role.PROCESSOR:
        return False
    age = case.representation.age(case.receipt.received_on) if case.representation else None
    return bool(case.minor_at_collection) if age is None else age < profile.minors_age


def erasure_owed(case: Case, profile: ControllerProfile) -> bool:
    """True while the data are to be erased on the company's own initiative and no item of the case does so."""
    return too_young(case, profile) and not case.items_of(RightType.ERASURE)
