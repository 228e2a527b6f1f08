"""The PDF can be archived, read aloud and printed again to the same bytes, and user text is never code."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
import pytest

from dsardesk.documents.model import Document, Facts, Heading, Paragraph, Table
from dsardesk.documents.pdf import GlyphMissing, PdfPrinter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


_RESOURCES = Path(__file__).parents[2] / "resources"


def test_archive_and_accessibility_standards_are_declared(printer: PdfPrinter, document: Document) -> None:
    xmp = re.search(rb"<x:xmpmeta.*</x:xmpmeta>", printer.print_pdf(document), re.DOTALL)

    assert xmp is not None
    declared = dict(re.findall(rb"<(pdf(?:aid|uaid):\w+)>(\w+)<", xmp[0]))
    assert declared == {b"pdfaid:part": b"2", b"pdfaid:conformance": b"A", b"pdfuaid:part": b"1"}


def test_title_author_language_and_date_are_the_documents_own(printer: PdfPrinter, document: Document) -> None:
    pdf = printer.print_pdf(document)
    facts = pypdfium2.PdfDocument(pdf).get_metadata_dict()

    assert facts["Title"].split() == document.title.replace("'", "\u2019").split()
    assert facts["Author"] == document.author
    assert facts["CreationDate"].startswith("D:20261024000000")
    assert f"/Lang({document.lang})".encode() in pdf.replace(b" ", b"")


def test_headings_lists_and_tables_are_tagged(printer: PdfPrinter, french_letter: Document) -> None:
    tags = Counter(_tags(printer.print_pdf(french_letter)))

    assert pdfium.FPDFCatalog_IsTagged(pypdfium2.PdfDocument(printer.print_pdf(french_letter)))
    assert (tags["H1"], tags["H2"], tags["H3"]) == (1, 1, 1)
    assert (tags["Table"], tags["THead"], tags["TH"], tags["TD"]) == (1, 1, 2, 4)
    # Two bullets and two facts, each fact's label read with its value.
    assert (tags["L"], tags["Lbl"], tags["LBody"]) == (2, 4, 4)


def test_every_font_is_embedded(printer: PdfPrinter, document: Document) -> None:
    fonts = dict(_fonts(printer.print_pdf(document)))

    assert fonts
    assert all(fonts.values())


def test_no_font_of_the_machine_is_used(printer: PdfPrinter, document: Document) -> None:
    assert all(re.search("Noto|IBMPlex", name) for name, _ in _fonts(printer.print_pdf(document)))


def test_the_same_document_gives_the_same_bytes(printer: PdfPrinter, document: Document) -> None:
    first = printer.print_pdf(document)
    printer.print_pdf(replace(document, title="Autre", dated_on=date(2020, 1, 1)))

    assert printer.print_pdf(document) == first


def test_several_threads_may_print_at_once(printer: PdfPrinter, french_letter: Document) -> None:
    documents = [replace(french_letter, title=f"Dossier {n}") for n in range(12)]
    expected = [printer.print_pdf(document) for document in documents]

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(printer.print_pdf, documents)) == expected


@pytest.mark.parametrize(
    ("character", "code_point"), [("日", "U+65E5"), ("\ue000", "U+E000"), ("ก", "U+0E01"), ("\U00020000", "U+20000")]
)
@pytest.mark.parametrize("place", ["title", "footer", "cell"])
def test_a_character_no_font_draws_is_named_instead_of_printed_as_a_box(
    printer: PdfPrinter, french_letter: Document, character: str, code_point: str, place: str
) -> None:
    text = f"Madame {character}"
    changed = {
        "title": replace(french_letter, title=text),
        "footer": replace(french_letter, footer=text),
        "cell": replace(french_letter, blocks=(Table(("a",), ((text,),)),)),
    }[place]

    with pytest.raises(GlyphMissing) as raised:
        printer.print_pdf(changed)

    assert raised.value.facts == {"character": character, "code_point": code_point}
    assert raised.value.__cause__ is None


@pytest.mark.parametrize(
    "text",
    [
        '#read("/etc/passwd")',
        "$x$",
        "\\u{41}",
        "`raw`",
        "#import sys",
        "*a*",
        "= b",
        "@c",
        "</script>",
        '"}',
        "\x00\x0b\x1b",
    ],
)
def test_user_text_is_never_code(printer: PdfPrinter, french_letter: Document, text: str) -> None:
    spoiled = replace(
        french_letter,
        lang="nl",
        title=f"a{text}",
        author=text,
        blocks=(Paragraph(text), Heading(f"a{text}"), Facts(((text, text),))),
        footer=text,
        signature=(text,),
    )
    printed = pypdfium2.PdfDocument(printer.print_pdf(spoiled))[0].get_textpage().get_text_range()

    assert printed.count(text.replace("\x00\x0b\x1b", "a")) >= 6


def test_headings_that_skip_a_level_still_print(printer: PdfPrinter, french_letter: Document) -> None:
    levels = (Heading("b", 2), Heading("c", 2), Heading("d", 1), Heading("e", 3), Heading("f", 0))

    assert [tag for tag in _tags(printer.print_pdf(replace(french_letter, blocks=levels))) if tag[:1] == "H"] == [
        *("H1", "H2", "H3", "H2", "H3", "H2")
    ]


def test_the_least_document_prints(printer: PdfPrinter) -> None:
    least = Document(lang="fr", title="Registre", author="", dated_on=date(2026, 1, 1), blocks=())

    assert printer.print_pdf(least).startswith(b"%PDF-")


def test_the_address_stands_in_the_window_of_a_dl_envelope(printer: PdfPrinter, french_letter: Document) -> None:
    page = pypdfium2.PdfDocument(printer.print_pdf(french_letter))[0]
    text = page.get_textpage()
    searcher = text.search("Mme")
    found = searcher.get_next()
    assert found is not None
    left, _, _, top = text.get_charbox(found[0], loose=False)

    assert left / 72 * 25.4 == pytest.approx(110, abs=1)
    assert (page.get_height() - top) / 72 * 25.4 == pytest.approx(50, abs=1.5)


def test_a_letter_without_an_envelope_begins_higher(printer: PdfPrinter, french_letter: Document) -> None:
    head = french_letter.letterhead
    assert head is not None
    by_email = replace(french_letter, letterhead=replace(head, window=False))
    assert _height_of(printer.print_pdf(by_email), "Mme") == pytest.approx(20, abs=2)
    assert _height_of(printer.print_pdf(french_letter), "Mme") == pytest.approx(50, abs=1.5)


def _height_of(pdf: bytes, word: str) -> float:
    """How far under the top of the first page a word stands, in millimetres."""
    page = pypdfium2.PdfDocument(pdf)[0]
    text = page.get_textpage()
    found = text.search(word).get_next()
    assert found is not None
    top = text.get_charbox(found[0], loose=False)[3]
    return float((page.get_height() - top) / 72 * 25.4)


def test_nothing_is_written_beside_the_document(
    french_letter: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    fonts = _RESOURCES / "fonts"
    PdfPrinter(fonts, (_RESOURCES / "documents" / "letter.typ").read_text(encoding="utf-8")).print_pdf(french_letter)

    assert not list(tmp_path.iterdir())


def test_colours_are_readable() -> None:
    template = (_RESOURCES / "documents" / "letter.typ").read_text(encoding="utf-8")
    colours = dict(re.findall(r'#let (\w+) = rgb\("#(\w{6})"\)', template))

    for name in ("ink", "muted", "accent"):
        assert _contrast(colours[name], "ffffff") >= 4.5
        assert _contrast(colours[name], colours["wash"]) >= 4.5


def _contrast(first: str, second: str) -> float:
    darker, lighter = sorted(_luminance(colour) for colour in (first, second))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _tags(pdf: bytes) -> Iterator[str]:
    for page in pypdfium2.PdfDocument(pdf):
        tree = pdfium.FPDF_StructTree_GetForPage(page)
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            yield from _tags_below(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index))
        pdfium.FPDF_StructTree_Close(tree)


def _tags_below(element: Any) -> Iterator[str]:
    yield _string(lambda *buffer: pdfium.FPDF_StructElement_GetType(element, *buffer), "utf-16-le")
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield from _tags_below(child)


def _fonts(pdf: bytes) -> Iterator[tuple[str, bool]]:
    for page in pypdfium2.PdfDocument(pdf):
        for text in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=9):
            font = pdfium.FPDFTextObj_GetFont(text)
            name = _string(lambda *buffer, font=font: pdfium.FPDFFont_GetBaseFontName(font, *buffer), "ascii")
            yield name, bool(pdfium.FPDFFont_GetIsEmbedded(font))


def _string(ask: Callable[..., int], encoding: str) -> str:
    buffer = ctypes.create_string_buffer(200)
    size = ask(buffer, 200)
    return buffer.raw[:size].decode(encoding).rstrip("\0")
