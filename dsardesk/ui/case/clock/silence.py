"""What the dialogs of a reminder, of a choice without an answer and of the day of receipt show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dsardesk.domain.case import Case
from dsardesk.domain.clock_records import Course
from dsardesk.domain.deadlines import ClockState
from dsardesk.domain.reminders import open_questions, reminders_of
from dsardesk.domain.rules import RuleBook
from dsardesk.domain.silences import may_close_from
from dsardesk.services.case_page import CasePage
from dsardesk.ui.options import Options
from dsardesk.wording import Catalogue

WAYS = ("email", "post", "phone", "in_person")
"""By which a person may be reminded."""


@dataclass(frozen=True, slots=True)
class RemindForm:
    """What the dialog of a reminder shows: open questions, ways, the day of the first question, today."""

    questions: Options
    ways: Options
    first: date
    today: date


@dataclass(frozen=True, slots=True)
class ChooseForm:
    """What the dialog of a choice shows.

    Attributes:
        courses: courses that may be chosen, in words.
        strict: day by which an answer would be due if nothing had been suspended, in words.
        why_not: why the case may not be closed for now, in words; "" where it may.
    """

    courses: Options
    strict: str
    why_not: str


@dataclass(frozen=True, slots=True)
class ReceiptForm:
    """What the dialog of the day of receipt shows; *by_post* offers the day of the first presentation."""

    received_on: date
    presented_on: date | None
    by_post: bool
    today: date


def remind_form(page: CasePage, words: Catalogue) -> RemindForm:
    """Everything that was asked and is not answered."""
    asked = open_questions(page.case)
    return RemindForm(
        tuple((kind.value, words.say(f"asked.{kind}")) for kind in asked),
        tuple((way, words.say(f"channel.{way}")) for way in WAYS),
        min(asked.values()),
        page.today,
    )


def may_choose(page: CasePage) -> bool:
    """True while every item that is not answered waits for the person."""
    limits = [page.limits[item.number] for item in page.case.items if item.answered_on is None]
    suspended = bool(limits) and all(limit.state is ClockState.SUSPENDED for limit in limits)
    return suspended and not page.case.provisionally_closed


def choose_form(page: CasePage, rules: RuleBook, words: Catalogue) -> ChooseForm:
    """The courses that may be chosen today; a decision always, a provisional closing in its time."""
    why_not = _why_not(page.case, page.today, rules, words)
    courses = [Course.DECIDE] if why_not else [Course.CLOSE_FOR_NOW, Course.DECIDE]
    strict = min(page.limits[item.number].strict_due for item in page.case.items if item.answered_on is None)
    return ChooseForm(
        tuple((course.value, _capital(words.say(f"course.{course}"))) for course in courses),
        words.date(strict, weekday=True),
        why_not,
    )


def _why_not(case: Case, today: date, rules: RuleBook, words: Catalogue) -> str:
    first = may_close_from(case, rules)
    if first is not None and today < first:
        return words.say("error.silence.too_soon", on=first)
    reminded = all(reminders_of(case, kind) for kind in open_questions(case))
    return "" if reminded else words.say("error.silence.not_reminded")


def receipt_form(page: CasePage) -> ReceiptForm:
    """The days that are known."""
    receipt = page.case.receipt
    return ReceiptForm(receipt.received_on, receipt.presented_on, receipt.channel == "post", page.today)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
