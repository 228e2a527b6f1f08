"""A name that is being written stands nowhere on the disk in clear: vault, what lies outside it, temporary folder."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import pytest

from dsardesk.storage.vault import OpenVault
from tests.makers import CANARY, Clock, Opener, bytes_below, document_id, index_of, plain_case

FORMS = [CANARY.encode(), CANARY.encode("utf-16-le"), CANARY.casefold().encode(), b"quatrebarbes"]
MANY = 120


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files, for Python and SQLite alike."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    return folder


def _hits(*folders: Path) -> list[Path]:
    return [path for path, content in bytes_below(*folders).items() if any(form in content for form in FORMS)]


def _write_much(vault: OpenVault, *looked_at: Path) -> None:
    with vault.unit_of_work(Clock().now).write() as transaction:
        for number in range(MANY):
            case = plain_case(f"DSR-{number}", items=())
            transaction.cases.add(case, index_of(case))
        transaction.blobs.put(document_id(), CANARY.encode() * 1000)
        assert _hits(*looked_at) == []


def test_in_the_midst_of_a_transaction(folder: Path, temporary: Path, opened: Opener) -> None:
    with opened(folder) as vault:
        _write_much(vault, folder, temporary)
        assert _hits(folder, temporary) == []
    assert _hits(folder, temporary) == []


def _temporary_files_of_the_database() -> list[str]:
    """Files that SQLite opened for a while: they bear no name any more, so no search of folders sees them."""
    links = [str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    return [link for link in links if "etilqs" in link]


def test_while_a_large_table_is_sorted_and_rebuilt(folder: Path, temporary: Path, opened: Opener) -> None:
    with opened(folder) as vault:
        _write_much(vault)
        with vault.engine.connect() as connection:
            connection.exec_driver_sql(
                "CREATE TEMP TABLE copied AS SELECT a.*, b.name || hex(zeroblob(300)) AS other "
                "FROM requesters AS a, requesters AS b ORDER BY b.email DESC"
            )
            connection.exec_driver_sql("CREATE INDEX temp.by_name ON copied (name)")
            assert _hits(folder, temporary) == []
            assert bytes_below(temporary) == {}
            if sys.platform == "linux":
                assert _temporary_files_of_the_database() == []


def test_the_search_would_find_a_name_in_clear(temporary: Path) -> None:
    connection = sqlite3.connect(temporary / "plain.db", isolation_level=None)
    connection.execute("CREATE TABLE requesters (name)")
    connection.execute("BEGIN")
    connection.execute("PRAGMA cache_size = 1")
    connection.executemany("INSERT INTO requesters VALUES (?)", [(CANARY * 50,)] * MANY)
    assert _hits(temporary) != []
    connection.close()
