"""Restriction: on the person's demand, on one of four grounds, at once; ended only after the person was told (GDPR 18).

It is proposed where accuracy or an objection is examined, never imposed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from dsardesk.domain.assessments import AssessmentKind, RestrictionGround
from dsardesk.domain.case import LIFTED, RESTRICTED, Case
from dsardesk.domain.errors import DeskError
from dsardesk.domain.examining import assessed
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.measures import must_have_no_gap, with_measure
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.recipients import untold
from dsardesk.domain.records import Measure
from dsardesk.domain.rights import RightType

USED = "restricted_use"
RIGHTS = frozenset({RightType.RESTRICTION})
EXAMINED_MEANWHILE = (RightType.RECTIFICATION, RightType.OBJECTION)
"""Rights whose examination lets a person ask for a restriction meanwhile (GDPR 18(1)(a) and (d))."""


class RestrictedUse(StrEnum):
    """What restricted data may still be used for, beside being stored (GDPR 18(2))."""

    CONSENT = "consent"
    CLAIMS = "claims"
    RIGHTS_OF_ANOTHER = "rights_of_another"
    PUBLIC_INTEREST = "public_interest"


class NotRestricted(DeskError):
    """The data of that item are under no restriction there."""

    code = "restriction.not_in_force"
    exit_code = 2


class UseWithoutReason(DeskError):
    """A use of restricted data says what was used and why."""

    code = "restriction.use_without_reason"


class NoticeFirst(DeskError):
    """The person is told before a restriction is lifted: that letter has not left yet (GDPR 18(3))."""

    code = "restriction.notice_first"


def restrict(case: Case, profile: ControllerProfile, number: int, system: str, *, on: date, by: str) -> Case:
    """The case once one system was told to store the data and to use them no more."""
    return with_measure(case, profile, Measure(number, RESTRICTED, system, on, by), RIGHTS)


def use_restricted(
    case: Case,
    profile: ControllerProfile,
    number: int,
    system: str,
    *,
    use: RestrictedUse,
    what: str,
    reason: str,
    on: date,
    by: str,
) -> Case:
    """The case once it is said which restricted data were used all the same, for which of the uses left, and why."""
    if (number, system) not in case.restricted():
        raise NotRestricted
    if not what.strip() or not reason.strip():
        raise UseWithoutReason
    measure = Measure(number, USED, system, on, by, what=what.strip(), ground=use, reason=reason.strip())
    return with_measure(case, profile, measure, RIGHTS)


def in_force(case: Case, number: int) -> tuple[str, ...]:
    """Ids of the systems whose data of one item are restricted."""
    return tuple(m.system for m in case.measures if m.kind == RESTRICTED and (number, m.system) in case.restricted())


def noticed_on(case: Case, number: int) -> date | None:
    """Day on which a letter told the person that the restriction ends; None until then."""
    notices = {LetterKind.RESTRICTION_LIFTING} | _other_notices(case, number)
    began = [m.done_on for m in case.measures if m.item == number and m.kind == RESTRICTED]
    left = (letter.sent_on for letter in case.sent_letters() if letter.kind in notices and letter.sent_on)
    return next((on for on in left if began and on >= max(began)), None)


def _other_notices(case: Case, number: int) -> frozenset[LetterKind]:
    """The reply to a rectification says that the restriction made for the check of it ends."""
    ground = assessed(case, number, AssessmentKind.RESTRICTION_GROUND)
    for_check = ground is None or ground.ground == RestrictionGround.ACCURACY
    return frozenset({LetterKind.RECTIFICATION_REPLY}) if for_check else frozenset()


def lift(case: Case, profile: ControllerProfile, number: int, *, on: date, by: str) -> Case:
    """The case once the data of one item may be used again everywhere."""
    systems = in_force(case, number)
    if not systems:
        raise NotRestricted
    if noticed_on(case, number) is None:
        raise NoticeFirst
    for system in systems:
        case = with_measure(case, profile, Measure(number, LIFTED, system, on, by), RIGHTS)
    return case


def proposed(case: Case) -> bool:
    """True while accuracy or an objection is examined and nobody asked for a restriction: the person may."""
    examined = any(item.outcome is None for item in case.items_of(*EXAMINED_MEANWHILE))
    return examined and not case.items_of(RightType.RESTRICTION)


def must_be_restricted(case: Case, profile: ControllerProfile, number: int) -> None:
    """Refuse to call a restriction done without a ground, a system that was told, or while a recipient knows not."""
    must_have_no_gap([*_gaps(case, profile, number)])


def _gaps(case: Case, profile: ControllerProfile, number: int) -> Iterator[str]:
    if assessed(case, number, AssessmentKind.RESTRICTION_GROUND) is None:
        yield "restriction_ground_missing"
    if not any(measure.item == number and measure.kind == RESTRICTED for measure in case.measures):
        yield "nothing_restricted"
    if untold(case, profile, number):
        yield "recipient_not_told"
