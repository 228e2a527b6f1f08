"""A fee asked instead of refusing, and its payment."""

from __future__ import annotations

from collections.abc import Sequence

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.fees import ask_fee, pay
from dsardesk.domain.reasons import Fee
from dsardesk.domain.refusals import grounds_of
from dsardesk.services.context import Context, OnCase, change_case
from dsardesk.services.grounds import GivenGround, state_grounds


def set_fee(
    context: Context,
    actor: Actor,
    reference: str,
    item: int,
    *,
    cents: int,
    calculation: str,
    grounds: Sequence[GivenGround],
) -> Case:
    """Record the fee asked for one item, with its calculation and the proof of the excess; nothing is suspended."""
    actor.must_be(UserRole.DPO)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        stated = state_grounds(on, on.case, item, grounds)
        fee = Fee(item, cents, calculation, on.today, actor.name)
        changed = ask_fee(stated, on.profile, fee, grounds_of(stated, item), context.rules.grounds)
        return changed, {"item": item, "cents": cents, "grounds": [each.code for each in grounds]}

    return change_case(context, actor, reference, "fee.asked", change)


def record_payment(context: Context, actor: Actor, reference: str, item: int) -> Case:
    """Record that the fee of one item was paid today."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        return pay(on.case, item, on.today), {"item": item}

    return change_case(context, actor, reference, "fee.paid", change)
