"""dashboard.db: references, days and figures for those who only follow; letters to approve, each sealed to one person.

Its key is random and lies in the vault, which makes the file anew whenever it is lost or of an earlier key; a slot of
somebody who only follows wraps that key and no other. What one of them answers is signed by their own key and sealed
to the vault.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from dsardesk.domain.audit import canonical
from dsardesk.storage import facts
from dsardesk.storage.ciphers import (
    WrongKey,
    exchange_key,
    seal_to,
    sign,
    signed_by,
    subkey,
    unseal_with,
)
from dsardesk.storage.database import assert_encrypted, connect, encrypted_engine
from dsardesk.storage.errors import DamagedVault, FileBusy, NoDashboard
from dsardesk.storage.header import Header
from dsardesk.storage.header_file import read_header, unlock
from dsardesk.storage.layout import DASHBOARD_DATABASE
from dsardesk.storage.slots import Opened
from dsardesk.storage.vault import OpenVault
from dsardesk.storage.vault_database import must_be_there, remove_database
from dsardesk.storage.work import speaking_plainly

METADATA = sa.MetaData()
BOARD = sa.Table("board", METADATA, sa.Column("name", sa.Text, primary_key=True), sa.Column("value", sa.Text))
REQUESTS = sa.Table(
    "requests",
    METADATA,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("user", sa.Uuid, primary_key=True),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
)
ANSWERS = sa.Table(
    "answers",
    METADATA,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("user", sa.Uuid, primary_key=True),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
)
SEEN = sa.Table(
    "seen", METADATA, sa.Column("user", sa.Uuid, primary_key=True), sa.Column("at", sa.Text, nullable=False)
)
PURPOSE = "dashboard"
CONTENT, ANSWERS_TO = "content", "answers_to"


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answered, their signature found to be theirs.

    Attributes:
        request: id of what they were asked.
        user: who they are.
        content: the answer, as JSON values.
        signature: hex.
    """

    request: str
    user: UUID
    content: Mapping[str, Any]
    signature: str


def write_dashboard(
    vault: OpenVault, content: Mapping[str, object], requests: Mapping[str, Mapping[str, object]]
) -> None:
    """Write what those who only follow see, and seal each of *requests* to each of those who may approve.

    Nothing is written where nobody only follows. What was answered meanwhile stays until it is taken in.
    """
    header, _ = read_header(vault.folder)
    followers = [slot for slot in header.slots if slot.opens]
    if not followers:
        return
    answers_to = exchange_key(facts.read_or_make(vault.engine, facts.ANSWERS_KEY)).hex()
    approvers = [slot for slot in followers if slot.role == "manager"]
    sealed = [
        {"id": name, "user": UUID(slot.user), "sealed": slot.seal_for(_spelled(asked), _context(header.id, name))}
        for name, asked in requests.items()
        for slot in approvers
    ]
    with _own_board(vault) as connection:
        for table in (BOARD, REQUESTS):
            connection.execute(sa.delete(table))
        rows = [{"name": CONTENT, "value": canonical(dict(content))}, {"name": ANSWERS_TO, "value": answers_to}]
        connection.execute(sa.insert(BOARD), rows)
        if sealed:
            connection.execute(sa.insert(REQUESTS), sealed)


def remove_dashboard(vault: OpenVault) -> None:
    """Leave nothing of it: nobody only follows any more, and what was sealed to them would outlive its cases."""
    remove_database(vault.folder / DASHBOARD_DATABASE)


def take_answers(vault: OpenVault) -> tuple[Answer, ...]:
    """Every answer that waits, genuine ones only; none waits any more."""
    header, _ = read_header(vault.folder)
    if not (vault.folder / DASHBOARD_DATABASE).exists():
        return ()
    private = facts.read_or_make(vault.engine, facts.ANSWERS_KEY)
    with _own_board(vault) as connection:
        rows = connection.execute(sa.select(ANSWERS)).all()
        connection.execute(sa.delete(ANSWERS))
    found = (_read_answer(header, private, row.id, row.user, row.sealed) for row in rows)
    return tuple(answer for answer in found if answer is not None)


def _read_answer(header: Header, private: bytes, request: str, user: UUID, sealed: bytes) -> Answer | None:
    slot = header.follower(user)
    if slot is None:
        return None
    try:
        table = json.loads(unseal_with(private, sealed, _context(header.id, request)))
        content, signature = table["content"], str(table["signature"])
        genuine = signed_by(bytes.fromhex(slot.signs), _signed(header.id, request, content), bytes.fromhex(signature))
    except (WrongKey, ValueError, KeyError, TypeError, RecursionError):
        return None
    return Answer(request, user, content, signature) if genuine else None


@contextlib.contextmanager
def _own_board(vault: OpenVault) -> Iterator[Connection]:
    """The dashboard, brought under its present key, and made anew where it is lost or damaged."""
    key, path = facts.read_or_make(vault.engine, facts.DASHBOARD_KEY), vault.folder / DASHBOARD_DATABASE
    try:
        connect(path, subkey(key, PURPOSE)).close()
    except DamagedVault:
        if not _rekeyed(path, facts.read(vault.engine, facts.FORMER_DASHBOARD_KEY), key):
            remove_database(path)
    with _board(path, key) as connection:
        yield connection


