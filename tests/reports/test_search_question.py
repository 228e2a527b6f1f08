"""The question to whoever answers for a system: whom to look for, how to answer, and nothing of what is asked."""

from __future__ import annotations

import pytest

from dsardesk.domain.linking import cited
from dsardesk.reports.search_question import question
from dsardesk.services.searches import SearchQuestion
from tests.invented import messages

ASKED = SearchQuestion(
    "DSR-2026-0042/crm",
    {"fr": "Fichier clients", "en": "Customer file"},
    "responsable commercial",
    "Ana Roux",
    "",
    {"customer_number": "CL-20817"},
)


@pytest.mark.parametrize(("lang", "system"), [("fr", "Fichier clients"), ("en", "Customer file")])
def test_the_subject_names_the_search_and_the_text_the_person(lang: str, system: str) -> None:
    made = question(ASKED, messages(lang))
    assert cited(made.subject) == ("DSR-2026-0042/crm",)
    assert system in made.subject
    assert system in made.text
    assert "Ana Roux" in made.text
    assert "CL-20817" in made.text


def test_what_is_not_known_of_the_person_leaves_no_empty_line() -> None:
    assert "e-mail" not in question(ASKED, messages("en")).text
