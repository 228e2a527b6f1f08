"""One case: one requester, several request items, each with its own right, clock, outcome and reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from dsardesk.domain.deadlines import ClockFact
from dsardesk.domain.errors import DeskError
from dsardesk.domain.identity import Identity
from dsardesk.domain.ids import CaseId, DocumentId
from dsardesk.domain.rights import Outcome, RightType


class Role(StrEnum):
    """What the company is for the data asked about."""

    CONTROLLER = "controller"
    PROCESSOR = "processor"
    JOINT_CONTROLLER = "joint_controller"


class Capacity(StrEnum):
    """In what capacity the requester writes."""

    SELF = "self"
    AGENT = "agent"
    LEGAL_REPRESENTATIVE = "legal_representative"
    HEIR = "heir"


class CaseState(StrEnum):
    """Where a case stands; read from its facts, never set by hand. Identity and search run beside it."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    IN_PROGRESS = "in_progress"
    IN_REVIEW = "in_review"
    RESPONDED = "responded"
    CLOSED = "closed"


class ItemState(StrEnum):
    """Where one request item stands."""

    OPEN = "open"
    DECIDED = "decided"
    ANSWERED = "answered"


class UnknownItem(DeskError):
    """The case has no request item of that number."""

    code = "case.unknown_item"
    exit_code = 2


class CaseIsClosed(DeskError):
    """Nothing is added to a closed case; it is reopened first."""

    code = "case.closed"


class CannotClose(DeskError):
    """Something is still open; `blockers` holds the keys of their sentences, separated by spaces."""

    code = "case.cannot_close"


class ReasonsMissing(DeskError):
    """A refusal, whole or partial, needs its reasons (GDPR 12(4))."""

    code = "case.reasons_missing"


@dataclass(frozen=True, slots=True)
class Receipt:
    """When and how the request first reached the company.

    Attributes:
        received_on: civil date in the controller's zone; the clock starts here whoever opened the message.
        received_at: UTC instant where a machine recorded it.
        channel: "email", "post", "phone", "in_person" or "form".
        inbox: the address or place it reached.
        entered_on: day on which the case was opened.
    """

    received_on: date
    received_at: datetime | None
    channel: str
    inbox: str
    entered_on: date


@dataclass(frozen=True, slots=True)
class Requester:
    """Who writes.

    Attributes:
        name: as signed.
        email: address to answer to; "" if none.
        language: ISO 639-1 code of the letters to send.
        capacity: for oneself or for somebody else.
        category: id of the category of persons in the profile, e.g. "customer"; "" if not known yet.
        postal_address: lines; empty if not known.
        identifiers: what the company may know the person by, e.g. {"customer_number": "CL-20817"}.
    """

    name: str
    email: str
    language: str
    capacity: Capacity = Capacity.SELF
    category: str = ""
    postal_address: tuple[str, ...] = ()
    identifiers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RequestItem:
    """One right exercised.

    Attributes:
        number: 1 for the first of the case.
        right: which right.
        quote: the requester's own words that ask for it.
        outcome: None until decided.
        reasons: why, in words; needed when refused in whole or in part.
        decided_on: civil date.
        decided_by: name of the user.
        answered_on: day on which the letter that tells the outcome was sent.
    """

    number: int
    right: RightType
    quote: str = ""
    outcome: Outcome | None = None
    reasons: str = ""
    decided_on: date | None = None
    decided_by: str = ""
    answered_on: date | None = None

    @property
    def state(self) -> ItemState:
        """Open, decided or answered."""
        if self.answered_on is not None:
            return ItemState.ANSWERED
        return ItemState.OPEN if self.outcome is None else ItemState.DECIDED


@dataclass(frozen=True, slots=True)
class CaseFact:
    """A fact of the clock; *item* is None for one that concerns every item (an identity doubt does)."""

    fact: ClockFact
    item: int | None = None


class SearchOutcome(StrEnum):
    """What a system answered."""

    FOUND = "found"
    NOTHING = "nothing"
    NOT_SEARCHED = "not_searched"


