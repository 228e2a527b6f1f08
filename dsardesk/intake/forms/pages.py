"""Words of a web page that was saved as a file; nothing that it names is fetched."""

from __future__ import annotations

import re

from dsardesk.domain.errors import UnreadableInput
from dsardesk.intake.forms.message import Bounds, File, Message
from dsardesk.intake.forms.plain import characters_of
from dsardesk.intake.identity import LOGO_BYTES
from dsardesk.intake.inlaid import inlaid
from dsardesk.intake.markup import HIDDEN, hides_words, html_to_text

LOOKED_AT = 2000
_SAID = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)


def read_page(file: File, bounds: Bounds) -> Message:
    """The words of a page as a reader sees them; where it hides all of them, a warning says so.

    Raises:
        UnreadableInput: it holds no text ("unknown_form").
    """
    bounds.step()
    source = _source(file.content)
    if source is None:
        raise UnreadableInput(reason="unknown_form")
    said = html_to_text(source)
    warnings = (HIDDEN,) if not said and hides_words(source) else ()
    return Message(said, files=pictures_of_page(file.content), warnings=warnings)


def pictures_of_page(content: bytes) -> tuple[File, ...]:
    """The pictures that a page holds itself, as files that came with it; those as small as a logo are left out."""
    found = (each for each in inlaid(content) if each.drawn and len(each.content) >= LOGO_BYTES)
    return tuple(File("", each.media_type, each.content) for each in found)


def words_of_page(content: bytes) -> str:
    """The words of a page; "" where it holds no text."""
    source = _source(content)
    return html_to_text(source) if source else ""


def _source(content: bytes) -> str | None:
    said = _SAID.search(content[:LOOKED_AT])
    if said and not content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return content.decode(said[1].decode("ascii"))
        except (LookupError, ValueError):
            pass
    return characters_of(content)
