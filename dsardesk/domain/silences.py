"""The person never answers: the case is closed for now and resumes on reply, or is decided without the answer.

No text says what to do; the DPO chooses, and the clock stays suspended as it stands either way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from dsardesk.domain.calendars import add_months
from dsardesk.domain.case import CannotClose, Case
from dsardesk.domain.clarifications import NothingAsked, answered, waiting
from dsardesk.domain.clock_records import Course, Silence
from dsardesk.domain.closing import blockers
from dsardesk.domain.deadlines import ClockFact, ClockFactType, ClockState, TimeLimit
from dsardesk.domain.errors import DeskError
from dsardesk.domain.ladder import question_is_open
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.records import CaseFact
from dsardesk.domain.reminders import REMINDERS, open_questions, reminders_of
from dsardesk.domain.rules import RuleBook

END = "design.provisional_closing.end"
WAITED_FOR = "item_undecided"
"""What keeps a case from being closed, and does not once nobody waits for the answer any more."""


class ClockRuns(DeskError):
    """The clock of an item that is not answered runs: nothing waits for the person's answer there."""

    code = "silence.clock_runs"


class SilenceReasonsMissing(DeskError):
    """How to go on without an answer is chosen for reasons, in words."""

    code = "silence.reasons_missing"


class TooSoonToClose(DeskError):
    """A case is closed for now once enough days went by since the person was asked; `on` is the first."""

    code = "silence.too_soon"


class NobodyReminded(DeskError):
    """A case is closed for now only once the person was reminded of each question."""

    code = "silence.not_reminded"


class StillWaits(DeskError):
    """The person may still answer, and the case resume; `on` is the last day of that."""

    code = "silence.still_waits"


class NotChosen(DeskError):
    """Nobody chose to close the case for now."""

    code = "silence.not_chosen"
    exit_code = 2


class DayImpossible(DeskError):
    """The answer lies before the question."""

    code = "silence.impossible_day"
    exit_code = 2


def in_force(case: Case) -> Silence | None:
    """What was chosen and still holds; None while nothing is."""
    last = case.silences[-1] if case.silences else None
    return last if last is not None and last.ended_on is None else None


def decides_alone(case: Case) -> bool:
    """True while the DPO chose to decide without the answer."""
    chosen = in_force(case)
    return chosen is not None and chosen.course is Course.DECIDE


def to_close_for_now(case: Case) -> bool:
    """True while the letter that closes the case for now has not left."""
    chosen = in_force(case)
    return chosen is not None and chosen.course is Course.CLOSE_FOR_NOW and chosen.closed_on is None


def may_close_from(case: Case, rules: RuleBook) -> date | None:
    """First day on which the case may be closed for now; None while nothing is asked."""
    asked = open_questions(case).values()
    return max(asked) + timedelta(days=rules.days(REMINDERS[-1])) if asked else None


def choose(case: Case, silence: Silence, limits: Mapping[int, TimeLimit], rules: RuleBook) -> Case:
    """The case once the DPO chose how to go on without an answer."""
    case.must_be_open()
    unanswered = [limits[item.number] for item in case.items if item.answered_on is None]
    if not unanswered or any(limit.state is not ClockState.SUSPENDED for limit in unanswered):
        raise ClockRuns
    if not silence.reasons.strip():
        raise SilenceReasonsMissing
    if silence.course is Course.CLOSE_FOR_NOW:
        _must_be_closable(case, silence.chosen_on, rules)
    ended = _ended(case, silence.chosen_on)
    return replace(ended, silences=(*ended.silences, replace(silence, reasons=silence.reasons.strip())))


def _must_be_closable(case: Case, on: date, rules: RuleBook) -> None:
    first = may_close_from(case, rules)
    if first is not None and on < first:
        raise TooSoonToClose(on=first.isoformat())
    if any(not reminders_of(case, kind) for kind in open_questions(case)):
        raise NobodyReminded


def _ended(case: Case, on: date) -> Case:
    """The case without any choice in force."""
    silences = tuple(each if each.ended_on else replace(each, ended_on=on) for each in case.silences)
    return replace(case, silences=silences)


def closed_for_now(case: Case, on: date) -> Case:
    """The case once the letter that closes it for now left on *on*."""
    if not to_close_for_now(case):
        raise NotChosen
    return replace(case, silences=(*case.silences[:-1], replace(case.silences[-1], closed_on=on)))


def last_day(case: Case, rules: RuleBook) -> date | None:
    """Last day on which an answer resumes a case closed for now; None while it is not."""
    chosen = in_force(case)
    if chosen is None or chosen.closed_on is None:
        return None
    return add_months(chosen.closed_on, rules.months(END))


def lapsed(case: Case, today: date, rules: RuleBook) -> bool:
    """True once that day went by."""
    last = last_day(case, rules)
    return last is not None and today > last


def closed_for_good(case: Case, profile: ControllerProfile, today: date, rules: RuleBook) -> Case:
    """The case closed on that last day, what nobody could decide undecided; refused while anything else is open."""
    case.must_be_open()
    last = last_day(case, rules)
    if last is None:
        raise NotChosen
    if not lapsed(case, today, rules):
        raise StillWaits(on=last.isoformat())
    others = [each for each in blockers(case, profile, today) if each != WAITED_FOR]
    if others:
        raise CannotClose(blockers=" ".join(others))
    return replace(_ended(case, last), closed_on=last)


def replied(case: Case, on: date) -> Case:
    """The case once the person answered all that was asked: every clock runs again that day, where it stood."""
    asked = open_questions(case)
    if not asked:
        raise NothingAsked
    if any(on < since for since in asked.values()):
        raise DayImpossible
    if waiting(case):
        case = answered(case, None, on)
    if question_is_open(case):
        case = replace(case, facts=(*case.facts, CaseFact(ClockFact(ClockFactType.IDENTITY_RECEIVED, on))))
    return resumed(case, on)


def resumed(case: Case, on: date) -> Case:
    """The case with no choice in force any more once nothing waits for an answer, or one came."""
    return _ended(case, on) if in_force(case) else case
