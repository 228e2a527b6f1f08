"""Recording what was examined, and reading it again: one answer to each question, a later one in place of the first."""

from __future__ import annotations

from dataclasses import replace

from dsardesk.domain.assessments import (
    EXAMINED,
    GROUNDS,
    PROMISABLE,
    PROMISED,
    WITH_NAME,
    WITHOUT_WORDS,
    Assessment,
    AssessmentKind,
    ErasureGround,
)
from dsardesk.domain.case import Case, Role
from dsardesk.domain.errors import DeskError
from dsardesk.domain.measures import must_have_no_gap
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.told import Examined


class NotExaminedHere(DeskError):
    """The item exercises a right for which this is not examined, or the case is not a processor's."""

    code = "assessment.not_examined_here"
    exit_code = 2


class AssessmentIncomplete(DeskError):
    """A ground, the words or the name is missing; `what` says which."""

    code = "assessment.incomplete"


class NotPromised(DeskError):
    """The policy of the company promises this right under the conditions of the law only."""

    code = "assessment.not_promised"


class GroundNeedsRight(DeskError):
    """This ground rests on another right, which is no item of the case yet; `why` is the ground."""

    code = "assessment.ground_needs_right"


class ChildNotShown(DeskError):
    """GDPR 17(1)(f) rests on an online service and on a minor at the time of collection; `gaps` says what lacks."""

    code = "assessment.child_not_shown"


RESTS_ON = {
    ErasureGround.CONSENT_WITHDRAWN: (RightType.CONSENT_WITHDRAWAL,),
    ErasureGround.OBJECTION: (RightType.OBJECTION, RightType.OBJECTION_MARKETING),
}
"""Grounds of erasure that another item of the same case brings about (GDPR 17(1)(b) and (c))."""


def assess(case: Case, assessment: Assessment) -> Case:
    """The case with one finding more, in place of an earlier answer to the same question about the same item."""
    case.must_be_open()
    _must_fit(case, assessment)
    found = replace(assessment, words=assessment.words.strip(), who=assessment.who.strip())
    _must_be_whole(found)
    _must_rest_on_something(case, found)
    subject = found.item, found.kind
    others = tuple(known for known in case.assessments if (known.item, known.kind) != subject)
    return replace(case, assessments=(*others, found))


def _must_fit(case: Case, assessment: Assessment) -> None:
    if assessment.kind is AssessmentKind.INSTRUCTION:
        fits = case.role is Role.PROCESSOR and assessment.item is None
    else:
        right = case.item(assessment.item or 0).right
        fits = assessment.kind in EXAMINED.get(right, ())
    if not fits:
        raise NotExaminedHere(kind=assessment.kind)


def _must_be_whole(found: Assessment) -> None:
    grounds = GROUNDS.get(found.kind)
    answers = {*(grounds or ()), *({PROMISED} if found.kind in PROMISABLE else ())}
    if grounds is not None and found.ground not in answers:
        raise AssessmentIncomplete(what="ground")
    if found.kind not in WITHOUT_WORDS and not found.words:
        raise AssessmentIncomplete(what="words")
    if found.kind in WITH_NAME and not found.who:
        raise AssessmentIncomplete(what="who")


def _must_rest_on_something(case: Case, found: Assessment) -> None:
    if found.kind is not AssessmentKind.ERASURE_GROUND or found.ground == PROMISED:
        return
    if found.ground == ErasureGround.CHILD and (gaps := child_gaps(case)):
        raise ChildNotShown(gaps=" ".join(gaps))
    rights = RESTS_ON.get(ErasureGround(found.ground), ())
    if rights and not case.items_of(*rights):
        raise GroundNeedsRight(why=found.ground)


def child_gaps(case: Case) -> tuple[str, ...]:
    """Keys of what contradicts, or does not show yet, that an online service collected data of a minor (LIL 51 II)."""
    facts = {"online_service_not_shown": case.online_service, "minor_not_shown": case.minor_at_collection}
    return tuple(key for key, shown in facts.items() if not shown)


def must_be_promised(profile: ControllerProfile, right: RightType, ground: str) -> None:
    """Refuse, as the ground of a right, a promise that the policy does not make."""
    if ground == PROMISED and not profile.promises_without_condition(right):
        raise NotPromised


def must_depart_openly(case: Case, profile: ControllerProfile, number: int, outcome: Outcome) -> None:
    """Refuse to keep less than what the policy promises without condition, unless it is said why."""
    departs = outcome in {Outcome.PARTLY_GRANTED, Outcome.REFUSED}
    promised = profile.promises_without_condition(case.item(number).right)
    if departs and promised and assessed(case, number, AssessmentKind.POLICY_DEPARTURE) is None:
        must_have_no_gap(["policy_departure_missing"])


def assessed(case: Case, number: int | None, kind: AssessmentKind) -> Assessment | None:
    """What was found on one question about one item; None until it was examined."""
    return next((each for each in case.assessments if (each.item, each.kind) == (number, kind)), None)


def told_examined(case: Case) -> tuple[Examined, ...]:
    """Everything examined on the case, as a letter tells it."""
    rights = {item.number: item.right for item in case.items}
    return tuple(
        Examined(rights.get(each.item or 0), each.kind, each.on, each.ground, each.words, each.who)
        for each in case.assessments
    )
