"""Everything stored, in one transaction."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from dsardesk.services.ports.backups import BackupStore
from dsardesk.services.ports.cases import CaseStore
from dsardesk.services.ports.drafts import DraftStore
from dsardesk.services.ports.journal import AuditLog
from dsardesk.services.ports.registers import Blobs, DirectiveStore, Profiles, RetentionStore, SuppressionList, Users


class Transaction(Protocol):
    """Everything stored, in one transaction: all of it is kept, or none."""

    @property
    def cases(self) -> CaseStore:
        """Cases."""
        ...

    @property
    def audit(self) -> AuditLog:
        """The log."""
        ...

    @property
    def blobs(self) -> Blobs:
        """Contents of documents."""
        ...

    @property
    def directives(self) -> DirectiveStore:
        """The register of directives."""
        ...

    @property
    def drafts(self) -> DraftStore:
        """Half-written work."""
        ...

    @property
    def retention(self) -> RetentionStore:
        """Decisions on retention, and the figures of purged cases."""
        ...

    @property
    def suppression(self) -> SuppressionList:
        """The suppression list."""
        ...

    @property
    def profiles(self) -> Profiles:
        """Profile versions."""
        ...

    @property
    def users(self) -> Users:
        """Users."""
        ...

    @property
    def backups(self) -> BackupStore:
        """Backups made, and what none may bring back."""
        ...

    def next_number(self, counter: str) -> int:
        """Next number of a counter that is a row: 1 the first time."""
        ...


class UnitOfWork(Protocol):
    """Transactions on the store."""

    def write(self) -> AbstractContextManager[Transaction]:
        """A transaction that commits at its end, unless an error leaves it."""
        ...

    def read(self) -> AbstractContextManager[Transaction]:
        """A transaction that only reads."""
        ...
