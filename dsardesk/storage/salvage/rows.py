"""Rows taken out of the pages of a database, table by table, past whatever is damaged between them."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace

from dsardesk.storage.salvage.pages import USABLE, Page

LEAF, INNER = 13, 5
FILE_HEADER = 100
MOST_LOCAL = USABLE - 35
LEAST_LOCAL = (USABLE - 12) * 32 // 255 - 23
NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""How many bytes a whole number of each kind takes."""
FIRST_TEXT = 12
SCHEMA_COLUMNS = 5

Value = None | int | float | str | bytes


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        values: by column.
        sure: False where it stands on a page whose seal is broken: any letter of it may be wrong.
    """

    values: Mapping[str, Value]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Record:
    rowid: int
    values: tuple[Value, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class _Columns:
    """Columns of a table: names, declared types, and the one that stands for the row's own number."""

    names: tuple[str, ...]
    types: tuple[str, ...]
    own_number: str

    def fit(self, record: _Record) -> bool:
        """True if *record* may be a row of the table."""
        pairs = zip(self.names, self.types, record.values, strict=False)
        return len(record.values) == len(self.names) and all(
            value is None or name == self.own_number or isinstance(value, _python(kind)) for name, kind, value in pairs
        )

    def row(self, record: _Record) -> Row:
        """The row that *record* holds; columns added since it was written are empty."""
        padded = (*record.values, *(None,) * (len(self.names) - len(record.values)))
        values = dict(zip(self.names, padded, strict=False))
        if self.own_number:
            values[self.own_number] = record.rowid
        return Row(values, record.sure)


def _python(kind: str) -> tuple[type, ...]:
    if kind.startswith(("INT", "BOOL")):
        return (int,)
    return (bytes,) if kind.startswith("BLOB") else (str,)


@dataclass(slots=True)
class Found:
    """What the pages of a database still hold.

    Attributes:
        tables: rows by table.
        unassigned: values of rows of which nobody can tell the table.
        torn: tables of which a page is damaged or missing.
        schema_known: False where the list of tables itself is damaged in part.
    """

    tables: dict[str, list[Row]] = field(default_factory=dict)
    unassigned: list[tuple[Value, ...]] = field(default_factory=list)
    torn: set[str] = field(default_factory=set)
    schema_known: bool = True


def read_rows(pages: Mapping[int, Page]) -> Found:
    """Every row that can be read from *pages*; an index of words, which SQLite keeps as tables too, is left out."""
    reader = _Reader(pages)
    found = Found()
    roots, columns = reader.schema()
    leaves, torn = reader.walk(1)
    found.schema_known, seen = not torn, set(leaves)
    indices = [table for table in roots if not roots[table]]
    for table, root in roots.items():
        numbers, torn = reader.walk(root)
        seen |= set(numbers)
        if any(table == index or table.startswith(f"{index}_") for index in indices):
            continue
        found.tables[table] = [columns[table].row(each) for number in numbers for each in reader.records(number)]
        if torn:
            found.torn.add(table)
    for number in pages.keys() - seen:
        for record in reader.records(number):
            _assign(found, columns, record)
    return found


def _assign(found: Found, columns: Mapping[str, _Columns], record: _Record) -> None:
    """Give a row that hangs on no tree to the one table with a damaged tree that it fits."""
    if len(record.values) == SCHEMA_COLUMNS and record.values[0] in {"table", "index", "trigger"}:
        return
    fitting = [table for table in found.torn if columns[table].fit(record)]
    if len(fitting) == 1:
        # A guess, however good, is none of the rows that can be relied on.
        found.tables[fitting[0]].append(columns[fitting[0]].row(replace(record, sure=False)))
    else:
        found.unassigned.append(record.values)


