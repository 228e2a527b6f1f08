"""A letter's words are read back from its DOCX form, so that they find its case."""

from __future__ import annotations

from dsardesk import resources
from dsardesk.desk.printing import press
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.plans import plan_letter
from dsardesk.letters.examples import example_facts
from dsardesk.policies.profiles import read_profile
from dsardesk.services.context import search_terms


def test_the_words_of_a_printed_letter_are_read_a_paragraph_a_line() -> None:
    profile = read_profile(resources.text("samples", "alto", "profile.toml"))
    facts = example_facts(LetterKind.ACKNOWLEDGEMENT, profile)
    printed = press().print_letter(plan_letter(LetterKind.ACKNOWLEDGEMENT, facts), "fr")
    said = press().read_letter(printed.docx)
    assert facts.addressee.name in said
    assert facts.reference in said
    assert len(said.splitlines()) > 5
    assert set(search_terms(facts.addressee.name)) <= set(search_terms(said))
