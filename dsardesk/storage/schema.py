"""Bringing a database to the newest schema, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from dsardesk.storage.errors import NewerVault


def upgrade(engine: Engine, scripts: Path, before: Callable[[], object] = lambda: None) -> None:
    """Run the steps that are missing, in one transaction; a schema newer than ours is refused.

    *before* is called where a database that holds something is about to be changed.
    """
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    directory = ScriptDirectory.from_config(config)
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
        connection.rollback()
        if current == directory.get_current_head():
            return
        if current is not None and current not in {script.revision for script in directory.walk_revisions()}:
            raise NewerVault(format=current)
        if current is not None:
            before()
        _without_foreign_keys(connection)
        try:
            with connection.execution_options(write=True).begin():
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                _check_foreign_keys(connection)
        finally:
            # This connection must not serve again: it enforces no foreign key.
            connection.invalidate()


def _without_foreign_keys(connection: Connection) -> None:
    """SQLite rebuilds a table by dropping it: with foreign keys on, that deletes the rows that point to it."""
    if connection.dialect.name == "sqlite":
        raw = connection.connection.driver_connection
        if raw is not None:
            raw.execute("PRAGMA foreign_keys=off")


def _check_foreign_keys(connection: Connection) -> None:
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise RuntimeError("a migration left a row that points nowhere")
