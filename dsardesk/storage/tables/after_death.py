"""Deceased people, and the register of directives."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    Uuid,
)

from dsardesk.storage.tables.columns import Json, case_key, metadata, position

deceased = Table(
    "deceased",
    metadata,
    case_key(),
    Column("name", Text, nullable=False),
    Column("died_on", Date, nullable=False),
    Column("email", Text, nullable=False),
    Column("identifiers", Json, nullable=False),
    Column("proof", String(30)),
    Column("quality", String(30)),
    Column("directive", String(20)),
    Column("born_on", Date),
    Column("directives", Json, nullable=False),
    Column("purposes", Json, nullable=False),
    Column("disputed_on", Date),
    Column("executor", Text, nullable=False),
    Column("executor_email", Text, nullable=False),
    Column("executor_address", Json, nullable=False),
    Column("passed_over", Json, nullable=False),
)
wishes = Table(
    "wishes",
    metadata,
    case_key(),
    position(),
    Column("directive", String(40), nullable=False),
    Column("processing", String(60), nullable=False),
    Column("wish", String(20), nullable=False),
    Column("to_whom", Text, nullable=False),
    Column("limit", String(20)),
    Column("carried", String(20)),
    Column("carried_on", Date),
    Column("by", Text, nullable=False),
    Column("words", Text, nullable=False),
)
directives = Table(
    "directives",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("reference", String(40), nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    Column("name", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("born_on", Date),
    Column("postal_address", Json, nullable=False),
    Column("identifiers", Json, nullable=False),
    Column("revoked_on", Date),
    Column("revoked_by", Text, nullable=False),
    Column("executed_on", Date),
    Column("executed_by", Text, nullable=False),
    Column("executed_in", String(40), nullable=False),
)
directive_versions = Table(
    "directive_versions",
    metadata,
    Column("directive_id", Uuid, ForeignKey("directives.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("recorded_on", Date, nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("request", String(40), nullable=False),
    Column("given_on", Date, nullable=False),
    Column("text", Text, nullable=False),
    Column("consent", String(20)),
    Column("consented_on", Date),
    Column("depositary", Text, nullable=False),
    Column("identified_by", String(20), nullable=False),
)
directive_instructions = Table(
    "directive_instructions",
    metadata,
    Column("directive_id", Uuid, ForeignKey("directives.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    position(),
    Column("wish", String(20), nullable=False),
    Column("processing", String(60), nullable=False),
    Column("to_whom", Text, nullable=False),
)
directive_designated = Table(
    "directive_designated",
    metadata,
    Column("directive_id", Uuid, ForeignKey("directives.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    position(),
    Column("name", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("postal_address", Json, nullable=False),
)
directive_absences = Table(
    "directive_absences",
    metadata,
    Column("directive_id", Uuid, ForeignKey("directives.id"), primary_key=True),
    position(),
    Column("name", Text, nullable=False),
    Column("why", String(20), nullable=False),
    Column("happened_on", Date, nullable=False),
    Column("how_known", Text, nullable=False),
    Column("recorded_on", Date, nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("wording", Integer, nullable=False),
    # Its content is among the blobs; the data protection officer alone reads it.
    Column("proof", Uuid),
    Column("media_type", String(80), nullable=False),
)
directive_terms = Table(
    "directive_terms",
    metadata,
    Column("directive_id", Uuid, ForeignKey("directives.id"), primary_key=True),
    Column("term", String(80), primary_key=True),
    Index("ix_directive_terms_term", "term", "directive_id"),
)
