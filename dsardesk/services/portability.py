"""Saying what portability does not cover, before the package is made."""

from __future__ import annotations

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.portability import NotPortable, leave_out
from dsardesk.services.context import Context, OnCase, change_case


def leave_system_out(
    context: Context, actor: Actor, reference: str, item: int, system: str, *, why: NotPortable, what: str
) -> Case:
    """Record that what one system holds was not provided by the person, or is on paper: the package leaves it out."""
    actor.must_be(UserRole.DPO)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        done = leave_out(on.case, on.profile, item, system, why=why, what=what, on=on.today, by=actor.name)
        return done, {"item": item, "system": system, "why": why}

    return change_case(context, actor, reference, "data.left_out", change)
