"""How far the sheets of a packed workbook reach, known before room is made for them: one cell may claim a far corner.

A library that believes what a file says of its size ends the whole program with it.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from dsardesk.domain.errors import UnreadableInput

MOST_COLUMNS = 16_384
OPEN_DOCUMENT = "content.xml"
"""The member that holds every sheet of a workbook of LibreOffice and its kin."""
_BINARY = "xl/workbook.bin"
_SHEET = re.compile(r"xl/(?:work|chart|dialog|macro)sheets/[^/]+\.xml", re.IGNORECASE)
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_CELL = re.compile(rb"<(?:\w+:)?c(?:\s+[^>]*)?>")
_AT = re.compile(rb"""\br\s*=\s*["']([A-Za-z]*)(\d+)["']""")
_ODS_ROW = re.compile(rb"<table:table-row\b([^>]*)>")
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)>")
_ROWS_TIMES = re.compile(rb"""number-rows-repeated\s*=\s*["'](\d+)["']""")
_CELLS_TIMES = re.compile(rb"""number-columns-repeated\s*=\s*["'](\d+)["']""")
_SPAN = re.compile(rb"""number-(rows|columns)-spanned\s*=\s*["'](\d+)["']""")
_FILLED = b"value-type"
_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_NAMED = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_OWN_ID = re.compile(rb"""\b[iI]d\s*=\s*["']([^"']+)["']""")
_TARGET = re.compile(rb"""\bTarget\s*=\s*["']/?(?:xl/)?([^"']+)["']""")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true|on)["']""")
_ENDS = {name: re.compile(rb"\b" + name + rb"""\s*=\s*["'](\d+)["']""") for name in (b"min", b"max")}
_ODS_COLUMN = re.compile(rb"<table:table-column\b([^>]*)>")
_ODS_HIDDEN = re.compile(rb"""table:visibility\s*=\s*["'](?:collapse|filter)["']""")


class Span(NamedTuple):
    """Cells joined into one, counted from 0: the first, and the last."""

    top: int
    left: int
    bottom: int
    right: int


class Hidden(NamedTuple):
    """What nobody sees of a sheet, by a filter or otherwise: rows and columns, both counted from 0."""

    rows: tuple[range, ...] = ()
    columns: tuple[range, ...] = ()


def must_be_small(members: Iterable[tuple[str, bytes]], most_cells: int) -> None:
    """Refuse a workbook, given as its *members* by name, of which a sheet spreads over more than *most_cells*.

    Raises:
        UnreadableInput: "bomb"; "unknown_form" where the sheets are binary, and their reach cannot be told.
    """
    for name, data in members:
        if name.lower() == _BINARY:
            raise UnreadableInput(reason="unknown_form")
        if _SHEET.fullmatch(name):
            _must_not_spread(data, *_reach(data), most_cells)
        elif name == OPEN_DOCUMENT:
            for table in _tables(data):
                _must_not_spread(table, *_ods_reach(table), most_cells)


@contextlib.contextmanager
def panics_refused() -> Iterator[None]:
    """What the reader of workbooks gives up on in the midst, as the ValueError that any damage is.

    Its panics are no exceptions that anybody expects: one that nobody caught would end the program.
    """
    try:
        yield
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise ValueError("damaged") from None
        raise


def joined_cells(data: bytes) -> list[list[Span]]:
    """Joined cells of each sheet of an OpenDocument workbook, in the order of the sheets, by its content."""
    return [list(_spans(table)) for table in _tables(data)]


def tells_what_is_hidden(name: str) -> bool:
    """True for a member by which `hidden_parts` tells."""
    return name in {OPEN_DOCUMENT, _BOOK, _RELATIONS} or _SHEET.fullmatch(name) is not None


