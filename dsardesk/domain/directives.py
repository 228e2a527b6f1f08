"""Directives on what becomes of one's data after one's death: kept in a register, changed or revoked at any time.

French Data Protection Act (LIL), Articles 84 to 86. A specific directive is registered with the controller, with a
consent of its own; of a general one the register only holds a copy and who keeps the original: no decree appoints the
bodies that the law would have certify them, and nothing here ever calls one certified.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from dsardesk.domain.designated import AbsenceIncomplete, Designated, NotDesignated, Unavailable, standing
from dsardesk.domain.errors import DeskError
from dsardesk.domain.identity import Rung
from dsardesk.domain.ids import DirectiveId
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.wishes import Wish


class DirectiveKind(StrEnum):
    """Which of the two kinds of LIL 85 I."""

    GENERAL = "general"  # All of somebody's data, wherever they are; a copy, for reference.
    SPECIFIC = "specific"  # The processings that it names, registered with their controller.


class DirectiveState(StrEnum):
    """Where a directive stands."""

    ACTIVE = "active"
    REVOKED = "revoked"
    EXECUTED = "executed"


class Consent(StrEnum):
    """What shows the consent that belongs to a specific directive alone."""

    SIGNED_LETTER = "signed_letter"
    OWN_MESSAGE = "own_message"
    SEPARATE_FORM = "separate_form"
    IN_PERSON = "in_person"
    TERMS = "terms"  # Never enough: it is here to be refused with the reason.


class ConsentNotSpecific(DeskError):
    """Accepting terms of use is no consent to a directive (LIL 85 I)."""

    code = "directive.consent_not_specific"


class DirectiveIncomplete(DeskError):
    """Something that a directive cannot do without is missing or impossible; `problem` is its key."""

    code = "directive.incomplete"
    exit_code = 2


class DirectiveEnded(DeskError):
    """The directive was revoked or carried out: it is neither changed nor revoked any more."""

    code = "directive.ended"


class UnknownDirective(DeskError):
    """No directive bears this reference."""

    code = "directive.unknown"
    exit_code = 2


@dataclass(frozen=True, slots=True)
class Author:
    """Whoever decides what becomes of their own data.

    Attributes:
        name: full name.
        email: address by which the company knows them; "" if none.
        language: ISO 639-1 code of the letters to send.
        born_on: tells namesakes apart; None if it was not given. No age is asked for.
        postal_address: lines.
        identifiers: what the company may know them by, e.g. {"customer_number": "CL-20817"}.
    """

    name: str
    email: str = ""
    language: str = "fr"
    born_on: date | None = None
    postal_address: tuple[str, ...] = ()
    identifiers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Instruction:
    """One wish.

    Attributes:
        wish: keep, erase or communicate.
        processing: id of the processing in the profile; "" for all of them, which only a general directive may say.
        to_whom: who receives what is communicated; "" for the designated person.
    """

    wish: Wish
    processing: str = ""
    to_whom: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """What somebody decided on a day: a directive changes by a later one.

    Attributes:
        given_on: day on which the person gave it.
        text: their own words.
        instructions: what these mean, processing by processing.
        designated: designated executor, then alternates.
        consent: what shows the consent of a specific directive; None for a general one.
        consented_on: day of that consent.
        depositary: who keeps the original of a general directive, often a notary; "" for a specific one.
        identified_by: how the person was identified.
    """

    given_on: date
    text: str
    instructions: tuple[Instruction, ...] = ()
    designated: tuple[Designated, ...] = ()
    consent: Consent | None = None
    consented_on: date | None = None
    depositary: str = ""
    identified_by: Rung = Rung.KNOWN_CHANNEL


@dataclass(frozen=True, slots=True)
class Version:
    """One wording as it was registered.

    Attributes:
        number: 1 for the first.
        recorded_on: civil date.
        recorded_by: name of the user.
        request: reference of the request by which it came; "" for one handed over otherwise.
        wording: what the person decided.
    """

    number: int
    recorded_on: date
    recorded_by: str
    request: str
    wording: Wording


@dataclass(frozen=True, slots=True)
class Directive:
    """One directive, from its registration until it is revoked or carried out.

    Attributes:
        id: UUIDv7.
        version: grows with every save; a save on an older one is refused.
        reference: e.g. "PM-2026-0003".
        kind: general or specific.
        author: whose data it is about.
        versions: every wording, the first one first; the last one holds.
        revoked_on: day from which it holds no more; None while it does.
        revoked_by: name of the user who recorded that.
        executed_on: day on which it was carried out; None while it was not.
        executed_by: name of the user.
        executed_in: reference of the case on which it was.
        absences: that people designated died or refused, in order.
    """

    id: DirectiveId
    version: int
    reference: str
    kind: DirectiveKind
    author: Author
    versions: tuple[Version, ...]
    revoked_on: date | None = None
    revoked_by: str = ""
    executed_on: date | None = None
    executed_by: str = ""
    executed_in: str = ""
    absences: tuple[Unavailable, ...] = ()

    @property
    def state(self) -> DirectiveState:
        """Active, revoked or carried out."""
        if self.revoked_on is not None:
            return DirectiveState.REVOKED
        return DirectiveState.ACTIVE if self.executed_on is None else DirectiveState.EXECUTED

    @property
    def current(self) -> Version:
        """The version that holds."""
        return self.versions[-1]

    @property
    def wording(self) -> Wording:
        """What the person decided last."""
        return self.current.wording

    @property
    def standing(self) -> tuple[Designated, ...]:
        """Whoever can have it carried out, in their turn; nobody leaves it to the heirs (LIL 85 I)."""
        return standing(self.wording.designated, self.absences, self.current.number)

    @property
    def passed_over(self) -> tuple[str, ...]:
        """Names of those who were designated and do not act."""
        return tuple(each.name for each in self.wording.designated if each not in self.standing)

    def must_be_active(self) -> None:
        """Refuse one that holds no more."""
        if self.state is not DirectiveState.ACTIVE:
            raise DirectiveEnded(reference=self.reference, state=self.state)

    def must_not_be_revoked(self) -> None:
        """Refuse one that its author took back."""
        if self.state is DirectiveState.REVOKED:
            raise DirectiveEnded(reference=self.reference, state=self.state)

    def changed(self, version: Version) -> Directive:
        """The same directive with a wording that takes the place of the one before, which is kept."""
        self.must_be_active()
        return replace(self, versions=(*self.versions, replace(version, number=self.current.number + 1)))

    def revoked(self, on: date, by: str) -> Directive:
        """The same directive once its author revoked it: no reason is asked for (LIL 85 I)."""
        self.must_be_active()
        return replace(self, revoked_on=on, revoked_by=by)

    def without(self, absence: Unavailable) -> Directive:
        """The same directive once somebody it designates died or refused: it passes to whoever comes next."""
        self.must_be_active()
        if absence.happened_on > absence.recorded_on or not absence.how_known.strip():
            raise AbsenceIncomplete
        if absence.name not in {each.name for each in self.standing}:
            raise NotDesignated(reference=self.reference)
        return replace(self, absences=(*self.absences, replace(absence, wording=self.current.number)))

    def executed(self, on: date, by: str, case: str) -> Directive:
        """The same directive once all of it was carried out on a case."""
        self.must_be_active()
        return replace(self, executed_on=on, executed_by=by, executed_in=case)


def must_stand(kind: DirectiveKind, author: Author, wording: Wording, profile: ControllerProfile, today: date) -> None:
    """Refuse what nobody could carry out; the age of the author is never asked."""
    if wording.consent is Consent.TERMS:
        raise ConsentNotSpecific
    problem = next(_problems(kind, author, wording, profile, today), "")
    if problem:
        raise DirectiveIncomplete(problem=problem)


def _problems(
    kind: DirectiveKind, author: Author, wording: Wording, profile: ControllerProfile, today: date
) -> Iterator[str]:
    if not author.name.strip():
        yield "author_missing"
    if max(wording.given_on, wording.consented_on or wording.given_on) > today:
        yield "in_the_future"
    if any(not each.name.strip() for each in wording.designated):
        yield "designated_without_name"
    yield from _general(wording) if kind is DirectiveKind.GENERAL else _specific(wording, profile)


def _general(wording: Wording) -> Iterator[str]:
    """Only a copy of it stands here: who keeps the original must be known, and it speaks of all data."""
    if not wording.depositary.strip():
        yield "depositary_missing"
    if any(each.processing for each in wording.instructions):
        yield "general_names_processing"
    if len(wording.instructions) > 1:
        yield "said_twice"


def _specific(wording: Wording, profile: ControllerProfile) -> Iterator[str]:
    """LIL 85 I: it names its processings, and has a consent of its own."""
    if wording.consent is None or wording.consented_on is None:
        yield "consent_missing"
    named = [each.processing for each in wording.instructions]
    if not named:
        yield "nothing_wished"
    if set(named) - {activity.id for activity in profile.activities}:
        yield "unknown_processing"
    if len(named) != len(set(named)):
        yield "said_twice"
    if any(_goes_nowhere(each, wording) for each in wording.instructions):
        yield "recipient_missing"


def _goes_nowhere(each: Instruction, wording: Wording) -> bool:
    return each.wish is Wish.COMMUNICATE and not each.to_whom.strip() and not wording.designated
