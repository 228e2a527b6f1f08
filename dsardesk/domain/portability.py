"""Portability: data that the person provided, under consent or a contract, processed by automated means (GDPR 20)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from dsardesk.domain.access import activities_for
from dsardesk.domain.activities import Activity, LegalBasis
from dsardesk.domain.case import Case
from dsardesk.domain.measures import measures_of, must_have_no_gap, with_measure
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.records import Measure, SearchOutcome
from dsardesk.domain.rights import RightType

PORTABLE_BASES = frozenset({LegalBasis.CONSENT, LegalBasis.CONTRACT})
LEFT_OUT = "not_portable"
PACKAGE = "portability"


class Obstacle(StrEnum):
    """A condition of portability that a processing does not meet."""

    BASIS = "basis"  # It rests neither on consent nor on a contract.
    NOT_PROVIDED = "not_provided"  # The company makes the data itself.
    NOT_AUTOMATED = "not_automated"  # It is done on paper.


class NotPortable(StrEnum):
    """Why what a system holds is no matter of portability, although its processing is."""

    NOT_PROVIDED = "not_provided"  # Made or inferred by the company.
    NOT_AUTOMATED = "not_automated"  # On paper.


def obstacles(activity: Activity) -> tuple[Obstacle, ...]:
    """Conditions of portability that a processing does not meet; none where the right covers it (GDPR 20(1)).

    What is observed of the person, such as a use or an opening, was provided by the person; what the company makes
    of it was not.
    """
    met = {
        Obstacle.BASIS: activity.legal_basis in PORTABLE_BASES,
        Obstacle.NOT_PROVIDED: not activity.inferred,
        Obstacle.NOT_AUTOMATED: not activity.on_paper,
    }
    return tuple(obstacle for obstacle, fine in met.items() if not fine)


def is_portable(activity: Activity) -> bool:
    """True for a processing that meets the three conditions of GDPR 20(1)."""
    return not obstacles(activity)


def portable_systems(case: Case, profile: ControllerProfile, number: int) -> tuple[str, ...]:
    """Ids of the systems whose data go into the package of one item, each once."""
    left_out = {measure.system for measure in measures_of(case, number, {LEFT_OUT})}
    portable = (each for each in activities_for(case, profile) if is_portable(each))
    systems = dict.fromkeys(system for each in portable for system in each.systems)
    return tuple(system for system in systems if system not in left_out)


def leave_out(
    case: Case, profile: ControllerProfile, number: int, system: str, *, why: NotPortable, what: str, on: date, by: str
) -> Case:
    """The case once it is said that what one system holds was not provided by the person, or is on paper."""
    measure = Measure(number, LEFT_OUT, system, on, by, what=what.strip(), ground=why)
    return with_measure(case, profile, measure, {RightType.PORTABILITY})


def must_be_handed_over(case: Case, profile: ControllerProfile, number: int) -> None:
    """Refuse to call a portability granted while a system is not searched or the package is not made."""
    systems = portable_systems(case, profile, number)
    answers = {search.system: search.outcome for search in case.searches if search.outcome}
    gaps = []
    if not systems:
        gaps.append("nothing_portable")
    if any(system not in answers for system in systems):
        gaps.append("system_not_searched")
    found = any(answers.get(system) is SearchOutcome.FOUND for system in systems)
    if found and not any(package.kind == PACKAGE for package in case.packages):
        gaps.append("copy_not_made")
    must_have_no_gap(gaps)
