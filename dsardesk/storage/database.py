"""Engines: SQLCipher under SQLAlchemy, with the pragmas and traps that were measured."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from dsardesk.storage.ciphers import KEY_BYTES
from dsardesk.storage.errors import DamagedVault

BUSY_SECONDS = 5
CACHE_KIB = 64 * 1024
PLAIN_SQLITE = b"SQLite format 3\x00"


def connect(path: Path, key: bytes) -> Any:
    """A raw connection to the encrypted file; DamagedVault if *key* does not open it."""
    if len(key) != KEY_BYTES:
        # A raw key of another length would silently be taken for a passphrase.
        raise ValueError("the database key has 32 bytes")
    connection = sqlcipher.connect(str(path), check_same_thread=False, isolation_level=None, timeout=BUSY_SECONDS)
    try:
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        connection.execute("PRAGMA cipher_log_level=NONE")
        # A wrong key answers "ok" until the first page is read.
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for pragma in ("journal_mode=wal", "synchronous=full", "foreign_keys=on", "secure_delete=on"):
            connection.execute(f"PRAGMA {pragma}")
        # Temporary files on disk would hold plain text.
        connection.execute("PRAGMA temp_store=memory")
        # Lists are found in indices: kept decrypted, their pages are read at the speed of a plain database.
        connection.execute(f"PRAGMA cache_size=-{CACHE_KIB}")
    except sqlcipher.DatabaseError as error:
        connection.close()
        if "readonly" in str(error) or "full" in str(error):
            raise
        raise DamagedVault(part=path.name) from None
    return connection


def encrypted_engine(path: Path, key: bytes) -> Engine:
    """An engine on the encrypted file; its transactions begin at once when they are to write."""
    engine = create_engine("sqlite://", module=sqlcipher, creator=lambda: connect(path, key), poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A deferred transaction that turns to writing fails as busy in spite of any time-out.
        writes = connection.get_execution_options().get("write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def assert_encrypted(path: Path) -> None:
    """Refuse a database file that any SQLite reader could open."""
    with path.open("rb") as file:
        if file.read(len(PLAIN_SQLITE)) == PLAIN_SQLITE:
            raise AssertionError("the database file is not encrypted")
