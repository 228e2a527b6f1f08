"""Words of office documents, web pages, cards and calendars, a paragraph or a line at a time, each with its place."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from lxml import etree  # type: ignore[import-untyped]

from dsardesk.discovery.pages import Passage
from dsardesk.discovery.tables import read_text
from dsardesk.discovery.unread import Unread
from dsardesk.documents.edited import LARGEST_PART, read_edited
from dsardesk.documents.markup import closed
from dsardesk.domain.errors import UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMED = {"creator": "author"}
"""What people call a property of a document."""
_PARAGRAPHS = frozenset({"p", "h"})
_BLOCKS = frozenset(
    {"p", "div", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "br", "title", "blockquote", "dd", "dt"}
)
_UNSHOWN = frozenset({"script", "style"})
_BROKEN = (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, EOFError, OSError, etree.XMLSyntaxError)


def docx_paragraphs(data: bytes) -> Iterator[Passage]:
    """Paragraphs of a Word document, footers and comments included, then its properties.

    Raises:
        Unread: "damaged" or "too_large".
    """
    try:
        read = read_edited(data)
    except UnreadableInput as problem:
        raise Unread("too_large" if problem.facts["reason"] == "bomb" else "damaged") from problem
    beside = (*read.comments, *read.deleted, *read.hidden)
    for number, text in enumerate((*read.paragraphs, *beside), start=1):
        yield Passage(text, f"paragraph:{number}")
    for name, value in (read.properties or {}).items():
        yield Passage(value, f"property:{_NAMED.get(name, name)}")


def odt_paragraphs(data: bytes) -> Iterator[Passage]:
    """Paragraphs of an OpenDocument text, then its properties.

    Raises:
        Unread: "damaged" or "too_large".
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            content, meta = (_root(packed, name) for name in ("content.xml", "meta.xml"))
    except _BROKEN as problem:
        raise Unread("damaged") from problem
    paragraphs = (each for each in content.iter() if _name(each) in _PARAGRAPHS)
    for number, each in enumerate(paragraphs, start=1):
        yield Passage("".join(each.itertext()), f"paragraph:{number}")
    for each in () if meta is None else meta.iter():
        if isinstance(each.text, str) and each.text.strip():
            yield Passage(each.text.strip(), f"property:{_NAMED.get(_name(each), _name(each))}")


def _root(packed: zipfile.ZipFile, name: str) -> Any:
    if name not in packed.namelist() and name == "meta.xml":
        return None
    with packed.open(name) as part:
        source = part.read(LARGEST_PART + 1)
    if len(source) > LARGEST_PART:
        raise Unread("too_large")
    # No entity is followed, no file and no address is opened.
    return etree.fromstring(source, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def html_paragraphs(data: bytes) -> Iterator[Passage]:
    """Blocks of a web page, entities undone.

    Raises:
        Unread: "not_text".
    """
    page = _Page()
    page.feed(closed(read_text(data)))
    page.close()
    for number, text in enumerate(page.blocks(), start=1):
        yield Passage(text, f"paragraph:{number}")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._held: list[list[str]] = [[]]
        self._unshown = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unshown += tag in _UNSHOWN
        self._break(tag)
        # Where a link leads to, and what a picture is called, are words too.
        self._held[-1] += [f" {value} " for name, value in attrs if value and name in {"href", "alt", "title", "value"}]

    def handle_endtag(self, tag: str) -> None:
        self._unshown -= tag in _UNSHOWN
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if self._unshown <= 0:
            self._held[-1].append(data)

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        # Of one that it does not know the library would give up the whole page.
        return self.parse_bogus_comment(i)

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._held.append([])

    def blocks(self) -> Iterator[str]:
        for held in self._held:
            text = " ".join("".join(held).split())
            if text:
                yield text


def unfolded_lines(data: bytes) -> Iterator[Passage]:
    """Lines of a card (vCard) or a calendar, those that were folded put together, under the number of their first.

    Raises:
        Unread: "not_text" or "damaged".
    """
    number = 1
    for line in re.split(r"\n(?![ \t])", read_text(data).replace("\r\n", "\n")):
        yield Passage(re.sub(r"\n[ \t]", "", line), f"line:{number}")
        number += line.count("\n") + 1
