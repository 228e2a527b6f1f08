"""Is a vault whole? Cipher, structure, foreign keys, and every document's file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError

from dsardesk.storage import tables
from dsardesk.storage.blobs import blob_path
from dsardesk.storage.errors import DamagedVault
from dsardesk.storage.layout import BLOBS
from dsardesk.storage.vault import OpenVault
from dsardesk.storage.work import speaking_plainly


@dataclass(frozen=True, slots=True)
class Checkup:
    """What a look at the files found.

    Attributes:
        cipher_ok: every page carries its own seal.
        integrity_ok: structure, foreign keys and documents are whole.
        problems: codes of what is wrong.
    """

    cipher_ok: bool
    integrity_ok: bool
    problems: tuple[str, ...]


def check_files(vault: OpenVault) -> Checkup:
    """Look at every page of the database and every document's file."""
    folder = vault.folder / BLOBS
    torn = not _holds(vault, lambda to: not to.exec_driver_sql("PRAGMA cipher_integrity_check").all())
    structure = not _holds(vault, lambda to: to.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"])
    dangling = not _holds(vault, lambda to: to.exec_driver_sql("PRAGMA foreign_key_check").first() is None)
    lost = not _holds(vault, lambda to: not _lost_blobs(to, folder))
    problems = {
        "vault.pages_damaged": bool(torn),
        "vault.structure_damaged": structure,
        "vault.rows_dangling": dangling,
        "vault.documents_lost": lost,
    }
    found = tuple(code for code, wrong in problems.items() if wrong)
    return Checkup(not torn, not (structure or dangling or lost), found)


def _holds(vault: OpenVault, look: Callable[[Connection], bool]) -> bool:
    """What *look* finds, through a connection of its own; False where a damaged page keeps it from ending."""
    try:
        with speaking_plainly(), vault.engine.begin() as connection:
            return look(connection)
    except (DamagedVault, DatabaseError):  # Of a table whose pages are gone it complains in many words.
        return False


def _lost_blobs(connection: Connection, folder: Path) -> int:
    """How many documents have no file any more, or one of another size."""
    rows = connection.execute(select(tables.blobs.c.id, tables.blobs.c.size_bytes))
    overhead = 12 + 16  # Nonce and tag.
    lost = 0
    for row in rows:
        path = blob_path(folder, row.id)
        lost += not path.is_file() or path.stat().st_size != row.size_bytes + overhead
    return lost
