"""A message as Outlook thinks of it: a table of numbered properties, whatever they are kept in."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.errors import MessageError
from email.parser import HeaderParser
from email.policy import compat32
from email.utils import format_datetime

from dsardesk.intake.forms.message import File, Message
from dsardesk.intake.forms.pages import pictures_of_page, words_of_page
from dsardesk.intake.forms.rtf import rtf_text, unpack_rtf
from dsardesk.intake.forms.wrapping import mailbox_line

Properties = dict[int, tuple[int, bytes]]
"""(type, value) by number, as MS-OXPROPS numbers them."""

STRING8, UNICODE, BINARY, OBJECT, TIME, INTEGER = 0x1E, 0x1F, 0x102, 0xD, 0x40, 0x3
SUBJECT, HEADERS, BODY, HTML, RTF = 0x37, 0x7D, 0x1000, 0x1013, 0x1009
SENDER_NAME, SENDER_ADDRESS, SENDER_SMTP = 0x0C1A, 0x0C1F, 0x5D01
MEANT_NAME, MEANT_ADDRESS, MEANT_SMTP = 0x42, 0x65, 0x5D02
SENT, DELIVERED, SHOWN_TO, PAGE = 0x39, 0x0E06, 0x0E04, 0x3FFD
MESSAGE_ID, REFERENCES, IN_REPLY_TO = 0x1035, 0x1039, 0x1042
LONG_NAME, SHORT_NAME, SHOWN_NAME, DATA, MEDIA_TYPE = 0x3707, 0x3704, 0x3001, 0x3701, 0x370E
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_FIRST_YEAR = 1980
_OWN_HEADERS = ("content-", "mime-version", "bcc", "x-original")


def text(properties: Properties, *numbers: int) -> str:
    """The first of those properties that says something; "" without any."""
    return next((said for number in numbers if (said := _text(properties, number)).strip()), "")


def instant(properties: Properties, number: int) -> datetime | None:
    """A moment; None where it is not said: an unsent message claims the year 1601."""
    kind, value = properties.get(number, (0, b""))
    try:
        moment = _EPOCH + timedelta(microseconds=int.from_bytes(value[:8], "little") // 10)
    except OverflowError:
        return None
    return moment if kind == TIME and moment.year >= _FIRST_YEAR else None


def integer(properties: Properties, number: int) -> int:
    """A whole number; 0 where it is not said."""
    return int.from_bytes(properties.get(number, (0, b""))[1][:4], "little")


def message_of(properties: Properties, files: Sequence[File], warnings: Sequence[str] = ()) -> Message:
    """The message that those properties tell."""
    headers = _as_sent(text(properties, HEADERS))
    named = {name.lower() for name, _ in headers}
    own = tuple(each for each in _told(properties) if each[1] and each[0].lower() not in named)
    drawn = pictures_of_page(_html(properties))
    return Message(_body(properties), (*headers, *own), (*files, *drawn), tuple(warnings))


def attachment_of(properties: Properties, content: bytes) -> File:
    """An attachment by its properties."""
    return File(text(properties, LONG_NAME, SHORT_NAME, SHOWN_NAME), text(properties, MEDIA_TYPE).lower(), content)


def _text(properties: Properties, number: int) -> str:
    kind, value = properties.get(number, (0, b""))
    if kind == UNICODE:
        return value.decode("utf-16-le", "replace").rstrip("\x00")
    if kind == STRING8:
        return value.decode(_page(properties), "replace").rstrip("\x00")
    return ""


def _page(properties: Properties) -> str:
    page = integer(properties, PAGE)
    try:
        return codecs.lookup("utf-8" if page == 65001 else f"cp{page}").name  # noqa: PLR2004  Windows' number of UTF-8.
    except LookupError:
        return "cp1252"


def _as_sent(headers: str) -> tuple[tuple[str, str], ...]:
    """Headers that came over the internet, but those that describe content that is laid out anew."""
    try:
        items = HeaderParser(policy=compat32).parsestr(headers.strip() + "\n\n").raw_items()
        kept = [(name, " ".join(str(value).split())) for name, value in items]
    except (MessageError, ValueError):
        return ()
    return tuple(each for each in kept if not each[0].lower().startswith(_OWN_HEADERS) and each[0].isascii())


def _told(properties: Properties) -> tuple[tuple[str, str], ...]:
    """Headers from what Outlook noted."""
    sent = instant(properties, SENT)
    address = text(properties, SENDER_SMTP, MEANT_SMTP) or text(properties, SENDER_ADDRESS, MEANT_ADDRESS)
    return (
        ("From", mailbox_line(text(properties, SENDER_NAME, MEANT_NAME), address if "@" in address else "")),
        ("To", text(properties, SHOWN_TO)),
        ("Subject", text(properties, SUBJECT)),
        ("Date", format_datetime(sent) if sent else ""),
        ("Message-ID", text(properties, MESSAGE_ID)),
        ("In-Reply-To", text(properties, IN_REPLY_TO)),
        ("References", text(properties, REFERENCES)),
    )


def _body(properties: Properties) -> str:
    """The words: those written as plain text, else those of the page, else those of the rich text."""
    plain = text(properties, BODY)
    if plain:
        return plain.replace("\r\n", "\n")
    said = words_of_page(_html(properties))
    return said or rtf_text(unpack_rtf(properties.get(RTF, (0, b""))[1]))


def _html(properties: Properties) -> bytes:
    """The page as it was written; b"" without one."""
    kind, page = properties.get(HTML, (0, b""))
    return page if kind == BINARY else text(properties, HTML).encode()
