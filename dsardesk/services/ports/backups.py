"""What a vault knows of its backups, and of what no backup may bring back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from dsardesk.domain.backups import BackupPlan, BackupRecord, Burial
from dsardesk.domain.ids import DocumentId


@dataclass(frozen=True, slots=True)
class Standing:
    """What a vault holds though it was destroyed for good.

    Attributes:
        cases: references.
        directives: references of entries of the register.
        documents: contents of documents.
        holding: references of the cases that name those documents.
    """

    cases: tuple[str, ...] = ()
    directives: tuple[str, ...] = ()
    documents: tuple[DocumentId, ...] = ()
    holding: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many things that are."""
        return len(self.cases) + len(self.directives) + len(self.documents)


class BackupStore(Protocol):
    """The plan, the backups made under it, and everything destroyed for good."""

    def plan(self) -> BackupPlan:
        """What was decided; a plan that makes none where nothing was."""
        ...

    def decide(self, plan: BackupPlan) -> None:
        """Keep another plan."""
        ...

    def every(self) -> tuple[BackupRecord, ...]:
        """Every backup that was made and found whole, newest first."""
        ...

    def add(self, record: BackupRecord) -> None:
        """Keep a new one."""
        ...

    def verified(self, backup: str, at: datetime) -> None:
        """Remember that the backup of that id was brought back on trial, and is whole."""
        ...

    def ended(self, backup: str, at: datetime) -> None:
        """Remember that the key of the backup of that id was destroyed."""
        ...

    def burials(self) -> frozenset[Burial]:
        """Everything destroyed for good."""
        ...

    def standing(self, burials: Iterable[Burial]) -> Standing:
        """What the vault still holds, or holds again, of *burials*."""
        ...

    def bury(self, burials: Iterable[Burial]) -> None:
        """Remember more of them; what is remembered already is left as it is."""
        ...
