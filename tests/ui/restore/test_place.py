"""Where a backup goes unless somebody says otherwise."""

from __future__ import annotations

from pathlib import Path

from dsardesk.ui.restore.presenter import place_beside


def test_the_folder_proposed_is_one_in_which_nothing_stands(tmp_path: Path) -> None:
    (tmp_path / "coffre").mkdir()
    (tmp_path / "coffre-2").mkdir()
    assert place_beside(tmp_path / "coffre") == tmp_path / "coffre-3"
