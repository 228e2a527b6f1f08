"""What to do next on a case: one step at a time, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from dsardesk.domain.access import activities_for
from dsardesk.domain.case import Case, Role
from dsardesk.domain.erasure import GONE, KEPT, copies_to_secure
from dsardesk.domain.heirs import TAKEN_INTO_ACCOUNT
from dsardesk.domain.marketing import STOPPED, STOPPED_FOR, rests_on_consent, senders
from dsardesk.domain.measures import measures_of, systems_left
from dsardesk.domain.processor import forwarded_on
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.recipients import untold
from dsardesk.domain.rectification import RESTRICTED, SETTLED
from dsardesk.domain.rights import IMMEDIATE_RIGHTS, RightType


class NextStep(StrEnum):
    """One thing to do; its sentence stands in the messages catalogue under `next.<step>`."""

    RECORD_DEATH = "record_death"
    STOP_MARKETING = "stop_marketing"
    DESTROY_IDENTITY_DOCUMENT = "destroy_identity_document"
    FORWARD = "forward"
    RESTRICT = "restrict"
    ACKNOWLEDGE = "acknowledge"
    CHECK_IDENTITY = "check_identity"
    SEARCH = "search"
    ERASE = "erase"
    RECTIFY = "rectify"
    TAKE_DEATH_INTO_ACCOUNT = "take_death_into_account"
    TELL_RECIPIENTS = "tell_recipients"
    DECIDE = "decide"
    ANSWER = "answer"
    DELIVER_PACKAGE = "deliver_package"
    KEEP_PROMISE = "keep_promise"
    CLOSE = "close"
    NOTHING = "nothing"


SEARCHED_FOR = (RightType.ACCESS, RightType.PORTABILITY, RightType.ERASURE, RightType.HEIR_REQUEST)
"""Rights for which the person is looked for in every system before anything else."""


MEASURES: Mapping[RightType, tuple[NextStep, frozenset[str]]] = {
    RightType.ERASURE: (NextStep.ERASE, GONE | {KEPT}),
    RightType.RECTIFICATION: (NextStep.RECTIFY, SETTLED),
    RightType.HEIR_REQUEST: (NextStep.TAKE_DEATH_INTO_ACCOUNT, TAKEN_INTO_ACCOUNT),
}
"""Rights that are carried out system by system: the step, and the kinds of measures that end it."""


def next_step(case: Case, profile: ControllerProfile) -> NextStep:
    """The first thing that is still to be done."""
    return next(_steps(case, profile))


def _steps(case: Case, profile: ControllerProfile) -> Iterator[NextStep]:
    if case.closed_on is not None:
        yield NextStep.NOTHING
    if case.role is Role.PROCESSOR:
        yield from _processor_steps(case)
    yield from _at_once(case, profile)
    if not case.sent_letters():
        yield NextStep.ACKNOWLEDGE
    if case.identity.check is None and any(item.right not in IMMEDIATE_RIGHTS for item in case.items):
        yield NextStep.CHECK_IDENTITY
    if _heirs_wait(case) and not _standing_known(case):
        yield NextStep.RECORD_DEATH
    if _systems_to_search(case, profile):
        yield NextStep.SEARCH
    yield from _measures(case, profile)
    yield from _last_steps(case)


def _at_once(case: Case, profile: ControllerProfile) -> Iterator[NextStep]:
    """What waits for nothing: nobody writes to the dead, nor to whoever objects, nor uses what is contested."""
    if _heirs_wait(case) and case.deceased is None:
        yield NextStep.RECORD_DEATH
    if _marketing_to_stop(case, profile):
        yield NextStep.STOP_MARKETING
    if _documents_to_destroy(case):
        yield NextStep.DESTROY_IDENTITY_DOCUMENT
    if _to_restrict(case):
        yield NextStep.RESTRICT


def _measures(case: Case, profile: ControllerProfile) -> Iterator[NextStep]:
    """What the company's systems still have to do for the items that nobody decided yet."""
    waiting = [item for item in case.items if item.outcome is None]
    for item in waiting:
        step, kinds = MEASURES.get(item.right, (None, frozenset()))
        blocked = step is NextStep.ERASE and copies_to_secure(case)
        if step and not blocked and systems_left(case, profile, item.number, kinds):
            yield step
    if any(untold(case, profile, item.number) for item in waiting):
        yield NextStep.TELL_RECIPIENTS


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


def _processor_steps(case: Case) -> Iterator[NextStep]:
    """A processor forwards at once and says so; whatever was asked is the controller's to answer."""
    if _documents_to_destroy(case):
        yield NextStep.DESTROY_IDENTITY_DOCUMENT
    if forwarded_on(case) is None:
        yield NextStep.FORWARD
    yield from _last_steps(case)


def _documents_to_destroy(case: Case) -> bool:
    return any(not document.hold_reason for document in case.identity.held())


def _to_restrict(case: Case) -> bool:
    """GDPR 18(1)(a): while accuracy is checked, not once it is."""
    items = (item for item in case.items_of(RightType.RESTRICTION) if item.outcome is None)
    return any(not measures_of(case, item.number, {RESTRICTED}) for item in items)


def _heirs_wait(case: Case) -> bool:
    return any(item.outcome is None for item in case.items_of(RightType.HEIR_REQUEST))


def _standing_known(case: Case) -> bool:
    deceased = case.deceased
    return bool(deceased and deceased.proof and deceased.quality and deceased.directive)


def _marketing_to_stop(case: Case, profile: ControllerProfile) -> bool:
    done = {(m.item, m.system) for m in case.measures if m.kind == STOPPED}
    rights = STOPPED_FOR if rests_on_consent(case, profile) else set(STOPPED_FOR) - {RightType.CONSENT_WITHDRAWAL}
    items = case.items_of(*rights)
    return any((item.number, system.id) not in done for item in items for system in senders(profile))


def _systems_to_search(case: Case, profile: ControllerProfile) -> bool:
    if not any(item.outcome is None for item in case.items_of(*SEARCHED_FOR)):
        return False
    answered = {search.system for search in case.searches if search.outcome is not None}
    return any(system not in answered for activity in activities_for(case, profile) for system in activity.systems)
