"""The register of requests: one line for each right asked, with no more about people than was asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.register import register_lines
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome, RightType
from tests.invented import RECEIVED_ON, case, clock, day

ASKED = case(
    items=(
        RequestItem(1, RightType.ACCESS, outcome=Outcome.GRANTED, decided_on=day(4, 20), answered_on=day(4, 21)),
        RequestItem(2, RightType.ERASURE, outcome=Outcome.REFUSED, decided_on=day(5, 20), answered_on=day(6, 30)),
        RequestItem(3, RightType.OBJECTION),
    )
)
LIMITS = {item.number: clock(RECEIVED_ON, right=item.right) for item in ASKED.items}


def test_each_right_says_whether_its_answer_left_in_time() -> None:
    assert [line.late for line in register_lines(ASKED, LIMITS, names=False)] == [False, True, None]


def test_an_extension_that_holds_is_said() -> None:
    extended = {number: replace(limit, extension_valid=number == 1) for number, limit in LIMITS.items()}
    assert [line.extended for line in register_lines(ASKED, extended, names=False)] == [True, False, False]


@pytest.mark.parametrize("names", [True, False])
def test_who_asked_stands_there_only_if_it_was_asked_for(names: bool) -> None:
    told = {line.requester for line in register_lines(ASKED, LIMITS, names=names)}
    assert told == {ASKED.requester.name if names else ""}
