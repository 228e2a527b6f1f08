"""GDPR 28(3)(e): a processor forwards the request to its controller and never answers it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dsardesk.domain.access import NotOurAnswer
from dsardesk.domain.case import Case, CaseIsClosed, LetterState, Measure, Principal, RequestItem, Role
from dsardesk.domain.decisions import must_be_done
from dsardesk.domain.processor import (
    AlreadyAnswered,
    NotForwarded,
    PrincipalIncomplete,
    forwarded_on,
    name_principal,
)
from dsardesk.domain.rights import Outcome, RightType
from tests.invented import DPO, RECEIVED_ON, case, letter, profile

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
