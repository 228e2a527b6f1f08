"""Holding cases back from a purge: by a person's decision, or by a complaint or litigation linked to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.complaints import holds_back
from dsardesk.domain.holds import HoldKind, freed_by, held_by, released, with_hold
from dsardesk.services.context import Context
from dsardesk.services.ports import Transaction, UnknownCase

Change = Callable[[Case, date], tuple[Case, Mapping[str, object]]]


def hold_case(context: Context, actor: Actor, reference: str, kind: HoldKind, *, reason: str, ends_when: str) -> Case:
    """Keep everything of a case, open or closed, until the event that *ends_when* names.

    Litigation keeps the cases that it is linked to as well.
    """
    actor.must_be(UserRole.DPO)

    def change(case: Case, today: date) -> tuple[Case, dict[str, object]]:
        holds = with_hold(case.holds, kind, reason=reason, ends_when=ends_when, on=today, by=actor.name)
        return replace(case, holds=holds), {"hold": kind, "reason": reason.strip(), "ends_when": ends_when.strip()}

    return _change_kept(context, actor, reference, "case.held", change)


def release_case(context: Context, actor: Actor, reference: str, kind: HoldKind) -> Case:
    """Record that the event that ends a hold came: what is due meanwhile is due at once."""
    actor.must_be(UserRole.DPO)

    def change(case: Case, today: date) -> tuple[Case, dict[str, object]]:
        return replace(case, holds=released(case.holds, kind, on=today, by=actor.name)), {"hold": kind}

    return _change_kept(context, actor, reference, "case.released", change)


def _change_kept(context: Context, actor: Actor, reference: str, action: str, change: Change) -> Case:
    """Change how long a case is kept, closed or not, and those it is linked to; all of it, or nothing."""
    with context.work.write() as transaction:
        case = transaction.cases.get(reference)
        profile = context.profile_of(transaction, case)
        changed, facts = change(case, context.today(profile))
        saved = context.save(transaction, changed, profile)
        transaction.audit.append(actor, action, case.id, facts)
        settle_linked(context, actor, transaction, saved)
        return saved


def settle_linked(context: Context, actor: Actor, transaction: Transaction, case: Case) -> None:
    """Have *case*, as it stands now, hold back the cases it is linked to, or hold them back no more.

    Each that changes has an event of its own. One that was purged is not there to be held.
    """
    for reference in case.linked:
        try:
            linked = transaction.cases.get(reference)
        except UnknownCase:
            continue
        settle_held(context, actor, transaction, case, linked)


def settle_held(context: Context, actor: Actor, transaction: Transaction, case: Case, linked: Case) -> Case:
    """One *linked* case, held back by *case* for the reasons that stand and for no other."""
    profile = context.profile_of(transaction, linked)
    today, wanted, saved = context.today(profile), holds_back(case), linked
    for kind in HoldKind:
        settle = held_by if kind in wanted else freed_by
        after = settle(saved.holds, kind, case.reference, on=today, by=actor.name)
        if after != saved.holds:
            saved = context.save(transaction, replace(saved, holds=after), profile)
            action = "case.held" if kind in wanted else "case.released"
            transaction.audit.append(actor, action, linked.id, {"hold": kind, "because_of": case.reference})
    return saved
