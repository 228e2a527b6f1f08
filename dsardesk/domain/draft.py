"""What was read in an incoming message, before a person confirms anything."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from dsardesk.domain.rights import RightType

TO_CORRECT = "correction_requested"
"""Key of what a message asks to correct, e.g. "postal address"."""


class MessageKind(StrEnum):
    """What a message is, before a person confirms it."""

    REQUEST = "request"
    NOT_A_REQUEST = "not_a_request"
    UNCLEAR = "unclear"
    AUTHORITY_LETTER = "authority_letter"
    BREACH_NOTICE = "breach_notice"


class CaseLink(StrEnum):
    """What ties a message to an earlier request."""

    REMINDER = "reminder"
    DPA_COMPLAINT = "dpa_complaint"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class Represented:
    """The person whose data are meant, where the sender writes for somebody else.

    Attributes:
        name: of the data subject; "" where the message does not give it.
        relation: of the sender to that person, e.g. "heir", "lawyer", "guardian", "parent", "family_member".
        quote: the words that say so.
    """

    name: str
    relation: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One right proposed, with the sender's own words that caused it: an exact substring of the text or the subject."""

    right: RightType
    quote: str


class IdentitySign(StrEnum):
    """Why an attachment was taken for a copy of an identity document."""

    NAME = "name"  # Its file name says so.
    ANNOUNCED = "announced"  # The message says that one is enclosed, and this alone can be it.
    SAME = "same"  # The same file as another one.
    SEEN = "seen"  # The words in the picture say so.
    ENCLOSES = "encloses"  # A message with one in it.
    WHOLE = "whole"  # It holds the whole message, and so the copy.


@dataclass(frozen=True, slots=True)
class Attachment:
    """One part of the message.

    Attributes:
        name: safe file name, without any folder.
        media_type: declared type, e.g. "image/jpeg".
        size_bytes: size once decoded.
        identity_document: True when it is taken for a copy of an identity document, or a person said that it is one.
        content: decoded bytes.
        sign: why it was taken for one; None where it was not.
        told: what a person who looked said of it; None while nobody did.
    """

    name: str
    media_type: str
    size_bytes: int
    identity_document: bool
    content: bytes = field(repr=False)
    sign: IdentitySign | None = None
    told: bool | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    r"""A message understood, for a person to confirm.

    Attributes:
        raw: the message as it came, byte for byte.
        without_identity: the same message with each identity part replaced by a stub (name, type, size): the only
            form that may enter the vault.
        received_at: instant of arrival at the company's own mail server, with the source's offset; None if no
            trustworthy header says it.
        sent_at: the sender's own Date header; None if absent or unreadable.
        language: ISO 639-1 code of the sender's text.
        text: the sender's own new words (quoted tails cut), line breaks as "\n".
        identifiers: what the sender gave to be recognised by, e.g. {"customer_number": "20817"}; under
            `TO_CORRECT`, what is to be corrected, which nobody is recognised by.
        reached: address of the company's that the message was delivered to; "" if nothing says it.
        kind: what the message is.
        kind_quote: the words that say so, for an authority's letter or the notice of a breach; "" otherwise.
        received_on: day on which it first reached the company, as a colleague who passed it on quotes it, or a program
            that sent it says.
        letter_date: day that a letter bears; None if it bears none.
        case_link: what ties it to an earlier request; None for nothing.
        on_behalf_of: whose data are meant, where the sender writes for somebody else.
        asked_by: the words in which the sender sets a time limit of their own: noted, the law's holds.
        channel: how it seems to have come, by its form: "email", "post" for a letter or a scan, "form" for what a
            program sent; "" for words alone, of which somebody must say it.
        message_id: its own Message-ID, without brackets; "" where it bears none.
        thread: ids of the messages that it answers or follows, and of those passed on with it.
        cited: references of cases that it names, quoted tails included, e.g. "DSR-2026-0042", or "DSR-2026-0042/crm"
            with the system of a search.
    """

    raw: bytes = field(repr=False)
    without_identity: bytes = field(repr=False)
    sender_name: str
    sender_email: str
    received_at: datetime | None
    sent_at: datetime | None
    subject: str
    language: str
    text: str = field(repr=False)
    proposals: tuple[Proposal, ...]
    identifiers: dict[str, str]
    attachments: tuple[Attachment, ...]
    warnings: tuple[str, ...] = ()
    reached: str = ""
    kind: MessageKind = MessageKind.UNCLEAR
    kind_quote: str = ""
    received_on: date | None = None
    letter_date: date | None = None
    case_link: CaseLink | None = None
    on_behalf_of: Represented | None = None
    asked_by: str = ""
    channel: str = "email"
    message_id: str = ""
    thread: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()


def told_apart(draft: Draft) -> dict[str, list[int]]:
    """Numbers, from 1, of the attachments of which a person said another thing than was read; none of them named.

    "marked" are identity documents that nothing showed, "freed" those that are none.
    """
    parts = list(enumerate(draft.attachments, start=1))
    return {
        "marked": [number for number, each in parts if each.told and each.sign is None],
        "freed": [number for number, each in parts if each.told is False and not each.identity_document and each.sign],
    }
