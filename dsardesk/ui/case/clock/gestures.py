"""What may be decided about the clock of a case, as the case stands."""

from __future__ import annotations

from enum import StrEnum

from dsardesk.domain.case import Role
from dsardesk.domain.clarifications import askable, waiting
from dsardesk.domain.reminders import open_questions
from dsardesk.domain.rights import RightType
from dsardesk.domain.rules import RuleBook
from dsardesk.domain.silences import in_force
from dsardesk.services.case_page import CasePage
from dsardesk.ui.case.clock.extending import extendable
from dsardesk.ui.case.clock.questions import open_access
from dsardesk.ui.case.clock.silence import may_choose


class Gesture(StrEnum):
    """One thing that may be decided about the clock."""

    EXTEND = "extend"
    ASK = "ask"
    ANSWER = "answer"
    REMIND = "remind"
    CHOOSE = "choose"
    RECEIPT = "receipt"
    MINOR = "minor"
    REGIME = "regime"
    CALENDAR = "calendar"


def gestures_of(page: CasePage, rules: RuleBook) -> tuple[Gesture, ...]:
    """Everything that the case calls for or allows; of a processor's case, the day of receipt alone."""
    case = page.case
    if case.closed_on is not None:
        return ()
    if case.role is Role.PROCESSOR:
        return (Gesture.RECEIPT,)
    called_for = {
        Gesture.ASK: bool(askable(case)),
        Gesture.ANSWER: bool(waiting(case)) or case.provisionally_closed,
        Gesture.REMIND: bool(open_questions(case)) and in_force(case) is None,
        Gesture.CHOOSE: may_choose(page),
        Gesture.EXTEND: bool(extendable(page, rules)),
        Gesture.MINOR: _age_matters(page),
        Gesture.REGIME: bool(page.profile.regimes and open_access(case)),
        Gesture.CALENDAR: any(item.answered_on is None for item in case.items),
        Gesture.RECEIPT: True,
    }
    return tuple(gesture for gesture, called in called_for.items() if called)


def _age_matters(page: CasePage) -> bool:
    """True while an erasure is owed, or any answer where the policy gives an age below which it wants no data."""
    items = page.case.items if page.profile.minors_age is not None else page.case.items_of(RightType.ERASURE)
    return any(item.answered_on is None for item in items)
