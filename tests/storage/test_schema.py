"""The schema: the same on both databases, reached whole or not at all, and an audit log that is only added to."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, delete, inspect, text, update
from sqlalchemy.exc import DBAPIError

from dsardesk import resources
from dsardesk.storage import schema, tables
from dsardesk.storage.ciphers import new_key
from dsardesk.storage.database import encrypted_engine
from dsardesk.storage.errors import NewerVault
from dsardesk.storage.schema import upgrade
from dsardesk.storage.work import SqlUnitOfWork
from tests.makers import DPO


def test_the_migrations_lead_to_the_tables_that_the_program_uses(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, tables.metadata) == []


def test_a_table_that_the_migrations_do_not_make_would_be_noticed(own_engine: Engine) -> None:
    with own_engine.begin() as connection:
        connection.execute(text("ALTER TABLE promises DROP COLUMN kept_on"))
    with own_engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, tables.metadata)


def test_a_database_that_is_up_to_date_is_left_alone(engine: Engine, work: SqlUnitOfWork) -> None:
    upgrade(engine, resources.migrations())
    with work.read() as transaction:
        assert transaction.users.get(DPO.id) == DPO


def test_a_database_of_a_newer_program_is_refused(own_engine: Engine) -> None:
    with own_engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerVault) as refused:
        upgrade(own_engine, resources.migrations())
    assert refused.value.facts == {"format": "9999"}


def test_a_migration_that_fails_leaves_nothing_half_made(bare_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(schema, "_check_foreign_keys", fail)
        with pytest.raises(RuntimeError):
            upgrade(bare_engine, resources.migrations())
    assert inspect(bare_engine).get_table_names() == []
    upgrade(bare_engine, resources.migrations())
    assert "cases" in inspect(bare_engine).get_table_names()


def test_foreign_keys_are_enforced_again_after_a_migration(tmp_path: Path) -> None:
    engine = encrypted_engine(tmp_path / "cases.db", new_key())
    upgrade(engine, resources.migrations())
    assert _foreign_keys(engine) == 1
    engine.dispose()


def test_foreign_keys_are_enforced_again_after_a_migration_that_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = encrypted_engine(tmp_path / "cases.db", new_key())
    monkeypatch.setattr(schema, "_check_foreign_keys", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        upgrade(engine, resources.migrations())
    assert _foreign_keys(engine) == 1
    engine.dispose()


def _foreign_keys(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one())


@pytest.mark.parametrize("verb", ["UPDATE", "DELETE"])
def test_an_event_of_the_audit_log_can_be_neither_changed_nor_deleted(
    engine: Engine, work: SqlUnitOfWork, verb: str
) -> None:
    with work.write() as transaction:
        transaction.audit.append(DPO, "vault.created", None, {})
    events = tables.audit_events
    statement = update(events).values(action="vault.forged") if verb == "UPDATE" else delete(events)
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(statement)
    with work.read() as transaction:
        assert [event.action for event in transaction.audit.events()] == ["vault.created"]


def test_the_audit_log_cannot_be_emptied_either(engine: Engine, work: SqlUnitOfWork) -> None:
    with work.write() as transaction:
        transaction.audit.append(DPO, "vault.created", None, {})
    emptying = "TRUNCATE audit_events CASCADE" if engine.dialect.name == "postgresql" else "DELETE FROM audit_events"
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(text(emptying))
    with work.read() as transaction:
        assert [event.seq for event in transaction.audit.events()] == [1]
