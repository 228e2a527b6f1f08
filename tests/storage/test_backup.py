"""A backup: one file, whole or not there; it brings back everything but identity documents, or says why it cannot."""

from __future__ import annotations

import base64
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dsardesk.domain.audit import verify
from dsardesk.domain.identity import Identity
from dsardesk.storage import backup as module
from dsardesk.storage import slots
from dsardesk.storage.backup import back_up, restore
from dsardesk.storage.checkup import check_files
from dsardesk.storage.ciphers import subkey
from dsardesk.storage.errors import DamagedBackup, DamagedVault, FolderNotEmpty, NewerVault, WrongPassword
from dsardesk.storage.identity_store import FolderIdentityStore
from dsardesk.storage.keyholders import change_password
from dsardesk.storage.keyrings import MemoryKey
from dsardesk.storage.layout import BLOBS, DATABASE
from dsardesk.storage.vault import OpenVault
from tests.makers import (
    CANARY,
    DPO,
    NOW,
    PAGE,
    PASSWORD,
    Clock,
    Opener,
    bytes_below,
    document_id,
    full_case,
    identity_document,
    index_of,
    plain_case,
    plain_pages,
)

SCAN = bytes(range(256)) * 40
LETTER = f"lettre à {CANARY}".encode() * 40


@pytest.fixture(scope="module")
def _ready(_made: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory, opened: Opener) -> Path:
    """A folder with a vault that holds a full case, a document and a log, and its backup."""
    place = tmp_path_factory.mktemp("ready")
    shutil.copytree(_made[0], place / "vault")
    with opened(place / "vault") as vault:
        with vault.unit_of_work(Clock().now).write() as transaction:
            case = full_case()
            transaction.cases.add(case, index_of(case))
            transaction.blobs.put(case.documents[0].id, LETTER)
            transaction.suppression.add("zephyrine@courriel.example", "email", NOW.date())
            transaction.audit.append(DPO, "case.opened", case.id, {"name": CANARY})
        back_up(vault, place / "desk.backup", NOW)
    return place


@pytest.fixture
def furnished(_ready: Path, tmp_path: Path) -> Path:
    return shutil.copytree(_ready / "vault", tmp_path / "vault")


@pytest.fixture
def backup(_ready: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(_ready / "desk.backup", tmp_path / "desk.backup"))


def _everything(vault: OpenVault) -> list[object]:
    with vault.unit_of_work(Clock().now).read() as transaction:
        cases = [transaction.cases.get(line.reference) for line in transaction.cases.page(offset=0, limit=99)]
        contents = [transaction.blobs.get(cases[0].documents[0].id)]
        events = list(transaction.audit.events())
        assert verify(events, transaction.audit.head()).ok
        listed = transaction.suppression.holds("zephyrine@courriel.example")
        return [cases, contents, events, listed, transaction.users.get(DPO.id), transaction.profiles.current()]


def test_what_comes_back_elsewhere_is_what_was_there(
    furnished: Path, backup: Path, tmp_path: Path, opened: Opener
) -> None:
    restore(backup, tmp_path / "elsewhere", PASSWORD)
    with opened(furnished) as vault, opened(tmp_path / "elsewhere") as restored:
        assert _everything(restored) == _everything(vault)
        assert restored.id == vault.id
        assert check_files(restored).problems == ()
        with restored.unit_of_work(Clock().now).write() as transaction:
            transaction.cases.add(plain_case("LATER"), index_of(plain_case("LATER")))


def test_the_size_told_is_the_files(furnished: Path, tmp_path: Path, opened: Opener) -> None:
    with opened(furnished) as vault:
        assert back_up(vault, tmp_path / "b", NOW) == (tmp_path / "b").stat().st_size


def test_the_recovery_code_of_the_vault_opens_what_was_restored(
    backup: Path, tmp_path: Path, opened: Opener, recovery_code: str
) -> None:
    restore(backup, tmp_path / "elsewhere", PASSWORD)
    with opened(tmp_path / "elsewhere", recovery_code, kind="recovery"):
        pass


def test_a_backup_opens_with_the_password_of_its_day(
    furnished: Path, backup: Path, tmp_path: Path, opened: Opener
) -> None:
    change_password(furnished, PASSWORD, "nouveau", derivation=slots.LIGHTEST)
    with pytest.raises(WrongPassword):
        restore(backup, tmp_path / "elsewhere", "nouveau")
    assert not (tmp_path / "elsewhere").exists()
    restore(backup, tmp_path / "elsewhere", PASSWORD)
    with opened(tmp_path / "elsewhere"):
        pass


