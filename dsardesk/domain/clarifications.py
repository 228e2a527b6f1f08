"""Asking the person to specify a request, and the answer: no more than the law lets one ask, right by right.

The question is an invitation, never a condition (GDPR 12(2)): what is clear is dealt with meanwhile, and whoever asks
for everything is given everything. It stops one clock only, that of an access request of which a large quantity of data
is processed (recital 63; EDPB 01/2022, paragraph 159).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from dsardesk.domain.case import Case, Role
from dsardesk.domain.clock_records import Clarification
from dsardesk.domain.deadlines import ClockFact, ClockFactType, TimeLimit
from dsardesk.domain.errors import DeskError
from dsardesk.domain.ladder import LateAskUnexplained, Promptness, promptness
from dsardesk.domain.records import CaseFact
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import RightType
from dsardesk.domain.rules import RuleBook
from dsardesk.domain.told import ToldQuestion

WHICH_RIGHT = 0
"""Number of a question that is about no item: which right the message exercises at all."""
SUSPENSION_OPEN = "clock.suspension_open"
"""Step of a clock that stands still."""


class NothingMayBeAsked(DeskError):
    """Whoever objects to marketing gives no reason, no channel and no proof (GDPR 21(2) and (3))."""

    code = "clarification.nothing_may_be_asked"


class ControllerAsks(DeskError):
    """A processor asks nothing about the merits: the controller does (GDPR 28(3)(e))."""

    code = "clarification.controller_asks"


class NobodyAsked(DeskError):
    """The company does it of itself: there is no request that the person could specify."""

    code = "clarification.nobody_asked"


class QuestionMissing(DeskError):
    """The person must be asked something, in words."""

    code = "clarification.question_missing"


class ImpossibleDay(DeskError):
    """The day lies before the receipt, before the question, or in the future."""

    code = "clarification.impossible_day"
    exit_code = 2


class NothingAsked(DeskError):
    """No question waits for its answer."""

    code = "clarification.nothing_asked"
    exit_code = 2


def asked(case: Case, question: Clarification, rules: RuleBook, *, promptly: bool, override: bool, reason: str) -> Case:
    """The case once the person was asked; the clock of that item stops if the law says so.

    *promptly* is the user's own word for "without undue delay"; from the amber day on it needs its *reason*, and so
    does an *override*: letting a question count that comes once the month is over. Neither matters where the question
    stops no clock.
    """
    case.must_be_open()
    must_be_askable(case, question.item)
    if not question.question.strip():
        raise QuestionMissing
    received_on = case.receipt.received_on
    if question.asked_on < received_on:
        raise ImpossibleDay
    changed = replace(case, clarifications=(*case.clarifications, question))
    if question.item == WHICH_RIGHT:
        return changed
    late = promptness(received_on, question.asked_on, rules) is not Promptness.PROMPT
    counts = (late and promptly and question.large) or override
    if counts and may_suspend(case.item(question.item).right) and not reason.strip():
        raise LateAskUnexplained(days=(question.asked_on - received_on).days)
    fact = ClockFact(
        ClockFactType.CLARIFICATION_REQUESTED,
        question.asked_on,
        without_undue_delay=promptly,
        conditions_met=question.large,
        override=override,
        reason=reason.strip(),
    )
    return replace(changed, facts=(*case.facts, CaseFact(fact, question.item)))


def may_suspend(right: RightType) -> bool:
    """True for the one right whose clock a question may stop."""
    return right is RightType.ACCESS


def must_be_askable(case: Case, number: int) -> None:
    """Refuse a question that asks for more than the law allows; *number* may be `WHICH_RIGHT`."""
    item = None if number == WHICH_RIGHT else case.item(number)
    _must_be_of(None if item is None else item.right, case.role)
    if item is not None and item.own_initiative:
        raise NobodyAsked


def _must_be_of(right: RightType | None, role: Role) -> None:
    if role is Role.PROCESSOR and right is not RightType.PROCESSOR_REDIRECT:
        raise ControllerAsks
    if right is RightType.OBJECTION_MARKETING:
        raise NothingMayBeAsked


def askable(case: Case) -> tuple[RequestItem, ...]:
    """Items that are not answered and of which something may be asked."""
    return tuple(item for item in case.items if item.answered_on is None and _is_askable(case, item.number))


def askable_rights(rights: Iterable[RightType], role: Role) -> tuple[RightType | None, ...]:
    """Those of *rights* of which something may be asked once a case is open; None, last, for which right it is."""
    return tuple(right for right in (*rights, None) if _allowed(partial(_must_be_of, right, role)))


def _is_askable(case: Case, number: int) -> bool:
    return _allowed(partial(must_be_askable, case, number))


def _allowed(must: Callable[[], None]) -> bool:
    try:
        must()
    except DeskError:
        return False
    return True


def answered(case: Case, number: int | None, on: date) -> Case:
    """The case once the person answered: the clock runs again that day, whatever the answer is worth."""
    case.must_be_open()
    waiting = [each for each in case.clarifications if each.answered_on is None and number in {None, each.item}]
    if not waiting:
        raise NothingAsked
    if any(on < each.asked_on for each in waiting):
        raise ImpossibleDay
    answers = tuple(replace(each, answered_on=on) if each in waiting else each for each in case.clarifications)
    items = dict.fromkeys(each.item for each in waiting if each.item != WHICH_RIGHT)
    facts = tuple(CaseFact(ClockFact(ClockFactType.CLARIFICATION_RECEIVED, on), item) for item in items)
    return replace(case, clarifications=answers, facts=(*case.facts, *facts))


def waiting(case: Case) -> tuple[Clarification, ...]:
    """Questions without an answer."""
    return tuple(each for each in case.clarifications if each.answered_on is None)


def told_questions(case: Case, limits: Mapping[int, TimeLimit]) -> tuple[ToldQuestion, ...]:
    """Questions without an answer, in the order of the request, as letters tell them."""
    return tuple(_told(case, each, limits) for each in sorted(waiting(case), key=lambda each: each.item))


def _told(case: Case, each: Clarification, limits: Mapping[int, TimeLimit]) -> ToldQuestion:
    if each.item == WHICH_RIGHT:
        return ToldQuestion(each.question)
    right = case.item(each.item).right
    suspends = may_suspend(right) and stopped_by_question(limits[each.item])
    return ToldQuestion(each.question, right, large=each.large, suspends=suspends)


def stopped_by_question(limit: TimeLimit) -> bool:
    """True while a clock stands still because the person was asked to specify."""
    open_ones = (dict(step.facts)["cause"] for step in limit.steps if step.rule == SUSPENSION_OPEN)
    return any("clarification" in str(cause) for cause in open_ones)
