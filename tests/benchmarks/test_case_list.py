"""What the list of 100,000 cases costs: our pages of the encrypted vault, beside one page that sqlite3 reads plain.

The peer is Python's own sqlite3 on an unencrypted file, with one index on the due date: what a page costs at least.
"""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from sqlalchemy import insert

from dsardesk import resources
from dsardesk.domain.rights import RightType
from dsardesk.services.ports import CaseOrder, CaseQuery
from dsardesk.storage import tables
from dsardesk.storage.ciphers import new_key
from dsardesk.storage.database import encrypted_engine
from dsardesk.storage.schema import upgrade
from dsardesk.storage.work import SqlUnitOfWork
from tests.makers import PROFILE, TODAY, Clock, settle_in

CASES, SMOKE = 100_000, 2_000
FIRST = ("marie", "luc", "elodie", "thi", "ana", "jean", "zoe", "paul", "ines", "hugo")
LAST = ("martin", "nguyen", "petit", "diallo", "lopes", "moreau", "garcia", "leroy", "roux", "faure")
RIGHTS = ([RightType.ACCESS], [RightType.ERASURE], [RightType.ACCESS, RightType.OBJECTION_MARKETING])
LATE = CaseQuery(closed=False, due_until=TODAY - timedelta(days=1))
NEAR = CaseQuery(CaseOrder.PERSON, closed=False, due_from=TODAY, due_until=TODAY + timedelta(days=10))
QUERIES = {
    **{f"sorted by {order}": CaseQuery(order, closed=False) for order in CaseOrder if order is not CaseOrder.ALERT},
    "late": LATE,
    "due in 10 days": NEAR,
    "suspended": CaseQuery(closed=False, waiting=True),
    "one right": CaseQuery(closed=False, right=RightType.ERASURE),
    "a right that nobody asked for": CaseQuery(right=RightType.COMPLAINT),
    "a name": CaseQuery(terms=("diallo", "zo")),
    "a letter": CaseQuery(terms=("m",), closed=False),
    "a reference": CaseQuery(terms=("dsr", "2026", "00042")),
}


@pytest.fixture(scope="module")
def size(request: pytest.FixtureRequest) -> int:
    """As many cases as measured, or few where nothing is measured."""
    measured = request.config.getoption("--benchmark-enable") or not request.config.getoption("--benchmark-disable")
    return CASES if measured else SMOKE


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory, size: int) -> Iterator[SqlUnitOfWork]:
    """An encrypted database of that many cases, one in five of them open."""
    folder = tmp_path_factory.mktemp("list")
    engine = encrypted_engine(folder / "cases.db", new_key())
    upgrade(engine, resources.migrations())
    made = SqlUnitOfWork(engine, blobs=folder / "blobs", suppression_key=new_key(), now=Clock().now)
    settle_in(made)
    rows, words, people = zip(*(_case(number) for number in range(size)), strict=True)
    with engine.execution_options(write=True).begin() as connection:
        connection.execute(insert(tables.cases), list(rows))
        connection.execute(insert(tables.case_terms), list(itertools.chain.from_iterable(words)))
        connection.execute(insert(tables.requesters), list(people))
    yield made
    engine.dispose()


