"""Records of the company's systems as files another program can read: CSV, JSON with its schema, Data Package."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from dsardesk.domain.findings import Finding

Record = Sequence[tuple[str, str]]

RECORDS_FORMAT = "dsardesk-records"
RECORDS_VERSION = 1

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
# What a spreadsheet takes for the start of a formula, full-width forms included: Excel in a Japanese locale obeys them.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_CELL = re.compile(r"![A-Za-z]+(?=\d+$)")


@dataclass(frozen=True, slots=True)
class RecordTable:
    """Records of one kind from one system.

    Attributes:
        name: lower-case ASCII name of the table, that of its file.
        source: the system, in the company's words.
        description: what the records are, in plain words.
        columns: names of the columns, each once.
        rows: one value a column, exactly as the system holds it; None where the record has no such column.
    """

    name: str
    source: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]

    def __post_init__(self) -> None:
        """Refuse a name unfit for a file and a ragged table."""
        if not _NAME.fullmatch(self.name):
            raise ValueError("a table's name is short lower-case ASCII")
        if len(set(self.columns)) != len(self.columns) or any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("a table has one value for each of its columns, and names each once")

    @property
    def path(self) -> str:
        """Path of the CSV file below data/."""
        return f"tables/{self.name}.csv"


def table_from_records(name: str, source: str, description: str, records: Iterable[Record]) -> RecordTable:
    """One table of *records*; columns in order of first sight, a repeated column numbered."""
    numbered = [_numbered(record) for record in records]
    columns = tuple(dict.fromkeys(column for record in numbered for column in record))
    rows = tuple(tuple(record.get(column) for column in columns) for record in numbered)
    return RecordTable(name, source, description, columns, rows)


def tables_from_findings(
    findings: Iterable[Finding], described: Mapping[str, tuple[str, str]]
) -> tuple[RecordTable, ...]:
    """One table a file with records; a record found by several of its cells stands once.

    Args:
        findings: those a person chose to hand over; those without a record are passed over.
        described: (source, description) by file, where known.
    """
    by_file: dict[str, dict[tuple[str, Record], Record]] = {}
    for finding in findings:
        if finding.record:
            place = _CELL.sub("!", finding.locator)
            by_file.setdefault(finding.file, {})[place, finding.record] = finding.record
    names = _table_names(by_file)
    return tuple(
        table_from_records(names[file], *described.get(file, ("", "")), records.values())
        for file, records in by_file.items()
    )


def guard_cell(value: str) -> str:
    """*value* so that no spreadsheet takes it for a formula: an apostrophe before = + - @, tab or line end.

    A value that already reads like a guarded one gets one more apostrophe, so that `unguard_cell` is exact.

    >>> guard_cell("=1+1"), guard_cell("0033"), guard_cell("'=1")
    ("'=1+1", '0033', "''=1")
    """
    return f"'{value}" if _FORMULA.match(value) else value


def unguard_cell(cell: str) -> str:
    """The value that `guard_cell` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def csv_bytes(table: RecordTable) -> bytes:
    """RFC 4180 in UTF-8 without a byte order mark, one header line, cells and headers guarded."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([guard_cell(column) for column in table.columns])
    for row in table.rows:
        writer.writerow([guard_cell(value or "") for value in row])
    return text.getvalue().encode("utf-8", "replace")


def records_json(reference: str, tables: Iterable[RecordTable]) -> bytes:
    """The same records with their exact values, as `records_schema` describes them."""
    document = {
        "format": RECORDS_FORMAT,
        "version": RECORDS_VERSION,
        "reference": reference,
        "tables": [_table_value(table) for table in tables],
    }
    return json_bytes(document)


def records_schema() -> bytes:
    """JSON Schema 2020-12 of `records_json`."""
    text = {"type": "string"}
    table = {
        "name": text,
        "source": text,
        "description": text,
        "columns": {"type": "array", "items": text, "uniqueItems": True},
        "records": {"type": "array", "items": {"type": "object", "additionalProperties": {"type": ["string", "null"]}}},
    }
    top = {
        "format": {"const": RECORDS_FORMAT},
        "version": {"const": RECORDS_VERSION},
        "reference": text,
        "tables": {"type": "array", "items": _closed(table)},
    }
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:{RECORDS_FORMAT}:{RECORDS_VERSION}"}
    return json_bytes(head | _closed(top))


def table_schema(table: RecordTable) -> dict[str, Any]:
    """Frictionless Table Schema: every value is text, as the system holds it; nothing is retyped."""
    fields = [{"name": guard_cell(column), "type": "string"} for column in table.columns]
    return {"fields": fields, "missingValues": [""]}


def json_bytes(document: object) -> bytes:
    """UTF-8 JSON, indented, with a final line end."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _table_value(table: RecordTable) -> dict[str, Any]:
    return {
        "name": table.name,
        "source": table.source,
        "description": table.description,
        "columns": list(table.columns),
        "records": [dict(zip(table.columns, row, strict=True)) for row in table.rows],
    }


def _numbered(record: Record) -> dict[str, str]:
    fields: dict[str, str] = {}
    for column, value in record:
        name, count = column, 1
        while name in fields:
            count += 1
            name = f"{column} ({count})"
        fields[name] = value
    return fields


def _table_names(files: Iterable[str]) -> dict[str, str]:
    names: dict[str, str] = {}
    taken: set[str] = set()
    for file in files:
        stem = _slug(PurePosixPath(file).stem)
        name, count = stem, 1
        while name in taken:
            count += 1
            name = f"{stem}-{count}"
        taken.add(name)
        names[file] = name
    return names


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9_]+", "-", plain).strip("-_")[:50] or "table"
