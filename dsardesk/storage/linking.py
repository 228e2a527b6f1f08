"""Cases that an arriving message may belong to: looked up by what indexes hold, however many cases there are."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, CompoundSelect, Connection, Select, exists, func, or_, select, union_all

from dsardesk.services.ports import KeptMessage
from dsardesk.storage import tables
from dsardesk.storage.case_list import Scope

COUNTED, COUNTED_OF_ADDRESS = 20_000, 4_000
"""Cases up to which a word's are counted: the rarest of several leads, and one that so many bear leads to nobody.

Where each word of an address is that common, going through all addresses is sooner done.
"""

CASES, TERMS, PAPERS = tables.cases.c, tables.case_terms.c, tables.documents.c
PEOPLE = (tables.requesters, tables.representations, tables.deceased)


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
    most = COUNTED_OF_ADDRESS if email else COUNTED
    counts = {word: _count(connection, word, most) for word in words}
    rarest = min(counts, key=lambda word: counts[word], default="")
    if not words or (counts[rarest] == most and not email):
        return ()
    bearing = _of(email) if counts[rarest] == most else _bearing(rarest, counts.keys() - {rarest}, email)
    conditions = [CASES.id.in_(bearing), *scope]
    if closed_after is not None:
        conditions.append(or_(CASES.closed_on.is_(None), CASES.closed_on > closed_after))
    statement = (
        select(CASES.reference)
        .where(*conditions)
        .order_by(CASES.closed_on.is_not(None), CASES.received_on.desc(), CASES.reference)
        .limit(limit)
    )
    return tuple(connection.execute(statement).scalars())


def _count(connection: Connection, word: str, most: int) -> int:
    some = select(TERMS.case_id).where(TERMS.term == word).limit(most).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one()


def _bearing(rarest: str, others: Collection[str], email: str) -> Select[tuple[UUID]]:
    """Ids of cases with all those words, told by the index of words alone; of those few, the ones of that address."""
    conditions = [TERMS.term == rarest, *map(_has, sorted(others))]
    if email:
        conditions.append(or_(*_is_of(email)))
    return select(TERMS.case_id).where(*conditions)


def _has(word: str) -> ColumnElement[bool]:
    other = tables.case_terms.alias().c
    return exists(
        select(other.case_id).where(other.case_id == TERMS.case_id, other.term == word).correlate(tables.case_terms)
    )


def _is_of(email: str) -> Iterator[ColumnElement[bool]]:
    """The address of whoever asked, of whom they write for, or of whoever died."""
    for table in PEOPLE:
        person = table.c
        same = func.lower(person.email) == email.lower()
        yield exists(select(person.case_id).where(person.case_id == TERMS.case_id, same).correlate(tables.case_terms))


def _of(email: str) -> CompoundSelect[tuple[UUID]]:
    """Ids of the cases of that address."""
    return union_all(*(select(each.c.case_id).where(func.lower(each.c.email) == email.lower()) for each in PEOPLE))
