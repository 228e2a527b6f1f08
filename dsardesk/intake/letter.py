"""The letter inside a message: which parts are its text, which are attached, whose words they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dsardesk.domain.linking import cited
from dsardesk.intake.content import text_of
from dsardesk.intake.forwarding import forwarded, note_above, sent_by_colleague
from dsardesk.intake.headers import file_name, instant, mailbox, message_ids, value
from dsardesk.intake.mime import Part
from dsardesk.intake.quoting import own_words
from dsardesk.intake.receipt import received_at
from dsardesk.intake.stub import MARK
from dsardesk.intake.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from dsardesk.intake.cues import Cues

COVER_NOTE = 400
MOST_NOTES = 10
"""Colleagues who pass one message on, one after the other."""
SAME = 0.5
"""Share of the words of a page from which on the plain text beside it is a rendering of it."""
_WORD = re.compile(r"\w+")
PASSED_ON = "intake.forwarded_by_colleague"


class Letter(NamedTuple):
    """The request itself: who wrote it, when it came, what it says.

    Attributes:
        received_on: the day on which a colleague's note says that it came.
        message_id: its own id; that of a colleague's note where the letter stands in it without one.
        thread: ids of the messages that it follows, and that the note follows.
        cited: references of cases that it names, or the note.
    """

    sender_name: str
    sender_email: str
    subject: str
    text: str
    received_at: datetime | None
    sent_at: datetime | None
    warnings: tuple[str, ...]
    received_on: date | None = None
    message_id: str = ""
    thread: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()

    def tied(self, message: Part, full: str) -> Letter:
        """The letter with what ties it, or the *message* around it, to others; *full* are all words of that."""
        own = next(iter(message_ids(message.headers, "message-id")), "")
        thread = (*self.thread, *message_ids(message.headers, "in-reply-to", "references"))
        named = (*self.cited, *cited(f"{value(message.headers, 'subject')}\n{full}"))
        return self._replace(
            message_id=self.message_id or own,
            thread=tuple(dict.fromkeys(thread)),
            cited=tuple(dict.fromkeys(named)),
        )


def read_letter(message: Part, raw: bytes, cues: Cues) -> Letter:
    """The sender's letter; where a colleague only passes a message on, the letter inside it."""
    full = body_text(message, raw)
    own = own_words(full, cues.tails)
    if sent_by_colleague(message.headers) and _is_note(full, cues):
        inner = next(attached_messages(message), None)
        if inner:
            letter = read_letter(inner, raw, cues)
            return letter._replace(warnings=(PASSED_ON, *letter.warnings)).tied(message, full)
        passed_on = _passed_on(full, _domain(mailbox(message.headers)[1]), cues)
        if passed_on:
            return passed_on.tied(message, full)
    name, address = mailbox(message.headers)
    arrived = received_at(message.headers)
    missing = () if arrived else ("intake.no_received",)
    sent = instant(value(message.headers, "date"))
    # A message saved without its way here arrived on the day it bears or later: the earlier due date is the safe one.
    day = sent.date() if sent and not arrived else None
    subject = value(message.headers, "subject")
    return Letter(name, address, subject, own, arrived, sent, missing, day).tied(message, full)


def _is_note(full: str, cues: Cues) -> bool:
    """True for few words above a message passed on, or few words at all."""
    return len(own_words(note_above(full, cues), cues.tails)) <= COVER_NOTE


def _domain(address: str) -> str:
    return address.rpartition("@")[2].lower()


def _passed_on(full: str, house: str, cues: Cues) -> Letter | None:
    """A letter quoted below a colleague's note, or below those of several.

    It reached the company before the note was sent, at a time that no server's header tells: a person must say it.
    """
    inner = forwarded(full, cues)
    if not inner:
        return None
    for _ in range(MOST_NOTES):
        note = _domain(inner.sender_email) == house and _is_note(inner.text, cues)
        inner = (forwarded(inner.text, cues) if note else None) or inner
    warnings = (PASSED_ON, "intake.no_received")
    own = own_words(inner.text, cues.tails)
    return Letter(inner.sender_name, inner.sender_email, inner.subject, own, None, None, warnings, inner.sent_on)


def body_text(message: Part, raw: bytes) -> str:
    """All text of one message that is neither attached nor part of an attached message, quoted tails included."""
    texts = (text_of(part, raw).strip("\n") for part in _chosen(message, raw))
    return "\n\n".join(text for text in texts if text.strip())


def attached_messages(message: Part) -> Iterator[Part]:
    """Messages attached to this one, not those attached to them."""
    for child in message.children:
        if message.media_type == "message/rfc822":
            yield child
        else:
            yield from attached_messages(child)


def is_letter_text(part: Part) -> bool:
    """True for a part that a mail program shows as the letter, not as an attachment."""
    disposition = str(part.headers.get("content-disposition", "")).strip().lower()
    return (
        part.media_type in {"text/plain", "text/html"}
        and not part.children
        and not disposition.startswith("attachment")
        and not file_name(part.headers)
        and MARK not in part.headers
    )


def _chosen(part: Part, raw: bytes) -> Iterator[Part]:
    """Text parts to read: of several renderings of one text, the plain one if it says what the others say."""
    if part.media_type == "message/rfc822":
        return
    if not part.children:
        if is_letter_text(part):
            yield part
    elif part.media_type == "multipart/alternative":
        options = [list(_chosen(child, raw)) for child in part.children]
        said = [option for option in options if any(text_of(each, raw).strip() for each in option)]
        plain = next((option for option in said if option[0].media_type == "text/plain"), None)
        # A page beside a plain "your program cannot show this" is what everybody else sees.
        unlike = [option for option in said if plain and option is not plain and not _repeats(plain, option, raw)]
        yield from unlike[0] if unlike else plain or (said or [[]])[0]
    else:
        for child in part.children:
            yield from _chosen(child, raw)


def _repeats(plain: list[Part], page: list[Part], raw: bytes) -> bool:
    """True where *plain* says most of what *page* says."""
    said, shown = (set(_WORD.findall(fold(" ".join(text_of(each, raw) for each in parts)))) for parts in (plain, page))
    return len(shown & said) >= SAME * len(shown)
