"""Copies of identity documents, outside the vault."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from dsardesk.domain.ids import DocumentId


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What the identity document store remembers of a destroyed document."""

    at: datetime
    cause: str


class IdentityStore(Protocol):
    """Copies of identity documents and raw messages before triage: outside the vault, in no backup."""

    def put(self, document: DocumentId, content: bytes) -> None:
        """Keep *content* under a key of its own."""
        ...

    def get(self, document: DocumentId) -> bytes:
        """The plain content, for a viewer inside the program; KeyError once destroyed."""
        ...

    def destroy(self, document: DocumentId, at: datetime, cause: str) -> None:
        """Destroy the key, then the content; what stays is a tombstone."""
        ...

    def holds(self, document: DocumentId) -> bool:
        """True while the content can be read."""
        ...

    def tombstone(self, document: DocumentId) -> Tombstone | None:
        """When and why a document was destroyed; None if it was not, or not here."""
        ...

    def documents(self) -> tuple[DocumentId, ...]:
        """Everything that is held."""
        ...

    @property
    def id(self) -> str:
        """The store's own id: each computer has another."""
        ...

    @property
    def computer(self) -> str:
        """The name of the computer."""
        ...

    @property
    def lasts(self) -> bool:
        """False where no keyring exists: contents then die with the program."""
        ...
