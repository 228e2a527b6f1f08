"""Erasure, system by system: what is erased, what is kept, on which ground and until when (GDPR 17)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from dsardesk.domain.assessments import AssessmentKind, ErasureGround
from dsardesk.domain.case import Case
from dsardesk.domain.errors import DeskError
from dsardesk.domain.examining import assessed, child_gaps
from dsardesk.domain.measures import measures_of, must_have_no_gap, systems_left, with_measure
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.recipients import untold
from dsardesk.domain.records import Measure
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome, RightType

ERASED = "erased"
ANONYMISED = "anonymised"
KEPT = "kept"
GONE = frozenset({ERASED, ANONYMISED})
"""Kinds of measures after which a system holds nothing that speaks of the person."""


class KeepGround(StrEnum):
    """Why data are kept although their erasure was asked."""

    EXPRESSION = "expression"  # GDPR 17(3)(a)
    LEGAL_OBLIGATION = "legal_obligation"  # GDPR 17(3)(b)
    PUBLIC_HEALTH = "public_health"  # GDPR 17(3)(c)
    ARCHIVES = "archives"  # GDPR 17(3)(d)
    LEGAL_CLAIMS = "legal_claims"  # GDPR 17(3)(e)
    STILL_NEEDED = "still_needed"  # None of the grounds of GDPR 17(1) is met.


class AnswerBeforeErasing(DeskError):
    """Access or portability is asked in the same case: the copy is secured first, or there is nothing left to copy."""

    code = "erasure.answer_first"


class KeptWithoutReason(DeskError):
    """Data are kept for a reason, to be written, and name what they are."""

    code = "erasure.kept_without_reason"


class MethodMissing(DeskError):
    """Data were made anonymous, and nobody said how: it is told, and must be shown (GDPR 5(2), recital 26)."""

    code = "erasure.method_missing"
    exit_code = 2


def erase(
    case: Case,
    profile: ControllerProfile,
    number: int,
    system: str,
    *,
    on: date,
    by: str,
    anonymised: bool = False,
    method: str = "",
    backups_until: date | None = None,
) -> Case:
    """The case once one system erased the person's data, or made them anonymous by a *method* said in words."""
    must_have_secured_the_copy(case)
    if anonymised and not method.strip():
        raise MethodMissing
    kind, how = (ANONYMISED, method.strip()) if anonymised else (ERASED, "")
    measure = Measure(number, kind, system, on, by, reason=how, until=backups_until)
    return with_measure(case, profile, measure, {RightType.ERASURE})


def keep_back(
    case: Case,
    profile: ControllerProfile,
    number: int,
    system: str,
    *,
    what: str,
    ground: KeepGround,
    reason: str,
    until: date,
    on: date,
    by: str,
) -> Case:
    """The case once it is said what one system keeps, on which ground, why and until when."""
    if not what.strip() or not reason.strip():
        raise KeptWithoutReason
    measure = Measure(
        number, KEPT, system, on, by, what=what.strip(), ground=ground, reason=reason.strip(), until=until
    )
    return with_measure(case, profile, measure, {RightType.ERASURE})


def copies_to_secure(case: Case) -> tuple[RequestItem, ...]:
    """Items whose copy, asked for in the same case, is neither sealed in the vault nor handed over."""
    sealed = {package.kind for package in case.packages}
    copies = case.items_of(RightType.ACCESS, RightType.PORTABILITY)
    return tuple(item for item in copies if item.answered_on is None and item.right not in sealed)


def must_have_secured_the_copy(case: Case) -> None:
    """Refuse to erase what is still to be copied."""
    for item in copies_to_secure(case):
        raise AnswerBeforeErasing(item=item.number)


def kept_back(case: Case, number: int) -> tuple[Measure, ...]:
    """What is kept although the item asks for its erasure."""
    return measures_of(case, number, {KEPT})


def must_be_erased(case: Case, profile: ControllerProfile, number: int, outcome: Outcome) -> None:
    """Refuse to call an erasure granted, whole or in part, without a ground, or with a system or recipient left out.

    One ground of GDPR 17(1) is enough. "Granted" means that nothing is kept; "partly granted" that something is, and
    something is not.
    """
    found = assessed(case, number, AssessmentKind.ERASURE_GROUND)
    gaps = ["erasure_ground_missing"] if found is None else []
    if found is not None and found.ground == ErasureGround.CHILD:
        gaps += child_gaps(case)
    if systems_left(case, profile, number, GONE | {KEPT}):
        gaps.append("system_without_measure")
    if any(not each.reason.strip() for each in measures_of(case, number, {ANONYMISED})):
        gaps.append("method_missing")
    if outcome is Outcome.GRANTED and kept_back(case, number):
        gaps.append("data_kept")
    if outcome is Outcome.PARTLY_GRANTED and not kept_back(case, number):
        gaps.append("nothing_kept")
    if outcome is Outcome.PARTLY_GRANTED and not measures_of(case, number, GONE):
        gaps.append("nothing_erased")
    if untold(case, profile, number):
        gaps.append("recipient_not_told")
    must_have_no_gap(gaps)
