"""Cases as they are kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dsardesk.domain.case import Case
from dsardesk.domain.errors import DeskError
from dsardesk.domain.identity import Destruction
from dsardesk.domain.ids import CaseId, DocumentId
from dsardesk.domain.requests import Principal
from dsardesk.services.ports.listing import (
    EVERY_CASE,
    CaseIndex,
    CaseLine,
    CaseQuery,
    FoundIn,
    HeldDocument,
    OpenPromise,
    YearFigures,
)


class UnknownCase(DeskError):
    """No case bears this reference."""

    code = "case.unknown"
    exit_code = 2


class ChangedMeanwhile(DeskError):
    """Somebody else saved the case since it was read; nothing was overwritten."""

    code = "case.changed_meanwhile"


@dataclass(frozen=True, slots=True)
class Counting:
    """With which tables and rules the dates of a case were counted: versions, "" where they are not known."""

    calendar: str
    calendar_version: str
    rules_version: str


@dataclass(frozen=True, slots=True)
class KeptMessage:
    """A message that a case keeps, by its own id, "" where it bears none, and by what it holds."""

    reference: str
    message_id: str
    sha256: str


class CaseStore(Protocol):
    """Cases by reference; `save` refuses a case that changed since it was read."""

    def add(self, case: Case, index: CaseIndex) -> None:
        """Keep a new case."""
        ...

    def add_all(self, cases: Sequence[tuple[Case, CaseIndex]]) -> None:
        """Keep new cases at one go."""
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

    def kept_messages(self, message_ids: Collection[str], sha256: str) -> tuple[KeptMessage, ...]:
        """Messages kept under one of those ids, or with that very content; in the order of their cases' references."""
        ...

    def having(
        self, words: Collection[str], *, email: str = "", closed_after: date | None = None, limit: int
    ) -> tuple[str, ...]:
        """References of cases whose person has every one of the folded *words* whole: open ones, then the newest.

        *email* narrows them to those of a person with that very address, whatever its capitals; *closed_after* leaves
        out cases closed on that day or earlier.
        """
        ...

    def held_documents(self) -> tuple[HeldDocument, ...]:
        """Identity documents held, the next to be destroyed first."""
        ...

    def to_clean(self) -> tuple[tuple[str, str], ...]:
        """Reference and person of the cases on which places are left where a destroyed copy may lie."""
        ...

    def destructions(self) -> dict[DocumentId, Destruction]:
        """How every destroyed identity document ended."""
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

    def purge_all(self, cases: Collection[CaseId]) -> None:
        """The same of several cases at one go."""
        ...

    def keep_words(self, case: CaseId, place: FoundIn, source: str, words: tuple[str, ...]) -> None:
        """Have the case found by folded *words* of a letter or a note, in place of what that source said before."""
        ...

    def add_words(self, texts: Sequence[tuple[CaseId, FoundIn, str, tuple[str, ...]]]) -> None:
        """The same, at one go, of sources that never said anything before: case, place, source and words."""
        ...

    def words_are_due(self) -> bool:
        """True of a vault whose letters and notes were never read for their words."""
        ...

    def words_were_read(self) -> None:
        """From now on words are kept when they are written."""
        ...

    def without_confidential(self) -> CaseStore:
        """The same cases for those who only follow or approve: a confidential one is neither found nor counted."""
        ...

    def clients(self) -> tuple[Principal, ...]:
        """Controllers for whom data are processed, as each case names them, the oldest case first."""
        ...

    def with_held_documents(self) -> tuple[str, ...]:
        """References of the cases on which an identity document is held."""
        ...

    def in_restricted_archive(self, document: DocumentId) -> bool:
        """True for a paper that shows who may act, or who cannot: the data protection officer alone reads it."""
        ...

    def health_record_of(self, document: DocumentId) -> CaseId | None:
        """The case of a health record to which a document, letter or package belongs; None for any other."""
        ...
