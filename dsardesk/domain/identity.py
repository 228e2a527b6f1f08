"""Checking who is asking with as little as possible, and destroying a copied document once it was checked.

GDPR 12(6); EDPB Guidelines 01/2022, paragraphs 72 to 79; CNIL SAN-2020-008.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from dsardesk.domain.cleaning import PLACES, Attestation, NotDestroyedYet, NothingAttested
from dsardesk.domain.errors import DeskError
from dsardesk.domain.ids import DocumentId


class Rung(StrEnum):
    """The identity ladder, softest means first."""

    KNOWN_CHANNEL = "known_channel"  # Signed in, or writing from the address already held.
    DATA_POINTS = "data_points"  # Two facts that only the person and the company know.
    CODE = "code"  # A code sent to a known channel, or a call back.
    POST_OFFICE = "post_office"  # Registered letter, identity checked at delivery.
    SEEN = "seen"  # A document shown, not copied.
    COPY = "copy"  # A document copied: only on a reasonable doubt put in words.


POINTS_NEEDED = "design.identity.points"
"""Rule that gives how many facts must match."""


class KnownChannel(StrEnum):
    """By which channel somebody is known already: the first rung of the ladder."""

    ACCOUNT = "account"  # Asked from inside the account, signed in.
    EMAIL = "email"  # From the address already held.
    PHONE = "phone"  # From the number already held.
    POST = "post"  # From the postal address already held.
    IN_PERSON = "in_person"  # Somebody whom the company knows by sight.


class Verdict(StrEnum):
    """What an identity check gave."""

    CONFIRMED = "confirmed"
    NOT_CONFIRMED = "not_confirmed"
    NOT_NEEDED = "not_needed"


class DestructionCause(StrEnum):
    """Why an identity document was destroyed."""

    CHECKED = "checked"
    UNSOLICITED = "unsolicited"
    DEADLINE = "deadline"
    SESSION_END = "session_end"
    RULE = "rule"
    DECLARED = "declared"  # On the word of a person: the computer that held it is gone, or was emptied.


class DoubtNotStated(DeskError):
    """A copy may be asked for, or used, only once a reasonable doubt was put in words (GDPR 12(6))."""

    code = "identity.doubt_not_stated"


class NotNeededUnexplained(DeskError):
    """That nobody had to check who asks is said with its reason, in words."""

    code = "identity.not_needed_unexplained"


class TooFewPointsMatched(DeskError):
    """The rung "data points" needs two facts."""

    code = "identity.too_few_points"


class UnknownDocument(DeskError):
    """The case has no identity document of that id."""

    code = "identity.unknown_document"
    exit_code = 2


class AlreadyDestroyed(DeskError):
    """The document's key is gone; `cause` says why."""

    code = "identity.already_destroyed"


class HeldElsewhere(DeskError):
    """Another computer holds the copy; `computer` names it, "?" where that is not known."""

    code = "identity.held_elsewhere"


class HeldHere(DeskError):
    """This computer holds the copy: it is destroyed, not declared gone."""

    code = "identity.held_here"


class DeclaredWithoutReason(DeskError):
    """A copy is declared gone only with words that say how that is known."""

    code = "identity.declared_without_reason"


class HoldWithoutReason(DeskError):
    """A document may be kept past its check only for a reason and until a date."""

    code = "identity.hold_without_reason"


class HoldAlreadyOver(DeskError):
    """The last day of a hold has passed."""

    code = "identity.hold_already_over"
    exit_code = 2


@dataclass(frozen=True, slots=True)
class Destruction:
    """How one identity document ended; no hash, number or image of it is kept.

    Attributes:
        at: UTC instant at which the key was destroyed.
        by: name of the user, or "" when the program did it by rule.
        cause: why.
        attested: keys of the other places that the user says were cleaned ("mailbox", "downloads", "paper"...).
    """

    at: datetime
    by: str
    cause: DestructionCause
    attested: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IdentityDocument:
    """A copy of an identity document that reached the company; the copy itself is outside the vault.

    Attributes:
        id: names the copy in the identity document store.
        kind: key of its kind, e.g. "identity_card"; never a number.
        media_type: e.g. "image/jpeg".
        size_bytes: its size.
        received_at: UTC instant at which it reached the desk.
        requested: False for a copy that nobody asked for.
        destroy_by: UTC instant at which it is destroyed even if nobody does it.
        hold_reason: why it is kept as evidence; "" when it is not.
        hold_until: last day of that.
        destruction: None while held.
        store: id of the store that holds the copy, one on each computer; "" where it is not known.
        computer: name of that computer.
    """

    id: DocumentId
    kind: str
    media_type: str
    size_bytes: int
    received_at: datetime
    requested: bool
    destroy_by: datetime
    hold_reason: str = ""
    hold_until: date | None = None
    destruction: Destruction | None = None
    store: str = ""
    computer: str = ""

    @property
    def held(self) -> bool:
        """True while the copy can still be opened."""
        return self.destruction is None

    def destroyed(self, destruction: Destruction) -> IdentityDocument:
        """The same document once its key is gone."""
        if self.destruction is not None:
            raise AlreadyDestroyed(cause=self.destruction.cause)
        return replace(self, destruction=destruction)

    def kept(self, reason: str, until: date) -> IdentityDocument:
        """The same document, kept as evidence with a reason and an end."""
        if self.destruction is not None:
            raise AlreadyDestroyed(cause=self.destruction.cause)
        if not reason.strip():
            raise HoldWithoutReason
        return replace(self, hold_reason=reason.strip(), hold_until=until)

    def may_stay(self, today: date) -> bool:
        """True while a reasoned hold runs."""
        return bool(self.hold_reason) and self.hold_until is not None and today <= self.hold_until


