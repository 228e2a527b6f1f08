"""Deciding an item, and closing a case."""

from __future__ import annotations

from dsardesk.domain.access import must_be_complete
from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.marketing import must_be_stopped
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.services.context import Context


def decide_item(
    context: Context, actor: Actor, reference: str, item: int, outcome: Outcome, *, reasons: str = ""
) -> Case:
    """Record the outcome of one item; "granted" is refused while something that it means is not done."""
    actor.must_be(UserRole.DPO)
    with context.work.write() as transaction:
        case = transaction.cases.get(reference)
        profile = context.profile_of(transaction, case)
        right = case.item(item).right
        if outcome is Outcome.GRANTED and right is RightType.ACCESS:
            must_be_complete(case, profile)
        if outcome is Outcome.GRANTED and right is RightType.OBJECTION_MARKETING:
            must_be_stopped(case, profile, item)
        decided = case.decided(item, outcome, reasons=reasons, on=context.today(profile), by=actor.name)
        changed = context.save(transaction, decided, profile)
        transaction.audit.append(actor, "item.decided", case.id, {"item": item, "outcome": outcome, "reasons": reasons})
        return changed


def close_case(context: Context, actor: Actor, reference: str) -> Case:
    """Close a case; refused, with what is still open, while anything is."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.write() as transaction:
        case = transaction.cases.get(reference)
        profile = context.profile_of(transaction, case)
        closed = case.closed(context.today(profile))
        changed = context.save(transaction, closed, profile)
        days = (context.today(profile) - case.receipt.received_on).days
        transaction.audit.append(actor, "case.closed", case.id, {"days": days})
        return changed
