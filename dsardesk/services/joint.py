"""Recording which joint controllers a case concerns."""

from __future__ import annotations

from collections.abc import Collection

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.joint import concern
from dsardesk.services.context import Context, OnCase, change_case


def name_joint_controllers(context: Context, actor: Actor, reference: str, controllers: Collection[str]) -> Case:
    """Record which joint controllers of the profile a case concerns; none where the company decides alone."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        changed = concern(on.case, on.profile, controllers)
        return changed, {"controllers": list(changed.controllers)}

    return change_case(context, actor, reference, "joint.named", change)
