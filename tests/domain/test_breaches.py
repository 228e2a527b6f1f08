"""A personal data breach is told to the authority within a number of hours, not of days."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from dsardesk.domain.breaches import notify_by
from tests.invented import rule_book
from tests.law_says import law_says

PARIS = ZoneInfo("Europe/Paris")


@law_says(
    "gdpr.33.1.notify",
    "A personal data breach is notified to the supervisory authority within 72 hours of the controller becoming aware "
    "of it, unless no risk to anybody is likely.",
)
def test_the_hours_run_from_the_minute_at_which_it_was_known() -> None:
    aware = datetime(2026, 11, 20, 17, 42, tzinfo=PARIS)
    assert notify_by(aware, rule_book()) == datetime(2026, 11, 23, 16, 42, tzinfo=UTC)


def test_an_hour_that_a_clock_shows_twice_counts_twice() -> None:
    """On 25 October 2026 clocks in Paris go back from three to two."""
    until = notify_by(datetime(2026, 10, 24, 12, 0, tzinfo=PARIS), rule_book())
    assert until.astimezone(PARIS) == datetime(2026, 10, 27, 11, 0, tzinfo=PARIS)
