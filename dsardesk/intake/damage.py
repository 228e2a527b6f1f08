"""Whether a message came damaged: what was read of it may not be all that was sent."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from dsardesk.intake.mime import boundary_of, transfer_encoding

if TYPE_CHECKING:
    from dsardesk.intake.mime import Part

DAMAGED = "intake.damaged"
_ENCODINGS = frozenset({"", "7bit", "8bit", "binary", "base64", "quoted-printable", "x-uuencode", "uuencode", "x-uue"})
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=\s]")
# A transfer encoding that goes on, a boundary that wants quotes, an encoded word that says nothing.
_ODD_HEADERS = re.compile(
    rb"(?im)^content-transfer-encoding:[^\r\n]{0,100};|\bboundary=[^\s\";]{0,200}[=?/@,:<>\[\]()]|=\?[a-z0-9-]{1,40}\?[bq]\?\?="
)
_LOOKED_AT = 100_000


def is_damaged(part: Part, raw: bytes) -> bool:
    """True where *part*, or one in it, is not as any mail program writes it."""
    return _itself(part, raw) or any(is_damaged(child, raw) for child in part.children)


def _itself(part: Part, raw: bytes) -> bool:
    encoding = transfer_encoding(part.headers)
    return (
        encoding not in _ENCODINGS
        or bool(_ODD_HEADERS.search(raw[part.start : part.body]))
        or len(part.headers.get_all("content-type", [])) > 1
        or not _ends_its_headers(part, raw)
        or (part.media_type.startswith("multipart/") and not _is_closed(part, raw))
        or (part.media_type.startswith("text/") and not _charset_known(part))
        or (encoding == "base64" and bool(_NOT_BASE64.search(raw[part.body : min(part.end, part.body + _LOOKED_AT)])))
    )


def _ends_its_headers(part: Part, raw: bytes) -> bool:
    """True where an empty line parts the headers from what follows."""
    head = raw[part.start : part.body]
    return part.body >= part.end or head.endswith((b"\n\n", b"\n\r\n", b"\r\r")) or head in {b"\n", b"\r\n", b"\r"}


def _is_closed(part: Part, raw: bytes) -> bool:
    """True where a multipart has parts, and a line after the last."""
    boundary = boundary_of(part.headers)
    last = re.compile(rb"(?m)^--" + re.escape(boundary) + rb"--[ \t]*\r?$")
    return bool(boundary and part.children and last.search(raw[part.body : part.end]))


def _charset_known(part: Part) -> bool:
    try:
        said = part.headers.get_content_charset("utf-8")
        codecs.lookup(said)
    except (LookupError, ValueError, TypeError):
        return False
    return True
