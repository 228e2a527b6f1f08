"""Words of requests, letters and notes find their case, whatever accents, capitals and order; and say where."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import delete, update

from dsardesk.domain.case import Case
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.rights import RightType
from dsardesk.services.case_list import Selection, Shown, measure_list, read_lines
from dsardesk.services.confidential import set_confidential
from dsardesk.services.letters import draft_letter
from dsardesk.services.notes import add_note
from dsardesk.services.ports import CaseQuery, FoundIn, UnitOfWork
from dsardesk.services.reading_again import read_again
from dsardesk.storage import tables
from dsardesk.storage.errors import DamagedVault
from dsardesk.storage.work import SqlUnitOfWork
from tests.fakes import PlainLetters
from tests.makers import CANARY, DPO
from tests.services.conftest import Bench


class TellingLetters(PlainLetters):
    """Letters that say what a letter may say."""

    def read_letter(self, docx: bytes) -> str:
        return f"{CANARY}, votre remboursement est en cours de règlement"


@pytest.fixture
def bench(bench: Bench) -> Bench:
    bench.letters = TellingLetters()
    return bench


def found(bench: Bench, words: str) -> list[tuple[str, tuple[FoundIn, ...]]]:
    """References found, and where the words stand."""
    selection = Selection(words, shown=Shown.ALL)
    lines = read_lines(bench.context, DPO, selection, offset=0, limit=50)
    assert measure_list(bench.context, DPO, selection).found == len(lines)
    return [(entry.line.reference, entry.line.found_in) for entry in lines]


@pytest.fixture
def told(bench: Bench) -> Case:
    """A case with a letter and a note, beside another one."""
    case = bench.opened(RightType.ACCESS)
    bench.opened(RightType.ERASURE)
    draft_letter(bench.context, DPO, case.reference, LetterKind.ACKNOWLEDGEMENT)
    add_note(bench.context, DPO, case.reference, "Élodie Œuvrard a rappelé au sujet du sinistre")
    return case


def test_a_note_finds_its_case_and_is_told(bench: Bench, told: Case) -> None:
    assert found(bench, "sinistre") == [(told.reference, (FoundIn.NOTE,))]


def test_a_letter_finds_its_case_and_is_told(bench: Bench, told: Case) -> None:
    assert found(bench, "REMBOURSEMENT") == [(told.reference, (FoundIn.LETTER,))]


def test_what_was_asked_finds_its_case_and_is_told(bench: Bench, told: Case) -> None:
    with bench.work.write() as transaction:
        case = transaction.cases.get(told.reference)
        items = (replace(case.items[0], quote="le dossier du cheval"),)
        bench.context.save(transaction, replace(case, items=items), bench.context.profile_of(transaction, case))
    assert found(bench, "cheval") == [(told.reference, (FoundIn.REQUEST,))]
    assert found(bench, "demande:") != []


@pytest.mark.parametrize("words", ["elodie sinistre", "SINISTRE Elodie", "sujet reglement", "quatrebarbes sini"])
def test_neither_accents_nor_capitals_nor_the_order_matter_and_the_words_may_stand_apart(
    bench: Bench, told: Case, words: str
) -> None:
    assert [reference for reference, _ in found(bench, words)] == [told.reference]


def test_the_beginning_of_the_last_word_is_enough(bench: Bench, told: Case) -> None:
    assert [reference for reference, _ in found(bench, "elodie sin")] == [told.reference]


def test_one_or_two_letters_are_a_word_of_their_own_in_texts(bench: Bench, told: Case) -> None:
    assert found(bench, "du") == [(told.reference, (FoundIn.NOTE,))]
    assert found(bench, "re") == []


def test_a_word_that_only_some_text_has_does_not_find_the_others(bench: Bench, told: Case) -> None:
    assert found(bench, "sinistre cheval") == []


def test_words_of_the_person_need_no_place(bench: Bench, told: Case) -> None:
    assert {where for _, where in found(bench, "zephyrine")} == {()}


def test_signs_that_a_search_language_knows_are_no_commands(bench: Bench, told: Case) -> None:
    for words in ('sinistre" OR "x', "sinistre*", "words:sinistre", "NEAR(sinistre)", "sinistre' --", "100%", "_____"):
        found(bench, words)
    assert [reference for reference, _ in found(bench, "(sinistre)")] == [told.reference]


def test_a_confidential_case_is_not_found_by_those_who_may_not_see_it(bench: Bench, told: Case) -> None:
    set_confidential(bench.context, DPO, told.reference, confidential=True)
    with bench.work.read() as transaction:
        assert transaction.cases.count(CaseQuery(terms=("sinistre",))) == 1
        assert transaction.cases.without_confidential().count(CaseQuery(terms=("sinistre",))) == 0


def test_people_letters_and_notes_of_an_older_vault_are_read_once(bench: Bench, told: Case, work: UnitOfWork) -> None:
    if not isinstance(work, SqlUnitOfWork):
        assert read_again(bench.context) == 0
        return
    with work._engine.begin() as connection:
        connection.execute(delete(tables.case_terms))
        connection.execute(delete(tables.case_words))
        connection.execute(delete(tables.case_texts))
    assert found(bench, "sinistre") == found(bench, "zephyrine") == []
    assert read_again(bench.context) == 2
    assert found(bench, "sinistre") == [(told.reference, (FoundIn.NOTE,))]
    assert found(bench, "remboursement") == [(told.reference, (FoundIn.LETTER,))]
    assert found(bench, "demande access") == [(told.reference, (FoundIn.REQUEST,))]
    assert len(found(bench, "zephyrine")) == 2
    assert read_again(bench.context) == 0


def test_a_letter_that_cannot_be_read_any_more_does_not_keep_the_vault_closed(
    bench: Bench, told: Case, work: UnitOfWork
) -> None:
    if not isinstance(work, SqlUnitOfWork):
        pytest.skip("nothing is lost in memory")
    with work._engine.begin() as connection:
        connection.execute(delete(tables.case_words))
        connection.execute(delete(tables.case_texts))
        connection.execute(update(tables.blobs).values(key=b"k" * 32))
    with pytest.raises(DamagedVault), work.read() as transaction:
        transaction.blobs.get(told.documents[0].id)
    read_again(bench.context)
    assert found(bench, "sinistre") == [(told.reference, (FoundIn.NOTE,))]
