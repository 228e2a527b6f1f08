"""What is kept beside the cases: contents, profiles, users, directives, suppressed addresses, retention."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.delegation import Delegation
from dsardesk.domain.directives import Directive
from dsardesk.domain.endings import Suppressed
from dsardesk.domain.ids import DocumentId, UserId
from dsardesk.domain.purging import DirectiveFigures, Figures
from dsardesk.domain.retention_term import RetentionDecision


class Blobs(Protocol):
    """Contents of documents, each encrypted under its own key."""

    def put(self, document: DocumentId, content: bytes) -> None:
        """Keep *content*."""
        ...

    def get(self, document: DocumentId) -> bytes:
        """The plain content."""
        ...

    def forget(self, document: DocumentId) -> None:
        """Destroy the key of *document*: its content can never be read again."""
        ...


class SuppressionList(Protocol):
    """Addresses that must not be written to for marketing: keyed hashes, and in clear only what a list needs so."""

    def add(self, address: str, channel: str, on: date, *, in_clear: bool = False) -> None:
        """Keep the hash of *address*, and the address itself where it must be *in_clear*; it stays clear once it is.

        One that objects again is kept as if it first did on that day.
        """
        ...

    def clear(self, channel: str) -> tuple[str, ...]:
        """Addresses kept in clear for one channel, the oldest first."""
        ...

    def holds(self, address: str) -> bool:
        """True if *address* was added."""
        ...

    def every(self) -> frozenset[Suppressed]:
        """All entries, without their addresses."""
        ...

    def join(self, entries: Collection[Suppressed]) -> int:
        """Add *entries* of the same list, kept elsewhere; how many were missing. The later objection counts."""
        ...

    def count_old(self, until: date) -> tuple[int, date | None]:
        """How many addresses objected last on that day or earlier, and the earliest such day; None if none did."""
        ...

    def purge_old(self, until: date) -> int:
        """Leave nothing of those; how many there were."""
        ...


class Profiles(Protocol):
    """Versions of the controller's profile, as TOML texts."""

    def add(self, profile_id: str, text: str, in_force_from: date) -> None:
        """Keep one version."""
        ...

    def current(self) -> tuple[str, str]:
        """Id and text of the version in force."""
        ...

    def get(self, profile_id: str) -> str:
        """Text of one version."""
        ...


class RetentionStore(Protocol):
    """What somebody decided of how long cases are kept, and the figures of those that were purged."""

    def decide(self, decision_id: UUID, decision: RetentionDecision) -> None:
        """Keep a decision; the newest one is in force."""
        ...

    def decision(self) -> RetentionDecision | None:
        """The decision in force; None while nobody decided."""
        ...

    def add_directive_figures(self, figures_id: UUID, figures: DirectiveFigures) -> None:
        """Keep what remains of a purged entry of the register of directives."""
        ...

    def directive_figures(self) -> tuple[DirectiveFigures, ...]:
        """What remains of every such entry, by the month in which it ended."""
        ...

    def add_figures(self, figures_id: UUID, figures: Figures) -> None:
        """Keep what remains of a purged case."""
        ...

    def figures(self) -> tuple[Figures, ...]:
        """What remains of every purged case, by the month of receipt."""
        ...


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who uses the desk, or did: the journal goes on naming them.

    Attributes:
        actor: who it is, and what they may do.
        left_at: when they were removed; None while they may open the vault.
        delegation: who acts for them while they are away; None where nobody does.
    """

    actor: Actor
    left_at: datetime | None = None
    delegation: Delegation | None = None


class Users(Protocol):
    """People who use the desk."""

    def add(self, actor: Actor) -> None:
        """Keep a user."""
        ...

    def get(self, user_id: UUID) -> Actor:
        """The user of that id."""
        ...

    def count(self) -> int:
        """How many there are, without those who left."""
        ...

    def every(self) -> tuple[User, ...]:
        """Everybody, those who left too, in the order in which they came."""
        ...

    def leave(self, user_id: UUID, at: datetime) -> None:
        """Remember that somebody no longer uses the desk."""
        ...

    def change_role(self, user_id: UUID, role: UserRole) -> None:
        """Remember what somebody may do from now on."""
        ...

    def delegate(self, officer: UserId, given: Delegation | None) -> None:
        """Remember who acts for *officer*, in place of what was remembered; nobody any more if None."""
        ...


class DirectiveStore(Protocol):
    """The register of directives on data after death; `save` refuses an entry that changed since it was read."""

    def add(self, directive: Directive) -> None:
        """Keep a new entry."""
        ...

    def get(self, reference: str) -> Directive:
        """The entry of that reference; UnknownDirective if there is none."""
        ...

    def save(self, directive: Directive) -> Directive:
        """Keep the changed entry; the answer has its new version."""
        ...

    def purge(self, directive: Directive) -> None:
        """Leave nothing of an entry, of its author and of the words that find it."""
        ...

    def every(self) -> tuple[Directive, ...]:
        """The whole register, newest first."""
        ...

    def sharing(self, keys: Collection[str]) -> tuple[Directive, ...]:
        """Entries whose authors have one of *keys* in common with somebody looked for."""
        ...
