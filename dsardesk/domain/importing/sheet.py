"""A sheet as it was read, and what a person decided about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dsardesk.domain.rights import RightType

Cell = str | float | date
"""What stands in a cell: words ("" for none), a number, or a day."""


class Field(StrEnum):
    """What a column says; its words stand in the messages catalogue under `import_field.<field>`."""

    REFERENCE = "reference"
    NAME = "name"
    FIRST_NAME = "first_name"
    EMAIL = "email"
    ADDRESS = "address"
    RIGHT = "right"
    CHANNEL = "channel"
    RECEIVED_ON = "received_on"
    DUE_ON = "due_on"
    ANSWERED_ON = "answered_on"
    CLOSED_ON = "closed_on"
    STATE = "state"
    OUTCOME = "outcome"
    NOTE = "note"


DAYS = (Field.RECEIVED_ON, Field.DUE_ON, Field.ANSWERED_ON, Field.CLOSED_ON)
"""Columns that hold days."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    Attributes:
        name: as the workbook names it; "" for a text file.
        rows: its rows from the first, blank ones too: the row numbered 1 stands first.
        hidden_rows: those that nobody sees, by a filter or otherwise, counted from 0.
        hidden_columns: those that nobody sees, counted from 0.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def cell(self, row: int, column: int) -> Cell:
        """The cell of the row numbered *row*, from 1, in a column counted from 0; "" beyond the end of the row."""
        cells = self.rows[row - 1]
        return cells[column] if column < len(cells) else ""

    @property
    def width(self) -> int:
        """Number of columns."""
        return max(map(len, self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Plan:
    """How one sheet is read, as guessed or as a person changed it.

    Attributes:
        header: number of the row that names the columns, from 1; 0 where none does.
        columns: the column of each field, counted from 0.
        day_first: True where 03/04/2026 is 3 April.
        sure: False where no date of the sheet shows which of day and month stands first.
        rights: what people said that words of the right's column mean, by their folded text.
    """

    header: int
    columns: Mapping[Field, int]
    day_first: bool = True
    sure: bool = True
    rights: Mapping[str, tuple[RightType, ...]] = field(default_factory=dict)


def shown(cell: Cell) -> str:
    """A cell as a person reads it: a whole number without a decimal point, a day as YYYY-MM-DD.

    >>> shown(12.0), shown(" Accès ")
    ('12', 'Accès')
    """
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    return cell.isoformat() if isinstance(cell, date) else cell.strip()


def letters(column: int) -> str:
    """The name that spreadsheets give to a column counted from 0.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    before, last = divmod(column, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def title(sheet: Sheet, plan: Plan, column: int) -> str:
    """The words over a column, or its letters where none stand there."""
    return (shown(sheet.cell(plan.header, column)) if plan.header else "") or letters(column)
