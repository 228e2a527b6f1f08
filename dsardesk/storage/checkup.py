"""Is a vault whole? Cipher, structure, foreign keys, and every document's file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from dsardesk.storage import tables
from dsardesk.storage.blobs import blob_path
from dsardesk.storage.layout import BLOBS
from dsardesk.storage.vault import OpenVault


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
    with vault.engine.begin() as connection:
        torn = connection.exec_driver_sql("PRAGMA cipher_integrity_check").all()
        structure = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() != ["ok"]
        dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None
        lost = _lost_blobs(connection, vault.folder / BLOBS)
    problems = {
        "vault.pages_damaged": bool(torn),
        "vault.structure_damaged": structure,
        "vault.rows_dangling": dangling,
        "vault.documents_lost": lost > 0,
    }
    found = tuple(code for code, wrong in problems.items() if wrong)
    return Checkup(not torn, not (structure or dangling or lost), found)


def _lost_blobs(connection: Connection, folder: Path) -> int:
    """How many documents have no file any more, or one of another size."""
    rows = connection.execute(select(tables.blobs.c.id, tables.blobs.c.size_bytes))
    overhead = 12 + 16  # Nonce and tag.
    lost = 0
    for row in rows:
        path = blob_path(folder, row.id)
        lost += not path.is_file() or path.stat().st_size != row.size_bytes + overhead
    return lost
