"""Other places where a copy of an identity document may lie are answered for by a person, one by one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.cleaning import PLACES, Attestation, NotDestroyedYet, NothingAttested
from dsardesk.domain.identity import Destruction, DestructionCause, Identity
from tests.invented import DPO, NOON, identity_document, numbered

HELD = identity_document()
GONE = HELD.destroyed(Destruction(NOON, DPO, DestructionCause.CHECKED, ("mailbox",)))
IDENTITY = Identity(documents=(GONE,))


def test_nothing_is_to_clean_while_the_desk_holds_the_copy_itself() -> None:
    held = Identity(documents=(HELD,))
    assert held.to_clean(HELD) == ()
    with pytest.raises(NotDestroyedYet):
        held.attesting(HELD.id, ("mailbox",), NOON, DPO)


def test_once_it_is_destroyed_every_place_but_those_said_then_is_to_clean() -> None:
    assert IDENTITY.to_clean(GONE) == tuple(place for place in PLACES if place != "mailbox")


def test_what_somebody_attests_to_is_no_longer_to_clean() -> None:
    after = IDENTITY.attesting(GONE.id, ("mailbox", "paper", "scanner"), NOON, DPO)
    assert after.attestations == (
        Attestation(GONE.id, "scanner", NOON, DPO),
        Attestation(GONE.id, "paper", NOON, DPO),
    )
    assert after.to_clean(GONE) == ("deleted_items", "downloads")
    assert after.attesting(GONE.id, ("downloads",), NOON, "Basile").to_clean(GONE) == ("deleted_items",)


@pytest.mark.parametrize("places", [(), ("mailbox",), ("cellar",)])
def test_what_is_no_longer_to_clean_or_no_place_is_attested_to_by_nobody(places: tuple[str, ...]) -> None:
    with pytest.raises(NothingAttested):
        IDENTITY.attesting(GONE.id, places, NOON, DPO)


def test_a_word_given_for_one_document_clears_no_other() -> None:
    other = replace(GONE, id=numbered(7))
    both = replace(IDENTITY, documents=(GONE, other)).attesting(GONE.id, PLACES, NOON, DPO)
    assert both.to_clean(GONE) == ()
    assert both.to_clean(other) == IDENTITY.to_clean(GONE)
