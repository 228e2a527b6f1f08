"""A DOCX that somebody edited in a word processor: its words, and what such a program keeps beside them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from dsardesk.domain.errors import UnreadableInput

LARGEST_PART = 60_000_000
"""Bytes of one part of the file, unpacked."""
_BODY = "word/document.xml"
_WORDS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_COMMENTS = re.compile(r"word/comments\w*\.xml")
_PROPERTIES = re.compile(r"docProps/(core|app|custom)\.xml")
_MARKS = frozenset({"t", "delText", "tab", "br", "cr"})
_ADDED, _DELETED = frozenset({"ins", "moveTo"}), frozenset({"del", "moveFrom"})
_TWICE = "Fallback"
"""What a program that knows no text boxes shows in their place: the same words once more."""


@dataclass(frozen=True, slots=True)
class Edited:
    """What stands in the file.

    Attributes:
        paragraphs: the words of each paragraph, headers, footers and notes included, as a reader sees them.
        comments: words of the comments.
        added: words added with changes tracked, paragraph by paragraph; they stand in *paragraphs* too.
        deleted: words deleted with changes tracked, which whoever receives the file can bring back.
        hidden: words that are not shown, and can be.
        properties: what the file says of itself, by name, e.g. {"lastModifiedBy": "…"}.
    """

    paragraphs: tuple[str, ...]
    comments: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    properties: Mapping[str, str] | None = None


def read_edited(content: bytes) -> Edited:
    """The file read through; UnreadableInput for one that is no DOCX, or broken."""
    parts = _parts(content)
    if _BODY not in parts:
        raise UnreadableInput(reason="not_docx")
    found = [each for name, root in sorted(parts.items()) if _WORDS.fullmatch(name) for each in _pieces(root)]
    noted = [each for name, root in sorted(parts.items()) if _COMMENTS.fullmatch(name) for each in _pieces(root)]
    return Edited(
        paragraphs=_lines(each for each in found if not each.gone),
        comments=_lines(noted),
        added=_lines(each for each in found if each.added),
        deleted=_lines(each for each in found if each.deleted),
        hidden=_lines(each for each in found if each.hidden),
        properties=dict(_properties(parts)),
    )


def _parts(content: bytes) -> dict[str, Any]:
    """The parts that are read, by name; no entity is followed, no file and no address is opened."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = [each for each in packed.namelist() if _WORDS.fullmatch(each) or _stands_beside(each)]
            return {name: etree.fromstring(_part(packed, name), parser) for name in names}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, etree.XMLSyntaxError):
        raise UnreadableInput(reason="not_docx") from None


def _stands_beside(name: str) -> bool:
    return bool(_COMMENTS.fullmatch(name) or _PROPERTIES.fullmatch(name))


def _part(packed: zipfile.ZipFile, name: str) -> bytes:
    with packed.open(name) as part:
        source = part.read(LARGEST_PART + 1)
    if len(source) > LARGEST_PART:
        raise UnreadableInput(reason="bomb")
    return source


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of one run, the paragraph they stand in, and how they stand there."""

    paragraph: Any
    words: str
    added: bool
    deleted: bool
    hidden: bool

    @property
    def gone(self) -> bool:
        return self.deleted or self.hidden


def _pieces(root: Any) -> Iterator[_Piece]:
    for element in root.iter():
        name = _name(element)
        if name not in _MARKS:
            continue
        above = list(element.iterancestors())
        names = {_name(each) for each in above}
        paragraph = next((each for each in above if _name(each) == "p"), None)
        if _TWICE in names or paragraph is None:
            continue
        words = (element.text or "") if name in {"t", "delText"} else " "
        yield _Piece(
            paragraph,
            words,
            added=bool(names & _ADDED),
            deleted=name == "delText" or bool(names & _DELETED),
            hidden=_is_hidden(above),
        )


def _is_hidden(above: list[Any]) -> bool:
    run = next((each for each in above if _name(each) == "r"), None)
    marks = () if run is None else run.iterfind("{*}rPr/{*}vanish")
    return any("0" not in each.attrib.values() and "false" not in each.attrib.values() for each in marks)


def _lines(pieces: Any) -> tuple[str, ...]:
    """Words put together a paragraph a line; empty ones are left out."""
    held: dict[Any, list[str]] = {}
    for each in pieces:
        held.setdefault(each.paragraph, []).append(each.words)
    lines = (" ".join("".join(words).split()) for words in held.values())
    return tuple(line for line in lines if line)


def _properties(parts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, root in sorted(parts.items()):
        if _PROPERTIES.fullmatch(name):
            for element in root.iter():
                if isinstance(element.text, str) and element.text.strip() and not len(element):
                    yield _name(element), element.text.strip()


def _name(element: Any) -> str:
    """The tag without its namespace; "" for a comment or an instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
