"""One message about the company's own data and a customer's becomes two cases of the same receipt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.case import Case, CaseIsClosed, Role, UnknownItem
from dsardesk.domain.records import Measure, Promise
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.splitting import CannotSplit, split
from tests.invented import DPO, RECEIVED_ON, case, day, erasure_ground

ASKED = case(items=(RequestItem(1, RightType.ACCESS, "copie"), RequestItem(2, RightType.ERASURE, "effacez")))


def test_an_item_asked_of_both_stands_in_both() -> None:
    ours, theirs = split(ASKED, both=[2], moved=[])
    assert ours == ASKED
    assert theirs == (RequestItem(1, RightType.ERASURE, "effacez"),)


def test_an_item_of_the_customer_s_alone_moves() -> None:
    ours, theirs = split(ASKED, both=[1], moved=[2])
    assert [item.number for item in ours.items] == [1]
    assert [item.right for item in theirs] == [RightType.ACCESS, RightType.ERASURE]
    assert [item.number for item in theirs] == [1, 2]


def test_what_is_asked_of_the_customer_is_undecided_there() -> None:
    decided = ASKED.decided(1, Outcome.GRANTED, reasons="", on=RECEIVED_ON, by=DPO)
    _, (theirs,) = split(decided, both=[1], moved=[])
    assert theirs.outcome is None


@pytest.mark.parametrize(
    "changed",
    [
        ASKED.decided(2, Outcome.WITHDRAWN, reasons="", on=RECEIVED_ON, by=DPO),
        replace(ASKED, measures=(Measure(2, "erased", "crm", RECEIVED_ON, DPO),)),
        replace(ASKED, promises=(Promise("marketing_check", day(5, 1), 2),)),
        replace(ASKED, assessments=(erasure_ground(2),)),
    ],
)
def test_an_item_that_was_dealt_with_does_not_move(changed: Case) -> None:
    with pytest.raises(CannotSplit):
        split(changed, both=[], moved=[2])
    assert split(changed, both=[2], moved=[])


@pytest.mark.parametrize(("both", "moved"), [([], []), ([], [1, 2])])
def test_each_side_keeps_something(both: list[int], moved: list[int]) -> None:
    with pytest.raises(CannotSplit):
        split(ASKED, both=both, moved=moved)


def test_a_customer_s_case_is_whole_already() -> None:
    with pytest.raises(CannotSplit):
        split(replace(ASKED, role=Role.PROCESSOR), both=[1], moved=[])


def test_a_closed_case_and_an_item_that_is_not_there_are_refused() -> None:
    with pytest.raises(CaseIsClosed):
        split(replace(ASKED, closed_on=RECEIVED_ON), both=[1], moved=[])
    with pytest.raises(UnknownItem):
        split(ASKED, both=[7], moved=[])
