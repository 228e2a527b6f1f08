"""Half-written work, as it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """What somebody had typed into one form, and where they were in it.

    Attributes:
        screen: names the form.
        reference: of the case it is about; "" for what belongs to none yet.
        text: what stood in each field, by the field's key.
        focus: key of the field they were in; "" in none.
        cursor: place in that field, in characters.
        updated: aware instant of the last change.
    """

    screen: str
    reference: str
    text: Mapping[str, str]
    focus: str
    cursor: int
    updated: datetime


class DraftStore(Protocol):
    """Half-written work of each user: one draft for a form and a case; it goes with the case."""

    def put(self, draft_id: UUID, user: UUID, draft: KeptDraft) -> None:
        """Keep *draft* in place of the one before; where its case is gone, nothing is kept."""
        ...

    def get(self, user: UUID, screen: str, reference: str) -> KeptDraft | None:
        """What that user had typed; None if nothing is kept."""
        ...

    def every(self, user: UUID) -> tuple[KeptDraft, ...]:
        """All drafts of that user, the newest first."""
        ...

    def forget(self, user: UUID, screen: str, reference: str) -> None:
        """Leave nothing of that draft."""
        ...
