"""One program at a time: the second is told who holds the vault, and gets it once the first is gone."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dsardesk.storage.errors import OpenElsewhere
from dsardesk.storage.keyholders import change_password
from tests.makers import PASSWORD, Clock, Opener, index_of, plain_case

ROOT = Path(__file__).parents[2]
HOLDER = """
import sys
from pathlib import Path
from dsardesk import resources
from dsardesk.storage.vault import open_vault
from tests.makers import Clock, index_of, plain_case
with open_vault(Path(sys.argv[1]), sys.stdin.readline().rstrip("\\n"), scripts=resources.migrations()) as vault:
    work = vault.unit_of_work(Clock().now)
    with work.write() as transaction:
        case = plain_case("KEPT")
        transaction.cases.add(case, index_of(case))
    with work.write() as transaction:
        case = plain_case("UNFINISHED")
        transaction.cases.add(case, index_of(case))
        print("open", flush=True)
        sys.stdin.readline()
"""


@contextmanager
def _held_elsewhere(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that has the vault open, in the midst of a transaction."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    ) as process:
        assert process.stdin
        assert process.stdout
        try:
            process.stdin.write(f"{PASSWORD}\n")
            process.stdin.flush()
            assert process.stdout.readline() == "open\n"
            yield process
        finally:
            process.kill()


def test_the_second_program_is_told_who_holds_the_vault_and_gets_it_once_the_first_was_killed(
    folder: Path, opened: Opener
) -> None:
    with _held_elsewhere(folder) as first:
        with pytest.raises(OpenElsewhere) as refused, opened(folder):
            pass
        assert refused.value.facts["pid"] == str(first.pid)
        assert refused.value.facts["host"] == socket.gethostname()
        assert refused.value.facts["user"]
        assert refused.value.exit_code == 3
        with pytest.raises(OpenElsewhere):
            change_password(folder, PASSWORD, "new")
        first.kill()
        first.wait()
        with opened(folder) as vault, vault.unit_of_work(Clock().now).read() as transaction:
            assert [line.reference for line in transaction.cases.page(offset=0, limit=9)] == ["KEPT"]


def test_the_same_program_does_not_open_it_twice_either(folder: Path, opened: Opener) -> None:
    with opened(folder), pytest.raises(OpenElsewhere) as refused, opened(folder):
        pass
    assert refused.value.facts["pid"] == str(os.getpid())
    with opened(folder):
        pass


def test_a_note_of_the_holder_that_cannot_be_read_still_ends_in_words(folder: Path, opened: Opener) -> None:
    with opened(folder):
        for note in (b"", b"[]", b"\xff"):
            (folder / "vault.holder.json").write_bytes(note)
            with pytest.raises(OpenElsewhere) as refused, opened(folder):
                pass
            assert refused.value.facts == {"user": "?", "host": "?", "pid": "?"}


def test_an_error_inside_the_block_leaves_the_vault_free(folder: Path, opened: Opener) -> None:
    with pytest.raises(ZeroDivisionError), opened(folder):
        raise ZeroDivisionError
    with opened(folder) as vault, vault.unit_of_work(Clock().now).write() as transaction:
        transaction.cases.add(plain_case(), index_of(plain_case()))
