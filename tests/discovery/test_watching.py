"""A search says how far it is, and ends where whoever watches it says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsardesk.discovery.search import Folders
from dsardesk.domain.findings import SearchStopped, Target

TARGET = Target(("Camille Duvernay",))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.csv").write_text("nom\nCamille Duvernay\n", "utf-8")
    return tmp_path


def test_it_tells_before_each_file_how_many_were_looked_at(folder: Path) -> None:
    seen: list[int] = []
    Folders().search(folder, TARGET, seen.append)
    assert seen == [0, 1, 2]


def test_it_ends_at_the_next_file_once_it_is_stopped(folder: Path) -> None:
    seen: list[int] = []

    def stop_at_the_second(count: int) -> None:
        seen.append(count)
        if count:
            raise SearchStopped

    with pytest.raises(SearchStopped):
        Folders().search(folder, TARGET, stop_at_the_second)
    assert seen == [0, 1]