def _case(number: int) -> tuple[dict[str, Any], list[dict[str, Any]], dict[str, Any]]:
    case = UUID(int=number)
    # 7919 and 31 are prime: neighbours in one column are far apart in the others.
    first, last = FIRST[number * 7919 % 97 % 10], LAST[number * 31 % 89 % 10]
    received, is_open, suspended = TODAY - timedelta(days=number % 1500), number % 5 == 0, number % 100 == 0
    due = TODAY + timedelta(days=number * 7919 % 40 - 5) if is_open and not suspended else None
    reference = f"DSR-{received.year}-{number:05d}"
    row = {
        "id": case,
        "version": 1,
        "reference": reference,
        "profile": PROFILE,
        "calendar": "FR",
        "role": "controller",
        "received_on": received,
        "channel": "email",
        "inbox": "",
        "entered_on": received,
        "closed_on": None if is_open else received,
        "state": "received" if is_open else "closed",
        "rights": RIGHTS[number % 3],
        "due_on": due,
        "alert_on": due,
        "next_step": ("acknowledge", "search", "decide", "answer")[number % 4],
        "person_key": f"{first} {last}",
        "due_key": due or date.max,
        "waiting_for": "identity" if suspended else "",
        "waiting_since": TODAY if suspended else None,
        "calendar_version": "2026.1",
        "rules_version": "2026.1",
        "kind": "request",
        "linked": [],
        "confidential": False,
        "to_approve": False,
        "to_clean": False,
        "calendar_reason": "",
        "controllers": [],
    }
    terms = {"dsr", str(received.year), f"{number:05d}", first, last, "courriel", "example"}
    person = {
        "case_id": case,
        "name": f"{first} {last}",
        "email": "",
        "language": "fr",
        "residence": "",
        "capacity": "self",
        "category": "customer",
        "postal_address": (),
        "identifiers": {},
    }
    return row, [{"case_id": case, "term": term} for term in terms], person


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory, size: int) -> Iterator[sqlite3.Connection]:
    """The same list in an unencrypted file."""
    connection = sqlite3.connect(tmp_path_factory.mktemp("plain") / "cases.db")
    rows = [_case(number)[0] for number in range(size)]
    connection.execute("CREATE TABLE cases (reference, rights, due_on, received_on, next_step, name, closed_on)")
    connection.execute("CREATE INDEX by_due ON cases (due_on, reference)")
    values = [
        (row["reference"], str(row["rights"]), str(row["due_key"]), str(row["received_on"]), row["next_step"],
         row["person_key"], row["closed_on"] and str(row["closed_on"]))
        for row in rows
    ]  # fmt: skip
    connection.executemany("INSERT INTO cases VALUES (?, ?, ?, ?, ?, ?, ?)", values)
    connection.commit()
    yield connection
    connection.close()


def _page(work: SqlUnitOfWork, query: CaseQuery) -> Callable[[], object]:
    def read() -> object:
        with work.read() as transaction:
            return transaction.cases.page(query, offset=0, limit=200)

    return read


@pytest.mark.benchmark(group="first 200 lines of the list")
def test_a_page_of_the_peer(benchmark: BenchmarkFixture, plain: sqlite3.Connection) -> None:
    statement = "SELECT * FROM cases WHERE closed_on IS NULL ORDER BY due_on, reference LIMIT 200"
    assert len(benchmark(lambda: plain.execute(statement).fetchall())) == 200


@pytest.mark.benchmark(group="first 200 lines of the list")
@pytest.mark.parametrize("name", QUERIES)
def test_a_page_however_it_is_sorted_and_filtered(benchmark: BenchmarkFixture, work: SqlUnitOfWork, name: str) -> None:
    benchmark(_page(work, QUERIES[name]))


@pytest.mark.benchmark(group="length of the list")
def test_a_count_of_the_peer(benchmark: BenchmarkFixture, plain: sqlite3.Connection) -> None:
    benchmark(lambda: plain.execute("SELECT count(*) FROM cases WHERE closed_on IS NULL").fetchone())


@pytest.mark.benchmark(group="length of the list")
@pytest.mark.parametrize("name", QUERIES)
def test_a_count_however_it_is_filtered(benchmark: BenchmarkFixture, work: SqlUnitOfWork, name: str) -> None:
    def count() -> int:
        with work.read() as transaction:
            return transaction.cases.count(QUERIES[name])

    benchmark(count)


@pytest.mark.benchmark(group="agenda")
def test_the_figures_of_the_agenda(benchmark: BenchmarkFixture, work: SqlUnitOfWork) -> None:
    def read() -> object:
        with work.read() as transaction:
            cases = transaction.cases
            return cases.count(LATE), cases.count(NEAR), cases.held_documents(), cases.year(TODAY.year)

    benchmark(read)
