"""What to do next on a case: one step at a time, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from dsardesk.domain.access import activities_for, instructions
from dsardesk.domain.assessments import AssessmentKind
from dsardesk.domain.automated import owed
from dsardesk.domain.case import RESTRICTED, Case, Role
from dsardesk.domain.complaints import officer_waits
from dsardesk.domain.consent import running
from dsardesk.domain.deceased import HeirQuality
from dsardesk.domain.entitlement import authority_gaps, mandate_was_asked_for
from dsardesk.domain.erasure import GONE, KEPT, copies_to_secure
from dsardesk.domain.examining import assessed
from dsardesk.domain.fees import fees_to_announce
from dsardesk.domain.heirs import TAKEN_INTO_ACCOUNT, wishes_left
from dsardesk.domain.marketing import STOPPED, STOPPED_FOR, rests_on_consent, senders
from dsardesk.domain.measures import measures_of, systems_left
from dsardesk.domain.minors import erasure_owed
from dsardesk.domain.processor import forwarded_on
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.recipients import to_tell, untold
from dsardesk.domain.rectification import SETTLED
from dsardesk.domain.registration import IN_REGISTER
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import IMMEDIATE_RIGHTS, RightType
from dsardesk.domain.sign_offs import to_approve
from dsardesk.domain.silences import decides_alone, to_close_for_now


class NextStep(StrEnum):
    """One thing to do; its sentence stands in the messages catalogue under `next.<step>`."""

    INFORM_OFFICER = "inform_officer"
    RECORD_DEATH = "record_death"
    STOP_MARKETING = "stop_marketing"
    ERASE_MINOR = "erase_minor"
    LOOK_UP_DIRECTIVES = "look_up_directives"
    DESTROY_IDENTITY_DOCUMENT = "destroy_identity_document"
    FORWARD = "forward"
    STOP_PROCESSING = "stop_processing"
    RESTRICT = "restrict"
    ACKNOWLEDGE = "acknowledge"
    CHECK_IDENTITY = "check_identity"
    RECORD_AUTHORITY = "record_authority"
    SEARCH = "search"
    EXAMINE = "examine"
    ERASE = "erase"
    RECTIFY = "rectify"
    TAKE_DEATH_INTO_ACCOUNT = "take_death_into_account"
    CARRY_OUT_DIRECTIVE = "carry_out_directive"
    REGISTER_DIRECTIVE = "register_directive"
    TELL_RECIPIENTS = "tell_recipients"
    APPROVE = "approve"
    DECIDE = "decide"
    ANSWER = "answer"
    CLOSE_FOR_NOW = "close_for_now"
    WAIT_FOR_ANSWER = "wait_for_answer"
    DELIVER_PACKAGE = "deliver_package"
    KEEP_PROMISE = "keep_promise"
    LIFT_RESTRICTION = "lift_restriction"
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


FIRST_QUESTIONS: Mapping[RightType, tuple[AssessmentKind, ...]] = {
    RightType.ERASURE: (AssessmentKind.ERASURE_GROUND,),
    RightType.RESTRICTION: (AssessmentKind.RESTRICTION_GROUND,),
}
"""Rights, and what must be examined before any answer in the person's favour."""


def first_questions(case: Case, item: RequestItem) -> tuple[AssessmentKind, ...]:
    """What must be examined of one item before any answer in the person's favour."""
    if item.right is RightType.AUTOMATED_DECISION:
        return owed(case, item.number)
    return FIRST_QUESTIONS.get(item.right, ())


def next_step(case: Case, profile: ControllerProfile) -> NextStep:
    """The first thing that is still to be done."""
    return next(_steps(case, profile))


def _steps(case: Case, profile: ControllerProfile) -> Iterator[NextStep]:
    if case.closed_on is not None:
        yield NextStep.NOTHING
    if officer_waits(case):
        yield NextStep.INFORM_OFFICER
    if case.role is Role.PROCESSOR:
        yield from _processor_steps(case, profile)
    yield from _at_once(case, profile)
    yield from _without_answer(case)
    if not case.sent_letters():
        yield NextStep.ACKNOWLEDGE
    if _identity_to_check(case):
        yield NextStep.CHECK_IDENTITY
    if authority_gaps(case) and not mandate_was_asked_for(case):
        yield NextStep.RECORD_AUTHORITY
    if _heirs_wait(case) and not _standing_known(case):
        yield NextStep.RECORD_DEATH
    if _systems_to_search(case, profile):
        yield NextStep.SEARCH
    if _to_examine(case):
        yield NextStep.EXAMINE
    yield from _measures(case, profile)
    yield from _last_steps(case, profile)


