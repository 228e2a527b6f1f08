"""The annual report on paper: every line in words, hidden figures marked as such."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dsardesk.documents.model import Document, Facts, Heading, Notice, Table
from dsardesk.domain.annual import Annual, annual_report, for_others
from dsardesk.domain.purging import DirectiveFigures, Figures
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.reports.annual import HIDDEN, annual_document
from dsardesk.reports.printer import Reports
from dsardesk.resources import LANGUAGES
from tests.invented import messages, profile, texts

MADE_ON = date(2027, 1, 11)
PLAIN = Figures(
    "2026-10",
    "2026-11",
    tuple(RightType),
    tuple(list(Outcome)[n % len(Outcome)] for n, _ in enumerate(RightType)),
    "email",
    9,
    True,
    True,
    True,
    category="customer",
    months_used=1,
    codes=("R11",),
    extension_grounds=("complexity",),
    identity_asked=True,
    copies_destroyed=1,
    recipients_told=6,
)
OTHER = replace(PLAIN, rights=("access",), outcomes=("",), category="", channel="form", kind="complaint")
REGISTER = (DirectiveFigures("2026-02", "2026-04", "specific", "revoked"),)


def report(*figures: Figures) -> Annual:
    return annual_report(2026, figures, REGISTER, month=1, extended=3)


def printed(found: Annual, lang: str = "en") -> Document:
    return annual_document(found, profile(), MADE_ON, messages(lang))


def tables(document: Document) -> dict[str, dict[str, str]]:
    """The lines of each table under its heading."""
    found: dict[str, dict[str, str]] = {}
    heading = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, Table):
            found[heading] = dict(block.rows)  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_line_is_in_words(lang: str) -> None:
    everything = texts(printed(report(PLAIN, OTHER), lang))
    assert not [text for text in everything if "_" in text]


def test_each_table_counts_what_its_title_says() -> None:
    found = tables(printed(report(PLAIN, OTHER)))
    assert found["Rights exercised"]["access"] == "2"
    assert found["Grounds of refusals, in full or in part"]["R11 – " + messages("en").say("ground.R11")] == "2"
    assert found["Categories of people"]["category not recorded"] == "1"
    assert found["Month of receipt"]["10/2026"] == "2"
    assert "Decisions by right" in found
    assert any(
        "Do not pass it on" in block.text for block in printed(report(PLAIN)).blocks if isinstance(block, Notice)
    )


def test_hidden_figures_bear_a_mark_that_is_explained() -> None:
    document = printed(for_others(report(PLAIN, OTHER), 5))
    assert set(tables(document)["Rights exercised"].values()) == {HIDDEN}
    assert "Decisions by right" not in tables(document)
    assert next(block for block in document.blocks if isinstance(block, Facts)).rows[0][1] == HIDDEN
    assert any(HIDDEN in block.text for block in document.blocks if isinstance(block, Notice))


def test_a_year_without_requests_is_a_short_report() -> None:
    document = printed(annual_report(2026, (), (), month=1, extended=3))
    assert tables(document) == {}
    assert [value for _, value in next(b for b in document.blocks if isinstance(b, Facts)).rows] == ["0", *["–"] * 4]


def test_it_is_printed_in_the_language_asked() -> None:
    words = {lang: messages(lang) for lang in LANGUAGES}
    printer = Reports(words, lambda document: document.title.encode())
    assert printer.annual(report(PLAIN), profile(), MADE_ON, "fr") == b"Rapport annuel sur les demandes, 2026"
