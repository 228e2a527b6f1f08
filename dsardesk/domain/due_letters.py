"""Which letters a case calls for now, so that the right one is the first to be offered."""

from __future__ import annotations

from dsardesk.domain.case import Case, RequestItem, Role
from dsardesk.domain.deadlines import ClockFactType
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.plans import BODIES

STOP = LetterKind.MARKETING_STOPPED
_IDENTITY_FACTS = {ClockFactType.IDENTITY_REQUESTED, ClockFactType.IDENTITY_RECEIVED}


def due_letters(case: Case) -> tuple[LetterKind, ...]:
    """Letters that the case calls for, in the order of the catalogue; none once it is closed."""
    if case.closed_on is not None:
        return ()
    return tuple(kind for kind in LetterKind if _is_due(kind, case))


def _is_due(kind: LetterKind, case: Case) -> bool:
    if kind is LetterKind.ACKNOWLEDGEMENT:
        return not case.sent_letters()
    if kind is LetterKind.IDENTITY_REQUEST:
        return _identity_is_asked(case)
    if kind is LetterKind.PROCESSOR_FORWARD:
        return _is_forwarded(case)
    return any(_tells(kind, item) for item in case.items)


def _identity_is_asked(case: Case) -> bool:
    """True while what was asked about the identity is not answered."""
    told = [f.fact.type for f in case.facts if f.fact.type in _IDENTITY_FACTS]
    return bool(told) and told[-1] is ClockFactType.IDENTITY_REQUESTED


def _is_forwarded(case: Case) -> bool:
    """True once the controller whose processor the company is was found, until that letter left."""
    gone = any(letter.kind == LetterKind.PROCESSOR_FORWARD for letter in case.sent_letters())
    return case.role is Role.PROCESSOR and case.principal is not None and not gone


def _tells(kind: LetterKind, item: RequestItem) -> bool:
    """True if *item* was decided as the letter tells it, and nobody was told yet.

    That marketing was stopped is told at once, by a letter of its own: the others only tell it beside.
    """
    body = BODIES[kind]
    if item.right not in body.answers or item.outcome not in body.outcomes or item.answered_on is not None:
        return False
    return kind is STOP or item.right not in BODIES[STOP].answers or item.outcome not in BODIES[STOP].outcomes
