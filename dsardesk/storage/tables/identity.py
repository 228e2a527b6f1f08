"""Who asks: checks, copies held and destroyed, rights to act for somebody else."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    Uuid,
)

from dsardesk.storage.tables.columns import Instant, Json, case_key, metadata, position

identity_checks = Table(
    "identity_checks",
    metadata,
    case_key(),
    Column("rung", String(20), nullable=False),
    Column("verdict", String(20), nullable=False),
    Column("matched", Json, nullable=False),
    Column("checked_at", Instant, nullable=False),
    Column("checked_by", Text, nullable=False),
    Column("doubt", Text, nullable=False),
    Column("channel", String(20)),
    Column("why", Text, nullable=False),
)
identity_requests = Table(
    "identity_requests",
    metadata,
    case_key(),
    position(),
    Column("asked_on", Date, nullable=False),
    Column("rung", String(20), nullable=False),
    Column("doubt", Text, nullable=False),
    Column("softer", Text, nullable=False),
)
identity_documents = Table(
    "identity_documents",
    metadata,
    case_key(),
    position(),
    Column("id", Uuid, nullable=False, unique=True),
    Column("kind", String(40), nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("size_bytes", Integer, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("requested", Boolean, nullable=False),
    Column("destroy_by", Instant, nullable=False),
    Column("hold_reason", Text, nullable=False),
    Column("hold_until", Date),
    Column("store", String(32), nullable=False),
    Column("computer", Text, nullable=False),
)
attestations = Table(
    "attestations",
    metadata,
    case_key(),
    position(),
    Column("document", Uuid, nullable=False),
    Column("place", String(20), nullable=False),
    Column("at", Instant, nullable=False),
    Column("by", Text, nullable=False),
)
destructions = Table(
    "destructions",
    metadata,
    Column("document_id", Uuid, ForeignKey("identity_documents.id"), primary_key=True),
    Column("at", Instant, nullable=False),
    Column("by", Text, nullable=False),
    Column("cause", String(20), nullable=False),
    Column("attested", Json, nullable=False),
)
representations = Table(
    "representations",
    metadata,
    case_key(),
    Column("authority", String(20), nullable=False),
    Column("name", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("postal_address", Json, nullable=False),
    Column("identifiers", Json, nullable=False),
    Column("born_on", Date),
    Column("shown_on", Date),
    Column("valid_until", Date),
    Column("rights", Json, nullable=False),
    Column("names_us", Boolean, nullable=False),
    Column("reply_to", String(20), nullable=False),
    Column("writer_identified", Boolean, nullable=False),
    Column("interest", Text, nullable=False),
)
authority_proofs = Table(
    "authority_proofs",
    metadata,
    case_key(),
    position(),
    Column("document", Uuid, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("kept_on", Date, nullable=False),
    Column("by", Text, nullable=False),
)
