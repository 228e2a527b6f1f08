"""Supervisory authorities, and which of them a letter names to whoever lives abroad (GDPR 77)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dsardesk.domain.activities import EEA
from dsardesk.domain.errors import DeskError
from dsardesk.domain.profile import Authority

COUNTRY_LETTERS = 2


class UnknownResidence(DeskError):
    """The country, or its region, is not known to the table of authorities."""

    code = "authority.unknown_residence"
    exit_code = 2


class AuthorityKind(StrEnum):
    """For whose processing an authority answers."""

    NATIONAL = "national"
    LAND = "land"
    CHURCH = "church"
    BROADCASTER = "broadcaster"


@dataclass(frozen=True, slots=True)
class SupervisoryAuthority:
    """One supervisory authority.

    Attributes:
        id: short name.
        country: ISO 3166-1 alpha-2.
        kind: for whose processing it answers.
        name: official name.
        address: postal lines.
        phone: as it is dialled from abroad; "" if not known.
        email: "" if not known.
        website: "" if not known.
        complaint_form: page of its complaint form; "" if not known.
        language: ISO 639-1 code of the form; "" if not known.
        region: ISO 3166-2 code of the region whose companies it supervises; "" for a whole country, or other bodies.
        confirm: what must still be confirmed, in English; "" if nothing is.
    """

    id: str
    country: str
    kind: AuthorityKind
    name: str
    address: tuple[str, ...]
    phone: str = ""
    email: str = ""
    website: str = ""
    complaint_form: str = ""
    language: str = ""
    region: str = ""
    confirm: str = ""

    def named(self) -> Authority:
        """The authority as letters name it."""
        return Authority(self.name, self.address, self.phone, self.website or self.email)


@dataclass(frozen=True, slots=True)
class Authorities:
    """The table of authorities.

    Attributes:
        version: version of the table.
        source: where its facts come from.
        consulted_on: day on which they were read.
        entries: every authority, by country.
    """

    version: str
    source: str
    consulted_on: date
    entries: tuple[SupervisoryAuthority, ...] = ()

    def of(self, country: str) -> tuple[SupervisoryAuthority, ...]:
        """Authorities of one country."""
        return tuple(each for each in self.entries if each.country == country)

    def residences(self) -> tuple[str, ...]:
        """Codes of countries, and of regions with an authority of their own, where a person may be said to live."""
        countries = (each.country for each in self.entries if each.kind is AuthorityKind.NATIONAL)
        return tuple(sorted({*countries, *(each.region for each in self.entries if each.region)}))

    def must_know(self, residence: str) -> None:
        """Refuse a residence for which no authority is known; "" is that of somebody of whom nothing is known."""
        if residence and residence not in self.residences():
            raise UnknownResidence(residence=residence)

    def where_one_lives(self, residence: str) -> SupervisoryAuthority | None:
        """The authority of the region or country of residence; None where GDPR 77 gives none, outside the EEA."""
        country = residence[:COUNTRY_LETTERS]
        if country not in EEA:
            return None
        here = self.of(country)
        regional = (each for each in here if each.region and each.region == residence)
        national = (each for each in here if each.kind is AuthorityKind.NATIONAL)
        return next(regional, None) or next(national, None)

    def beside(self, residence: str, company_country: str) -> Authority | None:
        """The authority that a letter names beside the company's own; None to whoever lives where the company is."""
        if residence[:COUNTRY_LETTERS] == company_country:
            return None
        found = self.where_one_lives(residence)
        return found.named() if found else None


NO_AUTHORITIES = Authorities("0", "", date.min)
"""A table that knows none."""