class _Reader:
    """Reads records off pages; whatever does not add up is passed over."""

    def __init__(self, pages: Mapping[int, Page]) -> None:
        self._pages = pages

    def schema(self) -> tuple[dict[str, int], dict[str, _Columns]]:
        """The first page of each table, and its columns: found wherever they stand."""
        roots: dict[str, int] = {}
        columns: dict[str, _Columns] = {}
        for number in self._pages:
            for record in self.records(number):
                values = record.values
                if len(values) == SCHEMA_COLUMNS and values[0] == "table" and isinstance(values[4], str):
                    known = _columns_of(str(values[1]), values[4])
                    if known is not None and isinstance(values[3], int):
                        roots[str(values[1])], columns[str(values[1])] = values[3], known
        return roots, columns

    def walk(self, root: int) -> tuple[list[int], bool]:
        """Leaves of the tree that begins on page *root*, in order, and whether a page of it is damaged or missing."""
        leaves: list[int] = []
        torn, waiting, visited = False, [root], set[int]()
        while waiting:
            number = waiting.pop()
            page = self._pages.get(number)
            if page is None or number in visited:
                torn = True
                continue
            visited.add(number)
            torn = torn or not page.whole
            kind = page.content[_offset(page)]
            if kind == LEAF:
                leaves.append(number)
            elif kind == INNER:
                waiting.extend(reversed(list(_children(page))))
            else:
                torn = True
        return leaves, torn

    def records(self, number: int) -> Iterator[_Record]:
        """Records of the page of that number, if it is a leaf of a table."""
        page = self._pages.get(number)
        if page is None or page.content[_offset(page)] != LEAF:
            return
        for cell in _cells(page, 8):
            try:
                size, at = _varint(page.content, cell)
                rowid, at = _varint(page.content, at)
                payload, sure = self._payload(page, at, size)
                yield _Record(rowid, _values(payload), sure)
            except (IndexError, ValueError, struct.error):
                continue

    def _payload(self, page: Page, at: int, size: int) -> tuple[bytes, bool]:
        """The whole of a record, that may go on over other pages."""
        if not 0 < size <= len(self._pages) * USABLE:
            raise ValueError
        local = size if size <= MOST_LOCAL else LEAST_LOCAL + (size - LEAST_LOCAL) % (USABLE - 4)
        local = local if local <= MOST_LOCAL else LEAST_LOCAL
        payload, sure = bytearray(page.content[at : at + local]), page.whole
        following = struct.unpack(">I", page.content[at + local : at + local + 4])[0] if size > local else 0
        while len(payload) < size:
            more = self._pages.get(following)
            if more is None:
                raise ValueError
            payload += more.content[4 : 4 + size - len(payload)]
            sure = sure and more.whole
            following = struct.unpack(">I", more.content[:4])[0]
        return bytes(payload), sure


def _offset(page: Page) -> int:
    return FILE_HEADER if page.number == 1 else 0


def _cells(page: Page, header: int) -> Iterator[int]:
    """Where each cell of a page begins."""
    start = _offset(page)
    (count,) = struct.unpack(">H", page.content[start + 3 : start + 5])
    pointers = page.content[start + header : start + header + 2 * count]
    for (cell,) in struct.iter_unpack(">H", pointers[: len(pointers) // 2 * 2]):
        if start + header <= cell < USABLE:
            yield cell


def _children(page: Page) -> Iterator[int]:
    """Pages below one, the leftmost first."""
    start = _offset(page)
    for cell in _cells(page, 12):
        if cell + 4 <= USABLE:
            yield struct.unpack(">I", page.content[cell : cell + 4])[0]
    yield struct.unpack(">I", page.content[start + 8 : start + 12])[0]


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where the next thing begins."""
    value = 0
    for place in range(8):
        byte = content[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 -- its highest bit says that more follows
            return value, at + place + 1
    value = value << 8 | content[at + 8]
    return (value - (1 << 64) if value >> 63 else value), at + 9


def _values(payload: bytes) -> tuple[Value, ...]:
    """Values of a record; ValueError if they do not fill it."""
    end, at = _varint(payload, 0)
    kinds = []
    while at < end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values = []
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    if at != len(payload):
        raise ValueError
    return tuple(values)


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind in NUMBERS:
        end = at + NUMBERS[kind]
        return int.from_bytes(payload[at:end], signed=True), end
    if kind == 7:  # noqa: PLR2004 -- SQLite's kinds are numbers
        return struct.unpack(">d", payload[at : at + 8])[0], at + 8
    if kind < FIRST_TEXT:
        return {8: 0, 9: 1}.get(kind), at
    end = at + (kind - FIRST_TEXT) // 2
    content = payload[at:end]
    return (content.decode("utf-8", "replace") if kind % 2 else content), end


def _columns_of(table: str, statement: str) -> _Columns | None:
    """Columns of *table* as its own statement declares them; None if that cannot be read."""
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.execute(statement)
            known = connection.execute("SELECT name, type, pk FROM pragma_table_info(?)", (table,)).fetchall()
    except (sqlite3.Error, ValueError):
        return None
    if not known:
        return None
    keys = [name for name, kind, rank in known if rank and kind.upper() == "INTEGER"]
    alone = len(keys) == 1 and sum(bool(rank) for _, _, rank in known) == 1
    names, types = zip(*((name, kind.upper()) for name, kind, _ in known), strict=True)
    return _Columns(names, types, keys[0] if alone else "")
