"""Stopping what a person objects to, or withdraws consent from, system by system."""

from __future__ import annotations

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.objection import leave_running, stop_processing
from dsardesk.services.context import Context, OnCase, change_case


def stop_in_system(context: Context, actor: Actor, reference: str, item: int, system: str) -> Case:
    """Record that one system stopped the processing."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        done = stop_processing(on.case, on.profile, item, system, on=on.today, by=actor.name)
        return done, {"item": item, "system": system}

    return change_case(context, actor, reference, "processing.stopped", change)


def leave_in_system(context: Context, actor: Actor, reference: str, item: int, system: str, *, reason: str) -> Case:
    """Record why one system is not concerned."""
    actor.must_be(UserRole.DPO)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        done = leave_running(on.case, on.profile, item, system, reason=reason, on=on.today, by=actor.name)
        return done, {"item": item, "system": system, "reason": reason}

    return change_case(context, actor, reference, "processing.not_concerned", change)
