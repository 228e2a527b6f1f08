"""What finds people and their cases again: each part of the schema in a function of its own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add them, part by part."""
    _search()
    _annual()
    _unneeded()
    _messages()


def _annual() -> None:
    """How long copies of identity documents were held, for the annual report; of cases purged before, nobody knows."""
    hours = sa.Column("hours_held", sa.Text(), server_default="[]", nullable=False)
    op.add_column("purged_figures", hours)
    with op.batch_alter_table("purged_figures") as table:
        table.alter_column("hours_held", existing_type=sa.Text(), existing_nullable=False, server_default=None)


def _unneeded() -> None:
    """Why nobody had to check who asks; of checks recorded before, nobody said."""
    op.add_column("identity_checks", sa.Column("why", sa.Text(), server_default="", nullable=False))
    with op.batch_alter_table("identity_checks") as table:
        table.alter_column("why", existing_type=sa.Text(), existing_nullable=False, server_default=None)


def _messages() -> None:
    """By what a message that comes again, or follows another, is known; those kept before, by their content alone."""
    op.add_column("documents", sa.Column("message_id", sa.Text(), server_default="", nullable=False))
    with op.batch_alter_table("documents") as table:
        table.alter_column("message_id", existing_type=sa.Text(), existing_nullable=False, server_default=None)
    op.create_index("ix_documents_sha256", "documents", ["sha256", "case_id"])
    op.create_index("ix_documents_message_id", "documents", ["message_id", "case_id"])


def _search() -> None:
    """Words of what was asked, of letters and of notes; what older vaults hold of them is read when they open.

    SQLite finds them in an index that keeps no deleted word; other databases look through the words themselves.
    """
    op.create_table(
        "case_texts",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.String(length=20), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_texts_case_id_cases")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_case_texts")),
    )
    op.create_index("ix_case_texts_case_id", "case_texts", ["case_id", "place", "source"])
    op.create_table(
        "case_words",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["case_texts.number"], name=op.f("fk_case_words_number_case_texts")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_case_words")),
    )
    if op.get_bind().dialect.name == "sqlite":
        _index_words()
    # What was done last of its kind is asked at each opening, however long the log is.
    op.create_index("ix_audit_events_action", "audit_events", ["action", "seq"])


def _index_words() -> None:
    """No second copy of the words, nor their places in a text; a deleted word leaves its pages at once.

    Marks count as letters: a few letters of today were marks in the Unicode that the index knows.
    """
    op.execute(
        "CREATE VIRTUAL TABLE found_words USING fts5(words, content='case_words', content_rowid='number',"
        " detail=none, tokenize=\"unicode61 remove_diacritics 2 categories 'L* N* M* Co'\")"
    )
    op.execute("INSERT INTO found_words (found_words, rank) VALUES ('secure-delete', 1)")
    out = "INSERT INTO found_words (found_words, rowid, words) VALUES ('delete', OLD.number, OLD.words);"
    into = "INSERT INTO found_words (rowid, words) VALUES (NEW.number, NEW.words);"
    for verb, steps in {"INSERT": into, "DELETE": out, "UPDATE": out + into}.items():
        op.execute(f"CREATE TRIGGER case_words_{verb.lower()} AFTER {verb} ON case_words BEGIN {steps} END")
