"""The days of receipt of a request, put right on an open case."""

from __future__ import annotations

from datetime import date

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.receipts import received
from dsardesk.services.context import Context, OnCase, change_case


def record_receipt(
    context: Context,
    actor: Actor,
    reference: str,
    *,
    arrived_on: date | None = None,
    presented_on: date | None = None,
    reason: str = "",
) -> Case:
    """Record when a request arrived and, for a registered letter, when it was first presented; every date follows.

    Without *arrived_on* the day that is known stays; moving the receipt otherwise than by a presentation needs its
    *reason*.
    """
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        before = on.case.receipt.received_on
        changed = received(on.case, arrived_on or before, presented_on, reason=reason, today=on.today)
        facts = {"from": before.isoformat(), "to": changed.receipt.received_on.isoformat(), "reason": reason.strip()}
        return changed, facts | {"presented_on": presented_on.isoformat() if presented_on else None}

    return change_case(context, actor, reference, "receipt.changed", change)
