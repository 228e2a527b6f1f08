"""What the law's own facts need: each part of the schema in a function of its own."""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add them, part by part; what an older vault does not know stays empty."""
    _standing()
    _decisions()
    _clocks()
    _directives()
    _rights()
    _retention()
    _residence()
    _silences()
    _gestures()
    _absences()
    _figures()


def _standing() -> None:
    """Who may act for the person, with the papers that show it; why a copy was asked for, and asked late."""
    op.create_table(
        "representations",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("authority", sa.String(length=20), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("postal_address", sa.Text(), nullable=False),
        sa.Column("identifiers", sa.Text(), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("shown_on", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("rights", sa.Text(), nullable=False),
        sa.Column("names_us", sa.Boolean(), nullable=False),
        sa.Column("reply_to", sa.String(length=20), nullable=False),
        sa.Column("writer_identified", sa.Boolean(), nullable=False),
        sa.Column("interest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_representations_case_id_cases")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_representations")),
    )
    op.create_table(
        "authority_proofs",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("kept_on", sa.Date(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_authority_proofs_case_id_cases")),
        sa.PrimaryKeyConstraint("case_id", "position", name=op.f("pk_authority_proofs")),
    )
    op.add_column("identity_requests", sa.Column("softer", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("identity_requests") as batch:
        batch.alter_column("softer", existing_type=sa.Text(), existing_nullable=False, server_default=None)


def _clocks() -> None:
    """What a time limit needs beside its facts; a case of an older vault is counted anew when that opens."""
    counted: dict[str, sa.types.TypeEngine[Any]] = {
        "calendar_version": sa.String(length=20),
        "rules_version": sa.Text(),
    }
    reasons: dict[str, tuple[sa.types.TypeEngine[Any], Any]] = {
        "override": (sa.Boolean(), sa.false()),
        "reason": (sa.Text(), ""),
    }
    for name, kind in counted.items():
        op.add_column("cases", sa.Column(name, kind, nullable=False, server_default=""))
    op.add_column("cases", sa.Column("presented_on", sa.Date(), nullable=True))
    op.add_column("cases", sa.Column("online_service", sa.Boolean(), nullable=True))
    op.add_column("cases", sa.Column("minor_at_collection", sa.Boolean(), nullable=True))
    op.add_column("cases", sa.Column("regime", sa.String(length=40), nullable=True))
    op.add_column("principals", sa.Column("forward_days", sa.Integer(), nullable=True))
    for name, (kind, empty) in reasons.items():
        op.add_column("clock_facts", sa.Column(name, kind, nullable=False, server_default=empty))
    with op.batch_alter_table("cases") as batch:
        for name, kind in counted.items():
            batch.alter_column(name, existing_type=kind, existing_nullable=False, server_default=None)
    with op.batch_alter_table("clock_facts") as batch:
        for name, (kind, _) in reasons.items():
            batch.alter_column(name, existing_type=kind, existing_nullable=False, server_default=None)
    _create_list(
        "extensions",
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("grounds", sa.Text(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("announced_due", sa.Date(), nullable=True),
        sa.Column("override", sa.Text(), nullable=False),
        sa.Column("notified_on", sa.Date(), nullable=True),
    )
    _create_list(
        "clarifications",
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("large", sa.Boolean(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
    )


def _directives() -> None:
    """The register of directives on data after death, and what the case of somebody who died says of them.

    A case of an older vault names no purpose and no entry: its register was empty.
    """
    _register()
    op.create_table(
        "wishes",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("directive", sa.String(length=40), nullable=False),
        sa.Column("processing", sa.String(length=60), nullable=False),
        sa.Column("wish", sa.String(length=20), nullable=False),
        sa.Column("to_whom", sa.Text(), nullable=False),
        sa.Column("limit", sa.String(length=20), nullable=True),
        sa.Column("carried", sa.String(length=20), nullable=True),
        sa.Column("carried_on", sa.Date(), nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_wishes_case_id_cases")),
        sa.PrimaryKeyConstraint("case_id", "position", name=op.f("pk_wishes")),
    )
    for name in ("born_on", "disputed_on"):
        op.add_column("deceased", sa.Column(name, sa.Date(), nullable=True))
    lists = ("directives", "purposes")
    for name in lists:
        op.add_column("deceased", sa.Column(name, sa.Text(), nullable=False, server_default="[]"))
    with op.batch_alter_table("deceased") as batch:
        for name in lists:
            batch.alter_column(name, existing_type=sa.Text(), existing_nullable=False, server_default=None)


def _register() -> None:
    op.create_table(
        "directives",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("postal_address", sa.Text(), nullable=False),
        sa.Column("identifiers", sa.Text(), nullable=False),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.Column("revoked_by", sa.Text(), nullable=False),
        sa.Column("executed_on", sa.Date(), nullable=True),
        sa.Column("executed_by", sa.Text(), nullable=False),
        sa.Column("executed_in", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directives")),
        sa.UniqueConstraint("reference", name=op.f("uq_directives_reference")),
    )
    _part_of_directive(
        "versions",
        ["number"],
        sa.Column("recorded_on", sa.Date(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("request", sa.String(length=40), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("consent", sa.String(length=20), nullable=True),
        sa.Column("consented_on", sa.Date(), nullable=True),
        sa.Column("depositary", sa.Text(), nullable=False),
        sa.Column("identified_by", sa.String(length=20), nullable=False),
    )
    _part_of_directive(
        "instructions",
        ["number", "position"],
        sa.Column("wish", sa.String(length=20), nullable=False),
        sa.Column("processing", sa.String(length=60), nullable=False),
        sa.Column("to_whom", sa.Text(), nullable=False),
    )
    _part_of_directive(
        "designated",
        ["number", "position"],
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("postal_address", sa.Text(), nullable=False),
    )
    op.create_table(
        "directive_terms",
        sa.Column("directive_id", sa.Uuid(), nullable=False),
        sa.Column("term", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["directive_id"], ["directives.id"], name=op.f("fk_directive_terms_directive_id_directives")
        ),
        sa.PrimaryKeyConstraint("directive_id", "term", name=op.f("pk_directive_terms")),
    )
    op.create_index("ix_directive_terms_term", "directive_terms", ["term", "directive_id"])


def _part_of_directive(name: str, places: list[str], *columns: sa.Column[object]) -> None:
    """A table of parts of directives, its rows placed by numbers."""
    op.create_table(
        f"directive_{name}",
        sa.Column("directive_id", sa.Uuid(), nullable=False),
        *(sa.Column(place, sa.Integer(), autoincrement=False, nullable=False) for place in places),
        *columns,
        sa.ForeignKeyConstraint(
            ["directive_id"], ["directives.id"], name=op.f(f"fk_directive_{name}_directive_id_directives")
        ),
        sa.PrimaryKeyConstraint("directive_id", *places, name=op.f(f"pk_directive_{name}")),
    )


def _decisions() -> None:
    """What refusals rest on, who agreed, fees asked; cases that some must not see. Older refusals named no ground."""
    _create_list(
        "stated_grounds",
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=10), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("approval", sa.String(length=20), nullable=False),
    )
    _create_list(
        "sign_offs",
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("favourable", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("given", sa.String(length=20), nullable=False),
        sa.Column("document", sa.Uuid(), nullable=True),
    )
    _create_list(
        "fees",
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column("calculation", sa.Text(), nullable=False),
        sa.Column("set_on", sa.Date(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=True),
    )
    flags = ("confidential", "to_approve")
    for name in flags:
        op.add_column("cases", sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("cases") as batch:
        for name in flags:
            batch.alter_column(name, existing_type=sa.Boolean(), existing_nullable=False, server_default=None)
    op.create_index("ix_cases_confidential", "cases", ["confidential", "id"])
    op.create_index("ix_cases_to_approve", "cases", ["to_approve", "closed_on", "id"])


def _create_list(name: str, *columns: sa.Column[Any]) -> None:
    """A list of a case, in rows of their own table."""
    op.create_table(
        name,
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f(f"fk_{name}_case_id_cases")),
        sa.PrimaryKeyConstraint("case_id", "position", name=op.f(f"pk_{name}")),
    )


def _rights() -> None:
    """What is examined before deciding, what kind of case it is, and the numbers that a call list needs in clear.

    Cases of an older vault are requests, linked to none.
    """
    op.create_table(
        "assessments",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("item", sa.Integer(), nullable=True),
        sa.Column("ground", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_assessments_case_id_cases")),
        sa.PrimaryKeyConstraint("case_id", "position", name=op.f("pk_assessments")),
    )
    needed: dict[str, tuple[sa.types.TypeEngine[str], str]] = {
        "kind": (sa.String(length=20), "request"),
        "linked": (sa.Text(), "[]"),
    }
    op.add_column("cases", sa.Column("answer_by", sa.Date(), nullable=True))
    for name, (kind, empty) in needed.items():
        op.add_column("cases", sa.Column(name, kind, nullable=False, server_default=empty))
    with op.batch_alter_table("cases") as batch:
        for name, (kind, _) in needed.items():
            batch.alter_column(name, existing_type=kind, existing_nullable=False, server_default=None)
    op.add_column("suppressions", sa.Column("in_clear", sa.Text(), nullable=True))


def _retention() -> None:
    """When something of a case is to be purged, what holds it back, what was decided, and figures that outlive it."""
    op.add_column("cases", sa.Column("purge_on", sa.Date(), nullable=True))
    # Closed cases are dated when the vault opens: until then their day is the first there is.
    closed = sa.table("cases", sa.column("closed_on", sa.Date()), sa.column("purge_on", sa.Date()))
    undated = sa.update(closed).where(closed.c.closed_on.is_not(None)).values(purge_on=date.min)
    op.get_bind().execute(undated)
    op.create_index("ix_cases_purge_on", "cases", ["purge_on", "reference"])
    op.add_column("packages", sa.Column("manifest", sa.Text(), nullable=False, server_default=""))
    op.add_column("packages", sa.Column("reduced_on", sa.Date(), nullable=True))
    with op.batch_alter_table("packages") as batch:
        batch.alter_column("manifest", existing_type=sa.Text(), existing_nullable=False, server_default=None)
    op.create_table(
        "holds",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("ends_when", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("released_on", sa.Date(), nullable=True),
        sa.Column("released_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_holds_case_id_cases")),
        sa.PrimaryKeyConstraint("case_id", "position", name=op.f("pk_holds")),
    )
    op.create_table(
        "retention_decisions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_decisions")),
    )
    op.create_table(
        "purged_figures",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("received_month", sa.String(length=7), nullable=False),
        sa.Column("closed_month", sa.String(length=7), nullable=False),
        sa.Column("rights", sa.Text(), nullable=False),
        sa.Column("outcomes", sa.Text(), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("days_used", sa.Integer(), nullable=True),
        sa.Column("answered_late", sa.Boolean(), nullable=True),
        sa.Column("extended", sa.Boolean(), nullable=False),
        sa.Column("suspended", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purged_figures")),
    )


def _residence() -> None:
    """Where the person lives, for the authority that letters name: nobody asked for it until now."""
    op.add_column("requesters", sa.Column("residence", sa.String(length=8), nullable=False, server_default=""))
    with op.batch_alter_table("requesters") as batch:
        batch.alter_column("residence", existing_type=sa.String(length=8), existing_nullable=False, server_default=None)


def _absences() -> None:
    """Who acts under a directive when somebody it designates died or refused, on the register and on a case."""
    op.create_table(
        "directive_absences",
        sa.Column("directive_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("why", sa.String(length=20), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("how_known", sa.Text(), nullable=False),
        sa.Column("recorded_on", sa.Date(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("wording", sa.Integer(), nullable=False),
        sa.Column("proof", sa.Uuid(), nullable=True),
        sa.Column("media_type", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["directive_id"], ["directives.id"], name=op.f("fk_directive_absences_directive_id_directives")
        ),
        sa.PrimaryKeyConstraint("directive_id", "position", name=op.f("pk_directive_absences")),
    )
    _add_filled(
        "deceased", {"executor": "", "executor_email": "", "executor_address": "[]", "passed_over": "[]"}, sa.Text()
    )


def _figures() -> None:
    """What the annual report counts of purged cases and entries; which case holds another one back by itself."""
    op.create_table(
        "purged_directives",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("registered_month", sa.String(length=7), nullable=False),
        sa.Column("ended_month", sa.String(length=7), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purged_directives")),
    )
    op.add_column("purged_figures", sa.Column("months_used", sa.Integer(), nullable=True))
    _add_filled("purged_figures", {"codes": "[]", "extension_grounds": "[]"}, sa.Text())
    _add_filled("purged_figures", {"category": ""}, sa.String(length=60))
    _add_filled("purged_figures", {"kind": "request"}, sa.String(length=20))
    _add_filled("purged_figures", dict.fromkeys(("identity_asked", "forwarded"), sa.false()), sa.Boolean())
    _add_filled("purged_figures", dict.fromkeys(("copies_destroyed", "recipients_told"), "0"), sa.Integer())
    _add_filled("holds", {"because_of": ""}, sa.String(length=40))


def _gestures() -> None:
    """Why an item was granted unchecked or begun unasked, how somebody is known, whose data, and which holidays."""
    op.add_column("identity_checks", sa.Column("channel", sa.String(length=20), nullable=True))
    _add_filled("items", {"own_initiative": sa.false()}, sa.Boolean())
    _add_filled("items", {"unchecked": ""}, sa.Text())
    _add_filled("cases", {"calendar_reason": "", "controllers": "[]"}, sa.Text())


def _add_filled(table: str, columns: dict[str, Any], kind: sa.types.TypeEngine[Any]) -> None:
    """Columns that every row fills; those of an older vault with what stands for nothing."""
    for name, empty in columns.items():
        op.add_column(table, sa.Column(name, kind, nullable=False, server_default=empty))
    with op.batch_alter_table(table) as batch:
        for name in columns:
            batch.alter_column(name, existing_type=kind, existing_nullable=False, server_default=None)


def _silences() -> None:
    """Reminders of what a person was asked, and what was chosen without an answer: older vaults recorded neither."""
    op.add_column("cases", sa.Column("remind_on", sa.Date(), nullable=True))
    _create_list(
        "reminders",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
    )
    _create_list(
        "silences",
        sa.Column("course", sa.String(length=20), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("chosen_on", sa.Date(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
    )
