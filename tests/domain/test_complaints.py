"""Complaints and letters of the authority are cases of their own kind, and may hide the exercise of a right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case, CaseIsClosed, CaseKind
from dsardesk.domain.complaints import (
    DPO_INFORMED,
    AnswerDayMisplaced,
    RightAlreadyAsked,
    add_right,
    as_kind,
    holds_back,
    officer_waits,
    own_day,
)
from dsardesk.domain.holds import HoldKind, held_by, with_hold
from dsardesk.domain.ids import UserId
from dsardesk.domain.letters import LetterKind, Say
from dsardesk.domain.plans import plan_letter
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.steps import NextStep, next_step
from dsardesk.domain.told import AnsweredItem
from tests.invented import RECEIVED_ON, case, day, letter_facts, profile
from tests.law_says import law_says

COMPLAINT = case(items=(RequestItem(1, RightType.COMPLAINT),))
ASSISTANT = Actor(UserId(case().id), "Yanis", UserRole.ASSISTANT)
OFFICER = replace(ASSISTANT, name="Claire Morel", role=UserRole.DPO)


GIVEN = day(4, 15)


def letter(actor: Actor = ASSISTANT, answer_by: date | None = GIVEN) -> Case:
    return as_kind(COMPLAINT, CaseKind.AUTHORITY_LETTER, answer_by=answer_by, linked=("DSR-2026-0007",), actor=actor)


class TestComplaint:
    def test_it_may_hide_a_request_which_is_added_on_the_same_receipt(self) -> None:
        found = add_right(COMPLAINT, RightType.ACCESS, " d’où tenez-vous mes données ? ")
        assert found.items[1] == RequestItem(2, RightType.ACCESS, "d’où tenez-vous mes données ?")
        assert found.receipt == COMPLAINT.receipt

    def test_a_right_is_asked_once(self) -> None:
        with pytest.raises(RightAlreadyAsked):
            add_right(COMPLAINT, RightType.COMPLAINT)
        with pytest.raises(CaseIsClosed):
            add_right(replace(COMPLAINT, closed_on=RECEIVED_ON), RightType.ACCESS)

    def test_it_names_the_case_it_is_about_and_has_the_month_of_any_other(self) -> None:
        made = as_kind(COMPLAINT, CaseKind.COMPLAINT, answer_by=None, linked=("DSR-2026-0007",), actor=ASSISTANT)
        assert (made.kind, made.linked, made.promises) == (CaseKind.COMPLAINT, ("DSR-2026-0007",), ())
        assert own_day(made, made.items[0]) is None

    @pytest.mark.parametrize("outcome", [Outcome.GRANTED, Outcome.PARTLY_GRANTED, Outcome.REFUSED])
    def test_it_is_answered_with_reasons_and_remedies(self, outcome: Outcome) -> None:
        facts = letter_facts(items=(AnsweredItem(RightType.COMPLAINT, outcome, "la lettre s’était perdue"),))
        said = [s.key for s in plan_letter(LetterKind.COMPLAINT_REPLY, facts).sections if isinstance(s, Say)]
        assert {f"complaint_reply.{outcome}", "complaint_reply.reasons", "remedies.complaint"} <= set(said)


@law_says(
    "design.authority_letter",
    "A letter of the supervisory authority is a case of its own: the data protection officer takes note of it, and it "
    "is answered by the day that it gives.",
)
class TestAuthority:
    def test_it_is_shown_to_the_officer_before_anything_else(self) -> None:
        assert officer_waits(letter())
        assert next_step(letter(), profile()) is NextStep.INFORM_OFFICER
        (note,) = letter().promises
        assert (note.kind, note.due_on, note.kept_on) == (DPO_INFORMED, RECEIVED_ON, None)

    def test_an_officer_who_opens_it_knows_of_it(self) -> None:
        assert not officer_waits(letter(OFFICER))
        assert letter(OFFICER).promises[0].by == "Claire Morel"

    def test_its_own_day_takes_the_place_of_the_month_for_its_answer_only(self) -> None:
        made = add_right(letter(), RightType.ACCESS)
        assert [own_day(made, item) for item in made.items] == [day(4, 15), None]

    def test_a_day_before_its_receipt_or_on_another_kind_is_a_mistake(self) -> None:
        with pytest.raises(AnswerDayMisplaced):
            letter(answer_by=day(3, 31))
        with pytest.raises(AnswerDayMisplaced):
            as_kind(COMPLAINT, CaseKind.COMPLAINT, answer_by=day(4, 15), linked=(), actor=OFFICER)

    def test_a_letter_may_give_no_day(self) -> None:
        assert letter(answer_by=None).answer_by is None

    def test_the_authority_is_not_told_to_complain_to_itself(self) -> None:
        answer = (AnsweredItem(RightType.COMPLAINT, Outcome.GRANTED, "voici les pièces"),)
        sections = plan_letter(LetterKind.AUTHORITY_REPLY, letter_facts(items=answer)).sections
        assert Say("authority_reply.reasons", (("reasons", "voici les pièces"),)) in sections
        assert "remedies" not in str(sections)


class TestHoldingBack:
    """What a complaint or litigation is about is not purged meanwhile."""

    def test_a_complaint_holds_until_it_is_closed_a_request_does_not(self) -> None:
        assert holds_back(letter()) == (HoldKind.COMPLAINT,)
        assert holds_back(replace(letter(), closed_on=day(5, 1))) == ()
        assert holds_back(COMPLAINT) == ()

    def test_litigation_holds_whatever_the_case_and_no_further_than_the_next(self) -> None:
        sued = with_hold((), HoldKind.LITIGATION, reason="assignation", ends_when="décision", on=GIVEN, by="Claire")
        assert holds_back(replace(COMPLAINT, holds=sued)) == (HoldKind.LITIGATION,)
        passed_on = held_by((), HoldKind.LITIGATION, "DSR-2026-0009", on=GIVEN, by="Claire")
        assert holds_back(replace(COMPLAINT, holds=passed_on)) == ()
