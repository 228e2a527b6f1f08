"""LIL 85 I: a request about one's directives is answered once the register holds it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.case import Case
from dsardesk.domain.decisions import must_be_done
from dsardesk.domain.directives import Instruction
from dsardesk.domain.measures import MeasuresMissing, OtherRight
from dsardesk.domain.registration import CHANGED, REGISTERED, REVOKED, entries_of, noted_in_register, told_directive
from dsardesk.domain.renumbered import number_today
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.wishes import Wish
from tests.directives import GIVEN_ON, SPECIFIC, directive, general
from tests.invented import DPO, RECEIVED_ON, case, profile
from tests.law_says import law_says

ASKED = case(items=(RequestItem(1, RightType.ACCESS), RequestItem(2, RightType.POST_MORTEM_DIRECTIVE)))


def noted(kind: str, asked: Case = ASKED) -> Case:
    return noted_in_register(asked, profile(), kind, directive(), on=RECEIVED_ON, by=DPO)


@pytest.mark.parametrize("kind", [REGISTERED, CHANGED, REVOKED])
@pytest.mark.parametrize("outcome", [Outcome.GRANTED, Outcome.PARTLY_GRANTED])
def test_it_is_granted_once_the_register_holds_it(kind: str, outcome: Outcome) -> None:
    with pytest.raises(MeasuresMissing) as refused:
        must_be_done(ASKED, profile(), 2, outcome)
    assert refused.value.facts["gaps"] == "directive_not_registered"
    must_be_done(noted(kind), profile(), 2, outcome)


def test_the_register_is_not_needed_to_refuse() -> None:
    must_be_done(ASKED, profile(), 2, Outcome.REFUSED)


def test_entries_are_told_once_each() -> None:
    assert entries_of(noted(REVOKED, noted(REGISTERED))) == ("PM-2026-0001",)
    assert entries_of(ASKED) == ()


def test_a_case_that_asks_for_something_else_has_no_part_in_the_register() -> None:
    with pytest.raises(OtherRight):
        noted(REGISTERED, case())


def test_an_entry_is_told_by_the_names_of_its_processings() -> None:
    told = told_directive(directive(), profile())
    assert [each.processing.get("fr") for each in told.wishes] == ["Contrats et facturation", "Assistance aux clients"]
    assert told.designated == ("Rose Duvernay", "Paul Duvernay")
    assert told_directive(general(), profile()).wishes[0].processing == {}
    gone = replace(SPECIFIC, instructions=(Instruction(Wish.KEEP, "lottery"),))
    assert told_directive(directive(gone, revoked_on=GIVEN_ON), profile()).wishes[0].processing == {"fr": "lottery"}


@law_says(
    "lil.85.renumbered",
    "What Article 40-1, I to IV, said stands in Articles 84 and 85, I to III, since 1 June 2019: letters cite the "
    "number of today.",
)
@pytest.mark.parametrize(
    ("cited", "today"),
    [
        ("40-1, I", "84"),
        ("article 40-1 II", "85, I"),
        ("Article 40-1, III of the Act", "85, II"),
        ("40-1, iv", "85, III"),
        ("85, II", ""),
        ("", ""),
    ],
)
def test_an_article_cited_by_its_old_number_is_given_its_new_one(cited: str, today: str) -> None:
    assert number_today(cited) == today
