"""A request about data processed for a customer: whose they are, before it is forwarded."""

from __future__ import annotations

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.processor import name_principal
from dsardesk.domain.requests import Principal
from dsardesk.services.context import Context, OnCase, cases_for, change_case


def forward_to(context: Context, actor: Actor, reference: str, principal: Principal) -> Case:
    """Record for which controller the data are processed: from then on the case is forwarded, never answered."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        return name_principal(on.case, principal), {"controller": principal.name, "named": principal.named}

    return change_case(context, actor, reference, "controller.named", change)


def known_clients(context: Context, actor: Actor) -> tuple[str, ...]:
    """Names of the controllers for whom the company was said to process data, in alphabetical order."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.read() as transaction:
        found = {each.name.casefold(): each.name for each in cases_for(transaction, actor).clients()}
    return tuple(found[key] for key in sorted(found))