def hidden_parts(members: Mapping[str, bytes]) -> list[Hidden]:
    """What is hidden in each sheet of a workbook, given as its *members* by name, in the order of the sheets."""
    if OPEN_DOCUMENT in members:
        return [
            Hidden(
                tuple(_ods_hidden(_ODS_ROW, _ROWS_TIMES, table)), tuple(_ods_hidden(_ODS_COLUMN, _CELLS_TIMES, table))
            )
            for table in _tables(members[OPEN_DOCUMENT])
        ]
    targets = {
        _said(_OWN_ID, found[1]): f"xl/{_said(_TARGET, found[1])}"
        for found in _RELATION.finditer(members.get(_RELATIONS, b""))
    }
    names = [targets.get(_said(_OWN_ID, found[1]), "") for found in _NAMED.finditer(members.get(_BOOK, b""))]
    sheets = (members.get(name, b"") for name in names)
    return [Hidden(tuple(_hidden_rows(sheet)), tuple(_hidden_columns(sheet))) for sheet in sheets]


def _hidden_rows(sheet: bytes) -> Iterator[range]:
    number = 0
    for found in _ROW.finditer(sheet):
        at = _AT.search(found[1])
        number = int(at[2]) if at else number + 1
        if _HIDDEN.search(found[1]):
            yield range(number - 1, number)


def _hidden_columns(sheet: bytes) -> Iterator[range]:
    for found in _COLUMN.finditer(sheet):
        ends = [end for pattern in _ENDS.values() if (end := pattern.search(found[1]))]
        if len(ends) == len(_ENDS) and _HIDDEN.search(found[1]):
            yield range(int(ends[0][1]) - 1, int(ends[1][1]))


def _ods_hidden(mark: re.Pattern[bytes], times: re.Pattern[bytes], table: bytes) -> Iterator[range]:
    place = 0
    for found in mark.finditer(table):
        after = place + _times(times, found[1])
        if _ODS_HIDDEN.search(found[1]):
            yield range(place, after)
        place = after


def _said(pattern: re.Pattern[bytes], attributes: bytes) -> str:
    found = pattern.search(attributes)
    return found[1].decode("utf-8", "replace") if found else ""


def _must_not_spread(data: bytes, rows: int, columns: int, most_cells: int) -> None:
    # Two bytes a character would hide every sign looked for here.
    if b"\x00" in data or columns > MOST_COLUMNS or rows * columns > most_cells:
        raise UnreadableInput(reason="bomb")


def _reach(data: bytes) -> tuple[int, int]:
    """Rows and columns up to the last cell that is not empty."""
    rows = columns = number = 0
    for attributes, inside in _pieces(_ROW, data):
        at = _AT.search(attributes)
        number = int(at[2]) if at else number + 1
        cells = [cell[0] for cell in _CELL.finditer(inside) if not cell[0].endswith(b"/>")]
        for cell in cells:
            place = _AT.search(cell)
            rows = max(rows, int(place[2]) if place else number)
            columns = max(columns, _column(place[1]) if place else len(_CELL.findall(inside)))
    return rows, columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _tables(data: bytes) -> list[bytes]:
    return data.split(b"<table:table ")[1:]


def _ods_reach(table: bytes) -> tuple[int, int]:
    rows = columns = number = 0
    for attributes, inside in _pieces(_ODS_ROW, table):
        number += _times(_ROWS_TIMES, attributes)
        place = 0
        for cell in _ODS_CELL.finditer(inside):
            place += _times(_CELLS_TIMES, cell[1])
            if _FILLED in cell[1]:
                rows, columns = number, max(columns, place)
    return rows, columns


def _spans(table: bytes) -> Iterator[Span]:
    top = 0
    for attributes, inside in _pieces(_ODS_ROW, table):
        left = 0
        for cell in _ODS_CELL.finditer(inside):
            sizes = {found[1]: int(found[2]) for found in _SPAN.finditer(cell[1])}
            if sizes:
                yield Span(top, left, top + sizes.get(b"rows", 1) - 1, left + sizes.get(b"columns", 1) - 1)
            left += _times(_CELLS_TIMES, cell[1])
        top += _times(_ROWS_TIMES, attributes)


def _pieces(mark: re.Pattern[bytes], data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Attributes of each element that *mark* finds, and what follows it up to the next."""
    found = list(mark.finditer(data))
    ends = [each.start() for each in found[1:]] + [len(data)]
    for each, end in zip(found, ends, strict=True):
        yield each[1], data[each.end() : end]


def _times(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes)
    return int(found[1]) if found else 1
