"""A long day at the window does not use `None` up."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from dsardesk.ui import lasting_none
from installers.private_python import ROOT

LONG_DAY = """
import dsardesk.ui
from PySide6.QtWidgets import QApplication, QLabel

application = QApplication([])
label = QLabel()
for _ in range(200_000):
    label.clear()
"""
"""As many calls that return nothing as a busy window makes in some hours."""


def test_the_window_outlives_all_calls_that_return_nothing() -> None:
    command = [sys.executable, "-c", LONG_DAY]
    done = subprocess.run(
        command, env=dict(os.environ), cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not lasting_none.COUNTING, reason="None counts no references here")
def test_none_has_more_references_than_qt_takes_in_years() -> None:
    assert sys.getrefcount(None) > lasting_none.ENOUGH / 2


def test_nothing_is_touched_where_none_counts_no_references(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lasting_none, "COUNTING", False)
    before = sys.getrefcount(None)
    lasting_none.keep_none()
    assert abs(sys.getrefcount(None) - before) < 1_000
