"""Whoever writes for somebody else is told from whoever writes for themselves."""

from __future__ import annotations

import pytest

from dsardesk.domain.rights import RightType
from dsardesk.intake.cues import Cues
from dsardesk.intake.people import on_behalf_of
from dsardesk.intake.understanding import understood


@pytest.mark.parametrize(
    ("text", "name", "relation"),
    [
        ("J'interviens pour ma cliente, Mme Zoé Ardant, qui demande une copie.", "Zoé Ardant", "lawyer"),
        ("I act for my client, Mr John Doe.", "John Doe", "lawyer"),
        ("Mijn moeder, Joke van der Velden, wil dat jullie haar account verwijderen.", "Joke van der Velden",
         "family_member"),
        ("Meine Tochter Anna Schmidt ist zehn Jahre alt.", "Anna Schmidt", "parent"),
        ("Je suis tuteur de M. Lucien Abadie.", "Lucien Abadie", "guardian"),
    ],
)  # fmt: skip
def test_the_person_meant_is_named(cues: Cues, text: str, name: str, relation: str) -> None:
    behalf = on_behalf_of(text, frozenset(), cues)
    assert behalf is not None
    assert (behalf.name, behalf.relation, behalf.quote) == (name, relation, text)


def test_an_heir_writes_for_the_deceased_named_or_not(cues: Cues) -> None:
    named = on_behalf_of("Je suis l'héritière de mon père, Luc Martin.", frozenset({RightType.HEIR_REQUEST}), cues)
    unnamed = on_behalf_of("Je suis l'héritière de mon père.", frozenset({RightType.HEIR_REQUEST}), cues)
    assert named is not None
    assert unnamed is not None
    assert (named.name, named.relation) == ("Luc Martin", "heir")
    assert (unnamed.name, unnamed.relation) == ("", "heir")


@pytest.mark.parametrize("text", ["Je souhaite une copie de mes données.", "Ma mère vous salue.", ""])
def test_nobody_else_is_meant_where_nobody_is_named(cues: Cues, text: str) -> None:
    assert on_behalf_of(text, frozenset(), cues) is None


def test_the_address_given_for_somebody_else_is_that_persons(cues: Cues) -> None:
    text = "J'interviens pour ma cliente, Zoé Ardant (zoe@courriel.example) : merci d'envoyer une copie de ses données."
    assert understood(text, "", cues).identifiers["email"] == "zoe@courriel.example"
