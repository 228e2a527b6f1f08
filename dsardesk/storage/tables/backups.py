"""Backups that were made, and what none of them may bring back."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table, Text

from dsardesk.storage.tables.columns import Instant, metadata

backups = Table(
    "backups",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("made_at", Instant, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("place", Text, nullable=False),
    Column("size_bytes", Integer, nullable=False),
    Column("cases", Integer, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("head", String(64), nullable=False),
    Column("verified_at", Instant),
    Column("ended_at", Instant),
)
burials = Table(
    "burials",
    metadata,
    # No foreign key: what it names is gone.
    Column("kind", String(20), primary_key=True),
    Column("id", String(32), primary_key=True),
)
