"""What the first start remembers of a person, and for how long."""

from __future__ import annotations

from pathlib import Path

from dsardesk.ui.welcome.progress import Progress

PASSWORD, CODE = "corail tuile orme sept", "ABCD-EFGH"


def test_nothing_secret_is_written_where_the_progress_is_shown() -> None:
    shown = repr(Progress(Path("x"), password=PASSWORD, code=CODE))
    assert PASSWORD not in shown
    assert CODE not in shown
