"""A vault folder: made, opened, checked, its password changed; one process at a time."""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

import sqlcipher3.dbapi2 as sqlcipher
from filelock import FileLock, Timeout
from sqlalchemy import Engine, insert, select, update
from sqlalchemy.exc import DBAPIError

from dsardesk.domain.actors import UserRole
from dsardesk.storage import tables
from dsardesk.storage.blobs import sweep
from dsardesk.storage.ciphers import new_key, subkey
from dsardesk.storage.database import assert_encrypted, encrypted_engine
from dsardesk.storage.errors import DamagedVault, FolderNotEmpty, OpenElsewhere
from dsardesk.storage.files import make_folder, write_whole, writing
from dsardesk.storage.header import (
    STANDARD,
    Derivation,
    Header,
    Slot,
    new_recovery_code,
    new_slot,
    read_header,
)
from dsardesk.storage.schema import upgrade
from dsardesk.storage.work import SqlUnitOfWork, speaking_plainly

DATABASE = "cases.db"
BLOBS = "blobs"
LOCK = "vault.lock"
HOLDER = "vault.holder.json"
REVISION = "header_revision"
PAGE_BYTES = 4096


@dataclass(frozen=True, slots=True)
class OpenVault:
    """A vault whose key is known.

    Attributes:
        folder: where it lies.
        id: its id.
        user: id of the user whose slot opened it.
        key: the vault key.
        engine: the encrypted database.
    """

    folder: Path
    id: str
    user: UUID
    key: bytes
    engine: Engine

    def unit_of_work(self, now: Callable[[], datetime]) -> SqlUnitOfWork:
        """Transactions on the vault; audit events happen at the instant that *now* gives."""
        return SqlUnitOfWork(
            self.engine, blobs=self.folder / BLOBS, suppression_key=subkey(self.key, "suppression"), now=now
        )


def create_vault(
    folder: Path, password: str, *, user: UUID, scripts: Path, derivation: Derivation = STANDARD
) -> tuple[str, str]:
    """A new vault in *folder*, new or empty; its id, and the recovery code, which is kept nowhere else."""
    with writing("vault"):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FolderNotEmpty
        make_folder(folder)
        make_folder(folder / BLOBS)
    vault_key, code = new_key(), new_recovery_code()
    header = Header(str(uuid4()), 0, ())
    for kind, secret in (("password", password), ("recovery", code)):
        slot = new_slot(kind, user, UserRole.DPO, derivation)
        header = header.with_slot(slot.sealing(header.id, secret, vault_key))
    row = {"name": REVISION, "value": str(header.revision)}
    with _database(folder, vault_key, scripts) as engine, engine.execution_options(write=True).begin() as connection:
        connection.execute(insert(tables.vault_facts).values(row))
    # The header comes last: a vault that was not finished is no vault.
    header.write(folder, vault_key)
    return header.id, code


@contextlib.contextmanager
def open_vault(folder: Path, secret: str, *, scripts: Path, kind: str = "password") -> Iterator[OpenVault]:
    """The vault in *folder*, opened by a secret of that *kind*, for as long as the block lasts."""
    with held(folder):
        header, vault_key, slot = _unlocked(folder, secret, kind)
        _must_be_there(folder / DATABASE)
        with _database(folder, vault_key, scripts) as engine:
            with speaking_plainly():
                _check_revision(engine, header)
                with engine.begin() as connection:
                    sweep(connection, folder / BLOBS)
            yield OpenVault(folder, header.id, UUID(slot.user), vault_key, engine)


def change_password(
    folder: Path, secret: str, new: str, *, kind: str = "password", derivation: Derivation = STANDARD
) -> None:
    """A new password for whoever a *secret* of that *kind* belongs to; only the header changes."""
    with held(folder):
        _seal_anew(folder, (secret, kind), "password", new, derivation)


def change_own_password(vault: OpenVault, old: str, new: str, *, derivation: Derivation = STANDARD) -> None:
    """The same for a vault that this process holds open."""
    _seal_anew(vault.folder, (old, "password"), "password", new, derivation)


def renew_recovery_code(vault: OpenVault, password: str, *, derivation: Derivation = STANDARD) -> str:
    """A new recovery code, kept nowhere else; the one before opens nothing any more."""
    code = new_recovery_code()
    _seal_anew(vault.folder, (password, "password"), "recovery", code, derivation)
    return code


def _seal_anew(folder: Path, known: tuple[str, str], kind: str, new: str, derivation: Derivation) -> None:
    """Seal the vault key under *new*, in place of the user's earlier secret of that *kind*."""
    header, vault_key, slot = _unlocked(folder, *known)
    fresh = new_slot(kind, UUID(slot.user), slot.role, derivation)
    header.with_slot(fresh.sealing(header.id, new, vault_key)).write(folder, vault_key)


def _unlocked(folder: Path, secret: str, kind: str) -> tuple[Header, bytes, Slot]:
    header, mac = read_header(folder)
    vault_key, slot = header.unlock(secret, kind)
    header.check_mac(vault_key, mac)
    return header, vault_key, slot


def _must_be_there(database: Path) -> None:
    """SQLite would make a new, empty database in place of one that was lost."""
    if not database.is_file() or database.stat().st_size < PAGE_BYTES:
        raise DamagedVault(part=DATABASE)


@contextlib.contextmanager
def held(folder: Path) -> Iterator[None]:
    """The vault for this process alone; OpenElsewhere names who holds it."""
    read_header(folder)  # A folder without a vault gets no lock file.
    lock = FileLock(folder / LOCK, timeout=0.2, mode=0o600)
    with writing("vault"):
        try:
            lock.acquire()
        except Timeout:
            raise OpenElsewhere(**_holder(folder)) from None
    try:
        mine = {"user": _user_name(), "host": socket.gethostname(), "pid": os.getpid()}
        write_whole(folder / HOLDER, json.dumps(mine).encode())
        yield
        (folder / HOLDER).unlink(missing_ok=True)
    finally:
        lock.release()


def _holder(folder: Path) -> dict[str, str]:
    found: object = None
    with contextlib.suppress(OSError, ValueError):
        found = json.loads((folder / HOLDER).read_text("utf-8"))
    known = found if isinstance(found, dict) else {}
    return {name: str(known.get(name, "?")) for name in ("user", "host", "pid")}


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"


@contextlib.contextmanager
def _database(folder: Path, vault_key: bytes, scripts: Path) -> Iterator[Engine]:
    path = folder / DATABASE
    engine = encrypted_engine(path, subkey(vault_key, "db"))
    try:
        with speaking_plainly():
            upgrade(engine, scripts)
        assert_encrypted(path)
        yield engine
    finally:
        _truncate_log(engine)
        engine.dispose()


def _truncate_log(engine: Engine) -> None:
    """Deleted rows stay in the write-ahead log until it is truncated; a full disk may refuse, and loses nothing."""
    with contextlib.suppress(DBAPIError, sqlcipher.DatabaseError, DamagedVault), engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _check_revision(engine: Engine, header: Header) -> None:
    """Notice a header older than the one the database saw last; follow a newer one."""
    fact = tables.vault_facts.c
    with engine.execution_options(write=True).begin() as connection:
        seen = connection.execute(select(fact.value).where(fact.name == REVISION)).scalar_one_or_none()
        if seen is None:
            raise DamagedVault(part=DATABASE)
        if header.revision < int(seen):
            raise DamagedVault(part="vault.json")
        if header.revision > int(seen):
            row = {"value": str(header.revision)}
            connection.execute(update(tables.vault_facts).where(fact.name == REVISION).values(row))
