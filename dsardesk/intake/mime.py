"""The tree of a message's parts, each with the bytes it occupies in the message.

One walker gives both what the message says and what must be cut out of it, so that the two can never disagree about
where a part begins and ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.errors import MessageError
from email.message import Message
from email.parser import HeaderParser
from email.policy import compat32
from typing import TYPE_CHECKING

from dsardesk.domain.errors import UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 40
MAX_PARTS = 2000

_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_FIELD = re.compile(rb"[!-9;-~]+[ \t]*:")
_BREAKS = b"\r\n"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a message; offsets count bytes of the whole message.

    Attributes:
        start: first byte of its header lines.
        body: first byte after the blank line that closes them.
        end: byte after its last one; the line break that belongs to a boundary is not in it.
        headers: its header fields, undecoded.
        media_type: lower case, e.g. "text/plain".
        children: parts of a multipart, or the one message inside message/rfc822.
        inside: media types of the parts around it, outermost first.
        host: the text part in whose words it stands; its offsets count bytes of that one's content, decoded.
        content: what stands there, decoded; b"" for a part of its own.
    """

    start: int
    body: int
    end: int
    headers: Message
    media_type: str
    children: tuple[Part, ...]
    inside: tuple[str, ...]
    host: Part | None = None
    content: bytes = b""

    @property
    def is_message(self) -> bool:
        """True for the message itself and for one attached to it: its headers are those of an e-mail."""
        return not self.inside or self.inside[-1] == "message/rfc822"


def read_parts(raw: bytes) -> Part:
    """The whole message as a tree of parts; damage gives fewer or larger parts, not an error.

    Raises:
        UnreadableInput: no honest message has so many parts, or so deep ("too_many_parts"); one left unlooked at could
            be an identity document.
    """
    start = _skip_envelope(raw)
    return _Walker(raw).part(start, len(raw), ())


def leaves(part: Part) -> Iterator[Part]:
    """Parts that hold content, in the order of the message."""
    if not part.children:
        yield part
    for child in part.children:
        yield from leaves(child)


def _skip_envelope(raw: bytes) -> int:
    """Bytes that come before the first header: byte order mark, blank lines, an mbox "From " line."""
    start = 3 if raw.startswith(b"\xef\xbb\xbf") else 0
    while start < len(raw) and raw[start] in _BREAKS:
        start += 1
    if raw.startswith(b"From ", start):
        start = _line_end(raw, start, len(raw))
    return start


def _line_end(raw: bytes, start: int, end: int) -> int:
    line = _LINE.match(raw, start, end)
    return line.end() if line else end


class _Walker:
    """Cuts one message into parts, within bounds that no honest message reaches."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._count = 0

    def part(self, start: int, end: int, inside: tuple[str, ...]) -> Part:
        self._count += 1
        if self._count > MAX_PARTS or len(inside) > MAX_DEPTH:
            raise UnreadableInput(reason="too_many_parts")
        head_end, body = self._header_span(start, end)
        headers = HeaderParser(policy=compat32).parsestr(_tidy(self._raw[start:head_end]))
        media_type = headers.get_content_type()
        if inside and inside[-1] == "multipart/digest" and "content-type" not in headers:
            media_type = "message/rfc822"
        children = self._children(headers, media_type, body, end, inside)
        return Part(start, body, end, headers, media_type, children, inside)

    def _header_span(self, start: int, end: int) -> tuple[int, int]:
        """Where the header lines end, and where the body starts: a line that is no header ends them too."""
        at = start
        while at < end:
            after = _line_end(self._raw, at, end)
            line = self._raw[at:after]
            if not line.strip(_BREAKS):
                return at, after
            if not _FIELD.match(line) and not (at > start and line[:1] in {b" ", b"\t"}):
                return at, at
            at = after
        return end, end

    def _children(
        self, headers: Message, media_type: str, body: int, end: int, inside: tuple[str, ...]
    ) -> tuple[Part, ...]:
        within = (*inside, media_type)
        if media_type == "message/rfc822" and not is_encoded(headers):
            return (self.part(body, end, within),)
        boundary = boundary_of(headers) if media_type.startswith("multipart/") else b""
        if not boundary:
            return ()
        return tuple(self.part(*span, within) for span in self._spans(boundary, body, end))

    def _spans(self, boundary: bytes, body: int, end: int) -> Iterator[tuple[int, int]]:
        """Bytes between boundary lines.

        Parts that follow the closing line are kept as well: a mail program may show them, so they must be looked at.
        """
        # It begins with its signs, so that the search leaps from one pair of dashes to the next.
        line = re.compile(rb"--(?:(?<=[\r\n]--)|(?<=\A--))" + re.escape(boundary) + rb"(--)?[ \t]*(?:\r\n|\r|\n|\Z)")
        start = None
        for found in line.finditer(self._raw[body:end]):
            if start is not None:
                yield start, max(start, self._before_break(body + found.start()))
            start = None if found[1] else body + found.end()
        if start is not None:
            yield start, end

    def _before_break(self, at: int) -> int:
        for size, ending in ((2, b"\r\n"), (1, b"\n"), (1, b"\r")):
            if self._raw[at - size : at] == ending:
                return at - size
        return at


def _tidy(head: bytes) -> str:
    """Header lines as text; the old form "From : x" is read like "From: x"."""
    return re.sub(r"(?m)^([!-9;-~]+)[ \t]+:", r"\1:", characters(head))


def characters(data: bytes) -> str:
    """Text of bytes whose character set nobody says: UTF-8, else Windows Western European."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def is_encoded(headers: Message) -> bool:
    """True where the body is base64 or quoted-printable, so that its bytes are not the content's own."""
    return transfer_encoding(headers) in {"base64", "quoted-printable"}


def transfer_encoding(headers: Message) -> str:
    """The declared transfer encoding, lower case; "" where none is."""
    value = str(headers.get("content-transfer-encoding", ""))
    return value.partition(";")[0].strip().lower()


def boundary_of(headers: Message) -> bytes:
    """What parts the parts of a multipart, its header's lines put together; b"" where it does not say."""
    try:
        return re.sub(r"[\r\n]+", "", headers.get_boundary() or "").encode()
    except (MessageError, ValueError, TypeError, LookupError):
        return b""
