"""A case as a row of stages, for a person who wants to see at a glance where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dsardesk.domain.access import systems_for
from dsardesk.domain.case import Case
from dsardesk.domain.entitlement import authority_gaps
from dsardesk.domain.marketing import STOPPED_FOR
from dsardesk.domain.measures import systems_left
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import IMMEDIATE_RIGHTS, RightType
from dsardesk.domain.steps import MEASURES, SEARCHED_FOR, NextStep


class Stage(StrEnum):
    """One stage of a case; its name stands in the messages catalogue under `stage.<stage>`."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    IDENTITY = "identity"
    SEARCH = "search"
    MEASURES = "measures"
    DECIDE = "decide"
    ANSWER = "answer"
    CLOSE = "close"


class Progress(StrEnum):
    """How far a stage is."""

    DONE = "done"
    CURRENT = "current"
    TO_DO = "to_do"


@dataclass(frozen=True, slots=True)
class StageLine:
    """One stage and how far it is."""

    stage: Stage
    progress: Progress


CARRIED_OUT = frozenset({*MEASURES, *STOPPED_FOR, RightType.RESTRICTION, RightType.POST_MORTEM_DIRECTIVE})
"""Rights that systems carry out one by one."""

_STAGES = {
    NextStep.ACKNOWLEDGE: Stage.ACKNOWLEDGED,
    NextStep.DESTROY_IDENTITY_DOCUMENT: Stage.IDENTITY,
    NextStep.CHECK_IDENTITY: Stage.IDENTITY,
    NextStep.RECORD_AUTHORITY: Stage.IDENTITY,
    NextStep.SEARCH: Stage.SEARCH,
    NextStep.APPROVE: Stage.DECIDE,
    NextStep.DECIDE: Stage.DECIDE,
    NextStep.ANSWER: Stage.ANSWER,
    NextStep.DELIVER_PACKAGE: Stage.ANSWER,
    NextStep.KEEP_PROMISE: Stage.CLOSE,
    NextStep.CLOSE: Stage.CLOSE,
}


def stages(case: Case, profile: ControllerProfile, step: NextStep) -> tuple[StageLine, ...]:
    """The stages that the case goes through, in order; the one of *step* is the current one."""
    current = None if case.closed_on else _STAGES.get(step, Stage.MEASURES)
    return tuple(
        StageLine(stage, Progress.CURRENT if stage is current else Progress.DONE if done else Progress.TO_DO)
        for stage, done in _done(case, profile).items()
        if stage is current or _is_called_for(stage, case)
    )


def _is_called_for(stage: Stage, case: Case) -> bool:
    rights = {item.right for item in case.items}
    match stage:
        case Stage.IDENTITY:
            return bool(rights - IMMEDIATE_RIGHTS)
        case Stage.SEARCH:
            return bool(rights.intersection(SEARCHED_FOR))
        case Stage.MEASURES:
            return bool(rights & CARRIED_OUT)
        case _:
            return True


def _done(case: Case, profile: ControllerProfile) -> dict[Stage, bool]:
    """Each stage, and whether it is over."""
    answered = {search.system for search in case.searches if search.outcome is not None}
    return {
        Stage.RECEIVED: True,
        Stage.ACKNOWLEDGED: bool(case.sent_letters()),
        Stage.IDENTITY: case.identity.check is not None and not case.identity.doubtful and not authority_gaps(case),
        Stage.SEARCH: answered.issuperset(systems_for(case, profile)),
        Stage.MEASURES: all(_carried_out(case, profile, item) for item in case.items_of(*CARRIED_OUT)),
        Stage.DECIDE: all(item.outcome is not None for item in case.items),
        Stage.ANSWER: all(item.answered_on is not None for item in case.items)
        and all(package.delivered_on is not None for package in case.packages),
        Stage.CLOSE: case.closed_on is not None,
    }


def _carried_out(case: Case, profile: ControllerProfile, item: RequestItem) -> bool:
    """True once the item was decided, or everything was done that deciding it waits for."""
    if item.outcome is not None:
        return True
    if item.right in MEASURES:
        return not systems_left(case, profile, item.number, MEASURES[item.right][1])
    return any(measure.item == item.number for measure in case.measures)
