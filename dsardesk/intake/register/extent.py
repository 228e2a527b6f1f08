"""How far the sheets of a workbook reach, known before room is made for them: one cell may claim a far corner."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from dsardesk.domain.errors import UnreadableInput
from dsardesk.intake.forms.message import Bounds
from dsardesk.intake.forms.packed import open_zip, unpack

MOST_CELLS = 4_000_000
MOST_COLUMNS = 16_384
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


class Span(NamedTuple):
    """Cells joined into one, counted from 0: the first, and the last."""

    top: int
    left: int
    bottom: int
    right: int


def must_be_small(content: bytes, bounds: Bounds) -> None:
    """Refuse a packed workbook that would unpack, or spread, beyond what any register needs ("bomb").

    Raises:
        UnreadableInput: also where it is "damaged", or "locked" by a password.
    """
    with open_zip(content) as archive:
        for member in archive.infolist():
            if member.filename.lower() == "xl/workbook.bin":
                raise UnreadableInput(reason="unknown_form")
            data = b"" if member.is_dir() else unpack(archive, member, bounds)
            if _SHEET.fullmatch(member.filename):
                _must_not_spread(data, *_reach(data))
            elif member.filename == "content.xml":
                for table in _tables(data):
                    _must_not_spread(table, *_ods_reach(table))


def joined_cells(content: bytes, bounds: Bounds) -> list[list[Span]]:
    """Joined cells of each sheet of an OpenDocument workbook, in the order of the sheets."""
    with open_zip(content) as archive:
        try:
            data = unpack(archive, archive.getinfo("content.xml"), bounds)
        except KeyError:
            return []
    return [list(_spans(table)) for table in _tables(data)]


def is_open_document(content: bytes) -> bool:
    """True for a workbook of LibreOffice and its kin."""
    try:
        with open_zip(content) as archive:
            return "content.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return False


def _must_not_spread(data: bytes, rows: int, columns: int) -> None:
    # Two bytes a character would hide every sign looked for here.
    if b"\x00" in data or columns > MOST_COLUMNS or rows * columns > MOST_CELLS:
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
