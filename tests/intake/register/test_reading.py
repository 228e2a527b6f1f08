"""Spreadsheets are read in every form, and none of them brings the program down."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import openpyxl  # type: ignore[import-untyped]
import pytest

from dsardesk.domain.errors import UnreadableInput
from dsardesk.domain.importing.columns import guess_plan
from dsardesk.domain.importing.rows import read_rows
from dsardesk.intake.register.reading import read_sheets
from tests.sheets import Rows, a_register, as_csv, as_ods, as_xlsx, ods_of, packed

TODAY = date(2026, 10, 26)
SHEET = "xl/worksheets/sheet1.xml"


def reason(content: bytes) -> str:
    with pytest.raises(UnreadableInput) as refused:
        read_sheets(content)
    return str(refused.value.facts["reason"])


@pytest.mark.parametrize(
    "content",
    [
        as_xlsx(a_register(), joined=("A1:D1",)),
        as_ods(a_register()),
        as_csv(a_register()),
        as_csv(a_register(), delimiter=",", encoding="utf-8-sig"),
        as_csv(a_register(), delimiter="\t", encoding="utf-16"),
        b"sep=|\r\n" + as_csv(a_register(), delimiter="|", encoding="utf-8"),
    ],
    ids=["xlsx", "ods", "Excel’s French csv", "comma, utf-8", "tab, utf-16", "separator named"],
)
def test_a_register_of_214_rows_says_the_same_in_every_form(content: bytes) -> None:
    (sheet,) = read_sheets(content)
    reading = read_rows(sheet, guess_plan(sheet), TODAY)
    (kept,) = read_sheets(as_xlsx(a_register()))
    same = read_rows(kept, guess_plan(kept), TODAY)
    assert (reading.rows, len(reading.requests)) == (214, len(same.requests))
    assert [(each.name, each.received_on, each.closed_on) for each in reading.requests] == [
        (each.name, each.received_on, each.closed_on) for each in same.requests
    ]


JOINED: Rows = (("Nom", "Droit"), ("Ann", "accès"), ("", "effacement"), ("Bo", "accès"))


def test_what_stands_in_joined_cells_stands_in_each_of_their_rows() -> None:
    (sheet,) = read_sheets(as_xlsx(JOINED, joined=("A2:A3",)))
    assert [row[0] for row in sheet.rows] == ["Nom", "Ann", "Ann", "Bo"]
    text = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
    spanned = text.format(' table:number-rows-spanned="2" table:number-columns-spanned="1"', "Ann")
    rows = (
        f"<table:table-row>{text.format('', 'Nom')}{text.format('', 'Droit')}</table:table-row>"
        f"<table:table-row>{spanned}{text.format('', 'accès')}</table:table-row>"
        f"<table:table-row><table:covered-table-cell/>{text.format('', 'effacement')}</table:table-row>"
    )
    (sheet,) = read_sheets(ods_of(rows))
    assert [row[0] for row in sheet.rows] == ["Nom", "Ann", "Ann"]


HIDING: Rows = (("Nom", "Droit", "Note"), ("Ann", "accès", "x"), ("Bo", "accès", ""), ("", "", ""), ("Cy", "accès", ""))


def _told(content: bytes) -> list[tuple[str, str]]:
    (sheet,) = (each for each in read_sheets(content) if each.name != "Autre")
    problems = read_rows(sheet, guess_plan(sheet), TODAY).problems
    return [(each.code, each.value) for each in problems if each.row == 0]


def _hiding_xlsx(*, first: bool = False) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(HIDING)))
    sheet = book.active
    for number in (2, 4, 5, 900):
        sheet.row_dimensions[number].hidden = True
    for letter in "CF":
        sheet.column_dimensions[letter].hidden = True
    if first:
        book.create_sheet("Autre", 0).append(("rien", "de", "masqué"))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("content", [_hiding_xlsx(), _hiding_xlsx(first=True)], ids=["alone", "second"])
def test_rows_and_columns_that_excel_hides_are_read_and_told(content: bytes) -> None:
    assert _told(content) == [("hidden_rows", "2 (2, 5)"), ("hidden_columns", "1 (C)")]


def test_rows_and_columns_that_libreoffice_hides_or_filters_are_read_and_told() -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    row = "<table:table-row{}>{}</table:table-row>"
    ways = (
        *("", ' table:visibility="filter"', "", ' table:visibility="collapse"'),
        ' table:visibility="collapse" table:number-rows-repeated="3"',
    )
    columns = '<table:table-column/><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>'
    body = "".join(
        row.format(way, "".join(cell.format(text) if text else "<table:table-cell/>" for text in words))
        for way, words in zip(ways, HIDING, strict=True)
    )
    tail = row.format(' table:visibility="collapse" table:number-rows-repeated="1000000"', "<table:table-cell/>")
    assert _told(ods_of(columns + body + tail)) == [("hidden_rows", "4 (2, 5, 6, 7)"), ("hidden_columns", "2 (B, C)")]


def test_many_hidden_rows_are_counted_and_the_first_ones_named() -> None:
    (sheet,) = read_sheets(as_csv((("Nom", "Droit"), *(("Ann", "accès") for _ in range(30)))))
    told = read_rows(replace(sheet, hidden_rows=frozenset(range(5, 20))), guess_plan(sheet), TODAY).problems[0]
    assert told.value == "15 (6, 7, 8, 9, 10, 11, 12, 13, 14, 15, …)"


def test_a_sheet_that_shows_everything_says_nothing_of_it() -> None:
    assert _told(as_xlsx(HIDING)) == []


def test_formulas_are_words_and_are_never_run() -> None:
    (sheet,) = read_sheets(as_csv((("Nom", "Droit"), ("=1+1", "accès"))))
    assert sheet.rows[1][0] == "=1+1"
    (sheet,) = read_sheets(as_xlsx((("Nom", "Droit"), ("=CMD()", "accès"))))
    assert sheet.rows[1][0] == "=CMD()"


def _xlsx(sheet: str) -> bytes:
    return packed({"[Content_Types].xml": "<x/>", SHEET: f"<worksheet><sheetData>{sheet}</sheetData></worksheet>"})


@pytest.mark.parametrize(
    "content",
    [
        _xlsx('<row r="1"><c r="A1"><v>1</v></c></row><row r="300000"><c r="XFD300000"><v>1</v></c></row>'),
        _xlsx('<row r="1048576">' + "<c><v>1</v></c>" * 50 + "</row>"),
        _xlsx('<row r="1"><c r="A1"><v>\x00</v></c></row>'),
        ods_of(
            '<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="string" '
            'table:number-columns-repeated="1000"><text:p>a</text:p></table:table-cell></table:table-row>'
        ),
        packed({SHEET: " " * 120_000_000}),
        b" " * 50_000_001,
    ],
    ids=["far corner", "far row", "hidden words", "repeated cells", "packed blanks", "long text"],
)
def test_a_small_file_that_claims_a_huge_sheet_is_refused_before_it_is_opened(content: bytes) -> None:
    assert reason(content) == "sheet_too_large"


def test_what_cannot_be_read_says_why() -> None:
    assert reason(b"PK\x03\x04 broken") == "sheet_damaged"
    assert reason(b"\xd0\xcf\x11\xe0 broken") == "sheet_damaged"
    assert reason(packed({"xl/workbook.bin": "x"})) == "sheet_unknown"
    assert reason(bytes(range(32)) * 20) == "sheet_unknown"
    assert reason(b"") == "sheet_empty"
    assert reason(packed({"a.txt": "x"})) == "sheet_damaged"