@dataclass(frozen=True, slots=True)
class IdentityCheck:
    """The note that stays: what was checked, how, by whom and when.

    Attributes:
        rung: means used.
        verdict: what it gave.
        matched: keys of the facts that matched ("email", "customer_number"...), never their values.
        checked_at: UTC instant.
        checked_by: name of the user.
        doubt: the reasonable doubt in words; needed for a copy.
        channel: by which channel the person was known already; None for other means.
        why: why no check was needed, in words; "" for other verdicts.
    """

    rung: Rung
    verdict: Verdict
    matched: tuple[str, ...]
    checked_at: datetime
    checked_by: str
    doubt: str = ""
    channel: KnownChannel | None = None
    why: str = ""

    def __post_init__(self) -> None:
        if self.rung is Rung.COPY and not self.doubt.strip():
            raise DoubtNotStated

    def must_say_why(self) -> None:
        """Refuse to leave somebody unchecked without a reason."""
        if self.verdict is Verdict.NOT_NEEDED and not self.why.strip():
            raise NotNeededUnexplained

    def must_match_enough(self, needed: int) -> None:
        """Refuse to confirm somebody on fewer than *needed* facts, where facts are the means."""
        confirmed = self.verdict is Verdict.CONFIRMED
        if confirmed and self.rung is Rung.DATA_POINTS and len(set(self.matched)) < needed:
            raise TooFewPointsMatched(needed=needed)


@dataclass(frozen=True, slots=True)
class IdentityRequest:
    """More information was asked for.

    Attributes:
        asked_on: civil date.
        rung: means asked for.
        doubt: the reasonable doubt that justifies it, in words.
        softer: why nothing softer would do; needed for a copy.
    """

    asked_on: date
    rung: Rung
    doubt: str
    softer: str = ""

    def __post_init__(self) -> None:
        if not self.doubt.strip():
            raise DoubtNotStated


@dataclass(frozen=True, slots=True)
class Identity:
    """Everything about the identity of one case's requester."""

    check: IdentityCheck | None = None
    requests: tuple[IdentityRequest, ...] = ()
    documents: tuple[IdentityDocument, ...] = field(default=())
    attestations: tuple[Attestation, ...] = ()

    def document(self, document_id: DocumentId) -> IdentityDocument:
        """The document of that id."""
        for document in self.documents:
            if document.id == document_id:
                return document
        raise UnknownDocument

    def with_document(self, changed: IdentityDocument) -> Identity:
        """The same identity with one document replaced."""
        return replace(self, documents=tuple(changed if d.id == changed.id else d for d in self.documents))

    def held(self) -> tuple[IdentityDocument, ...]:
        """Documents that can still be opened."""
        return tuple(d for d in self.documents if d.held)

    def to_clean(self, document: IdentityDocument) -> tuple[str, ...]:
        """Places that nobody attests to have cleaned since *document* was destroyed; none while it is held."""
        if document.destruction is None:
            return ()
        later = {each.place for each in self.attestations if each.document == document.id}
        return tuple(place for place in PLACES if place not in later | set(document.destruction.attested))

    def attesting(self, document_id: DocumentId, places: tuple[str, ...], at: datetime, by: str) -> Identity:
        """The same identity once *by* attested to *places*; those attested to before stay as they were said."""
        document = self.document(document_id)
        if document.destruction is None:
            raise NotDestroyedYet
        fresh = [place for place in self.to_clean(document) if place in places]
        if not fresh:
            raise NothingAttested
        said = tuple(Attestation(document_id, place, at, by) for place in fresh)
        return replace(self, attestations=(*self.attestations, *said))

    @property
    def confirmed(self) -> bool:
        """True once a check said that the person is who they say."""
        return self.check is not None and self.check.verdict is Verdict.CONFIRMED

    @property
    def doubtful(self) -> bool:
        """True while the last check did not convince."""
        return self.check is not None and self.check.verdict is Verdict.NOT_CONFIRMED

    def waits_for_a_decision(self, document: IdentityDocument) -> bool:
        """True for a held document that did not convince: a person says whether it is kept or destroyed."""
        looked_at = self.check is not None and document.received_at <= self.check.checked_at
        return self.doubtful and looked_at and document.held and not document.hold_reason
