"""What a letter is made of: its kind, the facts it may need and its sections; the words stand in the letters catalogue.

A plan names sections by key, in order. Nothing is decided later: the printer of letters only pours facts into words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dsardesk.domain.activities import Activity
from dsardesk.domain.assessments import AssessmentKind
from dsardesk.domain.clock_records import Asked, ExtensionGround
from dsardesk.domain.errors import DeskError
from dsardesk.domain.identity import Rung
from dsardesk.domain.mandates import Representation
from dsardesk.domain.profile import Authority, JointController, Officer, System
from dsardesk.domain.records import Correction, Deceased, Principal
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.wishes import Carried, Limit, Wish
from dsardesk.domain.words import Words

WAYS_OF_THE_PASSWORD = ("phone", "sms", "post")
"""How the password of a package may be given: never the way of the package itself."""


class LetterKind(StrEnum):
    """Letters the desk can write."""

    ACKNOWLEDGEMENT = "acknowledgement"
    IDENTITY_REQUEST = "identity_request"
    MARKETING_STOPPED = "marketing_stopped"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    ACCESS_REPLY = "access_reply"
    NO_DATA = "no_data"
    ERASURE_REPLY = "erasure_reply"
    RECTIFICATION_REPLY = "rectification_reply"
    PORTABILITY_REPLY = "portability_reply"
    HEIR_REPLY = "heir_reply"
    PROCESSOR_FORWARD = "processor_forward"
    PROCESSOR_REPLY = "processor_reply"
    MANDATE_REQUEST = "mandate_request"
    MANDATE_INSUFFICIENT = "mandate_insufficient"
    AGENT_TOLD = "agent_told"
    UNIDENTIFIED = "unidentified"
    RESTRICTION_REPLY = "restriction_reply"
    RESTRICTION_LIFTING = "restriction_lifting"
    OBJECTION_REPLY = "objection_reply"
    AUTOMATED_REPLY = "automated_reply"
    COMPLAINT_REPLY = "complaint_reply"
    AUTHORITY_REPLY = "authority_reply"
    DIRECTIVE_RECEIPT = "directive_receipt"
    EXECUTION_REPORT = "execution_report"
    HEIR_CERTIFICATE = "heir_certificate"
    REFUSAL = "refusal"
    FEE = "fee"
    CLOSING_NOTE = "closing_note"
    EXTENSION = "extension"
    CLARIFICATION = "clarification"
    REMINDER = "reminder"
    PROVISIONAL_CLOSING = "provisional_closing"
    HAND_RECEIPT = "hand_receipt"


class FactMissing(DeskError):
    """A letter cannot be written without this fact; `fact` names it."""

    code = "letter.fact_missing"


@dataclass(frozen=True, slots=True)
class Company:
    """The company as a letter names it."""

    name: str
    address: tuple[str, ...]
    city: str
    officer: Officer
    authority: Authority


@dataclass(frozen=True, slots=True)
class Addressee:
    """The person written to; *address* may be empty for a letter sent by e-mail."""

    name: str
    email: str = ""
    address: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ToldGround:
    """A ground of a refusal, as a letter tells it.

    Attributes:
        code: of the ground in the catalogue, e.g. "R11".
        article: what it cites.
        scope: which part of the request it refuses, in words; "" for all of it.
        facts: what it rests on, in words, by key.
    """

    code: str
    article: Words = field(default_factory=dict)
    scope: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ToldFee:
    """A fee asked instead of refusing: the amount in cents of euro, and how it was calculated."""

    cents: int
    calculation: str


@dataclass(frozen=True, slots=True)
class AnsweredItem:
    """One right and what came of it.

    Attributes:
        right: which right.
        outcome: None until decided.
        reasons: why, for what was refused.
        quote: the person's own words that ask for it.
        grounds: on what a refusal, whole or partial, stands.
        fee: the fee asked; None where none is, or once it is paid.
        own_initiative: True for what nobody asked: the company does it of itself.
    """

    right: RightType
    outcome: Outcome | None = None
    reasons: str = ""
    quote: str = ""
    grounds: tuple[ToldGround, ...] = ()
    fee: ToldFee | None = None
    own_initiative: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """Something done, or kept back, as a letter tells it.

    Attributes:
        right: the right that it carries out.
        kind: "erased", "kept", "rectified", "recipient_told"... as in the case's measures.
        on: civil date.
        system: where; None for what concerns no system.
        what: the data, or the recipient.
        ground: key of the legal ground on which data are kept.
        reason: why, in words.
        until: last day on which data are kept, or on which a backup may still hold them.
    """

    right: RightType
    kind: str
    on: date
    system: System | None = None
    what: str = ""
    ground: str = ""
    reason: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ToldWish:
    """A wish for after death, and what became of it, as a letter tells it.

    Attributes:
        wish: keep, erase or communicate.
        processing: its name; empty for all of them.
        to_whom: who receives what is communicated.
        limit: what the law leaves of it.
        carried: how far it was carried out; None before a death.
        on: day of that.
        words: what was done, or why it was not done wholly.
    """

    wish: Wish
    processing: Words = field(default_factory=dict)
    to_whom: str = ""
    limit: Limit | None = None
    carried: Carried | None = None
    on: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class ToldDirective:
    """An entry of the register of directives, as the letter to its author tells it.

    Attributes:
        reference: of the entry.
        version: number of the version that holds.
        given_on: day on which the author gave it.
        wishes: what it asks for.
        designated: names of whoever is charged with it and can act, in order.
        depositary: who keeps the original of a general directive; "" for a specific one.
        revoked_on: day on which the author revoked it; None while it holds.
        unavailable: names of those designated who died or refused.
    """

    reference: str
    version: int
    given_on: date
    wishes: tuple[ToldWish, ...] = ()
    designated: tuple[str, ...] = ()
    depositary: str = ""
    revoked_on: date | None = None
    unavailable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found on one question, as a letter tells it.

    Attributes:
        right: the right for which it was examined; None for the whole case.
        kind: the question.
        on: civil date.
        ground: the answer, where the question has known ones.
        words: the facts, or the reasons.
        who: name of the person who examined.
    """

    right: RightType | None
    kind: AssessmentKind
    on: date
    ground: str = ""
    words: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class ToldExtension:
    """Two further months for one right, as a letter tells them.

    Attributes:
        right: which right.
        grounds: which of the law's grounds.
        reasons: the facts, in words.
        due_on: the new day, or the earlier one that is announced.
    """

    right: RightType
    grounds: tuple[ExtensionGround, ...]
    reasons: str
    due_on: date


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Something that the person was asked and did not answer, as a letter tells it.

    Attributes:
        kind: what it is about.
        since: day on which it was asked.
        reminded: days of the reminders, in order.
    """

    kind: Asked
    since: date
    reminded: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """Every fact that a letter may need; a kind that needs one that is absent refuses to be written.

    Attributes:
        company: who writes.
        addressee: who is written to.
        reference: case reference.
        received_on: day of receipt of the request.
        dated_on: day of the letter.
        items: what was asked, with outcomes where decided.
        due_on: last day to answer.
        by_email: True when the letter goes by e-mail.
        unsolicited_destroyed_on: day on which an identity document sent unasked was destroyed.
        unsolicited_received: True when one came, whether or not it is destroyed yet.
        policy_asks_document: True when the company's policy demands one of everybody.
        doubt: why identity is in doubt, in words.
        asked: the means asked for to confirm it; None offers every one.
        softer: why nothing softer than a copy would do, in words.
        representation: for whom the addressee writes; None for themselves.
        authority_gaps: keys of what the right to act for that person lacks.
        reply_to_person: True when answers go to that person instead.
        suspended: True while the time limit is suspended.
        stopped_on: day on which marketing stopped.
        stopped_in: systems that stopped.
        searched: systems searched.
        activities: processings for the information of Article 15(1).
        package_files: number of files in the export package; None without a package.
        told_by: how its password is given, one of `WAYS_OF_THE_PASSWORD`.
        done: what was done and what is kept, in order.
        corrections: values corrected.
        deceased: the person who died, on a request made after a death.
        principal: the controller to whom a processor forwards.
        forwarded_on: day on which the request left for that controller.
        complete_by: day by which lines of Article 15(1) that are still open will be told; None where none may be.
        examined: what was examined before deciding.
        residence_authority: the authority of the country where the person lives; None where that is the company's.
        directives: entries of the register that the request made, changed or ended.
        wishes: what the directives of the deceased ask for, and what became of it.
        policy_cites: article about data after death that the policy cites by a number it had before; "" otherwise.
        extensions: extensions that the letter notifies.
        question: what an access request is asked to specify, in words.
        joint: joint controllers of the data beside the company.
        open_questions: what was asked and is not answered.
        silence: why the case is closed until the answer comes, in words.
        remaining_days: calendar days that are left once it does; None where no clock is suspended.
        not_needed: why nobody had to check who asks, in words; "" otherwise.
        final_months: months after which a case closed until the answer comes is closed for good.
    """

    company: Company
    addressee: Addressee
    reference: str
    received_on: date
    dated_on: date
    items: tuple[AnsweredItem, ...]
    due_on: date | None = None
    by_email: bool = True
    unsolicited_destroyed_on: date | None = None
    unsolicited_received: bool = False
    policy_asks_document: bool = False
    doubt: str = ""
    asked: Rung | None = None
    softer: str = ""
    representation: Representation | None = None
    authority_gaps: tuple[str, ...] = ()
    reply_to_person: bool = False
    suspended: bool = False
    stopped_on: date | None = None
    stopped_in: tuple[System, ...] = ()
    searched: tuple[System, ...] = ()
    activities: tuple[Activity, ...] = ()
    package_files: int | None = None
    told_by: str = ""
    done: tuple[Done, ...] = ()
    corrections: tuple[Correction, ...] = ()
    deceased: Deceased | None = None
    principal: Principal | None = None
    forwarded_on: date | None = None
    complete_by: date | None = None
    examined: tuple[Examined, ...] = ()
    residence_authority: Authority | None = None
    directives: tuple[ToldDirective, ...] = ()
    wishes: tuple[ToldWish, ...] = ()
    policy_cites: str = ""
    extensions: tuple[ToldExtension, ...] = ()
    question: str = ""
    joint: tuple[JointController, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    silence: str = ""
    remaining_days: int | None = None
    final_months: int | None = None
    not_needed: str = ""


FactValue = str | int | date | Words | RightType | tuple["FactValue", ...]


@dataclass(frozen=True, slots=True)
class Say:
    """A paragraph: a key of the catalogue and the facts for its placeholders."""

    key: str
    facts: tuple[tuple[str, FactValue], ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """A heading; its words stand under the key, unless *words* brings its own."""

    key: str
    words: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listing:
    """A bullet list of sentences."""

    items: tuple[Say, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Labels (keys) and values: a sentence of the catalogue, or words of the company's own."""

    rows: tuple[tuple[str, Say | Words], ...]


@dataclass(frozen=True, slots=True)
class Warn:
    """A sentence set apart."""

    say: Say


Section = Say | Head | Listing | Grid | Warn


@dataclass(frozen=True, slots=True)
class LetterPlan:
    """A letter decided, not yet worded.

    Attributes:
        kind: which letter.
        facts: the facts it was planned from.
        sections: the body, in order.
    """

    kind: LetterKind
    facts: LetterFacts
    sections: tuple[Section, ...]
