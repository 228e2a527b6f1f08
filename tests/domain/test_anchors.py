"""What happened to a vault since it was last remembered: each harm has a name of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dsardesk.domain.anchors import Anchor, Doubt, State, Traces, judge, may_differ

SEALS, OTHER = "a" * 64, "b" * 64
CLOSED = Anchor(9, "c" * 64, opening=4, closed=True, seals=SEALS)
OPEN = replace(CLOSED, closed=False, seals="")
AS_LEFT = State(
    Traces(SEALS, 0), opening=4, seq=9, continues=True, chain_whole=True, pages_whole=True, structure_whole=True
)


def after(anchor: Anchor | None = CLOSED, **changes: Any) -> Doubt | None:
    return judge(anchor, replace(AS_LEFT, **changes))


def test_a_vault_as_it_was_left_is_in_no_doubt() -> None:
    assert after() is None
    assert after(None) is None
    assert after(OPEN) is None


def test_a_vault_opened_elsewhere_since_is_in_no_doubt() -> None:
    assert after(opening=6, seq=30, traces=Traces(OTHER, 0)) is None


def test_a_file_of_which_no_fingerprint_was_kept_is_judged_by_its_log_alone() -> None:
    assert after(replace(CLOSED, seals=""), traces=Traces(OTHER, 0)) is None
    assert after(OPEN, traces=Traces(OTHER, 500)) is None


def test_a_file_that_changed_though_nobody_opened_it_had_pages_put_back() -> None:
    assert after(traces=Traces(OTHER, 0)) is Doubt.PAGE_REPLACED


def test_a_write_ahead_log_laid_beside_a_closed_vault_is_noticed() -> None:
    assert after(traces=Traces(SEALS, 500)) is Doubt.PAGE_REPLACED


def test_a_log_that_lost_its_end_with_an_older_file_is_a_rollback() -> None:
    assert after(opening=3, seq=5, continues=False) is Doubt.ROLLED_BACK
    assert after(OPEN, opening=3, seq=5, continues=False) is Doubt.ROLLED_BACK


def test_where_openings_were_not_counted_yet_a_lost_end_is_a_rollback() -> None:
    assert after(replace(OPEN, opening=0), opening=0, seq=5, continues=False) is Doubt.ROLLED_BACK


def test_a_log_that_lost_its_end_in_a_file_that_is_not_older_was_cut() -> None:
    assert after(seq=5, continues=False) is Doubt.TAIL_REMOVED
    assert after(OPEN, opening=5, seq=5, continues=False) is Doubt.TAIL_REMOVED


def test_another_event_in_the_place_of_the_one_remembered_is_a_log_made_anew() -> None:
    assert after(seq=9, continues=False) is Doubt.REWRITTEN


def test_after_a_sudden_end_a_lost_end_was_in_the_write_ahead_log() -> None:
    assert after(OPEN, seq=5, continues=False) is Doubt.WAL_MISSING
    assert after(OPEN, seq=5, continues=False, traces=Traces(SEALS, 500)) is Doubt.WAL_TRUNCATED


def test_a_broken_chain_is_an_event_changed_whatever_is_remembered() -> None:
    assert after(chain_whole=False) is Doubt.EVENT_CHANGED
    assert after(None, chain_whole=False) is Doubt.EVENT_CHANGED


def test_an_older_count_with_a_log_that_goes_on_is_an_earlier_page() -> None:
    assert after(opening=3) is Doubt.PAGE_REPLACED


def test_what_the_database_itself_finds_comes_first() -> None:
    assert after(structure_whole=False, chain_whole=False, continues=False) is Doubt.PAGE_REPLACED
    assert after(pages_whole=False, structure_whole=False) is Doubt.DAMAGED


@pytest.mark.parametrize("anchor", [None, OPEN, replace(CLOSED, seals=""), replace(CLOSED, opening=5)])
def test_a_file_can_only_differ_from_one_that_was_remembered_and_not_opened_since(anchor: Anchor | None) -> None:
    assert not may_differ(anchor, Traces(OTHER, 0), 4)


def test_of_two_anchors_the_later_is_the_one_of_the_later_opening_then_of_the_longer_log() -> None:
    assert max([CLOSED, OPEN], key=lambda anchor: anchor.age) is CLOSED
    assert max([replace(OPEN, seq=10), CLOSED], key=lambda anchor: anchor.age).seq == 10
    assert max([replace(OPEN, opening=5, seq=2), CLOSED], key=lambda anchor: anchor.age).opening == 5
