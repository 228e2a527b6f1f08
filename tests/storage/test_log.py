"""The audit log: one chain, whoever writes at the same time, provable even after payloads were erased."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import Engine, delete

from dsardesk.domain.audit import GENESIS, AuditVerdict, verify
from dsardesk.services.ports import UnitOfWork
from dsardesk.storage import tables
from dsardesk.storage.work import SqlUnitOfWork
from tests.makers import CANARY, DPO, NOW, Clock, plain_case


def _record(work: UnitOfWork, count: int = 1) -> None:
    with work.write() as transaction:
        for number in range(count):
            transaction.audit.append(DPO, "note.added", None, {"number": number, "name": CANARY})


def _verdict(work: UnitOfWork, anchor: tuple[int, str] | None = None) -> AuditVerdict:
    with work.read() as transaction:
        return verify(transaction.audit.events(), anchor)


def test_an_empty_log_starts_the_chain(work: SqlUnitOfWork) -> None:
    with work.read() as transaction:
        assert transaction.audit.head() == (0, GENESIS)


def test_events_follow_one_another_and_the_head_is_the_last(work: SqlUnitOfWork) -> None:
    for _ in range(3):
        _record(work)
    with work.read() as transaction:
        events = list(transaction.audit.events())
        assert transaction.audit.head() == (3, events[-1].hash)
    assert [event.seq for event in events] == [1, 2, 3]
    assert [event.previous for event in events] == [GENESIS, events[0].hash, events[1].hash]
    assert _verdict(work).ok


def test_an_event_says_who_did_what_when_and_why(work: SqlUnitOfWork, clock: Clock) -> None:
    clock.instant = datetime(2026, 10, 26, 10, 12, 0, 5, timezone(timedelta(hours=1)))
    case = plain_case()
    with work.write() as transaction:
        transaction.audit.append(DPO, "case.opened", case.id, {"b": 1, "a": "é"})
    with work.read() as transaction:
        event = next(transaction.audit.events())
    assert (event.actor, event.action, event.case, event.at) == (DPO.id, "case.opened", case.id, clock.instant)
    assert event.payload == '{"a":"é","b":1}'


def test_the_events_of_one_case_can_be_read_alone(work: SqlUnitOfWork) -> None:
    mine, other = plain_case("A"), plain_case("B")
    with work.write() as transaction:
        for case in (mine, other, mine):
            transaction.audit.append(DPO, "note.added", case.id, {})
    with work.read() as transaction:
        assert [event.seq for event in transaction.audit.events(mine.id)] == [1, 3]


def test_a_long_log_is_read_to_its_end(work: SqlUnitOfWork) -> None:
    _record(work, 1050)
    verdict = _verdict(work)
    assert (verdict.events, verdict.ok) == (1050, True)


def test_an_event_of_a_transaction_that_failed_was_never_there(work: SqlUnitOfWork) -> None:
    _record(work)

    def record_and_fail() -> None:
        with work.write() as transaction:
            transaction.audit.append(DPO, "note.added", None, {})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        record_and_fail()
    _record(work)
    assert _verdict(work) == AuditVerdict(2, _verdict(work).head, ())


def test_what_an_event_said_of_a_person_can_be_erased_and_the_log_still_proves_itself(
    work: SqlUnitOfWork, engine: Engine
) -> None:
    _record(work, 3)
    with engine.begin() as connection:
        connection.execute(delete(tables.audit_payloads).where(tables.audit_payloads.c.seq == 2))
    with work.read() as transaction:
        event = list(transaction.audit.events())[1]
    assert (event.payload, event.salt) == (None, None)
    assert _verdict(work).ok


def test_two_writers_at_once_make_one_chain(work: SqlUnitOfWork) -> None:
    def write() -> None:
        for _ in range(15):
            _record(work)

    with ThreadPoolExecutor(3) as pool:
        for done in [pool.submit(write) for _ in range(3)]:
            done.result()
    assert (_verdict(work).events, _verdict(work).ok) == (45, True)


def test_a_log_cut_short_is_noticed_against_what_was_anchored(work: SqlUnitOfWork) -> None:
    _record(work, 3)
    with work.read() as transaction:
        events, head = list(transaction.audit.events()), transaction.audit.head()
    assert verify(events, head).ok
    assert verify(events[:-1]).ok
    assert verify(events[:-1], head).problems == (("audit.head_differs", 3),)


def test_the_same_words_leave_different_traces(work: SqlUnitOfWork) -> None:
    with work.write() as transaction:
        for _ in range(2):
            transaction.audit.append(DPO, "note.added", None, {"name": CANARY})
    with work.read() as transaction:
        first, second = transaction.audit.events()
    assert first.at == second.at == NOW
    assert first.payload_hash != second.payload_hash
