"""A clock set back is noticed, and due dates, which are counted from facts, stay right."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dsardesk.domain.actors import RoleRefused, UserRole
from dsardesk.services.clock_check import RECENT, clock_behind
from tests.makers import ACTORS, DPO, NOW
from tests.services.conftest import Bench


def test_a_clock_that_goes_on_is_right(bench: Bench) -> None:
    assert clock_behind(bench.context, DPO) is None
    bench.opened()
    bench.clock.forward(days=3)
    assert clock_behind(bench.context, DPO) is None


def test_a_clock_set_back_is_noticed_though_events_are_written_by_it(bench: Bench) -> None:
    bench.opened()
    bench.clock.forward(days=-40)
    with bench.work.write() as transaction:
        transaction.audit.append(DPO, "note.added", None, {})
    assert clock_behind(bench.context, DPO) == NOW


def test_a_few_minutes_are_nothing(bench: Bench) -> None:
    bench.opened()
    bench.clock.instant -= timedelta(minutes=5)
    assert clock_behind(bench.context, DPO) is None


def test_it_is_told_of_by_the_newest_events_only(bench: Bench) -> None:
    bench.opened()
    bench.clock.forward(days=-1)
    with bench.work.write() as transaction:
        for _ in range(RECENT):
            transaction.audit.append(DPO, "note.added", None, {})
    assert clock_behind(bench.context, DPO) is None


def test_due_dates_do_not_move_with_the_clock(bench: Bench) -> None:
    case = bench.opened()
    before = bench.context.time_limits(case, bench.context.read_profile(_profile(bench, case.profile)))
    back = replace(bench.context, now=lambda: NOW - timedelta(days=400))
    assert back.time_limits(case, back.read_profile(_profile(bench, case.profile))) == before


def _profile(bench: Bench, name: str) -> str:
    with bench.work.read() as transaction:
        return transaction.profiles.get(name)


def test_who_only_follows_is_told_nothing(bench: Bench) -> None:
    with pytest.raises(RoleRefused):
        clock_behind(bench.context, ACTORS[UserRole.READ])
