"""A message that is no request: filed without a case, with a word of why."""

from __future__ import annotations

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.draft import Draft
from dsardesk.domain.setting_aside import AsideReason
from dsardesk.services.context import Context
from dsardesk.services.originals import NOT_LOCATED, sha256_of


def digest_of(draft: Draft) -> str | None:
    """SHA-256 that shows later which message it was; None for one that may hold an identity document unseen."""
    # No digest is ever taken of an identity document, and this one could not be kept out of it.
    return None if NOT_LOCATED in draft.warnings else sha256_of(draft)


def set_aside(context: Context, actor: Actor, draft: Draft, reason: AsideReason) -> None:
    """Record that a message was looked at and is no request; neither its words nor its sender are kept."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.write() as transaction:
        facts = {"reason": reason, "taken_for": draft.kind, "sha256": digest_of(draft)}
        transaction.audit.append(actor, "message.set_aside", None, facts)
