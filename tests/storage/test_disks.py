"""A disk that is full or read-only: said in words, nothing lost, and the vault opens afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from dsardesk.desk.rescue import salvage_vault
from dsardesk.desk.restoring import copy_vault
from dsardesk.domain.errors import CannotWrite
from dsardesk.services.doubts import ReadOnlyVault
from dsardesk.storage.backup import back_up, restore
from dsardesk.storage.checkup import check_files
from dsardesk.storage.errors import EarlierSchema, NotSettled
from dsardesk.storage.files import write_whole
from dsardesk.storage.keyholders import change_password
from dsardesk.storage.slots import LIGHTEST
from dsardesk.storage.vault import OpenVault
from tests.makers import NOW, PASSWORD, Clock, Opener, bytes_below, document_id, index_of, plain_case

MEGABYTE = 1 << 20
ROOT_ON_LINUX = sys.platform == "linux" and os.geteuid() == 0
pytestmark = pytest.mark.skipif(not ROOT_ON_LINUX, reason="a small disk is mounted by root on Linux only")


class SmallDisk:
    """A disk of a few megabytes in memory."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def fill(self) -> None:
        with (self.place / "filling").open("wb", buffering=0) as file:
            for size in (1 << 16, 1 << 12, 1 << 8, 1):
                try:
                    while True:
                        file.write(b"x" * size)
                except OSError:
                    continue

    def make_room(self) -> None:
        (self.place / "filling").unlink()

    def remount(self, mode: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{mode}", str(self.place)], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    place = tmp_path / "disk"
    place.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", f"size={6 * MEGABYTE}", "tmpfs", str(place)]
    if subprocess.run(mounting, check=False, capture_output=True).returncode:
        pytest.skip("this system lets nobody mount a disk")
    try:
        yield SmallDisk(place)
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.fixture
def small(folder: Path, disk: SmallDisk) -> Path:
    """A vault on the small disk."""
    return shutil.copytree(folder, disk.place / "vault")


def _add(vault: OpenVault, reference: str, size: int = 0) -> None:
    with vault.unit_of_work(Clock().now).write() as transaction:
        case = plain_case(reference)
        transaction.cases.add(case, index_of(case, next_step="x" * size))


def _fill_with_cases(vault: OpenVault, kept: list[str]) -> None:
    for number in range(10_000):
        _add(vault, f"A-{number:04d}", 100_000)
        kept.append(f"A-{number:04d}")


def _references(vault: OpenVault) -> list[str]:
    with vault.unit_of_work(Clock().now).read() as transaction:
        return [line.reference for line in transaction.cases.page(offset=0, limit=10_000)]


def _must_be_whole(folder: Path, opened: Opener, *references: str) -> None:
    with opened(folder) as vault:
        assert _references(vault) == list(references)
        assert check_files(vault).problems == ()
        _add(vault, "Z-LATER")


def _why(refused: pytest.ExceptionInfo[CannotWrite]) -> str | int:
    assert refused.value.exit_code == 6
    return refused.value.facts["why"]


def test_a_case_that_no_longer_fits_is_refused_and_the_earlier_ones_stay(
    small: Path, disk: SmallDisk, opened: Opener
) -> None:
    with opened(small) as vault:
        _add(vault, "A")
        disk.fill()
        with pytest.raises(CannotWrite) as refused:
            _add(vault, "B", 8 * MEGABYTE)
        assert _why(refused) == "full"
        assert _references(vault) == ["A"]
    disk.make_room()
    _must_be_whole(small, opened, "A")


def test_a_document_that_no_longer_fits_is_refused_and_leaves_nothing(
    small: Path, disk: SmallDisk, opened: Opener
) -> None:
    with opened(small) as vault:
        _add(vault, "A")
        disk.fill()
        with pytest.raises(CannotWrite) as refused, vault.unit_of_work(Clock().now).write() as transaction:
            transaction.blobs.put(document_id(), b"x" * 8 * MEGABYTE)
        assert _why(refused) == "full"
    disk.make_room()
    assert not list(small.rglob("*.part"))
    _must_be_whole(small, opened, "A")


def test_cases_added_until_the_disk_is_full_are_all_there_afterwards(
    small: Path, disk: SmallDisk, opened: Opener
) -> None:
    kept: list[str] = []
    with opened(small) as vault:
        with pytest.raises(CannotWrite) as refused:
            _fill_with_cases(vault, kept)
        assert _why(refused) == "full"
    disk.remount(f"rw,size={40 * MEGABYTE}")
    assert len(kept) > 3
    _must_be_whole(small, opened, *kept)


def test_a_vault_on_a_full_disk_says_so_when_it_opens(small: Path, disk: SmallDisk, opened: Opener) -> None:
    disk.fill()
    with pytest.raises(CannotWrite) as refused, opened(small):
        pass
    assert _why(refused) == "full"
    disk.make_room()
    _must_be_whole(small, opened)


def test_a_vault_that_may_only_be_read_opens_for_reading(small: Path, disk: SmallDisk, opened: Opener) -> None:
    with opened(small) as vault:
        _add(vault, "A")
    before = bytes_below(small)
    disk.remount("ro")
    with opened(small) as vault:
        assert not vault.writable
        assert _references(vault) == ["A"]
        assert check_files(vault).problems == ()
        with pytest.raises(ReadOnlyVault):
            _add(vault, "B")
    assert bytes_below(small) == before
    disk.remount("rw")
    _must_be_whole(small, opened, "A")


def test_a_vault_whose_last_work_is_not_settled_is_not_read_without_it(
    small: Path, disk: SmallDisk, opened: Opener, tmp_path: Path
) -> None:
    with opened(small) as vault:
        _add(vault, "A")
        cut_short = shutil.copytree(small, disk.place / "cut-short")
    disk.remount("ro")
    with pytest.raises(NotSettled) as refused, opened(cut_short):
        pass
    assert refused.value.facts["file"] == "cases.db-wal"
    copy_vault(cut_short, tmp_path / "copy")
    _must_be_whole(tmp_path / "copy", opened, "A")


def test_a_vault_of_an_earlier_program_is_not_read_as_if_it_were_of_this_one(
    small: Path, disk: SmallDisk, opened: Opener
) -> None:
    with opened(small) as vault, vault.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0006'"))
    disk.remount("ro")
    with pytest.raises(EarlierSchema), opened(small):
        pass


def test_a_vault_on_a_disk_that_is_only_read_is_copied_and_salvaged_from_there(
    small: Path, disk: SmallDisk, opened: Opener, tmp_path: Path
) -> None:
    with opened(small) as vault:
        _add(vault, "A")
    disk.remount("ro")
    copy_vault(small, tmp_path / "copy")
    assert salvage_vault(small, PASSWORD, tmp_path / "out").whole
    disk.remount("rw")
    _must_be_whole(tmp_path / "copy", opened, "A")


@pytest.mark.parametrize("state", ["full", "read_only"])
def test_a_password_that_cannot_be_written_leaves_the_old_one(
    small: Path, disk: SmallDisk, opened: Opener, state: str
) -> None:
    disk.fill() if state == "full" else disk.remount("ro")
    with pytest.raises(CannotWrite) as refused:
        change_password(small, PASSWORD, "nouveau", derivation=LIGHTEST)
    assert _why(refused) == state
    disk.make_room() if state == "full" else disk.remount("rw")
    _must_be_whole(small, opened)


@pytest.mark.parametrize("state", ["full", "read_only"])
def test_a_backup_that_cannot_be_written_leaves_nothing_and_an_earlier_one_stays(
    folder: Path, disk: SmallDisk, opened: Opener, state: str
) -> None:
    out = disk.place / "backup.dsardesk-backup"
    with opened(folder) as vault:
        back_up(vault, out, NOW)
        earlier = out.read_bytes()
        disk.fill() if state == "full" else disk.remount("ro")
        with pytest.raises(CannotWrite) as refused:
            back_up(vault, out, NOW)
        assert _why(refused) == state
        assert out.read_bytes() == earlier
        assert {path.name for path in disk.place.iterdir()} <= {out.name, "filling"}
    _must_be_whole(folder, opened)


@pytest.mark.parametrize("state", ["full", "read_only"])
def test_a_backup_that_cannot_be_restored_for_lack_of_room_leaves_no_half_vault(
    folder: Path, tmp_path: Path, disk: SmallDisk, opened: Opener, state: str
) -> None:
    with opened(folder) as vault:
        _add(vault, "A")
        back_up(vault, tmp_path / "backup", NOW)
    disk.fill() if state == "full" else disk.remount("ro")
    with pytest.raises(CannotWrite) as refused:
        restore(tmp_path / "backup", disk.place / "restored", PASSWORD)
    assert _why(refused) == state
    assert not (disk.place / "restored").exists()
    disk.make_room() if state == "full" else disk.remount("rw")
    restore(tmp_path / "backup", disk.place / "restored", PASSWORD)
    _must_be_whole(disk.place / "restored", opened, "A")


def test_a_file_half_written_never_takes_the_place_of_a_whole_one(disk: SmallDisk) -> None:
    write_whole(disk.place / "file", b"old")
    disk.fill()
    with pytest.raises(CannotWrite):
        write_whole(disk.place / "file", b"new" * MEGABYTE)
    assert (disk.place / "file").read_bytes() == b"old"
    assert not (disk.place / "file.part").exists()
