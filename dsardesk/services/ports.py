"""What the use cases need from outside, each as small as it can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from dsardesk.domain.actors import Actor
from dsardesk.domain.audit import AuditEvent
from dsardesk.domain.case import Case, CaseState
from dsardesk.domain.errors import DeskError
from dsardesk.domain.ids import CaseId, DocumentId
from dsardesk.domain.letters import LetterPlan


class UnknownCase(DeskError):
    """No case bears this reference."""

    code = "case.unknown"
    exit_code = 2


class ChangedMeanwhile(DeskError):
    """Somebody else saved the case since it was read; nothing was overwritten."""

    code = "case.changed_meanwhile"


@dataclass(frozen=True, slots=True)
class CaseIndex:
    """What the list of cases sorts and filters by: rebuilt from the facts at every save, never the truth itself.

    Attributes:
        due_on: earliest legal date of the open items; None while suspended or closed.
        alert_on: earliest date that alerts.
        next_step: key of what to do next.
        terms: folded words by which the case can be found.
    """

    due_on: date | None
    alert_on: date | None
    next_step: str
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One line of the list of cases."""

    reference: str
    rights: tuple[str, ...]
    state: CaseState
    received_on: date
    due_on: date | None
    alert_on: date | None
    next_step: str


class CaseStore(Protocol):
    """Cases by reference; `save` refuses a case that changed since it was read."""

    def add(self, case: Case, index: CaseIndex) -> None:
        """Keep a new case."""
        ...

    def get(self, reference: str) -> Case:
        """The case of that reference; UnknownCase if there is none."""
        ...

    def save(self, case: Case, index: CaseIndex) -> Case:
        """Keep the changed *case*; the answer has its new version."""
        ...

    def page(self, *, offset: int, limit: int, terms: tuple[str, ...] = ()) -> tuple[CaseLine, ...]:
        """Lines of the list by due date, those without one last; each of *terms* must begin a word of the case."""
        ...

    def count(self) -> int:
        """How many cases there are."""
        ...

    def with_held_documents(self) -> tuple[str, ...]:
        """References of the cases on which an identity document is held."""
        ...


class AuditLog(Protocol):
    """The append-only log."""

    def append(self, actor: Actor, action: str, case: CaseId | None, facts: Mapping[str, object]) -> None:
        """Record that *actor* did *action*; *facts* are erasable."""
        ...

    def events(self, case: CaseId | None = None) -> Iterator[AuditEvent]:
        """Events in order, of one case or of all."""
        ...

    def head(self) -> tuple[int, str]:
        """Sequence number and hash of the last event."""
        ...


class Blobs(Protocol):
    """Contents of documents, each encrypted under its own key."""

    def put(self, document: DocumentId, content: bytes) -> None:
        """Keep *content*."""
        ...

    def get(self, document: DocumentId) -> bytes:
        """The plain content."""
        ...


class SuppressionList(Protocol):
    """Addresses that must not be written to for marketing: keyed hashes, nothing else."""

    def add(self, address: str, channel: str, on: date) -> None:
        """Keep the hash of *address*; nothing happens if it is there."""
        ...

    def holds(self, address: str) -> bool:
        """True if *address* was added."""
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


class Users(Protocol):
    """People who use the desk."""

    def add(self, actor: Actor) -> None:
        """Keep a user."""
        ...

    def get(self, user_id: UUID) -> Actor:
        """The user of that id."""
        ...


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

    @property
    def lasts(self) -> bool:
        """False where no keyring exists: contents then die with the program."""
        ...


@dataclass(frozen=True, slots=True)
class PrintedLetter:
    """A letter in both forms, with the same words."""

    title: str
    pdf: bytes
    docx: bytes


class LetterPrinter(Protocol):
    """Words and paper for a planned letter."""

    def print_letter(self, plan: LetterPlan, language: str) -> PrintedLetter:
        """The letter in *language*."""
        ...
