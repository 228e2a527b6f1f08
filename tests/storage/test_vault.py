"""A vault: opened by its password or its recovery code, by nothing else, and never half there."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import delete, text

from dsardesk import resources
from dsardesk.storage import tables, vault_database
from dsardesk.storage.ciphers import subkey
from dsardesk.storage.database import assert_encrypted, connect
from dsardesk.storage.errors import (
    DamagedVault,
    FolderNotEmpty,
    NewerVault,
    NoVault,
    OldHeader,
    OldVault,
    WrongPassword,
)
from dsardesk.storage.header import FILE
from dsardesk.storage.keyholders import change_own_password, change_password, renew_recovery_code
from dsardesk.storage.keyrings import MemoryKey
from dsardesk.storage.layout import BLOBS, DATABASE
from dsardesk.storage.slots import LIGHTEST
from dsardesk.storage.vault import OpenVault, create_vault, open_vault
from tests.makers import DPO, PAGE, PASSWORD, TODAY, Clock, Opener, bytes_below, index_of, plain_case, plain_pages

NEW_PASSWORD = "trois-chouettes-au-grenier"


def _references(vault: OpenVault) -> list[str]:
    with vault.unit_of_work(Clock().now).read() as transaction:
        return [line.reference for line in transaction.cases.page(offset=0, limit=100)]


def _add(vault: OpenVault, *references: str) -> None:
    for reference in references:
        with vault.unit_of_work(Clock().now).write() as transaction:
            case = plain_case(reference)
            transaction.cases.add(case, index_of(case))


def _digest(folder: Path) -> str:
    return hashlib.sha256((folder / DATABASE).read_bytes()).hexdigest()


class TestOpening:
    def test_what_was_kept_is_there_at_the_next_opening(self, folder: Path, opened: Opener) -> None:
        with opened(folder) as vault:
            _add(vault, "A", "B")
        with opened(folder) as vault:
            assert _references(vault) == ["A", "B"]
            assert vault.user == DPO.id

    @pytest.mark.parametrize("wrong", ["", PASSWORD[:-1], PASSWORD.upper()])
    def test_a_wrong_password_opens_nothing(self, folder: Path, opened: Opener, wrong: str) -> None:
        with pytest.raises(WrongPassword) as refused, opened(folder, wrong):
            pass
        assert refused.value.exit_code == 3

    def test_the_recovery_code_opens_it(self, folder: Path, opened: Opener, recovery_code: str) -> None:
        with opened(folder, recovery_code, kind="recovery") as vault:
            assert vault.user == DPO.id
        with pytest.raises(WrongPassword), opened(folder, recovery_code):
            pass

    def test_it_opens_again_after_a_wrong_password(self, folder: Path, opened: Opener) -> None:
        with pytest.raises(WrongPassword), opened(folder, "no"):
            pass
        with opened(folder):
            pass

    def test_nothing_is_left_behind_when_it_closes(self, folder: Path, opened: Opener) -> None:
        with opened(folder):
            pass
        assert {path.name for path in folder.iterdir()} - {"vault.lock"} == {FILE, DATABASE, BLOBS}

    def test_a_folder_without_a_vault_is_left_as_it_was(self, tmp_path: Path, opened: Opener) -> None:
        for place in (tmp_path, tmp_path / "nowhere"):
            with pytest.raises(NoVault), opened(place):
                pass
        assert list(tmp_path.iterdir()) == []


class TestMaking:
    @pytest.mark.parametrize("content", ["a file", "a folder", "is a file"])
    def test_only_a_new_or_empty_folder_becomes_a_vault(self, tmp_path: Path, content: str) -> None:
        place = tmp_path / "vault"
        if content == "is a file":
            place.write_bytes(b"mine")
        else:
            place.mkdir()
            (place / "mine").mkdir() if content == "a folder" else (place / "mine").write_bytes(b"")
        before = bytes_below(tmp_path)
        with pytest.raises(FolderNotEmpty):
            _create(place)
        assert bytes_below(tmp_path) == before

    def test_two_vaults_have_nothing_in_common(self, tmp_path: Path, opened: Opener) -> None:
        made = [_create(tmp_path / name) for name in ("one", "two")]
        assert made[0][0] != made[1][0]
        assert made[0][1] != made[1][1]
        with opened(tmp_path / "one") as one, opened(tmp_path / "two") as two:
            assert one.key != two.key

    def test_a_vault_that_was_not_finished_is_no_vault(
        self, tmp_path: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(vault_database, "assert_encrypted", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            _create(tmp_path / "vault")
        with pytest.raises(NoVault), opened(tmp_path / "vault"):
            pass

    @pytest.mark.skipif(os.name == "nt", reason="Windows keeps a profile's folders private by itself")
    def test_only_its_owner_can_look_into_it(self, folder: Path) -> None:
        for path in (folder, folder / BLOBS, folder / FILE):
            assert path.stat().st_mode & 0o077 == 0


def _create(folder: Path) -> tuple[str, str]:
    return create_vault(folder, PASSWORD, user=DPO.id, scripts=resources.migrations(), derivation=LIGHTEST)


class TestChangingThePassword:
    def test_the_new_one_opens_the_old_one_does_not_and_the_cases_are_not_rewritten(
        self, folder: Path, opened: Opener, recovery_code: str
    ) -> None:
        with opened(folder) as vault:
            _add(vault, "A")
        before = _digest(folder)
        change_password(folder, PASSWORD, NEW_PASSWORD, derivation=LIGHTEST)
        assert _digest(folder) == before
        with pytest.raises(WrongPassword), opened(folder):
            pass
        with opened(folder, NEW_PASSWORD) as vault:
            assert _references(vault) == ["A"]
        with opened(folder, recovery_code, kind="recovery") as vault:
            assert _references(vault) == ["A"]

    def test_it_needs_the_old_one(self, folder: Path) -> None:
        before = bytes_below(folder)
        with pytest.raises(WrongPassword):
            change_password(folder, "guess", NEW_PASSWORD, derivation=LIGHTEST)
        assert bytes_below(folder)[folder / FILE] == before[folder / FILE]

    def test_an_old_header_put_back_is_noticed(self, folder: Path, opened: Opener) -> None:
        old = (folder / FILE).read_bytes()
        change_password(folder, PASSWORD, NEW_PASSWORD, derivation=LIGHTEST)
        with opened(folder, NEW_PASSWORD):
            pass
        (folder / FILE).write_bytes(old)
        with pytest.raises(OldHeader) as refused, opened(folder):
            pass
        assert refused.value.facts == {"part": FILE}

    def test_one_put_back_is_noticed_even_if_the_vault_was_not_opened_since_it_was_changed_inside(
        self, folder: Path, opened: Opener
    ) -> None:
        old = (folder / FILE).read_bytes()
        with opened(folder) as vault:
            change_own_password(vault, PASSWORD, NEW_PASSWORD, derivation=LIGHTEST)
        (folder / FILE).write_bytes(old)
        with pytest.raises(OldHeader), opened(folder):
            pass

    def test_a_whole_earlier_vault_put_back_is_noticed_by_the_computer_that_saw_the_later_one(
        self, folder: Path, tmp_path: Path
    ) -> None:
        pin, earlier = MemoryKey(), tmp_path / "earlier"
        with open_vault(folder, PASSWORD, scripts=resources.migrations(), pin=pin):
            pass
        shutil.copytree(folder, earlier)
        change_password(folder, PASSWORD, NEW_PASSWORD, derivation=LIGHTEST)
        with open_vault(folder, NEW_PASSWORD, scripts=resources.migrations(), pin=pin):
            pass
        with (
            pytest.raises(OldVault) as refused,
            open_vault(earlier, PASSWORD, scripts=resources.migrations(), pin=pin),
        ):
            pass
        assert refused.value.exit_code == 3
        with open_vault(earlier, PASSWORD, scripts=resources.migrations()):
            pass  # A computer that never saw the later one cannot know.

    def test_what_somebody_else_wrote_into_the_keyring_shuts_nobody_out(self, folder: Path) -> None:
        pin = MemoryKey()
        pin.store(b"not a number")
        with open_vault(folder, PASSWORD, scripts=resources.migrations(), pin=pin):
            pass
        assert pin.load() == b"2"

    def test_a_change_made_while_the_vault_was_closed_is_told_once(self, folder: Path, opened: Opener) -> None:
        change_password(folder, PASSWORD, NEW_PASSWORD, derivation=LIGHTEST)
        with opened(folder, NEW_PASSWORD) as vault:
            assert vault.changed_outside
        with opened(folder, NEW_PASSWORD) as vault:
            assert not vault.changed_outside

    def test_it_can_be_changed_while_the_vault_is_open(self, folder: Path, opened: Opener) -> None:
        with opened(folder) as vault:
            change_own_password(vault, PASSWORD, NEW_PASSWORD, derivation=LIGHTEST)
            _add(vault, "A")
        with pytest.raises(WrongPassword), opened(folder):
            pass
        with opened(folder, NEW_PASSWORD) as vault:
            assert _references(vault) == ["A"]

    def test_an_open_vault_needs_the_old_one_too(self, folder: Path, opened: Opener) -> None:
        with opened(folder) as vault, pytest.raises(WrongPassword):
            change_own_password(vault, "guess", NEW_PASSWORD, derivation=LIGHTEST)
        with opened(folder):
            pass

    def test_whoever_lost_it_sets_another_by_the_recovery_code(
        self, folder: Path, opened: Opener, recovery_code: str
    ) -> None:
        change_password(folder, recovery_code, NEW_PASSWORD, kind="recovery", derivation=LIGHTEST)
        with pytest.raises(WrongPassword), opened(folder):
            pass
        for secret, kind in ((NEW_PASSWORD, "password"), (recovery_code, "recovery")):
            with opened(folder, secret, kind=kind):
                pass

    def test_the_password_is_no_recovery_code(self, folder: Path) -> None:
        with pytest.raises(WrongPassword):
            change_password(folder, PASSWORD, NEW_PASSWORD, kind="recovery", derivation=LIGHTEST)

    def test_a_new_recovery_code_ends_the_one_before(self, folder: Path, opened: Opener, recovery_code: str) -> None:
        with opened(folder) as vault:
            fresh = renew_recovery_code(vault, PASSWORD, derivation=LIGHTEST)
        with pytest.raises(WrongPassword), opened(folder, recovery_code, kind="recovery"):
            pass
        for secret, kind in ((fresh, "recovery"), (PASSWORD, "password")):
            with opened(folder, secret, kind=kind):
                pass


class TestTheFileOfCases:
    def test_it_does_not_begin_as_a_plain_database_does(self, folder: Path) -> None:
        assert (folder / DATABASE).read_bytes()[:16] != b"SQLite format 3\0"

    def test_no_other_program_reads_it(self, folder: Path) -> None:
        connection = sqlite3.connect(folder / DATABASE)
        with pytest.raises(sqlite3.DatabaseError, match="not a database"):
            connection.execute("SELECT * FROM sqlite_master")
        connection.close()

    def test_it_is_as_disorderly_as_chance(self, folder: Path) -> None:
        content = (folder / DATABASE).read_bytes()
        most = max(content.count(value) for value in range(256))
        assert most < 2 * len(content) / 256

    def test_of_what_was_deleted_nothing_remains_once_the_vault_is_closed(self, folder: Path, opened: Opener) -> None:
        with opened(folder) as vault:
            key = subkey(vault.key, "db")
            with vault.unit_of_work(Clock().now).write() as transaction:
                transaction.profiles.add("gone", "effacez-moi " * 2000, TODAY)
            assert b"effacez-moi" in self._everything(folder, key)
            with vault.engine.execution_options(write=True).begin() as connection:
                connection.execute(delete(tables.profiles).where(tables.profiles.c.id == "gone"))
        assert b"Alto SAS" in self._everything(folder, key)
        assert b"effacez-moi" not in self._everything(folder, key)

    def _everything(self, folder: Path, key: bytes) -> bytes:
        """The database without its encryption, and its write-ahead log, whose frames follow a header each."""
        log = folder / f"{DATABASE}-wal"
        frames = log.read_bytes()[32:] if log.exists() else b""
        pages = folder.with_name("pages")
        pages.write_bytes(b"".join(frames[n + 24 : n + 24 + PAGE] for n in range(0, len(frames), 24 + PAGE)))
        return plain_pages(folder / DATABASE, key) + b"-" + plain_pages(pages, key)


class TestDamage:
    """Whatever happened to the files, a person is told in words; nothing is made anew in place of what is lost."""

    @pytest.mark.parametrize("left", [0, 1, 15, 100, PAGE - 1, PAGE, 2 * PAGE, 10 * PAGE + 7])
    def test_a_database_cut_short(self, folder: Path, opened: Opener, left: int) -> None:
        content = (folder / DATABASE).read_bytes()
        assert left < len(content)
        (folder / DATABASE).write_bytes(content[:left])
        self._must_be_refused(folder, opened)
        assert (folder / DATABASE).read_bytes() == content[:left]

    def test_a_database_lost(self, folder: Path, opened: Opener) -> None:
        (folder / DATABASE).unlink()
        self._must_be_refused(folder, opened)
        assert not (folder / DATABASE).exists()

    def test_a_bit_turned_in_any_page_that_is_needed(self, folder: Path, opened: Opener) -> None:
        content = (folder / DATABASE).read_bytes()
        whole = []
        for start in range(0, len(content), 5 * PAGE):
            turned = bytearray(content)
            turned[start + 1000] ^= 4
            (folder / DATABASE).write_bytes(turned)
            whole.append(self._seems_whole(folder, opened))
        assert not whole[0]
        assert whole.count(False) > 3  # A page that nothing reads while working is the checkup's to find.

    def _seems_whole(self, folder: Path, opened: Opener) -> bool:
        try:
            with opened(folder) as vault:
                self._read_everything(vault)
        except DamagedVault:
            return False
        return True

    def test_the_database_of_another_vault(self, folder: Path, tmp_path: Path, opened: Opener) -> None:
        _create(tmp_path / "other")
        shutil.copy(tmp_path / "other" / DATABASE, folder / DATABASE)
        self._must_be_refused(folder, opened)

    def test_a_database_that_forgot_which_header_it_saw(self, folder: Path, opened: Opener) -> None:
        with opened(folder) as vault, vault.engine.begin() as connection:
            connection.execute(delete(tables.vault_facts))
        self._must_be_refused(folder, opened)

    def test_a_database_of_a_newer_program(self, folder: Path, opened: Opener) -> None:
        with opened(folder) as vault, vault.engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        with pytest.raises(NewerVault), opened(folder):
            pass

    def test_a_header_of_a_newer_program(self, folder: Path, opened: Opener) -> None:
        table = json.loads((folder / FILE).read_bytes())
        (folder / FILE).write_text(json.dumps({**table, "format": 5}), "utf-8")
        with pytest.raises(NewerVault), opened(folder):
            pass

    def test_a_folder_among_the_documents(self, folder: Path, opened: Opener) -> None:
        (folder / BLOBS / "ab" / "made by a file manager").mkdir(parents=True)
        with opened(folder):
            pass

    def _must_be_refused(self, folder: Path, opened: Opener) -> None:
        with pytest.raises(DamagedVault) as refused, opened(folder) as vault:
            self._read_everything(vault)
        assert refused.value.facts == {"part": DATABASE}
        assert refused.value.exit_code == 4

    def _read_everything(self, vault: OpenVault) -> None:
        with vault.unit_of_work(Clock().now).read() as transaction:
            transaction.users.get(DPO.id)
            transaction.profiles.current()
            transaction.cases.page(offset=0, limit=9)
            list(transaction.audit.events())


class TestConnections:
    def test_every_connection_of_the_pool_is_set_as_it_must_be(self, folder: Path, opened: Opener) -> None:
        wanted = {
            "secure_delete": 1,
            "temp_store": 2,
            "foreign_keys": 1,
            "journal_mode": "wal",
            "synchronous": 2,
            "cipher_page_size": str(PAGE),
            "cipher_use_hmac": "1",
        }
        with opened(folder) as vault, ExitStack() as stack:
            for _ in range(8):
                connection = stack.enter_context(vault.engine.connect())
                found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in wanted}
                assert found == wanted
                version = connection.exec_driver_sql("PRAGMA cipher_version").scalar_one()
                assert tuple(int(part) for part in version.split()[0].split(".")[:2]) >= (4, 19)

    @pytest.mark.parametrize("size", [0, 31, 33, 48])
    def test_a_key_of_another_length_is_never_taken_for_a_password(self, tmp_path: Path, size: int) -> None:
        with pytest.raises(ValueError, match="32 bytes"):
            connect(tmp_path / "x.db", b"k" * size)
        assert list(tmp_path.iterdir()) == []

    def test_a_wrong_key_is_damage_and_not_a_traceback(self, folder: Path) -> None:
        with pytest.raises(DamagedVault):
            connect(folder / DATABASE, b"k" * 32)

    def test_a_plain_database_in_the_place_of_ours_is_never_used(self, tmp_path: Path) -> None:
        connection = sqlite3.connect(tmp_path / "plain.db")
        connection.execute("CREATE TABLE t (x)")
        connection.close()
        with pytest.raises(AssertionError, match="not encrypted"):
            assert_encrypted(tmp_path / "plain.db")
