"""Cases, what finds them, and what was received, searched, written and handed over on them."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
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

from dsardesk.storage.tables.columns import Instant, Json, case_key, metadata, position

cases = Table(
    "cases",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("reference", String(40), nullable=False, unique=True),
    Column("profile", String(36), ForeignKey("profiles.id"), nullable=False),
    Column("calendar", String(20), nullable=False),
    Column("role", String(20), nullable=False),
    Column("received_on", Date, nullable=False),
    Column("received_at", Instant),
    Column("channel", String(20), nullable=False),
    Column("inbox", Text, nullable=False),
    Column("entered_on", Date, nullable=False),
    Column("presented_on", Date),
    Column("closed_on", Date),
    # With what the dates below were counted.
    Column("calendar_version", String(20), nullable=False),
    Column("rules_version", Text, nullable=False),
    Column("online_service", Boolean),
    Column("minor_at_collection", Boolean),
    Column("regime", String(40)),
    Column("calendar_reason", Text, nullable=False),
    Column("controllers", Json, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("answer_by", Date),
    Column("linked", Json, nullable=False),
    # Index columns, rebuilt from the facts at every save.
    Column("state", String(20), nullable=False),
    Column("rights", Json, nullable=False),
    Column("due_on", Date),
    Column("alert_on", Date),
    Column("next_step", String(40), nullable=False),
    Column("person_key", String(80), nullable=False),
    # The due date, or the end of time without one, so that an index can order by it.
    Column("due_key", Date, nullable=False),
    Column("waiting_for", String(40), nullable=False),
    Column("waiting_since", Date),
    Column("destroy_by", Instant),
    Column("answered_late", Boolean),
    Column("purge_on", Date),
    Column("confidential", Boolean, nullable=False),
    Column("to_approve", Boolean, nullable=False),
    Column("remind_on", Date),
    Column("to_clean", Boolean, nullable=False),
    Index("ix_cases_to_clean", "to_clean", "id"),
    Index("ix_cases_confidential", "confidential", "id"),
    Index("ix_cases_to_approve", "to_approve", "closed_on", "id"),
    Index("ix_cases_destroy_by", "destroy_by"),
    Index("ix_cases_waiting_since", "waiting_since"),
    Index("ix_cases_answered_late", "answered_late", "closed_on"),
    Index("ix_cases_purge_on", "purge_on", "reference"),
)
LIST_ORDERS = {
    "due": ("due_key", "reference"),
    "reference": ("reference",),
    "person": ("person_key", "reference"),
    "received": ("received_on", "reference"),
    "step": ("next_step", "due_key", "reference"),
    "alert": ("alert_on", "reference"),
}
"""Columns by which each order of the list of cases sorts."""
for _order, _columns in LIST_ORDERS.items():
    # Each holds what lists filter by too: a page is found without touching any row that it does not show.
    _filters = [name for name in ("due_key", "closed_on", "waiting_since", "rights", "id") if name not in _columns]
    Index(f"ix_cases_by_{_order}", *(cases.c[name] for name in (*_columns, *_filters)))
case_terms = Table(
    "case_terms",
    metadata,
    case_key(),
    Column("term", String(80), primary_key=True),
    Index("ix_case_terms_term", "term", "case_id"),
)
requesters = Table(
    "requesters",
    metadata,
    case_key(),
    Column("name", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("capacity", String(30), nullable=False),
    Column("category", String(60), nullable=False),
    Column("postal_address", Json, nullable=False),
    Column("identifiers", Json, nullable=False),
    Column("residence", String(8), nullable=False),
)
items = Table(
    "items",
    metadata,
    case_key(),
    position(),
    Column("number", Integer, nullable=False),
    Column("right", String(30), nullable=False),
    Column("quote", Text, nullable=False),
    Column("outcome", String(30)),
    Column("reasons", Text, nullable=False),
    Column("decided_on", Date),
    Column("decided_by", Text, nullable=False),
    Column("answered_on", Date),
    Column("own_initiative", Boolean, nullable=False),
    Column("unchecked", Text, nullable=False),
)
searches = Table(
    "searches",
    metadata,
    case_key(),
    position(),
    Column("system", String(60), nullable=False),
    Column("outcome", String(20)),
    Column("findings", Integer, nullable=False),
    Column("answered_on", Date),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
)
documents = Table(
    "documents",
    metadata,
    case_key(),
    position(),
    Column("id", Uuid, nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    Column("name", Text, nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("size_bytes", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("system", String(60), nullable=False),
    Column("message_id", Text, nullable=False),
    # A message that comes again, and those that follow it, are looked up among all that ever came.
    Index("ix_documents_sha256", "sha256", "case_id"),
    Index("ix_documents_message_id", "message_id", "case_id"),
)
letters = Table(
    "letters",
    metadata,
    case_key(),
    position(),
    Column("id", Uuid, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("language", String(8), nullable=False),
    Column("state", String(20), nullable=False),
    Column("dated_on", Date, nullable=False),
    Column("pdf", Uuid, nullable=False),
    Column("docx", Uuid, nullable=False),
    Column("items", Json, nullable=False),
    Column("sent_on", Date),
    Column("sent_by", Text, nullable=False),
    Column("channel", String(20), nullable=False),
    Column("complete_by", Date),
)
packages = Table(
    "packages",
    metadata,
    case_key(),
    position(),
    Column("id", Uuid, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("made_on", Date, nullable=False),
    Column("files", Integer, nullable=False),
    Column("delivered_on", Date),
    Column("told_by", String(20), nullable=False),
    Column("manifest", Text, nullable=False),
    Column("reduced_on", Date),
)
promises = Table(
    "promises",
    metadata,
    case_key(),
    position(),
    Column("kind", String(40), nullable=False),
    Column("due_on", Date, nullable=False),
    Column("item", Integer),
    Column("kept_on", Date),
    Column("by", Text, nullable=False),
    Index("ix_promises_kept_on", "kept_on", "due_on"),
)
principals = Table(
    "principals",
    metadata,
    case_key(),
    Column("name", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("postal_address", Json, nullable=False),
    Column("named", Boolean, nullable=False),
    Column("forward_days", Integer),
)
