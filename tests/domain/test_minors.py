"""Data of persons younger than a policy wants, erased on the company's own initiative."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dsardesk.domain.assessments import PROMISED, AssessmentKind
from dsardesk.domain.case import Role
from dsardesk.domain.clocks import terms_of
from dsardesk.domain.entitlement import check_missing
from dsardesk.domain.examining import assessed
from dsardesk.domain.letters import LetterKind, Listing, Say
from dsardesk.domain.mandates import Authority, Representation
from dsardesk.domain.minors import NobodyTooYoung, erase_unasked, erasure_owed, too_young
from dsardesk.domain.plans import plan_letter
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.steps import NextStep, next_step
from dsardesk.domain.told import AnsweredItem, Done
from tests.invented import DPO, RECEIVED_ON, case, letter_facts, profile, rule_book
from tests.law_says import law_says

ADULTS_ONLY = replace(profile(), minors_age=16)
ERASED = Done(RightType.ERASURE, "erased", RECEIVED_ON, profile().systems[0])


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


@law_says(
    "design.minor_own_initiative",
    "Where a policy wants no data of persons below an age, those of somebody younger are erased of the company’s own "
    "initiative, first, and without an extension.",
)
def test_an_erasure_that_nobody_asked_for_comes_first_and_is_not_put_off() -> None:
    young = case(items=(RequestItem(1, RightType.ACCESS),), minor_at_collection=True)
    assert next_step(young, ADULTS_ONLY) is NextStep.ERASE_MINOR
    begun = erase_unasked(young, ADULTS_ONLY, on=RECEIVED_ON, by=DPO)
    item = begun.items[-1]
    assert (item.right, item.own_initiative) == (RightType.ERASURE, True)
    assert next_step(begun, ADULTS_ONLY) is not NextStep.ERASE_MINOR
    assert terms_of(begun, begun.items[0], rule_book()).extension_allowed
    assert not terms_of(begun, item, rule_book()).extension_allowed
    # The policy is its ground: nobody needs to look for another, nor to check who asks.
    found = assessed(begun, item.number, AssessmentKind.ERASURE_GROUND)
    assert found is not None
    assert found.ground == PROMISED
    assert not check_missing(begun, item)
    with pytest.raises(NobodyTooYoung):
        erase_unasked(begun, ADULTS_ONLY, on=RECEIVED_ON, by=DPO)


def test_the_letter_says_that_nobody_asked_and_the_acknowledgement_does_not_claim_it() -> None:
    unasked = AnsweredItem(RightType.ERASURE, Outcome.GRANTED, own_initiative=True)
    reply = plan_letter(LetterKind.ERASURE_REPLY, letter_facts(items=(unasked,), done=(ERASED,))).sections
    assert any(isinstance(each, Say) and each.key == "erasure.own_initiative" for each in reply)
    assert "erasure_ground" not in str(reply)
    both = (AnsweredItem(RightType.ACCESS), unasked)
    assert Listing((Say("asked.access"),)) in plan_letter(LetterKind.ACKNOWLEDGEMENT, letter_facts(items=both)).sections


def test_nothing_more_is_owed_once_an_erasure_is_there() -> None:
    young = case(minor_at_collection=True)
    assert erasure_owed(young, ADULTS_ONLY)
    assert not erasure_owed(replace(young, items=(RequestItem(1, RightType.ERASURE),)), ADULTS_ONLY)
