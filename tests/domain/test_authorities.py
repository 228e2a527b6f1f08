"""Whoever lives abroad is told of the authority there, beside the company's own."""

from __future__ import annotations

from datetime import date

import pytest

from dsardesk.domain.authorities import (
    NO_AUTHORITIES,
    Authorities,
    AuthorityKind,
    SupervisoryAuthority,
    UnknownResidence,
)

NATIONAL, LAND = AuthorityKind.NATIONAL, AuthorityKind.LAND
KNOWN = Authorities(
    "1",
    "somewhere",
    date(2026, 11, 22),
    (
        SupervisoryAuthority("be", "BE", NATIONAL, "Autorité belge", ("Bruxelles",), website="https://be.example"),
        SupervisoryAuthority("ch", "CH", NATIONAL, "Préposé fédéral", ("Berne",)),
        SupervisoryAuthority("bw", "DE", LAND, "Land", ("Stuttgart",), region="DE-BW"),
        SupervisoryAuthority("bund", "DE", NATIONAL, "Bund", ("Bonn",), email="bund@amt.example"),
        SupervisoryAuthority("church", "DE", AuthorityKind.CHURCH, "Kirche", ("Hannover",)),
    ),
)


def found(residence: str, company: str = "FR") -> str:
    authority = KNOWN.beside(residence, company)
    return authority.name if authority else ""


@pytest.mark.parametrize(
    ("residence", "name"),
    [("BE", "Autorité belge"), ("DE", "Bund"), ("DE-BW", "Land"), ("DE-BY", "Bund")],
)
def test_the_authority_of_the_country_or_of_its_region_is_named(residence: str, name: str) -> None:
    assert found(residence) == name


@pytest.mark.parametrize("residence", ["", "FR", "CH", "US", "IT"])
def test_none_is_added_for_one_who_lives_here_or_outside_the_area_or_where_none_is_known(residence: str) -> None:
    assert found(residence) == ""


def test_a_neighbour_of_a_foreign_company_is_at_home_there() -> None:
    assert found("BE", company="BE") == ""


def test_an_authority_is_reached_by_its_site_else_by_its_address() -> None:
    named = KNOWN.beside("DE", "FR")
    assert named is not None
    assert (named.website, named.address, named.phone) == ("bund@amt.example", ("Bonn",), "")


def test_residences_are_countries_and_regions_with_an_authority_of_their_own() -> None:
    assert KNOWN.residences() == ("BE", "CH", "DE", "DE-BW")


@pytest.mark.parametrize("residence", ["", "BE", "DE-BW"])
def test_a_known_residence_may_be_recorded(residence: str) -> None:
    KNOWN.must_know(residence)


@pytest.mark.parametrize("residence", ["XX", "be", "DE-XX", "B"])
def test_another_is_refused(residence: str) -> None:
    with pytest.raises(UnknownResidence) as refused:
        KNOWN.must_know(residence)
    assert refused.value.facts == {"residence": residence}


def test_a_table_may_know_none() -> None:
    assert NO_AUTHORITIES.residences() == ()
