"""A bench on which every use case runs twice: on a store in memory, and on the real encrypted database."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dsardesk import resources
from dsardesk.desk.reading import read_kept
from dsardesk.domain.actors import Actor
from dsardesk.domain.case import Case
from dsardesk.domain.draft import Attachment, Draft, Proposal
from dsardesk.domain.rights import RightType
from dsardesk.policies.profiles import read_profile
from dsardesk.services.context import Context
from dsardesk.services.open_case import Opening, open_case, take_in
from dsardesk.services.ports import UnitOfWork
from dsardesk.storage.ciphers import new_key
from dsardesk.storage.database import encrypted_engine
from dsardesk.storage.schema import upgrade
from dsardesk.storage.work import SqlUnitOfWork
from dsardesk.texts import authorities, calendar, rule_book
from tests.fakes import MemoryIdentityStore, MemoryWork, PlainLetters, PlainPackages, PlainReports
from tests.makers import CANARY, DPO, NOW, Clock, new_id, settle_in

KEY = new_key()
_read_profile = functools.cache(read_profile)
CARD = b"\xff\xd8 carte d'identite \xff\xd9"
EMAIL = "zephyrine@courriel.example"
BOTH = (RightType.ACCESS, RightType.OBJECTION_MARKETING)


@pytest.fixture(scope="session")
def _furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encrypted database that knows its users and its company."""
    path = tmp_path_factory.mktemp("services") / "cases.db"
    engine = encrypted_engine(path, KEY)
    upgrade(engine, resources.migrations())
    settle_in(SqlUnitOfWork(engine, blobs=path.parent / "blobs", suppression_key=KEY, now=Clock().now))
    engine.dispose()
    return path


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["in memory", "encrypted file"])
def work(request: pytest.FixtureRequest, clock: Clock, tmp_path: Path) -> Iterator[UnitOfWork]:
    if request.param == "in memory":
        memory = MemoryWork(clock.now)
        settle_in(memory)
        yield memory
        return
    shutil.copy(request.getfixturevalue("_furnished"), tmp_path / "cases.db")
    engine = encrypted_engine(tmp_path / "cases.db", KEY)
    yield SqlUnitOfWork(engine, blobs=tmp_path / "blobs", suppression_key=KEY, now=clock.now)
    engine.dispose()


def a_draft(*rights: RightType, cards: int = 0, **changes: object) -> Draft:
    """A message that asks for *rights*, with copies of an identity card in it."""
    text = "\n".join(f"Je demande: {right}" for right in rights)
    raw = b"From: zephyrine@courriel.example\r\n\r\n" + text.encode() + CARD * cards
    draft = Draft(
        raw=raw,
        without_identity=raw.replace(CARD, b"[carte retiree]"),
        sender_name=CANARY,
        sender_email=EMAIL,
        received_at=datetime(2026, 10, 24, 9, 30, tzinfo=UTC),
        sent_at=datetime(2026, 10, 24, 9, 29, tzinfo=UTC),
        subject="Mes données",
        language="fr",
        text=text,
        proposals=tuple(Proposal(right, f"Je demande: {right}") for right in rights),
        identifiers={"customer_number": "CL-20817"},
        attachments=tuple(Attachment("cni.jpg", "image/jpeg", len(CARD), True, CARD) for _ in range(cards)),
    )
    return replace(draft, **changes)  # type: ignore[arg-type]


@dataclass
class Bench:
    """A context made of stand-ins around one store, and what they remember."""

    work: UnitOfWork
    clock: Clock
    store: MemoryIdentityStore = field(default_factory=MemoryIdentityStore)
    letters: PlainLetters = field(default_factory=PlainLetters)
    packages: PlainPackages = field(default_factory=PlainPackages)
    reports: PlainReports = field(default_factory=PlainReports)

    @property
    def context(self) -> Context:
        return self.context_on(self.work)

    def context_on(self, work: UnitOfWork) -> Context:
        """The same context with another store."""
        return Context(
            work=work,
            identity_store=self.store,
            letters=self.letters,
            now=self.clock.now,
            new_id=new_id,
            rules=rule_book(),
            calendar=calendar,
            read_profile=_read_profile,
            read_message=read_kept,
            authorities=authorities(),
        )

    def opened(self, *rights: RightType, cards: int = 0, category: str = "customer", actor: Actor = DPO) -> Case:
        """A case opened from a message that came two days ago."""
        draft = a_draft(*(rights or BOTH), cards=cards)
        waiting = take_in(self.context, DPO, draft.raw)
        return open_case(self.context, actor, draft, Opening(category=category), waiting)

    def case(self, reference: str) -> Case:
        with self.work.read() as transaction:
            return transaction.cases.get(reference)

    def actions(self) -> list[str]:
        """What the log says was done."""
        with self.work.read() as transaction:
            return [event.action for event in transaction.audit.events()]

    def payload(self, action: str) -> str:
        """What the newest event of that name says."""
        with self.work.read() as transaction:
            found = [event.payload for event in transaction.audit.events() if event.action == action]
        assert found[-1]
        return found[-1]

    def everything(self) -> list[object]:
        """All that is kept, to be compared before and after."""
        with self.work.read() as transaction:
            lines = transaction.cases.page(offset=0, limit=100)
            cases = [transaction.cases.get(line.reference) for line in lines]
            contents = [transaction.blobs.get(document.id) for case in cases for document in case.documents]
            events = list(transaction.audit.events())
            suppressed = transaction.suppression.holds(EMAIL)
            return [lines, cases, contents, events, transaction.audit.head(), suppressed]


@pytest.fixture
def bench(work: UnitOfWork, clock: Clock) -> Bench:
    assert clock.now() == NOW
    return Bench(work, clock)
