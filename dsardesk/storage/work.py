"""Transactions on the store, on SQLCipher and on PostgreSQL alike."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from dsardesk.domain.endings import Endings
from dsardesk.domain.errors import CannotWrite
from dsardesk.services.ports import Transaction
from dsardesk.storage.backup_store import SqlBackups
from dsardesk.storage.blobs import SqlBlobs, blob_path
from dsardesk.storage.cases import SqlCases
from dsardesk.storage.directives import SqlDirectives
from dsardesk.storage.drafts import SqlDrafts
from dsardesk.storage.erasing import Erasure, empty_log, remove_contents
from dsardesk.storage.errors import DamagedVault, FileBusy
from dsardesk.storage.lists import SqlProfiles, SqlSuppressionList, SqlUsers, next_number
from dsardesk.storage.log import SqlAuditLog
from dsardesk.storage.retention import SqlRetention
from dsardesk.storage.signing import LogSigner


@dataclass(frozen=True, slots=True)
class SqlTransaction:
    """Everything stored, in one transaction on one connection."""

    connection: Connection
    cases: SqlCases
    audit: SqlAuditLog
    blobs: SqlBlobs
    drafts: SqlDrafts
    retention: SqlRetention
    suppression: SqlSuppressionList
    profiles: SqlProfiles
    users: SqlUsers
    backups: SqlBackups
    directives: SqlDirectives
    erasure: Erasure

    def next_number(self, counter: str) -> int:
        """Next number of a counter that is a row: 1 the first time."""
        return next_number(self.connection, counter)


class SqlUnitOfWork:
    """Transactions on one engine."""

    def __init__(
        self,
        engine: Engine,
        *,
        blobs: Path,
        suppression_key: bytes,
        now: Callable[[], datetime],
        signer: LogSigner | None = None,
        follow: Callable[[tuple[int, str]], object] = lambda _: None,
    ) -> None:
        """Keep rows in *engine* and blobs under *blobs*; *follow* is told each new end of the log once it is kept."""
        self._engine = engine
        self._blobs = blobs
        self._suppression_key = suppression_key
        self._now = now
        self.signer = signer
        self.follow = follow
        self.settled: Callable[[Endings], object] = lambda _: None
        """Told, once that is kept, what ended for good with each transaction that the log tells of."""

    @contextlib.contextmanager
    def write(self) -> Iterator[Transaction]:
        """A transaction that commits at its end, unless an error leaves it."""
        writer = self._engine.execution_options(write=True)
        with speaking_plainly(), writer.begin() as connection:
            transaction = self._transaction(connection)
            yield transaction
        if transaction.erasure.happened:
            empty_log(self._engine)
            remove_contents(blob_path(self._blobs, each) for each in transaction.erasure.contents)
        if transaction.audit.appended is not None:
            self.follow(transaction.audit.appended)
            self.settled(replace(transaction.erasure.endings, mark=transaction.audit.appended, at=self._now()))

    @contextlib.contextmanager
    def read(self) -> Iterator[Transaction]:
        """A transaction that only reads."""
        with speaking_plainly(), self._engine.begin() as connection:
            yield self._transaction(connection)

    def _transaction(self, connection: Connection) -> SqlTransaction:
        erasure = Erasure()
        return SqlTransaction(
            connection,
            SqlCases(connection, erasure=erasure),
            SqlAuditLog(connection, self._now, self.signer),
            SqlBlobs(connection, self._blobs, erasure),
            SqlDrafts(connection, erasure),
            SqlRetention(connection),
            SqlSuppressionList(connection, self._suppression_key, erasure),
            SqlProfiles(connection),
            SqlUsers(connection, erasure),
            SqlBackups(connection, erasure),
            SqlDirectives(connection, erasure),
            erasure,
        )


@contextlib.contextmanager
def speaking_plainly(what: str = "vault") -> Iterator[None]:
    """The database's own complaints about disks and damage, as errors a person can act on.

    *what* is the key of what was being written.
    """
    try:
        yield
    except (DatabaseError, sqlcipher.DatabaseError) as error:
        words = str(error.orig if isinstance(error, DatabaseError) else error)
        if "disk is full" in words:
            raise CannotWrite(what=what, why="full") from error
        if "readonly" in words or "unable to open" in words:
            raise CannotWrite(what=what, why="read_only") from error
        if "is locked" in words:
            raise FileBusy from error
        if "malformed" in words or "not a database" in words or "disk I/O error" in words:
            raise DamagedVault(part="cases.db") from error
        raise
