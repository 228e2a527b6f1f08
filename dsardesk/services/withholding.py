"""Leaving one professional message out of the copy, for the rights of others."""

from __future__ import annotations

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.withholding import withhold
from dsardesk.services.context import Context, OnCase, change_case


def withhold_message(
    context: Context, actor: Actor, reference: str, item: int, system: str, *, message: str, reason: str
) -> Case:
    """Record that one message is withheld and why; the log names neither."""
    actor.must_be(UserRole.DPO)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        done = withhold(on.case, on.profile, item, system, message=message, reason=reason, on=on.today, by=actor.name)
        return done, {"item": item, "system": system}

    return change_case(context, actor, reference, "message.withheld", change)
