"""The DOCX opens in a word processor as a well-made document, with nothing of the library that wrote it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn

from dsardesk.documents.docx import print_docx
from dsardesk.documents.model import BulletList, Document, Heading, Notice, Paragraph, Table

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


def _opened(document: Document) -> WordDocument:
    return docx.Document(io.BytesIO(print_docx(document)))


def test_a_person_finds_named_styles_real_headings_and_lists(french_letter: Document) -> None:
    styles = [(p.style.name, p.text[:12]) for p in _opened(french_letter).paragraphs if p.style is not None and p.text]

    assert styles == [
        ("Subject", "Réponse à vo"),
        ("Normal", "Madame,"),
        ("Normal", "Vous avez de"),
        ("Notice", "Votre identi"),
        ("Heading 2", "Ce que nous "),
        ("List Bullet", "Notre transp"),
        ("List Bullet", "Notre cœur d"),
        ("Heading 3", "En résumé"),
        ("Normal", "Veuillez agr"),
        ("Signature Name", "Claire Morel"),
        ("Signature", "Déléguée à l"),
    ]


def test_subject_and_title_belong_to_the_outline(french_letter: Document) -> None:
    styles = _opened(french_letter).styles

    assert styles["Subject"].base_style == styles["Heading 1"]


def test_bullets_are_numbered_by_the_word_processor(french_letter: Document) -> None:
    word = _opened(replace(french_letter, blocks=(BulletList(("un", "deux")),)))

    assert word.styles["List Bullet"].element.find(f".//{qn('w:numId')}").get(qn("w:val")) == "1"
    assert "•" not in "".join(p.text for p in word.paragraphs)


def test_a_header_row_is_marked_and_rows_stay_whole(french_letter: Document) -> None:
    word = _opened(replace(french_letter, blocks=(Table(("a", "b"), (("c", "d"), ("e", "f")), (1, 3)),)))
    table = word.tables[1]
    rows = list(table._tbl.tr_lst)

    assert [[cell.text for cell in row.cells] for row in table.rows] == [["a", "b"], ["c", "d"], ["e", "f"]]
    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True, False, False]
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    assert table.columns[1].width == pytest.approx(3 * table.columns[0].width, rel=0.01)


@pytest.mark.parametrize(("lang", "tag"), [("fr", "fr-FR"), ("en", "en-GB"), ("el", "el-GR"), ("pl", "pl-PL")])
def test_spelling_is_checked_in_the_documents_language(french_letter: Document, lang: str, tag: str) -> None:
    word = _opened(replace(french_letter, lang=lang))

    assert word.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == tag
    assert word.core_properties.language == tag


def test_properties_name_the_company_and_the_documents_date_only(french_letter: Document) -> None:
    properties = _opened(french_letter).core_properties

    assert properties.title == "Réponse à votre demande d\u2019accès"
    assert (properties.author, properties.last_modified_by) == ("Atelier Lumière SAS", "Atelier Lumière SAS")
    assert properties.created == properties.modified == datetime(2026, 10, 24, tzinfo=UTC)
    assert not properties.comments


def test_nothing_of_the_library_is_left(document: Document) -> None:
    with zipfile.ZipFile(io.BytesIO(print_docx(document))) as package:
        names = package.namelist()
        parts = b"".join(package.read(name) for name in names).lower()

    assert not [name for name in names if "thumbnail" in name or "customXml" in name or "theme" in name]
    assert b"python" not in parts
    assert b"cambria" not in parts
    assert b"en-us" not in parts


def test_the_same_document_gives_the_same_bytes(document: Document) -> None:
    assert print_docx(document) == print_docx(document)


def test_pages_are_numbered_by_fields(french_letter: Document) -> None:
    footer = _opened(french_letter).sections[0].footer._element

    assert [field.get(qn("w:instr")).strip() for field in footer.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_control_characters_and_markup_do_not_break_the_file(french_letter: Document) -> None:
    hostile = "a\x00b\x0bc ]]> <w:p/> & \ud800\ufffe\u2028 {{ x }}"
    word = _opened(replace(french_letter, title=hostile, blocks=(Paragraph(hostile), Notice(hostile)), footer=hostile))

    assert [p.text for p in word.paragraphs][1] == "ab\nc ]]> <w:p/> & \n {{ x }}"


def test_line_breaks_of_a_paragraph_stay_in_it(french_letter: Document) -> None:
    word = _opened(replace(french_letter, blocks=(Paragraph("un\ndeux"),)))

    assert [p.text for p in word.paragraphs][1] == "un\ndeux"


def test_headings_never_skip_a_level(french_letter: Document) -> None:
    word = _opened(replace(french_letter, letterhead=None, blocks=(Heading("b", 2), Heading("c", 2)), signature=()))

    assert [p.style.name for p in word.paragraphs if p.style is not None] == [
        *("Author", "Heading 1", "Heading 2", "Heading 3")
    ]


def test_a_very_long_title_fits_the_files_properties(french_letter: Document) -> None:
    word = _opened(replace(french_letter, title="Réponse " * 60, dated_on=date(1979, 5, 1)))

    assert len(word.core_properties.title) == 255


def test_a_letter_without_an_envelope_has_no_row_for_its_window(french_letter: Document) -> None:
    head = french_letter.letterhead
    assert head is not None
    by_email = replace(french_letter, letterhead=replace(head, window=False))
    rows = [len(_opened(letter).tables[0].rows) for letter in (french_letter, by_email)]
    assert rows == [3, 2]
    assert "Mme" in _opened(by_email).tables[0].rows[0].cells[1].text
