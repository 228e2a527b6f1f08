"""A message that is no request: filed without a case, with a word of why."""

from __future__ import annotations

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.draft import Draft
from dsardesk.domain.setting_aside import AsideReason
from dsardesk.services.context import Context
from dsardesk.services.originals import sha256_of


def set_aside(context: Context, actor: Actor, draft: Draft, reason: AsideReason) -> None:
    """Record that a message was looked at and is no request; neither its words nor its sender are kept."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.write() as transaction:
        # The digest shows later which message it was, to whoever still has it.
        facts = {"reason": reason, "taken_for": draft.kind, "sha256": sha256_of(draft)}
        transaction.audit.append(actor, "message.set_aside", None, facts)
