"""Withdrawal of consent: as easy as giving it, at once, for the future only, wherever it was relied on (GDPR 7(3))."""

from __future__ import annotations

from dsardesk.domain.access import activities_for
from dsardesk.domain.activities import Activity, LegalBasis
from dsardesk.domain.case import Case
from dsardesk.domain.marketing import STOPPED as MARKETING_STOPPED
from dsardesk.domain.measures import measures_of, must_have_no_gap
from dsardesk.domain.objection import left_running
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.recipients import untold
from dsardesk.domain.rights import RightType


def resting_on_consent(case: Case, profile: ControllerProfile) -> tuple[Activity, ...]:
    """Processings of the person's data that rest on their consent."""
    return tuple(each for each in activities_for(case, profile) if each.legal_basis is LegalBasis.CONSENT)


def running(case: Case, profile: ControllerProfile, number: int) -> tuple[str, ...]:
    """Ids of the systems that still do what the person consented to."""
    stopped = {measure.system for measure in measures_of(case, number, {MARKETING_STOPPED})}
    systems = (system for each in resting_on_consent(case, profile) for system in each.systems)
    return left_running(case, number, (system for system in systems if system not in stopped))


def erasure_offered(case: Case, profile: ControllerProfile) -> bool:
    """True where the data may be erased too, no other basis being left, and nobody asked for it (GDPR 17(1)(b))."""
    withdrawn = bool(case.items_of(RightType.CONSENT_WITHDRAWAL))
    return withdrawn and bool(resting_on_consent(case, profile)) and not case.items_of(RightType.ERASURE)


def must_be_withdrawn(case: Case, profile: ControllerProfile, number: int) -> None:
    """Refuse to call a withdrawal done while a system goes on, or somebody who was given the data knows nothing."""
    gaps = []
    if running(case, profile, number):
        gaps.append("processing_runs")
    if untold(case, profile, number):
        gaps.append("recipient_not_told")
    must_have_no_gap(gaps)
