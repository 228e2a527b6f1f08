"""The schema: the same on both databases, reached whole or not at all, and an audit log that is only added to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, TableClause, column, delete, insert, inspect, select, table, text, update
from sqlalchemy.exc import DBAPIError

from dsardesk import resources
from dsardesk.domain.case import Case
from dsardesk.domain.deadlines import ClockFact, ClockFactType
from dsardesk.domain.records import CaseFact
from dsardesk.services.ports import CaseOrder, CaseQuery, HeldDocument
from dsardesk.storage import schema, tables
from dsardesk.storage.cases import CLOCK_FACTS, IDENTITY_DOCUMENTS
from dsardesk.storage.ciphers import new_key
from dsardesk.storage.database import encrypted_engine
from dsardesk.storage.errors import NewerVault
from dsardesk.storage.schema import upgrade
from dsardesk.storage.work import SqlUnitOfWork
from tests.makers import CANARY, DPO, Clock, full_case, identity_document, index_of, plain_case, settle_in

PLACED = {"store", "computer"}


def test_the_migrations_lead_to_the_tables_that_the_program_uses(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True, "include_name": tables.is_kept}
        )
        assert compare_metadata(context, tables.metadata) == []


def test_a_table_that_the_migrations_do_not_make_would_be_noticed(own_engine: Engine) -> None:
    with own_engine.begin() as connection:
        connection.execute(text("ALTER TABLE deceased DROP COLUMN died_on"))
    with own_engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, tables.metadata)


def test_a_database_that_is_up_to_date_is_left_alone(engine: Engine, work: SqlUnitOfWork) -> None:
    upgrade(engine, resources.migrations())
    with work.read() as transaction:
        assert transaction.users.get(DPO.id) == DPO


def test_a_database_of_a_newer_program_is_refused(own_engine: Engine) -> None:
    with own_engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerVault) as refused:
        upgrade(own_engine, resources.migrations())
    assert refused.value.facts == {"format": "9999"}


def test_a_migration_that_fails_leaves_nothing_half_made(bare_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(schema, "_check_foreign_keys", fail)
        with pytest.raises(RuntimeError):
            upgrade(bare_engine, resources.migrations())
    assert inspect(bare_engine).get_table_names() == []
    upgrade(bare_engine, resources.migrations())
    assert "cases" in inspect(bare_engine).get_table_names()


def test_what_the_first_schema_held_is_still_there_in_the_newest(bare_engine: Engine, tmp_path: Path) -> None:
    """Measures of that time said all by their kind: what was added since is empty."""
    _upgrade_to(bare_engine, "0001")
    case = full_case()
    plain = replace(case, measures=case.measures[:1], corrections=(), deceased=None, principal=None)
    work = SqlUnitOfWork(bare_engine, blobs=tmp_path / "blobs", suppression_key=new_key(), now=Clock().now)
    settle_in(work)
    with bare_engine.begin() as connection:
        for table, row in _rows_of_the_first_schema(plain):
            connection.execute(insert(table), row)
    upgrade(bare_engine, resources.migrations())
    with work.read() as transaction:
        found = transaction.cases.get(plain.reference)
    assert (found.measures, found.corrections, found.deceased, found.principal) == (plain.measures, (), None, None)
    with work.write() as transaction:
        transaction.cases.save(replace(case, id=found.id), index_of(case))
    with work.read() as transaction:
        assert transaction.cases.get(case.reference).measures == case.measures


def test_cases_of_the_first_schema_are_listed_with_all_that_lists_show_since(
    bare_engine: Engine, tmp_path: Path
) -> None:
    _upgrade_to(bare_engine, "0001")
    work = SqlUnitOfWork(bare_engine, blobs=tmp_path / "blobs", suppression_key=new_key(), now=Clock().now)
    settle_in(work)
    asked = CaseFact(ClockFact(ClockFactType.IDENTITY_REQUESTED, date(2026, 10, 28)))
    document = identity_document()
    # Which computer holds a copy was not said then.
    held_then = {name: value for name, value in IDENTITY_DOCUMENTS.row(document).items() if name not in PLACED}
    with bare_engine.begin() as connection:
        for case, due in (
            (plain_case("RUNS", measures=full_case().measures), date(2026, 11, 24)),
            (plain_case("WAITS", measures=full_case().measures), None),
        ):
            for table, row in _rows_of_the_first_schema(case):
                connection.execute(insert(table), {**row, **({"due_on": due} if table.name == "cases" else {})})
            parts = (
                (tables.clock_facts, {"position": 0, "item": None, **_of_the_first_schema(asked.fact)}),
                (tables.identity_documents, {"position": 0, **held_then}),
            )
            for part, row in parts if case.reference == "WAITS" else ():
                connection.execute(insert(part), {"case_id": case.id, **row})
    upgrade(bare_engine, resources.migrations())
    with work.read() as transaction:
        runs, waits = transaction.cases.page(CaseQuery(CaseOrder.DUE), offset=0, limit=9)
        found = transaction.cases.page(CaseQuery(CaseOrder.PERSON, waiting=True), offset=0, limit=9)
        held = transaction.cases.held_documents()
    assert (runs.reference, runs.due_on, runs.waiting_for) == ("RUNS", date(2026, 11, 24), "")
    assert (waits.suspended, waits.waiting_for, waits.waiting_since) == (True, "identity", date(2026, 10, 28))
    assert (found, waits.person) == ((waits,), CANARY)
    assert held == (HeldDocument("WAITS", CANARY, document.destroy_by, requested=False, hold_until=None),)
    with bare_engine.connect() as connection:
        key = connection.execute(select(tables.cases.c.person_key).where(tables.cases.c.reference == "WAITS"))
        assert key.scalar_one() == "zephyrine quatrebarbes"


def _of_the_first_schema(fact: ClockFact) -> dict[str, object]:
    """A fact of the clock without what it may bear since."""
    return {name: value for name, value in CLOCK_FACTS.row(fact).items() if name not in {"override", "reason"}}


def _upgrade_to(engine: Engine, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(resources.migrations()))
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def _rows_of_the_first_schema(case: Case) -> list[tuple[TableClause, dict[str, object]]]:
    """A case with one measure, written as the first program wrote it."""
    cases = {
        "id": case.id,
        "version": 1,
        "reference": case.reference,
        "profile": case.profile,
        "calendar": case.calendar,
        "role": case.role,
        "received_on": case.receipt.received_on,
        "channel": case.receipt.channel,
        "inbox": case.receipt.inbox,
        "entered_on": case.receipt.entered_on,
        "state": case.state,
        "rights": '["access"]',
        "due_on": None,
        "next_step": "search",
    }
    requester = {
        "case_id": case.id,
        "name": case.requester.name,
        "email": case.requester.email,
        "language": "fr",
        "capacity": "self",
        "category": "customer",
        "postal_address": "[]",
        "identifiers": "{}",
    }
    done = case.measures[0]
    measure = {
        "case_id": case.id,
        "position": 0,
        "item": done.item,
        "kind": done.kind,
        "system": done.system,
        "done_on": done.done_on,
        "by": done.by,
    }
    rows: dict[str, dict[str, object]] = {"cases": cases, "requesters": requester, "measures": measure}
    types = {name: column.type for name, column in tables.cases.c.items() if name in {"id", "received_on"}}
    day = types["received_on"]
    kinds = {**types, "case_id": types["id"], "entered_on": day, "done_on": day, "due_on": day}
    return [(table(name, *(column(key, kinds.get(key)) for key in row)), row) for name, row in rows.items()]


def test_foreign_keys_are_enforced_again_after_a_migration(tmp_path: Path) -> None:
    engine = encrypted_engine(tmp_path / "cases.db", new_key())
    upgrade(engine, resources.migrations())
    assert _foreign_keys(engine) == 1
    engine.dispose()


def test_foreign_keys_are_enforced_again_after_a_migration_that_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = encrypted_engine(tmp_path / "cases.db", new_key())
    monkeypatch.setattr(schema, "_check_foreign_keys", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        upgrade(engine, resources.migrations())
    assert _foreign_keys(engine) == 1
    engine.dispose()


def _foreign_keys(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one())


@pytest.mark.parametrize("verb", ["UPDATE", "DELETE"])
def test_an_event_of_the_audit_log_can_be_neither_changed_nor_deleted(
    engine: Engine, work: SqlUnitOfWork, verb: str
) -> None:
    with work.write() as transaction:
        transaction.audit.append(DPO, "vault.created", None, {})
    events = tables.audit_events
    statement = update(events).values(action="vault.forged") if verb == "UPDATE" else delete(events)
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(statement)
    with work.read() as transaction:
        assert [event.action for event in transaction.audit.events()] == ["vault.created"]


def test_the_audit_log_cannot_be_emptied_either(engine: Engine, work: SqlUnitOfWork) -> None:
    with work.write() as transaction:
        transaction.audit.append(DPO, "vault.created", None, {})
    emptying = "TRUNCATE audit_events CASCADE" if engine.dialect.name == "postgresql" else "DELETE FROM audit_events"
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(text(emptying))
    with work.read() as transaction:
        assert [event.seq for event in transaction.audit.events()] == [1]
