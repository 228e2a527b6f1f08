"""The letters that a case calls for, neither more nor less."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dsardesk.domain.case import Case, Role
from dsardesk.domain.clock_records import Clarification, Extension, ExtensionGround
from dsardesk.domain.deadlines import ClockFact, ClockFactType
from dsardesk.domain.due_letters import due_letters
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.papers import LetterRecord, LetterState
from dsardesk.domain.records import CaseFact
from dsardesk.domain.requests import Principal, RequestItem
from dsardesk.domain.rights import Outcome, RightType
from tests.makers import TODAY, document_id, plain_case

ACKNOWLEDGED = LetterRecord(
    document_id(), "acknowledgement", "fr", LetterState.SENT, TODAY, document_id(), document_id(), sent_on=TODAY
)


def decided(right: RightType, outcome: Outcome | None, **changes: object) -> Case:
    """An acknowledged case whose one item was decided so."""
    item = RequestItem(1, right, outcome=outcome, reasons="x")
    return plain_case(items=(replace(item, **changes),), letters=(ACKNOWLEDGED,))  # type: ignore[arg-type]


def fact(kind: ClockFactType) -> CaseFact:
    return CaseFact(ClockFact(kind, TODAY))


def test_a_new_case_calls_for_its_acknowledgement() -> None:
    assert due_letters(plain_case()) == (LetterKind.ACKNOWLEDGEMENT,)


def test_once_anything_was_sent_it_is_acknowledged() -> None:
    assert due_letters(decided(RightType.ACCESS, None)) == ()


def test_what_was_asked_about_the_identity_is_to_be_written_until_it_is_answered() -> None:
    asked = replace(decided(RightType.ACCESS, None), facts=(fact(ClockFactType.IDENTITY_REQUESTED),))
    assert due_letters(asked) == (LetterKind.IDENTITY_REQUEST,)
    answered = replace(asked, facts=(*asked.facts, fact(ClockFactType.IDENTITY_RECEIVED)))
    assert due_letters(answered) == ()


@pytest.mark.parametrize(
    ("right", "outcome", "kinds"),
    [
        (RightType.ACCESS, Outcome.GRANTED, (LetterKind.ACCESS_REPLY,)),
        (RightType.ACCESS, Outcome.PARTLY_GRANTED, (LetterKind.ACCESS_REPLY,)),
        (RightType.ACCESS, Outcome.NO_DATA_HELD, (LetterKind.NO_DATA,)),
        (RightType.OBJECTION_MARKETING, Outcome.GRANTED, (LetterKind.MARKETING_STOPPED,)),
        (RightType.ACCESS, Outcome.WITHDRAWN, (LetterKind.CLOSING_NOTE,)),
        (RightType.ACCESS, Outcome.REFUSED, (LetterKind.REFUSAL,)),
        (RightType.RESTRICTION, Outcome.REFUSED, (LetterKind.REFUSAL,)),
        (RightType.ERASURE, Outcome.REFUSED, (LetterKind.ERASURE_REPLY,)),
        (RightType.ERASURE, Outcome.NO_DATA_HELD, (LetterKind.NO_DATA,)),
    ],
)
def test_a_decision_calls_for_the_letter_that_tells_it(
    right: RightType, outcome: Outcome, kinds: tuple[LetterKind, ...]
) -> None:
    """Acceptance A12: "a "no data held" letter with remedies is ready within one click"."""
    assert due_letters(decided(right, outcome)) == kinds
    assert due_letters(decided(right, outcome, answered_on=TODAY)) == ()


def test_what_a_processor_passes_on_is_written_to_the_controller_once() -> None:
    case = replace(decided(RightType.ACCESS, None), role=Role.PROCESSOR)
    assert LetterKind.PROCESSOR_FORWARD not in due_letters(case)
    found = replace(case, principal=Principal("Atelier Orme", "donnees@orme.example"))
    assert due_letters(found) == (LetterKind.PROCESSOR_FORWARD,)
    gone = replace(found, letters=(*found.letters, replace(ACKNOWLEDGED, kind=LetterKind.PROCESSOR_FORWARD)))
    assert due_letters(gone) == ()


def test_a_controller_passes_nothing_on() -> None:
    case = replace(decided(RightType.ACCESS, None), principal=Principal("Atelier Orme", "donnees@orme.example"))
    assert due_letters(case) == ()


def test_a_closed_case_calls_for_nothing() -> None:
    assert due_letters(plain_case(closed_on=TODAY)) == ()


class TestLettersAboutTheClock:
    """An extension to notify, an access request to specify."""

    EXTENSION = Extension(1, (ExtensionGround.COMPLEXITY,), "huit années", TODAY, "Claire Morel")
    QUESTION = Clarification(1, TODAY, "vos contrats ?", large=True, by="Claire Morel")

    def test_a_decided_extension_is_to_be_notified_until_its_notice_left(self) -> None:
        waits = replace(decided(RightType.ACCESS, None), extensions=(self.EXTENSION,))
        assert due_letters(waits) == (LetterKind.EXTENSION,)
        assert due_letters(replace(waits, extensions=(replace(self.EXTENSION, notified_on=TODAY),))) == ()

    def test_a_question_is_to_be_written_until_its_letter_left_or_it_was_answered(self) -> None:
        waits = replace(decided(RightType.ACCESS, None), clarifications=(self.QUESTION,))
        assert due_letters(waits) == (LetterKind.CLARIFICATION,)
        sent = replace(ACKNOWLEDGED, kind="clarification", id=document_id())
        assert due_letters(replace(waits, letters=(ACKNOWLEDGED, sent))) == ()
        assert due_letters(replace(waits, clarifications=(replace(self.QUESTION, answered_on=TODAY),))) == ()

    def test_an_older_letter_does_not_ask_a_newer_question(self) -> None:
        older = replace(ACKNOWLEDGED, kind="clarification", sent_on=TODAY - timedelta(days=3))
        waits = replace(decided(RightType.ACCESS, None), clarifications=(self.QUESTION,), letters=(older,))
        assert due_letters(waits) == (LetterKind.CLARIFICATION,)
