"""Rows of the tables companies keep: CSV, JSON, JSON Lines and spreadsheets, each with its place."""

from __future__ import annotations

import csv
import io
import json
import lzma
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, NamedTuple

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from dsardesk.discovery.unread import Unread
from dsardesk.domain.errors import UnreadableInput
from dsardesk.workbooks import must_be_small, panics_refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_UNPACKED_BYTES = 512 * 1024 * 1024
MAX_CELLS = 16_000_000
"""A sheet of every row that a spreadsheet program has, fifteen columns wide."""
MAX_NESTING = 60
SNIFFED = 64 * 1024
_REFUSED = {"bomb": "too_large", "unknown_form": "unknown_type"}
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError)


class Row(NamedTuple):
    """One row or record; `place(n)` is the locator of its n-th cell."""

    columns: tuple[str, ...]
    cells: tuple[str, ...]
    place: Callable[[int], str]


def read_text(data: bytes) -> str:
    """Characters of a text file: by its byte order mark, else UTF-8, else Windows Western European.

    Raises:
        Unread: the bytes are no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(data, "utf-16")
    if b"\x00" in data[:SNIFFED]:
        raise Unread("not_text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def csv_rows(data: bytes) -> Iterator[Row]:
    """Rows below the header, numbered as a spreadsheet program numbers them: the header is row 1.

    Raises:
        Unread: "not_text" or "damaged".
    """
    text = read_text(data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    header: tuple[str, ...] = ()
    try:
        for number, cells in enumerate(reader, start=1):
            if number == 1:
                header = tuple(cells)
                # A file without a header must not hide its first row.
                yield Row(_lettered(len(cells)), header, _fixed("row:1"))
            elif cells:
                yield Row(_padded(header, len(cells)), tuple(cells), _fixed(f"row:{number}"))
    except csv.Error as problem:
        raise Unread("damaged") from problem


def json_rows(data: bytes) -> Iterator[Row]:
    """Records of a JSON file, fields flattened ("address.city").

    A list of records is numbered from 1 ("record:4"), also when it is the one list of an object; records further in are
    found by their JSON pointer ("pointer:/clients/0/tickets/3").

    Raises:
        Unread: "not_text" or "damaged".
    """
    try:
        root = json.loads(read_text(data))
    except (ValueError, RecursionError) as problem:
        raise Unread("damaged") from problem
    try:
        yield from _records(root)
    except RecursionError as problem:
        raise Unread("damaged") from problem


def json_lines(data: bytes) -> Iterator[Row]:
    """Records of a JSON Lines file, by line.

    Raises:
        Unread: "not_text" or "damaged".
    """
    for number, line in enumerate(read_text(data).split("\n"), start=1):
        if line.strip():
            try:
                yield _record(json.loads(line), f"line:{number}")
            except (ValueError, RecursionError) as problem:
                raise Unread("damaged") from problem


def sheet_rows(data: bytes) -> Iterator[Row]:
    """Rows of every sheet of a workbook, hidden ones too; the first row that is not empty names the columns.

    Raises:
        Unread: "damaged", "encrypted" or "too_large"; "comments", once all rows were given, where cells have comments,
            which are not read.
    """
    members = _members(data)
    try:
        with panics_refused():
            book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            with panics_refused():
                rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            yield from _sheet(name, rows)
    except PasswordError as problem:
        raise Unread("encrypted") from problem
    except (CalamineError, OSError, ValueError) as problem:
        raise Unread("encrypted" if data.startswith(b"\xd0\xcf\x11\xe0") else "damaged") from problem
    if any("comments" in member.lower() for member in members):
        raise Unread("comments")


def _sheet(name: str, rows: list[list[Any]]) -> Iterator[Row]:
    header: tuple[str, ...] = ()
    for number, values in enumerate(rows, start=1):
        cells = tuple(map(_shown, values))
        if any(cells):
            columns = _padded(header, len(cells)) if header else _lettered(len(cells))
            yield Row(columns, cells, _in_sheet(name, number))
            header = header or cells


def _fixed(locator: str) -> Callable[[int], str]:
    return lambda _: locator


def _in_sheet(name: str, number: int) -> Callable[[int], str]:
    return lambda cell: f"sheet:{name}!{_letter(cell)}{number}"


def _shown(value: Any) -> str:
    """A cell as a person reads it: whole numbers without a decimal point."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _letter(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(65 + digit) + letters
    return letters


