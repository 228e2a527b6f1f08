"""Word, OpenDocument and PDF files written out as plain text: headings, items and rows of tables keep their marks."""

from __future__ import annotations

import io
import zipfile
from html.parser import HTMLParser

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw  # type: ignore[import-untyped]

from dsardesk.domain.errors import UnreadableInput

LARGEST_PART = 60_000_000
"""Bytes of the part of a file that holds its words, unpacked."""
MOST_PAGES = 1_000
_ZIP, _PDF = b"PK\x03\x04", b"%PDF-"
_PARTS = ("word/document.xml", "content.xml")
_PARAGRAPHS = frozenset({"w:p", "text:p", "text:h"})
_CELLS = frozenset({"w:tc", "table:table-cell", "table:covered-table-cell"})
_ROWS = frozenset({"w:tr", "table:table-row"})
_TABLES = frozenset({"w:tbl", "table:table"})
_SPACES = frozenset({"w:tab", "w:br", "w:cr", "text:s", "text:tab", "text:line-break"})
_UNSAID = frozenset({"office:annotation", "text:tracked-changes", "w:del", "w:instrtext", "mc:fallback"})
_TITLES = ("heading", "titre", "title", "überschrift", "berschrift")


def is_paper(content: bytes) -> bool:
    """True if *content* begins as such a file does."""
    return content.startswith((_ZIP, _PDF))


def paper_text(content: bytes) -> str:
    """The words of the file.

    Raises:
        UnreadableInput: it is another kind of file ("not_policy_text"), broken ("policy_damaged"), locked
            ("policy_locked"), holds pictures only ("policy_pictured"), or too much ("policy_too_long").
    """
    text = _pdf(content) if content.startswith(_PDF) else _office(content)
    if not text.strip():
        raise UnreadableInput(reason="policy_pictured")
    return text


def _pdf(content: bytes) -> str:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as problem:
        locked = getattr(problem, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise UnreadableInput(reason="policy_locked" if locked else "policy_damaged") from None
    try:
        if len(document) > MOST_PAGES:
            raise UnreadableInput(reason="policy_too_long")
        return "\n".join(_page(document, number) for number in range(len(document)))
    except pypdfium2.PdfiumError:
        raise UnreadableInput(reason="policy_damaged") from None
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    words = page.get_textpage()
    try:
        # A hyphen at the end of a line comes as a character that is none.
        text: str = words.get_text_bounded().replace("\r\n", "\n").replace("\ufffe\n", "").replace("\ufffe", "")
    finally:
        words.close()
        page.close()
    return text.replace("\x02", "-").replace("\x00", "")


def _office(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            name = next((part for part in _PARTS if part in packed.namelist()), None)
            if name is None:
                raise UnreadableInput(reason="not_policy_text")
            with packed.open(name) as part:
                source = part.read(LARGEST_PART + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError):
        raise UnreadableInput(reason="policy_damaged") from None
    if len(source) > LARGEST_PART:
        raise UnreadableInput(reason="policy_too_long")
    words = _Words()
    words.feed(source.decode("utf-8", "replace"))
    words.close()
    return words.text()


class _Words(HTMLParser):
    """Reads tag by tag. A parser of pages serves as well: it follows no entity and no other file."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._held: list[str] = []
        self._row: list[str] | None = None
        self._mark = ""
        self._unsaid = 0
        self._inside = 0
        self._said = False
        self._items = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._unsaid += tag in _UNSAID
        self._items += tag == "text:list-item"
        if tag in _PARAGRAPHS:
            self._inside += 1
            self._mark = _mark(tag, given) or ("- " if self._items else "")
        elif tag == "w:pstyle":
            self._mark = _styled((given.get("w:val") or "").casefold())
        elif tag == "w:numpr" and not self._mark:
            self._mark = "- "
        elif tag in _ROWS:
            self._row = []
        elif tag in _SPACES:
            self._held.append(" ")
        self._said = self._said or tag == "w:t"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"w:pstyle", "w:numpr", *_SPACES}:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._unsaid -= tag in _UNSAID and self._unsaid > 0
        self._items -= tag == "text:list-item" and self._items > 0
        if tag == "w:t":
            self._said = False
        elif tag in _PARAGRAPHS:
            self._inside = max(0, self._inside - 1)
            self._end_paragraph()
        elif tag in _CELLS and self._row is not None:
            self._row.append(self._taken())
        elif tag in _ROWS and self._row is not None:
            self._end_row()
        elif tag in _TABLES:
            self._lines.append("")

    def handle_data(self, data: str) -> None:
        if not self._unsaid and (self._said or (self._inside and not data.isspace())):
            self._held.append(data)

    def _taken(self) -> str:
        words, self._held = " ".join("".join(self._held).split()), []
        return words

    def _end_paragraph(self) -> None:
        if self._row is not None:
            self._held.append(" ")
        elif words := self._taken():
            self._lines += [f"{self._mark}{words}", *([] if self._mark == "- " else [""])]

    def _end_row(self) -> None:
        cells, self._row = [cell for cell in self._row or [] if cell], None
        if cells:
            self._lines.append(f"| {' | '.join(cells)} |")

    def text(self) -> str:
        """Everything read, a block a line."""
        return "\n".join(self._lines)


def _mark(tag: str, given: dict[str, str | None]) -> str:
    return f"{'#' * _level(given.get('text:outline-level') or '')} " if tag == "text:h" else ""


def _styled(style: str) -> str:
    """The mark of a paragraph in that style of a Word file."""
    if style.startswith(_TITLES):
        return f"{'#' * _level(style)} "
    return "- " if style.startswith("list") else ""


def _level(name: str) -> int:
    """How deep a heading stands, by the figure in the name of its style."""
    return next((int(each) for each in name if each in "123456"), 1)
