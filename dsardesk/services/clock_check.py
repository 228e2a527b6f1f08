"""A computer's clock that was set back, noticed by the journal: it knows instants that have not come yet."""

from __future__ import annotations

from datetime import datetime, timedelta

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.services.context import Context

RECENT = 200
"""How many of the newest events are looked at: what the clock that is behind wrote since does not hide the others."""
TOLERANCE = timedelta(minutes=10)
"""A clock that the network puts right by a little was never wrong for our purposes."""


def clock_behind(context: Context, actor: Actor) -> datetime | None:
    """The latest instant that the journal knows, where the clock is behind it; None where the clock may be right."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT, UserRole.MANAGER, UserRole.ADMIN)
    with context.work.read() as transaction:
        last, _ = transaction.audit.head()
        known = [event.at for event in transaction.audit.events(after=max(0, last - RECENT))]
    latest = max(known, default=None)
    return latest if latest is not None and latest - context.now() > TOLERANCE else None
