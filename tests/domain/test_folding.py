"""One word written in several ways is one word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.domain.folding import folded_variants, folded_words, numbers_joined


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Siobhán O'Connor", "oconnor"),
        ("Siobhán O\u2019Connor", "oconnor"),
        ("Jean-Pierre Petit", "jeanpierre"),
        ("jean\u2010pierre", "jeanpierre"),
        ("Jürgen Groß", "juergen"),
        ("Ju\u0308rgen", "juergen"),
        ("SØREN", "soeren"),
        ("06 12 34 56 78", "0612345678"),
        ("06.12.34.56.78", "0612345678"),
        ("06\u00a012\u202f34 56 78", "0612345678"),
        ("+33 6 12 34 56 78", "0612345678"),
        ("+33 6 12 34 56 78", "33612345678"),
        ("dossier 12 06 12 34 56 78", "0612345678"),
        ("FR76 3000 6000 0112 3456 7890 189", "7630006000011234567890189"),
        ("le 24. 12. 2026", "24122026"),
    ],
)
def test_a_name_or_number_has_the_spelling_that_people_type(written: str, typed: str) -> None:
    assert typed in folded_variants(written)


@pytest.mark.parametrize("text", ["l'adresse d'Anne", "le 3 mai 2026", "DSR-2026-0012", "1 2 3", "+1 2 3", "", "Zoé"])
def test_words_that_nobody_types_otherwise_have_no_other_spelling(text: str) -> None:
    assert set(folded_variants(text)) <= {"danne"}
    assert numbers_joined(text) == text


@given(st.lists(st.text("0123456789", min_size=1, max_size=12), min_size=1, max_size=20), st.data())
def test_a_number_found_in_its_groups_is_found_wherever_it_begins(groups: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(groups) - 1))
    stop = data.draw(st.integers(start + 1, len(groups)))
    terms = (*folded_words(" ".join(groups)), *folded_variants(" ".join(groups)))
    for typed in folded_words(numbers_joined(" ".join(groups[start:stop]))):
        assert any(term.startswith(typed) for term in terms)
