"""The register of requests as a file that other programs read: whole, plain, and never taken for a formula."""

from __future__ import annotations

import csv
import io
from datetime import date

import openpyxl  # type: ignore[import-untyped]
import pytest

from dsardesk.domain.case import CaseKind, CaseState
from dsardesk.domain.register import RegisterLine
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.exports.register import UnknownForm, writer_for
from dsardesk.exports.spreadsheet import sheet_bytes
from tests.invented import messages

FR = messages("fr")
LINE = RegisterLine(
    reference="DSR-2026-0042",
    item=1,
    kind=CaseKind.REQUEST,
    right=RightType.ACCESS,
    channel="email",
    received_on=date(2026, 4, 1),
    due_on=date(2026, 5, 4),
    extended=False,
    state=CaseState.CLOSED,
    outcome=Outcome.GRANTED,
    decided_on=date(2026, 4, 20),
    answered_on=date(2026, 4, 21),
    late=False,
    closed_on=None,
    requester='=HYPERLINK("http://x.example";"Élodie")',
)


def rows(*, names: bool) -> list[list[str]]:
    content = writer_for(".csv", FR, names=names)([LINE])
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_line_says_what_was_asked_when_and_what_came_of_it_in_words() -> None:
    header, line = rows(names=False)
    told = dict(zip(header, line, strict=True))
    assert (told["Référence"], told["Droit"], told["Décision"]) == ("DSR-2026-0042", "accès", "demande satisfaite")
    assert (told["Reçue le"], told["En retard"], told["Close le"]) == ("2026-04-01", "non", "")


def test_who_asked_stands_there_only_if_it_was_asked_for() -> None:
    assert "Demandeur" not in rows(names=False)[0]
    assert rows(names=True)[0][-1] == "Demandeur"


def test_no_cell_is_taken_for_a_formula() -> None:
    assert rows(names=True)[1][-1].startswith("'=HYPERLINK")
    sheet = openpyxl.load_workbook(io.BytesIO(writer_for(".XLSX", FR, names=True)([LINE]))).active
    cell = sheet.cell(2, sheet.max_column)
    assert (cell.data_type, cell.value[:5]) == ("s", "'=HYP")


def test_a_spreadsheet_can_sort_its_dates_and_count() -> None:
    book = openpyxl.load_workbook(io.BytesIO(writer_for(".xlsx", FR, names=False)([LINE])))
    sheet = book.active
    assert (book.sheetnames, sheet.freeze_panes, sheet.max_row) == (["Registre des demandes"], "A2", 2)
    told = {sheet.cell(1, place).value: sheet.cell(2, place) for place in range(1, sheet.max_column + 1)}
    assert told["Reçue le"].value.date() == date(2026, 4, 1)
    assert told["Reçue le"].is_date
    assert told["Demande n°"].value == 1
    assert told["Close le"].value is None


def test_what_xml_cannot_hold_is_left_out_and_the_rest_is_kept() -> None:
    content = sheet_bytes('a "b" & c', ["x"], [["<\x00é\x0b😀\n>"]])
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert (book.sheetnames[0], book.active["A2"].value) == ('a "b" & c', "<é😀\n>")
    assert content == sheet_bytes('a "b" & c', ["x"], [["<\x00é\x0b😀\n>"]])


def test_another_form_is_refused() -> None:
    with pytest.raises(UnknownForm):
        writer_for(".docx", FR, names=False)
