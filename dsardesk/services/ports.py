"""What the use cases need from outside, each as small as it can be."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol
from uuid import UUID

from dsardesk.domain.actors import Actor
from dsardesk.domain.audit import AuditEvent
from dsardesk.domain.case import Case, CaseState
from dsardesk.domain.directives import Directive
from dsardesk.domain.errors import DeskError
from dsardesk.domain.findings import SearchResult, Target, Watch
from dsardesk.domain.ids import CaseId, DocumentId
from dsardesk.domain.letters import LetterPlan
from dsardesk.domain.purging import Figures
from dsardesk.domain.retention_term import RetentionDecision
from dsardesk.domain.rights import RightType


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
        person_key: folded name of the requester, by which lists are sorted.
        waiting_for: key of what an open item's clock is suspended for; "" while every clock runs.
        waiting_since: first day of that suspension.
        destroy_by: earliest instant at which an identity document held on the case is destroyed; None if none is held.
        answered_late: whether an answer left after its due date; None until one left.
        purge_on: first day on which something of the case is to be purged; None while nothing is dated.
        to_approve: True while a refusal or a fee waits for an opinion or an approval.
    """

    due_on: date | None
    alert_on: date | None
    next_step: str
    terms: tuple[str, ...] = ()
    person_key: str = ""
    waiting_for: str = ""
    waiting_since: date | None = None
    destroy_by: datetime | None = None
    answered_late: bool | None = None
    purge_on: date | None = None
    to_approve: bool = False


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One line of the list of cases; what an index holds, and the requester's name as it was signed."""

    reference: str
    person: str
    rights: tuple[str, ...]
    state: CaseState
    received_on: date
    due_on: date | None
    alert_on: date | None
    next_step: str
    waiting_for: str = ""
    waiting_since: date | None = None

    @property
    def suspended(self) -> bool:
        """True while nothing is due because the clock of every open item is suspended."""
        return self.due_on is None and bool(self.waiting_for)


class CaseOrder(StrEnum):
    """By what the list of cases is sorted; cases that agree in it are sorted by due date, or by reference."""

    DUE = "due"
    REFERENCE = "reference"
    PERSON = "person"
    RECEIVED = "received"
    STEP = "step"
    ALERT = "alert"


@dataclass(frozen=True, slots=True)
class CaseQuery:
    """Which cases a list shows, and in which order.

    Attributes:
        order: what it is sorted by; a case without a due date stands as if it were due at the end of time.
        descending: the other way round.
        terms: each must begin a word of the case.
        closed: True for closed cases only, False for open ones only, None for both.
        closed_after: leaves out cases closed on this day or earlier; open ones stay.
        closed_until: only cases closed on this day or earlier.
        right: only cases that exercise this right.
        due_from: only cases due on this day or later.
        due_until: only cases due on this day or earlier.
        alert_until: only cases that alert on this day or earlier; the order ALERT needs it.
        waiting: True for cases only on which a clock is suspended.
        step: only cases whose next step this is.
        to_approve: True for cases only on which a refusal or a fee waits for an opinion or an approval.
    """

    order: CaseOrder = CaseOrder.DUE
    descending: bool = False
    terms: tuple[str, ...] = ()
    closed: bool | None = None
    closed_after: date | None = None
    closed_until: date | None = None
    right: RightType | None = None
    due_from: date | None = None
    due_until: date | None = None
    alert_until: date | None = None
    waiting: bool = False
    step: str = ""
    to_approve: bool = False


EVERY_CASE = CaseQuery()
"""All cases by due date."""


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """A copy of an identity document that is still held, and the case it belongs to."""

    reference: str
    person: str
    destroy_by: datetime
    requested: bool
    hold_until: date | None


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """A promise that is not kept yet, and the case it was made on."""

    reference: str
    person: str
    kind: str
    due_on: date


@dataclass(frozen=True, slots=True)
class YearFigures:
    """What one year came to, in numbers of cases.

    Attributes:
        received: received in the year.
        closed: closed in the year.
        on_time: of those, every answer left in time.
        late: of those, an answer left late.
    """

    received: int
    closed: int
    on_time: int
    late: int


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


