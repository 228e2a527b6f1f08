"""Words of a Word (.docx) or OpenDocument (.odt) file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dsardesk.domain.errors import UnreadableInput
from dsardesk.intake.forms.message import Bounds, File, Message
from dsardesk.intake.forms.packed import open_zip, unpack

if TYPE_CHECKING:
    import zipfile

DOCX_PART = "word/document.xml"
ODT_PART = "content.xml"
_HEADER = re.compile(r"word/header\d*\.xml")
_UNSAID = frozenset({"annotation", "tracked-changes", "del", "moveFrom", "Fallback", "note-citation"})
_BREAKS = {"br": "\n", "cr": "\n", "line-break": "\n", "tab": "\t", "s": " ", "noBreakHyphen": "-"}
_BLOCKS = frozenset({"p", "h"})
_ROW = frozenset({"tr", "table-row"})
_DEEPEST = 500


def is_docx(names: frozenset[str]) -> bool:
    """True for the members of a Word file."""
    return DOCX_PART in names


def is_odt(names: frozenset[str]) -> bool:
    """True for the members of an OpenDocument file."""
    return ODT_PART in names and "META-INF/manifest.xml" in names


def read_docx(file: File, bounds: Bounds) -> Message:
    """The words of a Word file: its letterhead, then its paragraphs; words deleted in revision are left out."""
    with open_zip(file.content) as archive:
        heads = [each for each in archive.namelist() if _HEADER.fullmatch(each)]
        texts = [_part(archive, name, bounds) for name in (*heads, DOCX_PART)]
    return Message("\n\n".join(dict.fromkeys(text for text in texts if text)))


def read_odt(file: File, bounds: Bounds) -> Message:
    """The words of an OpenDocument text."""
    with open_zip(file.content) as archive:
        return Message(_part(archive, ODT_PART, bounds))


def _part(archive: zipfile.ZipFile, name: str, bounds: Bounds) -> str:
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415  Only such files need it.

    source = unpack(archive, archive.getinfo(name), bounds)
    # No entity is followed, no file and no address is opened.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise UnreadableInput(reason="damaged")
    bounds.step()
    lines = "".join(_words(root, 0)).split("\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in lines)).strip("\n")


def _words(element: Any, depth: int) -> Iterator[str]:
    """Words of one element and those in it, a line a paragraph."""
    name = _name(element)
    if name in _UNSAID or depth > _DEEPEST:
        return
    if name in _BREAKS:
        yield _BREAKS[name]
    # In a Word file only w:t holds words, in an OpenDocument one everything inside a paragraph does.
    said = name == "t" or _is_text(element)
    if said and element.text:
        yield element.text
    for child in element:
        yield from _words(child, depth + 1)
        if _is_text(element) and child.tail:
            yield child.tail
    if name in _BLOCKS or name in _ROW:
        yield "\n"


def _name(element: Any) -> str:
    """The tag without its namespace; "" for a comment or an instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _is_text(element: Any) -> bool:
    return "opendocument" in str(element.tag) and ":text:" in str(element.tag)
