"""The list of cases: a page of it, and how long it is, whatever it is sorted and filtered by.

A page is found in an index that holds all that lists sort and filter by; only the rows that it shows are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    String,
    exists,
    func,
    or_,
    select,
    type_coerce,
    union,
)

from dsardesk.domain.case import CaseState
from dsardesk.services.ports import CaseLine, CaseOrder, CaseQuery, FoundIn
from dsardesk.storage import search, tables

NEVER = date.max
"""The due date by which a case without one is sorted."""
RARE, COMMON = 2_000, 20_000
"""Words of a case up to which looking each case up is quickest, and up to which listing them is."""
LAST_LETTER = "\U0010ffff"

CASES = tables.cases.c
TERMS = tables.case_terms.c
Scope = tuple[ColumnElement[bool], ...]
"""What narrows every list and figure to the cases that somebody may see."""
NOT_CONFIDENTIAL: Scope = (CASES.id.not_in(select(CASES.id).where(CASES.confidential.is_(True)).scalar_subquery()),)
"""Looked up by id, which every index of a list holds."""


def page(connection: Connection, query: CaseQuery, offset: int, limit: int, scope: Scope = ()) -> tuple[CaseLine, ...]:
    """Lines of the list."""
    order = [_way(CASES[name], query) for name in tables.LIST_ORDERS[query.order]]
    # Sorted by anything else, the index of that order is walked whatever the due date is asked to be.
    due = CASES.due_key if query.order is CaseOrder.DUE else func.coalesce(CASES.due_key, NEVER)
    conditions = [*scope, *_filters(query, due), *_words(connection, query.terms, paging=True)]
    shown = select(CASES.id).where(*conditions).order_by(*order).offset(offset).limit(limit).subquery()
    statement = (
        select(tables.cases, tables.requesters.c.name)
        .join(shown, shown.c.id == CASES.id)
        .join(tables.requesters, tables.requesters.c.case_id == CASES.id)
        .order_by(*order)
    )
    rows = connection.execute(statement).mappings().all()
    found = search.where_found(connection, [row["id"] for row in rows], query.terms) if query.terms else {}
    return tuple(_line(row, found.get(row["id"], ())) for row in rows)


def count(connection: Connection, query: CaseQuery, scope: Scope = ()) -> int:
    """How long the list is."""
    conditions = [*scope, *_filters(query, CASES.due_key), *_words(connection, query.terms, paging=False)]
    return connection.execute(select(func.count()).select_from(tables.cases).where(*conditions)).scalar_one()


def _way(column: ColumnElement[object], query: CaseQuery) -> ColumnElement[object]:
    return column.desc() if query.descending else column.asc()


def _filters(query: CaseQuery, due: ColumnElement[date]) -> Iterator[ColumnElement[bool]]:
    yield from _closing(query)
    if query.right is not None:
        # The rights are a JSON list of words: the quotes make each of them whole.
        yield type_coerce(CASES.rights, String).contains(f'"{query.right}"', autoescape=True)
    if query.due_from is not None:
        yield due >= query.due_from
        yield due < NEVER
    if query.due_until is not None:
        yield due <= query.due_until
    if query.alert_until is not None:
        yield CASES.alert_on <= query.alert_until
    if query.waiting:
        yield CASES.waiting_since.is_not(None)
    if query.to_approve:
        yield CASES.to_approve.is_(True)
    if query.step:
        yield CASES.next_step == query.step


def _closing(query: CaseQuery) -> Iterator[ColumnElement[bool]]:
    if query.closed is not None:
        yield CASES.closed_on.is_not(None) if query.closed else CASES.closed_on.is_(None)
    if query.closed_after is not None:
        yield or_(CASES.closed_on.is_(None), CASES.closed_on > query.closed_after)
    if query.closed_until is not None:
        yield CASES.closed_on <= query.closed_until


def _words(connection: Connection, terms: tuple[str, ...], *, paging: bool) -> Iterator[ColumnElement[bool]]:
    """Conditions on the words of a case, each in the way that is quickest for how many cases meet it."""
    sizes = {term: _size(connection, term) for term in terms}
    few = any(size <= RARE for size in sizes.values())
    for term, size in sizes.items():
        having, saying = select(TERMS.case_id).where(_begins(connection, term)), search.saying(connection, term)
        own = exists(having.where(TERMS.case_id == CASES.id).correlate(tables.cases))
        if size <= RARE:
            yield CASES.id.in_(union(having, saying))
        elif few:
            yield or_(own, search.said_of(term))
        elif paging and size > COMMON:
            yield or_(own, CASES.id.in_(saying))
        else:
            # The walk along the list's own index goes on; an id alone would make each case be looked up.
            yield func.coalesce(CASES.id, CASES.id).in_(union(having, saying))


def _size(connection: Connection, term: str) -> int:
    """How many words begin with *term*, counted no further than needed."""
    some = select(TERMS.case_id).where(_begins(connection, term)).limit(COMMON + 1).subquery()
    found = connection.execute(select(func.count()).select_from(some)).scalar_one()
    return found + search.count_saying(connection, term, COMMON + 1)


def _begins(connection: Connection, term: str) -> ColumnElement[bool]:
    """A word begins with *term*."""
    if connection.dialect.name == "sqlite":
        # Its LIKE folds capitals, and so cannot use an index.
        return TERMS.term.between(term, term + LAST_LETTER)
    return TERMS.term.startswith(term, autoescape=True)


def _line(row: RowMapping, found_in: tuple[FoundIn, ...]) -> CaseLine:
    return CaseLine(
        reference=row["reference"],
        person=row["name"],
        rights=row["rights"],
        state=CaseState(row["state"]),
        received_on=row["received_on"],
        due_on=row["due_on"],
        alert_on=row["alert_on"],
        next_step=row["next_step"],
        waiting_for=row["waiting_for"],
        waiting_since=row["waiting_since"],
        remind_on=row["remind_on"],
        found_in=found_in,
    )
