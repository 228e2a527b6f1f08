"""What each question that waits for an answer does to the time limit, as whoever sends its letter is told."""

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


def _effect(question: ToldQuestion, case: Case, limits: Mapping[int, TimeLimit], words: Catalogue) -> str:
    right = question.right
    name = words.say(f"right.{right}" if right else "question_effect.which_right")
    what = name[:1].upper() + name[1:]
    if question.suspends:
        return words.say("question_effect.suspends", what=what)
    numbers = [item.number for item in case.items if right in {None, item.right}]
    due = min((day for number in numbers if (day := limits[number].effective_due)), default=None)
    return (
        words.say("question_effect.runs", what=what, due=due) if due else words.say("question_effect.none", what=what)
    )
