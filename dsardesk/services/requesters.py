"""Where somebody lives."""

from __future__ import annotations

from dataclasses import replace

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.services.context import Context, OnCase, change_case


def record_residence(context: Context, actor: Actor, reference: str, residence: str) -> Case:
    """The case once it is known in which country the person lives: letters name its authority too (GDPR 77).

    *residence* is a code of the table of authorities, or "" for one that is not known any more.
    """
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    context.authorities.must_know(residence)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        # The log keeps that it was recorded; where somebody lives is told by the case alone.
        return replace(on.case, requester=replace(on.case.requester, residence=residence)), {}

    return change_case(context, actor, reference, "requester.residence", change)
