"""A backup is made here, brought back on trial, then put in its place; its key is destroyed when it had its time."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dsardesk.services.backups import BackupCancelled, BackupLost, Progress
from dsardesk.storage import backup_maker as module
from dsardesk.storage.backup import back_up, end_backup, restore
from dsardesk.storage.backup_maker import VaultBackups
from dsardesk.storage.ciphers import new_key
from dsardesk.storage.errors import BackupIsFolder, DamagedBackup, NoBackupPlace, OtherKey
from dsardesk.storage.vault import OpenVault
from tests.makers import DPO, NOW, PASSWORD, Clock, Opener, bytes_below, document_id, index_of, plain_case


class Watched(Progress):
    """Remembers every step; stops at the one it is told."""

    def __init__(self, stop_at: str = "") -> None:
        super().__init__()
        self.seen: list[str] = []
        self._stop_at = stop_at

    def at(self, step: str, done: int = 0, total: int = 0) -> None:
        if step == self._stop_at:
            self.cancel()
        super().at(step, done, total)
        self.seen += [step] if step not in self.seen else []


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out" / "x.dsarbackup"


def maker_of(vault: OpenVault, tmp_path: Path) -> VaultBackups:
    return VaultBackups(vault, tmp_path / "scratch", Clock().now)


def furnish(vault: OpenVault) -> None:
    with vault.unit_of_work(Clock().now).write() as transaction:
        transaction.cases.add(plain_case(), index_of(plain_case()))
        transaction.blobs.put(document_id(), b"lettre" * 99)
        transaction.audit.append(DPO, "case.opened", None, {})


def test_what_it_holds_is_counted_in_what_was_brought_back(
    folder: Path, tmp_path: Path, out: Path, opened: Opener
) -> None:
    watched = Watched()
    with opened(folder) as vault:
        furnish(vault)
        made = maker_of(vault, tmp_path).make(out, watched)
        with vault.unit_of_work(Clock().now).read() as transaction:
            assert (made.figures.seq, made.figures.head) == transaction.audit.head()
    assert (made.figures.cases, made.figures.documents, made.size_bytes) == (1, 1, out.stat().st_size)
    assert watched.seen == ["copying", "checking", "moving"]
    assert not any((tmp_path / "scratch").iterdir())
    restore(out, tmp_path / "back", PASSWORD)


@pytest.mark.parametrize("step", ["copying", "checking", "moving"])
def test_one_that_is_stopped_leaves_nothing_and_spares_what_was_there(
    folder: Path, tmp_path: Path, out: Path, opened: Opener, step: str
) -> None:
    out.write_bytes(b"the one before")
    with opened(folder) as vault:
        furnish(vault)
        with pytest.raises(BackupCancelled):
            maker_of(vault, tmp_path).make(out, Watched(step))
    assert {path.name: content for path, content in bytes_below(out.parent).items()} == {out.name: b"the one before"}
    assert not any((tmp_path / "scratch").iterdir())


def test_one_that_cannot_be_brought_back_is_never_put_in_place(
    folder: Path, tmp_path: Path, out: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoilt(vault: OpenVault, file: Path, *rest: object) -> int:
        size = back_up(vault, file, *rest)  # type: ignore[arg-type]
        with file.open("rb+") as content:
            content.seek(size // 2)
            content.write(b"spoilt")
        return size

    monkeypatch.setattr(module, "back_up", spoilt)
    with opened(folder) as vault, pytest.raises(DamagedBackup):
        maker_of(vault, tmp_path).make(out, Progress())
    assert not out.exists()


def test_a_document_that_no_longer_opens_is_found_by_the_trial(
    folder: Path, tmp_path: Path, out: Path, opened: Opener
) -> None:
    with opened(folder) as vault:
        furnish(vault)
        blob = next(iter(bytes_below(vault.folder / "blobs")))
        blob.write_bytes(blob.read_bytes()[:-1] + b"x")
        with pytest.raises(DamagedBackup):
            maker_of(vault, tmp_path).make(out, Progress())


def test_a_share_that_keeps_something_else_than_it_was_given_is_noticed(
    folder: Path, tmp_path: Path, out: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_digest", lambda _: b"other")
    with opened(folder) as vault, pytest.raises(DamagedBackup):
        maker_of(vault, tmp_path).make(out, Progress())
    assert list(out.parent.iterdir()) == []


def test_a_folder_or_a_place_that_is_not_there_is_refused_before_anything_is_made(
    folder: Path, tmp_path: Path, out: Path, opened: Opener
) -> None:
    with opened(folder) as vault:
        maker = maker_of(vault, tmp_path)
        with pytest.raises(BackupIsFolder):
            maker.make(out.parent, Progress())
        with pytest.raises(NoBackupPlace):
            maker.make(tmp_path / "stick" / "x", Progress())
        with pytest.raises(BackupLost):
            maker.check(out, Progress())


def test_the_key_is_overwritten_where_it_stood_before_the_file_goes(
    folder: Path, tmp_path: Path, out: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever remains of the file on the disk, nothing opens it any more."""
    with opened(folder) as vault:
        maker = maker_of(vault, tmp_path)
        maker.make(out, Progress())
        with monkeypatch.context() as patched:
            patched.setattr(Path, "unlink", lambda *_, **__: None)
            assert maker.end(out)
    with zipfile.ZipFile(out) as archive, pytest.raises(zipfile.BadZipFile):
        archive.read("backup.json")
    assert b'"key": "' + b"0" * 64 in out.read_bytes()
    with pytest.raises(DamagedBackup):
        restore(out, tmp_path / "back", PASSWORD)
    out.unlink()
    assert not maker.end(out)


def test_a_file_whose_key_cannot_be_found_is_removed_all_the_same(tmp_path: Path, out: Path) -> None:
    out.write_bytes(b"no backup")
    assert end_backup(out)
    assert not out.exists()


def test_one_of_a_former_key_says_so(folder: Path, tmp_path: Path, out: Path, opened: Opener) -> None:
    with opened(folder) as vault:
        maker_of(vault, tmp_path).make(out, Progress())
        other = module.VaultBackups(_Other(vault.folder, vault.id), tmp_path / "scratch", Clock().now)
        with pytest.raises(OtherKey):
            other.check(out, Progress())


class _Other:
    """A vault that got another key since."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.id, self.key = folder, name, new_key()


def test_a_planned_file_bears_the_moment_and_nobodys_name(folder: Path, tmp_path: Path, opened: Opener) -> None:
    with opened(folder) as vault:
        place = maker_of(vault, tmp_path).place_in(tmp_path)
    assert place.name == f"vault-{NOW.astimezone():%Y-%m-%d-%H%M%S}.dsarbackup"
