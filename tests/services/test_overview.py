"""The dashboard says how each day stands today, whenever the vault wrote it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from dsardesk.domain.standing import SOON, Urgency
from dsardesk.services.overview import read_overview
from dsardesk.texts import rule_book
from tests.makers import NOW, TODAY

RULES = rule_book()


@pytest.mark.parametrize(
    ("days", "legal", "urgency"),
    [
        (-1, True, Urgency.LATE),
        (-1, False, Urgency.TODAY),
        (0, True, Urgency.TODAY),
        (RULES.days(SOON), True, Urgency.SOON),
        (RULES.days(SOON) + 1, True, Urgency.LATER),
        (None, True, Urgency.SUSPENDED),
    ],
)
def test_each_line_stands_by_the_calendar_of_today(days: int | None, legal: bool, urgency: Urgency) -> None:
    due = None if days is None else (TODAY + timedelta(days=days)).isoformat()
    item = {"reference": "DSR-2026-0001", "due_on": due, "alert_on": None, "step": "search", "legal": legal}
    content = {
        "zone": "Europe/Paris",
        "items": [item],
        "waiting": 1,
        "approve": 2,
        "id_held": 3,
        "made_at": datetime(2026, 10, 25, 23, 30, tzinfo=UTC).isoformat(),
    }
    found = read_overview(content, (), NOW, RULES)
    (line,) = found.lines
    assert (line.reference, line.step, line.urgency) == ("DSR-2026-0001", "search", urgency)
    assert found.late == (urgency is Urgency.LATE)
    assert (found.waiting, found.approve, found.id_held) == (1, 2, 3)
    assert found.made_at.isoformat() == "2026-10-26T00:30:00+01:00"
