"""The files of a vault's folder, by their names."""

from __future__ import annotations

from pathlib import Path

DATABASE = "cases.db"
NEXT_DATABASE = "cases.db.next"
"""The database under the next vault key, until it takes the place of the one before."""
DASHBOARD_DATABASE = "dashboard.db"
"""Figures for those who only follow: under a key of its own, made anew from the cases whenever it is lost."""
BLOBS = "blobs"
LOCK = "vault.lock"
HOLDER = "vault.holder.json"
BEFORE_UPGRADE = "before-upgrade.dsarbackup"
"""A backup made by itself before the schema changes, kept for a while."""
MEMORY_SUFFIX = ".dsarmemory"
MEMORY = "ended.dsarmemory"
"""What ended for good, and vault.json: so that no backup undoes it."""


def sides(database: Path) -> list[Path]:
    """The files that SQLite keeps beside a database."""
    return [database.with_name(database.name + suffix) for suffix in ("-wal", "-shm", "-journal")]
