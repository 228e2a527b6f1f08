"""Another vault key: the database copied under it, every slot wrapped to it, both switched by one rename.

The header is that rename: until it is written the former key holds, from then on the new one, and whichever database
does not fit is settled when the vault next opens. Contents of documents keep their keys, which lie in the database.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine

from dsardesk.domain.actors import RoleRefused, UserRole
from dsardesk.services.ports import UnitOfWork
from dsardesk.storage import facts
from dsardesk.storage.backup import copy_database
from dsardesk.storage.ciphers import new_key, subkey
from dsardesk.storage.database import encrypted_engine
from dsardesk.storage.files import sync_folder, writing
from dsardesk.storage.header import SIGNERS, Header
from dsardesk.storage.header_file import unlock
from dsardesk.storage.holding import held
from dsardesk.storage.keyholders import figures_of
from dsardesk.storage.layout import BLOBS, DATABASE, NEXT_DATABASE
from dsardesk.storage.openings import count_opening
from dsardesk.storage.signing import reseal_keys
from dsardesk.storage.slots import Opened, new_recovery_code, new_slot
from dsardesk.storage.vault import officers_header
from dsardesk.storage.vault_database import database, must_be_there, remove_database, settle_rotation
from dsardesk.storage.work import SqlUnitOfWork, speaking_plainly

STEPS = ("opening", "copying", "recording", "switching")
"""What a change of the key goes through, in order."""


def rotate(
    folder: Path,
    password: str,
    *,
    scripts: Path,
    now: Callable[[], datetime],
    record: Callable[[UnitOfWork, UUID], object],
    tell: Callable[[str], object] = lambda _step: None,
) -> str:
    """Give the vault in *folder* another key, for an officer's *password*.

    Everybody's password and the recovery sheet stay valid; keyrings no longer open the vault. What somebody kept of
    the former key, of an old vault.json or of a password changed since opens nothing that is written from now on.

    Args:
        folder: the vault, open nowhere.
        password: of an officer.
        scripts: the migrations.
        now: the present instant.
        record: writes the event, as the user of that id, into the database under the new key.
        tell: told each step when it begins.

    Returns:
        A new recovery code where the vault had the form of the first ones, whose sheet cannot go on; "" elsewhere.
    """
    with held(folder):
        tell("opening")
        header, opened = unlock(folder, password, "password")
        if opened.slot.role not in SIGNERS:
            raise RoleRefused(role=opened.slot.role)
        key, board = new_key(), new_key()
        fresh, code = _rewrapped(header, opened, password, key, board)
        settle_rotation(folder, subkey(opened.key, "db"))
        must_be_there(folder / DATABASE)
        with database(folder, opened.key, scripts) as engine:
            suppression = facts.read(engine, facts.SUPPRESSION_KEY) or subkey(opened.key, "suppression").hex()
        tell("copying")
        _copy(folder, subkey(opened.key, "db"), subkey(key, "db"))
        tell("recording")
        user = UUID(opened.slot.user)
        with _rested(folder, key) as engine:
            facts.write(engine, facts.REVISION, str(fresh.revision))
            facts.write(engine, facts.SUPPRESSION_KEY, suppression)
            former = facts.read(engine, facts.DASHBOARD_KEY)
            if former is not None:
                facts.write(engine, facts.FORMER_DASHBOARD_KEY, former)
            facts.write(engine, facts.DASHBOARD_KEY, board.hex())
            with engine.execution_options(write=True).begin() as connection:
                reseal_keys(connection, opened.key, key)
            # What is remembered of the former file outside must not be held against this one.
            count_opening(engine)
            work = SqlUnitOfWork(engine, blobs=folder / BLOBS, suppression_key=bytes.fromhex(suppression), now=now)
            record(work, user)
        tell("switching")
        fresh.write(folder, key)
        settle_rotation(folder, subkey(key, "db"))
        return code


def _rewrapped(header: Header, opened: Opened, password: str, key: bytes, board: bytes) -> tuple[Header, str]:
    """The header around another vault key and another key of the dashboard, and a recovery code, if one must come."""
    user, figures = UUID(opened.slot.user), figures_of(header)
    if not header.officer:
        code = new_recovery_code()
        secrets = {"password": password, "recovery": code}
        return officers_header(header.id, header.revision, user, secrets=secrets, key=key, figures=figures), code
    # The officer's own slot gets keys of its own: what an earlier password opened ends with them.
    mine = new_slot("password", user, UserRole(opened.slot.role), figures, salt=header.salt())
    fresh = header.with_slot(mine.sealing(header.id, header.officer, password, key, opened.officer))
    slots = tuple(
        slot if slot.id == mine.id else slot.wrapping(header.id, header.officer, board if slot.opens else key)
        for slot in fresh.slots
        if slot.kind != "keyring"
    )
    return replace(fresh, slots=slots).signed(opened.officer), ""


def _copy(folder: Path, former: bytes, key: bytes) -> None:
    fresh = folder / NEXT_DATABASE
    try:
        with writing("vault"), speaking_plainly():
            copy_database(folder / DATABASE, former, fresh, key)
    except BaseException:
        remove_database(fresh)
        raise


@contextlib.contextmanager
def _rested(folder: Path, key: bytes) -> Iterator[Engine]:
    """The new database; once the block is done, all of it stands in the one file, and on the disk."""
    fresh = folder / NEXT_DATABASE
    engine = encrypted_engine(fresh, subkey(key, "db"))
    try:
        with speaking_plainly():
            yield engine
            with engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    except BaseException:
        engine.dispose()
        remove_database(fresh)
        raise
    engine.dispose()
    with writing("vault"), fresh.open("rb+") as file:
        os.fsync(file.fileno())
    sync_folder(folder)
