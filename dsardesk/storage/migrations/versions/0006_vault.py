"""What a vault that is trusted with identity cards needs: each part of the schema in a function of its own."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

PLACES = {"mailbox", "deleted_items", "downloads", "scanner", "paper"}
"""Other places where a copy may lie, when this was written."""


def upgrade() -> None:
    """Add them, part by part."""
    _log()
    _users()
    _backups()
    _identity()
    _drafts()


def _users() -> None:
    """When somebody was removed from those who use the desk."""
    op.add_column("users", sa.Column("left_at", sa.DateTime(timezone=True), nullable=True))


def _backups() -> None:
    """Backups that were made, and what none may bring back: purged cases of an older vault stand in its log."""
    op.create_table(
        "backups",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_backups")),
    )
    burials = op.create_table(
        "burials",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("kind", "id", name=op.f("pk_burials")),
    )
    events = sa.table("audit_events", sa.column("action", sa.String()), sa.column("case_id", sa.Uuid()))
    purged = sa.select(events.c.case_id).where(events.c.action == "case.purged", events.c.case_id.is_not(None))
    rows = [{"kind": "case", "id": case.hex} for case in set(op.get_bind().execute(purged).scalars())]
    if rows:
        op.bulk_insert(burials, rows)


def _identity() -> None:
    """Which computer holds a copy, other places attested to later, and whether some are left: as older vaults say."""
    op.create_table(
        "attestations",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.Uuid(), nullable=False),
        sa.Column("place", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_attestations_case_id_cases")),
        sa.PrimaryKeyConstraint("case_id", "position", name=op.f("pk_attestations")),
    )
    for table, columns in (
        ("identity_documents", {"store": (sa.String(length=32), ""), "computer": (sa.Text(), "")}),
        ("cases", {"to_clean": (sa.Boolean(), sa.false())}),
    ):
        for name, (kind, empty) in columns.items():
            op.add_column(table, sa.Column(name, kind, nullable=False, server_default=empty))
        with op.batch_alter_table(table) as batch:
            for name, (kind, _) in columns.items():
                batch.alter_column(name, existing_type=kind, existing_nullable=False, server_default=None)
    op.create_index("ix_cases_to_clean", "cases", ["to_clean", "id"])
    _mark_places()


def _mark_places() -> None:
    """Cases with a destroyed copy and a place that nobody attested to."""
    held = sa.table("identity_documents", sa.column("id", sa.Uuid()), sa.column("case_id", sa.Uuid()))
    gone = sa.table("destructions", sa.column("document_id", sa.Uuid()), sa.column("attested", sa.Text()))
    cases = sa.table("cases", sa.column("id", sa.Uuid()), sa.column("to_clean", sa.Boolean()))
    bind = op.get_bind()
    rows = bind.execute(sa.select(held.c.case_id, gone.c.attested).join(gone, gone.c.document_id == held.c.id)).all()
    left = {row.case_id for row in rows if PLACES - set(json.loads(row.attested))}
    for case in left:
        bind.execute(sa.update(cases).where(cases.c.id == case).values(to_clean=True))


def _drafts() -> None:
    """Half-written work."""
    op.create_table(
        "drafts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user", sa.Uuid(), nullable=False),
        sa.Column("screen", sa.String(length=120), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("focus", sa.String(length=40), nullable=False),
        sa.Column("cursor", sa.Integer(), nullable=False),
        sa.Column("updated", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_drafts_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
    )
    op.create_index("ix_drafts_user", "drafts", ["user", "screen"])
    op.create_index("ix_drafts_case_id", "drafts", ["case_id"])


def _log() -> None:
    """Signed ends of the log, the keys that sign them, and the rest of the log's tables only ever added to.

    What an event says of a person may be erased, payload and salt together: that takes the row away.
    """
    op.create_table(
        "audit_checkpoints",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user", sa.Uuid(), nullable=False),
        sa.Column("public_key", sa.String(length=64), nullable=False),
        sa.Column("signature", sa.String(length=128), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_checkpoints")),
    )
    op.create_table(
        "log_keys",
        sa.Column("public_key", sa.String(length=64), nullable=False),
        sa.Column("user", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("public_key", name=op.f("pk_log_keys")),
    )
    _refuse("audit_checkpoints", "UPDATE")
    _refuse("audit_checkpoints", "DELETE")
    _refuse("audit_payloads", "UPDATE")
    _refuse("audit_head", "DELETE")
    # The head goes on by one event at a time.
    _refuse("audit_head", "UPDATE", "NEW.seq <> OLD.seq + 1")


def _refuse(table: str, verb: str, when: str = "") -> None:
    """Refuse one kind of change: against accidents, chain and signatures being the proof."""
    name = f"{table}_no_{verb.lower()}"
    if op.get_bind().dialect.name == "postgresql":
        only = f" WHEN ({when})" if when else ""
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW{only} EXECUTE FUNCTION refuse_change()"
        )
        return
    only = f" WHEN {when}" if when else ""
    op.execute(f"CREATE TRIGGER {name} BEFORE {verb} ON {table}{only} BEGIN SELECT RAISE(ABORT, 'append-only'); END")
