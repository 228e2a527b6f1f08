"""A request that a colleague passed on: whose words they are, and where they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dsardesk.intake.dates import first_day
from dsardesk.intake.headers import mailbox, mailboxes
from dsardesk.intake.words import fold

if TYPE_CHECKING:
    from datetime import date
    from email.message import Message

    from dsardesk.intake.cues import Cues

_HEADER_LINES, _LONGEST_LINE = 12, 1000
_ADDRESS = re.compile(r"[^\s<>\"'(),;:\[\]]+@[^\s<>\"'(),;:\[\]]+")
_FIELD = re.compile(r"[\s*]*[^\W\d_][\w. -]{0,24}[\s*]*:[\s*]*\S")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NEXT_FIELDS = 2

_SUBJECT = re.compile(
    r"(?i)[\s*]*(?:subject|objet|betreff|asunto|oggetto|onderwerp|assunto|predmet|temat|subiect|θέμα|ämne|amne|aihe)"
    r"[\s*]*:[\s*]*(.*)"
)


class Forwarded(NamedTuple):
    """A message quoted whole inside a colleague's own.

    Attributes:
        sent_on: the day that its quoted header says; None if it says none.
    """

    sender_name: str
    sender_email: str
    subject: str
    text: str
    sent_on: date | None = None


def sent_by_colleague(headers: Message) -> bool:
    """True where sender and addressee write from one domain: the request came to the company before this message."""
    _, sender = mailbox(headers)
    domains = {address.rpartition("@")[2].lower() for _, address in mailboxes(headers, "to")}
    return bool(sender) and sender.rpartition("@")[2].lower() in domains


def forwarded(text: str, cues: Cues) -> Forwarded | None:
    """The message below a forwarding line or a bare header; None where there is none that names its sender."""
    lines = text.split("\n")
    start = _start(lines, cues)
    return None if start is None else message_from(lines, start, cues)


def note_above(text: str, cues: Cues) -> str:
    """What stands above a message passed on; the whole text where none is."""
    lines = text.split("\n")
    return "\n".join(lines[: _start(lines, cues)])


def _start(lines: list[str], cues: Cues) -> int | None:
    """Line at which a message passed on begins."""
    # Some mail programs put above a message passed on what they put above one answered.
    marks = (cues.tails.forward, cues.tails.origin)
    for number, line in enumerate(lines):
        folded = fold(line[:_LONGEST_LINE]).strip()
        if any(mark.match(folded) for mark in marks):
            return number + 1
        if cues.tails.forward_from.match(folded) and _is_header(lines, number):
            return number
    return None


def _is_header(lines: list[str], at: int) -> bool:
    """True where a sender's address, a day and one more field begin a paragraph, as some programs write them."""
    following = [line[:_LONGEST_LINE] for line in lines[at + 1 : at + 1 + _NEXT_FIELDS]]
    return (
        not "".join(lines[max(at - 1, 0) : at]).strip(" _")
        and bool(_ADDRESS.search(lines[at][:_LONGEST_LINE]))
        and len(following) == _NEXT_FIELDS
        and all(_FIELD.match(line) for line in following)
        and any(_YEAR.search(line) for line in following)
    )


def message_from(lines: list[str], start: int, cues: Cues) -> Forwarded | None:
    """The message whose sender, subject and so on stand from line *start*; None where no sender's address does."""
    first = next((n for n in range(start, len(lines)) if lines[n].strip()), start)
    size = next((n for n, line in enumerate(lines[first : first + _HEADER_LINES]) if not line.strip()), _HEADER_LINES)
    head, body = [line[:_LONGEST_LINE] for line in lines[first : first + size]], lines[first + size :]
    said = next((line for line in head if cues.tails.forward_from.match(fold(line).strip())), "")
    address = _ADDRESS.search(said)
    if not address:
        return None
    name = said[said.index(":") + 1 : address.start()] if ":" in said[: address.start()] else ""
    return Forwarded(
        name.strip("\"'<[ \u00a0"), address[0], _subject(head), "\n".join(body).strip("\n"), _sent_on(head, cues)
    )


def _subject(head: list[str]) -> str:
    """The forwarded subject: the field that the languages name differently but place alike."""
    found = (_SUBJECT.match(line) for line in head)
    return next((match[1].strip() for match in found if match), "")


def _sent_on(head: list[str], cues: Cues) -> date | None:
    """The day in the quoted header: the field that holds one, whatever the language calls it."""
    fields = (line for line in head if ":" in line and not _ADDRESS.search(line) and not _SUBJECT.match(line))
    return next((day for line in fields if (day := first_day(line, cues.months))), None)
