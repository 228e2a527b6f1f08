"""A case that changes is saved by what differs: nothing is read twice in one transaction, nothing is lost either."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

from dsardesk.domain.case import Case
from dsardesk.services.ports import ChangedMeanwhile
from dsardesk.storage import cases
from dsardesk.storage.vault import OpenVault
from dsardesk.storage.work import SqlUnitOfWork
from tests.makers import Clock, Opener, full_case, index_of


@pytest.fixture
def vault(folder: Path, opened: Opener) -> Iterator[OpenVault]:
    with opened(folder) as vault:
        yield vault


@pytest.fixture
def work(vault: OpenVault) -> SqlUnitOfWork:
    work = vault.unit_of_work(Clock().now)
    with work.write() as transaction:
        transaction.cases.add(full_case(), index_of(full_case()))
    return work


@contextmanager
def told(vault: OpenVault) -> Iterator[list[str]]:
    """What the database is told meanwhile."""
    statements: list[str] = []

    def listen(*args: object) -> None:
        statements.append(str(args[2]))

    event.listen(vault.engine, "before_cursor_execute", listen)
    yield statements
    event.remove(vault.engine, "before_cursor_execute", listen)


def stored(work: SqlUnitOfWork) -> Case:
    with work.read() as transaction:
        return transaction.cases.get(full_case().reference)


def test_what_was_read_in_the_same_transaction_is_not_read_again_to_save_it(
    vault: OpenVault, work: SqlUnitOfWork
) -> None:
    with work.write() as transaction:
        case = transaction.cases.get(full_case().reference)
        changed = replace(case, items=(replace(case.items[0], reasons="autre"), *case.items[1:]))
        with told(vault) as statements:
            transaction.cases.save(changed, index_of(changed))
    written = [each.split()[1] for each in statements if each.startswith(("UPDATE", "INSERT", "DELETE"))]
    assert written == ["cases", "items"]
    read = [each for each in statements if each.startswith("SELECT")]
    assert len(read) == 2, "the words that find the case are compared, and nothing else"
    assert stored(work).items == changed.items


def test_a_case_saved_twice_in_one_transaction_is_as_it_was_saved_last(work: SqlUnitOfWork) -> None:
    with work.write() as transaction:
        first = transaction.cases.get(full_case().reference)
        emptied = transaction.cases.save(
            replace(first, items=(), documents=(), facts=(), principal=None), index_of(first)
        )
        transaction.cases.save(
            replace(emptied, items=first.items, facts=first.facts, principal=first.principal), index_of(first)
        )
    found = stored(work)
    assert (found.items, found.facts, found.principal) == (first.items, first.facts, first.principal)
    assert (found.documents, found.identity) == ((), first.identity)


def test_a_case_that_was_read_earlier_is_saved_whole(work: SqlUnitOfWork) -> None:
    before = stored(work)
    with work.write() as transaction:
        transaction.cases.save(replace(before, items=(), searches=()), index_of(before))
    assert (stored(work).items, stored(work).searches) == ((), ())
    with pytest.raises(ChangedMeanwhile), work.write() as transaction:
        transaction.cases.save(before, index_of(before))


def test_of_many_cases_in_one_transaction_the_newest_alone_are_remembered(
    work: SqlUnitOfWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cases, "REMEMBERED", 0)
    with work.write() as transaction:
        case = transaction.cases.get(full_case().reference)
        transaction.cases.save(replace(case, items=(), proofs=()), index_of(case))
    assert (stored(work).items, stored(work).proofs) == ((), ())
