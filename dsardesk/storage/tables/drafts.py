"""Half-written work, until it is used or its case goes."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Uuid

from dsardesk.storage.tables.columns import Instant, Json, metadata

drafts = Table(
    "drafts",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("user", Uuid, nullable=False),
    Column("screen", String(120), nullable=False),
    # None for what belongs to no case yet.
    Column("case_id", Uuid, ForeignKey("cases.id")),
    Column("text", Json, nullable=False),
    Column("focus", String(40), nullable=False),
    Column("cursor", Integer, nullable=False),
    Column("updated", Instant, nullable=False),
    Index("ix_drafts_user", "user", "screen"),
    Index("ix_drafts_case_id", "case_id"),
)
