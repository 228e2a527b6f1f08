"""A document as typed blocks with final words in them: what the printers of this room print, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Heading:
    """A section title; level 1 or 2 below the document's own title."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    r"""Running text; "\n" inside it is a line break."""

    text: str


@dataclass(frozen=True, slots=True)
class BulletList:
    """Unordered items, one sentence or phrase each."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values in two columns; the labels are the row headers."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; every row has as many cells as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()  # Relative column widths; equal when empty.


@dataclass(frozen=True, slots=True)
class Notice:
    """A boxed sentence that must not be overlooked."""

    text: str


Block = Heading | Paragraph | BulletList | Facts | Table | Notice


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The top of a letter.

    Attributes:
        sender: name and address lines of the company.
        recipient: name and address lines of the person written to.
        place_and_date: e.g. "Lyon, le 24 octobre 2026".
        references: (label, value) lines, e.g. ("Notre référence", "DSR-2026-0001").
        window: True where the recipient's lines must show through an envelope's window.
    """

    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    place_and_date: str
    references: tuple[tuple[str, str], ...]
    window: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """Something to print.

    Attributes:
        lang: ISO 639-1 language of the words.
        title: document title, also in the file's properties; for a letter, the text of its subject line.
        author: company that signs.
        dated_on: the document's own date, the only date in the file's properties (files are reproducible).
        letterhead: None for a report or certificate, which then shows its title at the top.
        blocks: the body, in reading order.
        signature: lines under the body, e.g. ("Claire Morel", "Déléguée à la protection des données").
        footer: one line at the foot of each page, beside the page number.
    """

    lang: str
    title: str
    author: str
    dated_on: date
    blocks: tuple[Block, ...]
    letterhead: Letterhead | None = None
    signature: tuple[str, ...] = ()
    footer: str = ""
