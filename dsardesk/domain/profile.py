"""What one company is, promised and does with personal data: the source of every letter's facts.

A key that the company's policy leaves open is None or empty here; letters then list it as missing, they never guess.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

Words = Mapping[str, str]
"""The same words by language, e.g. {"fr": "Gestion des contrats", "en": "Contract management"}."""


def words_in(words: Words, language: str) -> str:
    """The words in *language*, else in the first language they were written in; "" if there are none."""
    return words.get(language) or next(iter(words.values()), "")


def worded(words: Words) -> bool:
    """True if something is said in one language at least."""
    return any(text.strip() for text in words.values())


class LegalBasis(StrEnum):
    """GDPR 6(1)."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal_obligation"
    VITAL_INTERESTS = "vital_interests"
    PUBLIC_TASK = "public_task"
    LEGITIMATE_INTERESTS = "legitimate_interests"


@dataclass(frozen=True, slots=True)
class Officer:
    """The data protection officer, or whoever answers: name, title and how to reach them.

    Attributes:
        name: person's name; may be empty.
        title: what stands under the signature.
        email: address given in letters.
    """

    name: str = ""
    title: Words = field(default_factory=dict)
    email: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    """One official way in: kind ("email", "post", "form", "phone"), its address, and whom it is for."""

    kind: str
    value: str
    used_for: str = ""


@dataclass(frozen=True, slots=True)
class IdentityRule:
    """What the company does about identity documents.

    Attributes:
        default_rung: first rung proposed.
        keep_hours: longest time a copy may wait for its check.
    """

    default_rung: str = "known_channel"
    keep_hours: int = 48


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who receives data, by name (CJEU C-154/21).

    Attributes:
        name: the organisation.
        role: what it does, in words.
        country: ISO 3166-1 alpha-2 code of where the data go.
        safeguard: GDPR 46 safeguard when that is outside the EEA, in words.
    """

    name: str
    role: Words
    country: str
    safeguard: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Activity:
    """One processing, with what Article 15(1) asks to say about it.

    Attributes:
        id: short name used in the profile.
        name: name shown to people.
        people: categories of persons concerned (ids), e.g. ("customer",).
        purposes: GDPR 15(1)(a).
        legal_basis: GDPR 6(1).
        data_categories: GDPR 15(1)(b).
        recipients: GDPR 15(1)(c).
        retention: GDPR 15(1)(d), the period with its starting point, in words.
        source: GDPR 15(1)(g): where the data come from, the person included.
        automated_decision: GDPR 15(1)(h); the words say so when there is none.
        systems: ids of the systems that hold the data.
    """

    id: str
    name: Words
    people: tuple[str, ...]
    purposes: Words
    legal_basis: LegalBasis
    data_categories: Words
    recipients: tuple[Recipient, ...]
    retention: Words
    source: Words = field(default_factory=dict)
    automated_decision: Words = field(default_factory=dict)
    systems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class System:
    """A place where personal data live.

    Attributes:
        id: short name used in the profile, and the folder of its files.
        name: name shown to people.
        owner: who answers for it; a role rather than a person.
        sends_marketing: True when it sends marketing, so that an objection must reach it.
    """

    id: str
    name: Words
    owner: str
    sends_marketing: bool = False


@dataclass(frozen=True, slots=True)
class Authority:
    """A supervisory authority as letters name it."""

    name: str
    address: tuple[str, ...]
    phone: str
    website: str


@dataclass(frozen=True, slots=True)
class ControllerProfile:
    """One company, as of a day.

    Attributes:
        id: short name, e.g. "alto".
        name: legal name in letters.
        address: postal lines.
        city: where letters are dated.
        country: ISO 3166-1 alpha-2.
        zone: IANA time zone of the establishment that handles requests.
        calendar: id of its holiday table.
        language: language of the words in this profile.
        in_force_from: first day of this version.
        officer: DPO or contact.
        authority: lead supervisory authority.
        channels: official ways in.
        promised_days: a shorter time limit that the company promised, in days; None when it promised none.
        identity: rule about identity documents.
        activities: processings.
        systems: systems.
    """

    id: str
    name: str
    address: tuple[str, ...]
    city: str
    country: str
    zone: str
    calendar: str
    language: str
    in_force_from: date
    officer: Officer
    authority: Authority
    channels: tuple[Channel, ...]
    activities: tuple[Activity, ...]
    systems: tuple[System, ...]
    promised_days: int | None = None
    identity: IdentityRule = IdentityRule()

    def system(self, system_id: str) -> System | None:
        """The system of that id, None if the profile has none."""
        return next((s for s in self.systems if s.id == system_id), None)

    def activities_of(self, people: str) -> tuple[Activity, ...]:
        """Processings that concern one category of persons."""
        return tuple(a for a in self.activities if people in a.people)
