"""The sheets of a workbook, or the one table of a text file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from dsardesk.domain.errors import UnreadableInput
from dsardesk.domain.importing.sheet import Cell, Sheet
from dsardesk.intake.forms.message import Bounds
from dsardesk.intake.forms.packed import open_zip, unpack
from dsardesk.intake.forms.plain import characters_of
from dsardesk.workbooks import (
    OPEN_DOCUMENT,
    Hidden,
    Span,
    hidden_parts,
    joined_cells,
    must_be_small,
    panics_refused,
    tells_what_is_hidden,
)

MOST_BYTES = 50_000_000
MOST_ROWS = 100_000
MOST_CELLS = 4_000_000
MOST_JOINED = 2_000
SAMPLE_LINES = 30
_PACKED, _OLD = b"PK", b"\xd0\xcf\x11\xe0"
_OUR_REASONS = {
    "bomb": "sheet_too_large",
    "locked": "sheet_locked",
    "damaged": "sheet_damaged",
    "unknown_form": "sheet_unknown",
    "empty": "sheet_empty",
}
_SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')


def read_sheets(content: bytes) -> tuple[Sheet, ...]:
    """The sheets of an XLSX, XLS or ODS workbook, or of a CSV file, that hold anything; formulas as their last results.

    Raises:
        UnreadableInput: "sheet_too_large" where it is larger than any register, "sheet_locked", "sheet_damaged",
            "sheet_unknown" or "sheet_empty".
    """
    try:
        return _filled(content)
    except UnreadableInput as error:
        raise UnreadableInput(reason=_OUR_REASONS[str(error.facts["reason"])]) from None


def _filled(content: bytes) -> tuple[Sheet, ...]:
    if len(content) > MOST_BYTES:
        raise UnreadableInput(reason="bomb")
    packed = content.startswith((_PACKED, _OLD))
    sheets = _workbook(content) if packed else [_table(content)]
    filled = tuple(sheet for sheet in sheets if any(any(row) for row in sheet.rows))
    if not filled:
        raise UnreadableInput(reason="empty")
    if any(len(sheet.rows) > MOST_ROWS for sheet in filled):
        raise UnreadableInput(reason="bomb")
    return filled


def _workbook(content: bytes) -> list[Sheet]:
    parts: dict[str, bytes] = {}
    if content.startswith(_PACKED):
        must_be_small(_members(content), MOST_CELLS)
        parts = {name: data for name, data in _members(content) if tells_what_is_hidden(name)}
    spans, hidden = joined_cells(parts.get(OPEN_DOCUMENT, b"")), hidden_parts(parts)
    try:
        with panics_refused():
            book = CalamineWorkbook.from_filelike(io.BytesIO(content))
            return [_sheet(book, number, spans, hidden) for number in range(len(book.sheet_names))]
    except PasswordError:
        raise UnreadableInput(reason="locked") from None
    except (CalamineError, OSError, ValueError, IndexError):
        raise UnreadableInput(reason="damaged") from None


def _within(ranges: Iterable[range], count: int) -> frozenset[int]:
    """What they name of so many: a blank row may be said to stand there a million times."""
    return frozenset(number for each in ranges for number in range(each.start, min(each.stop, count)))


def _members(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Every member by its name, unpacked within bounds."""
    bounds = Bounds()
    with open_zip(content) as archive:
        for member in archive.infolist():
            if not member.is_dir():
                yield member.filename, unpack(archive, member, bounds)


def _sheet(book: CalamineWorkbook, number: int, spans: Sequence[Sequence[Span]], hidden: Sequence[Hidden]) -> Sheet:
    found = book.get_sheet_by_index(number)
    rows = [[_cell(value) for value in row] for row in found.to_python(skip_empty_area=False)]
    own = found.merged_cell_ranges
    joined = [Span(*first, *last) for first, last in own] if own else spans[number] if number < len(spans) else ()
    _fill(rows, joined)
    unseen = hidden[number] if number < len(hidden) else Hidden()
    width = max(map(len, rows), default=0)
    return Sheet(found.name, tuple(map(tuple, rows)), _within(unseen.rows, len(rows)), _within(unseen.columns, width))


def _fill(rows: list[list[Cell]], joined: Iterable[Span]) -> None:
    """What stands in joined cells stands in each row of them: whoever joined them meant all of those rows."""
    for span in list(joined)[:MOST_JOINED]:
        if span.top >= len(rows) or span.left >= len(rows[span.top]):
            continue
        while len(rows) <= min(span.bottom, MOST_ROWS) and span.bottom - span.top <= MOST_JOINED:
            rows.append([""] * len(rows[span.top]))
        for row in rows[span.top + 1 : span.bottom + 1]:
            row[span.left] = rows[span.top][span.left]


def _cell(value: Any) -> Cell:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return "" if value is None else str(value)


def _table(content: bytes) -> Sheet:
    text = characters_of(content)
    if text is None:
        raise UnreadableInput(reason="unknown_form")
    named = _SEPARATOR.match(text)
    if named:
        text = text[named.end() :]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=named[1] if named else _delimiter(text))
    try:
        # The line that names the separator is a row of the file too, as a person counts them.
        return Sheet("", (*(((),) if named else ()), *(tuple(row) for row in reader)))
    except csv.Error:
        raise UnreadableInput(reason="damaged") from None


def _delimiter(text: str) -> str:
    """The sign that cuts the most lines into the same number of cells, more than one; a semicolon where none does."""
    lines = [_QUOTED.sub("", line) for line in text.splitlines()[:SAMPLE_LINES] if line.strip()]
    return max(";\t,|", key=lambda sign: _steadiness([line.count(sign) for line in lines]))


def _steadiness(counts: list[int]) -> tuple[int, int]:
    some = [count for count in counts if count]
    most = max(set(some), key=some.count) if some else 0
    return some.count(most), most
