"""The encrypted database in a vault's folder: there, settled, and at the newest schema before anybody uses it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine

from dsardesk.storage import facts
from dsardesk.storage.ciphers import subkey
from dsardesk.storage.database import assert_encrypted, connect, encrypted_engine
from dsardesk.storage.erasing import empty_log
from dsardesk.storage.errors import DamagedVault, NotSettled
from dsardesk.storage.files import sync_folder, writing
from dsardesk.storage.layout import DATABASE, NEXT_DATABASE, sides
from dsardesk.storage.upgrading import bring_up, must_be_up

PAGE_BYTES = 4096


@contextlib.contextmanager
def database(
    folder: Path,
    vault_key: bytes,
    scripts: Path,
    *,
    writable: bool = True,
    copy_to: Path | None = None,
    agreed: bool = True,
) -> Iterator[Engine]:
    """The encrypted database of the vault, at the newest schema: brought there, or EarlierSchema unless *writable*."""
    path = folder / DATABASE
    if not writable:
        must_be_settled(folder)
    engine = encrypted_engine(path, subkey(vault_key, "db"), writable=writable)
    try:
        if writable:
            bring_up(folder, vault_key, engine, scripts, copy_to=copy_to, agreed=agreed)
        else:
            must_be_up(engine, scripts)
        assert_encrypted(path)
        yield engine
    finally:
        if writable:
            empty_log(engine)
        engine.dispose()


def must_be_settled(folder: Path) -> None:
    """NotSettled where a file beside the database of *folder* holds what the database does not."""
    wal, _, journal = sides(folder / DATABASE)
    for file in (wal, journal, folder / NEXT_DATABASE):
        if file.is_file() and file.stat().st_size:
            raise NotSettled(file=file.name)


def must_be_there(database: Path) -> None:
    """SQLite would make a new, empty database in place of one that was lost."""
    if not database.is_file() or database.stat().st_size < PAGE_BYTES:
        raise DamagedVault(part=DATABASE)


def settle_rotation(folder: Path, key: bytes) -> None:
    """End a change of the vault key that was cut short: the header tells which of the two databases is meant."""
    fresh = folder / NEXT_DATABASE
    if not fresh.exists():
        return
    if not _holds_a_vault(fresh, key):
        # The header was not yet changed: what was copied opens under a key that nobody knows any more.
        if not _holds_a_vault(folder / DATABASE, key):
            raise DamagedVault(part=DATABASE)
        remove_database(fresh)
        return
    with writing("vault"):
        # A log of the former database must never be read into the new one.
        for side in sides(folder / DATABASE):
            side.unlink(missing_ok=True)
        fresh.replace(folder / DATABASE)
        remove_database(fresh)
        sync_folder(folder)


def _holds_a_vault(database: Path, key: bytes) -> bool:
    """True if *key* opens it and a vault lies in it.

    A copy that had just begun is empty, or becomes so as its journal is rolled back, and then opens under any key.
    """
    known = "SELECT count(*) FROM vault_facts WHERE name = ?"
    with contextlib.suppress(DamagedVault, sqlcipher.DatabaseError):
        must_be_there(database)
        with contextlib.closing(connect(database, key)) as connection:
            return bool(connection.execute(known, (facts.REVISION,)).fetchone()[0])
    return False


def remove_database(database: Path) -> None:
    """Leave nothing of a database."""
    with writing("vault"):
        for leftover in (database, *sides(database)):
            leftover.unlink(missing_ok=True)
