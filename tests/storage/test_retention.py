"""A purged case leaves no row in any table, on both databases; decisions and figures come back as they went in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine, func, select

from dsardesk.domain.audit import verify
from dsardesk.domain.holds import Hold, HoldKind
from dsardesk.domain.purging import Figures
from dsardesk.domain.retention_term import RetentionDecision
from dsardesk.storage import tables
from dsardesk.storage.work import SqlUnitOfWork
from tests.makers import DPO, TODAY, full_case, index_of, new_id, plain_case


def counts(engine: Engine) -> dict[str, int]:
    """Rows of each table."""
    with engine.begin() as connection:
        found = {table.name: select(func.count()).select_from(table) for table in tables.metadata.sorted_tables}
        return {name: connection.execute(statement).scalar_one() for name, statement in found.items()}


def test_a_case_in_which_everything_stands_leaves_nothing(work: SqlUnitOfWork, engine: Engine) -> None:
    hold = Hold(HoldKind.LITIGATION, "assignation", "décision définitive", TODAY, DPO.name)
    case, other = full_case(), full_case("DSR-2026-0043")
    case = replace(case, holds=(hold,))
    before = counts(engine)
    with work.write() as transaction:
        for each in (case, other):
            for document in each.documents:
                transaction.blobs.put(document.id, b"x")
        transaction.cases.add(other, index_of(other))
    with_other = counts(engine)
    with work.write() as transaction:
        transaction.cases.add(case, index_of(case))
    with work.write() as transaction:
        transaction.cases.purge(transaction.cases.get(case.reference))
    left = counts(engine)
    assert left == {**with_other, "blobs": len(other.documents), "burials": 1 + len(case.documents)}
    assert left["holds"] == before["holds"]
    with work.read() as transaction:
        assert transaction.cases.get(other.reference) == other


def test_every_table_of_cases_is_reached_by_a_purge() -> None:
    reached = {"cases"}
    for table in tables.metadata.sorted_tables:
        if any(key.column.table.name in reached for column in table.columns for key in column.foreign_keys):
            reached.add(table.name)
    named = {table.name for table in tables.metadata.sorted_tables if "case_id" in table.c}
    assert named - reached == {"audit_events"}


def test_the_words_of_the_log_go_and_its_chain_stays_whole(work: SqlUnitOfWork) -> None:
    case, other = plain_case(), plain_case("DSR-2026-0002")
    with work.write() as transaction:
        for each in (case, other, case):
            transaction.audit.append(DPO, "note.added", each.id, {"text": each.reference})
        transaction.audit.forget(case.id)
    with work.read() as transaction:
        events = list(transaction.audit.events())[-3:]
        assert [event.payload for event in events] == [None, '{"text":"DSR-2026-0002"}', None]
        assert [event.salt is None for event in events] == [True, False, True]
        assert verify(transaction.audit.events(), transaction.audit.head()).ok


def test_decisions_and_figures_come_back(work: SqlUnitOfWork) -> None:
    first, second = (RetentionDecision(months, "preuve", TODAY, DPO.name) for months in (24, 72))
    figures = Figures("2026-10", "2026-11", ("access", "erasure"), ("granted", ""), "email", None, None, True, False)
    with work.write() as transaction:
        assert transaction.retention.decision() is None
        for decision in (first, second):
            transaction.retention.decide(new_id(), decision)
        transaction.retention.add_figures(new_id(), figures)
    with work.read() as transaction:
        assert transaction.retention.decision() == second
        assert transaction.retention.figures() == (figures,)


@pytest.mark.parametrize(("until", "found"), [(date(2026, 12, 1), 1), (date(2026, 12, 31), 2), (date(2026, 1, 1), 0)])
def test_cases_are_found_by_the_day_of_their_purge(work: SqlUnitOfWork, until: date, found: int) -> None:
    days = {"DSR-2026-0001": date(2026, 12, 31), "DSR-2026-0002": date(2026, 12, 1), "DSR-2026-0003": None}
    with work.write() as transaction:
        for reference, day in days.items():
            case = plain_case(reference)
            transaction.cases.add(case, index_of(case, purge_on=day))
    with work.read() as transaction:
        assert transaction.cases.to_purge(until, limit=9) == ("DSR-2026-0002", "DSR-2026-0001")[:found]
        assert transaction.cases.count_to_purge(until) == found
