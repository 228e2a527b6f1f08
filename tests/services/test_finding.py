"""Words by which a case is found, however they are typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.domain.rights import RightType
from dsardesk.services.case_list import Selection, read_lines
from dsardesk.services.context import search_terms
from dsardesk.services.notes import add_note
from dsardesk.services.open_case import Opening, open_case, take_in
from dsardesk.services.ports import CaseQuery
from tests.makers import CANARY, DPO
from tests.services.conftest import Bench, a_draft


@pytest.mark.parametrize("typed", ["zephyrine", "QUATREBARBES", "zéph quatre", "dsr 2026", "cl-20817", "courriel"])
def test_a_case_is_found_by_name_reference_number_or_address(bench: Bench, typed: str) -> None:
    reference = bench.opened().reference
    with bench.work.read() as transaction:
        found = transaction.cases.page(CaseQuery(terms=search_terms(typed)), offset=0, limit=9)
    assert [line.reference for line in found] == [reference]


@pytest.mark.parametrize("typed", ["phyrine", "quatrebarbes dupont", "2027"])
def test_and_by_nothing_else(bench: Bench, typed: str) -> None:
    bench.opened()
    with bench.work.read() as transaction:
        assert transaction.cases.page(CaseQuery(terms=search_terms(typed)), offset=0, limit=9) == ()


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (CANARY, ("zephyrine", "quatrebarbes")),
        ("Đặng Øyvind Łukasz", ("dang", "oyvind", "lukasz")),
        ("STRASSE straße", ("strasse",)),
        ("Lœtitia CŒUR Kjær Y\u0131ld\u0131z", ("loetitia", "coeur", "kjaer", "yildiz")),
        ("a_b--c  ", ("a", "b", "c")),
        ("李 小龙", ("李", "小龙")),
        ("", ()),
    ],
)
def test_accents_and_capitals_do_not_matter(written: str, words: tuple[str, ...]) -> None:
    assert search_terms(written) == words


@given(st.text())
def test_whatever_is_typed_the_words_fit_their_column_and_are_found_again(text: str) -> None:
    for word in search_terms(text * 40):
        assert 0 < len(word) <= 80
        assert search_terms(word) == (word,)


@pytest.mark.parametrize(
    ("name", "number"), [("Siobhán O'Connor", "+33 6 12 34 56 78"), ("Jean-Pierre Jürgens", "06.12.34.56.78")]
)
def test_a_name_without_its_sign_and_a_telephone_number_without_its_spaces_are_found(
    bench: Bench, name: str, number: str
) -> None:
    draft = replace(a_draft(RightType.ACCESS), sender_name=name)
    reference = open_case(bench.context, DPO, draft, Opening(), take_in(bench.context, DPO, draft.raw)).reference
    add_note(bench.context, DPO, reference, f"Rappeler Mme N'Diaye au {number}.")
    first = {"Siobhán O'Connor": "oconnor", "Jean-Pierre Jürgens": "jeanpierre juergens"}[name]
    for typed in (first, name, "ndiaye", "0612345678", "06 12 34 56 78", "06123"):
        lines = read_lines(bench.context, DPO, Selection(words=typed), offset=0, limit=9)
        assert [entry.line.reference for entry in lines] == [reference], typed
