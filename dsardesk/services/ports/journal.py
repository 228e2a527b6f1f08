"""The append-only log as it is written and read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from dsardesk.domain.actors import Actor
from dsardesk.domain.audit import AuditEvent
from dsardesk.domain.checkpoints import Checkpoint
from dsardesk.domain.ids import CaseId


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the journal.

    Attributes:
        seq: number of the event.
        at: UTC instant.
        user: name of who did it.
        action: stable code, e.g. "case.opened".
        reference: of the case; "" for the vault's own events.
        payload: the event's facts as JSON; None once erased.
    """

    seq: int
    at: datetime
    user: str
    action: str
    reference: str
    payload: str | None


Entry = tuple[str, CaseId | None, Mapping[str, object]]
"""An action, the case if it is of one, and its erasable facts."""


class AuditLog(Protocol):
    """The append-only log."""

    def append(self, actor: Actor, action: str, case: CaseId | None, facts: Mapping[str, object]) -> None:
        """Record that *actor* did *action*; *facts* are erasable."""
        ...

    def append_all(self, actor: Actor, entries: Sequence[Entry]) -> tuple[int, ...]:
        """Record at one go what *actor* did, in order; the numbers of those events."""
        ...

    def forget(self, case: CaseId) -> None:
        """Erase the payloads and salts of every event of *case*; the chain stays whole."""
        ...

    def forget_all(self, cases: Collection[CaseId]) -> None:
        """The same of several cases at one go."""
        ...

    def checkpoint(self) -> None:
        """Sign the end of the log, unless nobody signs here or it is signed already."""
        ...

    def checkpoints(self, after: int = 0, until: int | None = None) -> Iterator[Checkpoint]:
        """Signatures over events numbered above *after* and up to *until*, in order."""
        ...

    def last_checkpoint(self) -> Checkpoint | None:
        """The newest signature; None if there is none."""
        ...

    def keys(self, until: int) -> tuple[tuple[UUID, str], ...]:
        """User and public key of each key announced by events numbered up to *until*."""
        ...

    def events(self, case: CaseId | None = None, *, after: int = 0, until: int | None = None) -> Iterator[AuditEvent]:
        """Events in order, of one case or of all: those numbered above *after* and up to *until*."""
        ...

    def newest(self, *, limit: int, before: int | None = None, confidential: bool = True) -> tuple[LogLine, ...]:
        """Lines of the journal, newest first: all events, or those with a number below *before*.

        Unless *confidential*, those of confidential cases and of purged ones, which may have been, are left out, and
        the others numbered among themselves.
        """
        ...

    def count(self, *, confidential: bool = True) -> int:
        """How many lines the journal has; those alone that are shown unless *confidential*."""
        ...

    def newest_of(self, action: str) -> LogLine | None:
        """The newest line of *action*; None if it never was done."""
        ...

    def last(self, action: str) -> datetime | None:
        """When *action* was done last; None if it never was."""
        ...

    def head(self) -> tuple[int, str]:
        """Sequence number and hash of the last event."""
        ...
