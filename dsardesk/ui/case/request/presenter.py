"""The requester's own words, the marks on them, what came with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dsardesk.domain.draft import Attachment, Draft
from dsardesk.domain.requests import RequestItem
from dsardesk.intake.stub import stands_for
from dsardesk.services.case_page import CasePage
from dsardesk.wording import Catalogue, warning_sentence


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that ask for a right, and where they stand, counted as Qt does in UTF-16 units."""

    right: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AttachmentLine:
    """A file that came with the message; a copy of an identity document is only mentioned."""

    name: str
    size_bytes: int
    identity_document: bool


@dataclass(frozen=True, slots=True)
class RequestPart:
    """What the person wrote.

    Attributes:
        subject: of the message.
        text: the person's own words.
        marks: words that ask for each right, those that the text holds.
        attachments: what came with it.
        warnings: what the desk noticed, in sentences.
    """

    subject: str
    text: str
    marks: tuple[Mark, ...]
    attachments: tuple[AttachmentLine, ...]
    warnings: tuple[str, ...]


def request_part(page: CasePage, message: Draft, words: Catalogue) -> RequestPart:
    """What the person of the case wrote in *message*."""
    return RequestPart(
        subject=message.subject,
        text=message.text,
        marks=tuple(_marks(message.text, page.case.items, words)),
        attachments=tuple(_attachment(each, page) for each in message.attachments),
        warnings=tuple(warning_sentence(warning, words) for warning in message.warnings),
    )


def _attachment(attachment: Attachment, page: CasePage) -> AttachmentLine:
    """The attachment; where an identity document was taken out, what stood in its place says its name."""
    removed = stands_for(attachment.content) if page.case.identity.documents else None
    if removed is not None:
        return AttachmentLine(*removed, identity_document=True)
    return AttachmentLine(attachment.name, attachment.size_bytes, attachment.identity_document)


def _marks(text: str, items: tuple[RequestItem, ...], words: Catalogue) -> Iterator[Mark]:
    for item in items:
        start = text.find(item.quote) if item.quote else -1
        if start >= 0:
            before, quoted = _units(text[:start]), _units(item.quote)
            yield Mark(words.say(f"right.{item.right}"), item.quote, before, before + quoted)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
