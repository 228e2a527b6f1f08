"""Who does something, what a company says of itself, and what errors carry."""

from __future__ import annotations

import pytest

from dsardesk.domain.actors import Actor, RoleRefused, UserRole
from dsardesk.domain.errors import CannotWrite, DeskError, UnreadableInput
from dsardesk.domain.ids import UserId
from dsardesk.domain.rights import IMMEDIATE_RIGHTS, RightType
from dsardesk.domain.rules import Confidence, Rule, RuleBook
from dsardesk.domain.words import words_in
from tests.invented import day, numbered, profile


@pytest.mark.parametrize("role", UserRole)
def test_a_role_that_is_not_among_those_allowed_is_refused(role: UserRole) -> None:
    actor = Actor(UserId(numbered(1)), "Claire Morel", role)
    actor.must_be(role)
    with pytest.raises(RoleRefused) as refused:
        actor.must_be(*(other for other in UserRole if other is not role))
    assert refused.value.facts == {"role": role.value}


def test_an_error_carries_its_code_and_facts_and_no_prose() -> None:
    error = DeskError(item=1)
    assert (str(error), error.facts, error.exit_code) == ("error", {"item": 1}, 5)
    assert (UnreadableInput.exit_code, CannotWrite.exit_code) == (4, 6)


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ({"fr": "contrat", "en": "contract"}, "en", "contract"),
        ({"fr": "contrat", "en": "contract"}, "de", "contrat"),
        ({"fr": "contrat", "en": ""}, "en", "contrat"),
        ({}, "fr", ""),
    ],
)
def test_words_are_given_in_the_language_or_in_the_first_one(
    words: dict[str, str], language: str, expected: str
) -> None:
    assert words_in(words, language) == expected


def test_a_system_is_found_by_its_id() -> None:
    found = profile().system("crm")
    assert found is not None
    assert found.owner == "responsable commercial"
    assert profile().system("fax") is None


def test_a_rule_gives_only_the_figure_that_it_has() -> None:
    seen = Confidence.SEEN
    nothing_said: dict[str, str] = {}
    rest = ("own", nothing_said, "text", seen, day(1, 1), day(1, 1))
    month, days = Rule("m", *rest, months=1), Rule("d", *rest, days=15)
    hours, count = Rule("h", *rest, hours=48), Rule("c", *rest, count=2)
    book = RuleBook("1", {rule.id: rule for rule in (month, days, hours, count)})
    assert (book.months("m"), book.days("d"), book.hours("h"), book.count("c")) == (1, 15, 48, 2)
    for figure, rule in ((book.months, "d"), (book.days, "m"), (book.hours, "c"), (book.count, "h")):
        with pytest.raises(ValueError, match=f"{rule} has no "):
            figure(rule)


def test_marketing_objection_and_consent_withdrawal_take_effect_at_once() -> None:
    assert {RightType.OBJECTION_MARKETING, RightType.CONSENT_WITHDRAWAL} == IMMEDIATE_RIGHTS
