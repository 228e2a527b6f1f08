"""Objection to direct marketing.

GDPR 21(3): "Where the data subject objects to processing for direct marketing purposes, the personal data shall no
longer be processed for such purposes."
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.domain.case import CaseIsClosed
from dsardesk.domain.marketing import (
    MarketingStillRuns,
    NothingToStop,
    must_be_stopped,
    promise_check,
    senders,
    stop,
    suppression_form,
)
from dsardesk.domain.records import Measure, Promise
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import RightType
from tests.invented import DPO, case, day, profile

TODAY = day(4, 2)


def test_only_systems_that_send_marketing_are_concerned() -> None:
    assert [system.id for system in senders(profile())] == ["emailing"]


def test_stopping_is_recorded_system_by_system() -> None:
    stopped = stop(case(), ["emailing", "sms"], on=TODAY, by=DPO)
    assert stopped.measures == tuple(Measure(2, "marketing_stopped", s, TODAY, DPO) for s in ("emailing", "sms"))


def test_stopping_again_records_only_what_is_new() -> None:
    once = stop(case(), ["emailing"], on=TODAY, by=DPO)
    twice = stop(once, ["emailing", "sms"], on=day(4, 3), by=DPO)
    assert [measure.system for measure in twice.measures] == ["emailing", "sms"]


def test_a_check_is_promised_once_for_each_item() -> None:
    items = (RequestItem(1, RightType.OBJECTION_MARKETING), RequestItem(2, RightType.CONSENT_WITHDRAWAL))
    once = promise_check(case(items=items), day(4, 17))
    assert once.promises == tuple(Promise("marketing_check", day(4, 17), number) for number in (1, 2))
    assert promise_check(once, day(4, 18)).promises == once.promises


def test_systems_given_one_by_one_are_stopped_for_every_item() -> None:
    items = (RequestItem(1, RightType.OBJECTION_MARKETING), RequestItem(2, RightType.CONSENT_WITHDRAWAL))
    stopped = stop(case(items=items), iter(["emailing"]), on=TODAY, by=DPO)
    assert [(measure.item, measure.system) for measure in stopped.measures] == [(1, "emailing"), (2, "emailing")]


def test_a_case_without_objection_has_nothing_to_stop() -> None:
    with pytest.raises(NothingToStop):
        stop(case(items=(RequestItem(1, RightType.ACCESS),)), ["emailing"], on=TODAY, by=DPO)


def test_a_closed_case_is_left_alone() -> None:
    with pytest.raises(CaseIsClosed):
        stop(case(closed_on=TODAY), ["emailing"], on=TODAY, by=DPO)


def test_an_objection_is_not_granted_while_a_system_may_still_send() -> None:
    with pytest.raises(MarketingStillRuns) as refused:
        must_be_stopped(case(), profile(), 2)
    assert refused.value.facts == {"systems": "emailing"}
    must_be_stopped(stop(case(), ["emailing"], on=TODAY, by=DPO), profile(), 2)


@pytest.mark.parametrize("item", [1, 3])
def test_a_stop_for_another_item_is_not_enough(item: int) -> None:
    stopped = stop(case(), ["emailing"], on=TODAY, by=DPO)
    with pytest.raises(MarketingStillRuns):
        must_be_stopped(stopped, profile(), item)


@given(address=st.text())
def test_an_address_compares_the_same_once_it_was_compared(address: str) -> None:
    assert "".join(suppression_form(address).split()) == suppression_form(address)


@pytest.mark.parametrize(
    "written",
    ["CAMILLE@courriel.example", " camille@courriel.example\n", "camille\N{FULLWIDTH COMMERCIAL AT}courriel.example"],
)
def test_one_address_written_in_several_ways_is_one_address(written: str) -> None:
    assert suppression_form(written) == "camille@courriel.example"


@pytest.mark.parametrize("written", ["06 39 98 00 11", "06.39.98.00.11", "+33 6 39 98 00 11", "0033 (0)6 39-98-00-11"])
def test_one_telephone_number_written_in_several_ways_is_one_number(written: str) -> None:
    assert suppression_form(written) == "0639980011"