@dataclass(frozen=True, slots=True)
class Counting:
    """With which tables and rules the dates of a case were counted: versions, "" where they are not known."""

    calendar: str
    calendar_version: str
    rules_version: str


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

    def page(self, query: CaseQuery = EVERY_CASE, *, offset: int, limit: int) -> tuple[CaseLine, ...]:
        """Lines of the list that *query* describes."""
        ...

    def count(self, query: CaseQuery = EVERY_CASE) -> int:
        """How many lines that list has."""
        ...

    def held_documents(self) -> tuple[HeldDocument, ...]:
        """Identity documents held, the next to be destroyed first."""
        ...

    def open_promises(self, until: date) -> tuple[OpenPromise, ...]:
        """Promises due on or before *until* and not kept, the earliest first."""
        ...

    def year(self, year: int) -> YearFigures:
        """What one year came to."""
        ...

    def countings(self) -> tuple[Counting, ...]:
        """How the dates of open cases were counted, each way once."""
        ...

    def counted_as(self, counting: Counting) -> tuple[tuple[str, date | None], ...]:
        """Reference and due date, as kept, of the open cases that were counted so, in order."""
        ...

    def to_purge(self, until: date, *, limit: int) -> tuple[str, ...]:
        """References of the cases of which something is to be purged by then, the longest due first."""
        ...

    def count_to_purge(self, until: date) -> int:
        """How many of them there are."""
        ...

    def purge(self, case: Case) -> None:
        """Leave nothing of *case*: neither its parts, nor the words that find it, nor the contents of its documents."""
        ...

    def without_confidential(self) -> CaseStore:
        """The same cases for those who only follow or approve: a confidential one is neither found nor counted."""
        ...

    def with_held_documents(self) -> tuple[str, ...]:
        """References of the cases on which an identity document is held."""
        ...

    def in_restricted_archive(self, document: DocumentId) -> bool:
        """True for a paper that shows a right to act for somebody: the data protection officer alone reads it."""
        ...


class AuditLog(Protocol):
    """The append-only log."""

    def append(self, actor: Actor, action: str, case: CaseId | None, facts: Mapping[str, object]) -> None:
        """Record that *actor* did *action*; *facts* are erasable."""
        ...

    def forget(self, case: CaseId) -> None:
        """Erase the payloads and salts of every event of *case*; the chain stays whole."""
        ...

    def events(self, case: CaseId | None = None) -> Iterator[AuditEvent]:
        """Events in order, of one case or of all."""
        ...

    def newest(self, *, limit: int, before: int | None = None, confidential: bool = True) -> tuple[LogLine, ...]:
        """Lines of the journal, newest first: all events, or those with a number below *before*.

        Those of confidential cases are left out unless *confidential*.
        """
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
        """Keep the hash of *address*, and the address itself where it must be *in_clear*; it stays clear once it is."""
        ...

    def clear(self, channel: str) -> tuple[str, ...]:
        """Addresses kept in clear for one channel, the oldest first."""
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


class RetentionStore(Protocol):
    """What somebody decided of how long cases are kept, and the figures of those that were purged."""

    def decide(self, decision_id: UUID, decision: RetentionDecision) -> None:
        """Keep a decision; the newest one is in force."""
        ...

    def decision(self) -> RetentionDecision | None:
        """The decision in force; None while nobody decided."""
        ...

    def add_figures(self, figures_id: UUID, figures: Figures) -> None:
        """Keep what remains of a purged case."""
        ...

    def figures(self) -> tuple[Figures, ...]:
        """What remains of every purged case, by the month of receipt."""
        ...


class Users(Protocol):
    """People who use the desk."""

    def add(self, actor: Actor) -> None:
        """Keep a user."""
        ...

    def get(self, user_id: UUID) -> Actor:
        """The user of that id."""
        ...

    def count(self) -> int:
        """How many there are."""
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


@dataclass(frozen=True, slots=True)
class GatheredSource:
    """One file that a system gave: its records if it is a table, else its content as it is."""

    system: str
    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class PackageRequest:
    """What an export package must hold.

    Attributes:
        kind: "access" or "portability".
        language: of the package's own words.
        reference: case reference.
        company: who hands over.
        subject: the person the data are about.
        made_at: aware instant.
        sources: what the systems gave.
        nothing_found_in: names of the systems searched in vain.
    """

    kind: str
    language: str
    reference: str
    company: str
    subject: str
    made_at: datetime
    sources: tuple[GatheredSource, ...]
    nothing_found_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MadePackage:
    """A sealed package, how many files it hands over, and its manifest as JSON."""

    content: bytes
    files: int
    manifest: str = ""


class PackageMaker(Protocol):
    """Seals packages and finds passwords for them."""

    def make(self, request: PackageRequest, password: str) -> MadePackage:
        """The package of *request* under *password*."""
        ...

    def new_password(self, language: str) -> str:
        """A fresh password of words that can be said on the telephone."""
        ...


class FolderSearch(Protocol):
    """Looks for a person in the files of one system."""

    def search(self, folder: Path, target: Target, watch: Watch) -> SearchResult:
        """Every place that speaks of *target*."""
        ...

    def read(self, folder: Path, file: str) -> bytes:
        """The content of one file that the search named."""
        ...
