"""A store of identity documents knows on which computer it was made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dsardesk.storage import computer
from dsardesk.storage.computer import STORE, TAG, mark_of


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "machine-id"
    path.write_text("one\n", "ascii")
    monkeypatch.setattr(computer, "MACHINE_ID", path)
    return path


def test_it_keeps_its_id_on_its_computer(tmp_path: Path, machine: Path) -> None:
    first = mark_of(tmp_path)
    assert len(first.id) == 32
    assert not first.copied
    assert mark_of(tmp_path) == first


def test_brought_to_another_computer_it_is_another_store_and_says_so_once(tmp_path: Path, machine: Path) -> None:
    first = mark_of(tmp_path)
    machine.write_text("two\n", "ascii")
    second = mark_of(tmp_path)
    assert second.copied
    assert second.id != first.id
    assert not mark_of(tmp_path).copied


@pytest.mark.parametrize("damage", [b"", b"[]", b"{}", b"\xff", b"[" * 200_000])
def test_a_mark_that_cannot_be_read_is_made_anew(tmp_path: Path, machine: Path, damage: bytes) -> None:
    (tmp_path / STORE).write_bytes(damage)
    made = mark_of(tmp_path)
    assert not made.copied
    assert mark_of(tmp_path) == made


def test_the_file_says_nothing_of_the_computer_and_backup_programs_leave_the_folder_out(
    tmp_path: Path, machine: Path
) -> None:
    mark_of(tmp_path)
    kept = json.loads((tmp_path / STORE).read_text("utf-8"))
    assert set(kept) == {"id", "machine"}
    assert "one" not in kept["machine"]
    assert (tmp_path / TAG).read_bytes().startswith(b"Signature: 8a477f597d28d172789f06886806bc55")


def test_a_system_without_a_machine_id_is_told_by_its_name(tmp_path: Path, machine: Path) -> None:
    machine.unlink()
    assert mark_of(tmp_path) == mark_of(tmp_path)
