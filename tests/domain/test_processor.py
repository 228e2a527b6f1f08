"""GDPR 28(3)(e): a processor forwards the request to its controller and never answers it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dsardesk.domain.access import NotOurAnswer
from dsardesk.domain.assessments import AssessmentKind, Instruction
from dsardesk.domain.case import Case, CaseIsClosed, Role
from dsardesk.domain.decisions import must_be_done
from dsardesk.domain.due_letters import due_letters
from dsardesk.domain.erasure import erase
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.papers import LetterState
from dsardesk.domain.plans import party_of
from dsardesk.domain.processor import (
    AlreadyAnswered,
    InstructionMissing,
    NotForwarded,
    PrincipalIncomplete,
    client_named,
    forwarded_on,
    must_be_instructed,
    name_principal,
)
from dsardesk.domain.records import Measure
from dsardesk.domain.requests import Principal, RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.sending import Party
from dsardesk.domain.steps import NextStep, next_step
from tests.invented import DPO, RECEIVED_ON, case, examined, letter, profile
from tests.law_says import law_says

ASKED = case(items=(RequestItem(1, RightType.ERASURE), RequestItem(2, RightType.ACCESS)), role=Role.PROCESSOR)
CUSTOMER = Principal("Les Ateliers du Quai", "contact@quai.example")


def sent(asked: Case, **changes: Any) -> Case:
    return replace(asked, letters=(letter("processor_forward", **changes),))


class TestTheController:
    def test_it_is_known_for_whom_the_data_are_processed(self) -> None:
        assert name_principal(ASKED, CUSTOMER).principal == CUSTOMER

    def test_a_case_opened_as_a_controllers_becomes_a_processors(self) -> None:
        found = name_principal(case(items=ASKED.items), CUSTOMER)
        assert found.role is Role.PROCESSOR

    @pytest.mark.parametrize(
        "changes",
        [
            {"items": (RequestItem(1, RightType.ACCESS, outcome=Outcome.GRANTED),)},
            {"measures": (Measure(1, "erased", "crm", RECEIVED_ON, DPO),)},
        ],
    )
    def test_not_once_something_was_answered_or_done_as_a_controller(self, changes: dict[str, Any]) -> None:
        with pytest.raises(AlreadyAnswered):
            name_principal(case(**changes), CUSTOMER)

    def test_it_may_be_corrected_after_the_outcome(self) -> None:
        decided = replace(ASKED, items=(replace(ASKED.items[0], outcome=Outcome.FORWARDED_TO_CONTROLLER),))
        assert name_principal(decided, CUSTOMER).principal == CUSTOMER

    @pytest.mark.parametrize("incomplete", [Principal(" ", "a@quai.example"), Principal("Quai", " ")])
    def test_without_a_name_or_an_address_nothing_can_be_forwarded(self, incomplete: Principal) -> None:
        with pytest.raises(PrincipalIncomplete):
            name_principal(ASKED, incomplete)

    def test_a_postal_address_is_enough(self) -> None:
        by_post = Principal("Quai", "", ("7 quai des Brumes",))
        assert name_principal(ASKED, by_post).principal == by_post

    def test_a_closed_case_is_not_forwarded(self) -> None:
        with pytest.raises(CaseIsClosed):
            name_principal(replace(ASKED, closed_on=RECEIVED_ON), CUSTOMER)


class TestForwarding:
    def test_it_is_forwarded_on_the_day_on_which_the_letter_left(self) -> None:
        assert forwarded_on(ASKED) is None
        assert forwarded_on(sent(ASKED, state=LetterState.DRAFT)) is None
        assert forwarded_on(replace(ASKED, letters=(letter("processor_reply"),))) is None
        assert forwarded_on(sent(ASKED)) == RECEIVED_ON

    def test_it_cannot_be_called_forwarded_before_it_left(self) -> None:
        with pytest.raises(NotForwarded):
            must_be_done(ASKED, profile(), 1, Outcome.FORWARDED_TO_CONTROLLER)
        must_be_done(sent(ASKED), profile(), 1, Outcome.FORWARDED_TO_CONTROLLER)

    def test_a_controller_forwards_to_nobody(self) -> None:
        with pytest.raises(NotForwarded):
            must_be_done(sent(case()), profile(), 1, Outcome.FORWARDED_TO_CONTROLLER)

    @pytest.mark.parametrize(
        "outcome", [Outcome.GRANTED, Outcome.PARTLY_GRANTED, Outcome.REFUSED, Outcome.NO_DATA_HELD]
    )
    def test_nothing_is_answered_on_the_merits(self, outcome: Outcome) -> None:
        with pytest.raises(NotOurAnswer):
            must_be_done(sent(ASKED), profile(), 1, outcome)


@law_says(
    "gdpr.28.3.a.instruction",
    "A processor searches and acts on its customer’s data only on a documented instruction, and answers the person "
    "only where an instruction or the contract says so.",
)
class TestInstruction:
    def instructed(self, ground: Instruction) -> Case:
        written = examined(AssessmentKind.INSTRUCTION, None, ground, "message du client, 3 avril 2026")
        return replace(sent(ASKED), assessments=(written,))

    def test_nothing_is_searched_without_one(self) -> None:
        with pytest.raises(InstructionMissing):
            must_be_instructed(ASKED)
        must_be_instructed(case())

    @pytest.mark.parametrize("ground", Instruction)
    def test_any_one_lets_it_search_and_act(self, ground: Instruction) -> None:
        must_be_instructed(self.instructed(ground))
        asked = replace(self.instructed(ground), items=ASKED.items[:1])
        assert erase(asked, profile(), 1, "crm", on=RECEIVED_ON, by=DPO).measures

    def test_an_instruction_to_act_is_none_to_answer(self) -> None:
        with pytest.raises(NotOurAnswer):
            must_be_done(self.instructed(Instruction.ACT), profile(), 2, Outcome.NO_DATA_HELD)

    @pytest.mark.parametrize("ground", [Instruction.ANSWER, Instruction.CONTRACT_CLAUSE])
    def test_an_instruction_or_a_clause_to_answer_lets_it_answer(self, ground: Instruction) -> None:
        must_be_done(self.instructed(ground), profile(), 2, Outcome.NO_DATA_HELD)

    def test_without_one_it_forwards_and_closes(self) -> None:
        assert next_step(sent(ASKED), profile()) is NextStep.DECIDE

    def test_instructed_it_goes_on_with_the_work(self) -> None:
        """It searches its customer's data, and the controller answers for the identity."""
        assert next_step(self.instructed(Instruction.ACT), profile()) is NextStep.SEARCH


