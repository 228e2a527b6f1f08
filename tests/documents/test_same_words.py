"""The PDF that is kept and the DOCX that is edited say the same."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from dsardesk.documents.docx import print_docx
from dsardesk.documents.model import Block, BulletList, Document, Facts, Notice, Paragraph, Table

if TYPE_CHECKING:
    from dsardesk.documents.pdf import PdfPrinter

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler) is not installed")

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PAGE_NUMBER = re.compile(r"\d+/\d+")


def test_pdf_and_docx_have_the_same_words(printer: PdfPrinter, document: Document) -> None:
    assert _pdf_words(printer.print_pdf(document), document.footer) == _docx_words(print_docx(document))


def test_hostile_characters_are_printed_as_they_are(printer: PdfPrinter, french_letter: Document) -> None:
    # Short of a line, so that the text read back has no breaks of its own.
    hostile = (
        '#read("x") $a$ \\ \\u{41} `code` *bold* _it_ <label> @ref // no /* no */ = no - no {{ name }} <b>&amp; ]]>'
    )
    english = replace(
        french_letter,
        lang="nl",
        title=hostile,
        footer=hostile,
        blocks=(Paragraph(hostile), Facts(((hostile, hostile),)), Table((hostile,), ((hostile,),))),
        signature=(hostile,),
    )

    words = _pdf_words(printer.print_pdf(english), english.footer)

    assert words == _docx_words(print_docx(english))
    assert words['#read("x")'] == words["`code`"] == words["]]>"] == 8


@pytest.mark.parametrize("where", ["paragraph", "list", "facts", "table", "notice"])
def test_a_word_wider_than_its_place_is_cut_without_losing_a_letter(
    printer: PdfPrinter, french_letter: Document, where: str
) -> None:
    word = "9f86d081884c7d659a2feaa0c55ad015" * 8 + "/jean.dupont.tres.long.nom@entreprise-tres-longue.example"
    blocks: dict[str, Block] = {
        "paragraph": Paragraph(f"Empreinte {word} fin"),
        "list": BulletList((word,)),
        "facts": Facts(((word, word),)),
        "table": Table(("a", "b", "c", "d"), ((word, "b", word, "M" * 60),)),
        "notice": Notice(word),
    }
    wide = replace(french_letter, blocks=(blocks[where],))
    pdf = printer.print_pdf(wide)

    assert _letters(_pdf_words(pdf, wide.footer)) == _letters(_docx_words(print_docx(wide)))
    assert max(_right_edges(pdf)) <= (210 - 20) / 25.4 * 72 + 0.5


def test_a_long_address_pushes_the_letter_down_instead_of_covering_it(
    printer: PdfPrinter, french_letter: Document
) -> None:
    assert french_letter.letterhead is not None
    head = replace(french_letter.letterhead, recipient=tuple(f"ligne{n}" for n in range(16)))
    lines = _page_texts(printer.print_pdf(replace(french_letter, letterhead=head))).splitlines()

    last = next(index for index, line in enumerate(lines) if "ligne15" in line)
    assert next(index for index, line in enumerate(lines) if "Lyon, le" in line) > last


def test_a_paragraph_of_2000_characters_is_whole(printer: PdfPrinter, french_letter: Document) -> None:
    long = replace(french_letter, blocks=(Paragraph(" ".join(f"mot{n}" for n in range(300))),))

    assert _pdf_words(printer.print_pdf(long), long.footer) == _docx_words(print_docx(long))


def test_a_table_over_several_pages_repeats_its_header(printer: PdfPrinter, french_letter: Document) -> None:
    rows = tuple((f"ligne{n}", "valeur " * (n % 9)) for n in range(120))
    long = replace(french_letter, blocks=(Table(("Intitulé", "Contenu"), rows),), footer="")
    pages = _page_texts(printer.print_pdf(long)).split("\f")[:-1]

    assert len(pages) > 3
    assert all("Intitulé" in page for page in pages[:-1])
    printed, written = _pdf_words(printer.print_pdf(long), ""), _docx_words(print_docx(long))
    assert set(printed - written) == {"Intitulé", "Contenu"}
    assert not written - printed


def test_french_marks_never_start_a_line(printer: PdfPrinter, french_letter: Document) -> None:
    paragraphs = tuple(Paragraph("a" * n + " oui ; non : « quoi » ? 1 500 € !" * 9) for n in range(1, 60))
    lines = _page_texts(printer.print_pdf(replace(french_letter, blocks=paragraphs))).splitlines()

    assert len(lines) > 150
    assert not [line for line in lines if re.match("[;:!?»€]", line.lstrip()) or line.rstrip().endswith("«")]


def test_a_reference_is_never_cut(printer: PdfPrinter, french_letter: Document) -> None:
    paragraphs = tuple(Paragraph("a" * n + " DSR-2026-0001 2026-10-24" * 12) for n in range(1, 40))
    text = _page_texts(printer.print_pdf(replace(french_letter, blocks=paragraphs)))

    assert text.count("DSR-2026-0001") == 39 * 12 + 1
    assert text.count("2026-10-24") == 39 * 12


def _page_texts(pdf: bytes) -> str:
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def _right_edges(pdf: bytes) -> list[float]:
    done = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True)
    return [float(edge) for edge in re.findall(r'<word .*?xMax="([\d.]+)"', done.stdout.decode())]


def _pdf_words(pdf: bytes, footer: str) -> Counter[str]:
    # One footer a page is the same footer in a word processor.
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    pages = done.stdout.decode().split("\f")[:-1]
    words = _count(re.sub(r"(?<=\w)-\n", "-", "\n".join(pages)))
    for word, times in _count(footer).items():
        words[word] -= times * (len(pages) - 1)
    assert sum(times for word, times in words.items() if _PAGE_NUMBER.fullmatch(word)) == len(pages)
    del words["•"]  # The mark of a list item, which a word processor draws by itself.
    return Counter({word: times for word, times in words.items() if times and not _PAGE_NUMBER.fullmatch(word)})


def _docx_words(docx: bytes) -> Counter[str]:
    words: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        for part in ("word/document.xml", "word/footer1.xml"):
            for paragraph in ET.fromstring(package.read(part)).iter(f"{_W}p"):  # noqa: S314 - our own file.
                words += _count("".join(_texts(paragraph)))
    return Counter({word: times for word, times in words.items() if not _PAGE_NUMBER.fullmatch(word)})


def _letters(words: Counter[str]) -> Counter[str]:
    return Counter("".join(words.elements()))


def _texts(paragraph: ET.Element) -> list[str]:
    spaces = {f"{_W}tab": "\t", f"{_W}br": "\n"}
    return [spaces.get(node.tag, node.text or "" if node.tag == f"{_W}t" else "") for node in paragraph.iter()]


def _count(text: str) -> Counter[str]:
    # Extraction adds direction marks around Arabic and Hebrew, and may give their letters in presentation forms.
    plain = "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    return Counter(plain.split())
