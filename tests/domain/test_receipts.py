"""The day of receipt, put right: a registered letter when first presented, any other day with its reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dsardesk.domain.case import Case, CaseIsClosed
from dsardesk.domain.deadlines import ClockFact, ClockFactType
from dsardesk.domain.receipts import (
    NotByPost,
    ReceiptAfterFacts,
    ReceiptInTheFuture,
    ReceiptMovedWithoutReason,
    received,
)
from dsardesk.domain.records import CaseFact
from tests.invented import RECEIVED_ON, case, day

TODAY = day(4, 20)


def by_post() -> Case:
    opened = case()
    return replace(opened, receipt=replace(opened.receipt, channel="post"))


def put_right(opened: Case, arrived: date, presented: date | None = None, reason: str = "") -> Case:
    return received(opened, arrived, presented, reason=reason, today=TODAY)


def test_a_registered_letter_is_received_the_day_it_was_first_presented() -> None:
    moved = put_right(by_post(), RECEIVED_ON, day(3, 30)).receipt
    assert (moved.received_on, moved.presented_on) == (day(3, 30), day(3, 30))


def test_stamped_before_it_was_presented_again_it_keeps_the_day_of_the_stamp() -> None:
    moved = put_right(by_post(), RECEIVED_ON, day(4, 2)).receipt
    assert (moved.received_on, moved.presented_on) == (RECEIVED_ON, day(4, 2))


def test_any_other_move_needs_its_reason() -> None:
    with pytest.raises(ReceiptMovedWithoutReason):
        put_right(case(), day(3, 28))
    assert put_right(case(), day(3, 28), reason="arrivé au support").receipt.received_on == day(3, 28)
    assert put_right(case(), RECEIVED_ON) == case()


def test_only_post_is_presented() -> None:
    with pytest.raises(NotByPost):
        put_right(case(), RECEIVED_ON, day(3, 30))


@pytest.mark.parametrize(("arrived", "presented"), [(day(4, 21), None), (RECEIVED_ON, day(4, 21))])
def test_nothing_is_received_tomorrow(arrived: date, presented: date | None) -> None:
    with pytest.raises(ReceiptInTheFuture):
        put_right(by_post(), arrived, presented, "faute de frappe")


def test_what_was_asked_was_asked_after_the_receipt() -> None:
    asked = CaseFact(ClockFact(ClockFactType.IDENTITY_REQUESTED, day(4, 3)))
    with pytest.raises(ReceiptAfterFacts):
        put_right(replace(case(), facts=(asked,)), day(4, 4), reason="erreur")


def test_a_closed_case_keeps_its_dates() -> None:
    with pytest.raises(CaseIsClosed):
        put_right(replace(case(), closed_on=TODAY), RECEIVED_ON)
