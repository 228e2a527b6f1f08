"""The grounds on which a request may be refused: which fit a right, what each needs, who must agree.

A refusal, whole or partial, always says why (GDPR 12(4)); an objection to marketing is never refused (GDPR 21(3)).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date

from dsardesk.domain.assessments import Assessment, AssessmentKind
from dsardesk.domain.case import Case, Role
from dsardesk.domain.deadlines import TimeLimit
from dsardesk.domain.deceased import DirectiveFound
from dsardesk.domain.erasure import kept_back
from dsardesk.domain.errors import DeskError
from dsardesk.domain.grounds import Ground, Grounds, Reach
from dsardesk.domain.measures import measures_of
from dsardesk.domain.partial import owed_lines
from dsardesk.domain.portability import LEFT_OUT
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.reasons import StatedGround
from dsardesk.domain.rights import IMMEDIATE_RIGHTS, Outcome, RightType
from dsardesk.domain.withholding import WITHHELD


class NeverRefused(DeskError):
    """An objection to marketing, or the withdrawal of a consent, is carried out: nothing allows to refuse it."""

    code = "refusal.never"


class UnknownGround(DeskError):
    """The catalogue has no ground of that code."""

    code = "refusal.unknown_ground"
    exit_code = 2


class GroundDoesNotFit(DeskError):
    """The ground is none for this right, or for this outcome."""

    code = "refusal.does_not_fit"


class GroundMissing(DeskError):
    """A refusal, whole or partial, names the ground on which it stands (GDPR 12(4))."""

    code = "refusal.ground_missing"


class GroundIncomplete(DeskError):
    """A ground is used without what it must say; `facts_missing` holds the keys, separated by spaces."""

    code = "refusal.incomplete"


class EvidenceMissing(DeskError):
    """The ground needs a file that proves its facts: the burden of proof is the controller's (GDPR 12(5))."""

    code = "refusal.evidence_missing"


class WarningUnanswered(DeskError):
    """A full refusal that leaves after month one, extension or not, needs the reason for going on (GDPR 12(4))."""

    code = "refusal.warning_unanswered"


class GroundNotShown(DeskError):
    """The case itself contradicts the ground; `why` says how."""

    code = "refusal.not_shown"


AFTER_MONTH = "refusal_after_first_month"
"""Key of the warning that a full refusal is too late for month one."""
REFUSING = frozenset({Outcome.REFUSED, Outcome.PARTLY_GRANTED})
"""Outcomes that refuse something."""
_REACHES: Mapping[Outcome, frozenset[Reach]] = {
    Outcome.REFUSED: frozenset({Reach.WHOLE_OR_PART, Reach.FORWARD}),
    Outcome.PARTLY_GRANTED: frozenset({Reach.WHOLE_OR_PART, Reach.PART, Reach.FORWARD}),
    Outcome.NO_DATA_HELD: frozenset({Reach.ANSWER}),
    Outcome.FORWARDED_TO_CONTROLLER: frozenset({Reach.FORWARD}),
}


def fitting(grounds: Grounds, right: RightType, outcome: Outcome, role: Role) -> tuple[Ground, ...]:
    """Grounds that may be given for one outcome of a right, in the order of their codes."""
    if right in IMMEDIATE_RIGHTS:
        return ()
    reaches = _REACHES.get(outcome, frozenset())
    # A processor forwards what is not its own to answer; whoever is neither refuses what is a right over data.
    passes_on = role is Role.PROCESSOR or right is RightType.PROCESSOR_REDIRECT
    if passes_on if outcome in REFUSING else role is not Role.PROCESSOR:
        reaches -= {Reach.FORWARD}
    return tuple(each for each in grounds.values() if right in each.rights and each.reach in reaches)


def implied(grounds: Grounds, right: RightType, outcome: Outcome, role: Role) -> tuple[str, ...]:
    """Codes that an outcome means by itself: nothing is held, or another answers."""
    if outcome in REFUSING:
        return ()
    return tuple(each.code for each in fitting(grounds, right, outcome, role))


