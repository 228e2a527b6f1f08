"""Deciding an item, and closing a case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.closing import closed
from dsardesk.domain.decisions import must_be_done, reason_unchecked
from dsardesk.domain.refusals import grounds_of, implied, must_be_grounded, warned, warnings
from dsardesk.domain.rights import Outcome
from dsardesk.domain.sign_offs import forget_sign_offs
from dsardesk.domain.silences import closed_for_good
from dsardesk.services.context import Context, OnCase, change_case
from dsardesk.services.grounds import GivenGround, state_grounds
from dsardesk.services.holds import settle_linked
from dsardesk.services.sign_offs import with_opinion


def decide_item(
    context: Context,
    actor: Actor,
    reference: str,
    item: int,
    outcome: Outcome,
    *,
    reasons: str = "",
    grounds: Sequence[GivenGround] = (),
    opinion: str = "",
    unchecked: str = "",
    despite: str = "",
) -> Case:
    """Record the outcome of one item; "granted" is refused while something that it means is not done.

    A refusal, whole or partial, names its *grounds*; *opinion* is that of the data protection officer;
    *unchecked* says why it is granted although nobody checked who asks, and *despite*
    why the user goes on where a warning was given.
    """
    actor.must_be(UserRole.DPO)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        must_be_done(on.case, on.profile, item, outcome)
        case = forget_sign_offs(on.case, item)
        why = reason_unchecked(case, item, outcome, unchecked)
        case = case.decided(item, outcome, reasons=reasons, on=on.today, by=actor.name)
        case = case.with_item(replace(case.item(item), unchecked=why))
        case = state_grounds(on, case, item, grounds or _implied(on, item, outcome))
        stated = grounds_of(case, item)
        must_be_grounded(case, on.profile, item, outcome, stated=stated, grounds=context.rules.grounds)
        given = warnings(outcome, context.time_limits(on.case, on.profile)[item], on.today)
        case = warned(case, item, given, despite, on=on.today, by=actor.name)
        if opinion.strip():
            case = with_opinion(on, case, actor, item, opinion)
        codes = [each.code for each in stated]
        facts: dict[str, object] = {"item": item, "outcome": outcome, "reasons": reasons, "grounds": codes}
        facts |= {"warned": list(given), "despite": despite.strip()} if given else {}
        return case, {**facts, **({"unchecked": why} if why else {})}

    return change_case(context, actor, reference, "item.decided", change)


def _implied(on: OnCase, item: int, outcome: Outcome) -> tuple[GivenGround, ...]:
    """Grounds that the outcome means by itself."""
    codes = implied(on.context.rules.grounds, on.case.item(item).right, outcome, on.case.role)
    return tuple(GivenGround(code) for code in codes)


def decision_warnings(
    context: Context, actor: Actor, reference: str, item: int, outcome: Outcome
) -> tuple[tuple[str, dict[str, date]], ...]:
    """Keys, with their facts, of what to heed before deciding so."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.read() as transaction:
        case = transaction.cases.get(reference)
        profile = context.profile_of(transaction, case)
    limit = context.time_limits(case, profile)[case.item(item).number]
    found = warnings(outcome, limit, context.today(profile))
    return tuple((key, {"on": limit.due} if limit.due else {}) for key in found)


def close_case(context: Context, actor: Actor, reference: str) -> Case:
    """Close a case; refused, with what is still open, while anything is.

    One that is closed for now is closed for good, once its last day went by.
    """
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        if on.case.provisionally_closed:
            done = closed_for_good(on.case, on.profile, on.today, context.rules)
        else:
            done = closed(on.case, on.profile, on.today)
        settle_linked(context, actor, on.transaction, done)
        return done, {"days": (on.today - on.case.receipt.received_on).days}

    return change_case(context, actor, reference, "case.closed", change)
