"""What a case is made of: the request, what is known of it, and what was done about it, each a flat value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from dsardesk.domain.deadlines import ClockFact
from dsardesk.domain.ids import DocumentId
from dsardesk.domain.rights import Outcome, RightType


class Capacity(StrEnum):
    """In what capacity the requester writes."""

    SELF = "self"
    AGENT = "agent"
    LEGAL_REPRESENTATIVE = "legal_representative"
    HEIR = "heir"


class ItemState(StrEnum):
    """Where one request item stands."""

    OPEN = "open"
    DECIDED = "decided"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Receipt:
    """When and how the request first reached the company.

    Attributes:
        received_on: civil date in the controller's zone; the clock starts here whoever opened the message.
        received_at: UTC instant where a machine recorded it.
        channel: "email", "post", "phone", "in_person" or "form".
        inbox: the address or place it reached.
        entered_on: day on which the case was opened.
        presented_on: day on which a registered letter was first presented; None for anything else.
    """

    received_on: date
    received_at: datetime | None
    channel: str
    inbox: str
    entered_on: date
    presented_on: date | None = None


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
        residence: country where the person lives (ISO 3166-1 alpha-2), or a German Land (ISO 3166-2); "" if not known.
    """

    name: str
    email: str
    language: str
    capacity: Capacity = Capacity.SELF
    category: str = ""
    postal_address: tuple[str, ...] = ()
    identifiers: Mapping[str, str] = field(default_factory=dict)
    residence: str = ""


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
        own_initiative: True for what nobody asked: the company does it because its policy says so.
        unchecked: why it was granted although nobody checked who asks; "" where somebody did, or need not.
    """

    number: int
    right: RightType
    quote: str = ""
    outcome: Outcome | None = None
    reasons: str = ""
    decided_on: date | None = None
    decided_by: str = ""
    answered_on: date | None = None
    own_initiative: bool = False
    unchecked: str = ""

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
        kind: "original", "message" for one that came later, "gathered", "letter", "package", "certificate" or "proof".
        name: file name shown.
        media_type: e.g. "message/rfc822".
        size_bytes: size of the plain content.
        sha256: hex digest of the plain content.
        system: id of the system it came from, "" otherwise.
        message_id: of a message, by which those that follow it are known; "" otherwise.
    """

    id: DocumentId
    kind: str
    name: str
    media_type: str
    size_bytes: int
    sha256: str
    system: str = ""
    message_id: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """Something done, or kept back for a reason, to carry out one request item.

    Attributes:
        item: number of the request item it carries out.
        kind: "marketing_stopped", "erased", "kept", "rectified", "recipient_told"...
        system: id of the system; "" for what concerns none, such as a recipient.
        done_on: civil date.
        by: name of the user.
        what: the data kept or given, or the recipient's name; "" where the kind says all.
        ground: key of the legal ground on which data are kept back.
        reason: why, in words.
        until: last day on which data are kept, or on which a backup may still hold what was erased.
    """

    item: int
    kind: str
    system: str
    done_on: date
    by: str
    what: str = ""
    ground: str = ""
    reason: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """One value that the person asked to correct (GDPR 16).

    Attributes:
        item: number of the request item.
        label: name of the field, in words, e.g. "téléphone".
        old_value: what the company held; "" where it held nothing.
        new_value: what is right.
    """

    item: int
    label: str
    old_value: str
    new_value: str


class DeathProof(StrEnum):
    """What showed that the person died."""

    DEATH_CERTIFICATE = "death_certificate"
    FAMILY_BOOK = "family_book"
    NOTARY = "notary"


class HeirQuality(StrEnum):
    """What showed that the requester may act after a death (decree 2019-536, article 124)."""

    NOTORIAL_DEED = "notorial_deed"
    FAMILY_BOOK = "family_book"
    HEIRS_STATEMENT = "heirs_statement"
    DESIGNATED_PERSON = "designated_person"


class HeirPurpose(StrEnum):
    """For what heirs may ask something, and for nothing else (LIL 85 II)."""

    ESTATE = "estate"  # To organise and settle the estate.
    MEMORIES = "memories"  # Digital goods, and data that are family memories.
    DEATH_TAKEN_INTO_ACCOUNT = "death_taken_into_account"  # Accounts closed, processing ended, data updated.


class DirectiveFound(StrEnum):
    """What the register of directives given before death says (LIL 85 I)."""

    NONE = "none"
    NOT_CONTRARY = "not_contrary"
    CONTRARY = "contrary"


@dataclass(frozen=True, slots=True)
class Deceased:
    """The person whose data a request made after a death is about (LIL 85 II).

    Attributes:
        name: full name.
        died_on: day of death.
        email: the address that mailings must never reach again; "" if none is known.
        identifiers: what the company may know the person by.
        proof: None until a proof was seen.
        quality: None until the requester's quality was seen.
        directive: None until the register was looked at.
        born_on: tells namesakes apart; None if it is not known.
        directives: references of the directives that a person confirmed to be theirs.
        purposes: for what the requester asks.
        disputed_on: day since which heirs are known to disagree; None while they are not.
        executor: name of whoever the directives charge, and who acts; "" for the heirs.
        executor_email: their address; "" if none is known.
        executor_address: lines; empty if not known.
        passed_over: names of those designated before them who died or refused.
    """

    name: str
    died_on: date
    email: str = ""
    identifiers: Mapping[str, str] = field(default_factory=dict)
    proof: DeathProof | None = None
    quality: HeirQuality | None = None
    directive: DirectiveFound | None = None
    born_on: date | None = None
    directives: tuple[str, ...] = ()
    purposes: tuple[HeirPurpose, ...] = ()
    disputed_on: date | None = None
    executor: str = ""
    executor_email: str = ""
    executor_address: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Principal:
    """The controller on whose behalf the company processes the data asked about (GDPR 28).

    Attributes:
        name: the organisation.
        email: where it receives what concerns data protection; "" if not known.
        postal_address: lines; empty if not known.
        named: False where the contract forbids to name it to the person.
        forward_days: working days within which the contract has requests passed on; None where it does not say.
    """

    name: str
    email: str
    postal_address: tuple[str, ...] = ()
    named: bool = True
    forward_days: int | None = None

    @property
    def reachable(self) -> bool:
        """True once it is known where to write to it."""
        return bool(self.email.strip() or self.postal_address)


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
        complete_by: day by which it promises the lines that it leaves open; None if it leaves none.
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
    complete_by: date | None = None


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
        manifest: what it holds, as JSON: each file's path, size and SHA-256, and those of the sealed package.
        reduced_on: day from which that manifest is all that is left of it; None while the package is kept.
    """

    id: DocumentId
    kind: str
    made_on: date
    files: int
    delivered_on: date | None = None
    told_by: str = ""
    manifest: str = ""
    reduced_on: date | None = None


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