def _rekeyed(path: Path, former: str | None, key: bytes) -> bool:
    """True once the dashboard of before the last vault key lies under its present one: answers wait in it."""
    if former is None:
        return False
    try:
        connection = connect(path, subkey(bytes.fromhex(former), PURPOSE))
    except DamagedVault:
        return False
    with contextlib.closing(connection), speaking_plainly():
        connection.execute(f"PRAGMA rekey=\"x'{subkey(key, PURPOSE).hex()}'\"")
    return True


def seen_on_dashboard(vault: OpenVault) -> Mapping[UUID, datetime]:
    """When each of those who follow last opened the dashboard; nothing where it is lost, or busy."""
    key, path = facts.read_or_make(vault.engine, facts.DASHBOARD_KEY), vault.folder / DASHBOARD_DATABASE
    if not path.exists():
        return {}
    try:
        with _board(path, key) as connection:
            return {row.user: datetime.fromisoformat(row.at) for row in connection.execute(sa.select(SEEN))}
    except (DamagedVault, FileBusy):
        return {}


@contextlib.contextmanager
def _board(path: Path, key: bytes) -> Iterator[Connection]:
    engine = encrypted_engine(path, subkey(key, PURPOSE))
    try:
        with speaking_plainly(), engine.execution_options(write=True).begin() as connection:
            METADATA.create_all(connection)
            yield connection
        with speaking_plainly(), engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        assert_encrypted(path)
    finally:
        engine.dispose()


@dataclass(frozen=True, slots=True)
class OpenDashboard:
    """The dashboard as one of those who follow has it open.

    Attributes:
        folder: the vault.
        header: as it was at the opening.
        opened: their slot and what it opened.
    """

    folder: Path
    header: Header
    opened: Opened

    @property
    def user(self) -> UUID:
        """Who they are."""
        return UUID(self.opened.slot.user)

    def content(self) -> Mapping[str, Any]:
        """References, days and figures, as JSON values."""
        with self._board() as connection:
            text = connection.execute(sa.select(BOARD.c.value).where(BOARD.c.name == CONTENT)).scalar_one_or_none()
        if text is None:
            raise NoDashboard
        found: Mapping[str, Any] = json.loads(text)
        return found

    def note_seen(self, at: datetime) -> None:
        """Leave word that this person was here."""
        with self._board() as connection:
            connection.execute(sa.delete(SEEN).where(SEEN.c.user == self.user))
            connection.execute(sa.insert(SEEN).values(user=self.user, at=at.isoformat()))

    def requests(self) -> Mapping[str, Mapping[str, Any]]:
        """What this person is asked to approve, by its id, without what they answered already."""
        with self._board() as connection:
            answered = set(connection.execute(sa.select(ANSWERS.c.id).where(ANSWERS.c.user == self.user)).scalars())
            rows = connection.execute(sa.select(REQUESTS).where(REQUESTS.c.user == self.user)).all()
        private = self.opened.private
        return {
            row.id: json.loads(unseal_with(private, row.sealed, _context(self.header.id, row.id)))
            for row in rows
            if row.id not in answered
        }

    def answer(self, request: str, content: Mapping[str, object]) -> None:
        """Sign an answer, and seal it to the vault, whose officer takes it in at the next opening."""
        signature = sign(self.opened.answering, _signed(self.header.id, request, content)).hex()
        plain = _spelled({"content": dict(content), "signature": signature})
        with self._board() as connection:
            to = connection.execute(sa.select(BOARD.c.value).where(BOARD.c.name == ANSWERS_TO)).scalar_one()
            row = {"id": request, "user": self.user}
            row |= {"sealed": seal_to(bytes.fromhex(to), plain, _context(self.header.id, request))}
            same = sa.delete(ANSWERS).where(ANSWERS.c.id == request, ANSWERS.c.user == self.user)
            connection.execute(same)
            connection.execute(sa.insert(ANSWERS).values(row))

    @contextlib.contextmanager
    def _board(self) -> Iterator[Connection]:
        path = self.folder / DASHBOARD_DATABASE
        try:
            must_be_there(path)
            with _board(path, self.opened.key) as connection:
                yield connection
        except DamagedVault:
            raise NoDashboard from None


def open_dashboard(folder: Path, secret: str) -> tuple[Header, Opened]:
    """The header of the vault in *folder*, and what a password opens of it, be it the dashboard alone."""
    return unlock(folder, secret, "password", following=True)


def _spelled(value: Mapping[str, object]) -> bytes:
    return canonical(dict(value)).encode()


def _context(vault: str, request: str) -> bytes:
    """What is bound to what is sealed."""
    return canonical([vault, request]).encode()


def _signed(vault: str, request: str, content: Mapping[str, object]) -> bytes:
    return canonical([vault, request, dict(content)]).encode()
