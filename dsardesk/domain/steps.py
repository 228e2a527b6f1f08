"""What to do next on a case: one step at a time, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from dsardesk.domain.access import activities_for
from dsardesk.domain.case import Case
from dsardesk.domain.marketing import STOPPED, senders
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.rights import IMMEDIATE_RIGHTS, RightType


class NextStep(StrEnum):
    """One thing to do; its sentence stands in the messages catalogue under `next.<step>`."""

    STOP_MARKETING = "stop_marketing"
    DESTROY_IDENTITY_DOCUMENT = "destroy_identity_document"
    ACKNOWLEDGE = "acknowledge"
    CHECK_IDENTITY = "check_identity"
    SEARCH = "search"
    DECIDE = "decide"
    ANSWER = "answer"
    DELIVER_PACKAGE = "deliver_package"
    KEEP_PROMISE = "keep_promise"
    CLOSE = "close"
    NOTHING = "nothing"


def next_step(case: Case, profile: ControllerProfile) -> NextStep:
    """The first thing that is still to be done."""
    return next(_steps(case, profile))


def _steps(case: Case, profile: ControllerProfile) -> Iterator[NextStep]:
    if case.closed_on is not None:
        yield NextStep.NOTHING
    if _marketing_to_stop(case, profile):
        yield NextStep.STOP_MARKETING
    if any(not document.hold_reason for document in case.identity.held()):
        yield NextStep.DESTROY_IDENTITY_DOCUMENT
    if not case.sent_letters():
        yield NextStep.ACKNOWLEDGE
    if case.identity.check is None and any(item.right not in IMMEDIATE_RIGHTS for item in case.items):
        yield NextStep.CHECK_IDENTITY
    if _systems_to_search(case, profile):
        yield NextStep.SEARCH
    yield from _last_steps(case)


def _last_steps(case: Case) -> Iterator[NextStep]:
    if any(item.outcome is None for item in case.items):
        yield NextStep.DECIDE
    if any(item.answered_on is None for item in case.items):
        yield NextStep.ANSWER
    if any(package.delivered_on is None for package in case.packages):
        yield NextStep.DELIVER_PACKAGE
    if any(promise.kept_on is None for promise in case.promises):
        yield NextStep.KEEP_PROMISE
    yield NextStep.CLOSE


def _marketing_to_stop(case: Case, profile: ControllerProfile) -> bool:
    done = {(m.item, m.system) for m in case.measures if m.kind == STOPPED}
    items = case.items_of(RightType.OBJECTION_MARKETING)
    return any((item.number, system.id) not in done for item in items for system in senders(profile))


def _systems_to_search(case: Case, profile: ControllerProfile) -> bool:
    if not any(item.outcome is None for item in case.items_of(RightType.ACCESS, RightType.PORTABILITY)):
        return False
    answered = {search.system for search in case.searches if search.outcome is not None}
    return any(system not in answered for activity in activities_for(case, profile) for system in activity.systems)
