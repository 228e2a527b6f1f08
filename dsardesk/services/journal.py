"""The journal read a page at a time, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.services.context import Context
from dsardesk.services.ports import LogLine
from dsardesk.services.seeing import line_as_seen


@dataclass(frozen=True, slots=True)
class JournalPage:
    """Some lines of the journal, and how many there are in all that whoever reads may see."""

    lines: tuple[LogLine, ...]
    total: int


def read_journal(context: Context, actor: Actor, *, limit: int, before: int | None = None) -> JournalPage:
    """The newest *limit* lines, or those that come below the event number *before*, as *actor* may see them."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT, UserRole.MANAGER)
    with context.work.read() as transaction:
        lines = transaction.audit.newest(limit=limit, before=before, confidential=actor.sees_confidential)
        lines = tuple(line_as_seen(actor, line) for line in lines)
        return JournalPage(lines, transaction.audit.count(confidential=actor.sees_confidential))


def last_backup(context: Context, actor: Actor) -> datetime | None:
    """When the last backup was made, as an aware instant; None if none was."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT, UserRole.MANAGER, UserRole.ADMIN)
    with context.work.read() as transaction:
        return transaction.audit.last("backup.made")
