"""The database and this computer know vault.json as it stands, at once and not only at the next opening."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine

from dsardesk.services.ports import UnitOfWork
from dsardesk.storage import facts
from dsardesk.storage.ciphers import subkey
from dsardesk.storage.errors import DamagedVault, KeyringUnusable
from dsardesk.storage.header import FILE
from dsardesk.storage.header_file import unlock
from dsardesk.storage.holding import held
from dsardesk.storage.keyrings import KeyPlace
from dsardesk.storage.layout import BLOBS, DATABASE
from dsardesk.storage.openings import count_opening
from dsardesk.storage.vault import follow_header
from dsardesk.storage.vault_database import database, must_be_there, settle_rotation
from dsardesk.storage.work import SqlUnitOfWork


class HeaderFollower:
    """Has an open vault know its vault.json as soon as it changes: an older one put back is noticed from then on."""

    def __init__(self, folder: Path, engine: Engine, seen: KeyPlace) -> None:
        """What stands there now is known."""
        self._folder = folder
        self._engine = engine
        self._seen = seen
        self._known = stamp_of(folder)

    def follow(self) -> None:
        """Know it as it stands; a keyring that is locked is told at the closing."""
        now = stamp_of(self._folder)
        if now != self._known:
            self._known = now
            with contextlib.suppress(KeyringUnusable, DamagedVault):
                follow_header(self._folder, self._engine, self._seen)


def stamp_of(folder: Path) -> int:
    """When vault.json was written, in nanoseconds; 0 where it cannot be told."""
    try:
        return (folder / FILE).stat().st_mtime_ns
    except OSError:
        return 0


def tell_database(
    folder: Path,
    password: str,
    *,
    scripts: Path,
    now: Callable[[], datetime],
    record: Callable[[UnitOfWork, UUID], object],
) -> None:
    """Have the database of a vault that is open nowhere know the header that was just written.

    *record* writes the event, as the user of that id. A password that opens the dashboard alone has no way to it.
    """
    with held(folder):
        header, opened = unlock(folder, password, "password", following=True)
        if opened.slot.opens:
            return
        settle_rotation(folder, subkey(opened.key, "db"))
        must_be_there(folder / DATABASE)
        with database(folder, opened.key, scripts) as engine:
            facts.write(engine, facts.REVISION, str(header.revision))
            # What is remembered of the former file outside must not be held against this one.
            count_opening(engine)
            kept = facts.read(engine, facts.SUPPRESSION_KEY)
            secret = bytes.fromhex(kept) if kept else subkey(opened.key, "suppression")
            record(SqlUnitOfWork(engine, blobs=folder / BLOBS, suppression_key=secret, now=now), UUID(opened.slot.user))
