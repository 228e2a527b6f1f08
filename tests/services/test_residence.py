"""Where the person lives decides which authority a letter names beside the company's own (GDPR 77)."""

from __future__ import annotations

import pytest

from dsardesk.domain.actors import Actor, RoleRefused, UserRole
from dsardesk.domain.authorities import UnknownResidence
from dsardesk.domain.letters import LetterKind
from dsardesk.services.letters import draft_letter
from dsardesk.services.requesters import record_residence
from tests.makers import DPO
from tests.services.conftest import Bench


def named_beside(bench: Bench, reference: str) -> str:
    """The authority that a letter drafted now names beside the company's own; "" for none."""
    draft_letter(bench.context, DPO, reference, LetterKind.ACKNOWLEDGEMENT)
    authority = bench.letters.plans[-1][0].facts.residence_authority
    return authority.name if authority else ""


def test_a_letter_to_whoever_lives_abroad_is_given_the_authority_there(bench: Bench) -> None:
    reference = bench.opened().reference
    assert named_beside(bench, reference) == ""
    case = record_residence(bench.context, DPO, reference, "BE")
    assert case.requester.residence == bench.case(reference).requester.residence == "BE"
    assert named_beside(bench, reference).startswith("Autorité de protection des données de Belgique")


@pytest.mark.parametrize("residence", ["FR", "CH", ""])
def test_nobody_else_is_told_of_another_authority(bench: Bench, residence: str) -> None:
    reference = bench.opened().reference
    record_residence(bench.context, DPO, reference, residence)
    assert named_beside(bench, reference) == ""


def test_the_log_says_that_it_was_recorded_and_not_where(bench: Bench) -> None:
    reference = bench.opened().reference
    record_residence(bench.context, DPO, reference, "DE-BY")
    assert bench.actions()[-1] == "requester.residence"
    assert "BY" not in bench.payload("requester.residence")


def test_a_country_that_nobody_knows_is_refused_and_nothing_changes(bench: Bench) -> None:
    reference = bench.opened().reference
    before = bench.everything()
    with pytest.raises(UnknownResidence):
        record_residence(bench.context, DPO, reference, "XX")
    assert bench.everything() == before


@pytest.mark.parametrize("role", [UserRole.MANAGER, UserRole.READ])
def test_who_only_follows_records_nothing(bench: Bench, role: UserRole) -> None:
    reference = bench.opened().reference
    with pytest.raises(RoleRefused):
        record_residence(bench.context, Actor(DPO.id, "Sophie", role), reference, "BE")