def must_be_grounded(
    case: Case,
    profile: ControllerProfile,
    number: int,
    outcome: Outcome,
    *,
    stated: Collection[StatedGround],
    grounds: Grounds,
) -> None:
    """Refuse an outcome whose grounds are missing, do not fit the right, or lack what they must say."""
    right = case.item(number).right
    if right in IMMEDIATE_RIGHTS and (outcome in REFUSING or stated):
        raise NeverRefused
    fit = {each.code: each for each in fitting(grounds, right, outcome, case.role)}
    for each in stated:
        if each.code not in grounds:
            raise UnknownGround(ground=each.code)
        if each.code not in fit:
            raise GroundDoesNotFit(ground=each.code)
        _must_say_enough(case, each, fit[each.code], outcome)
    if not stated and fit and needs_ground(case, profile, number, outcome):
        raise GroundMissing(item=number)


def _must_say_enough(case: Case, stated: StatedGround, ground: Ground, outcome: Outcome) -> None:
    owed = ground.facts if outcome in REFUSING else ()
    missing = [key for key in owed if not stated.facts.get(key, "").strip()]
    if missing:
        raise GroundIncomplete(ground=stated.code, facts_missing=" ".join(missing))
    if any(key not in {*ground.facts, *ground.may_say} for key in stated.facts):
        raise GroundDoesNotFit(ground=stated.code)
    if ground.evidence and not stated.evidence:
        raise EvidenceMissing(ground=stated.code)
    why = _CONTRADICTIONS.get(stated.code, _nothing)(case)
    if why:
        raise GroundNotShown(ground=stated.code, why=why)


def _nothing(_: Case) -> str:
    return ""


def _identity(case: Case) -> str:
    """GDPR 12(6): who was never asked anything failed to prove nothing."""
    return "" if case.identity.requests else "identity_never_asked"


def _directive(case: Case) -> str:
    found = case.deceased.directive if case.deceased else None
    return "" if found is DirectiveFound.CONTRARY else "no_contrary_directive"


_CONTRADICTIONS: Mapping[str, Callable[[Case], str]] = {"R05": _identity, "R24": _directive}
"""Grounds that facts of the case must bear out: the key of what contradicts them, or nothing."""


def needs_ground(case: Case, profile: ControllerProfile, number: int, outcome: Outcome) -> bool:
    """True where nothing on record says yet on what the refusal stands.

    A partial grant may bear it already: what an erasure keeps has its own ground, so have what portability leaves out
    and each message withheld from a copy; lines of Article 15(1) that are told later are refused to nobody.
    """
    if outcome is not Outcome.PARTLY_GRANTED:
        return outcome is Outcome.REFUSED
    return not _borne(_as_if(case, number, outcome), profile, number)


def _borne(case: Case, profile: ControllerProfile, number: int) -> bool:
    """True if what is not granted is on record with its reason."""
    match case.item(number).right:
        case RightType.ERASURE:
            return bool(kept_back(case, number))
        case RightType.PORTABILITY:
            return bool(measures_of(case, number, {LEFT_OUT, *WITHHELD}))
        case RightType.ACCESS:
            return bool(measures_of(case, number, WITHHELD) or owed_lines(case, profile))
        case _:
            return False


def _as_if(case: Case, number: int, outcome: Outcome) -> Case:
    return case.with_item(replace(case.item(number), outcome=outcome))


def with_grounds(case: Case, number: int, stated: Collection[StatedGround]) -> Case:
    """The case with the grounds of one item, in place of earlier ones."""
    return replace(case, grounds=(*(each for each in case.grounds if each.item != number), *stated))


def grounds_of(case: Case, number: int) -> tuple[StatedGround, ...]:
    """Grounds given for one item."""
    return tuple(each for each in case.grounds if each.item == number)


def warnings(outcome: Outcome, limit: TimeLimit, today: date) -> tuple[str, ...]:
    """Keys of what to heed before deciding so: a full refusal leaves in month one, extension or not."""
    if outcome is not Outcome.REFUSED or not limit.extension_valid or limit.due is None:
        return ()
    return (AFTER_MONTH,) if today > limit.due else ("refusal_in_first_month",)


def warned(case: Case, number: int, given: Collection[str], despite: str, *, on: date, by: str) -> Case:
    """The case on which it stands what warnings were given before deciding, and why the user went on.

    An earlier decision's are no longer true of this one.
    """
    if AFTER_MONTH in given and not despite.strip():
        raise WarningUnanswered
    others = tuple(each for each in case.assessments if (each.item, each.kind) != (number, AssessmentKind.WARNED))
    found = tuple(Assessment(AssessmentKind.WARNED, on, by, number, ground=key, words=despite.strip()) for key in given)
    return replace(case, assessments=(*others, *found))
