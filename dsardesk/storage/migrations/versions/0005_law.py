"""What the law's own facts need: each part of the schema in a function of its own."""

from __future__ import annotations

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add them, part by part; what an older vault does not know stays empty."""
