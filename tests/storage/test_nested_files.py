"""Small files beside a vault, nested deeper than any program writes them, keep no vault closed."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dsardesk.storage.anchors import FilePlace
from dsardesk.storage.backup import ABOUT, end_backup
from dsardesk.storage.endings_file import memories
from dsardesk.storage.errors import DamagedVault, OpenElsewhere
from dsardesk.storage.header import FILE as HEADER
from dsardesk.storage.header_file import parse_header
from dsardesk.storage.holding import held
from dsardesk.storage.layout import BEFORE_UPGRADE, HOLDER
from dsardesk.storage.reminder_file import FILE as REMINDERS
from dsardesk.storage.reminder_file import is_wanted
from dsardesk.storage.returning import FILE as BROUGHT_BACK
from dsardesk.storage.returning import mark_restored
from dsardesk.storage.salvage.marks import FILE as SALVAGED
from dsardesk.storage.salvage.marks import marked_salvages
from dsardesk.storage.upgrading import end_old_upgrade
from tests.makers import Opener

NESTED = "[" * 200_000
NOW = datetime(2026, 10, 26, 8, 12, tzinfo=UTC)


@pytest.mark.parametrize("nested", [NESTED, '{"a":' * 200_000])
@pytest.mark.parametrize(
    ("name", "read", "found"),
    [
        ("anchor.json", lambda folder: FilePlace(folder / "anchor.json").read(), None),
        (REMINDERS, is_wanted, True),
        (SALVAGED, marked_salvages, ()),
    ],
)
def test_what_cannot_be_read_is_as_if_it_were_not_there(
    tmp_path: Path, name: str, read: Callable[[Path], object], found: object, nested: str
) -> None:
    (tmp_path / name).write_text(nested, "utf-8")
    assert read(tmp_path) == found


def test_a_header_is_said_to_be_damaged() -> None:
    with pytest.raises(DamagedVault) as told:
        parse_header(NESTED)
    assert told.value.facts["part"] == HEADER


def test_who_holds_the_vault_is_then_not_known(folder: Path, opened: Opener) -> None:
    with opened(folder):
        (folder / HOLDER).write_text(NESTED, "utf-8")
        with pytest.raises(OpenElsewhere) as told, held(folder):
            pass
    assert told.value.facts["user"] == "?"


def test_marks_of_vaults_brought_back_are_made_anew(folder: Path, opened: Opener, tmp_path: Path) -> None:
    (tmp_path / BROUGHT_BACK).write_text(NESTED, "utf-8")
    with opened(folder) as vault:
        mark_restored(vault.engine, tmp_path, "a mark")
    assert (tmp_path / BROUGHT_BACK).read_text("utf-8") == '["a mark"]'


def test_a_backup_whose_figures_cannot_be_read_is_still_ended(tmp_path: Path) -> None:
    for name, end in (("one", end_backup), (BEFORE_UPGRADE, lambda _: end_old_upgrade(tmp_path, NOW))):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr(ABOUT, NESTED)
        assert end(tmp_path / name)
        assert not (tmp_path / name).exists()


def test_what_was_destroyed_is_still_told_by_other_memories(tmp_path: Path) -> None:
    (tmp_path / "nested.json").write_text(NESTED, "utf-8")
    assert len(list(memories(bytes(32), tmp_path))) == 1
