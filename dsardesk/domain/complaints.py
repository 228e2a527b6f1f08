"""Complaints and letters of the supervisory authority: cases of their own kind, which may hide a right exercised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case, CaseKind
from dsardesk.domain.errors import DeskError
from dsardesk.domain.holds import HoldKind, running
from dsardesk.domain.records import Promise
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import RightType

DPO_INFORMED = "dpo_informed"
"""The promise that the data protection officer takes note of a letter of the authority."""


class RightAlreadyAsked(DeskError):
    """The case holds an item of that right already."""

    code = "case.right_already_asked"
    exit_code = 2


class AnswerDayMisplaced(DeskError):
    """A day to answer by stands in a letter of the authority, and not before its receipt."""

    code = "case.answer_day_misplaced"
    exit_code = 2


def add_right(case: Case, right: RightType, quote: str = "") -> Case:
    """The case with one item more: a right that its message exercises too, on the clock of the same receipt."""
    case.must_be_open()
    if case.items_of(right):
        raise RightAlreadyAsked(right=right)
    number = max(item.number for item in case.items) + 1
    return replace(case, items=(*case.items, RequestItem(number, right, quote.strip())))


def as_kind(case: Case, kind: CaseKind, *, answer_by: date | None, linked: tuple[str, ...], actor: Actor) -> Case:
    """The *case* as a complaint or a letter of the authority: of the latter, the officer is told the same day."""
    early = answer_by is not None and answer_by < case.receipt.received_on
    if answer_by is not None and (kind is not CaseKind.AUTHORITY_LETTER or early):
        raise AnswerDayMisplaced
    made = replace(case, kind=kind, answer_by=answer_by, linked=linked)
    if kind is not CaseKind.AUTHORITY_LETTER or any(promise.kind == DPO_INFORMED for promise in case.promises):
        return made
    entered = case.receipt.entered_on
    knows = actor.role is UserRole.DPO
    note = Promise(DPO_INFORMED, entered, kept_on=entered if knows else None, by=actor.name if knows else "")
    return replace(made, promises=(*made.promises, note))


def officer_waits(case: Case) -> bool:
    """True while the officer has not taken note of a letter of the authority."""
    return any(promise.kind == DPO_INFORMED and promise.kept_on is None for promise in case.promises)


def own_day(case: Case, item: RequestItem) -> date | None:
    """The day that the authority gave for the answer to its letter, in place of the law's; None otherwise."""
    return case.answer_by if item.right is RightType.COMPLAINT else None


def holds_back(case: Case) -> tuple[HoldKind, ...]:
    """Why *case* keeps those it is linked to from being purged: an open complaint, its own litigation (GDPR 17(3)(e)).

    The hold of another case goes no further than that case.
    """
    complained = case.kind is not CaseKind.REQUEST and case.closed_on is None
    sued = any(hold.kind is HoldKind.LITIGATION and not hold.because_of for hold in running(case.holds))
    return (*((HoldKind.COMPLAINT,) if complained else ()), *((HoldKind.LITIGATION,) if sued else ()))
