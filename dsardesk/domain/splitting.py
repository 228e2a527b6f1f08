"""One message about two kinds of data: the company's own, and those that it processes for a customer.

It becomes two cases of the same receipt, linked: one that the company answers, one that it forwards (GDPR 28).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from dsardesk.domain.case import Case, Role
from dsardesk.domain.errors import DeskError
from dsardesk.domain.requests import RequestItem


class CannotSplit(DeskError):
    """Nothing is left on one side, an item moved was dealt with already, or the whole case is a customer's."""

    code = "case.cannot_split"


def split(case: Case, both: Collection[int], moved: Collection[int]) -> tuple[Case, tuple[RequestItem, ...]]:
    """The company's own case, and the items of the customer's one, as they were asked.

    Items of *both* are asked of each; those *moved* are the customer's alone.
    """
    case.must_be_open()
    theirs = [case.item(number) for number in sorted({*both, *moved})]
    ours = tuple(item for item in case.items if item.number not in moved)
    if case.role is Role.PROCESSOR or not theirs or not ours or any(_dealt_with(case, n) for n in moved):
        raise CannotSplit(reference=case.reference)
    items = tuple(RequestItem(n, item.right, item.quote) for n, item in enumerate(theirs, start=1))
    return replace(case, items=ours), items


def _dealt_with(case: Case, number: int) -> bool:
    traces = (case.measures, case.corrections, case.promises, case.facts, case.assessments)
    touched = {each.item for trace in traces for each in trace}
    return case.item(number).outcome is not None or number in touched
