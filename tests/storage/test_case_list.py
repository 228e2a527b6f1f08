"""The list of cases, whatever it is sorted and filtered by, on both databases as on the store in memory."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from dsardesk.domain.case import Case
from dsardesk.domain.identity import Destruction, DestructionCause, Identity
from dsardesk.domain.records import Promise
from dsardesk.domain.requests import Receipt, Requester, RequestItem
from dsardesk.domain.rights import RightType
from dsardesk.services.context import search_terms
from dsardesk.services.ports import (
    CaseIndex,
    CaseOrder,
    CaseQuery,
    HeldDocument,
    OpenPromise,
    Transaction,
    UnitOfWork,
    YearFigures,
)
from dsardesk.storage import case_list
from dsardesk.storage.work import SqlUnitOfWork
from tests.fakes import MemoryWork
from tests.makers import DPO, NOW, TODAY, Clock, identity_document, index_of, plain_case, settle_in

PEOPLE = ("Élodie Œuvrard", "elodie Marchand", "Thị NGUYỄN", "Luc Martin", "李 小龙", "Zéphyrine Quatrebarbes", "")
STEPS = ("acknowledge", "search", "decide", "answer")
RIGHTS = (
    (RightType.ACCESS,),
    (RightType.OBJECTION, RightType.ERASURE),
    (RightType.OBJECTION_MARKETING,),
)


def _cases() -> list[tuple[Case, CaseIndex]]:
    """Sixty cases in which everything by which lists sort and filter varies, each at its own pace."""
    made = []
    for number, name in zip(range(60), itertools.cycle(PEOPLE)):
        reference = f"DSR-2026-{number * 7919 % 60:04d}"
        closed = TODAY if number % 5 == 0 else None
        waiting = not closed and number % 4 == 1
        due = None if closed or waiting else TODAY + timedelta(days=number * 31 % 50 - 9)
        items = tuple(RequestItem(place, right) for place, right in enumerate(RIGHTS[number % 3], start=1))
        case = plain_case(
            reference,
            requester=Requester(name, "", "fr"),
            items=items,
            closed_on=closed,
            receipt=Receipt(TODAY - timedelta(days=number * 17 % 23), None, "email", "", TODAY),
        )
        terms = search_terms(f"{reference} {name}")
        alert = due and due - timedelta(days=number % 3)
        index = CaseIndex(due, alert, STEPS[number % 4], terms, " ".join(search_terms(name)))
        made.append((case, replace(index, waiting_for="identity", waiting_since=TODAY) if waiting else index))
    return made


@pytest.fixture
def filled(work: SqlUnitOfWork) -> tuple[SqlUnitOfWork, MemoryWork]:
    """The database, and the store in memory that holds the same."""
    memory = MemoryWork(Clock().now)
    settle_in(memory)
    cases = _cases()
    for store in (work, memory):
        with store.write() as transaction:
            for case, index in cases:
                transaction.cases.add(case, index)
    return work, memory


QUERIES = [
    CaseQuery(),
    CaseQuery(closed=False),
    CaseQuery(closed=True),
    CaseQuery(waiting=True),
    CaseQuery(right=RightType.OBJECTION),
    CaseQuery(right=RightType.PORTABILITY),
    CaseQuery(due_until=TODAY - timedelta(days=1), closed=False),
    CaseQuery(due_from=TODAY, due_until=TODAY + timedelta(days=10)),
    CaseQuery(due_from=TODAY),
    CaseQuery(step="decide"),
    CaseQuery(terms=("elodie",)),
    CaseQuery(terms=("n", "2026"), closed=False),
    CaseQuery(terms=("nguyen", "thi"), right=RightType.ACCESS),
    CaseQuery(terms=("李",)),
    CaseQuery(terms=("nobody",)),
]
ALERTING = [
    CaseQuery(alert_until=TODAY),
    CaseQuery(alert_until=TODAY + timedelta(days=20), right=RightType.ACCESS, terms=("2026",)),
]


SIZES = {"everywhere": (0, 0), "common": (0, 9), "mixed": (2, 9), "rare": (99, 99)}
"""RARE and COMMON, under which a word is looked for in each of the ways there are."""


@pytest.mark.parametrize("order", CaseOrder)
def test_each_order_and_filter_shows_what_it_says(
    filled: tuple[SqlUnitOfWork, MemoryWork],
    monkeypatch: pytest.MonkeyPatch,
    order: CaseOrder,
) -> None:
    database, memory = filled
    queries = ALERTING if order is CaseOrder.ALERT else [*QUERIES, *ALERTING]
    for query, descending in itertools.product(queries, (False, True)):
        asked = replace(query, order=order, descending=descending)
        expected = _shown(memory, asked)
        for said, (rare, common) in SIZES.items():
            monkeypatch.setattr(case_list, "RARE", rare)
            monkeypatch.setattr(case_list, "COMMON", common)
            assert _shown(database, asked) == expected, said


def _shown(work: UnitOfWork, query: CaseQuery) -> list[object]:
    with work.read() as transaction:
        return [
            transaction.cases.page(query, offset=0, limit=9),
            transaction.cases.page(query, offset=9, limit=60),
            transaction.cases.count(query),
        ]


def test_a_name_is_found_without_accents_and_in_any_order_of_its_words(
    filled: tuple[SqlUnitOfWork, MemoryWork],
) -> None:
    for typed in ("nguyen thi", "THỊ nguy", "Nguyễn"):
        with filled[0].read() as transaction:
            found = transaction.cases.page(CaseQuery(terms=search_terms(typed)), offset=0, limit=60)
        assert {line.person for line in found} == {"Thị NGUYỄN"}


def test_people_are_sorted_without_regard_to_accents_and_capitals(filled: tuple[SqlUnitOfWork, MemoryWork]) -> None:
    with filled[0].read() as transaction:
        found = transaction.cases.page(CaseQuery(CaseOrder.PERSON), offset=0, limit=60)
    names = list(dict.fromkeys(line.person for line in found))
    assert names.index("elodie Marchand") < names.index("Élodie Œuvrard") < names.index("Luc Martin")


def test_a_case_without_a_due_date_that_nothing_suspends_is_not_called_suspended(work: SqlUnitOfWork) -> None:
    with work.write() as transaction:
        transaction.cases.add(plain_case(), index_of(plain_case(), due_on=None))
        (line,) = transaction.cases.page(offset=0, limit=2)
    assert not line.suspended


def test_documents_still_held_are_told_by_the_hour_at_which_they_go(work: SqlUnitOfWork) -> None:
    early, late = datetime(2026, 10, 27, tzinfo=UTC), datetime(2026, 10, 29, tzinfo=UTC)
    gone = Destruction(NOW, DPO.name, DestructionCause.CHECKED)
    held = identity_document(destroy_by=late)
    kept = identity_document(destroy_by=early, requested=True, hold_reason="faux", hold_until=date(2027, 1, 31))
    with work.write() as transaction:
        for reference, documents in (("A", (held, identity_document(destruction=gone))), ("B", (kept,)), ("C", ())):
            case = plain_case(reference, identity=Identity(documents=documents))
            transaction.cases.add(case, index_of(case))
    with work.read() as transaction:
        found = transaction.cases.held_documents()
    name = plain_case().requester.name
    assert found == (
        HeldDocument("B", name, early, requested=True, hold_until=date(2027, 1, 31)),
        HeldDocument("A", name, late, requested=False, hold_until=None),
    )


def test_promises_that_are_due_and_not_kept_are_told_the_earliest_first(work: SqlUnitOfWork) -> None:
    promises = (
        Promise("marketing_check", TODAY),
        Promise("call", TODAY - timedelta(days=3)),
        Promise("call", TODAY, kept_on=TODAY),
        Promise("call", TODAY + timedelta(days=1)),
    )
    with work.write() as transaction:
        case = plain_case(promises=promises)
        transaction.cases.add(case, index_of(case))
    with work.read() as transaction:
        found = transaction.cases.open_promises(TODAY)
    name = case.requester.name
    assert found == (
        OpenPromise(case.reference, name, "call", TODAY - timedelta(days=3)),
        OpenPromise(case.reference, name, "marketing_check", TODAY),
    )


def test_a_year_is_told_in_cases_received_closed_on_time_and_late(work: SqlUnitOfWork) -> None:
    with work.write() as transaction:
        _closed(transaction, "A", date(2026, 1, 1), late=False)
        _closed(transaction, "B", date(2026, 12, 31), late=True)
        _closed(transaction, "C", date(2026, 6, 1), late=None)
        _closed(transaction, "D", date(2027, 1, 1), late=False)
        _closed(transaction, "E", None, late=None, received=date(2027, 1, 2))
    with work.read() as transaction:
        assert transaction.cases.year(2026) == YearFigures(received=4, closed=3, on_time=1, late=1)
        assert transaction.cases.year(2027) == YearFigures(received=1, closed=1, on_time=1, late=0)


def _closed(
    transaction: Transaction, reference: str, on: date | None, *, late: bool | None, received: date = TODAY
) -> None:
    case = plain_case(reference, closed_on=on, receipt=Receipt(received, None, "email", "", TODAY))
    transaction.cases.add(case, index_of(case, answered_late=late))
