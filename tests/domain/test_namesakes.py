"""A directive is found by name, address and numbers; a namesake is shown as what they may be: somebody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dsardesk.domain.deceased import Deceased
from dsardesk.domain.directives import Author
from dsardesk.domain.namesakes import Likeness, alike, keys_of, likeness
from dsardesk.domain.requests import Requester
from tests.directives import AUTHOR, directive, general

DIED = Deceased("Alcide Duvernay", date(2026, 3, 2))
BORN = date(1941, 5, 6)


def how(author: Author = AUTHOR, **changes: Any) -> Likeness | None:
    return likeness(author, replace(DIED, **changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "Monsieur Inconnu", "email": "ALCIDE@courriel.example "},
        {"name": "", "identifiers": {"client": "cl 20001"}},
    ],
)
def test_an_address_or_a_number_makes_one_person(changes: dict[str, Any]) -> None:
    assert how(**changes) is Likeness.SAME


@pytest.mark.parametrize("name", ["Alcide Duvernay", "DUVERNAY, Alcide", "alcidé duvernay"])
def test_the_same_name_may_be_a_namesakes(name: str) -> None:
    assert how(name=name) is Likeness.SAME_NAME


def test_name_and_birth_together_make_one_person() -> None:
    assert how(replace(AUTHOR, born_on=BORN), born_on=BORN) is Likeness.SAME
    assert how(replace(AUTHOR, born_on=BORN)) is Likeness.SAME_NAME


def test_another_birth_makes_somebody_else_whatever_they_share() -> None:
    assert how(replace(AUTHOR, born_on=BORN), born_on=date(1970, 1, 1), email=AUTHOR.email) is None


@pytest.mark.parametrize("name", ["A. Duvernay", "Alcide Jean Duvernay", "Duvernay"])
def test_a_name_in_part_or_with_initials_is_shown_too(name: str) -> None:
    assert how(name=name) is Likeness.CLOSE_NAME


@pytest.mark.parametrize("name", ["Rose Duvernay", "Alcide Martin", "A. D.", "", "…"])
def test_another_name_is_nobody_of_the_register(name: str) -> None:
    assert how(name=name) is None


def test_two_nameless_people_are_not_one() -> None:
    assert likeness(Author(""), replace(DIED, name="")) is None


def test_ligatures_are_written_both_ways() -> None:
    assert likeness(Author("Élodie Cœur"), replace(DIED, name="COEUR Elodie")) is Likeness.SAME_NAME


def test_the_surest_comes_first_and_what_was_revoked_not_at_all() -> None:
    namesake = directive(author=Author("Alcide Duvernay"), number=3)
    close = directive(author=Author("A. Duvernay"), number=4)
    gone = directive(number=5, revoked_on=date(2026, 2, 5))
    found = alike([close, namesake, gone, directive(), general()], replace(DIED, email=AUTHOR.email))
    assert [(each.directive.reference, each.likeness) for each in found] == [
        ("PM-2026-0001", Likeness.SAME),
        ("PM-2026-0002", Likeness.SAME),
        ("PM-2026-0003", Likeness.SAME_NAME),
        ("PM-2026-0004", Likeness.CLOSE_NAME),
    ]


def test_what_was_carried_out_is_still_found_by_the_next_heir() -> None:
    assert alike([directive(executed_on=date(2026, 4, 1))], DIED)


def test_a_living_person_is_looked_for_too() -> None:
    """So that no erasure passes a directive by."""
    asked = Requester("Alcide Duvernay", AUTHOR.email, "fr")
    assert likeness(AUTHOR, asked) is Likeness.SAME


def test_each_match_shares_something_that_it_is_looked_up_by() -> None:
    for changes in ({"name": "A. Duvernay"}, {"name": "", "email": AUTHOR.email}, {"identifiers": {"x": "CL20001"}}):
        person = replace(DIED, **changes)
        assert likeness(AUTHOR, person)
        assert keys_of(AUTHOR) & keys_of(person)
    assert "" not in keys_of(Requester("", "", "fr"))
