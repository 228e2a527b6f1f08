"""Commands that open no vault answer at once: nothing that opens one is brought in for them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from installers.private_python import ROOT

SLOW = {"alembic", "cryptography", "docx", "keyring", "PySide6", "pyzipper", "sqlalchemy", "sqlcipher3", "typst"}
CALLED = """
import sys
from dsardesk.cli.app import run

code = run(sys.argv[1:])
print(*sorted(sys.modules), file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize(
    "words", [("--version",), ("--help",), ("deadline", "--received", "2026-01-30"), ("deadline", "--help")]
)
def test_nothing_slow_is_brought_in(words: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CALLED, *words], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout
    assert set(done.stderr.split()) & SLOW == set()
