"""Data of persons younger than a policy wants, erased on the company's own initiative."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dsardesk.domain.case import RequestItem, Role
from dsardesk.domain.mandates import Authority, Representation
from dsardesk.domain.minors import erasure_owed, too_young
from dsardesk.domain.rights import RightType
from tests.invented import case, profile

ADULTS_ONLY = replace(profile(), minors_age=16)


def child(born_on: date | None) -> Representation:
    return Representation(Authority.PARENT, "Ana Duvernay", born_on=born_on)


def test_a_policy_that_gives_no_age_promises_nothing() -> None:
    assert not too_young(case(minor_at_collection=True), replace(profile(), minors_age=None))


def test_another_controllers_data_are_not_erased_on_our_initiative() -> None:
    assert not too_young(case(minor_at_collection=True, role=Role.PROCESSOR), ADULTS_ONLY)


@pytest.mark.parametrize(("minor", "young"), [(True, True), (False, False), (None, False)])
def test_what_is_on_record_of_the_collection_counts(minor: bool | None, young: bool) -> None:
    assert too_young(case(minor_at_collection=minor), ADULTS_ONLY) is young


@pytest.mark.parametrize(("born_on", "young"), [(date(2010, 4, 2), True), (date(2010, 4, 1), False)])
def test_a_known_age_counts_on_the_day_of_receipt(born_on: date, young: bool) -> None:
    asked = case(representation=child(born_on), minor_at_collection=True)
    assert too_young(asked, ADULTS_ONLY) is young


def test_an_age_that_is_not_known_leaves_what_is_on_record() -> None:
    assert too_young(case(representation=child(None), minor_at_collection=True), ADULTS_ONLY)


def test_nothing_more_is_owed_once_an_erasure_is_there() -> None:
    young = case(minor_at_collection=True)
    assert erasure_owed(young, ADULTS_ONLY)
    assert not erasure_owed(replace(young, items=(RequestItem(1, RightType.ERASURE),)), ADULTS_ONLY)
