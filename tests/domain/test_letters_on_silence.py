"""What is written to a person who does not answer, and the receipt handed to one who came in person."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dsardesk.domain.clock_records import Asked, Course, Silence
from dsardesk.domain.deadlines import ClockFact, ClockFactType
from dsardesk.domain.due_letters import due_letters
from dsardesk.domain.identity import Rung
from dsardesk.domain.letter_facts import FactMissing
from dsardesk.domain.letters import Grid, LetterKind, Listing, Say
from dsardesk.domain.plans import plan_letter
from dsardesk.domain.records import CaseFact
from dsardesk.domain.told import OpenQuestion
from tests.invented import DPO, case, day, letter, letter_facts
from tests.law_says import law_says

IDENTITY = CaseFact(ClockFact(ClockFactType.IDENTITY_REQUESTED, day(4, 3)))
BOTH = (OpenQuestion(Asked.IDENTITY, day(4, 3), (day(4, 10),)), OpenQuestion(Asked.CLARIFICATION, day(4, 5)))


def said(kind: LetterKind, **changes: Any) -> dict[str, dict[str, Any]]:
    """What a letter says, by key, in order."""
    found: dict[str, dict[str, Any]] = {}
    for section in plan_letter(kind, letter_facts(**changes)).sections:
        match section:
            case Say():
                found[section.key] = dict(section.facts)
            case Listing():
                found |= {each.key: dict(each.facts) for each in section.items}
            case Grid():
                found |= {label: {} for label, _ in section.rows}
            case _:
                found[section.key] = {}  # type: ignore[union-attr]
    return found


class TestReminder:
    @law_says(
        "design.reminder.letter",
        "A reminder repeats what was asked and since when, says how the time limit stands, and what may follow "
        "silence.",
    )
    def test_it_repeats_what_was_asked_and_since_when(self) -> None:
        told = said(LetterKind.REMINDER, open_questions=BOTH)
        assert told["reminder.identity"] == {"since": day(4, 3)}
        assert told["reminder.clarification"] == {"since": day(4, 5)}
        assert {"identity.doubt", "clarification.question", "reminder.time_limit", "reminder.silence"} <= set(told)

    def test_a_clock_that_runs_is_said_to_run(self) -> None:
        told = said(LetterKind.REMINDER, suspended=False)
        assert "reminder.time_limit_runs" in told
        assert "reminder.time_limit" not in told

    @pytest.mark.parametrize(
        ("asked", "key"), [(Rung.COPY, "identity.masking"), (Rung.DATA_POINTS, "identity.no_copy")]
    )
    def test_it_asks_for_no_more_than_the_question_did(self, asked: Rung, key: str) -> None:
        assert key in said(LetterKind.REMINDER, asked=asked)

    def test_there_is_no_reminder_of_nothing(self) -> None:
        with pytest.raises(FactMissing):
            said(LetterKind.REMINDER, open_questions=())


class TestProvisionalClosing:
    def test_it_gives_reasons_remedies_and_says_that_it_resumes(self) -> None:
        told = said(LetterKind.PROVISIONAL_CLOSING)
        assert told["provisional_closing.reasons"] == {"reasons": "sans réponse, nous ne savons pas qui écrit."}
        assert told["provisional_closing.reminded"] == {"days": (day(4, 10), day(4, 18))}
        assert told["provisional_closing.left"] == {"days": 28}
        assert told["provisional_closing.final"] == {"months": 6}
        assert {"provisional_closing.resumes", "remedies.complaint", "remedies.court"} <= set(told)

    def test_the_last_day_is_told_in_the_singular_and_none_is_not_told(self) -> None:
        assert "provisional_closing.left_one" in said(LetterKind.PROVISIONAL_CLOSING, remaining_days=1)
        left = [key for key in said(LetterKind.PROVISIONAL_CLOSING, remaining_days=None) if "left" in key]
        assert left == []

    @pytest.mark.parametrize(
        "lacking", [{"silence": " "}, {"open_questions": ()}, {"open_questions": BOTH[1:]}], ids=str
    )
    def test_without_reasons_questions_or_reminders_it_is_not_written(self, lacking: dict[str, Any]) -> None:
        with pytest.raises(FactMissing):
            said(LetterKind.PROVISIONAL_CLOSING, **lacking)


class TestHandReceipt:
    @law_says("design.hand_receipt", "A request made in person gets a dated receipt, printed for both to sign.")
    def test_it_says_who_asked_for_what_on_which_day_and_leaves_room_to_sign(self) -> None:
        told = said(LetterKind.HAND_RECEIPT)
        assert told["hand_receipt.received"]["received_on"] == day(4, 1)
        assert {"asked.access", "row.signed_for_us", "row.signed_by_you"} <= set(told)

    def test_while_nothing_is_due_no_day_is_promised(self) -> None:
        assert "hand_receipt.until" in said(LetterKind.HAND_RECEIPT, due_on=day(5, 4))
        assert "hand_receipt.until" not in said(LetterKind.HAND_RECEIPT, due_on=None)


class TestWhenTheyAreDue:
    def test_a_reminder_is_offered_first_once_its_day_has_come(self) -> None:
        opened = replace(case(), facts=(IDENTITY,))
        assert LetterKind.REMINDER not in due_letters(opened)
        assert due_letters(opened, remind=True)[0] is LetterKind.REMINDER
        assert LetterKind.IDENTITY_REQUEST in due_letters(opened, remind=True)
        assert LetterKind.REMINDER not in due_letters(case(), remind=True)

    def test_the_question_is_not_offered_again_once_it_left(self) -> None:
        asked = replace(case(), facts=(IDENTITY,), letters=(letter("identity_request"),))
        assert LetterKind.IDENTITY_REQUEST not in due_letters(asked, remind=True)

    def test_the_closing_letter_is_due_once_that_was_chosen(self) -> None:
        chosen = Silence(Course.CLOSE_FOR_NOW, "sans réponse", day(5, 3), DPO)
        assert LetterKind.PROVISIONAL_CLOSING in due_letters(replace(case(), silences=(chosen,)))
        assert LetterKind.PROVISIONAL_CLOSING not in due_letters(case())

    def test_who_came_in_person_is_handed_a_receipt(self) -> None:
        opened = case()
        came = replace(opened, receipt=replace(opened.receipt, channel="in_person"))
        assert LetterKind.HAND_RECEIPT in due_letters(came)
        assert LetterKind.HAND_RECEIPT not in due_letters(replace(came, letters=(letter(),)))
        assert LetterKind.HAND_RECEIPT not in due_letters(opened)
