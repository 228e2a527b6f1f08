"""What was taken out is told honestly, and its files have names that every system takes."""

from __future__ import annotations

import doctest
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.domain import taken_out
from dsardesk.domain.taken_out import Salvaged, safe_part


def test_the_examples_hold() -> None:
    assert doctest.testmod(taken_out).failed == 0


@given(st.text())
def test_a_name_never_leads_out_of_its_folder(name: str) -> None:
    part = safe_part(name, "document")
    assert PurePosixPath(part).parts == (part,)
    assert PureWindowsPath(part).parts == (part,)
    assert part not in {".", ".."}
    assert len(part) <= taken_out.LONGEST + 1


def test_what_lost_nothing_is_whole() -> None:
    assert Salvaged(3, documents=4, events=9).whole


@pytest.mark.parametrize(
    ("lost", "kind"),
    [
        (Salvaged(1, damaged_pages=(4,)), "pages"),
        (Salvaged(1, doubtful=("A",)), "doubtful"),
        (Salvaged(1, nameless=1), "nameless"),
        (Salvaged(1, lost_documents=("A/00-x",)), "documents"),
        (Salvaged(1, lost_events=1), "events"),
        (Salvaged(1, unassigned=1), "unassigned"),
    ],
)
def test_whatever_is_lost_is_counted_and_nothing_is_whole(lost: Salvaged, kind: str) -> None:
    assert not lost.whole
    assert {name for name, count in lost.losses.items() if count} == {kind}
