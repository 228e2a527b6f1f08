"""Restricting the use of data at once, using them all the same where the law lets it, and lifting after a notice."""

from __future__ import annotations

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.restriction import RestrictedUse, in_force, lift, restrict, use_restricted
from dsardesk.services.context import Context, OnCase, change_case


def restrict_in_system(context: Context, actor: Actor, reference: str, item: int, system: str) -> Case:
    """Record that one system stores the data and uses them no more (GDPR 18)."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        done = restrict(on.case, on.profile, item, system, on=on.today, by=actor.name)
        return done, {"item": item, "system": system}

    return change_case(context, actor, reference, "data.restricted", change)


def note_restricted_use(
    context: Context,
    actor: Actor,
    reference: str,
    item: int,
    system: str,
    *,
    use: RestrictedUse,
    what: str,
    reason: str,
) -> Case:
    """Record that restricted data were used for one of the uses that GDPR 18(2) leaves."""
    actor.must_be(UserRole.DPO)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        used = use_restricted(
            on.case, on.profile, item, system, use=use, what=what, reason=reason, on=on.today, by=actor.name
        )
        return used, {"item": item, "system": system, "use": use}

    return change_case(context, actor, reference, "data.used_restricted", change)


def lift_restriction(context: Context, actor: Actor, reference: str, item: int) -> Case:
    """Record that the data of one item may be used again; refused before the person was told (GDPR 18(3))."""
    actor.must_be(UserRole.DPO)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        lifted = lift(on.case, on.profile, item, on=on.today, by=actor.name)
        return lifted, {"item": item, "systems": list(in_force(on.case, item))}

    return change_case(context, actor, reference, "restriction.lifted", change)
