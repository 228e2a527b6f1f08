"""What stands behind the card of the law tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsardesk import texts
from dsardesk.domain.errors import UnreadableInput
from dsardesk.ui.vaults import DeskVaults
from tests.updates.conftest import NEWER, a_file, place

__all__ = ["place"]


def test_tables_wait_for_the_next_opening(place: Path, tmp_path: Path) -> None:
    file = tmp_path / "law.dsarlaw"
    file.write_bytes(a_file())
    vaults = DeskVaults()
    assert not vaults.law_state().now.installed
    assert vaults.install_law(file).version == NEWER
    state = vaults.law_state()
    assert (state.now.installed, state.later.version) == (False, NEWER)
    texts.forget_law()
    assert vaults.law_state().now.version == NEWER
    assert not vaults.remove_law().installed


def test_a_file_that_cannot_be_read_is_said_to(place: Path, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        DeskVaults().install_law(tmp_path / "absent")
    with pytest.raises(UnreadableInput):
        DeskVaults().install_law(tmp_path)
