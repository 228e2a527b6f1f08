"""What the evidence tells of a person who did not answer, and of warnings that were given."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.assessments import Assessment, AssessmentKind
from dsardesk.domain.clock_records import Asked, Course, Reminder, Silence
from dsardesk.domain.deadlines import ClockFact, ClockFactType
from dsardesk.domain.records import CaseFact
from dsardesk.reports.decisions import warned_lines
from dsardesk.reports.silences import override_lines, silence_lines
from tests.invented import DPO, case, day, messages

EN = messages("en")


def test_reminders_the_choice_and_its_end_are_told_in_order() -> None:
    rests = Silence(Course.CLOSE_FOR_NOW, "nobody answers", day(5, 3), DPO, day(5, 4), day(9, 1))
    opened = replace(case(), reminders=(Reminder(Asked.IDENTITY, day(4, 10), "phone", DPO),), silences=(rests,))
    assert silence_lines(opened, EN) == (
        "Reminder on 10 April 2026 (telephone) about the identity, by Claire Morel",
        "No answer: provisional closing chosen on 3 May 2026 by Claire Morel. Reasons: nobody answers",
        "Closed provisionally on 4 May 2026",
        "Resumed on 1 September 2026",
    )


def test_a_choice_that_never_closed_anything_says_no_more() -> None:
    chosen = Silence(Course.DECIDE, "all is known", day(5, 3), DPO, ended_on=day(5, 9))
    assert len(silence_lines(replace(case(), silences=(chosen,)), EN)) == 1


def test_a_question_let_count_late_says_why() -> None:
    asked = ClockFact(ClockFactType.CLARIFICATION_REQUESTED, day(5, 6), override=True, reason="the server was down")
    opened = replace(case(), facts=(CaseFact(asked, 1), CaseFact(replace(asked, override=False), 1)))
    assert override_lines(opened, EN) == ("Counted although the month was over: the server was down",)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (
            "refusal_after_first_month",
            (
                "Claire Morel was warned on 6 May 2026 that a full refusal belongs in the first month, and went on: "
                "new facts"
            ),
        ),
        (
            "refusal_in_first_month",
            "Claire Morel was warned on 6 May 2026 that a full refusal leaves in the first month despite the extension",
        ),
    ],
)
def test_a_warning_is_told_with_whoever_went_on_and_why(key: str, said: str) -> None:
    warned = Assessment(AssessmentKind.WARNED, day(5, 6), DPO, 1, ground=key, words="new facts")
    opened = replace(case(), assessments=(warned, replace(warned, item=2)))
    assert warned_lines(opened, 1, EN) == [said]
