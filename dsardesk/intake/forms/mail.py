"""E-mails (.eml), mailboxes of several (mbox), and e-mails whose content Outlook packed into a winmail.dat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dsardesk.domain.errors import UnreadableInput
from dsardesk.intake.attachments import attached_parts
from dsardesk.intake.content import decoded
from dsardesk.intake.damage import DAMAGED
from dsardesk.intake.forms import tnef
from dsardesk.intake.forms.message import Arrival, Bounds, File, Message
from dsardesk.intake.forms.wrapping import OCTETS, wrap
from dsardesk.intake.headers import file_name
from dsardesk.intake.letter import body_text
from dsardesk.intake.mime import Part, leaves, read_parts

MOST_MESSAGES = 200
ALL, TELLING = (
    ("from", "to", "subject", "date", "received", "message-id", "mime-version", "content-type", "return-path"),
    2,
)
_BEGINS = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From [^\r\n]{1,300}\d{4}[^\r\n]{0,20}\r?\n(?=[!-9;-~]{1,80}:)")
_ESCAPED = re.compile(rb"(?m)^>(>*From )")
_COUNTED = re.compile(rb"\A\s*\d{1,10}[ \t]*\r?\n(?=[!-9;-~]{1,80}:)")
_OWN_HEADERS = ("content-", "mime-version", "x-original")


def is_mail(content: bytes, *, fields: int = 1) -> bool:
    """True where at least that many fields of an e-mail stand at the top."""
    top = read_parts_of_head(_uncounted(content))
    return sum(name in top for name in ALL) >= fields


def read_parts_of_head(content: bytes) -> frozenset[str]:
    """Names of the header fields, lower case."""
    end = re.search(rb"\r?\n\r?\n|\r\r", content.lstrip()[:200_000])
    head = content.lstrip()[: end.start() if end else 200_000]
    return frozenset(name.lower() for name in read_parts(head + b"\n\n").headers)


def is_mailbox(content: bytes) -> bool:
    """True where several messages stand one after the other."""
    found = _BEGINS.finditer(content)
    return content.startswith(b"From ") and next(found, None) is not None and next(found, None) is not None


def read_mailbox(file: File, bounds: Bounds) -> Sequence[Arrival]:
    """Each message of a mailbox; UnreadableInput ("too_many_messages") where there are too many to triage."""
    starts = [found.start() for found in _BEGINS.finditer(file.content)]
    if len(starts) > MOST_MESSAGES:
        raise UnreadableInput(reason="too_many_messages")
    spans = pairwise([*starts, len(file.content)])
    return [read_mail(File("", "", _unescaped(file.content[start:end])), bounds) for start, end in spans]


def read_mail(file: File, bounds: Bounds) -> Arrival:
    """The e-mail as it came; where a winmail.dat holds its content, that content in its place."""
    bounds.step()
    raw = _uncounted(file.content)
    message = read_parts(raw)
    packed = next((part for part in leaves(message) if _is_packed(part, raw)), None)
    if packed is None:
        return Arrival(raw, letter=False)
    return wrap(_unpacked(message, packed, raw, bounds), File(file.name or "message.eml", OCTETS, raw))


def _unpacked(message: Part, packed: Part, raw: bytes, bounds: Bounds) -> Message:
    try:
        inner = tnef.read_tnef(File("", "", decoded(packed, raw)), bounds)
    except UnreadableInput:
        inner = Message("", files=(File(file_name(packed.headers), "", decoded(packed, raw)),), warnings=(DAMAGED,))
    said = body_text(message, raw)
    others = tuple(_as_file(part, raw) for part in attached_parts(message, raw) if part is not packed)
    return Message(said or inner.text, tuple(header_lines(message)), (*others, *inner.files), inner.warnings)


def header_lines(message: Part) -> Iterator[tuple[str, str]]:
    """Headers of a message but for those of its content, each on one line."""
    for name, value in message.headers.raw_items():
        if not name.lower().startswith(_OWN_HEADERS) and name.isascii():
            yield name, " ".join(str(value).split())


def _as_file(part: Part, raw: bytes) -> File:
    return File(file_name(part.headers), part.media_type, decoded(part, raw))


def _is_packed(part: Part, raw: bytes) -> bool:
    named = part.media_type in tnef.MEDIA_TYPES or file_name(part.headers).lower() == "winmail.dat"
    return named and decoded(part, raw).startswith(tnef.BEGINS)


def _uncounted(content: bytes) -> bytes:
    """An e-mail kept by Apple Mail (.emlx) without the line that counts its bytes."""
    counted = _COUNTED.match(content)
    return content[counted.end() :] if counted else content


def _unescaped(content: bytes) -> bytes:
    """A message out of a mailbox: its first line belongs to the mailbox, and so do marks before "From "."""
    return _ESCAPED.sub(rb"\1", content[content.index(b"\n") + 1 :]).rstrip(b"\r\n") + b"\n"
