"""Asking the person to specify an access request, and the answer (GDPR, recital 63; EDPB 01/2022, paragraph 159).

The question is an invitation: whoever says "everything" is given everything, and the search goes on meanwhile.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dsardesk.domain.case import Case, CaseFact
from dsardesk.domain.clock_records import Clarification
from dsardesk.domain.deadlines import ClockFact, ClockFactType
from dsardesk.domain.errors import DeskError
from dsardesk.domain.ladder import LateAskUnexplained, Promptness, promptness
from dsardesk.domain.rights import RightType
from dsardesk.domain.rules import RuleBook


class OnlyAccessIsClarified(DeskError):
    """Only an access request is suspended until the person specifies it."""

    code = "clarification.only_access"


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
    does an *override*: letting a question count that comes once the month is over.
    """
    case.must_be_open()
    if case.item(question.item).right is not RightType.ACCESS:
        raise OnlyAccessIsClarified(item=question.item)
    if not question.question.strip():
        raise QuestionMissing
    received_on = case.receipt.received_on
    if question.asked_on < received_on:
        raise ImpossibleDay
    late = promptness(received_on, question.asked_on, rules) is not Promptness.PROMPT
    if ((late and promptly and question.large) or override) and not reason.strip():
        raise LateAskUnexplained(days=(question.asked_on - received_on).days)
    fact = ClockFact(
        ClockFactType.CLARIFICATION_REQUESTED,
        question.asked_on,
        without_undue_delay=promptly,
        conditions_met=question.large,
        override=override,
        reason=reason.strip(),
    )
    return replace(
        case,
        clarifications=(*case.clarifications, question),
        facts=(*case.facts, CaseFact(fact, question.item)),
    )


def answered(case: Case, number: int | None, on: date) -> Case:
    """The case once the person answered: the clock runs again that day, whatever the answer is worth."""
    case.must_be_open()
    waiting = [each for each in case.clarifications if each.answered_on is None and number in {None, each.item}]
    if not waiting:
        raise NothingAsked
    if any(on < each.asked_on for each in waiting):
        raise ImpossibleDay
    answers = tuple(replace(each, answered_on=on) if each in waiting else each for each in case.clarifications)
    items = dict.fromkeys(each.item for each in waiting)
    facts = tuple(CaseFact(ClockFact(ClockFactType.CLARIFICATION_RECEIVED, on), item) for item in items)
    return replace(case, clarifications=answers, facts=(*case.facts, *facts))


def waiting(case: Case) -> tuple[Clarification, ...]:
    """Questions without an answer."""
    return tuple(each for each in case.clarifications if each.answered_on is None)
