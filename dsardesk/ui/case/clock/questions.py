"""What the person may be asked to specify, what the dialog of a question shows, and what its day does to the clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dsardesk.domain.case import Case
from dsardesk.domain.clarifications import WHICH_RIGHT, askable, may_suspend
from dsardesk.domain.clocks import asked_too_late
from dsardesk.domain.deadlines import ClockFact, ClockFactType
from dsardesk.domain.ladder import Promptness, promptness
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import RightType
from dsardesk.domain.rules import RuleBook
from dsardesk.services.case_page import CasePage
from dsardesk.ui.options import Options
from dsardesk.wording import Catalogue


class Weight(StrEnum):
    """What the day of a question does to its effect on the clock."""

    PROMPT = "prompt"
    LATE = "late"  # It stops the clock for a reason only.
    EXPIRED = "expired"  # The month is over: it stops nothing, unless the DPO decides otherwise.


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """What the dialog of a question shows.

    Attributes:
        items: numbers of the items that may be specified, and their rights in words; `WHICH_RIGHT` comes last.
        received_on: day of receipt.
        today: the last day on which it can have been asked.
        suspending: numbers of the items whose clock a question may stop.
        told: what may be asked of each, and what that does to its time limit.
    """

    items: Options
    received_on: date
    today: date
    suspending: frozenset[str] = frozenset()
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class QuestionAnswer:
    """What the dialog of a question was given."""

    item: int
    question: str
    large: bool
    asked_on: date
    promptly: bool
    reason: str
    override: bool = False


def open_access(case: Case) -> list[RequestItem]:
    """Items that ask for access and are not answered."""
    return [item for item in case.items_of(RightType.ACCESS) if item.answered_on is None]


def question_form(page: CasePage, words: Catalogue) -> QuestionForm:
    """The items that may be specified, and the days that count."""
    open_ones, whole = askable(page.case), str(WHICH_RIGHT)
    return QuestionForm(
        items=(
            *((str(item.number), words.say(f"right.{item.right}")) for item in open_ones),
            (whole, words.say("question_effect.which_right")),
        ),
        received_on=page.case.receipt.received_on,
        today=page.today,
        suspending=frozenset(str(item.number) for item in open_ones if may_suspend(item.right)),
        told={
            **{str(item.number): words.say(f"question_may.{item.right}") for item in open_ones},
            whole: words.say("question_may.which_right"),
        },
    )


def weigh(page: CasePage, asked_on: date, rules: RuleBook) -> Weight:
    """What a question of that day does to the clock."""
    asked = ClockFact(ClockFactType.CLARIFICATION_REQUESTED, asked_on)
    if asked_too_late(page.case, asked, page.profile, page.calendar, rules):
        return Weight.EXPIRED
    prompt = promptness(page.case.receipt.received_on, asked_on, rules) is Promptness.PROMPT
    return Weight.PROMPT if prompt else Weight.LATE