def _lettered(size: int) -> tuple[str, ...]:
    return tuple(_letter(n) for n in range(size))


def _padded(header: tuple[str, ...], size: int) -> tuple[str, ...]:
    """Column names for *size* cells: where the header says nothing, the column's letter."""
    names = [name.strip() for name in header[:size]] + [""] * (size - len(header))
    return tuple(name or _letter(n) for n, name in enumerate(names))


def _delimiter(text: str) -> str:
    """The sign that cuts the first lines into the most columns, all the same number."""
    lines = [line for line in text[:SNIFFED].splitlines()[:20] if line.strip()]
    first = re.sub(r'"[^"]*"', "", lines[0]) if lines else ""
    return max(",;\t|", key=lambda sign: (first.count(sign), sum(line.count(sign) for line in lines)))


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        raise Unread("damaged") from problem


def _records(root: Any) -> Iterator[Row]:
    tables = _tables(root)
    if len(tables) == 1:
        for number, record in enumerate(tables[0], start=1):
            yield _record(record, f"record:{number}")
        root = {key: value for key, value in root.items() if value is not tables[0]} if isinstance(root, dict) else {}
    if isinstance(root, dict):
        yield from _pointed(root, "")
    elif not tables:
        yield _record(root, "pointer:")


def _tables(root: Any) -> list[list[Any]]:
    """The lists of records among the values of an object; the whole of a list."""
    if isinstance(root, list):
        return [root]
    values = root.values() if isinstance(root, dict) else []
    deeper = [value for value in values if isinstance(value, dict) and _holds_table(value)]
    return [value for value in values if _holds_table(value)] if not deeper else []


def _holds_table(value: Any) -> bool:
    """True for a list of records and for an object with one inside, however deep."""
    if isinstance(value, list):
        return any(isinstance(each, dict) for each in value)
    return isinstance(value, dict) and any(map(_holds_table, value.values()))


def _pointed(value: dict[str, Any], pointer: str) -> Iterator[Row]:
    """Each list of records further in, a record at a time; what is in no list is one record."""
    loose: dict[str, Any] = {}
    for key, each in value.items():
        place = f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"
        if not _holds_table(each):
            loose[key] = each
        elif isinstance(each, dict):
            yield from _pointed(each, place)
        else:
            for number, record in enumerate(each):
                yield _record(record, f"pointer:{place}/{number}")
    if loose:
        yield _record(loose, f"pointer:{pointer}")


def _record(value: Any, locator: str) -> Row:
    pairs = list(_flat(value, "", 0))
    return Row(tuple(key for key, _ in pairs), tuple(cell for _, cell in pairs), _fixed(locator))


def _flat(value: Any, path: str, depth: int) -> Iterator[tuple[str, str]]:
    if depth > MAX_NESTING:
        raise Unread("damaged")
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _flat(each, f"{path}.{key}" if path else str(key), depth + 1)
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _flat(each, f"{path}[{number}]", depth + 1)
    else:
        yield path or "value", _shown(value) if not isinstance(value, bool) else str(value).lower()


def _members(data: bytes) -> list[str]:
    """Names of what a packed workbook holds; one that unpacks to gigabytes, or spreads as far, is not opened."""
    if not data.startswith(b"PK"):
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = [member for member in packed.infolist() if not member.is_dir()]
            if sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
                raise Unread("too_large")
            must_be_small(((member.filename, packed.read(member)) for member in members), MAX_CELLS)
    except UnreadableInput as refused:
        raise Unread(_REFUSED[str(refused.facts["reason"])]) from None
    except (*_BROKEN, ValueError) as problem:
        raise Unread("damaged") from problem
    except RuntimeError as problem:  # How the library says that a password is needed.
        raise Unread("encrypted") from problem
    return [member.filename for member in members]
