"""What a letter is made of: its kind, and its sections by the keys of their words in the letters catalogue.

A plan names sections by key, in order. Nothing is decided later: the printer of letters only pours facts into words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dsardesk.domain.letter_facts import LetterFacts
from dsardesk.domain.rights import RightType
from dsardesk.domain.words import Words


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
