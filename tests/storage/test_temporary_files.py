"""What the system sees of our database at work: no temporary file of SQLite, in which rows would stand in clear."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEMPORARY = "etilqs_"
OURS = """
import sys
from pathlib import Path
from dsardesk import resources
from dsardesk.services.ports import CaseOrder, CaseQuery, FoundIn
from dsardesk.storage.database import encrypted_engine
from dsardesk.storage.schema import upgrade
from dsardesk.storage.work import SqlUnitOfWork
from tests.makers import Clock, index_of, plain_case, settle_in

engine = encrypted_engine(Path(sys.argv[1]), bytes(range(32)))
upgrade(engine, resources.migrations())
work = SqlUnitOfWork(engine, blobs=Path("blobs"), suppression_key=bytes(32), now=Clock().now)
settle_in(work)
with work.write() as transaction:
    for number in range(60):
        case = plain_case(f"DSR-{number}", items=())
        transaction.cases.add(case, index_of(case))
        transaction.cases.keep_words(case.id, FoundIn.NOTE, "1", ("rappel", f"mot{number}"))
with work.read() as transaction:
    for order in (CaseOrder.DUE, CaseOrder.PERSON):
        assert transaction.cases.page(CaseQuery(order, terms=("rappel",)), offset=0, limit=50)
with work.write() as transaction:
    transaction.cases.purge(transaction.cases.get("DSR-7"))
raw = engine.raw_connection()
many = "SELECT a.words || hex(zeroblob(400)) || random() AS said FROM case_words AS a, case_words AS b, case_words AS c"
raw.cursor().execute(f"SELECT * FROM ({many} LIMIT 40000) ORDER BY said").fetchone()
raw.cursor().execute("CREATE TEMP TABLE copied AS SELECT * FROM case_words")
raw.cursor().execute("VACUUM")
raw.close()
engine.dispose()
"""
PLAIN = """
import sqlite3
import sys

connection = sqlite3.connect(sys.argv[1])
connection.execute("PRAGMA temp_store = file")
connection.execute("PRAGMA cache_size = 10")
connection.execute(
    "CREATE TEMP TABLE many AS WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < 20000) "
    "SELECT hex(randomblob(400)) AS said FROM up"
)
connection.execute("SELECT said FROM many ORDER BY said").fetchone()
"""


def _can_trace() -> bool:
    tracer = shutil.which("strace")
    return tracer is not None and subprocess.run([tracer, "-o", os.devnull, "true"], check=False).returncode == 0


def _files_opened(program: str, folder: Path) -> str:
    """What the program opened, a line a call."""
    seen = folder / "calls"
    tracing = ["strace", "-f", "-e", "trace=open,openat,creat", "-o", str(seen)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(folder), "SQLITE_TMPDIR": str(folder)}
    subprocess.run(
        [*tracing, sys.executable, "-c", program, str(folder / "cases.db")],
        cwd=folder,
        env=environment,
        timeout=300,
        check=True,
    )
    return seen.read_text("utf-8", "replace")


@pytest.mark.skipif(not _can_trace(), reason="no strace, or it may not trace here")
class TestUnderTheEyesOfTheSystem:
    def test_lists_searches_purges_sorts_and_rebuilding_open_no_temporary_file(self, tmp_path: Path) -> None:
        opened = _files_opened(OURS, tmp_path)
        assert "cases.db-wal" in opened
        assert TEMPORARY not in opened

    def test_a_database_that_may_write_temporary_files_is_caught(self, tmp_path: Path) -> None:
        assert TEMPORARY in _files_opened(PLAIN, tmp_path)
