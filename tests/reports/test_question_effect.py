"""Whoever sends a question is told what it does to the time limit: most questions do nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.case import Case
from dsardesk.domain.clarifications import WHICH_RIGHT, asked
from dsardesk.domain.clock_records import Clarification, Course, Silence
from dsardesk.domain.clocks import clock_of
from dsardesk.domain.deadlines import ClockFact, ClockFactType
from dsardesk.domain.records import CaseFact
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import RightType
from dsardesk.reports.question_effect import answer_effects, question_effects
from dsardesk.texts import messages
from tests.invented import DPO, calendar, case, day, profile, rule_book

REQUEST = case(items=(RequestItem(1, RightType.ACCESS), RequestItem(2, RightType.ERASURE)))


def ask(opened: Case, *numbers: int) -> Case:
    for number in numbers:
        question = Clarification(number, day(4, 3), "lequel ?", large=True, by=DPO)
        opened = asked(opened, question, rule_book(), promptly=True, override=False, reason="")
    return opened


def effects(opened: Case, lang: str) -> tuple[str, ...]:
    limits = {item.number: clock_of(opened, item, profile(), calendar(), rule_book()) for item in opened.items}
    return question_effects(opened, limits, messages(lang))


@pytest.mark.parametrize(
    ("lang", "access", "erasure"),
    [
        ("fr", "Accès : cette question suspend le délai", "Effacement : cette question ne suspend pas le délai. "),
        ("en", "Access: this question suspends the time limit", "Erasure: this question does not suspend the time "),
    ],
)
def test_only_the_question_about_access_suspends(lang: str, access: str, erasure: str) -> None:
    first, second = (told.replace("\u00a0", " ") for told in effects(ask(REQUEST, 2, 1), lang))
    assert first.startswith(access)
    assert second.startswith(erasure)
    assert "4 mai 2026" in second or "4 May 2026" in second


def test_which_right_suspends_nothing() -> None:
    [told] = effects(ask(REQUEST, WHICH_RIGHT), "en")
    assert told == "Which right it is: this question does not suspend the time limit. The answer is due by 4 May 2026."


def test_no_day_is_said_while_the_clock_waits_for_something_else() -> None:
    doubted = CaseFact(ClockFact(ClockFactType.IDENTITY_REQUESTED, day(4, 2)))
    [told] = effects(ask(replace(REQUEST, facts=(doubted,)), 2), "en")
    assert told == "Erasure: this question does not suspend the time limit."


def test_nothing_is_said_where_nothing_waits() -> None:
    assert effects(REQUEST, "en") == ()


def answer(opened: Case, lang: str) -> list[str]:
    limits = {item.number: clock_of(opened, item, profile(), calendar(), rule_book()) for item in opened.items}
    return [told.replace("\u00a0", " ") for told in answer_effects(opened, limits, messages(lang))]


class TestTheAnswer:
    """A clock that stood still runs again; one that ran all along is not said to."""

    def test_each_question_is_told_apart(self) -> None:
        access, erasure = answer(ask(REQUEST, 2, 1), "en")
        assert access.startswith("Access: the question no longer suspends the time limit from that day on")
        assert erasure == "Erasure: the question did not suspend the time limit, which goes on running."

    def test_which_right_it_was_had_suspended_nothing(self) -> None:
        [told] = answer(ask(REQUEST, WHICH_RIGHT), "fr")
        assert told == "Le droit exercé : la question n’a pas suspendu le délai, qui continue de courir."

    def test_a_case_closed_for_now_is_taken_up_again(self) -> None:
        chosen = Silence(Course.CLOSE_FOR_NOW, "x", day(5, 2), DPO, closed_on=day(5, 3))
        [told] = answer(replace(ask(REQUEST, 1), silences=(chosen,)), "en")
        assert "taken up again" in told
