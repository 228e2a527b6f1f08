"""Whatever may be said of retention is said in both languages, with its dates in words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dsardesk.domain.commitments import KeptFrom, RetentionPromise
from dsardesk.domain.directives import Directive
from dsardesk.domain.holds import Hold, HoldKind
from dsardesk.domain.retention import Kept, directive_line, retention
from dsardesk.domain.retention_term import RetentionDecision, RetentionWarning, term
from dsardesk.reports.retention import explain_line, explain_retention, span, term_sentences
from dsardesk.resources import LANGUAGES
from tests.directives import directive
from tests.invented import messages, profile, rule_book
from tests.makers import DPO, TODAY, full_case

CLOSED = date(2026, 11, 22)
PROMISES = (None, RetentionPromise(0), RetentionPromise(36, KeptFrom.RECEIPT), RetentionPromise(96))
DECISIONS = (None, RetentionDecision(72, "preuve", TODAY, DPO.name), RetentionDecision(0, "rien", TODAY, DPO.name))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("section", "words"), [("kept", Kept), ("retention_warning", RetentionWarning)])
def test_each_word_has_its_sentence(lang: str, section: str, words: Any) -> None:
    assert [word for word in words if f"{section}.{word}" not in messages(lang)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("promise", PROMISES)
@pytest.mark.parametrize("decision", DECISIONS)
def test_every_period_is_explained(
    lang: str, promise: RetentionPromise | None, decision: RetentionDecision | None
) -> None:
    words = messages(lang)
    company = replace(profile(), request_retention=promise)
    holds = tuple(Hold(kind, "motif", words.say(f"hold_end.{kind}"), TODAY, DPO.name) for kind in HoldKind)
    for case in (
        full_case(),
        replace(full_case(), closed_on=None),
        replace(full_case(), closed_on=CLOSED, holds=holds),
    ):
        for sentence in explain_retention(retention(case, company, decision, rule_book()), words):
            assert not re.search(r"[{}]|\b[a-z]+_[a-z_]+\b|\d{4}-\d\d-\d\d", sentence), sentence
            assert sentence.endswith(".")
    assert term_sentences(term(company, decision, rule_book()), decision, words)


ENDED = (replace(directive(), revoked_on=CLOSED), replace(directive(), executed_on=CLOSED))


@pytest.mark.parametrize("ended", ENDED)
def test_the_end_of_a_directive_is_explained(ended: Directive) -> None:
    line = directive_line(ended, rule_book())
    assert line
    first, last = explain_line(line, messages("fr"))
    assert first.endswith("le 22 novembre 2026.")
    assert last == "Sa preuve est conservée 5 ans ensuite, jusqu’au 22 novembre 2031."


@pytest.mark.parametrize(
    ("months", "told"), [(1, "1 month"), (6, "6 months"), (12, "1 year"), (18, "18 months"), (60, "5 years")]
)
def test_a_span_is_told_in_years_where_it_is_whole_ones(months: int, told: str) -> None:
    assert span(months, messages("en")) == told


def test_a_hold_says_since_when_and_until_what() -> None:
    hold = Hold(HoldKind.COMPLAINT, "plainte", "clôture par la CNIL", date(2026, 11, 3), DPO.name)
    case = replace(full_case(), holds=(hold,))
    (said, *_) = explain_retention(retention(case, profile(), None, rule_book()), messages("fr"))
    assert "3 novembre 2026" in said
    assert "clôture par la CNIL" in said
