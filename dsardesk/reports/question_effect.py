"""What a question that waits for its answer does to the time limit, and what the answer will do to it."""

from __future__ import annotations

from collections.abc import Mapping

from dsardesk.domain.case import Case
from dsardesk.domain.clarifications import told_questions
from dsardesk.domain.deadlines import TimeLimit
from dsardesk.domain.told import ToldQuestion
from dsardesk.wording import Catalogue


def question_effects(case: Case, limits: Mapping[int, TimeLimit], words: Catalogue) -> tuple[str, ...]:
    """One sentence a question without an answer; most stop no clock, and then the day of the answer is said."""
    told = (_effect(question, case, limits, words) for question in told_questions(case, limits))
    return tuple(dict.fromkeys(told))


def answer_effects(case: Case, limits: Mapping[int, TimeLimit], words: Catalogue) -> tuple[str, ...]:
    """One sentence a question that the answer ends; of a case closed for now, that it is taken up again."""
    if case.provisionally_closed:
        return (words.say("answer_effect.reopens"),)
    told = (
        words.say(f"answer_effect.{'resumes' if each.suspends else 'ran'}", what=_what(each, words))
        for each in told_questions(case, limits)
    )
    return tuple(dict.fromkeys(told))


def _what(question: ToldQuestion, words: Catalogue) -> str:
    name = words.say(f"right.{question.right}" if question.right else "question_effect.which_right")
    return name[:1].upper() + name[1:]


def _effect(question: ToldQuestion, case: Case, limits: Mapping[int, TimeLimit], words: Catalogue) -> str:
    right, what = question.right, _what(question, words)
    if question.suspends:
        return words.say("question_effect.suspends", what=what)
    numbers = [item.number for item in case.items if right in {None, item.right}]
    due = min((day for number in numbers if (day := limits[number].effective_due)), default=None)
    return (
        words.say("question_effect.runs", what=what, due=due) if due else words.say("question_effect.none", what=what)
    )
