"""A person is recognised however the name, the address or the number is written, and nobody else is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.discovery.matching import EMAIL, IDENTIFIER, NAME, Hit, Matcher
from dsardesk.domain.findings import Target

TARGET = Target(("Zoé D'Almeida-Costa",), ("zoe@sender.example",), ("CL-20817", "0639981742"))
MATCHER = Matcher(TARGET)


def first(text: str) -> Hit | None:
    return next(MATCHER.hits(text), None)


@pytest.mark.parametrize(
    "text",
    [
        "Zoé D'Almeida-Costa",
        "D'ALMEIDA COSTA Zoe",
        "reçu de zoe d\u2019almeida\u2011costa hier",
        "D'Almeida-Costa, Zoé",
        unicodedata.normalize("NFD", "Zoé D'Almeida-Costa"),
    ],
)
def test_case_accents_hyphens_apostrophes_and_order_do_not_hide_a_name(text: str) -> None:
    hit = first(text)
    assert hit is not None
    assert hit.matched_on == NAME


@pytest.mark.parametrize("text", ["Zoéline D'Almeida-Costa", "Zoé D'Almeida", "Zoé Costa", "Azoe D'Almeida-Costas"])
def test_another_name_is_not_the_person(text: str) -> None:
    assert first(text) is None


@pytest.mark.parametrize("text", ["ZOE@SENDER.EXAMPLE", "<zoe@sender.example>.", "user=zoe%40sender.example&x=1"])
def test_an_address_is_known_in_any_case_and_place(text: str) -> None:
    hit = first(text)
    assert hit is not None
    assert hit.matched_on == EMAIL


@pytest.mark.parametrize(
    "text", ["chezoe@sender.example", "zoe@sender.example.org", "zoe@sender.examples", "a.zoe@sender.example"]
)
def test_an_address_that_only_contains_it_is_somebody_elses(text: str) -> None:
    assert first(text) is None


@pytest.mark.parametrize(
    "text", ["CL-20817", "cl 20817", "n° CL20817.", "06.39.98.17.42", "+33 6 39 98 17 42", "+33 (0)6 39 98 17 42"]
)
def test_separators_do_not_hide_a_number(text: str) -> None:
    hit = first(text)
    assert hit is not None
    assert hit.matched_on == IDENTIFIER


@pytest.mark.parametrize("text", ["CL-208170", "XCL-20817", "CL-2081", "106399817423"])
def test_a_longer_or_shorter_number_is_another(text: str) -> None:
    assert first(text) is None


def test_the_words_found_are_given_as_written() -> None:
    assert first("M. Dubois et ZOÉ  D'ALMEIDA COSTA, ensemble") == Hit(NAME, "ZOÉ  D'ALMEIDA COSTA", whole=False)


@given(before=st.text(max_size=30), after=st.text(max_size=30))
def test_the_value_is_always_part_of_the_text(before: str, after: str) -> None:
    text = f"{before} Zoé D'Almeida-Costa {after}"
    hits = [hit for hit in MATCHER.hits(text) if hit.matched_on == NAME]
    assert hits
    assert hits[0].value in text


@given(text=st.text(max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    list(MATCHER.hits(text))


def test_an_empty_target_finds_nothing() -> None:
    assert not list(Matcher(Target((), ("",), (" ", "-"))).hits("anything - at all, zoe@sender.example"))
