"""GDPR 20: data that the person provided, under consent or a contract, by automated means; the rest by access."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dsardesk.domain.activities import LegalBasis
from dsardesk.domain.case import Case
from dsardesk.domain.decisions import must_be_done
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.measures import MeasuresMissing, OtherRight
from dsardesk.domain.plans import plan_letter
from dsardesk.domain.portability import NotPortable, Obstacle, is_portable, leave_out, obstacles, portable_systems
from dsardesk.domain.records import SearchOutcome
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome, RightType
from tests.invented import DPO, RECEIVED_ON, case, letter_facts, package, profile, searched_everywhere
from tests.law_says import law_says

ASKED = case(items=(RequestItem(1, RightType.PORTABILITY),))
FOUND = replace(ASKED, searches=searched_everywhere(SearchOutcome.FOUND))


def without(asked: Case, *systems: str) -> Case:
    for system in systems:
        asked = leave_out(
            asked, profile(), 1, system, why=NotPortable.NOT_PROVIDED, what=" factures ", on=RECEIVED_ON, by=DPO
        )
    return asked


def gaps(asked: Case) -> object:
    with pytest.raises(MeasuresMissing) as refused:
        must_be_done(asked, profile(), 1, Outcome.GRANTED)
    return refused.value.facts["gaps"]


@pytest.mark.parametrize("basis", [*LegalBasis, None])
def test_only_consent_and_contract_make_data_portable(basis: LegalBasis | None) -> None:
    activity = replace(profile().activities[0], legal_basis=basis)
    assert is_portable(activity) is (basis in {LegalBasis.CONSENT, LegalBasis.CONTRACT})


def test_systems_of_processings_that_rest_on_something_else_stay_out() -> None:
    """The newsletter of the invented company rests on its legitimate interests."""
    assert portable_systems(ASKED, profile(), 1) == ("crm", "facturation", "contrats", "support")


def test_what_the_person_did_not_provide_is_left_out_and_named() -> None:
    asked = without(ASKED, "facturation")
    assert portable_systems(asked, profile(), 1) == ("crm", "contrats", "support")
    measure = asked.measures[0]
    assert (measure.kind, measure.what, measure.ground) == ("not_portable", "factures", "not_provided")


def test_only_a_portability_item_leaves_data_out() -> None:
    with pytest.raises(OtherRight):
        without(case(items=(RequestItem(1, RightType.ACCESS),)), "crm")


class TestDeciding:
    def test_it_is_granted_once_every_portable_system_answered_and_the_package_is_made(self) -> None:
        must_be_done(replace(FOUND, packages=(package(kind="portability"),)), profile(), 1, Outcome.GRANTED)

    def test_a_system_that_was_not_searched_stands_in_the_way(self) -> None:
        assert gaps(ASKED) == "system_not_searched"
        assert gaps(replace(ASKED, searches=FOUND.searches[1:])) == "system_not_searched copy_not_made"

    def test_an_access_package_is_no_portability_package(self) -> None:
        assert gaps(replace(FOUND, packages=(package(kind="access"),))) == "copy_not_made"

    def test_nothing_found_needs_no_package(self) -> None:
        must_be_done(replace(ASKED, searches=searched_everywhere()), profile(), 1, Outcome.GRANTED)

    def test_without_anything_portable_access_is_offered_instead(self) -> None:
        assert gaps(without(FOUND, "crm", "facturation", "contrats", "support")) == "nothing_portable"

    def test_a_refusal_asks_for_nothing(self) -> None:
        must_be_done(ASKED, profile(), 1, Outcome.REFUSED)


@law_says(
    "gdpr.20.1.conditions",
    "Portability covers data that the person provided, those observed of the person’s activity included and those "
    "inferred left out, whose processing is automated and rests on consent or a contract.",
)
class TestConditions:
    @pytest.mark.parametrize(
        ("changes", "unmet"),
        [
            ({}, ()),
            ({"inferred": True}, (Obstacle.NOT_PROVIDED,)),
            ({"on_paper": True}, (Obstacle.NOT_AUTOMATED,)),
            (
                {"legal_basis": LegalBasis.LEGITIMATE_INTERESTS, "on_paper": True},
                (Obstacle.BASIS, Obstacle.NOT_AUTOMATED),
            ),
        ],
    )
    def test_each_processing_says_which_it_does_not_meet(
        self, changes: dict[str, Any], unmet: tuple[Obstacle, ...]
    ) -> None:
        contract = replace(profile().activities[0], **changes)
        assert obstacles(contract) == unmet
        assert is_portable(contract) is not bool(unmet)

    @pytest.mark.parametrize(
        ("changes", "key"), [({"inferred": True}, "not_provided"), ({"on_paper": True}, "not_automated")]
    )
    def test_the_reply_gives_the_reason_of_each(self, changes: dict[str, Any], key: str) -> None:
        facts = letter_facts()
        first, *others = facts.activities
        told = replace(facts, activities=(replace(first, **changes), *others))
        assert f"portability.activity_{key}" in str(plan_letter(LetterKind.PORTABILITY_REPLY, told).sections)