@dataclass(frozen=True, slots=True)
class SystemSearch:
    """One system searched for the person.

    Attributes:
        system: id of the system in the profile.
        outcome: None until it answered.
        findings: how many places speak of the person.
        answered_on: civil date of the answer.
        by: name of the user who recorded it.
        reason: why it was not searched, if it was not.
    """

    system: str
    outcome: SearchOutcome | None
    findings: int = 0
    answered_on: date | None = None
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CaseDocument:
    """A file of the case, kept encrypted in the vault.

    Attributes:
        id: names its blob.
        kind: "original", "gathered", "letter", "package", "certificate" or "proof".
        name: file name shown.
        media_type: e.g. "message/rfc822".
        size_bytes: size of the plain content.
        sha256: hex digest of the plain content.
        system: id of the system it came from, "" otherwise.
    """

    id: DocumentId
    kind: str
    name: str
    media_type: str
    size_bytes: int
    sha256: str
    system: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """Something done in one system: marketing stopped, data erased or corrected.

    Attributes:
        item: number of the request item it carries out.
        kind: "marketing_stopped", "erased", "rectified", "restricted"...
        system: id of the system.
        done_on: civil date.
        by: name of the user.
    """

    item: int
    kind: str
    system: str
    done_on: date
    by: str


class LetterState(StrEnum):
    """Where a letter stands."""

    DRAFT = "draft"
    APPROVED = "approved"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class LetterRecord:
    """A letter of the case.

    Attributes:
        id: its own id.
        kind: id of the letter in the catalogue.
        language: ISO 639-1.
        state: draft, approved or sent.
        dated_on: the date it bears.
        pdf: document id of the PDF.
        docx: document id of the DOCX.
        items: numbers of the request items whose outcome it tells.
        sent_on: civil date of sending.
        sent_by: name of the user.
        channel: how it was sent.
    """

    id: DocumentId
    kind: str
    language: str
    state: LetterState
    dated_on: date
    pdf: DocumentId
    docx: DocumentId
    items: tuple[int, ...] = ()
    sent_on: date | None = None
    sent_by: str = ""
    channel: str = ""


