"""What a database of any schema holds, counted and compared without changing a byte of it."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from dsardesk.domain.audit import GENESIS
from dsardesk.domain.backups import (
    Burial,
    BurialKind,
    Comparison,
    Likeness,
    VaultFigures,
    likeness_of,
)
from dsardesk.domain.endings import Endings, Suppressed
from dsardesk.domain.identity import Destruction, DestructionCause
from dsardesk.domain.ids import DocumentId, UserId
from dsardesk.storage.backup import database_key, doubt_of, take_out_database, unlock_backup, unpacked
from dsardesk.storage.ciphers import new_key, subkey
from dsardesk.storage.database import connect
from dsardesk.storage.files import make_folder, writing
from dsardesk.storage.header import Header
from dsardesk.storage.header_file import unlock
from dsardesk.storage.holding import held
from dsardesk.storage.layout import DATABASE, sides
from dsardesk.storage.tables import FULL_TEXT
from dsardesk.storage.vault_database import must_be_there
from dsardesk.storage.work import speaking_plainly

NAME = re.compile("[a-z_]+")
UNCOUNTED = {"alembic_version"}
NOT_OURS = ("sqlite_", FULL_TEXT)
HOLDERS = {BurialKind.CASE: "cases", BurialKind.DIRECTIVE: "directives", BurialKind.DOCUMENT: "blobs"}


class Survey:
    """One open database, looked at."""

    def __init__(self, connection: Any, key: bytes, doubt: str = "") -> None:
        """Look through *connection*; *key* is that of the vault, *doubt* why it was in doubt."""
        self._connection = connection
        self.key = key
        self.doubt = doubt

    def _one(self, statement: str, *values: object) -> Any:
        found = self._connection.execute(statement, values).fetchone()
        return found[0] if found else None

    def tables(self) -> tuple[str, ...]:
        """Names of its tables."""
        rows = self._connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        return tuple(name for (name,) in rows if NAME.fullmatch(name) and not name.startswith(NOT_OURS))

    def figures(self) -> VaultFigures:
        """What it holds."""
        rows = {name: self._count(name) for name in self.tables() if name not in UNCOUNTED}
        head = self._connection.execute("SELECT seq, hash FROM audit_head").fetchone() or (0, GENESIS)
        last, newest = self._one("SELECT max(at) FROM audit_events"), self._one("SELECT max(entered_on) FROM cases")
        return VaultFigures(
            rows=rows,
            seq=head[0],
            head=head[1],
            last_at=datetime.fromisoformat(last).replace(tzinfo=UTC) if last else None,
            newest_case=date.fromisoformat(newest) if newest else None,
            schema=self._one("SELECT version_num FROM alembic_version") or "",
        )

    def _count(self, table: str) -> int:
        return int(self._one(f"SELECT count(*) FROM {table}"))  # noqa: S608 -- a name of letters alone

    def hash_at(self, seq: int) -> str | None:
        """Hash of one event; None if there is no event of that number."""
        if not seq:
            return GENESIS
        found: str | None = self._one("SELECT hash FROM audit_events WHERE seq = ?", seq)
        return found

    def contents(self) -> Iterator[tuple[UUID, bytes]]:
        """Each content of a document by its id, and its key."""
        for name, key in self._connection.execute("SELECT id, key FROM blobs"):
            yield UUID(name), key

    def burials(self) -> frozenset[Burial]:
        """Everything destroyed for good; of a vault that did not remember it yet, the cases that its log tells."""
        if "burials" in self.tables():
            rows = self._connection.execute("SELECT kind, id FROM burials")
            return frozenset(Burial(BurialKind(kind), name) for kind, name in rows)
        purged = "SELECT case_id FROM audit_events WHERE action = 'case.purged' AND case_id IS NOT NULL"
        return frozenset(Burial(BurialKind.CASE, UUID(name).hex) for (name,) in self._connection.execute(purged))

    def endings(self) -> Endings:
        """All that it knows to have ended for good."""
        figures = self.figures()
        gone = self._rows("destructions", "document_id", "at", "cause", "attested")
        return Endings(
            burials=self.burials(),
            destructions={
                DocumentId(UUID(name)): Destruction(_instant(at), "", DestructionCause(cause), _places(attested))
                for name, at, cause, attested in gone
            },
            suppressed=frozenset(
                Suppressed(digest, channel, date.fromisoformat(on))
                for digest, channel, on in self._rows("suppressions", "hash", "channel", "added_on")
            ),
            left={UserId(UUID(name)): _instant(at) for name, at in self._rows("users", "id", "left_at") if at},
            mark=(figures.seq, figures.head),
            at=figures.last_at,
        )

    def _rows(self, table: str, *columns: str) -> list[tuple[Any, ...]]:
        """Rows of one table; none in a schema that has no such table, or not all of the columns."""
        there = {row[1] for row in self._connection.execute(f"PRAGMA table_info({table})")}
        if not there.issuperset(columns):
            return []
        found: list[tuple[Any, ...]] = self._connection.execute(
            f"SELECT {', '.join(columns)} FROM {table}"  # noqa: S608 -- names of ours
        ).fetchall()
        return found

    def directives(self) -> dict[str, str]:
        """Ids of the entries of the register of directives, by their references."""
        return {reference: UUID(name).hex for name, reference in self._rows("directives", "id", "reference")}

    def of_yet_held(self, endings: Endings) -> int:
        """How much of what *endings* names it still holds as if nothing had happened."""
        over = {each for each, *_ in self._rows("destructions", "document_id")}
        copies = {each for each, *_ in self._rows("identity_documents", "id")} - over
        listed = {each for each, *_ in self._rows("suppressions", "hash")}
        left = {UUID(each) for each, at in self._rows("users", "id", "left_at") if at is None}
        return (
            self.standing(endings.burials)
            + sum(each.hex in copies for each in endings.destructions)
            + sum(each.hash not in listed for each in endings.suppressed)
            + len(left & set(endings.left))
        )

    def standing(self, burials: frozenset[Burial]) -> int:
        """How many of *burials* it holds."""
        held_here = {
            (kind, UUID(name).hex)
            for kind, table in HOLDERS.items()
            if table in self.tables()
            for (name,) in self._connection.execute(f"SELECT id FROM {table}")  # noqa: S608 -- names of ours
        }
        return sum((each.kind, each.id) in held_here for each in burials)

    def suppression_key(self) -> bytes:
        """The key that outlives the vault's: what is remembered outside is sealed under one made of it."""
        kept = self._one("SELECT value FROM vault_facts WHERE name = 'suppression_key'")
        return bytes.fromhex(kept) if kept else subkey(self.key, "suppression")


