"""What one company is, promised and does with personal data: the source of every letter's facts.

A key that the company's policy leaves open is None or empty here; letters then list it as missing, they never guess.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dsardesk.domain.case import Role
from dsardesk.domain.rights import RightType

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


class Line(StrEnum):
    """One line of what GDPR 15(1) asks to say about a processing."""

    PURPOSES = "purposes"  # 15(1)(a)
    DATA_CATEGORIES = "data_categories"  # 15(1)(b)
    RECIPIENTS = "recipients"  # 15(1)(c)
    RETENTION = "retention"  # 15(1)(d)
    SOURCE = "source"  # 15(1)(g)
    AUTOMATED_DECISION = "automated_decision"  # 15(1)(h)


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
    """One official way in.

    Attributes:
        kind: "email", "post", "form", "phone", or "link" for one that the person finds in a message or on a page.
        value: its address; for a link, where it is found.
        used_for: what it is for, in the company's words.
        people: categories of persons (ids) for whom it is meant; empty for everybody.
        rights: rights for which it is meant; empty for all of them.
    """

    kind: str
    value: str
    used_for: str = ""
    people: tuple[str, ...] = ()
    rights: tuple[RightType, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonCategory:
    """A category of persons, and what the company is for their data.

    Attributes:
        id: short name used in the profile, e.g. "customer".
        name: name shown to people.
        role: controller, processor or joint controller.
        rights_offered: rights that the policy offers to this category, where they differ from the company's.
        controller: who the controller is, where the company is not, in words.
    """

    id: str
    name: Words
    role: Role = Role.CONTROLLER
    rights_offered: tuple[RightType, ...] = ()
    controller: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReplyPromise:
    """The time limit that the policy promises, from receipt; the law's own stays the ceiling.

    Attributes:
        months: time limit.
        extension_months: how much longer it may become; None when the policy gives no length.
        extension_reasons: True when the policy promises the reasons of an extension.
        says: what the policy says of it, in words.
    """

    months: int
    extension_months: int | None = None
    extension_reasons: bool = False
    says: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PostMortemPromise:
    """What the policy says of data after death (LIL 85).

    Attributes:
        directives: what a person may decide (LIL 85 I), in words.
        names_recipients: True when the person may name those to whom the data will be communicated.
        heirs: what heirs may ask (LIL 85 II), in words.
    """

    directives: Words
    names_recipients: bool = False
    heirs: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IdentityRule:
    """What the company does about identity documents.

    Attributes:
        default_rung: first rung proposed.
        keep_hours: longest time a copy may wait for its check, at which it is destroyed whatever the policy allows.
        policy_says: what the policy says of identity documents, in words.
        policy_always_asks: True when the policy demands one of everybody, which GDPR 12(6) does not allow: nothing in
            the desk waits for it.
    """

    default_rung: str = "known_channel"
    keep_hours: int = 48
    policy_says: Words = field(default_factory=dict)
    policy_always_asks: bool = False


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who receives data, by name (CJEU C-154/21).

    Attributes:
        name: the organisation.
        role: what it does, in words.
        country: ISO 3166-1 alpha-2 code of where the data go; "" if not known, and then a safeguard is missing.
        safeguard: GDPR 46 safeguard when that is outside the EEA, in words.
    """

    name: str
    role: Words
    country: str = ""
    safeguard: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Activity:
    """One processing, with what Article 15(1) asks to say about it.

    Attributes:
        id: short name used in the profile.
        name: name shown to people.
        people: categories of persons concerned (ids), e.g. ("customer",).
        purposes: GDPR 15(1)(a).
        legal_basis: GDPR 6(1); None where the policy gives none to this processing.
        data_categories: GDPR 15(1)(b).
        recipients: GDPR 15(1)(c).
        retention: GDPR 15(1)(d), the period with its starting point, in words.
        source: GDPR 15(1)(g): where the data come from, the person included.
        automated_decision: GDPR 15(1)(h); the words say so when there is none.
        systems: ids of the systems that hold the data.
        recipient_categories: kinds of recipients that the policy mentions without naming them, in words.
        to_settle: lines on which the policy says something too vague, or contradictory, for a letter to repeat.
    """

    id: str
    name: Words
    people: tuple[str, ...]
    purposes: Words
    legal_basis: LegalBasis | None = field(default=None, kw_only=True)
    data_categories: Words
    recipients: tuple[Recipient, ...]
    retention: Words
    source: Words = field(default_factory=dict)
    automated_decision: Words = field(default_factory=dict)
    systems: tuple[str, ...] = ()
    recipient_categories: Words = field(default_factory=dict)
    to_settle: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class System:
    """A place where personal data live.

    Attributes:
        id: short name used in the profile, and the folder of its files.
        name: name shown to people.
        owner: who answers for it, a role rather than a person; "" if not known.
        sends_marketing: True when it sends marketing, so that an objection must reach it.
    """

    id: str
    name: Words
    owner: str = ""
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
        policy_dated: date that the policy bears, as it gives it; "" if it bears none.
        categories: categories of persons; empty when the profile does not list them.
        rights_offered: rights that the policy offers to everybody; the law's own are due whatever it says.
        reply: time limit that the policy promises; None when it promises none.
        minors_age: age below which the company wants no data; None when the policy gives none.
        post_mortem: what the policy says of data after death; None when it says nothing.
        transfers: what the policy says of where data lie and of their safeguards outside the EEA, in words.
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
    policy_dated: str = ""
    categories: tuple[PersonCategory, ...] = ()
    rights_offered: tuple[RightType, ...] = ()
    reply: ReplyPromise | None = None
    minors_age: int | None = None
    post_mortem: PostMortemPromise | None = None
    transfers: Words = field(default_factory=dict)

    def system(self, system_id: str) -> System | None:
        """The system of that id, None if the profile has none."""
        return next((s for s in self.systems if s.id == system_id), None)

    def activities_of(self, people: str) -> tuple[Activity, ...]:
        """Processings that concern one category of persons."""
        return tuple(a for a in self.activities if people in a.people)

    def category(self, category_id: str) -> PersonCategory | None:
        """The category of persons of that id, None if the profile does not list it."""
        return next((c for c in self.categories if c.id == category_id), None)

    def role_for(self, category_id: str) -> Role:
        """What the company is for the data of one category of persons; a controller unless the profile says else."""
        category = self.category(category_id)
        return category.role if category else Role.CONTROLLER

    def rights_for(self, category_id: str) -> tuple[RightType, ...]:
        """Rights that the policy offers to one category of persons."""
        category = self.category(category_id)
        return (category.rights_offered if category else ()) or self.rights_offered

    def left_open(self) -> tuple[str, ...]:
        """Keys of what the policy does not say about the company, for whoever completes the profile."""
        said = {
            "officer.email": self.officer.email,
            "channels": self.channels,
            "policy_dated": self.policy_dated,
            "rights_offered": self.rights_offered or any(c.rights_offered for c in self.categories),
            "reply": self.reply,
            "minors_age": self.minors_age,
            "post_mortem": self.post_mortem,
            "transfers": worded(self.transfers),
        }
        return tuple(key for key, value in said.items() if not value)