def test_what_is_passed_on_goes_to_the_customer_of_the_processor() -> None:
    assert party_of(LetterKind.PROCESSOR_FORWARD, ASKED, RECEIVED_ON) is Party.PRINCIPAL
    assert party_of(LetterKind.PROCESSOR_REPLY, ASKED, RECEIVED_ON) is Party.REQUESTER


class TestAClientNamedAtIntake:
    """Its name is enough to open the case; the request leaves once it is known where to write."""

    @pytest.mark.parametrize(
        ("typed", "found"),
        [
            ("", None),
            ("  ", None),
            (" Orme ", Principal("Orme", "")),
            ("les ateliers du quai", CUSTOMER),
            ("Quai", Principal("Quai", "")),
        ],
    )
    def test_it_is_the_one_that_was_known_or_a_name_alone(self, typed: str, found: Principal | None) -> None:
        assert client_named(typed, (CUSTOMER,)) == found

    def test_of_two_ways_it_was_named_the_last_holds(self) -> None:
        moved = replace(CUSTOMER, email="donnees@quai.example")
        assert client_named(CUSTOMER.name, (CUSTOMER, moved)) == moved

    @pytest.mark.parametrize(
        ("client", "due"),
        [
            (Principal("Orme", ""), False),
            (Principal("Orme", " "), False),
            (Principal("Orme", "donnees@orme.example"), True),
            (Principal("Orme", "", ("2 quai", "Lyon")), True),
        ],
    )
    def test_its_letter_waits_for_an_address(self, client: Principal, due: bool) -> None:
        assert (LetterKind.PROCESSOR_FORWARD in due_letters(replace(ASKED, principal=client))) is due
