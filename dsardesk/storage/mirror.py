"""Flat frozen dataclasses kept as rows whose columns bear the names of their fields.

A case's parts are lists: a row's key is the case and the place in the list. Saving writes what changed, no more.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterable, Sequence
from enum import Enum
from functools import cached_property
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import Connection, RowMapping, Select, Table, bindparam, delete, insert, select, update

T = TypeVar("T")
_Row = RowMapping | dict[str, Any]


class Mirror(Generic[T]):
    """One table that holds the *kind* values of every case, in order.

    Attributes:
        table: has the columns case_id and position beside the fields.
        kind: the dataclass.
        left_out: fields that other tables hold.
    """

    def __init__(self, table: Table, kind: type[T], left_out: frozenset[str] = frozenset()) -> None:
        """Remember which field becomes which enum on the way out."""
        self.table = table
        self.kind = kind
        self.fields = tuple(f.name for f in dataclasses.fields(typing.cast("Any", kind)) if f.name not in left_out)
        hints = typing.get_type_hints(kind)
        self._enums = {name: enum for name in self.fields if (enum := _enum_in(hints[name]))}
        self._lists = {name: enum for name in self.fields if (enum := _enum_of_list(hints[name]))}

    def row(self, value: T) -> dict[str, Any]:
        """The columns of one value."""
        return {name: getattr(value, name) for name in self.fields}

    def value(self, row: RowMapping, **others: Any) -> T:
        """The value of one row, with the fields that other tables hold."""
        found = {name: row[name] for name in self.fields}
        for name, enum in self._enums.items():
            if found[name] is not None:
                found[name] = enum(found[name])
        for name, enum in self._lists.items():
            found[name] = tuple(enum(word) for word in found[name])
        return self.kind(**found, **others)

    def load(self, connection: Connection, case: UUID) -> tuple[T, ...]:
        """Every value of a case, in order."""
        return tuple(self.value(row) for row in self.rows(connection, case))

    def rows(self, connection: Connection, case: UUID) -> list[RowMapping]:
        """Every row of a case, in order."""
        return list(connection.execute(self._of_case, {"case": case}).mappings())

    @cached_property
    def _of_case(self) -> Select[Any]:
        """Built once: a case is read with a dozen of them at every gesture."""
        return select(self.table).where(self.table.c.case_id == bindparam("case")).order_by(self.table.c.position)

    def save(self, connection: Connection, case: UUID, values: Iterable[T], known: Iterable[T] | None = None) -> None:
        """Make the rows of a case those of *values*; where *known* are the values that stand there, nothing is read."""
        there = None if known is None else [self.row(value) for value in known]
        self.save_rows(connection, case, [self.row(value) for value in values], there)

    def save_rows(
        self,
        connection: Connection,
        case: UUID,
        wanted: list[dict[str, Any]],
        there: Sequence[dict[str, Any]] | None = None,
    ) -> None:
        """Make the rows of a case *wanted*: new ones inserted, changed ones updated, surplus ones deleted."""
        known: Sequence[_Row] = self.rows(connection, case) if there is None else there
        of_case = self.table.c.case_id == case
        if len(wanted) < len(known):
            # A row that moves up would meet its own unique key further down: all from the first difference go.
            same = next((n for n, row in enumerate(wanted) if _differs(known[n], row)), len(wanted))
            connection.execute(delete(self.table).where(of_case & (self.table.c.position >= same)))
            known = known[:same]
        for position, row in enumerate(wanted[: len(known)]):
            if _differs(known[position], row):
                at = of_case & (self.table.c.position == position)
                connection.execute(update(self.table).where(at).values(row))
        new = [
            {"case_id": case, "position": position, **row}
            for position, row in enumerate(wanted[len(known) :], start=len(known))
        ]
        if new:
            connection.execute(insert(self.table), new)


def _differs(known: _Row, wanted: dict[str, Any]) -> bool:
    return any(known[name] != item for name, item in wanted.items())


def _enum_in(hint: Any) -> type[Enum] | None:
    """The enum that a hint names, alone or beside None."""
    choices = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    return next((choice for choice in choices if isinstance(choice, type) and issubclass(choice, Enum)), None)


def _enum_of_list(hint: Any) -> type[Enum] | None:
    """The enum of which a hint names a tuple."""
    return _enum_in(typing.get_args(hint)[0]) if typing.get_origin(hint) is tuple else None
