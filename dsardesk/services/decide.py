"""Deciding an item, and closing a case."""

from __future__ import annotations

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.decisions import must_be_done
from dsardesk.domain.rights import Outcome
from dsardesk.services.context import Context, OnCase, change_case


def decide_item(
    context: Context, actor: Actor, reference: str, item: int, outcome: Outcome, *, reasons: str = ""
) -> Case:
    """Record the outcome of one item; "granted" is refused while something that it means is not done."""
    actor.must_be(UserRole.DPO)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        must_be_done(on.case, on.profile, item, outcome)
        decided = on.case.decided(item, outcome, reasons=reasons, on=on.today, by=actor.name)
        return decided, {"item": item, "outcome": outcome, "reasons": reasons}

    return change_case(context, actor, reference, "item.decided", change)


def close_case(context: Context, actor: Actor, reference: str) -> Case:
    """Close a case; refused, with what is still open, while anything is."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        return on.case.closed(on.today), {"days": (on.today - on.case.receipt.received_on).days}

    return change_case(context, actor, reference, "case.closed", change)
