"""What the list of cases and the agenda sort and filter by, filled in for the cases that are there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NEVER = date.max
LONGEST_KEY = 80
ASKS = {"identity_requested": "identity", "clarification_requested": "clarification"}
ANSWERS = {"identity_received": "identity", "clarification_received": "clarification"}
ORDERS = {
    "due": ("due_key", "reference"),
    "reference": ("reference",),
    "person": ("person_key", "reference"),
    "received": ("received_on", "reference"),
    "step": ("next_step", "due_key", "reference"),
    "alert": ("alert_on", "reference"),
}
NEEDED: dict[str, tuple[sa.types.TypeEngine[Any], str]] = {
    "person_key": (sa.String(length=LONGEST_KEY), ""),
    "waiting_for": (sa.String(length=40), ""),
    "due_key": (sa.Date(), NEVER.isoformat()),
}
"""Columns that are never empty, and what they hold until they are filled."""
FILTERS = ("due_key", "closed_on", "waiting_since", "rights", "id")

cases = sa.table(
    "cases",
    sa.column("id", sa.Uuid()),
    sa.column("closed_on", sa.Date()),
    sa.column("due_on", sa.Date()),
    sa.column("state", sa.String()),
    sa.column("person_key", sa.String()),
    sa.column("due_key", sa.Date()),
    sa.column("waiting_for", sa.String()),
    sa.column("waiting_since", sa.Date()),
    sa.column("destroy_by", sa.DateTime(timezone=True)),
)
requesters = sa.table("requesters", sa.column("case_id", sa.Uuid()), sa.column("name", sa.Text()))
documents = sa.table(
    "identity_documents",
    sa.column("id", sa.Uuid()),
    sa.column("case_id", sa.Uuid()),
    sa.column("destroy_by", sa.DateTime(timezone=True)),
)
destructions = sa.table("destructions", sa.column("document_id", sa.Uuid()))
facts = sa.table(
    "clock_facts",
    sa.column("case_id", sa.Uuid()),
    sa.column("position", sa.Integer()),
    sa.column("type", sa.String()),
    sa.column("on", sa.Date()),
    sa.column("justified", sa.Boolean()),
    sa.column("without_undue_delay", sa.Boolean()),
    sa.column("conditions_met", sa.Boolean()),
)


def upgrade() -> None:
    """Add the columns, fill them, then index them.

    Whether an answer of that time left late is not known: it stays empty.
    """
    for name, (kind, empty) in NEEDED.items():
        op.add_column("cases", sa.Column(name, kind, nullable=False, server_default=empty))
    op.add_column("cases", sa.Column("waiting_since", sa.Date(), nullable=True))
    op.add_column("cases", sa.Column("destroy_by", sa.DateTime(timezone=True), nullable=True))
    op.add_column("cases", sa.Column("answered_late", sa.Boolean(), nullable=True))
    _fill(op.get_bind())
    with op.batch_alter_table("cases") as batch:
        for name, (kind, _) in NEEDED.items():
            batch.alter_column(name, existing_type=kind, existing_nullable=False, server_default=None)
    _index()


def _index() -> None:
    op.drop_index("ix_cases_due_on", "cases")
    op.drop_index("ix_cases_state_due_on", "cases")
    op.create_index("ix_cases_destroy_by", "cases", ["destroy_by"])
    op.create_index("ix_cases_waiting_since", "cases", ["waiting_since"])
    op.create_index("ix_cases_answered_late", "cases", ["answered_late", "closed_on"])
    for order, columns in ORDERS.items():
        others = [name for name in FILTERS if name not in columns]
        op.create_index(f"ix_cases_by_{order}", "cases", [*columns, *others])
    op.drop_index("ix_case_terms_term", "case_terms")
    op.create_index("ix_case_terms_term", "case_terms", ["term", "case_id"])
    op.create_index("ix_promises_kept_on", "promises", ["kept_on", "due_on"])


def _fill(connection: sa.Connection) -> None:
    names = sa.select(requesters.c.name).where(requesters.c.case_id == cases.c.id).scalar_subquery()
    rows = connection.execute(sa.select(cases.c.id, cases.c.due_on, names.label("name"))).all()
    values = [{"this": row.id, "person": _folded(row.name or ""), "due": row.due_on or NEVER} for row in rows]
    _update(connection, values, person_key=sa.bindparam("person"), due_key=sa.bindparam("due"))
    held = (
        sa.select(documents.c.case_id.label("this"), sa.func.min(documents.c.destroy_by).label("by"))
        .outerjoin(destructions, destructions.c.document_id == documents.c.id)
        .where(destructions.c.document_id.is_(None))
        .group_by(documents.c.case_id)
    )
    found = [dict(row) for row in connection.execute(held).mappings()]
    _update(connection, found, destroy_by=sa.bindparam("by"))
    _update(
        connection, list(_waiting(connection)), waiting_for=sa.bindparam("cause"), waiting_since=sa.bindparam("since")
    )


def _update(connection: sa.Connection, rows: list[dict[str, Any]], **values: Any) -> None:
    if rows:
        connection.execute(sa.update(cases).where(cases.c.id == sa.bindparam("this")).values(**values), rows)


def _waiting(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    """Open cases of which nothing is due though not all is answered: what was asked, and has no answer."""
    statement = (
        sa.select(facts)
        .join(cases, cases.c.id == facts.c.case_id)
        .where(cases.c.closed_on.is_(None), cases.c.due_on.is_(None), cases.c.state != "responded")
        .order_by(facts.c.case_id, facts.c.position)
    )
    asked: dict[Any, dict[str, date]] = {}
    for fact in connection.execute(statement):
        pending = asked.setdefault(fact.case_id, {})
        if fact.type in ASKS and fact.justified and fact.without_undue_delay and fact.conditions_met:
            pending.setdefault(ASKS[fact.type], fact.on)
        pending.pop(ANSWERS.get(fact.type, ""), None)
    for case, pending in asked.items():
        if pending:
            yield {"this": case, "cause": "_".join(sorted(pending)), "since": min(pending.values())}


def _folded(name: str) -> str:
    """A name without accents and case, as lists sort it."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().replace("đ", "d").replace("ø", "o").replace("ł", "l"))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(dict.fromkeys(re.findall(r"[^\W_]+", plain)))[:LONGEST_KEY]
