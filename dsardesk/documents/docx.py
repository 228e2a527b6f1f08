"""Documents as DOCX, to be read or edited in a word processor: named styles, real headings, lists and header rows."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm

from dsardesk.documents.docx_parts import MUTED, WASH, language_tag, numbering_xml, settings_xml, styles_xml
from dsardesk.documents.model import BulletList, Facts, Heading, Notice, Paragraph, Table
from dsardesk.documents.printable import to_printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

    from dsardesk.documents.model import Block, Document, Letterhead

# Twips, as in the PDF: 165 mm of text, the recipient at 85 mm from the left margin and 30 mm from the top one.
_TEXT_WIDTH: Final = 9354
_RIGHT_COLUMN: Final = 4819
_WINDOW_TOP: Final = 1701
_WINDOW_HEIGHT: Final = 2551
_EMAIL_HEIGHT: Final = 1814
_FACT_LABEL: Final = 3232
_KEPT_PARTS: Final = ("/styles", "/settings", "/numbering", "/footer", "/core-properties", "/officeDocument")
_LONGEST_PROPERTY: Final = 255


def print_docx(document: Document) -> bytes:
    """The document as DOCX; the same document gives the same bytes."""
    printable = to_printable(document)
    word = docx.Document(io.BytesIO(_blank(printable.lang)))
    body = word.element.body
    for element in _body(printable):
        body.insert_element_before(element, "w:sectPr")
    _set_page(word, printable.footer)
    _set_properties(word, printable)
    return _with_fixed_dates(word, document.dated_on)


def read_docx(content: bytes) -> str:
    """The words of a document that `print_docx` made, a paragraph a line."""
    body = docx.Document(io.BytesIO(content)).element.body
    paragraphs = ("".join(run.text or "" for run in each.iter(qn("w:t"))) for each in body.iter(qn("w:p")))
    return "\n".join(paragraph for paragraph in paragraphs if paragraph)


@lru_cache
def _blank(lang: str) -> bytes:
    # The library's own template is large and full of its looks: emptied once a language, it opens five times faster.
    word = docx.Document()
    for part in (word.part, word.part.package):
        for rel_id, rel in list(part.rels.items()):
            if not rel.reltype.endswith(_KEPT_PARTS):
                del part.rels[rel_id]
    for element, xml in (
        (word.styles.element, styles_xml(lang)),
        (word.part.numbering_part.element, numbering_xml()),
        (word.settings.element, settings_xml(lang)),
    ):
        element[:] = list(parse_xml(xml))
    blank = io.BytesIO()
    word.save(blank)
    return blank.getvalue()


def _body(document: Document) -> Iterator[BaseOxmlElement]:
    if document.letterhead is None:
        yield _paragraph("Author", document.author)
        yield _paragraph("Heading1", document.title)
    else:
        yield _letterhead(document.letterhead)
        yield _paragraph("Subject", document.title)
    for index, block in enumerate(document.blocks):
        closes = bool(document.signature) and index >= len(document.blocks) - 2
        yield from _block(block, keep_with_next=closes)
    for index, line in enumerate(document.signature):
        yield _paragraph("Signature" if index else "SignatureName", line)


def _block(block: Block, *, keep_with_next: bool) -> Iterator[BaseOxmlElement]:
    match block:
        case Heading():
            yield _paragraph(f"Heading{block.level + 1}", block.text)
        case Paragraph():
            yield _paragraph("Normal", block.text, keep_with_next=keep_with_next)
        case Notice():
            yield _paragraph("Notice", block.text)
        case BulletList():
            yield from _bullets(block)
        case Facts():
            yield _facts(block)
            yield _paragraph("TableGap", "")
        case Table():
            yield _data_table(block)
            yield _paragraph("TableGap", "")


def _bullets(bullets: BulletList) -> list[BaseOxmlElement]:
    items = [_paragraph("ListBullet", item) for item in bullets.items]
    for last in items[-1:]:
        last[0].append(_element("spacing", after=150))  # As much room after the list as after a paragraph.
    return items


def _letterhead(head: Letterhead) -> BaseOxmlElement:
    widths = (_RIGHT_COLUMN, _TEXT_WIDTH - _RIGHT_COLUMN)
    sender = [_paragraph("SenderAddress" if index else "SenderName", line) for index, line in enumerate(head.sender)]
    recipient = [_paragraph("Recipient", line) for line in head.recipient]
    references = [_reference(label, value) for label, value in head.references]
    if head.window:
        top = [
            _row(
                [_cell(widths[0], sender, merge="restart"), _cell(widths[1], [])],
                _element("trHeight", val=_WINDOW_TOP, hRule="exact"),
            ),
            _row(
                [_cell(widths[0], [], merge="continue"), _cell(widths[1], recipient)],
                _element("trHeight", val=_WINDOW_HEIGHT, hRule="atLeast"),
            ),
        ]
    else:
        top = [
            _row(
                [_cell(widths[0], sender), _cell(widths[1], recipient)],
                _element("trHeight", val=_EMAIL_HEIGHT, hRule="atLeast"),
            )
        ]
    dated = _paragraph("PlaceAndDate", head.place_and_date)
    return _table("Letterhead", widths, [*top, _row([_cell(widths[0], references), _cell(widths[1], [dated])])])


def _reference(label: str, value: str) -> BaseOxmlElement:
    paragraph = _paragraph("Reference", "")
    muted = _element("rPr", _element("color", val=MUTED))
    paragraph.extend([_run(label, muted), _element("r", _element("tab")), _run(value)])
    return paragraph


def _facts(facts: Facts) -> BaseOxmlElement:
    widths = (_FACT_LABEL, _TEXT_WIDTH - _FACT_LABEL)
    rows = [
        _row([_cell(widths[0], [_paragraph("FactLabel", label)]), _cell(widths[1], [_paragraph("TableText", value)])])
        for label, value in facts.rows
    ]
    return _table("FactsTable", widths, rows, look={"firstRow": 0, "firstColumn": 1})


def _data_table(table: Table) -> BaseOxmlElement:
    shares = table.widths or (1,) * len(table.header)
    widths = [_TEXT_WIDTH * share // sum(shares) for share in shares]
    header = [
        _cell(width, [_paragraph("TableHeading", text)], fill=WASH)
        for width, text in zip(widths, table.header, strict=True)
    ]
    rows = [
        _row([_cell(width, [_paragraph("TableText", text)]) for width, text in zip(widths, row, strict=True)])
        for row in table.rows
    ]
    return _table(
        "DataTable", widths, [_row(header, _element("tblHeader")), *rows], look={"firstRow": 1, "firstColumn": 0}
    )


def _table(
    style: str, widths: Sequence[int], rows: list[BaseOxmlElement], look: dict[str, int] | None = None
) -> BaseOxmlElement:
    properties = _element(
        "tblPr",
        _element("tblStyle", val=style),
        _element("tblW", w=sum(widths), type="dxa"),
        _element("tblLayout", type="fixed"),
        _element("tblLook", **{"firstRow": 0, "firstColumn": 0, "noHBand": 1, "noVBand": 1, **(look or {})}),
    )
    grid = _element("tblGrid", *(_element("gridCol", w=width) for width in widths))
    return _element("tbl", properties, grid, *rows)


def _row(cells: list[BaseOxmlElement], *properties: BaseOxmlElement) -> BaseOxmlElement:
    return _element("tr", _element("trPr", _element("cantSplit"), *properties), *cells)


def _cell(width: int, paragraphs: list[BaseOxmlElement], *, merge: str = "", fill: str = "") -> BaseOxmlElement:
    properties = _element("tcPr", _element("tcW", w=width, type="dxa"))
    if merge:
        properties.append(_element("vMerge", val=merge))
    if fill:
        properties.append(_element("shd", val="clear", color="auto", fill=fill))
    return _element("tc", properties, *(paragraphs or [_paragraph("TableText", "")]))


def _paragraph(style: str, text: str, *, keep_with_next: bool = False) -> BaseOxmlElement:
    properties = _element("pPr", _element("pStyle", val=style))
    if keep_with_next:
        properties.append(_element("keepNext"))
    return _element("p", properties, *([_run(text)] if text else []))


def _run(text: str, *properties: BaseOxmlElement) -> BaseOxmlElement:
    run = _element("r", *properties)
    for index, line in enumerate(text.split("\n")):
        if index:
            run.append(_element("br"))
        words = _element("t")
        words.set(qn("xml:space"), "preserve")
        words.text = line
        run.append(words)
    return run


def _element(tag: str, *children: BaseOxmlElement, **attributes: str | int) -> BaseOxmlElement:
    element = OxmlElement(f"w:{tag}", {qn(f"w:{name}"): str(value) for name, value in attributes.items()})
    element.extend(children)
    return element


def _set_page(word: WordDocument, footer: str) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(25), Mm(20)
    section.top_margin, section.bottom_margin = Mm(20), Mm(25)
    section.footer_distance = Mm(11)
    paragraph = _paragraph("Footer", footer)
    page = [_element("fldSimple", _run("1"), instr=f" {name} ") for name in ("PAGE", "NUMPAGES")]
    paragraph.extend([_element("r", _element("tab")), page[0], _run("/"), page[1]])
    section.footer.is_linked_to_previous = False
    section.footer.part.element[:] = [paragraph]


def _set_properties(word: WordDocument, document: Document) -> None:
    properties = word.core_properties
    properties.title = document.title.replace("\n", " ")[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = document.author.replace("\n", " ")[:_LONGEST_PROPERTY]
    properties.comments = ""
    properties.language = language_tag(document.lang)
    properties.created = properties.modified = datetime.combine(document.dated_on, time(), UTC)


def _with_fixed_dates(word: WordDocument, dated_on: date) -> bytes:
    # The library stamps each member with the present time, which would make equal documents differ.
    written, fixed = io.BytesIO(), io.BytesIO()
    word.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, (max(dated_on.year, 1980), dated_on.month, dated_on.day, 0, 0, 0))
            target.writestr(member, source.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
