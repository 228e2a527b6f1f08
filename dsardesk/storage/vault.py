"""A vault folder: made, opened, held by one process at a time."""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

from filelock import BaseFileLock, FileLock, Timeout
from sqlalchemy import Engine, insert

from dsardesk.domain.actors import UserRole
from dsardesk.domain.anchors import Traces
from dsardesk.domain.errors import CannotWrite
from dsardesk.storage import facts, tables
from dsardesk.storage.blobs import sweep
from dsardesk.storage.ciphers import new_key, signing_key, subkey
from dsardesk.storage.database import assert_encrypted, connect, encrypted_engine
from dsardesk.storage.erasing import empty_log
from dsardesk.storage.errors import (
    DamagedVault,
    FolderNotEmpty,
    KeyringUnusable,
    NotSettled,
    OldHeader,
    OldVault,
    OpenElsewhere,
)
from dsardesk.storage.files import make_folder, sync_folder, write_whole, writing
from dsardesk.storage.header import FILE, Header, read_header, unlock
from dsardesk.storage.keyrings import KeyPlace, MemoryKey
from dsardesk.storage.layout import BLOBS, DATABASE, HOLDER, LOCK, NEXT_DATABASE, sides
from dsardesk.storage.openings import count_opening, openings_of, traces_of
from dsardesk.storage.places import must_be_local
from dsardesk.storage.slots import Derivation, Opened, calibrated, new_recovery_code, new_slot
from dsardesk.storage.upgrading import bring_up, must_be_up
from dsardesk.storage.work import SqlUnitOfWork, speaking_plainly

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
        suppression_key: hashes the addresses of the suppression list; it outlives the vault key.
        traces: what stood in the folder before it was opened.
        openings: how often it had been opened before.
        officer: the officer's signing key; empty for users of other roles and in the form of the first vaults.
        changed_outside: True if vault.json changed since the database was last open.
        own_secret: what the slot that opened it holds and no other does; their signing key is sealed under it.
        writable: False where it lies on a disk, or in a folder, where nothing may be written.
    """

    folder: Path
    id: str
    user: UUID
    key: bytes
    engine: Engine
    suppression_key: bytes
    traces: Traces
    openings: int
    officer: bytes = b""
    changed_outside: bool = False
    own_secret: bytes = b""
    writable: bool = True

    def unit_of_work(self, now: Callable[[], datetime]) -> SqlUnitOfWork:
        """Transactions on the vault; audit events happen at the instant that *now* gives."""
        return SqlUnitOfWork(self.engine, blobs=self.folder / BLOBS, suppression_key=self.suppression_key, now=now)


def create_vault(
    folder: Path, password: str, *, user: UUID, scripts: Path, derivation: Derivation | None = None
) -> tuple[str, str]:
    """A new vault in *folder*, new or empty; its id, and the recovery code, which is kept nowhere else.

    The figures of the derivation are those that this computer bears, unless they are given.
    """
    with writing("vault"):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FolderNotEmpty
        must_be_local(folder)
        make_folder(folder)
        make_folder(folder / BLOBS)
    key, code = new_key(), new_recovery_code()
    secrets = {"password": password, "recovery": code}
    header = officers_header(str(uuid4()), 0, user, secrets=secrets, key=key, figures=derivation or calibrated())
    row = {"name": facts.REVISION, "value": str(header.revision)}
    with database(folder, key, scripts) as engine, engine.execution_options(write=True).begin() as connection:
        connection.execute(insert(tables.vault_facts).values(row))
    # The header comes last: a vault that was not finished is no vault.
    header.write(folder, key)
    return header.id, code


def officers_header(
    vault: str, revision: int, user: UUID, *, secrets: dict[str, str], key: bytes, figures: Derivation
) -> Header:
    """The header of a vault whose only user is its officer, opened by *secrets*, each of another kind."""
    signing = new_key()
    header = Header(vault, revision, (), signing_key(signing).hex())
    for kind, secret in secrets.items():
        slot = new_slot(kind, user, UserRole.DPO, figures)
        header = header.with_slot(slot.sealing(vault, header.officer, secret, key, signing))
    return header.signed(signing)


@contextlib.contextmanager
def open_vault(
    folder: Path,
    secret: str,
    *,
    scripts: Path,
    kind: str = "password",
    pin: KeyPlace | None = None,
    unlocked: tuple[Header, Opened] | None = None,
    copy_to: Path | None = None,
    agreed: bool = True,
) -> Iterator[OpenVault]:
    """The vault in *folder*, opened by a secret of that *kind*, for as long as the block lasts.

    Where nothing may be written it is only read; NotSettled or EarlierSchema if that cannot be.

    Args:
        folder: the vault.
        secret: opens it.
        scripts: the migrations.
        kind: of the secret: "password", "recovery" or "keyring".
        pin: where the revision that this computer saw last is kept, outside the vault.
        unlocked: what *secret* opened a moment ago, so that nobody waits for it twice.
        copy_to: folder for a second copy of the backup that is made before an upgrade; UpgradeNotCopied if that fails.
        agreed: False to be told by UpgradeAhead in place of an upgrade.
    """
    seen = pin or MemoryKey()
    with held(folder, to_read=True) as writable:
        known = unlocked is not None and read_header(folder)[0] == unlocked[0]
        header, opened = unlocked if unlocked is not None and known else unlock(folder, secret, kind)
        must_not_be_older(header, seen)
        if writable:
            settle_rotation(folder, subkey(opened.key, "db"))
        must_be_there(folder / DATABASE)
        traces = traces_of(folder / DATABASE)
        with database(folder, opened.key, scripts, writable=writable, copy_to=copy_to, agreed=agreed) as engine:
            with speaking_plainly():
                newer = _check_revision(engine, header, writable=writable)
                openings = _begun(engine, folder) if writable else openings_of(engine)
                if writable:
                    _settle_slot(folder, engine, (header, opened), secret)
            vault = _open(folder, header, opened, engine, (traces, openings))
            yield replace(vault, changed_outside=newer, writable=writable)
            if writable:
                # A keyring that was locked meanwhile is told at the next closing, damage at the next opening.
                with contextlib.suppress(KeyringUnusable, DamagedVault):
                    follow_header(folder, engine, seen)


def _begun(engine: Engine, folder: Path) -> int:
    """Tidy up after an earlier program, and count the opening; how many there were before."""
    with engine.begin() as connection:
        sweep(connection, folder / BLOBS)
    openings = count_opening(engine)
    # Made before anybody is let in: that happens inside a transaction, which nothing else may write beside.
    facts.read_or_make(engine, facts.DASHBOARD_KEY)
    return openings


def _settle_slot(folder: Path, engine: Engine, unlocked: tuple[Header, Opened], secret: str) -> None:
    """Bring the slot that was opened to the form of today's, with the secret at hand and no question."""
    header, opened = unlocked
    slot = header.settling(opened, secret)
    if slot is not None:
        header = header.with_slot(slot)
        header.write(folder, opened.key)
        _check_revision(engine, header)