@dataclass(frozen=True, slots=True)
class PackageRecord:
    """An export package of the case.

    Attributes:
        id: document id of its blob.
        kind: "access" or "portability".
        made_on: civil date.
        files: number of files inside.
        delivered_on: civil date of delivery.
        told_by: how the password was given; never the way of the package itself.
    """

    id: DocumentId
    kind: str
    made_on: date
    files: int
    delivered_on: date | None = None
    told_by: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """Something that a letter or a rule promised for a day.

    Attributes:
        kind: key of its sentence, e.g. "marketing_check".
        due_on: civil date.
        item: number of the request item, None for the whole case.
        kept_on: civil date on which it was done.
        by: name of the user.
    """

    kind: str
    due_on: date
    item: int | None = None
    kept_on: date | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One request of one person, from receipt to closing.

    Attributes:
        id: UUIDv7.
        version: grows with every save; a save on an older one is refused.
        reference: what people quote, e.g. "DSR-2026-0042".
        profile: id of the controller profile version under which it was opened.
        calendar: id of the holiday table.
        role: controller, processor or joint controller.
        receipt: when and how it arrived.
        requester: who writes.
        items: what is asked, in order.
        facts: facts of the clocks, in order.
        identity: identity checks and documents.
        searches: systems searched.
        documents: files.
        measures: what was carried out, system by system.
        letters: letters.
        packages: export packages.
        promises: promises.
        closed_on: civil date; None while open.
    """

    id: CaseId
    version: int
    reference: str
    profile: str
    calendar: str
    role: Role
    receipt: Receipt
    requester: Requester
    items: tuple[RequestItem, ...]
    facts: tuple[CaseFact, ...] = ()
    identity: Identity = field(default_factory=Identity)
    searches: tuple[SystemSearch, ...] = ()
    documents: tuple[CaseDocument, ...] = ()
    measures: tuple[Measure, ...] = ()
    letters: tuple[LetterRecord, ...] = ()
    packages: tuple[PackageRecord, ...] = ()
    promises: tuple[Promise, ...] = ()
    closed_on: date | None = None

    @property
    def state(self) -> CaseState:
        """Where the case stands."""
        if self.closed_on is not None:
            return CaseState.CLOSED
        states = {item.state for item in self.items}
        if states == {ItemState.ANSWERED}:
            return CaseState.RESPONDED
        if ItemState.OPEN not in states:
            return CaseState.IN_REVIEW
        if self.searches or self.measures or states != {ItemState.OPEN}:
            return CaseState.IN_PROGRESS
        acknowledged = any(letter.kind == "acknowledgement" for letter in self.sent_letters())
        return CaseState.ACKNOWLEDGED if acknowledged else CaseState.RECEIVED

    def sent_letters(self) -> tuple[LetterRecord, ...]:
        """Letters that left."""
        return tuple(letter for letter in self.letters if letter.state is LetterState.SENT)

    def item(self, number: int) -> RequestItem:
        """The request item of that number."""
        for item in self.items:
            if item.number == number:
                return item
        raise UnknownItem(item=number)

    def items_of(self, *rights: RightType) -> tuple[RequestItem, ...]:
        """Request items that exercise one of *rights*."""
        return tuple(item for item in self.items if item.right in rights)

    def facts_for(self, number: int) -> tuple[ClockFact, ...]:
        """Facts of one item's clock: its own, and those of the whole case."""
        return tuple(f.fact for f in self.facts if f.item in {None, number})

    def must_be_open(self) -> None:
        """Refuse a closed case."""
        if self.closed_on is not None:
            raise CaseIsClosed(reference=self.reference)

    def with_item(self, changed: RequestItem) -> Case:
        """The same case with one item replaced."""
        return replace(self, items=tuple(changed if i.number == changed.number else i for i in self.items))

    def decided(self, number: int, outcome: Outcome, *, reasons: str, on: date, by: str) -> Case:
        """The same case with the outcome of one item, which an earlier letter did not tell."""
        self.must_be_open()
        if outcome in {Outcome.REFUSED, Outcome.PARTLY_GRANTED} and not reasons.strip():
            raise ReasonsMissing(item=number)
        decision = replace(self.item(number), outcome=outcome, reasons=reasons.strip(), decided_on=on, decided_by=by)
        return self.with_item(replace(decision, answered_on=None))

    def letter_sent(self, letter: LetterRecord) -> Case:
        """The same case once *letter* left: the items whose outcome it tells are answered."""
        letters = tuple(letter if known.id == letter.id else known for known in self.letters)
        case = replace(self, letters=letters)
        for number in letter.items:
            case = case.with_item(replace(case.item(number), answered_on=letter.sent_on))
        return case

    def searched(self, search: SystemSearch) -> Case:
        """The same case with what one system answered, replacing an earlier answer of the same system."""
        self.must_be_open()
        others = tuple(s for s in self.searches if s.system != search.system)
        return replace(self, searches=(*others, search))

    def blockers(self, today: date) -> tuple[str, ...]:
        """Keys of what prevents closing, in the order in which a person would mend it."""
        return tuple(dict.fromkeys(self._blockers(today)))

    def _blockers(self, today: date) -> Iterable[str]:
        for item in self.items:
            if item.outcome is None:
                yield "item_undecided"
            elif item.answered_on is None:
                yield "item_unanswered"
        if any(not document.may_stay(today) for document in self.identity.held()):
            yield "identity_document_held"
        if any(promise.kept_on is None for promise in self.promises):
            yield "promise_open"
        if any(package.delivered_on is None for package in self.packages):
            yield "package_undelivered"

    def closed(self, on: date) -> Case:
        """The same case, closed; refused while anything is open."""
        self.must_be_open()
        blockers = self.blockers(on)
        if blockers:
            raise CannotClose(blockers=" ".join(blockers))
        return replace(self, closed_on=on)
