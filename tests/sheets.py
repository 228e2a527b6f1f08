"""Registers of requests as small companies keep them, made in every form."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from xml.sax.saxutils import escape

import openpyxl  # type: ignore[import-untyped]

from dsardesk.domain.importing.sheet import Sheet

HEADER = (
    "N° dossier", "Nom", "E-mail", "Reçue le", "Type de demande", "Canal", "Échéance", "Statut",
    "Date de réponse", "Suite",
)  # fmt: skip
TITLE = ("Registre des demandes RGPD",)
KINDS = ("Accès", "droit d’accès + effacement", "Suppression du compte", "désinscription newsletter", "RECTIFICATION")
OPEN_ROW = (
    "R-1", "Zoé Canari", "zoe@courriel.example", "01/10/2026", "Accès + effacement", "courrier", "", "En cours", "", "",
)  # fmt: skip
CLOSED_ROW = (
    "R-2", "Jo Merle", "jo@courriel.example", "02/03/2026", "Suppression", "mail", "01/04/2026", "Clos", "20/03/2026",
    "refusée",
)  # fmt: skip
Rows = Sequence[Sequence[Any]]


def sheet_of(*rows: tuple[Any, ...]) -> Sheet:
    """A sheet with the usual columns."""
    return Sheet("Suivi", (HEADER, *rows))


def a_register(size: int = 214) -> list[tuple[Any, ...]]:
    """A sheet of *size* rows as in A23: French dates of every kind, types in free text, blanks, totals."""
    rows: list[tuple[Any, ...]] = [TITLE, (), HEADER]
    for number in range(size - 1):
        received = date(2026, 1, 5) + timedelta(days=number % 280)
        closed = number % 3 != 0
        ways = (received, f"{received:%d/%m/%Y}", f"{received:%d/%m/%y}", float((received - date(1899, 12, 30)).days))
        rows.append(
            (
                f"R-{number + 1:03d}",
                f"Personne Numéro {number}" if number % 20 else "",
                f"p{number}@courriel.example",
                ways[number % 4] if number % 50 != 7 else "",
                KINDS[number % 5] if number % 60 != 11 else "RGPD",
                ("mail", "courrier", "téléphone")[number % 3],
                received + timedelta(days=30),
                "Clos" if closed else "En cours",
                received + timedelta(days=12) if closed else "",
                "satisfaite" if closed else "",
            )
        )
    return [*rows, ("Total", float(size - 1))]


def as_csv(rows: Rows, *, delimiter: str = ";", encoding: str = "cp1252") -> bytes:
    """As Excel saves it in France."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows([[_written(c) for c in row] for row in rows])
    return text.getvalue().encode(encoding)


def as_xlsx(rows: Rows, *, joined: Sequence[str] = ()) -> bytes:
    """As Excel keeps it."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column, value if value != "" else None)
            if isinstance(value, str) and value.startswith("="):
                cell.data_type = "s"
    for span in joined:
        sheet.merge_cells(span)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_ods(rows: Rows) -> bytes:
    """As LibreOffice keeps it, with the blank rows and columns that it adds to the end."""
    body = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    tail = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    return ods_of(body + tail)


def ods_of(body: str) -> bytes:
    """An OpenDocument workbook of one sheet with those rows."""
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="Suivi">{body}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.spreadsheet"/></m:manifest>'
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": manifest,
            "content.xml": content,
        }
    )


def packed(members: dict[str, str]) -> bytes:
    """A ZIP archive of those texts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, text, kind)
    return out.getvalue()


def _written(value: Any) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def _ods_cell(value: Any) -> str:
    if value == "":
        return "<table:table-cell/>"
    if isinstance(value, date):
        kind, text = f'office:value-type="date" office:date-value="{value.isoformat()}"', f"{value:%d/%m/%y}"
    elif isinstance(value, float | int):
        kind, text = f'office:value-type="float" office:value="{value}"', str(value)
    else:
        kind, text = 'office:value-type="string"', str(value)
    return f"<table:table-cell {kind}><text:p>{escape(text)}</text:p></table:table-cell>"
