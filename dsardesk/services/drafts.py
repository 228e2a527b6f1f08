"""Half-written work kept inside the vault until it is used: no lock, and no power cut, loses it.

A draft is nobody's act yet: the log says nothing of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.services.context import Context
from dsardesk.services.ports import KeptDraft


def keep_draft(
    context: Context,
    actor: Actor,
    screen: str,
    reference: str,
    *,
    text: Mapping[str, str],
    focus: str = "",
    cursor: int = 0,
) -> None:
    """Keep what *actor* has typed into one form so far, in place of what was kept before."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT, UserRole.MANAGER, UserRole.ADMIN)
    draft = KeptDraft(screen, reference, dict(text), focus, cursor, context.now())
    with context.work.write() as transaction:
        transaction.drafts.put(context.new_id(), actor.id, draft)


def draft_of(context: Context, actor: Actor, screen: str, reference: str) -> KeptDraft | None:
    """What *actor* had typed into one form; None if nothing is kept."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT, UserRole.MANAGER, UserRole.ADMIN)
    with context.work.read() as transaction:
        return transaction.drafts.get(actor.id, screen, reference)


def drafts_of(context: Context, actor: Actor) -> tuple[KeptDraft, ...]:
    """All that *actor* left half-written, the newest first."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT, UserRole.MANAGER, UserRole.ADMIN)
    with context.work.read() as transaction:
        return transaction.drafts.every(actor.id)


def forget_draft(context: Context, actor: Actor, screen: str, reference: str) -> None:
    """Leave nothing of a draft that was used, or that is not wanted any more."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT, UserRole.MANAGER, UserRole.ADMIN)
    with context.work.write() as transaction:
        transaction.drafts.forget(actor.id, screen, reference)