def _at_once(case: Case, profile: ControllerProfile) -> Iterator[NextStep]:
    """What waits for nothing: nobody writes to the dead, nor to whoever objects, nor uses what is contested."""
    if _heirs_wait(case) and case.deceased is None:
        yield NextStep.RECORD_DEATH
    if _marketing_to_stop(case, profile):
        yield NextStep.STOP_MARKETING
    if erasure_owed(case, profile):
        yield NextStep.ERASE_MINOR
    if _heirs_wait(case) and case.deceased is not None and case.deceased.directive is None:
        yield NextStep.LOOK_UP_DIRECTIVES
    if _documents_to_destroy(case):
        yield NextStep.DESTROY_IDENTITY_DOCUMENT
    if any(running(case, profile, item.number) for item in _open(case, RightType.CONSENT_WITHDRAWAL)):
        yield NextStep.STOP_PROCESSING
    if _to_restrict(case):
        yield NextStep.RESTRICT


def _without_answer(case: Case) -> Iterator[NextStep]:
    """What the DPO chose once the person did not answer what was asked."""
    if case.provisionally_closed:
        yield NextStep.WAIT_FOR_ANSWER
    if to_close_for_now(case):
        yield NextStep.CLOSE_FOR_NOW
    if decides_alone(case) and any(item.outcome is None for item in case.items):
        yield NextStep.DECIDE


def _measures(case: Case, profile: ControllerProfile) -> Iterator[NextStep]:
    """What the company's systems still have to do for the items that nobody decided yet."""
    waiting = [item for item in case.items if item.outcome is None]
    for item in waiting:
        step, kinds = MEASURES.get(item.right, (None, frozenset()))
        blocked = step is NextStep.ERASE and copies_to_secure(case)
        if step and not blocked and systems_left(case, profile, item.number, kinds):
            yield step
    if _heirs_wait(case) and wishes_left(case):
        yield NextStep.CARRY_OUT_DIRECTIVE
    if _to_register(case):
        yield NextStep.REGISTER_DIRECTIVE
    if any(untold(case, profile, item.number) for item in waiting):
        yield NextStep.TELL_RECIPIENTS


def _last_steps(case: Case, profile: ControllerProfile) -> Iterator[NextStep]:
    if authority_gaps(case):
        yield NextStep.RECORD_AUTHORITY
    if to_approve(case):
        yield NextStep.APPROVE
    if fees_to_announce(case):
        yield NextStep.ANSWER
    if any(item.outcome is None for item in case.items):
        yield NextStep.DECIDE
    if any(item.answered_on is None for item in case.items):
        yield NextStep.ANSWER
    if any(package.delivered_on is None for package in case.packages):
        yield NextStep.DELIVER_PACKAGE
    if to_tell(case, profile):
        yield NextStep.TELL_RECIPIENTS
    if any(promise.kept_on is None for promise in case.promises):
        yield NextStep.KEEP_PROMISE
    if case.restricted():
        yield NextStep.LIFT_RESTRICTION
    yield NextStep.CLOSE


def _processor_steps(case: Case, profile: ControllerProfile) -> Iterator[NextStep]:
    """A processor forwards at once and says so; whatever was asked is the controller's to answer."""
    if _documents_to_destroy(case):
        yield NextStep.DESTROY_IDENTITY_DOCUMENT
    if forwarded_on(case) is None:
        yield NextStep.FORWARD
    if not instructions(case):
        yield from _last_steps(case, profile)


def _identity_to_check(case: Case) -> bool:
    """True until it is known who asks; a check that did not convince is not the last one while anything is open."""
    if case.role is Role.PROCESSOR:  # The controller checks who asks.
        return False
    checked = [item for item in case.items if item.right not in {*IMMEDIATE_RIGHTS, RightType.COMPLAINT}]
    doubtful = case.identity.doubtful and any(item.outcome is None for item in checked)
    return bool(checked) and (case.identity.check is None or doubtful)


def _documents_to_destroy(case: Case) -> bool:
    return any(not document.hold_reason for document in case.identity.held())


def _to_restrict(case: Case) -> bool:
    """GDPR 18: on the person's demand, at once."""
    return any(not measures_of(case, item.number, {RESTRICTED}) for item in _open(case, RightType.RESTRICTION))


def _to_examine(case: Case) -> bool:
    return any(
        assessed(case, item.number, kind) is None
        for item in case.items
        if item.outcome is None
        for kind in first_questions(case, item)
    )


def _open(case: Case, right: RightType) -> Iterator[RequestItem]:
    return (item for item in case.items_of(right) if item.outcome is None)


def _heirs_wait(case: Case) -> bool:
    return any(item.outcome is None for item in case.items_of(RightType.HEIR_REQUEST))


def _standing_known(case: Case) -> bool:
    deceased = case.deceased
    if deceased is None or not (deceased.proof and deceased.quality):
        return False
    return bool(deceased.purposes) or deceased.quality is HeirQuality.DESIGNATED_PERSON


def _to_register(case: Case) -> bool:
    items = (item for item in case.items_of(RightType.POST_MORTEM_DIRECTIVE) if item.outcome is None)
    return any(not measures_of(case, item.number, IN_REGISTER) for item in items)


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
