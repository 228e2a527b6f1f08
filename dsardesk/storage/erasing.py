"""What a transaction erases leaves the disk with it: the pages of the database, its write-ahead log, and files."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from dsardesk.domain.endings import Endings
from dsardesk.domain.errors import CannotWrite
from dsardesk.storage.errors import DamagedVault
from dsardesk.storage.files import writing


class Erasure:
    """What one transaction erases, and what ends for good with it.

    Attributes:
        happened: True once it erases something.
        contents: ids of documents whose files nothing opens any more.
        endings: what no backup may bring back from now on.
    """

    def __init__(self) -> None:
        """Nothing yet."""
        self.happened = False
        self.contents: set[UUID] = set()
        self.endings = Endings()

    def note(self, contents: Iterable[UUID] = ()) -> None:
        """Something is erased, and perhaps contents of documents with it."""
        self.happened = True
        self.contents.update(contents)

    def end(self, ended: Endings) -> None:
        """That much ends for good."""
        self.endings = self.endings.joined(ended)


def empty_log(engine: Engine) -> None:
    """Truncate the write-ahead log, in which deleted rows stay.

    A disk that is full, or somebody who reads just then, may refuse: nothing is lost, and it is tried at closing again.
    """
    if engine.dialect.name != "sqlite":
        return
    with contextlib.suppress(sqlcipher.DatabaseError, DBAPIError, DamagedVault):
        connection = engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()


def remove_contents(paths: Iterable[Path]) -> None:
    """Remove files whose keys are destroyed; those that cannot go now are swept when the vault next opens."""
    for path in paths:
        with contextlib.suppress(CannotWrite), writing("vault"):
            path.unlink(missing_ok=True)
