"""The vault's own: users, profiles, contents of documents, suppressed addresses, the log."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    Uuid,
)

from dsardesk.storage.tables.columns import Instant, metadata

vault_facts = Table(
    "vault_facts", metadata, Column("name", String(60), primary_key=True), Column("value", Text, nullable=False)
)
counters = Table(
    "counters", metadata, Column("name", String(60), primary_key=True), Column("value", Integer, nullable=False)
)
users = Table(
    "users",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("role", String(20), nullable=False),
    Column("left_at", Instant),
)
profiles = Table(
    "profiles",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("in_force_from", Date, nullable=False),
    Column("text", Text, nullable=False),
)
blobs = Table(
    "blobs",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("key", LargeBinary, nullable=False),
    Column("size_bytes", Integer, nullable=False),
)
suppressions = Table(
    "suppressions",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("channel", String(20), nullable=False),
    Column("added_on", Date, nullable=False),
    # Only what a call list or a mailing by post needs to leave somebody out.
    Column("in_clear", Text),
)
audit_head = Table(
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
)
audit_events = Table(
    "audit_events",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("actor", Uuid, nullable=False),
    Column("action", String(60), nullable=False),
    # No foreign key: the log outlives the case.
    Column("case_id", Uuid),
    Column("payload_hash", String(64), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("ix_audit_events_case_id", "case_id", "seq"),
    Index("ix_audit_events_action", "action", "seq"),
)
audit_payloads = Table(
    "audit_payloads",
    metadata,
    Column("seq", Integer, ForeignKey("audit_events.seq"), primary_key=True, autoincrement=False),
    Column("payload", Text, nullable=False),
    Column("salt", String(64), nullable=False),
)
audit_checkpoints = Table(
    "audit_checkpoints",
    metadata,
    # No foreign key: what was signed and taken out stays known.
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("hash", String(64), nullable=False),
    Column("at", Instant, nullable=False),
    Column("user", Uuid, nullable=False),
    Column("public_key", String(64), nullable=False),
    Column("signature", String(128), nullable=False),
)
log_keys = Table(
    "log_keys",
    metadata,
    Column("public_key", String(64), primary_key=True),
    Column("user", Uuid, nullable=False),
    Column("made_at", Instant, nullable=False),
    # The private key, under a key derived from the vault key.
    Column("sealed", LargeBinary, nullable=False),
)