@contextlib.contextmanager
def survey_of(database: Path, vault_key: bytes) -> Iterator[Survey]:
    """A look at the database of a vault whose key is known."""
    with speaking_plainly(), contextlib.closing(connect(database, subkey(vault_key, "db"))) as connection:
        yield Survey(connection, vault_key)


@contextlib.contextmanager
def survey_vault(folder: Path, secret: str) -> Iterator[Survey]:
    """A look at the vault in *folder*, open nowhere, by a password; nothing of it is brought to a newer schema."""
    with held(folder):
        _, opened = unlock(folder, secret, "password")
        must_be_there(folder / DATABASE)
        with survey_of(folder / DATABASE, opened.key) as survey:
            yield survey


@contextlib.contextmanager
def survey_backup(backup: Path, secret: str, scratch: Path) -> Iterator[tuple[Header, Survey]]:
    """The header of the vault in a backup, and a look at its database, which waits in *scratch* under its own key."""
    copy = scratch / f"{new_key().hex()[:16]}.db"
    with unpacked(backup) as archive:
        header, opened = unlock_backup(archive, secret)
        key = database_key(archive, header, opened.key)
        try:
            make_folder(scratch)
            with writing("vault"), speaking_plainly():
                take_out_database(archive, copy)
                with contextlib.closing(connect(copy, key)) as connection:
                    yield header, Survey(connection, opened.key, doubt_of(archive))
        finally:
            for leftover in (copy, *sides(copy)):
                leftover.unlink(missing_ok=True)


def compare(backup: Survey, vault: Survey | None, endings: Endings, anchor: tuple[int, str] | None) -> Comparison:
    """A backup beside the vault of today, or, where that cannot be read, beside what is remembered of it."""
    ours, theirs = backup.figures(), vault.figures() if vault else None
    end = (theirs.seq, theirs.head) if theirs else anchor
    again = backup.of_yet_held(endings)
    if end is None:
        return Comparison(ours, None, Likeness.UNKNOWN, 0, again)
    likeness = likeness_of((ours.seq, ours.head), end, shared=_shared(backup, vault, ours, end))
    return Comparison(ours, theirs, likeness, abs(ours.seq - end[0]), again)


def _shared(backup: Survey, vault: Survey | None, ours: VaultFigures, end: tuple[int, str]) -> str | None:
    """The hash that the longer log has where the shorter one ends; a log that is lost is taken at its word."""
    if ours.seq >= end[0]:
        return backup.hash_at(end[0])
    return vault.hash_at(ours.seq) if vault else ours.head


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _places(text: str | None) -> tuple[str, ...]:
    """Names of places, as the present schema or the first one wrote them."""
    with contextlib.suppress(ValueError, RecursionError):
        found = json.loads(text or "[]")
        return tuple(str(each) for each in found) if isinstance(found, list) else ()
    return ()
