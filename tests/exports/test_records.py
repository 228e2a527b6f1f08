"""Records as files that another program can read, and no spreadsheet obeys."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.domain.findings import Finding, Match
from dsardesk.exports.records import (
    RecordTable,
    csv_bytes,
    guard_cell,
    records_json,
    records_schema,
    table_from_records,
    tables_from_findings,
    unguard_cell,
)


def _read(table: RecordTable) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_bytes(table).decode("utf-8"), newline="")))


@pytest.mark.parametrize(
    "value", ["=1+1", "+33612345678", "-12,50", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1+1", "=cmd|' /C calc'!A0"]
)
def test_a_value_that_a_spreadsheet_would_obey_begins_with_an_apostrophe(value: str) -> None:
    table = table_from_records("t", "", "", [[("libellé", value)]])
    assert _read(table)[1][0] == f"'{value}"


def test_a_column_named_by_an_attacker_is_guarded_too() -> None:
    assert _read(table_from_records("t", "", "", [[("=1+1", "x")]]))[0] == ["'=1+1"]


@given(st.text() | st.from_regex(r"'{0,3}[=+\-@\t\r\n]?\w?", fullmatch=True))
def test_the_guard_can_be_taken_off_exactly(value: str) -> None:
    assert unguard_cell(guard_cell(value)) == value
    assert guard_cell(value)[:1] not in set("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20") | {""} or value == ""


@pytest.mark.parametrize(
    "value", ["01500", "000042", "2026-03-02", "2026-03-02T10:00:00+01:00", "O'Brien", "d'Artagnan"]
)
def test_leading_zeros_iso_dates_and_names_are_untouched(value: str) -> None:
    assert _read(table_from_records("t", "", "", [[("colonne", value)]]))[1] == [value]


@given(
    st.lists(
        st.lists(
            st.tuples(st.text(st.characters(codec="utf-8"), max_size=5), st.text(st.characters(codec="utf-8"))),
            min_size=1,
            max_size=4,
        ),
        min_size=1,
        max_size=5,
    )
)
def test_nothing_is_lost_between_the_records_and_the_json(records: list[list[tuple[str, str]]]) -> None:
    document = json.loads(records_json("R", [table_from_records("t", "", "", records)]))
    written = document["tables"][0]["records"]
    kept = [[value for value in record.values() if value is not None] for record in written]
    assert [sorted(values) for values in kept] == [sorted(value for _, value in record) for record in records]


def test_the_json_keeps_the_exact_value_that_the_csv_guards() -> None:
    table = table_from_records("t", "", "", [[("solde", "-12,50")]])
    assert json.loads(records_json("R", [table]))["tables"][0]["records"] == [{"solde": "-12,50"}]


def test_records_with_different_columns_share_one_table() -> None:
    table = table_from_records("t", "", "", [[("a", "1"), ("b", "2")], [("b", "3"), ("c", "")]])
    assert table.columns == ("a", "b", "c")
    assert table.rows == (("1", "2", None), (None, "3", ""))


def test_a_column_that_comes_twice_is_numbered() -> None:
    table = table_from_records("t", "", "", [[("tél", "1"), ("tél", "2"), ("tél (2)", "3")]])
    assert table.columns == ("tél", "tél (2)", "tél (2) (2)")
    assert table.rows == (("1", "2", "3"),)


def test_a_text_that_utf_8_cannot_hold_does_not_stop_the_package() -> None:
    table = table_from_records("t", "", "", [[("nom", "bad\udcffname")]])
    assert b"bad?name" in csv_bytes(table)
    assert b"bad?name" in records_json("R", [table])


def test_the_json_is_of_the_form_its_schema_describes() -> None:
    schema = json.loads(records_schema())
    document = json.loads(records_json("R", [table_from_records("t", "CRM", "Fiche", [[("a", "1")]])]))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(schema["required"]) == set(document)
    assert set(schema["properties"]["tables"]["items"]["required"]) == set(document["tables"][0])
    assert schema["properties"]["version"]["const"] == document["version"]


def _finding(file: str, locator: str, record: tuple[tuple[str, str], ...]) -> Finding:
    return Finding(file, locator, "name", "x", Match.EXACT, record)


def test_a_row_found_by_two_of_its_cells_stands_once_and_a_twin_row_stays() -> None:
    row = (("nom", "Durand"), ("montant", "10"))
    findings = [
        _finding("ventes.xlsx", "sheet:A!B2", row),
        _finding("ventes.xlsx", "sheet:A!C2", row),
        _finding("ventes.xlsx", "sheet:A!B3", row),
        _finding("lettre.pdf", "page:1", ()),
    ]
    (table,) = tables_from_findings(findings, {"ventes.xlsx": ("Boutique", "Les ventes")})
    assert table.rows == (("Durand", "10"), ("Durand", "10"))
    assert (table.name, table.source, table.description) == ("ventes", "Boutique", "Les ventes")


def test_files_of_one_name_give_tables_of_two_names() -> None:
    findings = [_finding(f"{folder}/Clients été.csv", "row:1", (("a", "1"),)) for folder in ("x", "y")]
    assert [table.name for table in tables_from_findings(findings, {})] == ["clients-ete", "clients-ete-2"]
