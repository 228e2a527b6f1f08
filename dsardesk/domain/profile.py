"""What one company is, promised and does with personal data: the source of every letter's facts.

A key that the company's policy leaves open is None or empty here; letters then list it as missing, they never guess.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dsardesk.domain.activities import Activity
from dsardesk.domain.case import Role
from dsardesk.domain.commitments import (
    IdentityRule,
    ObjectionPromise,
    PostMortemPromise,
    ReplyPromise,
    RetentionPromise,
)
from dsardesk.domain.rights import RightType
from dsardesk.domain.terms import Regime
from dsardesk.domain.words import Words, worded


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
        forward_days: working days within which the contract has requests passed on; None where it does not say.
    """

    id: str
    name: Words
    role: Role = Role.CONTROLLER
    rights_offered: tuple[RightType, ...] = ()
    controller: Words = field(default_factory=dict)
    forward_days: int | None = None


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
class LocalHoliday:
    """A public holiday of the establishment's own place, beside those of its table.

    Attributes:
        on: the day.
        name: name shown to people.
        source: the text or decision that makes it one; "" if not known.
    """

    on: date
    name: Words = field(default_factory=dict)
    source: str = ""


@dataclass(frozen=True, slots=True)
class JointController:
    """A company that decides together with this one why and how data are processed (GDPR 26).

    Attributes:
        id: short name used in cases.
        name: legal name in letters.
        email: where it receives what concerns data protection; "" if not known.
        address: postal lines; empty if not known.
        contact_point: True for the one that the arrangement gives to the persons concerned.
        people: categories of persons (ids) whose data are concerned; empty for every one of that role.
    """

    id: str
    name: str
    email: str = ""
    address: tuple[str, ...] = ()
    contact_point: bool = False
    people: tuple[str, ...] = ()


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
        objection: what the policy promises to whoever objects, beyond the law; None when it promises no more.
        request_retention: how long the policy says that requests are kept; None when it does not say.
        local_holidays: public holidays of the establishment's own place, beside those of its table.
        regimes: laws of their own under which access is asked of the company.
        unconditional: rights that the policy promises without the conditions of the law: erasure, restriction.
        joint_controllers: companies that are controllers together with this one; empty where there is none.
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
    identity: IdentityRule = field(default_factory=IdentityRule)
    policy_dated: str = ""
    categories: tuple[PersonCategory, ...] = ()
    rights_offered: tuple[RightType, ...] = ()
    reply: ReplyPromise | None = None
    minors_age: int | None = None
    post_mortem: PostMortemPromise | None = None
    transfers: Words = field(default_factory=dict)
    objection: ObjectionPromise | None = None
    request_retention: RetentionPromise | None = None
    local_holidays: tuple[LocalHoliday, ...] = ()
    regimes: tuple[Regime, ...] = ()
    unconditional: tuple[RightType, ...] = ()
    joint_controllers: tuple[JointController, ...] = ()

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

    def promises_without_condition(self, right: RightType) -> bool:
        """True for a right that the policy grants to whoever asks, on no ground of the law."""
        return right in self.unconditional

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
