"""Objection on grounds of a particular situation: it stops, or the company demonstrates why not (GDPR 21(1))."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from dsardesk.domain.access import activities_for
from dsardesk.domain.activities import Activity, LegalBasis
from dsardesk.domain.assessments import AssessmentKind
from dsardesk.domain.case import Case
from dsardesk.domain.errors import DeskError
from dsardesk.domain.examining import assessed
from dsardesk.domain.measures import measures_of, must_have_no_gap, with_measure
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.records import Measure, SearchOutcome
from dsardesk.domain.rights import Outcome, RightType

STOPPED = "processing_stopped"
NOT_CONCERNED = "not_concerned"
SETTLED = frozenset({STOPPED, NOT_CONCERNED})
"""Kinds of measures after which nothing that the person objects to, or consented to, goes on in a system."""
OBJECTIONABLE = frozenset({LegalBasis.LEGITIMATE_INTERESTS, LegalBasis.PUBLIC_TASK, None})
"""Bases open to objection; what the policy gives no basis for is not taken out of the person's reach."""
RIGHTS = frozenset({RightType.OBJECTION, RightType.CONSENT_WITHDRAWAL})
"""Rights that stop a processing."""


class LeftRunningWithoutReason(DeskError):
    """Why a system is not concerned must be said."""

    code = "objection.left_running_without_reason"


def objectionable(case: Case, profile: ControllerProfile) -> tuple[Activity, ...]:
    """Processings to which the person may object: by law, or all of them where the policy promises so."""
    activities = activities_for(case, profile)
    if profile.objection and profile.objection.any_processing:
        return activities
    return tuple(each for each in activities if each.legal_basis in OBJECTIONABLE)


def running(case: Case, profile: ControllerProfile, number: int) -> tuple[str, ...]:
    """Ids of the systems of which nobody said yet that the processing objected to stopped, or is another one."""
    return left_running(case, number, (system for each in objectionable(case, profile) for system in each.systems))


def left_running(case: Case, number: int, systems: Iterable[str]) -> tuple[str, ...]:
    """Those of *systems* that neither stopped nor are unconcerned, nor were searched in vain."""
    settled = {measure.system for measure in measures_of(case, number, SETTLED)}
    settled |= {s.system for s in case.searches if s.outcome is SearchOutcome.NOTHING and not s.reason}
    return tuple(system for system in dict.fromkeys(systems) if system not in settled)


def stop_processing(case: Case, profile: ControllerProfile, number: int, system: str, *, on: date, by: str) -> Case:
    """The case once one system stopped what the person objects to, or consented to."""
    return _settled(case, profile, Measure(number, STOPPED, system, on, by))


def leave_running(
    case: Case, profile: ControllerProfile, number: int, system: str, *, reason: str, on: date, by: str
) -> Case:
    """The case once it is said why one system is not concerned."""
    if not reason.strip():
        raise LeftRunningWithoutReason
    return _settled(case, profile, Measure(number, NOT_CONCERNED, system, on, by, reason=reason.strip()))


def _settled(case: Case, profile: ControllerProfile, measure: Measure) -> Case:
    """A system says one of the two: the later word counts."""
    changed = with_measure(case, profile, measure, RIGHTS)
    earlier = {m for m in measures_of(case, measure.item, SETTLED - {measure.kind}) if m.system == measure.system}
    return replace(changed, measures=tuple(known for known in changed.measures if known not in earlier))


def must_be_settled(case: Case, profile: ControllerProfile, number: int, outcome: Outcome) -> None:
    """Refuse a decision on an objection while something that it means is missing.

    What the company must demonstrate to go on stands with the ground of its refusal; where its policy promised more
    than the law, it says openly why it does not keep that.
    """
    gaps = []
    if outcome is Outcome.GRANTED and running(case, profile, number):
        gaps.append("processing_runs")
    if outcome is Outcome.PARTLY_GRANTED and not measures_of(case, number, {STOPPED}):
        gaps.append("nothing_stopped")
    departs = profile.objection is not None and outcome in {Outcome.PARTLY_GRANTED, Outcome.REFUSED}
    if departs and assessed(case, number, AssessmentKind.POLICY_DEPARTURE) is None:
        gaps.append("policy_departure_missing")
    must_have_no_gap(gaps)
