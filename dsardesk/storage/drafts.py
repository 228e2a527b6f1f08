"""Half-written work in one transaction."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, and_, delete, insert, select

from dsardesk.services.ports import KeptDraft
from dsardesk.storage import tables
from dsardesk.storage.erasing import Erasure

DRAFT = tables.drafts.c


class SqlDrafts:
    """Drafts of every user; they hang on their case, and go with it."""

    def __init__(self, connection: Connection, erasure: Erasure | None = None) -> None:
        """Work on *connection*."""
        self._connection = connection
        self._erasure = erasure or Erasure()

    def put(self, draft_id: UUID, user: UUID, draft: KeptDraft) -> None:
        """Keep *draft* in place of the one before; where its case is gone, nothing is kept."""
        self._delete(user, draft.screen, draft.reference)
        case = self._case(draft.reference) if draft.reference else None
        if case is None and draft.reference:
            return
        row = {
            "id": draft_id,
            "user": user,
            "screen": draft.screen,
            "case_id": case,
            "text": dict(draft.text),
            "focus": draft.focus,
            "cursor": draft.cursor,
            "updated": draft.updated,
        }
        self._connection.execute(insert(tables.drafts).values(row))

    def get(self, user: UUID, screen: str, reference: str) -> KeptDraft | None:
        """What that user had typed; None if nothing is kept."""
        found = (draft for draft in self._of(user, DRAFT.screen == screen) if draft.reference == reference)
        return next(found, None)

    def every(self, user: UUID) -> tuple[KeptDraft, ...]:
        """All drafts of that user, the newest first."""
        return self._of(user)

    def forget(self, user: UUID, screen: str, reference: str) -> None:
        """Leave nothing of that draft."""
        if self._delete(user, screen, reference):
            self._erasure.note()

    def _delete(self, user: UUID, screen: str, reference: str) -> int:
        """How many went."""
        about = DRAFT.case_id == self._case(reference) if reference else DRAFT.case_id.is_(None)
        mine = and_(DRAFT.user == user, DRAFT.screen == screen, about)
        return self._connection.execute(delete(tables.drafts).where(mine)).rowcount

    def _case(self, reference: str) -> UUID | None:
        statement = select(tables.cases.c.id).where(tables.cases.c.reference == reference)
        return self._connection.execute(statement).scalar_one_or_none()

    def _of(self, user: UUID, *conditions: Any) -> tuple[KeptDraft, ...]:
        statement = (
            select(tables.drafts, tables.cases.c.reference)
            .outerjoin(tables.cases, tables.cases.c.id == DRAFT.case_id)
            .where(DRAFT.user == user, *conditions)
            .order_by(DRAFT.updated.desc(), DRAFT.id.desc())
        )
        return tuple(_draft(row) for row in self._connection.execute(statement).mappings())


def _draft(row: RowMapping) -> KeptDraft:
    return KeptDraft(row["screen"], row["reference"] or "", row["text"], row["focus"], row["cursor"], row["updated"])