def test_a_backup_made_while_others_write_is_whole(furnished: Path, tmp_path: Path, opened: Opener) -> None:
    with opened(furnished) as vault, vault.unit_of_work(Clock().now).write() as transaction:
        transaction.cases.add(plain_case("UNFINISHED"), index_of(plain_case("UNFINISHED")))
        back_up(vault, tmp_path / "b", NOW)
    restore(tmp_path / "b", tmp_path / "elsewhere", PASSWORD)
    with opened(tmp_path / "elsewhere") as restored, restored.unit_of_work(Clock().now).read() as transaction:
        assert [line.reference for line in transaction.cases.page(offset=0, limit=9)] == [full_case().reference]


def test_a_damaged_vault_is_not_backed_up_as_if_it_were_whole(furnished: Path, tmp_path: Path, opened: Opener) -> None:
    content = (furnished / DATABASE).read_bytes()
    with opened(furnished) as vault:
        for start in range(PAGE, len(content), 9 * PAGE):
            turned = bytearray(content)
            turned[start + 700] ^= 1
            (furnished / DATABASE).write_bytes(turned)
            with pytest.raises(DamagedVault) as refused:
                back_up(vault, tmp_path / "b", NOW)
            assert refused.value.facts == {"part": DATABASE}
            assert not (tmp_path / "b").exists()
        (furnished / DATABASE).write_bytes(content)


def test_a_vault_that_lost_a_document_can_still_be_backed_up_and_restored(
    furnished: Path, tmp_path: Path, opened: Opener
) -> None:
    for path in bytes_below(furnished / BLOBS):
        path.unlink()
    with opened(furnished) as vault:
        back_up(vault, tmp_path / "b", NOW)
    restore(tmp_path / "b", tmp_path / "elsewhere", PASSWORD)
    with opened(tmp_path / "elsewhere") as restored:
        assert check_files(restored).problems == ("vault.documents_lost",)


def test_a_backup_names_nobody_and_no_other_program_reads_it(backup: Path, tmp_path: Path) -> None:
    assert CANARY.encode() not in backup.read_bytes()
    with zipfile.ZipFile(backup) as archive:
        assert sorted(archive.namelist())[1:] == ["blobs/" + archive.namelist()[-1][6:], "cases.db", "vault.json"]
        archive.extract(DATABASE, tmp_path)
    connection = sqlite3.connect(tmp_path / DATABASE)
    with pytest.raises(sqlite3.DatabaseError):
        connection.execute("SELECT * FROM sqlite_master")
    connection.close()


def test_the_key_of_the_vaults_own_database_does_not_open_the_backups(
    furnished: Path, backup: Path, tmp_path: Path, opened: Opener
) -> None:
    with opened(furnished) as vault:
        key = subkey(vault.key, "db")
    with zipfile.ZipFile(backup) as archive:
        archive.extract(DATABASE, tmp_path)
    assert b"Alto SAS" in plain_pages(furnished / DATABASE, key)
    assert b"Alto SAS" not in plain_pages(tmp_path / DATABASE, key)


def test_no_byte_of_an_identity_document_is_in_the_vault_or_its_backup(
    folder: Path, tmp_path: Path, opened: Opener
) -> None:
    document = identity_document(size_bytes=len(SCAN))
    FolderIdentityStore(tmp_path / "cache", MemoryKey(), NOW).put(document.id, SCAN)
    with opened(folder) as vault:
        with vault.unit_of_work(Clock().now).write() as transaction:
            case = plain_case(identity=Identity(documents=(document,)))
            transaction.cases.add(case, index_of(case))
            transaction.blobs.put(document_id(), LETTER)
        back_up(vault, tmp_path / "b", NOW)
    restore(tmp_path / "b", tmp_path / "elsewhere", PASSWORD)
    with opened(tmp_path / "elsewhere") as restored:
        plain = plain_pages(tmp_path / "elsewhere" / DATABASE, subkey(restored.key, "db"))
        contents = bytes_below(tmp_path / "elsewhere" / BLOBS)
        assert [len(content) for content in contents.values()] == [len(LETTER) + 28]
    for trace in (SCAN[:48], base64.b64encode(SCAN)[:48], SCAN.hex().encode()[:48]):
        assert trace not in plain + (tmp_path / "b").read_bytes()


