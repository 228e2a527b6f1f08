"""Another vault key: everything is there under it, nothing of before opens it, a sudden end anywhere loses nothing.

Real kills at random moments are those of test_kills.py.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from dsardesk import resources
from dsardesk.domain.actors import RoleRefused, UserRole
from dsardesk.domain.errors import CannotWrite
from dsardesk.services.ports import UnitOfWork
from dsardesk.storage import rotation as module
from dsardesk.storage import vault_database
from dsardesk.storage.backup import back_up, restore
from dsardesk.storage.checkup import check_files
from dsardesk.storage.ciphers import new_key, subkey
from dsardesk.storage.database import connect
from dsardesk.storage.errors import DamagedVault, WrongPassword
from dsardesk.storage.header import FILE
from dsardesk.storage.keyholders import Keyholders, change_password, has_keyring_slot, kept_secret
from dsardesk.storage.keyrings import MemoryKey
from dsardesk.storage.layout import BLOBS, DATABASE, NEXT_DATABASE
from dsardesk.storage.rotation import STEPS, rotate
from dsardesk.storage.slots import LIGHTEST
from dsardesk.storage.vault import OpenVault
from tests.makers import ACTORS, DPO, NOW, PASSWORD, Clock, Opener, document_id, index_of, plain_case

THEIRS = "quatre-lanternes-au-port"
FRESH = "trois-chouettes-au-grenier"
ADDRESS = "zephyrine@courriel.example"
CONTENT = b"un document"
ASSISTANT = ACTORS[UserRole.ASSISTANT]


def _record(work: UnitOfWork, user: UUID) -> None:
    with work.write() as transaction:
        transaction.audit.append(transaction.users.get(user), "vault.key_changed", None, {})


def _rotate(folder: Path, password: str = PASSWORD, tell: Callable[[str], object] = lambda _step: None) -> str:
    return rotate(folder, password, scripts=resources.migrations(), now=Clock().now, record=_record, tell=tell)


@pytest.fixture
def furnished(folder: Path, opened: Opener) -> Path:
    """A vault with a case, a document, a suppressed address, and an assistant."""
    with opened(folder) as vault:
        with vault.unit_of_work(Clock().now).write() as transaction:
            case = plain_case("A")
            transaction.cases.add(case, index_of(case))
            transaction.suppression.add(ADDRESS, "email", date(2026, 10, 26))
            transaction.blobs.put(document_id(), CONTENT)
        Keyholders(vault).admit(ASSISTANT.id, UserRole.ASSISTANT, THEIRS)
    return folder


def _must_be_whole(vault: OpenVault) -> None:
    with vault.unit_of_work(Clock().now).read() as transaction:
        assert [line.reference for line in transaction.cases.page(offset=0, limit=9)] == ["A"]
        assert transaction.suppression.holds(ADDRESS)
        assert not transaction.suppression.holds("autre@courriel.example")
    assert check_files(vault).problems == ()


class TestAfterwards:
    def test_everything_is_there_and_every_password_and_the_sheet_still_open(
        self, furnished: Path, opened: Opener, recovery_code: str
    ) -> None:
        with opened(furnished) as vault:
            former = vault.key
        assert _rotate(furnished) == ""
        for secret, kind in ((PASSWORD, "password"), (THEIRS, "password"), (recovery_code, "recovery")):
            with opened(furnished, secret, kind) as vault:
                assert vault.key != former
                _must_be_whole(vault)
        assert not list(furnished.glob(f"{NEXT_DATABASE}*"))

    def test_the_former_key_opens_nothing_any_more(self, furnished: Path, opened: Opener) -> None:
        with opened(furnished) as vault:
            former = vault.key
        _rotate(furnished)
        with pytest.raises(DamagedVault):
            connect(furnished / DATABASE, subkey(former, "db"))

    def test_an_old_header_with_an_old_password_opens_nothing_that_is_written_from_now_on(
        self, furnished: Path, tmp_path: Path, opened: Opener
    ) -> None:
        stolen = (furnished / FILE).read_bytes()
        change_password(furnished, PASSWORD, FRESH, derivation=LIGHTEST)
        _rotate(furnished, FRESH)
        copy = Path(shutil.copytree(furnished, tmp_path / "copy"))
        (copy / FILE).write_bytes(stolen)
        with pytest.raises(DamagedVault), opened(copy):
            pass

    def test_keys_that_an_old_password_opened_do_not_open_the_new_header(self, furnished: Path, opened: Opener) -> None:
        before = json.loads((furnished / FILE).read_bytes())["slots"]
        change_password(furnished, PASSWORD, FRESH, derivation=LIGHTEST)
        _rotate(furnished, FRESH)
        after = json.loads((furnished / FILE).read_bytes())["slots"]
        public = {(slot["kind"], slot["user"]): slot["public"] for slot in before}
        same = [(s["kind"], s["user"]) for s in after if public[s["kind"], s["user"]] == s["public"]]
        assert sorted(same) == sorted([("recovery", str(DPO.id)), ("password", str(ASSISTANT.id))])

    def test_the_suppression_list_still_knows_its_addresses_after_two_of_them(
        self, furnished: Path, opened: Opener
    ) -> None:
        _rotate(furnished)
        _rotate(furnished)
        with opened(furnished) as vault:
            _must_be_whole(vault)

    def test_contents_of_documents_still_open(self, furnished: Path, opened: Opener) -> None:
        with opened(furnished) as vault, vault.unit_of_work(Clock().now).write() as transaction:
            document = document_id()
            transaction.blobs.put(document, CONTENT)
        _rotate(furnished)
        with opened(furnished) as vault, vault.unit_of_work(Clock().now).read() as transaction:
            assert transaction.blobs.get(document) == CONTENT

    def test_the_journal_says_it_and_stays_whole(self, furnished: Path, opened: Opener) -> None:
        _rotate(furnished)
        with opened(furnished) as vault, vault.unit_of_work(Clock().now).read() as transaction:
            *_, last = transaction.audit.events()
            assert (last.action, last.actor, last.at) == ("vault.key_changed", DPO.id, NOW)

    def test_a_keyring_opens_the_vault_no_more_until_it_is_turned_on_again(
        self, furnished: Path, opened: Opener
    ) -> None:
        place = MemoryKey()
        with opened(furnished) as vault:
            Keyholders(vault).turn_keyring_on(place)
        _rotate(furnished)
        assert not has_keyring_slot(furnished)
        with pytest.raises(WrongPassword), opened(furnished, kept_secret(place), "keyring"):
            pass

    def test_a_backup_of_before_still_comes_back_with_what_it_knew(
        self, furnished: Path, tmp_path: Path, opened: Opener
    ) -> None:
        with opened(furnished) as vault:
            back_up(vault, tmp_path / "backup", NOW)
        _rotate(furnished)
        restore(tmp_path / "backup", tmp_path / "restored", PASSWORD)
        with opened(tmp_path / "restored") as vault:
            _must_be_whole(vault)

    def test_steps_are_told_in_order(self, furnished: Path) -> None:
        told: list[str] = []
        _rotate(furnished, tell=told.append)
        assert tuple(told) == STEPS


class TestWhoMay:
    def test_only_an_officer_with_their_password(self, furnished: Path) -> None:
        before = _digest(furnished)
        with pytest.raises(RoleRefused):
            _rotate(furnished, THEIRS)
        with pytest.raises(WrongPassword):
            _rotate(furnished, "guess")
        assert _digest(furnished) == before


def _digest(folder: Path) -> tuple[str, str]:
    contents = [(folder / name).read_bytes() for name in (FILE, DATABASE)]
    return hashlib.sha256(contents[0]).hexdigest(), hashlib.sha256(contents[1]).hexdigest()


class SuddenEnd(BaseException):
    """What a test ends the work with, as a power cut would."""


POINTS = (
    (module, "copy_database"),
    (module, "reseal_keys"),
    (module, "count_opening"),
    (module, "sync_folder"),
    (module, "settle_rotation"),
    (vault_database, "sync_folder"),
    (vault_database, "remove_database"),
)


class TestSuddenEnds:
    @pytest.mark.parametrize(("room", "point"), POINTS)
    @pytest.mark.parametrize("when", ["before", "after"])
    def test_the_vault_opens_whole_wherever_it_ends(  # noqa: PLR0917 -- fixtures, each named
        self,
        furnished: Path,
        opened: Opener,
        monkeypatch: pytest.MonkeyPatch,
        recovery_code: str,
        room: object,
        point: str,
        when: str,
    ) -> None:
        real = getattr(room, point)

        def ending(*arguments: object, **options: object) -> object:
            if when == "after":
                real(*arguments, **options)
            raise SuddenEnd

        with monkeypatch.context() as patch:
            patch.setattr(room, point, ending)
            # Nothing is tidied up when the power goes.
            if room is module:
                patch.setattr(module, "remove_database", lambda _path: None)
            with pytest.raises(SuddenEnd):
                _rotate(furnished)
        for secret, kind in ((PASSWORD, "password"), (THEIRS, "password"), (recovery_code, "recovery")):
            with opened(furnished, secret, kind) as vault:
                _must_be_whole(vault)
        assert not list(furnished.glob(f"{NEXT_DATABASE}*"))
        _rotate(furnished)

    def test_a_full_disk_leaves_the_vault_as_it_was(
        self, furnished: Path, monkeypatch: pytest.MonkeyPatch, opened: Opener
    ) -> None:
        def full(*_arguments: object) -> None:
            raise OSError(28, "no space")

        monkeypatch.setattr(module, "copy_database", full)
        before = _digest(furnished)
        with pytest.raises(CannotWrite):
            _rotate(furnished)
        assert _digest(furnished)[0] == before[0]
        assert not (furnished / NEXT_DATABASE).exists()
        with opened(furnished) as vault:
            _must_be_whole(vault)


@pytest.mark.parametrize(
    "begun", [b"", bytes(512), bytes(4096), b"x" * 8192], ids=["nothing", "less", "zeros", "noise"]
)
def test_a_copy_that_had_just_begun_never_takes_the_place_of_the_cases(
    furnished: Path, opened: Opener, begun: bytes
) -> None:
    before = (furnished / DATABASE).read_bytes()
    (furnished / NEXT_DATABASE).write_bytes(begun)
    with opened(furnished) as vault, vault.unit_of_work(Clock().now).read() as transaction:
        assert transaction.cases.count()
    assert not (furnished / NEXT_DATABASE).exists()
    assert len((furnished / DATABASE).read_bytes()) >= len(before)


def test_a_copy_that_is_rolled_back_to_nothing_never_takes_the_place_of_the_cases(
    furnished: Path, opened: Opener, tmp_path: Path
) -> None:
    begun = tmp_path / "begun"
    begun.mkdir()
    with contextlib.closing(sqlcipher.connect(str(begun / NEXT_DATABASE), isolation_level=None)) as connection:
        connection.execute(f"PRAGMA key=\"x'{new_key().hex()}'\"")
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE begun (x)")
        connection.executemany("INSERT INTO begun VALUES (?)", [(b"x" * 3000,)] * 50)
        for file in begun.iterdir():
            shutil.copy(file, furnished / file.name)
    assert (furnished / NEXT_DATABASE).stat().st_size > 4096
    assert (furnished / f"{NEXT_DATABASE}-journal").exists()
    with opened(furnished) as vault, vault.unit_of_work(Clock().now).read() as transaction:
        assert transaction.cases.count()
    assert not list(furnished.glob(f"{NEXT_DATABASE}*"))


def test_where_neither_database_opens_none_is_removed(furnished: Path, opened: Opener) -> None:
    for name in (DATABASE, NEXT_DATABASE):
        (furnished / name).write_bytes(b"x" * 8192)
    with pytest.raises(DamagedVault), opened(furnished):
        pass
    assert (furnished / NEXT_DATABASE).read_bytes() == (furnished / DATABASE).read_bytes() == b"x" * 8192


def test_contents_are_left_where_they_lie(furnished: Path) -> None:
    before = {path: path.read_bytes() for path in (furnished / BLOBS).glob("*/*")}
    assert before
    _rotate(furnished)
    assert {path: path.read_bytes() for path in (furnished / BLOBS).glob("*/*")} == before