def _open(folder: Path, header: Header, opened: Opened, engine: Engine, before: tuple[Traces, int]) -> OpenVault:
    kept = facts.read(engine, facts.SUPPRESSION_KEY)
    return OpenVault(
        folder,
        header.id,
        UUID(opened.slot.user),
        opened.key,
        engine,
        suppression_key=bytes.fromhex(kept) if kept else subkey(opened.key, "suppression"),
        traces=before[0],
        openings=before[1],
        officer=opened.officer,
        own_secret=opened.own_secret,
    )


def must_not_be_older(header: Header, seen: KeyPlace) -> None:
    """Refuse a vault older than the one that this computer opened last."""
    known = seen.load()
    if known is not None and known.isdigit() and header.revision < int(known):
        raise OldVault


def follow_header(folder: Path, engine: Engine, seen: KeyPlace) -> None:
    """Have the database and this computer know the header as it now stands, so that an older one is noticed."""
    header, _ = read_header(folder)
    with speaking_plainly():
        _check_revision(engine, header)
    if seen.load() != str(header.revision).encode():
        seen.store(str(header.revision).encode())


def settle_rotation(folder: Path, key: bytes) -> None:
    """End a change of the vault key that was cut short: the header tells which of the two databases is meant."""
    fresh = folder / NEXT_DATABASE
    if not fresh.exists():
        return
    try:
        # A copy that had just begun is an empty file, which opens under any key.
        must_be_there(fresh)
        connect(fresh, key).close()
    except DamagedVault:
        # The header was not yet changed: what was copied opens under a key that nobody knows any more.
        remove_database(fresh)
        return
    with writing("vault"):
        # A log of the former database must never be read into the new one.
        for side in sides(folder / DATABASE):
            side.unlink(missing_ok=True)
        fresh.replace(folder / DATABASE)
        remove_database(fresh)
        sync_folder(folder)


