"""Engines: SQLCipher under SQLAlchemy, with the pragmas and traps that were measured."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.pool import QueuePool

from dsardesk.services.doubts import ReadOnlyVault
from dsardesk.storage.ciphers import KEY_BYTES
from dsardesk.storage.errors import DamagedVault, FileBusy

BUSY_SECONDS = 5
CACHE_KIB = 64 * 1024
WRITING = ("journal_mode=wal", "synchronous=full", "foreign_keys=on", "secure_delete=on")
READING = ("query_only=on",)
PLAIN_SQLITE = b"SQLite format 3\x00"


def connect(path: Path, key: bytes, *, writable: bool = True) -> Any:
    """A raw connection to the encrypted file; DamagedVault if *key* does not open it.

    Unless *writable*, nothing is written beside the file either: it must not change meanwhile, nor have a log.
    """
    if len(key) != KEY_BYTES:
        # A raw key of another length would silently be taken for a passphrase.
        raise ValueError("the database key has 32 bytes")
    place = str(path) if writable else f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    connection = sqlcipher.connect(
        place, uri=not writable, check_same_thread=False, isolation_level=None, timeout=BUSY_SECONDS
    )
    try:
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        connection.execute("PRAGMA cipher_log_level=NONE")
        # A wrong key answers "ok" until the first page is read.
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for pragma in WRITING if writable else READING:
            connection.execute(f"PRAGMA {pragma}")
        # Temporary files on disk would hold plain text.
        connection.execute("PRAGMA temp_store=memory")
        # Lists are found in indices: kept decrypted, their pages are read at the speed of a plain database.
        connection.execute(f"PRAGMA cache_size=-{CACHE_KIB}")
    except sqlcipher.DatabaseError as error:
        connection.close()
        if "locked" in str(error):
            raise FileBusy from None
        if "readonly" in str(error) or "full" in str(error):
            raise
        raise DamagedVault(part=path.name) from None
    return connection


def encrypted_engine(path: Path, key: bytes, *, writable: bool = True) -> Engine:
    """An engine on the encrypted file; its transactions begin at once when they are to write.

    Unless *writable*, those are refused: ReadOnlyVault.
    """
    engine = create_engine(
        "sqlite://", module=sqlcipher, creator=lambda: connect(path, key, writable=writable), poolclass=QueuePool
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A deferred transaction that turns to writing fails as busy in spite of any time-out.
        writes = connection.get_execution_options().get("write")
        if writes and not writable:
            raise ReadOnlyVault
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "handle_error", _leave_after_damage)
    return engine


def _leave_after_damage(met: ExceptionContext) -> None:
    # Through a connection that met a damaged page SQLCipher writes nothing any more: the next one may still work.
    if "malformed" in str(met.original_exception):
        met.is_disconnect = True
        met.invalidate_pool_on_disconnect = False


def assert_encrypted(path: Path) -> None:
    """Refuse a database file that any SQLite reader could open."""
    with path.open("rb") as file:
        if file.read(len(PLAIN_SQLITE)) == PLAIN_SQLITE:
            raise AssertionError("the database file is not encrypted")
