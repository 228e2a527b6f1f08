"""The audit log: one chain, whoever writes at the same time, provable even after payloads were erased."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from uuid import uuid4

import pytest
from sqlalchemy import Engine, delete, select, update
from sqlalchemy.exc import DBAPIError

from dsardesk.domain.audit import GENESIS, AuditVerdict, verify
from dsardesk.services.ports import UnitOfWork
from dsardesk.storage import tables
from dsardesk.storage.log import SqlAuditLog
from dsardesk.storage.openings import check_log
from dsardesk.storage.signing import LogSigner, is_genuine, reseal_keys
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


ONLY_ADDED_TO = {
    "an event edited": update(tables.audit_events).values(action="x"),
    "an event taken out": delete(tables.audit_events),
    "words edited": update(tables.audit_payloads).values(payload="{}"),
    "a signature edited": update(tables.audit_checkpoints).values(hash="0" * 64),
    "a signature taken out": delete(tables.audit_checkpoints),
    "the end set back": update(tables.audit_head).values(seq=1),
    "the end set forward": update(tables.audit_head).values(seq=9),
    "the end taken out": delete(tables.audit_head),
}


@pytest.mark.parametrize("what", ONLY_ADDED_TO)
def test_the_log_is_only_added_to_on_either_database(work: SqlUnitOfWork, engine: Engine, what: str) -> None:
    work.signer = LogSigner.of(DPO.id, b"k" * 32)
    _record(work, 3)
    # Sound by itself, so that nothing but the rule refuses it.
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(ONLY_ADDED_TO[what])


def test_what_is_erased_takes_payload_and_salt_together(work: SqlUnitOfWork, engine: Engine) -> None:
    case = plain_case()
    with work.write() as transaction:
        for _ in range(2):
            transaction.audit.append(DPO, "note.added", case.id, {"name": CANARY})
        transaction.audit.forget(case.id)
    with engine.begin() as connection:
        assert connection.execute(select(tables.audit_payloads)).all() == []
    assert _verdict(work).ok


class TestSignatures:
    @pytest.fixture(autouse=True)
    def _signed(self, work: SqlUnitOfWork) -> None:
        work.signer = LogSigner.of(DPO.id, b"k" * 32)

    def _check(self, work: SqlUnitOfWork, *, whole: bool = True) -> AuditVerdict:
        with work.read() as transaction:
            assert isinstance(transaction.audit, SqlAuditLog)
            return check_log(transaction.audit, whole=whole)

    def test_the_first_event_announces_the_key_and_is_signed(self, work: SqlUnitOfWork) -> None:
        _record(work)
        with work.read() as transaction:
            (checkpoint,) = transaction.audit.checkpoints()
            assert transaction.audit.keys(2) == ((DPO.id, checkpoint.public_key),)
            assert transaction.audit.keys(1) == ()
            assert checkpoint.mark == transaction.audit.head()
        assert is_genuine(checkpoint)
        assert self._check(work).ok

    def test_an_end_that_is_signed_is_not_signed_again(self, work: SqlUnitOfWork) -> None:
        _record(work)
        for _ in range(2):
            with work.write() as transaction:
                transaction.audit.checkpoint()
        with work.read() as transaction:
            assert [each.seq for each in transaction.audit.checkpoints()] == [2]

    def test_a_check_from_the_last_signature_reads_on_from_there(self, work: SqlUnitOfWork) -> None:
        _record(work, 5)
        assert self._check(work, whole=False) == self._check(work)

    def test_each_user_signs_with_a_key_of_his_own(self, work: SqlUnitOfWork) -> None:
        _record(work)
        other = uuid4()
        work.signer = LogSigner.of(other, b"k" * 32)
        with work.write() as transaction:
            transaction.audit.append(DPO, "note.added", None, {})
            transaction.audit.checkpoint()
        with work.read() as transaction:
            first, second = transaction.audit.checkpoints()
        assert (first.user, second.user) == (DPO.id, other)
        assert first.public_key != second.public_key
        assert self._check(work).ok

    def test_a_vault_key_changed_for_another_keeps_the_signing_keys(self, work: SqlUnitOfWork, engine: Engine) -> None:
        old, new = b"o" * 32, b"n" * 32
        work.signer = LogSigner.of(DPO.id, old)
        _record(work)
        with engine.begin() as connection:
            reseal_keys(connection, old, new)
        work.signer = LogSigner.of(DPO.id, new)
        _record(work)
        with work.write() as transaction:
            transaction.audit.checkpoint()
        with work.read() as transaction:
            assert len({each.public_key for each in transaction.audit.checkpoints()}) == 1

    def test_a_key_that_opens_no_more_gives_way_to_a_new_one(self, work: SqlUnitOfWork) -> None:
        _record(work)
        work.signer = LogSigner.of(DPO.id, b"x" * 32)
        with work.write() as transaction:
            transaction.audit.append(DPO, "note.added", None, {})
            transaction.audit.checkpoint()
        with work.read() as transaction:
            assert len({each.public_key for each in transaction.audit.checkpoints()}) == 2
        assert self._check(work).ok

    @pytest.mark.parametrize("harm", [{"signature": "00" * 64}, {"public_key": "ab" * 32}, {"signature": "é"}])
    def test_a_signature_that_was_spoilt_makes_the_whole_log_be_read(
        self, work: SqlUnitOfWork, harm: dict[str, str]
    ) -> None:
        _record(work)
        with work.read() as transaction:
            (checkpoint,) = transaction.audit.checkpoints()
        assert not is_genuine(replace(checkpoint, **harm))  # type: ignore[arg-type]