def remove_database(database: Path) -> None:
    """Leave nothing of a database."""
    with writing("vault"):
        for leftover in (database, *sides(database)):
            leftover.unlink(missing_ok=True)


def must_be_there(database: Path) -> None:
    """SQLite would make a new, empty database in place of one that was lost."""
    if not database.is_file() or database.stat().st_size < PAGE_BYTES:
        raise DamagedVault(part=DATABASE)


@contextlib.contextmanager
def held(folder: Path, *, to_copy: bool = False, to_read: bool = False, headless: bool = False) -> Iterator[bool]:
    """The vault for this process alone, and whether it may be written to; OpenElsewhere names who holds it.

    One that lies on a share is refused, unless it is held *to copy* it away; one where nothing may be written, unless
    it is held to copy or *to read* it. *headless* is one whose header is lost, and known from elsewhere.
    """
    if headless:
        must_be_there(folder / DATABASE)
    else:
        read_header(folder)  # A folder without a vault gets no lock file.
    if not to_copy:
        must_be_local(folder)
    lock = FileLock(folder / LOCK, timeout=0.2, mode=0o600)
    try:
        writable = _taken(lock, folder, to_write=not (to_copy or to_read))
        yield writable
        if writable:
            (folder / HOLDER).unlink(missing_ok=True)
    finally:
        lock.release()


def _taken(lock: BaseFileLock, folder: Path, *, to_write: bool) -> bool:
    """True once the vault is ours; False where nothing may be written, and so nobody else writes either."""
    mine = {"user": _user_name(), "host": socket.gethostname(), "pid": os.getpid()}
    try:
        _acquire(lock, folder)
        if not to_write and not _may_write(folder / DATABASE):
            return False
        write_whole(folder / HOLDER, json.dumps(mine).encode())
    except CannotWrite as error:
        if to_write or error.facts["why"] != "read_only":
            raise
        return False
    return True


def _may_write(database: Path) -> bool:
    return os.access(database, os.W_OK) or not database.exists()


def _acquire(lock: BaseFileLock, folder: Path) -> None:
    with writing("vault"):
        try:
            lock.acquire()
        except Timeout:
            raise OpenElsewhere(**_holder(folder)) from None


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


def _check_revision(engine: Engine, header: Header, *, writable: bool = True) -> bool:
    """Notice a header older than the one the database saw last; follow a newer one, and say that it is."""
    known = facts.read(engine, facts.REVISION)
    if known is None:
        raise DamagedVault(part=DATABASE)
    if header.revision < int(known):
        raise OldHeader(part=FILE)
    if header.revision > int(known) and writable:
        facts.write(engine, facts.REVISION, str(header.revision))
    return header.revision > int(known)
