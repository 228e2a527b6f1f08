"""What the agenda of the day asks beside the list of cases, each from an index of its own."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, false, func, select

from dsardesk.domain.identity import Verdict
from dsardesk.services.ports import HeldDocument, OpenPromise, YearFigures
from dsardesk.storage import tables
from dsardesk.storage.case_list import Scope

CASES = tables.cases.c
PERSON = tables.requesters.c.name
EVER = datetime.min.replace(tzinfo=UTC)
"""Before any instant: a lower bound leads the database to the index, which "is not null" does not."""


def held_documents(connection: Connection, scope: Scope = ()) -> tuple[HeldDocument, ...]:
    """Identity documents held, the next to be destroyed first."""
    held, gone, check = tables.identity_documents.c, tables.destructions.c, tables.identity_checks.c
    unconvincing = and_(check.verdict == Verdict.NOT_CONFIRMED, held.received_at <= check.checked_at)
    doubtful = func.coalesce(and_(unconvincing, held.hold_reason == ""), false())
    statement = (
        select(
            CASES.reference,
            PERSON,
            held.destroy_by,
            held.requested,
            held.hold_until,
            doubtful,
            held.store,
            held.computer,
        )
        .join(tables.requesters, tables.requesters.c.case_id == CASES.id)
        .join(tables.identity_documents, held.case_id == CASES.id)
        .outerjoin(tables.destructions, gone.document_id == held.id)
        .outerjoin(tables.identity_checks, check.case_id == CASES.id)
        .where(CASES.destroy_by > EVER, gone.document_id.is_(None), *scope)
        .order_by(held.destroy_by, CASES.reference)
    )
    return tuple(
        HeldDocument(row[0], row[1], row[2], row[3], row[4], bool(row[5]), row[6], row[7])
        for row in connection.execute(statement)
    )


def to_clean(connection: Connection, scope: Scope = ()) -> tuple[tuple[str, str], ...]:
    """Reference and person of the cases on which places are left where a destroyed copy may lie, the oldest first."""
    statement = (
        select(CASES.reference, PERSON)
        .join(tables.requesters, tables.requesters.c.case_id == CASES.id)
        .where(CASES.to_clean.is_(True), *scope)
        .order_by(CASES.id)
    )
    return tuple((row[0], row[1]) for row in connection.execute(statement))


def open_promises(connection: Connection, until: date, scope: Scope = ()) -> tuple[OpenPromise, ...]:
    """Promises due on or before *until* and not kept, the earliest first."""
    promise = tables.promises.c
    statement = (
        select(CASES.reference, PERSON, promise.kind, promise.due_on)
        .join(tables.requesters, tables.requesters.c.case_id == CASES.id)
        .join(tables.promises, promise.case_id == CASES.id)
        .where(promise.kept_on.is_(None), promise.due_on <= until, *scope)
        .order_by(promise.due_on, CASES.reference)
    )
    return tuple(OpenPromise(*row) for row in connection.execute(statement))


def year(connection: Connection, year: int, scope: Scope = ()) -> YearFigures:
    """What one year came to, purged cases included: their figures outlive them."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    purged = tables.purged_figures.c
    late, on_time, unknown = (
        _count(connection, CASES.answered_late.is_(answer), CASES.closed_on.between(first, last), *scope)
        + _purged(connection, purged.answered_late.is_(answer), purged.closed_month.startswith(f"{year}-"))
        for answer in (True, False, None)
    )
    received = _count(connection, CASES.received_on.between(first, last), *scope)
    received += _purged(connection, purged.received_month.startswith(f"{year}-"))
    return YearFigures(received=received, closed=late + on_time + unknown, on_time=on_time, late=late)


def _purged(connection: Connection, *conditions: ColumnElement[bool]) -> int:
    statement: Any = select(func.count()).select_from(tables.purged_figures).where(*conditions)
    return int(connection.execute(statement).scalar_one())


def _count(connection: Connection, *conditions: ColumnElement[bool]) -> int:
    statement: Any = select(func.count()).select_from(tables.cases).where(*conditions)
    return int(connection.execute(statement).scalar_one())
