"""GDPR 20: data that the person provided, under consent or a contract, by automated means; the rest by access."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.activities import LegalBasis
from dsardesk.domain.case import Case, RequestItem, SearchOutcome
from dsardesk.domain.decisions import must_be_done
from dsardesk.domain.measures import MeasuresMissing, OtherRight
from dsardesk.domain.portability import NotPortable, is_portable, leave_out, portable_systems
from dsardesk.domain.rights import Outcome, RightType
from tests.invented import DPO, RECEIVED_ON, case, package, profile, searched_everywhere

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
