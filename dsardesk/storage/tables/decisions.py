"""What was weighed, decided, approved and done."""

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

from dsardesk.storage.tables.columns import Ids, Json, case_key, metadata, position

measures = Table(
    "measures",
    metadata,
    case_key(),
    position(),
    Column("item", Integer, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("system", String(60), nullable=False),
    Column("done_on", Date, nullable=False),
    Column("by", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("ground", String(40), nullable=False),
    Column("reason", Text, nullable=False),
    Column("until", Date),
)
assessments = Table(
    "assessments",
    metadata,
    case_key(),
    position(),
    Column("kind", String(40), nullable=False),
    Column("on", Date, nullable=False),
    Column("by", Text, nullable=False),
    Column("item", Integer),
    Column("ground", String(40), nullable=False),
    Column("words", Text, nullable=False),
    Column("who", Text, nullable=False),
)
corrections = Table(
    "corrections",
    metadata,
    case_key(),
    position(),
    Column("item", Integer, nullable=False),
    Column("label", Text, nullable=False),
    Column("old_value", Text, nullable=False),
    Column("new_value", Text, nullable=False),
)
stated_grounds = Table(
    "stated_grounds",
    metadata,
    case_key(),
    position(),
    Column("item", Integer, nullable=False),
    Column("code", String(10), nullable=False),
    Column("scope", Text, nullable=False),
    Column("facts", Json, nullable=False),
    Column("evidence", Ids, nullable=False),
    Column("approval", String(20), nullable=False),
)
sign_offs = Table(
    "sign_offs",
    metadata,
    case_key(),
    position(),
    Column("item", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("favourable", Boolean, nullable=False),
    Column("words", Text, nullable=False),
    Column("given_on", Date, nullable=False),
    Column("by", Text, nullable=False),
    Column("given", String(20), nullable=False),
    Column("document", Uuid),
)
fees = Table(
    "fees",
    metadata,
    case_key(),
    position(),
    Column("item", Integer, nullable=False),
    Column("cents", Integer, nullable=False),
    Column("calculation", Text, nullable=False),
    Column("set_on", Date, nullable=False),
    Column("by", Text, nullable=False),
    Column("paid_on", Date),
)
