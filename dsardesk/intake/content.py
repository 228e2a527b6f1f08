"""Content of one part, decoded: bytes for an attachment, characters for text."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from email.errors import MessageError
from typing import TYPE_CHECKING

from dsardesk.intake.inlaid import UUENCODED, inlaid, uudecoded, without_inlaid
from dsardesk.intake.markup import html_to_text
from dsardesk.intake.mime import Part, characters, transfer_encoding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

MAX_TEXT_BYTES = 4 * 1024 * 1024


def decoded(part: Part, raw: bytes) -> bytes:
    """Bytes of a part once its transfer encoding is undone; as much as can be read of a damaged one."""
    if part.host is not None:
        return part.content
    body = raw[part.body : part.end]
    encoding = transfer_encoding(part.headers)
    if encoding == "base64":
        return _base64(body)
    if encoding == "quoted-printable":
        return quopri.decodestring(body)
    return uudecoded(body) if encoding in UUENCODED else body


def encoded(content: bytes, part: Part) -> bytes:
    """What stands in the message for that *content* of *part*, under the transfer encoding that it declares."""
    encoding = transfer_encoding(part.headers)
    if encoding == "base64":
        return base64.encodebytes(content).replace(b"\n", b"\r\n")
    return binascii.b2a_qp(content) if encoding == "quoted-printable" else content


def parts_within(part: Part, raw: bytes) -> Iterator[Part]:
    """The files inside the words of a text part, as parts of their own."""
    for each in inlaid(decoded(part, raw)):
        around = (*part.inside, part.media_type, "multipart/related")
        yield Part(each.start, each.start, each.end, each.headers, each.media_type, (), around, part, each.content)


def text_of(part: Part, raw: bytes) -> str:
    """Text of a text part: characters decoded, HTML reduced to its words, lines ended by a line feed."""
    data = without_inlaid(decoded(part, raw))[:MAX_TEXT_BYTES]
    text = _characters(data, _parameter(part.headers, "charset"))
    if part.media_type == "text/html":
        text = html_to_text(text)
    text = re.sub(r"\r\n?", "\n", text)
    if _parameter(part.headers, "format").lower() == "flowed":
        text = _unflowed(text, joined=_parameter(part.headers, "delsp").lower() == "yes")
    return text


def _base64(body: bytes) -> bytes:
    """Decoded bytes; stray characters are skipped, a last broken group is dropped."""
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
    whole = letters[: len(letters) - (len(letters) % 4 == 1)]
    try:
        return binascii.a2b_base64(whole + b"=" * (-len(whole) % 4))
    except binascii.Error:
        return b""


def _characters(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset or "utf-8")
    except (LookupError, ValueError):
        return characters(data)


def _unflowed(text: str, *, joined: bool) -> str:
    """Paragraphs put together again where a line's last space says that it continues (RFC 3676)."""
    out: list[str] = []
    open_line = False
    for line in text.split("\n"):
        bare = line.removeprefix(" ")
        if open_line:
            out[-1] += bare
        else:
            out.append(bare)
        open_line = bare.endswith(" ") and bare != "-- " and not bare.startswith(">")
        if open_line and joined:
            out[-1] = out[-1][:-1]
    return "\n".join(out)


def _parameter(headers: Message, name: str) -> str:
    try:
        value = headers.get_param(name)
    except (MessageError, ValueError, TypeError, LookupError):
        return ""
    if isinstance(value, tuple):
        return str(value[2])
    return value or ""
