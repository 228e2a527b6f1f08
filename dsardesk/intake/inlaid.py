"""Files that stand inside the words of a letter: pictures in a page's `data:` addresses, uuencoded blocks of a text."""

from __future__ import annotations

import base64
import binascii
import re
from email.message import Message
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote_to_bytes

from dsardesk.intake.mime import characters

if TYPE_CHECKING:
    from collections.abc import Iterable

FEWEST_BYTES = 200
"""A picture of fewer counts readers or draws a line: nobody can read an identity document in it."""
UUENCODED = frozenset({"x-uuencode", "uuencode", "x-uue"})
REMOVED = "x-identity-document"
# An address goes on over a line break where another long line of it follows, or its last one: words do not.
_BREAK = rb"[\r\n][ \t\r\n]*+(?=[^\s\"'<>]{40}|[A-Za-z0-9+/=]{0,100}+\s*+[\"')>])"
_ADDRESS = re.compile(
    rb"(?i)data:(?P<type>image/[a-z0-9.+-]{1,60}|application/(?:pdf|octet-stream)|text/plain(?=;x-identity-document))"
    rb"(?P<said>(?:;[^;,\"'<>\s]{0,200}){0,6}),"
    rb"(?P<content>(?:[^\s\"'<>()&\\;,]++|" + _BREAK + rb"|&#x?[0-9a-f]{1,4};)*)"
)
_BLOCK = re.compile(
    rb"(?m)^begin(?:(?P<base64>-base64)? )[0-7]{3,4} (?P<name>[^\r\n]{1,200})(?:\r\n|\r|\n)"
    rb"(?P<content>(?(base64)(?:(?!====)[A-Za-z0-9+/=]{1,90}(?:\r\n|\r|\n))+|(?:[ -`]{1,90}(?:\r\n|\r|\n))+))"
    rb"(?:[ \t]*(?:\r\n|\r|\n)?(?:end|====)[ \t]*(?=\r|\n|\Z))?"
)
_ENTITY = re.compile(rb"&#(x?)([0-9a-fA-F]{1,4});")
_TYPES = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "tif": "image/tiff"}
_TYPES |= {"tiff": "image/tiff", "heic": "image/heic", "webp": "image/webp", "pdf": "application/pdf"}
_FIRST_LETTER, _MOST_ON_A_LINE = 32, 63


class Inlaid(NamedTuple):
    """One file inside a text.

    Attributes:
        start: where it begins among the text's bytes.
        end: where it ends.
        name: as the sender wrote it; "" for a picture of a page.
        media_type: lower case.
        content: decoded.
        drawn: True for a picture of a page.
        removed: True for what stands in the place of an identity document.
    """

    start: int
    end: int
    name: str
    media_type: str
    content: bytes
    drawn: bool
    removed: bool

    @property
    def headers(self) -> Message:
        """Header fields, as if it were a part of its own."""
        fields = Message()
        fields["Content-Type"] = self.media_type
        if self.name:
            fields.add_header("Content-Disposition", "attachment", filename=self.name)
        if self.drawn:
            fields["Content-ID"] = "<inlaid>"
        if self.removed:
            fields[REMOVED] = "removed"
        return fields


def inlaid(text: bytes) -> list[Inlaid]:
    """The files inside *text*, in order; none overlaps another, and those of a few bytes are left out."""
    blocks = list(map(_of_block, _BLOCK.finditer(text)))
    addresses = filter(None, map(_of_address, _ADDRESS.finditer(text)))
    outside = (each for each in addresses if not any(block.start <= each.start < block.end for block in blocks))
    return sorted([*(block for block in blocks if block.content), *outside])


def without_inlaid(text: bytes) -> bytes:
    """*text* without the files inside it, however small."""
    return _ADDRESS.sub(b" ", _BLOCK.sub(b"", text))


def with_stubs(text: bytes, stubs: Iterable[tuple[int, int, bytes]]) -> bytes:
    """*text*, what stands from each start to its end replaced by that stub, in the form in which it stood there."""
    for start, end, stub in sorted(stubs, reverse=True):
        text = text[:start] + _spelled(text, start, stub) + text[end:]
    return text


def uudecoded(body: bytes) -> bytes:
    """Content of the first uuencoded block of *body*; *body* itself where there is none."""
    found = _BLOCK.search(body)
    return _of_block(found).content if found else body


def _spelled(text: bytes, start: int, stub: bytes) -> bytes:
    encoded = base64.b64encode(stub)
    if text[start : start + 5].lower() == b"data:":
        return f"data:text/plain;{REMOVED}=removed;base64,".encode() + encoded
    return f"begin-base64 644 {REMOVED}.txt".encode() + b"\r\n" + encoded + b"\r\n===="


def _of_address(found: re.Match[bytes]) -> Inlaid | None:
    """A picture or document of a page; None for another text, and for what is too small to be looked at."""
    media_type, said = found["type"].decode().lower(), found["said"].lower()
    removed = REMOVED.encode() in said
    content = unquote_to_bytes(_ENTITY.sub(_sign, found["content"]))
    if b";base64" in said:
        content = _from_base64(content)
    if not removed and len(content) < FEWEST_BYTES:
        return None
    return Inlaid(found.start(), found.end(), "", media_type, content, drawn=True, removed=removed)


def _of_block(found: re.Match[bytes]) -> Inlaid:
    name = characters(found["name"]).strip()
    lines = re.split(rb"[\r\n]+", found["content"])
    content = _from_base64(found["content"]) if found["base64"] else b"".join(map(_of_line, lines))
    media_type = _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
    return Inlaid(found.start(), found.end(), name, media_type, content, drawn=False, removed=name == f"{REMOVED}.txt")


def _of_line(line: bytes) -> bytes:
    """Bytes of one line; spaces at its end may have been lost on the way."""
    if not line:
        return b""
    size = (line[0] - _FIRST_LETTER) % (_MOST_ON_A_LINE + 1)
    try:
        return binascii.a2b_uu(line[: 1 + (size * 4 + 2) // 3])
    except binascii.Error:
        return b""


def _from_base64(content: bytes) -> bytes:
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", content)
    whole = letters[: len(letters) - (len(letters) % 4 == 1)]
    return binascii.a2b_base64(whole + b"=" * (-len(whole) % 4))


def _sign(entity: re.Match[bytes]) -> bytes:
    return chr(int(entity[2], 16 if entity[1] else 10)).encode("utf-8", "replace")
