"""Measures that say what is kept back and why, corrections, the deceased, and the controller behind a processor."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Widen the measures and make the tables of the other rights."""
    _widen_measures()
    op.create_table(
        "corrections",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("old_value", sa.Text(), nullable=False),
        sa.Column("new_value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_corrections_case_id_cases")),
        sa.PrimaryKeyConstraint("case_id", "position", name=op.f("pk_corrections")),
    )
    op.create_table(
        "deceased",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("died_on", sa.Date(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("identifiers", sa.Text(), nullable=False),
        sa.Column("proof", sa.String(length=30), nullable=True),
        sa.Column("quality", sa.String(length=30), nullable=True),
        sa.Column("directive", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_deceased_case_id_cases")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_deceased")),
    )
    op.create_table(
        "principals",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("postal_address", sa.Text(), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_principals_case_id_cases")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_principals")),
    )


def _widen_measures() -> None:
    """A measure of the first schema said all by its kind: the new words of it are empty."""
    with op.batch_alter_table("measures") as measures:
        measures.add_column(sa.Column("what", sa.Text(), nullable=False, server_default=""))
        measures.add_column(sa.Column("ground", sa.String(length=40), nullable=False, server_default=""))
        measures.add_column(sa.Column("reason", sa.Text(), nullable=False, server_default=""))
        measures.add_column(sa.Column("until", sa.Date(), nullable=True))
    with op.batch_alter_table("measures") as measures:
        for name, kind in (("what", sa.Text()), ("ground", sa.String(length=40)), ("reason", sa.Text())):
            measures.alter_column(name, existing_type=kind, existing_nullable=False, server_default=None)
