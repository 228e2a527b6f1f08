"""Every schema that ever stood in a vault leads to the newest with all its rows; a vault is backed up before it."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO
from uuid import uuid4

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Engine, MetaData, Table, Uuid, func, insert, inspect, select, text
from sqlalchemy.types import Boolean, Date, DateTime, Integer, LargeBinary

from dsardesk import resources
from dsardesk.domain.errors import CannotWrite
from dsardesk.storage import facts, schema, tables
from dsardesk.storage import upgrading as module
from dsardesk.storage.backup import restore
from dsardesk.storage.ciphers import subkey
from dsardesk.storage.database import encrypted_engine
from dsardesk.storage.errors import EarlierSchema, NewerVault, UpgradeAhead, UpgradeFailed, UpgradeNotCopied
from dsardesk.storage.files import copy_whole
from dsardesk.storage.header_file import unlock
from dsardesk.storage.layout import BEFORE_UPGRADE, DATABASE
from dsardesk.storage.schema import upgrade
from dsardesk.storage.upgrading import KEPT, end_old_upgrade, must_be_up
from dsardesk.storage.vault import OpenVault, open_vault
from tests.makers import NOW, PASSWORD, Opener

OLD = [script.revision for script in ScriptDirectory(str(resources.migrations())).walk_revisions()][:0:-1]
"""Every revision but the newest, the oldest first."""
MADE_BY_MIGRATIONS = {"audit_head"}
WORDS = {"rights": "[]", "identifiers": "{}", "postal_address": "[]", "attested": "[]", "facts": "{}", "evidence": "[]"}


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(resources.migrations()))
    return config


def to_revision(engine: Engine, revision: str) -> None:
    """Run the real old migrations, up to *revision*."""
    config = _config()
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def fill(engine: Engine) -> dict[str, int]:
    """One row in every table, as its columns were then; how many rows each table holds."""
    metadata = MetaData()
    metadata.reflect(engine)
    made: dict[tuple[str, str], Any] = {}
    with engine.begin() as connection:
        for table in metadata.sorted_tables:
            if table.name in MADE_BY_MIGRATIONS | {"alembic_version"}:
                continue
            row = {column.name: _value(column, made) for column in table.columns}
            made |= {(table.name, name): value for name, value in row.items()}
            connection.execute(insert(table).values(row))
    return counts(engine)


def _value(column: Column[Any], made: dict[tuple[str, str], Any]) -> Any:
    for link in column.foreign_keys:
        return made[link.column.table.name, link.column.name]
    if column.name in WORDS:
        return WORDS[column.name]
    kind = column.type
    if isinstance(kind, Uuid):
        return uuid4()
    plain: tuple[tuple[Any, Any], ...] = (
        (Boolean, True),
        (Integer, 1),
        (DateTime, datetime(2026, 10, 26, 8, 12, tzinfo=UTC)),
        (Date, date(2026, 10, 26)),
        (LargeBinary, b"k"),
    )
    found = next((value for sort, value in plain if isinstance(kind, sort)), None)
    if found is not None:
        return found
    length = getattr(kind, "length", None)
    return uuid4().hex if length == 32 else "2026-10"[: length or 7]


def counts(engine: Engine) -> dict[str, int]:
    """How many rows each table holds."""
    metadata = MetaData()
    metadata.reflect(engine)
    with engine.connect() as connection:
        return {name: _count(connection, table) for name, table in metadata.tables.items() if name != "alembic_version"}


def _count(connection: Any, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


class TestEverySchemaThatEverLanded:
    @pytest.mark.parametrize("revision", OLD)
    def test_every_row_of_every_table_is_there_afterwards(self, bare_engine: Engine, revision: str) -> None:
        to_revision(bare_engine, revision)
        before = fill(bare_engine)
        assert set(before.values()) == {1}
        upgrade(bare_engine, resources.migrations())
        after = counts(bare_engine)
        assert {name: after[name] for name in before} == before
        with bare_engine.connect() as connection:
            if bare_engine.dialect.name == "sqlite":
                assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
            context = MigrationContext.configure(
                connection, opts={"compare_type": True, "compare_server_default": True, "include_name": tables.is_kept}
            )
            assert compare_metadata(context, tables.metadata) == []

    @pytest.mark.parametrize("revision", [OLD[0], OLD[-1]])
    def test_a_step_that_fails_leaves_the_old_schema_and_every_row(
        self, bare_engine: Engine, revision: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        to_revision(bare_engine, revision)
        before, names = fill(bare_engine), set(inspect(bare_engine).get_table_names())
        with monkeypatch.context() as patched:
            patched.setattr(schema, "_check_foreign_keys", lambda _: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                upgrade(bare_engine, resources.migrations())
        assert (counts(bare_engine), set(inspect(bare_engine).get_table_names())) == (before, names)


def old_vault(folder: Path, revision: str) -> Path:
    """The vault in *folder* with a database of that *revision* in place of its own, a row in every table."""
    with open_vault(folder, PASSWORD, scripts=resources.migrations()) as vault:
        key = vault.key
    (folder / DATABASE).unlink()
    engine = encrypted_engine(folder / DATABASE, subkey(key, "db"))
    to_revision(engine, revision)
    fill(engine)
    with engine.execution_options(write=True).begin() as connection:
        connection.execute(text("DELETE FROM vault_facts"))
        connection.execute(insert(tables.vault_facts).values(name=facts.REVISION, value="0"))
        connection.execute(text("DELETE FROM blobs"))
    engine.dispose()
    return folder


def _schema(vault: OpenVault) -> str:
    with vault.engine.connect() as connection:
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


class TestAVault:
    @pytest.fixture
    def old(self, folder: Path) -> Path:
        """A vault of the schema before the newest."""
        return old_vault(folder, OLD[-1])

    def test_it_is_backed_up_before_and_the_backup_brings_the_old_one_back(
        self, old: Path, tmp_path: Path, opened: Opener
    ) -> None:
        with opened(old) as vault:
            assert _schema(vault) != OLD[-1]
        assert (old / BEFORE_UPGRADE).is_file()
        restore(old / BEFORE_UPGRADE, tmp_path / "back", PASSWORD)
        with opened(tmp_path / "back") as vault:
            assert counts(vault.engine)["cases"] == 1

    def test_a_vault_that_is_up_to_date_gets_none(self, folder: Path, opened: Opener) -> None:
        with opened(folder):
            assert not (folder / BEFORE_UPGRADE).exists()

    def test_a_failure_leaves_it_as_it_was_and_says_so(
        self, old: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(schema, "_check_foreign_keys", lambda _: 1 / 0)
            with pytest.raises(UpgradeFailed) as refused, opened(old):
                pass
        assert refused.value.facts["file"] == BEFORE_UPGRADE
        assert refused.value.facts["report"]
        with opened(old) as vault:
            assert counts(vault.engine)["cases"] == 1

    def test_without_room_for_the_backup_nothing_is_changed(
        self, old: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> None:
            raise CannotWrite(what="backup", why="full")

        with monkeypatch.context() as patched:
            patched.setattr(module, "back_up", full)
            with pytest.raises(CannotWrite), opened(old):
                pass
        with opened(old) as vault:
            assert counts(vault.engine)["cases"] == 1

    def test_a_second_copy_of_the_backup_lies_where_somebody_wants_it(self, old: Path, tmp_path: Path) -> None:
        elsewhere = tmp_path / "key ring"
        elsewhere.mkdir()
        with open_vault(old, PASSWORD, scripts=resources.migrations(), copy_to=elsewhere) as vault:
            assert _schema(vault) != OLD[-1]
        (copy,) = elsewhere.iterdir()
        assert copy.read_bytes() == (old / BEFORE_UPGRADE).read_bytes()
        restore(copy, tmp_path / "back", PASSWORD)
        with open_vault(old, PASSWORD, scripts=resources.migrations(), copy_to=elsewhere):
            assert len(list(elsewhere.iterdir())) == 1

    def test_without_the_second_copy_that_somebody_wants_nothing_is_upgraded(
        self, old: Path, tmp_path: Path, opened: Opener
    ) -> None:
        with (
            pytest.raises(UpgradeNotCopied) as refused,
            open_vault(old, PASSWORD, scripts=resources.migrations(), copy_to=tmp_path / "taken out"),
        ):
            pass
        assert refused.value.exit_code == 6
        assert not (tmp_path / "taken out").exists()
        engine = encrypted_engine(old / DATABASE, subkey(unlock(old, PASSWORD, "password")[1].key, "db"))
        with pytest.raises(EarlierSchema):
            must_be_up(engine, resources.migrations())
        engine.dispose()
        with opened(old) as vault:
            assert counts(vault.engine)["cases"] == 1

    def test_nothing_is_upgraded_nor_backed_up_before_somebody_agreed(self, old: Path) -> None:
        with (
            pytest.raises(UpgradeAhead),
            open_vault(old, PASSWORD, scripts=resources.migrations(), agreed=False),
        ):
            pass
        assert not (old / BEFORE_UPGRADE).exists()
        with open_vault(old, PASSWORD, scripts=resources.migrations()) as vault:
            assert _schema(vault) != OLD[-1]

    def test_one_of_a_newer_program_is_refused_and_nothing_is_written_beside_it(
        self, folder: Path, opened: Opener
    ) -> None:
        with opened(folder) as vault, vault.engine.execution_options(write=True).begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        with pytest.raises(NewerVault), opened(folder):
            pass
        assert not (folder / BEFORE_UPGRADE).exists()

    def test_the_key_of_that_backup_is_destroyed_once_it_had_its_time(self, old: Path, opened: Opener) -> None:
        with opened(old):
            pass
        now = datetime.now(UTC)
        assert not end_old_upgrade(old, now)
        assert end_old_upgrade(old, now + KEPT + timedelta(minutes=1))
        assert not (old / BEFORE_UPGRADE).exists()
        assert not end_old_upgrade(old, now)


def test_a_backup_before_an_upgrade_that_nobody_can_read_goes_too(tmp_path: Path) -> None:
    (tmp_path / BEFORE_UPGRADE).write_bytes(b"spoilt")
    assert end_old_upgrade(tmp_path, NOW)


def test_a_copy_that_reads_otherwise_than_it_was_written_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "backup").write_bytes(b"whole")

    def spoil(_source: BinaryIO, out: BinaryIO) -> None:
        out.write(b"whale")

    monkeypatch.setattr(shutil, "copyfileobj", spoil)
    with pytest.raises(OSError, match="reads otherwise"):
        copy_whole(tmp_path / "backup", tmp_path / "copy")
    assert [file.name for file in tmp_path.iterdir()] == ["backup"]
