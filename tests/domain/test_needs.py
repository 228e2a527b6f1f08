"""What a company's window offers at once follows from its profile."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk import resources
from dsardesk.domain.activities import LegalBasis
from dsardesk.domain.case import Role
from dsardesk.domain.commitments import PostMortemPromise
from dsardesk.domain.needs import Need, needs
from dsardesk.domain.profile import Channel, ControllerProfile, PersonCategory
from dsardesk.domain.rights import RightType
from dsardesk.domain.terms import Regime
from dsardesk.policies.profiles import read_profile
from tests.invented import profile

BARE = replace(
    profile(),
    activities=tuple(replace(each, legal_basis=LegalBasis.CONTRACT) for each in profile().activities),
    systems=tuple(replace(each, sends_marketing=False) for each in profile().systems),
    categories=(),
)


def staffed(**changes: object) -> ControllerProfile:
    category = replace(PersonCategory("customer", {"fr": "clients"}), **changes)  # type: ignore[arg-type]
    return replace(BARE, categories=(category,))


def test_a_company_that_calls_for_nothing_is_offered_nothing() -> None:
    assert needs(BARE) == frozenset()


@pytest.mark.parametrize(
    ("company", "need"),
    [
        (staffed(role=Role.PROCESSOR), Need.PROCESSOR),
        (staffed(role=Role.JOINT_CONTROLLER), Need.JOINT_CONTROLLERS),
        (staffed(id="employee"), Need.EMPLOYEES),
        (replace(BARE, activities=(replace(BARE.activities[0], people=("employee",)),)), Need.EMPLOYEES),
        (replace(BARE, minors_age=15), Need.MINORS),
        (replace(BARE, post_mortem=PostMortemPromise({"fr": "sort des données"})), Need.DIRECTIVES),
        (replace(BARE, rights_offered=(RightType.POST_MORTEM_DIRECTIVE,)), Need.DIRECTIVES),
        (staffed(rights_offered=(RightType.HEIR_REQUEST,)), Need.HEIRS),
        (replace(BARE, systems=profile().systems), Need.MARKETING),
        (replace(BARE, activities=(replace(BARE.activities[0], legal_basis=LegalBasis.CONSENT),)), Need.CONSENT),
        (replace(BARE, calendar="FR-974"), Need.OVERSEAS_CALENDAR),
        (replace(BARE, regimes=(Regime.SWISS_ACCESS,)), Need.REGIMES),
        (replace(BARE, calendar="FR-MF"), Need.OVERSEAS_CALENDAR),
        (replace(BARE, calendar="FR-AM"), Need.LOCAL_HOLIDAYS),
        (replace(BARE, channels=(Channel("link", "bas de chaque message"),)), Need.WAY_IN),
        (replace(BARE, activities=(replace(BARE.activities[0], retention={}),)), Need.OPEN_LINES),
    ],
)
def test_one_fact_of_the_profile_calls_for_one_thing(company: ControllerProfile, need: Need) -> None:
    assert needs(company) == {need}


def test_what_heirs_may_ask_calls_for_their_requests_too() -> None:
    promise = PostMortemPromise({"fr": "sort des données"}, heirs={"fr": "demandes"})
    assert needs(replace(BARE, post_mortem=promise)) == {Need.DIRECTIVES, Need.HEIRS}


ALWAYS = {Need.MARKETING, Need.OPEN_LINES}


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("pigment", {Need.CONSENT}),
        ("imagino", {Need.PROCESSOR, Need.EMPLOYEES, Need.MINORS, Need.CONSENT}),
        ("customer_labs", {Need.DIRECTIVES, Need.HEIRS, Need.CONSENT, Need.WAY_IN}),
        ("activeviam", {Need.DIRECTIVES, Need.CONSENT}),
        ("clustdoc", {Need.PROCESSOR, Need.MINORS, Need.DIRECTIVES, Need.CONSENT}),
    ],
)
def test_each_of_the_five_companies_has_its_own(name: str, more: set[Need]) -> None:
    assert needs(read_profile(resources.text("profiles", f"{name}.toml"))) == ALWAYS | more
