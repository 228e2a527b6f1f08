"""On which day a request was received, put right: a registered letter when first presented, another day with a reason.

Receipt is the first presentation of a registered letter or its stamp at the company, whichever comes first.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dsardesk.domain.case import Case
from dsardesk.domain.errors import DeskError


class ReceiptInTheFuture(DeskError):
    """A request is not received, nor presented, tomorrow."""

    code = "receipt.in_the_future"
    exit_code = 2


class ReceiptMovedWithoutReason(DeskError):
    """The day of receipt starts the clock: it is moved for a reason only, in words."""

    code = "receipt.reason_missing"


class NotByPost(DeskError):
    """Only what comes by post is presented."""

    code = "receipt.not_by_post"


class ReceiptAfterFacts(DeskError):
    """Something was asked, answered or notified before that day."""

    code = "receipt.after_facts"


def received(case: Case, arrived_on: date, presented_on: date | None, *, reason: str, today: date) -> Case:
    """The case with the days of its receipt; its clocks count from the first of the two."""
    case.must_be_open()
    if presented_on is not None and case.receipt.channel != "post":
        raise NotByPost
    first = min(arrived_on, presented_on or arrived_on)
    if max(arrived_on, presented_on or arrived_on) > today:
        raise ReceiptInTheFuture
    if any(fact.fact.on < first for fact in case.facts):
        raise ReceiptAfterFacts
    # The day of presentation is a reason by itself.
    presented = presented_on is not None and first == presented_on
    if first != case.receipt.received_on and not presented and not reason.strip():
        raise ReceiptMovedWithoutReason
    return replace(case, receipt=replace(case.receipt, received_on=first, presented_on=presented_on))
