"""Header values as a person reads them: words decoded, addresses, dates, safe file names."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from email.errors import MessageError
from email.header import decode_header
from email.utils import getaddresses, parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from email.message import Message

MAX_NAME = 120
MAX_VALUE = 10_000
MOST_IDS = 100

_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
_UNSAFE = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_ADDRESS = re.compile(r"[^\s<>\"'(),;:]+@[^\s<>\"'(),;:]+")
_MESSAGE_ID = re.compile(r"<([^<>]{3,250})>")
_EXTENSIONS = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/html": ".html",
    "message/rfc822": ".eml",
}


def values(headers: Message, name: str) -> list[str]:
    """Every value of the field *name*, topmost first, decoded and on one line."""
    return [_plain(str(value)[:MAX_VALUE]) for key, value in headers.raw_items() if key.lower() == name.lower()]


def value(headers: Message, name: str) -> str:
    """The first value of the field *name*; "" where there is none."""
    found = values(headers, name)
    return found[0] if found else ""


def mailbox(headers: Message, name: str = "from") -> tuple[str, str]:
    """Name and address of the first mailbox of the field *name*; "" for what is missing."""
    found = mailboxes(headers, name)
    return found[0] if found else ("", "")


def mailboxes(headers: Message, name: str) -> list[tuple[str, str]]:
    """(name, address) of each mailbox of the field *name*.

    Addresses are split before words are decoded: an encoded name may hide a comma or a second address.
    """
    raw = [str(text)[:MAX_VALUE] for key, text in headers.raw_items() if key.lower() == name.lower()]
    found = [(_plain(said).strip("\"' "), address) for said, address in getaddresses(raw) if "@" in address]
    return found or [(said[: at.start()].strip('<" '), at[0]) for said in raw if (at := _ADDRESS.search(said))]


def message_ids(headers: Message, *names: str) -> tuple[str, ...]:
    """Ids of messages in the fields of those *names*, each once, without the brackets."""
    told = (text for name in names for text in values(headers, name))
    found = (re.sub(r"\s", "", each) for text in told for each in _MESSAGE_ID.findall(text))
    return tuple(dict.fromkeys(found))[:MOST_IDS]


def instant(text: str) -> datetime | None:
    """The moment a date header says, with its offset; UTC where it declines to say one; None if unreadable."""
    try:
        moment = parsedate_to_datetime(text.strip())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def file_name(headers: Message) -> str:
    """The name the sender gave to a part, decoded, not yet safe; "" where there is none."""
    try:
        return _plain((headers.get_filename() or "")[:MAX_VALUE])
    except (MessageError, ValueError, TypeError, LookupError):
        return ""


def safe_name(name: str, media_type: str, number: int) -> str:
    """A file name that stays in its folder on every system; "attachment-*number*" where nothing usable is left."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    # Format characters (category Cf) can turn "fdp.exe" around on screen.
    seen = "".join(c for c in last if unicodedata.category(c) not in {"Cf", "Cc", "Cs", "Zl", "Zp"})
    clean = _UNSAFE.sub("_", seen).strip(". ")
    if not clean:
        return f"attachment-{number}{_EXTENSIONS.get(media_type, '.bin')}"
    if _RESERVED.match(clean):
        clean = "_" + clean
    stem, dot, extension = clean.rpartition(".")
    if not dot or len(extension) > MAX_NAME // 4:
        return clean[:MAX_NAME].rstrip(". ")
    return stem[: MAX_NAME - len(extension) - 1] + dot + extension


def _plain(text: str) -> str:
    """Decoded words, one line, no control characters."""
    joined = re.sub(r"\s+", " ", _words(text))
    return "".join(c for c in joined if unicodedata.category(c) not in {"Cc", "Cs"}).strip()


def _words(text: str) -> str:
    if "=?" not in text:
        return text
    try:
        pieces = decode_header(re.sub(r"[\r\n]+", " ", text))
    except (MessageError, ValueError):
        return text
    return "".join(_word(data, charset) for data, charset in pieces)


def _word(data: str | bytes, charset: str | None) -> str:
    if isinstance(data, str):
        return data
    try:
        return data.decode(charset or "latin-1")
    except (LookupError, ValueError):
        return data.decode("utf-8", "replace")