class TestRefusals:
    def test_a_wrong_password_restores_nothing(self, backup: Path, tmp_path: Path) -> None:
        with pytest.raises(WrongPassword):
            restore(backup, tmp_path / "elsewhere", "guess")
        assert not (tmp_path / "elsewhere").exists()

    def test_a_folder_that_holds_something_is_not_written_into(self, backup: Path, furnished: Path) -> None:
        before = bytes_below(furnished)
        with pytest.raises(FolderNotEmpty):
            restore(backup, furnished, PASSWORD)
        assert bytes_below(furnished) == before

    @pytest.mark.parametrize("content", [None, b"", b"PK\x05\x06" + bytes(18), b"\x00" * 5000, b"%PDF-1.7"])
    def test_a_file_that_is_no_backup(self, tmp_path: Path, content: bytes | None) -> None:
        if content is not None:
            (tmp_path / "b").write_bytes(content)
        with pytest.raises(DamagedBackup) as refused:
            restore(tmp_path / "b", tmp_path / "elsewhere", PASSWORD)
        assert refused.value.exit_code == 4
        assert not (tmp_path / "elsewhere").exists()

    def test_a_backup_that_lost_a_document_on_its_way(self, backup: Path, tmp_path: Path) -> None:
        _rewrite(backup, lambda name, content: None if name.startswith("blobs/") else content)
        self._must_be_damaged(backup, tmp_path)

    @pytest.mark.parametrize("lost", ["backup.json", "vault.json", "cases.db"])
    def test_a_backup_without_one_of_its_parts(self, backup: Path, tmp_path: Path, lost: str) -> None:
        _rewrite(backup, lambda name, content: None if name == lost else content)
        self._must_be_damaged(backup, tmp_path)

    @pytest.mark.parametrize(
        ("part", "place"),
        [("vault.json", 0.5), *[("cases.db", share / 10) for share in range(10)], ("cases.db", 0.999)],
    )
    def test_a_part_that_was_changed_by_somebody_who_knows_the_format(
        self, backup: Path, tmp_path: Path, part: str, place: float
    ) -> None:
        def change(name: str, content: bytes) -> bytes:
            turned = bytearray(content)
            turned[int(len(content) * place)] ^= 1
            return bytes(turned) if name == part else content

        _rewrite(backup, change)
        self._must_be_damaged(backup, tmp_path)

    @pytest.mark.parametrize("about", ["null", "[]", "{}", '{"format": 1}', '{"format": 1, "key": "00"}', "["])
    def test_a_backup_whose_note_cannot_be_understood(self, backup: Path, tmp_path: Path, about: str) -> None:
        _rewrite(backup, lambda name, content: about.encode() if name == "backup.json" else content)
        self._must_be_damaged(backup, tmp_path)

    def test_a_backup_of_a_newer_program(self, backup: Path, tmp_path: Path) -> None:
        def newer(name: str, content: bytes) -> bytes:
            return json.dumps({**json.loads(content), "format": 2}).encode() if name == "backup.json" else content

        _rewrite(backup, newer)
        with pytest.raises(NewerVault):
            restore(backup, tmp_path / "elsewhere", PASSWORD)
        assert not (tmp_path / "elsewhere").exists()

    @pytest.mark.parametrize("name", ["blobs/../../escaped", "/escaped", "blobs/" + "g" * 32, "../escaped"])
    def test_a_member_with_another_name_is_not_taken_out(self, backup: Path, tmp_path: Path, name: str) -> None:
        with zipfile.ZipFile(backup, "a") as archive:
            archive.writestr(name, b"hostile")
        restore(backup, tmp_path / "elsewhere", PASSWORD)
        assert not any(content == b"hostile" for content in bytes_below(tmp_path).values())

    def _must_be_damaged(self, backup: Path, tmp_path: Path) -> None:
        with pytest.raises((DamagedBackup, WrongPassword)):
            restore(backup, tmp_path / "elsewhere", PASSWORD)
        assert not (tmp_path / "elsewhere").exists()


