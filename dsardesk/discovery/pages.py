"""Text of documents, a page or a line at a time, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw  # type: ignore[import-untyped]

from dsardesk.discovery.tables import read_text
from dsardesk.discovery.unread import Unread

if TYPE_CHECKING:
    from collections.abc import Iterator


class Passage(NamedTuple):
    """One page or line, and its locator."""

    text: str
    locator: str


def text_lines(data: bytes) -> Iterator[Passage]:
    """Lines of a text file, numbered from 1.

    Raises:
        Unread: "not_text" or "damaged".
    """
    for number, line in enumerate(read_text(data).replace("\r\n", "\n").split("\n"), start=1):
        yield Passage(line, f"line:{number}")


def pdf_pages(data: bytes) -> Iterator[Passage]:
    """Pages of a PDF, numbered from 1.

    Raises:
        Unread: "damaged" or "encrypted"; "no_text", once all pages were given, where one of them is only a picture.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        locked = getattr(problem, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise Unread("encrypted" if locked else "damaged") from problem
    try:
        yield from _pages(document)
    except pypdfium2.PdfiumError as problem:
        raise Unread("damaged") from problem
    finally:
        document.close()


def _pages(document: pypdfium2.PdfDocument) -> Iterator[Passage]:
    blank = len(document) == 0
    for number in range(1, len(document) + 1):
        text = _page_text(document, number)
        blank = blank or not text.strip()
        yield Passage(text, f"page:{number}")
    if blank:
        raise Unread("no_text")


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number - 1]
    try:
        words = page.get_textpage()
        try:
            return str(words.get_text_range())
        finally:
            words.close()
    finally:
        page.close()
