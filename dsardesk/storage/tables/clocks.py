"""What moves a due date."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Integer,
    String,
    Table,
    Text,
)

from dsardesk.storage.tables.columns import Json, case_key, metadata, position

clock_facts = Table(
    "clock_facts",
    metadata,
    case_key(),
    position(),
    Column("item", Integer),
    Column("type", String(30), nullable=False),
    Column("on", Date, nullable=False),
    Column("justified", Boolean, nullable=False),
    Column("without_undue_delay", Boolean, nullable=False),
    Column("conditions_met", Boolean, nullable=False),
    Column("sufficient", Boolean, nullable=False),
    Column("reasons", Boolean, nullable=False),
    Column("announced_due", Date),
    Column("override", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
)
extensions = Table(
    "extensions",
    metadata,
    case_key(),
    position(),
    Column("item", Integer, nullable=False),
    Column("grounds", Json, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("decided_on", Date, nullable=False),
    Column("by", Text, nullable=False),
    Column("announced_due", Date),
    Column("override", Text, nullable=False),
    Column("notified_on", Date),
)
clarifications = Table(
    "clarifications",
    metadata,
    case_key(),
    position(),
    Column("item", Integer, nullable=False),
    Column("asked_on", Date, nullable=False),
    Column("question", Text, nullable=False),
    Column("large", Boolean, nullable=False),
    Column("by", Text, nullable=False),
    Column("answered_on", Date),
)
reminders = Table(
    "reminders",
    metadata,
    case_key(),
    position(),
    Column("kind", String(20), nullable=False),
    Column("sent_on", Date, nullable=False),
    Column("channel", String(20), nullable=False),
    Column("by", Text, nullable=False),
)
silences = Table(
    "silences",
    metadata,
    case_key(),
    position(),
    Column("course", String(20), nullable=False),
    Column("reasons", Text, nullable=False),
    Column("chosen_on", Date, nullable=False),
    Column("by", Text, nullable=False),
    Column("closed_on", Date),
    Column("ended_on", Date),
)
