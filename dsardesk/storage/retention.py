"""What somebody decided of retention, the figures of purged cases, and the purge of a case's every row."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Connection, Table, Uuid, delete, insert, select

from dsardesk.domain.backups import BurialKind
from dsardesk.domain.purging import DirectiveFigures, Figures
from dsardesk.domain.retention_term import RetentionDecision
from dsardesk.storage import tables
from dsardesk.storage.backup_store import burial, bury
from dsardesk.storage.erasing import Erasure
from dsardesk.storage.mirror import Mirror

DECISIONS = Mirror(tables.retention_decisions, RetentionDecision)
FIGURES = Mirror(tables.purged_figures, Figures)
DIRECTIVE_FIGURES = Mirror(tables.purged_directives, DirectiveFigures)


class SqlRetention:
    """Decisions and figures in one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Work on *connection*."""
        self._connection = connection

    def decide(self, decision_id: UUID, decision: RetentionDecision) -> None:
        """Keep a decision; the newest one is in force."""
        self._connection.execute(insert(DECISIONS.table).values(id=decision_id, **DECISIONS.row(decision)))

    def decision(self) -> RetentionDecision | None:
        """The decision in force; None while nobody decided."""
        order = (tables.retention_decisions.c.decided_on.desc(), tables.retention_decisions.c.id.desc())
        rows = self._connection.execute(select(DECISIONS.table).order_by(*order).limit(1)).mappings()
        row = rows.one_or_none()
        return DECISIONS.value(row) if row else None

    def add_figures(self, figures_id: UUID, figures: Figures) -> None:
        """Keep what remains of a purged case."""
        self._connection.execute(insert(FIGURES.table).values(id=figures_id, **FIGURES.row(figures)))

    def figures(self) -> tuple[Figures, ...]:
        """What remains of every purged case, by the month of receipt."""
        order = (tables.purged_figures.c.received_month, tables.purged_figures.c.id)
        rows = self._connection.execute(select(FIGURES.table).order_by(*order)).mappings()
        return tuple(FIGURES.value(row) for row in rows)

    def add_directive_figures(self, figures_id: UUID, figures: DirectiveFigures) -> None:
        """Keep what remains of a purged entry of the register of directives."""
        row = DIRECTIVE_FIGURES.row(figures)
        self._connection.execute(insert(DIRECTIVE_FIGURES.table).values(id=figures_id, **row))

    def directive_figures(self) -> tuple[DirectiveFigures, ...]:
        """What remains of every such entry, by the month in which it ended."""
        order = (tables.purged_directives.c.ended_month, tables.purged_directives.c.id)
        rows = self._connection.execute(select(DIRECTIVE_FIGURES.table).order_by(*order)).mappings()
        return tuple(DIRECTIVE_FIGURES.value(row) for row in rows)


def purge_rows(connection: Connection, root: Table, keys: Collection[UUID], erasure: Erasure) -> None:
    """Delete the rows of *root* with those ids, every row that hangs on one, and the keys of the contents they name.

    *erasure* is told of those contents: nothing opens their files any more.

    The log is left alone: its headers are pseudonymous, and its payloads are erased apart.
    """
    every = tables.metadata.sorted_tables
    doomed = [(table, mine) for table in every if (mine := _mine(table, root, keys)) is not None]
    contents = {found for table, mine in doomed for found in _ids(connection, table, mine)}
    held = tables.blobs.c.id.in_(contents)
    gone = connection.execute(select(tables.blobs.c.id).where(held)).scalars().all()
    connection.execute(delete(tables.blobs).where(held))
    kind = BurialKind.CASE if root is tables.cases else BurialKind.DIRECTIVE
    buried = [*(burial(kind, each) for each in keys), *(burial(BurialKind.DOCUMENT, each) for each in gone)]
    bury(connection, buried, erasure)
    for table, mine in reversed(doomed):
        connection.execute(delete(table).where(mine))
    erasure.note(gone)


def _mine(table: Table, root: Table, keys: Collection[UUID]) -> ColumnElement[bool] | None:
    """What tells the rows that hang on one of *root*: a key to it, or to a row that does; None if nothing does."""
    if table is root:
        return table.c.id.in_(keys)
    for column in table.columns:
        for link in column.foreign_keys:
            if link.column is root.c.id:
                return column.in_(keys)
            parent = _mine(link.column.table, root, keys)
            if parent is not None:
                return column.in_(select(link.column).where(parent))
    return None


def _ids(connection: Connection, table: Table, mine: ColumnElement[bool]) -> Iterable[UUID]:
    """Every id that the rows name: those of the contents of documents are among them."""
    columns: list[Column[Any]] = [column for column in table.columns if isinstance(column.type, Uuid)]
    for row in connection.execute(select(*columns).where(mine)) if columns else ():
        yield from (value for value in row if value is not None)
