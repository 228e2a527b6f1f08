"""Why the day in a sheet is not the legal one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dsardesk.domain.importing.differences import Why, why_other
from dsardesk.domain.time_limit import ClockState, TimeLimit

RECEIVED, OURS = date(2026, 9, 25), date(2026, 10, 26)
LIMIT = TimeLimit(
    received_on=RECEIVED, calendar="FR", calendar_version="1", nominal_due=date(2026, 10, 25), strict_due=OURS,
    prudent_due=OURS, due=OURS, due_after_extension=date(2026, 12, 28), effective_due=OURS, extension_valid=False,
    suspended_days=0, state=ClockState.RUNNING, remaining_days=None, promised_due=None, alert_due=OURS,
    due_instant_utc=None, steps=(),
)  # fmt: skip


@pytest.mark.parametrize(
    ("theirs", "why"),
    [
        (None, Why.NOT_SAID),
        (OURS, Why.SAME),
        (date(2026, 10, 25), Why.ROLLED),
        (date(2026, 12, 28), Why.EXTENDED),
        (date(2026, 12, 25), Why.EXTENDED),
        (date(2026, 11, 25), Why.TWO_MONTHS),
        (date(2026, 10, 1), Why.EARLIER),
        (date(2026, 11, 2), Why.LATER),
    ],
)
def test_each_difference_has_its_reason(theirs: date | None, why: Why) -> None:
    assert why_other(theirs, LIMIT) is why


def test_thirty_days_are_not_a_month() -> None:
    limit = replace(LIMIT, received_on=date(2026, 1, 5), nominal_due=date(2026, 2, 5), effective_due=date(2026, 2, 5))
    assert why_other(limit.received_on + timedelta(days=30), limit) is Why.THIRTY_DAYS