def _rewrite(backup: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    with zipfile.ZipFile(backup) as archive:
        members = {name: change(name, archive.read(name)) for name in archive.namelist()}
    with zipfile.ZipFile(backup, "w") as archive:
        for name, content in members.items():
            if content is not None:
                archive.writestr(name, content)


class TestDamage:
    """Any byte turned, any end cut off: refused, or without effect; never a vault that lacks something."""

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(data=st.data())
    def test_a_byte_turned_anywhere(self, backup: Path, tmp_path: Path, data: st.DataObject) -> None:
        content = bytearray(backup.read_bytes())
        with zipfile.ZipFile(backup) as archive:
            interesting = [0, len(content) - 200, *(info.header_offset for info in archive.infolist())]
        near = data.draw(st.sampled_from([*interesting, None]))
        position = (
            data.draw(st.integers(0, len(content) - 1))
            if near is None
            else min(near + data.draw(st.integers(0, 400)), len(content) - 1)
        )
        content[position] ^= data.draw(st.integers(1, 255))
        self._restored_whole_or_refused(bytes(content), backup, tmp_path)

    @settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(share=st.floats(0, 1, exclude_max=True))
    def test_an_end_cut_off(self, backup: Path, tmp_path: Path, share: float) -> None:
        content = backup.read_bytes()
        damaged = tmp_path / "damaged"
        damaged.write_bytes(content[: int(len(content) * share)])
        with pytest.raises(DamagedBackup):
            restore(damaged, tmp_path / "from damaged", PASSWORD)
        assert not (tmp_path / "from damaged").exists()

    def _restored_whole_or_refused(self, content: bytes, backup: Path, tmp_path: Path) -> None:
        damaged, place = tmp_path / "damaged", tmp_path / "from damaged"
        damaged.write_bytes(content)
        try:
            restore(damaged, place, PASSWORD)
        except (DamagedBackup, WrongPassword, NewerVault):
            assert not place.exists()
            return
        finally:
            damaged.unlink()
        with zipfile.ZipFile(backup) as archive:
            blobs = {name.removeprefix("blobs/"): archive.read(name) for name in archive.namelist() if "blobs/" in name}
            assert (place / "vault.json").read_bytes() == archive.read("vault.json")
        found = {path.name: content for path, content in bytes_below(place / BLOBS).items()}
        shutil.rmtree(place)
        assert found == blobs


class TestInterruptions:
    @pytest.mark.parametrize("where", ["copy_database", "_write", "sync_folder"])
    def test_a_backup_that_was_interrupted_leaves_nothing_of_itself(
        self, furnished: Path, tmp_path: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch, *, where: str
    ) -> None:
        real = getattr(module, where)
        (tmp_path / "out").mkdir()
        with opened(furnished) as vault:
            for why in (KeyboardInterrupt, RuntimeError, OSError):

                def interrupted(*arguments: object, why: type[BaseException] = why, **named: object) -> None:
                    real(*arguments, **named)
                    raise why

                monkeypatch.setattr(module, where, interrupted)
                with pytest.raises(why):
                    back_up(vault, tmp_path / "out" / "b", NOW)
                assert {path.name for path in (tmp_path / "out").iterdir()} <= {"b"}
                assert (where == "sync_folder") == (tmp_path / "out" / "b").exists()

    @pytest.mark.parametrize("where", ["copy_database", "_extract", "write_whole"])
    def test_a_restore_that_was_interrupted_leaves_nothing_and_can_be_tried_again(
        self, backup: Path, tmp_path: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch, where: str
    ) -> None:
        real = getattr(module, where)

        def interrupted(*arguments: object) -> None:
            real(*arguments)
            raise KeyboardInterrupt

        with monkeypatch.context() as patched:
            patched.setattr(module, where, interrupted)
            with pytest.raises(KeyboardInterrupt):
                restore(backup, tmp_path / "elsewhere", PASSWORD)
        assert not (tmp_path / "elsewhere").exists()
        restore(backup, tmp_path / "elsewhere", PASSWORD)
        with opened(tmp_path / "elsewhere"):
            pass


def test_a_restored_case_may_be_changed_without_touching_the_first(
    furnished: Path, backup: Path, tmp_path: Path, opened: Opener
) -> None:
    restore(backup, tmp_path / "elsewhere", PASSWORD)
    with opened(tmp_path / "elsewhere") as restored, restored.unit_of_work(Clock().now).write() as transaction:
        case = transaction.cases.get(full_case().reference)
        transaction.cases.save(replace(case, closed_on=None), index_of(case))
    with opened(furnished) as vault, vault.unit_of_work(Clock().now).read() as transaction:
        assert transaction.cases.get(full_case().reference).version == 1
