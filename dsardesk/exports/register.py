"""The register of requests as a file that another program can read: CSV, or a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from functools import partial

from dsardesk.domain.errors import DeskError
from dsardesk.domain.register import RegisterLine
from dsardesk.exports.records import guard_cell
from dsardesk.exports.spreadsheet import Cell, sheet_bytes
from dsardesk.services.register import RegisterWriter
from dsardesk.wording import Catalogue

COLUMNS = (
    "reference",
    "item",
    "kind",
    "right",
    "channel",
    "received_on",
    "due_on",
    "extended",
    "state",
    "outcome",
    "decided_on",
    "answered_on",
    "late",
    "closed_on",
)
"""Their titles stand in the messages under `register.<column>`."""
NAMED = "requester"
"""The column that stands there only if it was asked for."""


class UnknownForm(DeskError):
    """A register is written as CSV or as a spreadsheet, which the end of the file's name says."""

    code = "register.unknown_form"
    exit_code = 2


def writer_for(suffix: str, words: Catalogue, *, names: bool) -> RegisterWriter:
    """What writes the register in the form that ends with *suffix*, such as ".csv"; UnknownForm if there is none."""
    write = _FORMS.get(suffix.lower())
    if write is None:
        raise UnknownForm
    return partial(write, words=words, names=names)


def _csv(lines: Sequence[RegisterLine], *, words: Catalogue, names: bool) -> bytes:
    """RFC 4180 in UTF-8 with the mark by which spreadsheets know it; dates as YYYY-MM-DD, cells guarded."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_header(words, names=names))
    for line in lines:
        cells = _row(line, words, names=names)
        writer.writerow(["" if cell is None else guard_cell(str(cell)) for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def _xlsx(lines: Sequence[RegisterLine], *, words: Catalogue, names: bool) -> bytes:
    """A spreadsheet, with dates that it can sort and count."""
    rows = ([_guarded(cell) for cell in _row(line, words, names=names)] for line in lines)
    return sheet_bytes(words.say("register.title"), _header(words, names=names), rows)


def _guarded(cell: Cell) -> Cell:
    # Copied to another table, or saved as CSV, a word that reads like a formula would become one.
    return guard_cell(cell) if isinstance(cell, str) else cell


def _columns(*, names: bool) -> tuple[str, ...]:
    return (*COLUMNS, NAMED) if names else COLUMNS


def _header(words: Catalogue, *, names: bool) -> list[str]:
    return [words.say(f"register.{column}") for column in _columns(names=names)]


_WORDED: Mapping[str, str] = {
    "kind": "case_kind",
    "right": "right",
    "channel": "channel",
    "state": "state",
    "outcome": "outcome",
}
"""Columns that hold keys, and the sections of their words."""


def _row(line: RegisterLine, words: Catalogue, *, names: bool) -> list[Cell]:
    return [_cell(column, getattr(line, column), words) for column in _columns(names=names)]


def _cell(column: str, value: Cell, words: Catalogue) -> Cell:
    if isinstance(value, bool):
        return words.say("register.yes" if value else "register.no")
    if column in _WORDED and value:
        return words.name(_WORDED[column], str(value))
    return value


_FORMS = {".csv": _csv, ".xlsx": _xlsx}
"""How each form is written, by the end of its name."""
