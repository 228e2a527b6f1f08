"""Words of letters and notes in both databases: found by their beginnings, replaced, and gone with their case."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, func, select

from dsardesk.domain.case import Case
from dsardesk.domain.folding import folded_words
from dsardesk.services.ports import CaseQuery, FoundIn
from dsardesk.storage import case_list, tables
from dsardesk.storage.work import SqlUnitOfWork
from tests.makers import index_of, plain_case

NOTE = ("remboursement", "du", "100", "sinistre")


@pytest.fixture
def case(work: SqlUnitOfWork) -> Case:
    """A case with a note, among others."""
    made = [plain_case(f"DSR-{number}") for number in range(5)]
    with work.write() as transaction:
        for each in made:
            transaction.cases.add(each, index_of(each, asked=("copie", "contrat")))
        transaction.cases.keep_words(made[-1].id, FoundIn.NOTE, "7", NOTE)
    return made[-1]


def found(work: SqlUnitOfWork, *terms: str) -> list[tuple[str, tuple[FoundIn, ...]]]:
    with work.read() as transaction:
        query = CaseQuery(terms=terms)
        lines = transaction.cases.page(query, offset=0, limit=9)
        assert transaction.cases.count(query) == len(lines)
    return [(line.reference, line.found_in) for line in lines]


@pytest.mark.parametrize("terms", [("sinistre",), ("rem",), ("sin", "remb"), ("zephyrine", "sinis"), ("du",), ("100",)])
def test_a_note_is_found_by_the_beginnings_of_its_words(
    work: SqlUnitOfWork, case: Case, terms: tuple[str, ...]
) -> None:
    assert found(work, *terms) == [(case.reference, (FoundIn.NOTE,))]


@pytest.mark.parametrize("terms", [("re",), ("inistre",), ("%",), ("_u",), ("sinistre", "absent")])
def test_nothing_else_finds_it(work: SqlUnitOfWork, case: Case, terms: tuple[str, ...]) -> None:
    assert found(work, *terms) == []


@pytest.mark.parametrize(("rare", "common"), [(0, 0), (0, 100), (100, 100), (2, 100)])
def test_each_way_of_looking_finds_the_same(
    work: SqlUnitOfWork, case: Case, rare: int, common: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is quickest depends on how many cases a word is in; what is found does not."""
    monkeypatch.setattr(case_list, "RARE", rare)
    monkeypatch.setattr(case_list, "COMMON", common)
    assert found(work, "contrat", "sinistre") == [(case.reference, (FoundIn.REQUEST, FoundIn.NOTE))]
    assert found(work, "zephyrine", "sinistre") == [(case.reference, (FoundIn.NOTE,))]
    assert len(found(work, "zephyrine", "copie")) == 5


@pytest.mark.parametrize("word", ["x\u19b0y", "\u674e\u660e", "\u0394\u03b7\u03bc\u03bf", "a\U0001df0fb"])
def test_a_word_of_any_alphabet_is_one_word(work: SqlUnitOfWork, case: Case, word: str) -> None:
    with work.write() as transaction:
        transaction.cases.keep_words(case.id, FoundIn.NOTE, "8", folded_words(word))
    assert [reference for reference, _ in found(work, *folded_words(word))] == [case.reference]


def test_words_of_a_source_take_the_place_of_those_before(work: SqlUnitOfWork, case: Case, engine: Engine) -> None:
    with work.write() as transaction:
        transaction.cases.keep_words(case.id, FoundIn.NOTE, "7", ("autre",))
        transaction.cases.keep_words(case.id, FoundIn.NOTE, "7", ("autre",))
    assert found(work, "sinistre") == []
    assert [reference for reference, _ in found(work, "autre")] == [case.reference]
    with work.write() as transaction:
        transaction.cases.keep_words(case.id, FoundIn.NOTE, "7", ())
    with engine.connect() as connection:
        kept = connection.execute(select(func.count()).where(tables.case_texts.c.place == "note")).scalar_one()
    assert (found(work, "autre"), kept) == ([], 0)


def test_a_purged_case_is_found_no_more_and_the_others_still_are(work: SqlUnitOfWork, case: Case) -> None:
    with work.write() as transaction:
        transaction.cases.purge(transaction.cases.get(case.reference))
    assert found(work, "sinistre") == []
    assert len(found(work, "contrat")) == 4
