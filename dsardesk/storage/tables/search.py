"""Words of what was asked on a case, of its letters and of the notes on it.

On SQLite triggers keep `found_words`, a full-text index that Alembic makes, true to `case_words`.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, Uuid

from dsardesk.storage.tables.columns import metadata

case_texts = Table(
    "case_texts",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("case_id", Uuid, ForeignKey("cases.id"), nullable=False),
    Column("place", String(20), nullable=False),
    # What tells it from the others of its place: the id of a letter, the number of a note.
    Column("source", String(40), nullable=False),
    Index("ix_case_texts_case_id", "case_id", "place", "source"),
)
case_words = Table(
    "case_words",
    metadata,
    Column("number", Integer, ForeignKey("case_texts.number"), primary_key=True, autoincrement=False),
    Column("words", Text, nullable=False),
)
FULL_TEXT = "found_words"
"""The full-text index of SQLite; its own tables have names that begin so."""


def is_kept(name: str | None, kind: str, _parents: object) -> bool:
    """Whether a table of a database is one of ours, rather than a part of the full-text index."""
    return kind != "table" or name is None or not name.startswith(FULL_TEXT)
