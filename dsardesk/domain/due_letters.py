"""Which letters a case calls for now, so that the right one is the first to be offered."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dsardesk.domain.assessments import AssessmentKind
from dsardesk.domain.bodies.identity import CHECKED
from dsardesk.domain.bodies.mandates import LACKS
from dsardesk.domain.case import Case, CaseKind, Role
from dsardesk.domain.clarifications import waiting
from dsardesk.domain.entitlement import MISSING, authority_gaps
from dsardesk.domain.examining import assessed
from dsardesk.domain.extensions import pending
from dsardesk.domain.fees import fees_to_announce
from dsardesk.domain.ladder import question_is_open
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.plans import BODIES, answers_person, tells
from dsardesk.domain.reminders import open_questions
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.restriction import noticed_on
from dsardesk.domain.rights import RightType
from dsardesk.domain.silences import to_close_for_now

STOP = LetterKind.MARKETING_STOPPED


def due_letters(case: Case, *, remind: bool = False) -> tuple[LetterKind, ...]:
    """Letters that the case calls for, in the order of the catalogue; none once it is closed.

    *remind* tells that the day of the next reminder has come.
    """
    if case.closed_on is not None:
        return ()
    found = [kind for kind in LetterKind if _is_due(kind, case)]
    if remind and open_questions(case):
        # What was asked has left: the person is reminded of it, not asked once more.
        found = [kind for kind in found if kind is not LetterKind.IDENTITY_REQUEST or not _was_sent(case, kind)]
        found.insert(0, LetterKind.REMINDER)
    return tuple(found)


def _was_sent(case: Case, kind: LetterKind) -> bool:
    return any(letter.kind == kind for letter in case.sent_letters())


def _is_due(kind: LetterKind, case: Case) -> bool:
    if kind in _BY_FACTS:
        return _BY_FACTS[kind](case)
    if kind in _ABOUT_STANDING:
        return kind not in {letter.kind for letter in case.sent_letters()} and _ABOUT_STANDING[kind](case)
    if kind is LetterKind.EXECUTION_REPORT and not case.wishes:
        return False
    if kind is (LetterKind.COMPLAINT_REPLY if case.kind is CaseKind.AUTHORITY_LETTER else LetterKind.AUTHORITY_REPLY):
        return False
    return any(_tells(kind, item) for item in case.items_of(*_CALLS_FOR.get(kind, BODIES[kind].answers)))


def _extension_is_to_notify(case: Case) -> bool:
    """True while an extension was decided whose notice has not left."""
    return bool(pending(case))


def _clarification_is_to_ask(case: Case) -> bool:
    """True until the letter left that asks what is still unanswered."""
    asked_on = max((each.asked_on for each in waiting(case)), default=None)
    sent = (letter.sent_on for letter in case.sent_letters() if letter.kind == LetterKind.CLARIFICATION)
    return asked_on is not None and not any(on and on >= asked_on for on in sent)


def _restriction_is_to_end(case: Case) -> bool:
    """True once it is said why a restriction ends, until the person was told."""
    items = {number for number, _ in case.restricted()}
    ends = (number for number in items if assessed(case, number, AssessmentKind.RESTRICTION_END))
    return any(noticed_on(case, number) is None for number in ends)


_CALLS_FOR: Mapping[LetterKind, tuple[RightType, ...]] = {
    LetterKind.RECTIFICATION_REPLY: (RightType.RECTIFICATION,),
    LetterKind.OBJECTION_REPLY: (RightType.OBJECTION,),
}
"""Letters that tell more than what they are written for: the rights that call for them."""


def _proof_is_missing(case: Case) -> bool:
    """True while whoever writes for somebody else showed no right to."""
    return bool({*MISSING.values()}.intersection(authority_gaps(case)))


def _mandate_covers_too_little(case: Case) -> bool:
    """True while the mandate that was seen does not cover what is asked."""
    return bool(LACKS.intersection(authority_gaps(case)))


def _agent_is_to_be_told(case: Case) -> bool:
    """True once an answer left for the person instead of the agent."""
    return any(
        answers_person(LetterKind(each.kind), case, each.sent_on) for each in case.sent_letters() if each.sent_on
    )


def _cannot_be_identified(case: Case) -> bool:
    """True while a check did not convince and nothing else was asked."""
    undecided = any(item.outcome is None and item.right in CHECKED for item in case.items)
    return case.identity.doubtful and undecided and not question_is_open(case)


_ABOUT_STANDING: Mapping[LetterKind, Callable[[Case], bool]] = {
    LetterKind.MANDATE_REQUEST: _proof_is_missing,
    LetterKind.MANDATE_INSUFFICIENT: _mandate_covers_too_little,
    LetterKind.AGENT_TOLD: _agent_is_to_be_told,
    LetterKind.UNIDENTIFIED: _cannot_be_identified,
}
"""Letters about who asks, each sent once."""


def _is_forwarded(case: Case) -> bool:
    """True once it is known where to write to the controller whose processor the company is, until that letter left."""
    gone = any(letter.kind == LetterKind.PROCESSOR_FORWARD for letter in case.sent_letters())
    return case.role is Role.PROCESSOR and case.principal is not None and case.principal.reachable and not gone


def _is_acknowledged_by_nothing(case: Case) -> bool:
    """True until a letter left."""
    return not case.sent_letters()


def _fee_is_to_announce(case: Case) -> bool:
    """True while a fee is set that nobody told the person."""
    return bool(fees_to_announce(case))


def _never(_: Case) -> bool:
    """False: the day alone calls for it."""
    return False


def _was_handed_in(case: Case) -> bool:
    """True until whoever asked in person was handed a receipt, or anything else was sent."""
    return case.receipt.channel == "in_person" and not case.sent_letters()


_BY_FACTS: Mapping[LetterKind, Callable[[Case], bool]] = {
    LetterKind.ACKNOWLEDGEMENT: _is_acknowledged_by_nothing,
    LetterKind.IDENTITY_REQUEST: question_is_open,
    LetterKind.PROCESSOR_FORWARD: _is_forwarded,
    LetterKind.RESTRICTION_LIFTING: _restriction_is_to_end,
    LetterKind.FEE: _fee_is_to_announce,
    LetterKind.EXTENSION: _extension_is_to_notify,
    LetterKind.CLARIFICATION: _clarification_is_to_ask,
    LetterKind.REMINDER: _never,
    LetterKind.PROVISIONAL_CLOSING: to_close_for_now,
    LetterKind.HAND_RECEIPT: _was_handed_in,
}
"""Letters that facts of the case call for, whatever was decided."""


def _tells(kind: LetterKind, item: RequestItem) -> bool:
    """True if *item* was decided as the letter tells it, and nobody was told yet.

    That marketing was stopped is told at once, by a letter of its own: the others only tell it beside.
    """
    if not tells(kind, item.right, item.outcome) or item.answered_on is not None:
        return False
    return kind is STOP or item.right not in BODIES[STOP].answers or item.outcome not in BODIES[STOP].outcomes
