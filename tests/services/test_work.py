"""The store in memory keeps the promises of the real one: what the tests of use cases lean on is true of both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dsardesk.domain.audit import verify
from dsardesk.domain.identity import Identity
from dsardesk.services.ports import CaseQuery, ChangedMeanwhile, UnitOfWork, UnknownCase
from tests.makers import (
    DPO,
    PROFILE,
    TODAY,
    document_id,
    full_case,
    identity_document,
    index_of,
    plain_case,
    profile_text,
)


def test_what_fails_keeps_nothing_of_anything(work: UnitOfWork) -> None:
    document = document_id()

    def write_and_fail() -> None:
        with work.write() as transaction:
            transaction.cases.add(full_case(), index_of(full_case()))
            transaction.blobs.put(document, b"letter")
            transaction.suppression.add("a@b.example", "email", TODAY)
            transaction.profiles.add("p", "text", date(2030, 1, 1))
            transaction.audit.append(DPO, "note.added", None, {})
            transaction.next_number("case.2026")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()
    with work.write() as transaction:
        assert transaction.cases.count() == 0
        assert not transaction.suppression.holds("a@b.example")
        assert transaction.profiles.current() == (PROFILE, profile_text())
        assert list(transaction.audit.events()) == []
        assert transaction.next_number("case.2026") == 1
        with pytest.raises(Exception, match=r"No row|01"):
            transaction.blobs.get(document)


def test_a_case_saved_on_an_older_version_is_refused(work: UnitOfWork) -> None:
    case = plain_case()
    with work.write() as transaction:
        transaction.cases.add(case, index_of(case))
    with work.write() as transaction:
        transaction.cases.save(replace(case, closed_on=TODAY), index_of(case))
    with pytest.raises(ChangedMeanwhile), work.write() as transaction:
        transaction.cases.save(case, index_of(case))
    with work.read() as transaction:
        assert transaction.cases.get(case.reference) == replace(case, closed_on=TODAY, version=2)


def test_what_is_not_yet_kept_is_not_seen_by_others(work: UnitOfWork) -> None:
    case = plain_case()
    with work.write() as writer:
        writer.cases.add(case, index_of(case))
        assert writer.cases.get(case.reference) == case
        with work.read() as reader, pytest.raises(UnknownCase):
            reader.cases.get(case.reference)


def test_a_reference_is_given_once(work: UnitOfWork) -> None:
    with work.write() as transaction:
        transaction.cases.add(plain_case(), index_of(plain_case()))
    with pytest.raises(Exception, match=r"(?i)unique"), work.write() as transaction:
        transaction.cases.add(plain_case(), index_of(plain_case()))


def test_pages_searches_and_held_documents_answer_alike(work: UnitOfWork) -> None:
    with work.write() as transaction:
        for reference, day in (("A", None), ("B", date(2026, 12, 1)), ("C", date(2026, 11, 1))):
            case = plain_case(reference, identity=Identity(documents=(identity_document(),)) if day else Identity())
            transaction.cases.add(case, index_of(case, due_on=day))
    with work.read() as transaction:
        assert [line.reference for line in transaction.cases.page(offset=0, limit=9)] == ["C", "B", "A"]
        assert [line.reference for line in transaction.cases.page(offset=1, limit=1)] == ["B"]
        found = transaction.cases.page(CaseQuery(terms=("zeph", "b")), offset=0, limit=9)
        assert [line.reference for line in found] == ["B"]
        assert transaction.cases.with_held_documents() == ("B", "C")
        assert transaction.cases.count() == 3


def test_lines_show_the_same(work: UnitOfWork) -> None:
    case = full_case()
    with work.write() as transaction:
        transaction.cases.add(case, index_of(case))
    with work.read() as transaction:
        line = transaction.cases.page(offset=0, limit=1)[0]
    assert (line.reference, line.rights, line.state, line.due_on, line.next_step) == (
        case.reference,
        ("access", "objection_marketing"),
        case.state,
        index_of(case).due_on,
        "search",
    )


def test_the_log_is_a_chain_and_knows_its_head(work: UnitOfWork) -> None:
    case = plain_case()
    with work.write() as transaction:
        transaction.audit.append(DPO, "vault.created", None, {})
        transaction.audit.append(DPO, "case.opened", case.id, {"reference": case.reference})
    with work.read() as transaction:
        assert verify(transaction.audit.events(), transaction.audit.head()).events == 2
        assert [event.action for event in transaction.audit.events(case.id)] == ["case.opened"]


def test_addresses_and_counters_answer_alike(work: UnitOfWork) -> None:
    with work.write() as transaction:
        transaction.suppression.add("Zephyrine@Courriel.example", "email", TODAY)
        transaction.suppression.add("zephyrine@courriel.example", "email", TODAY)
        assert [transaction.next_number("a"), transaction.next_number("a"), transaction.next_number("b")] == [1, 2, 1]
    with work.read() as transaction:
        assert transaction.suppression.holds(" ZEPHYRINE@courriel.example")
        assert transaction.users.get(DPO.id) == DPO
