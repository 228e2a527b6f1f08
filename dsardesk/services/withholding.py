"""Leaving one message, document or passage out of the copy."""

from __future__ import annotations

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.withholding import Piece, WithheldFor, withhold
from dsardesk.services.context import Context, OnCase, change_case


def withhold_message(
    context: Context,
    actor: Actor,
    reference: str,
    item: int,
    system: str,
    *,
    message: str,
    reason: str,
    piece: Piece = Piece.MESSAGE,
    ground: WithheldFor = WithheldFor.OTHERS_RIGHTS,
) -> Case:
    """Record that one piece, named by *message*, is withheld and why; the log names neither it nor the reason."""
    actor.must_be(UserRole.DPO)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        done = withhold(
            on.case,
            on.profile,
            item,
            system,
            message=message,
            reason=reason,
            on=on.today,
            by=actor.name,
            piece=piece,
            ground=ground,
        )
        return done, {"item": item, "system": system, "piece": piece, "ground": ground}

    return change_case(context, actor, reference, "message.withheld", change)
