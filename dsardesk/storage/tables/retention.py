"""How long cases are kept, and what remains of those that were purged."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Integer,
    String,
    Table,
    Text,
    Uuid,
)

from dsardesk.storage.tables.columns import Json, case_key, metadata, position

holds = Table(
    "holds",
    metadata,
    case_key(),
    position(),
    Column("kind", String(20), nullable=False),
    Column("reason", Text, nullable=False),
    Column("ends_when", Text, nullable=False),
    Column("since", Date, nullable=False),
    Column("by", Text, nullable=False),
    Column("released_on", Date),
    Column("released_by", Text, nullable=False),
    # Reference of the case that holds this one back by itself; "" where a person put it on hold.
    Column("because_of", String(40), nullable=False),
)
retention_decisions = Table(
    "retention_decisions",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("months", Integer, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("decided_on", Date, nullable=False),
    Column("decided_by", Text, nullable=False),
)
purged_figures = Table(
    "purged_figures",
    metadata,
    # No column leads back to the case or to the person.
    Column("id", Uuid, primary_key=True),
    Column("received_month", String(7), nullable=False),
    Column("closed_month", String(7), nullable=False),
    Column("rights", Json, nullable=False),
    Column("outcomes", Json, nullable=False),
    Column("channel", String(20), nullable=False),
    Column("days_used", Integer),
    Column("answered_late", Boolean),
    Column("extended", Boolean, nullable=False),
    Column("suspended", Boolean, nullable=False),
    Column("category", String(60), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("months_used", Integer),
    Column("codes", Json, nullable=False),
    Column("extension_grounds", Json, nullable=False),
    Column("identity_asked", Boolean, nullable=False),
    Column("copies_destroyed", Integer, nullable=False),
    Column("recipients_told", Integer, nullable=False),
    Column("forwarded", Boolean, nullable=False),
    Column("hours_held", Json, nullable=False),
)
purged_directives = Table(
    "purged_directives",
    metadata,
    # No column leads back to the entry or to its author.
    Column("id", Uuid, primary_key=True),
    Column("registered_month", String(7), nullable=False),
    Column("ended_month", String(7), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("state", String(20), nullable=False),
)
