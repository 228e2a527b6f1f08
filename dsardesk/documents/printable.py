"""What both printers print: the document typeset, with headings that never skip a level."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dsardesk.documents.model import Block, Document, Heading
from dsardesk.documents.typography import typeset_document

_DEEPEST_HEADING: Final = 2


def to_printable(document: Document) -> Document:
    """The document both printers pour: typeset, its headings consecutive as PDF/UA-1 (ISO 14289-1, 7.4.2) asks."""
    document = typeset_document(document)
    return replace(document, blocks=_with_consecutive_headings(document.blocks))


def _with_consecutive_headings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    printable: list[Block] = []
    level = 0
    for block in blocks:
        if isinstance(block, Heading):
            level = max(1, min(block.level, level + 1, _DEEPEST_HEADING))
            printable.append(replace(block, level=level))
        else:
            printable.append(block)
    return tuple(printable)
