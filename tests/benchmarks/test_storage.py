"""What encryption costs: the same inserts and the same list in SQLCipher with our key, and without any."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from pytest_benchmark.fixture import BenchmarkFixture

from dsardesk.storage.ciphers import new_key
from dsardesk.storage.database import connect

ROWS = [(number, f"DSR-2026-{number:05d}", f"2026-{number % 12 + 1:02d}-01") for number in range(20_000)]


@pytest.fixture(params=["encrypted", "same library, no key"])
def connection(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    """A database file with one table of cases."""
    path = tmp_path / "cases.db"
    if request.param == "encrypted":
        opened = connect(path, new_key())
    else:
        opened = sqlcipher.connect(str(path), isolation_level=None)
        for pragma in ("journal_mode=wal", "synchronous=full", "secure_delete=on", "temp_store=memory"):
            opened.execute(f"PRAGMA {pragma}")
    opened.execute("CREATE TABLE cases (id INTEGER PRIMARY KEY, reference TEXT, due_on TEXT)")
    opened.execute("CREATE INDEX by_due ON cases (due_on)")
    yield opened
    opened.close()


@pytest.mark.benchmark(group="insert 20,000 rows in one transaction")
def test_bulk_insert(benchmark: BenchmarkFixture, connection: Any) -> None:
    def insert() -> None:
        connection.execute("BEGIN")
        connection.execute("DELETE FROM cases")
        connection.executemany("INSERT INTO cases VALUES (?, ?, ?)", ROWS)
        connection.execute("COMMIT")

    benchmark(insert)
    assert connection.execute("SELECT count(*) FROM cases").fetchone() == (len(ROWS),)


@pytest.mark.benchmark(group="page of 50 by due date, warm")
def test_warm_list_page(benchmark: BenchmarkFixture, connection: Any) -> None:
    connection.executemany("INSERT INTO cases VALUES (?, ?, ?)", ROWS)
    page = benchmark(lambda: connection.execute("SELECT * FROM cases ORDER BY due_on LIMIT 50").fetchall())
    assert len(page) == 50
