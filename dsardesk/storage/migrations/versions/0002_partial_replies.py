"""The day by which a letter promises what it leaves open.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Letters sent before promised nothing of the kind."""
    op.add_column("letters", sa.Column("complete_by", sa.Date(), nullable=True))
