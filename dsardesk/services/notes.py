"""Notes on a case: words of the user's own, in the log, which nobody can change afterwards."""

from __future__ import annotations

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.errors import DeskError
from dsardesk.services.context import Context, found_by
from dsardesk.services.ports import FoundIn

NOTE = "note.added"
"""What the log calls a note."""


class EmptyNote(DeskError):
    """A note says something."""

    code = "note.empty"
    exit_code = 2


def add_note(context: Context, actor: Actor, reference: str, text: str) -> None:
    """Keep a note on a case, closed or not; it changes nothing of the case itself."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    if not text.strip():
        raise EmptyNote
    with context.work.write() as transaction:
        case = transaction.cases.get(reference)
        transaction.audit.append(actor, NOTE, case.id, {"text": text.strip()})
        number, _ = transaction.audit.head()
        transaction.cases.keep_words(case.id, FoundIn.NOTE, str(number), found_by(text))
