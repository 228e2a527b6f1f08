"""Somebody acts for the officer on the days of the delegation, and on no other."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.delegation import DelegationDates, NoDelegate, Standing, delegation, standing_in
from tests.makers import ACTORS, DPO, TODAY

ASSISTANT = ACTORS[UserRole.ASSISTANT]
DAY = timedelta(days=1)


@pytest.mark.parametrize(("day", "acts"), [(-1, False), (0, True), (5, True), (6, False)])
def test_both_days_are_part_of_it(day: int, acts: bool) -> None:
    given = delegation(DPO, ASSISTANT, TODAY, TODAY + 5 * DAY, TODAY)
    acting = standing_in(ASSISTANT, {DPO.id: given}, TODAY + day * DAY)
    assert (acting.role is UserRole.DPO, acting.acting_for == DPO.id) == (acts, acts)


def test_nobody_else_acts_by_it() -> None:
    given = delegation(DPO, ASSISTANT, TODAY, TODAY, TODAY)
    manager = ACTORS[UserRole.MANAGER]
    assert standing_in(manager, {DPO.id: given}, TODAY) is manager


@pytest.mark.parametrize("delegate", [DPO, ACTORS[UserRole.MANAGER], ACTORS[UserRole.READ]], ids=lambda a: a.role)
def test_only_somebody_else_who_opens_cases_may_act(delegate: Actor) -> None:
    with pytest.raises(NoDelegate):
        delegation(DPO, delegate, TODAY, TODAY, TODAY)


@pytest.mark.parametrize(("starts", "ends"), [(TODAY + DAY, TODAY), (TODAY - 2 * DAY, TODAY - DAY)])
def test_it_ends_after_it_begins_and_not_in_the_past(starts: date, ends: date) -> None:
    with pytest.raises(DelegationDates):
        delegation(DPO, ASSISTANT, starts, ends, TODAY)


def test_what_is_done_for_oneself_is_recorded_as_it_is() -> None:
    facts = {"item": 1}
    assert DPO.stating(facts) is facts
    acting = standing_in(ASSISTANT, {DPO.id: delegation(DPO, ASSISTANT, TODAY, TODAY, TODAY)}, TODAY)
    assert acting.stating(facts) == {"item": 1, "acting_for": str(DPO.id)}


def test_somebody_at_the_desk_acts_for_the_officer_until_the_delegation_ends() -> None:
    here = Standing(ASSISTANT, {DPO.id: delegation(DPO, ASSISTANT, TODAY, TODAY, TODAY)})
    assert [here.on(day).role for day in (TODAY, TODAY + DAY)] == [UserRole.DPO, UserRole.ASSISTANT]
