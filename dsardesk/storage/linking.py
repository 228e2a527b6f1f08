"""Cases that an arriving message may belong to: looked up by what indexes hold, however many cases there are."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from sqlalchemy import ColumnElement, Connection, exists, func, or_, select

from dsardesk.services.ports import KeptMessage
from dsardesk.storage import tables
from dsardesk.storage.case_list import Scope

COUNTED = 2_000
"""Cases up to which a word's are counted: the rarest of several leads."""

CASES, TERMS, PAPERS = tables.cases.c, tables.case_terms.c, tables.documents.c


def kept_messages(
    connection: Connection, message_ids: Collection[str], sha256: str, scope: Scope
) -> tuple[KeptMessage, ...]:
    """Messages kept under one of those ids, or with that content."""
    statement = (
        select(CASES.reference, PAPERS.message_id, PAPERS.sha256)
        .join(tables.cases, CASES.id == PAPERS.case_id)
        .where(or_(PAPERS.message_id.in_(set(message_ids) - {""}), PAPERS.sha256 == sha256), *scope)
        .order_by(CASES.reference, PAPERS.position)
    )
    return tuple(KeptMessage(*row) for row in connection.execute(statement))


def having(
    connection: Connection,
    words: Collection[str],
    *,
    email: str,
    closed_after: date | None,
    limit: int,
    scope: Scope,
) -> tuple[str, ...]:
    """References of cases whose person has all those words: open ones first, then the last received."""
    if not words:
        return ()
    rarest, *others = sorted(words, key=lambda word: _count(connection, word))
    leading = select(TERMS.case_id).where(TERMS.term == rarest)
    conditions = [CASES.id.in_(leading), *(_has(word) for word in others), *scope]
    if email:
        conditions.append(or_(*_is_of(email)))
    if closed_after is not None:
        conditions.append(or_(CASES.closed_on.is_(None), CASES.closed_on > closed_after))
    statement = (
        select(CASES.reference)
        .where(*conditions)
        .order_by(CASES.closed_on.is_not(None), CASES.received_on.desc(), CASES.reference)
        .limit(limit)
    )
    return tuple(connection.execute(statement).scalars())


def _count(connection: Connection, word: str) -> int:
    some = select(TERMS.case_id).where(TERMS.term == word).limit(COUNTED).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one()


def _has(word: str) -> ColumnElement[bool]:
    other = tables.case_terms.alias().c
    return exists(select(other.case_id).where(other.case_id == CASES.id, other.term == word).correlate(tables.cases))


def _is_of(email: str) -> Iterator[ColumnElement[bool]]:
    """The address of whoever asked, of whom they write for, or of whoever died."""
    for table in (tables.requesters, tables.representations, tables.deceased):
        person = table.c
        same = func.lower(person.email) == email.lower()
        yield exists(select(person.case_id).where(person.case_id == CASES.id, same).correlate(tables.cases))
