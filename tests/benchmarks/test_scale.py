"""What a vault of 100,000 cases and a million events costs, beside the same library and the same rows without a key.

Both files are filled side by side once, and removed afterwards; every figure is the ratio of two medians of one run.
Where nothing is measured a small vault is made instead, so that these tests do not rot.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any
from uuid import UUID

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from pytest_benchmark.fixture import BenchmarkFixture
from sqlalchemy import Engine, Table, insert

from dsardesk import resources
from dsardesk.desk.context import context_over
from dsardesk.desk.opening import make_vault, open_desk
from dsardesk.domain.audit import GENESIS, link
from dsardesk.domain.rights import RightType
from dsardesk.services.agenda import read_agenda
from dsardesk.services.case_list import Selection, Shown, read_lines
from dsardesk.services.context import Context
from dsardesk.services.linking import candidates
from dsardesk.storage import database, tables
from dsardesk.storage.ciphers import new_key, subkey
from dsardesk.storage.header_file import unlock
from dsardesk.storage.identity_store import FolderIdentityStore
from dsardesk.storage.keyrings import MemoryKey
from dsardesk.storage.schema import upgrade
from dsardesk.storage.slots import STANDARD
from dsardesk.storage.work import SqlUnitOfWork
from dsardesk.texts import calendar, rule_book
from tests.fakes import MemoryIdentityStore
from tests.makers import DPO, NOW, PASSWORD, PROFILE, TODAY, Clock, document_id, profile_text, settle_in
from tests.services.conftest import a_draft

FULL, SMOKE = (100_000, 1_000_000), (60, 120)
"""Cases and events."""
BATCH = 50_000
FEW = 50
WITHOUT_KEY = b""
FIRST = ("marie", "luc", "elodie", "thi", "ana", "jean", "zoe", "paul", "ines", "hugo")
LAST = ("martin", "nguyen", "petit", "diallo", "lopes", "moreau", "garcia", "leroy", "roux", "faure")
RIGHTS = ([RightType.ACCESS], [RightType.ERASURE], [RightType.ACCESS, RightType.OBJECTION_MARKETING])
SAID = tuple(f"{one}{two}{end}" for one in ("re", "com", "de", "fac") for two in ("tur", "mand", "mbour", "claim")
             for end in ("e", "ation", "ement", "er", "ions"))  # fmt: skip
"""Eighty words, of which each letter says a few dozen."""


@dataclass
class Pair:
    """The same database twice.

    Attributes:
        folder: the vault that holds the encrypted one.
        encrypted: transactions on it.
        plain: transactions on the one without a key.
        engines: both engines.
        seconds: what filling each cost.
    """

    folder: Path
    encrypted: SqlUnitOfWork
    plain: SqlUnitOfWork
    engines: tuple[Engine, Engine]
    seconds: tuple[list[float], list[float]] = field(default_factory=lambda: ([], []))


def _connect_without_key(path: Path) -> Any:
    """A connection of the same library that differs from ours by the key alone."""
    connection = sqlcipher.connect(str(path), check_same_thread=False, isolation_level=None, timeout=5)
    for pragma in ("journal_mode=wal", "synchronous=full", "foreign_keys=on", "secure_delete=on",
                   "temp_store=memory", f"cache_size=-{database.CACHE_KIB}"):  # fmt: skip
        connection.execute(f"PRAGMA {pragma}")
    return connection


@pytest.fixture(scope="module")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    measured = request.config.getoption("--benchmark-enable") or not request.config.getoption("--benchmark-disable")
    chosen = os.environ.get("DSARDESK_BENCH_CASES")
    return (int(chosen), 10 * int(chosen)) if chosen else FULL if measured else SMOKE


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("scale")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DSARDESK_KEYRING", "off")
        patch.setenv("DSARDESK_CACHE_DIR", str(folder / "cache"))
        yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def pair(place: Path, size: tuple[int, int]) -> Iterator[Pair]:
    """Both databases, filled batch by batch, one after the other."""
    folder = _vault(place / "vault")
    key = _key(folder)
    ours = database.connect

    def connect(path: Path, key: bytes, *, writable: bool = True) -> Any:
        return ours(path, key, writable=writable) if key else _connect_without_key(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "connect", connect)
        engines = (
            database.encrypted_engine(folder / "cases.db", key),
            database.encrypted_engine(place / "plain.db", WITHOUT_KEY),
        )
        upgrade(engines[1], resources.migrations())
        encrypted, plain = (_work(engine, place / "blobs") for engine in engines)
        made = Pair(folder, encrypted, plain, engines)
        settle_in(made.plain)
        with made.encrypted.write() as transaction:
            transaction.profiles.add(PROFILE, profile_text(), date(2026, 1, 5))
        with made.encrypted.read() as transaction:
            head = transaction.audit.head()
        _fill(made, size, head)
        yield made
        for engine in engines:
            engine.dispose()


def _vault(folder: Path) -> Path:
    """A vault with the standard derivation, opened once."""
    make_vault(folder, PASSWORD, profile_text(), now=Clock().now, derivation=STANDARD)
    with open_desk(folder, PASSWORD, now=Clock().now):
        pass
    return folder


def _key(folder: Path) -> bytes:
    return subkey(unlock(folder, PASSWORD, "password")[1].key, "db")


def _work(engine: Engine, blobs: Path) -> SqlUnitOfWork:
    return SqlUnitOfWork(engine, blobs=blobs, suppression_key=new_key(), now=Clock().now)


def _fill(pair: Pair, size: tuple[int, int], head: tuple[int, str]) -> None:
    cases, events = size
    for start in range(0, cases, BATCH):
        _insert(pair, _cases(range(start, min(start + BATCH, cases))))
    chain = _chain(events, cases, head)
    end: dict[str, Any] = {}
    while batch := list(itertools.islice(chain, BATCH)):
        headers, payloads = zip(*batch, strict=True)
        _insert(pair, {tables.audit_events: list(headers), tables.audit_payloads: list(payloads)})
        end = {"seq": headers[-1]["seq"], "hash": headers[-1]["hash"]}
    _follow(pair, end)


def _follow(pair: Pair, end: dict[str, Any]) -> None:
    """The end of the log goes on by one at a time, unless a trigger is put to sleep."""
    for engine in pair.engines:
        with engine.execution_options(write=True).begin() as connection:
            name = "audit_head_no_update"
            made = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).scalar_one()
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
            connection.execute(tables.audit_head.update().values(**end))
            connection.exec_driver_sql(made)


def _insert(pair: Pair, rows: dict[Table, list[dict[str, Any]]]) -> None:
    """The same rows in both, in one transaction each, through the driver alone."""
    statements = [_raw(pair.engines[0], table, lines) for table, lines in rows.items()]
    both = list(zip(pair.engines, pair.seconds, strict=True))
    # Whoever comes second finds the rows in the processor's cache: they take turns.
    for engine, spent in both if len(pair.seconds[0]) % 2 else both[::-1]:
        with engine.execution_options(write=True).begin() as connection:
            began = perf_counter()
            cursor = connection.connection.cursor()
            for statement, values in statements:
                cursor.executemany(statement, values)
        spent.append(perf_counter() - began)


def _raw(engine: Engine, table: Table, lines: list[dict[str, Any]]) -> tuple[str, list[tuple[Any, ...]]]:
    """The statement and its values as the driver takes them."""
    names = [column.name for column in table.columns if column.name in lines[0]]
    bound = [table.c[name].type.dialect_impl(engine.dialect).bind_processor(engine.dialect) for name in names]
    values = [
        tuple(make(line[name]) if make else line[name] for name, make in zip(names, bound, strict=True))
        for line in lines
    ]
    statement = str(insert(table).values(dict.fromkeys(names)).compile(dialect=engine.dialect))
    return statement, values


def _chain(events: int, cases: int, head: tuple[int, str]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """That many events after *head*, each linked to the one before, as rows."""
    seq, previous = head
    for number in range(1, events + 1):
        event = link(
            previous if seq else GENESIS,
            seq=seq + number,
            at=NOW - timedelta(days=400) + timedelta(seconds=number),
            actor=DPO.id,
            action=("letter.drafted", "system.searched", "case.read", "identity.checked")[number % 4],
            case=UUID(int=number % cases),
            facts={"kind": "acknowledgement", "number": number},
            salt=hashlib.sha256(number.to_bytes(8)).hexdigest()[:32],
        )
        previous = event.hash
        yield (
            {"seq": event.seq, "at": event.at, "actor": event.actor, "action": event.action, "case_id": event.case,
             "payload_hash": event.payload_hash, "previous": event.previous, "hash": event.hash},
            {"seq": event.seq, "payload": event.payload, "salt": event.salt},
        )  # fmt: skip


def _cases(numbers: range) -> dict[Table, list[dict[str, Any]]]:
    rows: dict[Table, list[dict[str, Any]]] = {
        tables.cases: [], tables.case_terms: [], tables.requesters: [], tables.case_texts: [], tables.case_words: []
    }  # fmt: skip
    for number in numbers:
        for table, lines in _case(number).items():
            rows[table] += lines
    return rows


def _case(number: int) -> dict[Table, list[dict[str, Any]]]:
    case = UUID(int=number)
    # 7919 and 31 are prime: neighbours in one column are far apart in the others.
    first, last = FIRST[number * 7919 % 97 % 10], LAST[number * 31 % 89 % 10]
    received, is_open, suspended = TODAY - timedelta(days=number % 1500), number % 5 == 0, number % 100 == 0
    due = TODAY + timedelta(days=number * 7919 % 40 - 5) if is_open and not suspended else None
    row = {
        "id": case, "version": 1, "reference": f"DSR-{received.year}-{number:06d}", "profile": PROFILE,
        "calendar": "FR", "role": "controller", "received_on": received, "channel": "email", "inbox": "",
        "entered_on": received, "closed_on": None if is_open else received,
        "state": "received" if is_open else "closed", "rights": RIGHTS[number % 3], "due_on": due, "alert_on": due,
        "next_step": ("acknowledge", "search", "decide", "answer")[number % 4], "person_key": f"{first} {last}",
        "due_key": due or date.max, "waiting_for": "identity" if suspended else "",
        "waiting_since": TODAY if suspended else None, "calendar_version": calendar("FR").version,
        "rules_version": rule_book().version, "kind": "request", "linked": [], "confidential": False,
        "to_approve": False, "to_clean": False, "calendar_reason": "", "controllers": [],
    }  # fmt: skip
    terms = {"dsr", str(received.year), f"{number:06d}", first, last, f"{first}{number}", "courriel", "example"}
    person = {
        "case_id": case, "name": f"{first} {last}", "email": "", "language": "fr", "residence": "",
        "capacity": "self", "category": "customer", "postal_address": (), "identifiers": {},
    }  # fmt: skip
    said = [SAID[(number * 7 + place * 13) % len(SAID)] for place in range(30)] + [f"dossier{number}", last]
    return {
        tables.cases: [row],
        tables.case_terms: [{"case_id": case, "term": term} for term in sorted(terms)],
        tables.requesters: [person],
        tables.case_texts: [{"number": number + 1, "case_id": case, "place": "letter", "source": case.hex}],
        tables.case_words: [{"number": number + 1, "words": " ".join(dict.fromkeys(said))}],
    }


def _ratio(
    benchmark: BenchmarkFixture, ours: Callable[[], object], peer: Callable[[], object], most: float, rounds: int = 15
) -> None:
    """Each round of ours after one of the peer, so that both meet the same moments of a busy machine."""
    peers: list[float] = []

    def setup() -> None:
        began = perf_counter()
        peer()
        peers.append(perf_counter() - began)

    benchmark.pedantic(ours, setup=setup, rounds=rounds, warmup_rounds=2)  # type: ignore[no-untyped-call]
    if benchmark.stats is not None:
        _tell(benchmark, benchmark.stats["median"] / median(peers), most)


def _tell(benchmark: BenchmarkFixture, ratio: float, most: float) -> None:
    benchmark.extra_info["times the same without a key"] = round(ratio, 2)
    print(f"\n{benchmark.name}: {ratio:.2f} (up to {most}); load {os.getloadavg()[0]:.1f}")  # noqa: T201
    assert ratio <= most, f"{ratio:.2f} times the same without a key"


@pytest.fixture
def contexts(pair: Pair) -> list[Context]:
    return [context_over(work, MemoryIdentityStore(), Clock().now) for work in (pair.encrypted, pair.plain)]


@pytest.mark.benchmark(group="a large vault")
def test_bulk_insert(benchmark: BenchmarkFixture, pair: Pair) -> None:
    encrypted, plain = (sum(spent) for spent in pair.seconds)
    benchmark.pedantic(lambda: None, rounds=1)  # type: ignore[no-untyped-call]
    if benchmark.stats is not None:
        benchmark.extra_info["seconds"] = round(encrypted, 1)
        _tell(benchmark, encrypted / plain, 1.3)


def _read(context: Context, selection: Selection, limit: int = 200) -> Callable[[], object]:
    return lambda: read_lines(context, DPO, selection, offset=0, limit=limit)


@pytest.mark.benchmark(group="a large vault")
def test_a_warm_page_of_the_list(benchmark: BenchmarkFixture, contexts: list[Context]) -> None:
    ours, peer = (_read(context, Selection(), 50) for context in contexts)
    _ratio(benchmark, ours, peer, 1.2, rounds=60)


@pytest.mark.benchmark(group="a large vault")
@pytest.mark.parametrize("words", ["zoe diallo", "dossier123", "remboursement martin fact", "m"])
def test_a_search(benchmark: BenchmarkFixture, contexts: list[Context], words: str) -> None:
    ours, peer = (_read(context, Selection(words, shown=Shown.ALL)) for context in contexts)
    _ratio(benchmark, ours, peer, 1.8)


@pytest.mark.benchmark(group="a large vault")
def test_the_case_that_a_message_belongs_to_is_found_within_50_ms(
    benchmark: BenchmarkFixture, contexts: list[Context], size: tuple[int, int]
) -> None:
    number = size[0] // 2 + 10
    draft = a_draft(
        sender_name="Zoé Martin",
        sender_email=f"{FIRST[number * 7919 % 97 % 10]}{number}@courriel.example",
        identifiers={"customer_number": f"C-{number:06d}", "email": "info@courriel.example"},
        thread=("one@courriel.example", "two@courriel.example"),
        cited=("DSR-2026-000001", "DSR-2026-999999"),
    )
    ours, peer = (lambda context=context: candidates(context, DPO, draft) for context in contexts)
    _ratio(benchmark, ours, peer, 1.8)
    if benchmark.stats is not None:
        # The quickest of all rounds: the others waited for what else the computer did.
        assert benchmark.stats["min"] <= 0.050


@pytest.mark.benchmark(group="a large vault")
def test_today(benchmark: BenchmarkFixture, contexts: list[Context]) -> None:
    ours, peer = (lambda context=context: read_agenda(context, DPO) for context in contexts)
    _ratio(benchmark, ours, peer, 2.0)


def _to_today(folder: Path) -> float:
    """Seconds from the password to the agenda; what closing costs is not among them."""
    began = perf_counter()
    with open_desk(folder, PASSWORD, now=Clock().now) as desk:
        assert desk.watch.doubt is None
        read_agenda(desk.context, desk.actor)
        return perf_counter() - began


@pytest.mark.benchmark(group="a large vault")
def test_from_unlock_to_today_at_most_twice_as_long_as_with_fifty_cases(
    benchmark: BenchmarkFixture, pair: Pair, place: Path
) -> None:
    small = _vault(place / "small")
    engine = database.encrypted_engine(small / "cases.db", _key(small))
    with _work(engine, place / "blobs").write() as transaction:
        transaction.profiles.add(PROFILE, profile_text(), date(2026, 1, 5))
    with engine.execution_options(write=True).begin() as connection:
        for statement, values in (_raw(engine, table, rows) for table, rows in _cases(range(FEW)).items()):
            connection.connection.cursor().executemany(statement, values)
    engine.dispose()
    pair.engines[0].dispose()
    # What is remembered of the files outside would tell, rightly, that they were written behind the desk's back.
    shutil.rmtree(place / "cache")
    for folder in (small, pair.folder):
        _to_today(folder)  # Reads the whole log once, and signs its end.
    times = [(_to_today(small), _to_today(pair.folder)) for _ in range(5)]
    benchmark.pedantic(lambda: None, rounds=1)  # type: ignore[no-untyped-call]
    if benchmark.stats is not None:
        few, many = (median(each) for each in zip(*times, strict=True))
        benchmark.extra_info["seconds"] = f"{few:.2f}, {many:.2f}"
        _tell(benchmark, many / few, 2.0)


@pytest.mark.benchmark(group="a large vault")
def test_unlocking_takes_at_most_a_second(benchmark: BenchmarkFixture, pair: Pair) -> None:
    benchmark.pedantic(lambda: unlock(pair.folder, PASSWORD, "password"), rounds=5)  # type: ignore[no-untyped-call]
    if benchmark.stats is not None:
        # The quickest of five: the others waited for what else the computer did.
        assert benchmark.stats["min"] <= 1.0


@pytest.mark.benchmark(group="a large vault")
def test_destroying_a_document_takes_less_than_20_ms(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    store = FolderIdentityStore(tmp_path, MemoryKey(), NOW)
    names = [document_id() for _ in range(40)]
    for name in names:
        store.put(name, b"scan" * 500_000)
    left = iter(names)
    at = datetime(2026, 10, 26, tzinfo=UTC)
    benchmark.pedantic(lambda: store.destroy(next(left), at, "checked"), rounds=20)  # type: ignore[no-untyped-call]
    if benchmark.stats is not None:
        assert benchmark.stats["min"] < 0.020
