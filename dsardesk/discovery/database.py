"""Rows of an SQLite file, each with its table, its column and its number."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from dsardesk.discovery.tables import Row
from dsardesk.discovery.unread import Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MAGIC = b"SQLite format 3\x00"
_JOURNAL = slice(18, 20)
"""Bytes that say how a file is written to: by a log beside it, a copy in memory could not be opened."""
MOST_TIMES, ALWAYS, NEVER_MORE = 20, 1024 * 1024, 512 * 1024 * 1024
"""What a file gives: so many times its own size, that of a small one, and the most of any.

A torn file leads from a page back to itself, and one made for it gives the same rows for ever.
"""
ROW = 16
"""What a row counts beside its signs, so that empty ones come to an end too."""


def sqlite_rows(data: bytes) -> Iterator[Row]:
    """Rows of every table, in the order of their names; the file itself is not opened, so that nothing can change it.

    Raises:
        Unread: "damaged" or "too_large", or "encrypted" for what bears such a name and is none.
    """
    if not data.startswith(_MAGIC):
        raise Unread("encrypted")
    copy = bytearray(data)
    copy[_JOURNAL] = b"\x01\x01"
    left = min(MOST_TIMES * max(len(data), ALWAYS), NEVER_MORE)
    connection = sqlite3.connect(":memory:")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, left)
    try:
        connection.deserialize(bytes(copy))
        connection.text_factory = lambda value: value.decode("utf-8", "replace")
        for table in _tables(connection):
            for row in _rows(connection, table):
                left -= ROW + sum(map(len, row.cells))
                if left < 0:
                    raise Unread("too_large")
                yield row
    except (sqlite3.Error, UnicodeDecodeError) as problem:
        raise Unread("damaged") from problem
    finally:
        connection.close()


def _tables(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return [name for (name,) in found if not name.startswith("sqlite_")]


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[Row]:
    quoted = '"' + table.replace('"', '""') + '"'
    try:
        cursor = connection.execute(f"SELECT rowid, * FROM {quoted}")  # noqa: S608 -- a name of the file's own, quoted
    except sqlite3.OperationalError:
        # A table without row ids: its rows are counted.
        cursor = connection.execute(f"SELECT row_number() OVER (), * FROM {quoted}")  # noqa: S608 -- the same
    columns = tuple(each[0] for each in cursor.description[1:])
    for number, *cells in cursor:
        yield Row(columns, tuple(map(_shown, cells)), _place(table, columns, number))


def _place(table: str, columns: tuple[str, ...], number: int) -> Callable[[int], str]:
    return lambda cell: f"table:{table}.{columns[cell]}/rowid:{number}"


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
