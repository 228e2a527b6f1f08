"""A case made confidential: those who only follow or approve see nothing of it (GDPR 38)."""

from __future__ import annotations

from dataclasses import replace

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.services.context import Context


def set_confidential(context: Context, actor: Actor, reference: str, *, confidential: bool) -> Case:
    """Hide a case from those who only follow or approve, or show it to them again; a closed one too."""
    actor.must_be(UserRole.DPO)
    with context.work.write() as transaction:
        case = replace(transaction.cases.get(reference), confidential=confidential)
        saved = context.save(transaction, case, context.profile_of(transaction, case))
        action = "case.hidden" if confidential else "case.shown"
        transaction.audit.append(actor, action, case.id, {})
        return saved
