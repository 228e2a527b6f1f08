"""A personal data breach that a message tells of: no request, and a much shorter time limit (GDPR 33)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from dsardesk.domain.rules import RuleBook

NOTIFY = "gdpr.33.1.notify"


def notify_by(aware_at: datetime, rules: RuleBook) -> datetime:
    """Instant, in UTC, by which the supervisory authority is notified of a breach known since *aware_at*.

    Hours are counted from that very minute: the count of Regulation 1182/71, from the next full hour, ends later.
    """
    return aware_at.astimezone(UTC) + timedelta(hours=rules.hours(NOTIFY))
