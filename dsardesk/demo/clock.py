"""Time as a script tells it."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Paris")


class ScriptedClock:
    """A clock that shows what the script says, a second later at each look."""

    def __init__(self) -> None:
        """Start on the morning after the message arrived."""
        self._instant = datetime(2026, 10, 26, 9, 12, tzinfo=ZONE)

    def set(self, month: int, day: int, hour: int, minute: int = 0) -> None:
        """Go to a moment of 2026, in the controller's zone."""
        self._instant = datetime(2026, month, day, hour, minute, tzinfo=ZONE)

    def now(self) -> datetime:
        """The present instant of the script."""
        self._instant = datetime.fromtimestamp(self._instant.timestamp() + 1, UTC)
        return self._instant
