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
    """The message below a forwarding line; None where there is none that names its sender."""
    lines = text.split("\n")
    # Some mail programs put above a message passed on what they put above one answered.
    marks = (cues.tails.forward, cues.tails.origin)
    folded = (fold(line).strip() for line in lines)
    start = next((n + 1 for n, line in enumerate(folded) if any(mark.match(line) for mark in marks)), None)
    return None if start is None else message_from(lines, start, cues)


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
