"""What each letter must say, decided from facts; the words stand in the letters catalogue.

A plan names sections by key, in order. Nothing is decided later: the printer of letters only pours facts into words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from dsardesk.domain.access import EEA
from dsardesk.domain.errors import DeskError
from dsardesk.domain.profile import Activity, Authority, Officer, Recipient, System, Words, worded
from dsardesk.domain.rights import Outcome, RightType

_T = TypeVar("_T")

WAYS_OF_THE_PASSWORD = ("phone", "sms", "post")
"""How the password of a package may be given: never the way of the package itself."""


class LetterKind(StrEnum):
    """Letters the desk can write."""

    ACKNOWLEDGEMENT = "acknowledgement"
    IDENTITY_REQUEST = "identity_request"
    MARKETING_STOPPED = "marketing_stopped"
    ACCESS_REPLY = "access_reply"
    NO_DATA = "no_data"


class FactMissing(DeskError):
    """A letter cannot be written without this fact; `fact` names it."""

    code = "letter.fact_missing"


@dataclass(frozen=True, slots=True)
class Company:
    """The company as a letter names it."""

    name: str
    address: tuple[str, ...]
    city: str
    officer: Officer
    authority: Authority


@dataclass(frozen=True, slots=True)
class Addressee:
    """The person written to; *address* may be empty for a letter sent by e-mail."""

    name: str
    email: str = ""
    address: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnsweredItem:
    """One right and what came of it; *reasons* for what was refused."""

    right: RightType
    outcome: Outcome | None = None
    reasons: str = ""


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """Every fact that a letter may need; a kind that needs one that is absent refuses to be written.

    Attributes:
        company: who writes.
        addressee: who is written to.
        reference: case reference.
        received_on: day of receipt of the request.
        dated_on: day of the letter.
        items: what was asked, with outcomes where decided.
        due_on: last day to answer.
        by_email: True when the letter goes by e-mail.
        unsolicited_destroyed_on: day on which an identity document sent unasked was destroyed.
        unsolicited_received: True when one came, whether or not it is destroyed yet.
        doubt: why identity is in doubt, in words.
        suspended: True while the time limit is suspended.
        stopped_on: day on which marketing stopped.
        stopped_in: systems that stopped.
        searched: systems searched.
        activities: processings for the information of Article 15(1).
        package_files: number of files in the export package; None without a package.
        told_by: how its password is given, one of `WAYS_OF_THE_PASSWORD`.
    """

    company: Company
    addressee: Addressee
    reference: str
    received_on: date
    dated_on: date
    items: tuple[AnsweredItem, ...]
    due_on: date | None = None
    by_email: bool = True
    unsolicited_destroyed_on: date | None = None
    unsolicited_received: bool = False
    doubt: str = ""
    suspended: bool = False
    stopped_on: date | None = None
    stopped_in: tuple[System, ...] = ()
    searched: tuple[System, ...] = ()
    activities: tuple[Activity, ...] = ()
    package_files: int | None = None
    told_by: str = ""


FactValue = str | int | date | Words | RightType | tuple["FactValue", ...]


@dataclass(frozen=True, slots=True)
class Say:
    """A paragraph: a key of the catalogue and the facts for its placeholders."""

    key: str
    facts: tuple[tuple[str, FactValue], ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """A heading; its words stand under the key, unless *words* brings its own."""

    key: str
    words: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listing:
    """A bullet list of sentences."""

    items: tuple[Say, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Labels (keys) and values: a sentence of the catalogue, or words of the company's own."""

    rows: tuple[tuple[str, Say | Words], ...]


@dataclass(frozen=True, slots=True)
class Warn:
    """A sentence set apart."""

    say: Say


Section = Say | Head | Listing | Grid | Warn


@dataclass(frozen=True, slots=True)
class LetterPlan:
    """A letter decided, not yet worded.

    Attributes:
        kind: which letter.
        facts: the facts it was planned from.
        sections: the body, in order.
    """

    kind: LetterKind
    facts: LetterFacts
    sections: tuple[Section, ...]


def plan_letter(kind: LetterKind, facts: LetterFacts) -> LetterPlan:
    """The sections of one letter, in order."""
    sections = (Say("opening"), *_BODIES[kind](facts), *_contact(facts), Say("closing"))
    return LetterPlan(kind, facts, sections)


def _acknowledgement(facts: LetterFacts) -> Iterator[Section]:
    """EDPB Guidelines 01/2022, paragraph 57: the date received and the period; no identity document by default."""
    yield Say("acknowledgement.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Say("acknowledgement.understood")
    yield Listing(tuple(Say(f"asked.{item.right}") for item in facts.items))
    yield Say("acknowledgement.correct_us")
    due_on = _needed(facts.due_on, "due_on")
    # A letter never promises a day that has passed.
    period = "acknowledgement.period" if facts.dated_on <= due_on else "acknowledgement.late"
    yield Say(period, (("received_on", facts.received_on), ("due_on", due_on)))
    if facts.stopped_on:
        yield Say("marketing.done", _stop_facts(facts))
    yield from _unsolicited(facts)


def _identity_request(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 12(6): the doubt in one sentence, what is needed and alternatives, masking, destruction, the time limit."""
    yield Say("identity.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Say("identity.doubt", (("doubt", _stated(facts.doubt, "doubt")),))
    yield Say("identity.means")
    yield Listing(tuple(Say(f"identity.means_{n}") for n in ("points", "call", "seen", "copy")))
    yield Say("identity.masking")
    yield Say("identity.destroyed")
    yield Say("identity.time_limit" if facts.suspended else "identity.time_limit_runs")
    yield from _remedies(facts)


def _marketing_stopped(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 21(3): done, in all channels; the address is kept on the suppression list and for nothing else."""
    yield Say("marketing.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Say("marketing.done", _stop_facts(facts))
    yield Say("marketing.suppression")
    yield from _unsolicited(facts)
    yield from _remedies(facts)


def _access_reply(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 15: confirmation, copy, then the information of 15(1)(a) to (h) and 15(2)."""
    yield Say("access.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Say("access.confirmed")
    yield Head("access.copy_title")
    yield from _copy(facts)
    yield Head("access.information_title")
    yield Say("access.information")
    if not facts.activities:
        raise FactMissing(fact="activities")
    for activity in facts.activities:
        yield Head("access.activity", activity.name)
        yield Grid(tuple(_activity_rows(activity)))
    yield from _other_items(facts)
    yield Head("rights.title")
    yield Say("rights.text")
    yield from _remedies(facts)


def _no_data(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 15(1): "none" is a full answer too; the file of the request itself is excepted and described."""
    yield Say("access.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Say("no_data.answer")
    if facts.searched:
        yield Say("no_data.searched", (("systems", tuple(system.name for system in facts.searched)),))
    yield Say("no_data.request_file")
    yield from _other_items(facts)
    yield from _remedies(facts)


def _copy(facts: LetterFacts) -> Iterator[Section]:
    searched = tuple(system.name for system in facts.searched)
    if searched:
        yield Say("access.searched", (("systems", searched),))
    files = _needed(facts.package_files, "package_files")
    yield Say("access.package_one" if files == 1 else "access.package", (("files", files),))
    if facts.told_by not in WAYS_OF_THE_PASSWORD:
        raise FactMissing(fact="told_by")
    yield Say(f"access.password_{facts.told_by}")
    yield Say("access.help")


def _activity_rows(activity: Activity) -> Iterator[tuple[str, Say | Words]]:
    yield "row.purposes", _told(activity.purposes, "purposes")
    if activity.legal_basis is not None:  # Article 15 does not ask for it; where it is known, the letter tells it.
        yield "row.legal_basis", Say(f"basis.{activity.legal_basis}")
    yield "row.data_categories", _told(activity.data_categories, "data_categories")
    if not activity.recipients:
        raise FactMissing(fact="recipients")
    for recipient in activity.recipients:
        yield from _recipient_rows(recipient)
    yield "row.retention", _told(activity.retention, "retention")
    yield "row.source", _told(activity.source, "source")
    yield "row.automated_decision", _told(activity.automated_decision, "automated_decision")


def _recipient_rows(recipient: Recipient) -> Iterator[tuple[str, Say | Words]]:
    facts = (("name", recipient.name), ("role", recipient.role), ("country", recipient.country))
    yield "row.recipient", Say("access.recipient", facts)
    if recipient.country not in EEA or worded(recipient.safeguard):
        yield "row.safeguard", _told(recipient.safeguard, "safeguard")


def _other_items(facts: LetterFacts) -> Iterator[Section]:
    if facts.stopped_on and any(item.right is RightType.OBJECTION_MARKETING for item in facts.items):
        yield Head("marketing.title")
        yield Say("marketing.done", _stop_facts(facts))
        yield Say("marketing.suppression")
    yield from _unsolicited(facts)


def _unsolicited(facts: LetterFacts) -> Iterator[Section]:
    if facts.unsolicited_destroyed_on:
        yield Say("unsolicited.destroyed", (("on", facts.unsolicited_destroyed_on),))
    elif facts.unsolicited_received:
        yield Say("unsolicited.received")


def _stop_facts(facts: LetterFacts) -> tuple[tuple[str, FactValue], ...]:
    names = tuple(system.name for system in facts.stopped_in)
    return (("on", _needed(facts.stopped_on, "stopped_on")), ("systems", _listed(names, "stopped_in")))


def _remedies(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 12(4), 77 and 79: the authority and the court, in every letter that tells a decision."""
    authority = facts.company.authority
    if not authority.name:
        raise FactMissing(fact="authority")
    yield Head("remedies.title")
    yield Say(
        "remedies.complaint",
        (
            ("authority", authority.name),
            ("address", ", ".join(authority.address)),
            ("phone", authority.phone),
            ("website", authority.website),
        ),
    )
    yield Say("remedies.court")


def _contact(facts: LetterFacts) -> Iterator[Section]:
    officer = facts.company.officer
    if officer.email:
        yield Say("contact", (("email", officer.email), ("reference", facts.reference)))


def _needed(value: _T | None, name: str) -> _T:
    if value is None:
        raise FactMissing(fact=name)
    return value


def _told(words: Words, name: str) -> Words:
    if not worded(words):
        raise FactMissing(fact=name)
    return words


def _stated(value: str, name: str) -> str:
    if not value.strip():
        raise FactMissing(fact=name)
    return value


def _listed(values: tuple[Words, ...], name: str) -> tuple[Words, ...]:
    if not values:
        raise FactMissing(fact=name)
    return values


_BODIES = {
    LetterKind.ACKNOWLEDGEMENT: _acknowledgement,
    LetterKind.IDENTITY_REQUEST: _identity_request,
    LetterKind.MARKETING_STOPPED: _marketing_stopped,
    LetterKind.ACCESS_REPLY: _access_reply,
    LetterKind.NO_DATA: _no_data,
}

MANDATORY: dict[LetterKind, tuple[str, ...]] = {
    LetterKind.ACKNOWLEDGEMENT: ("edpb.01-2022.57",),
    LetterKind.IDENTITY_REQUEST: ("gdpr.12.6", "decree.2019-536.77", "gdpr.77", "gdpr.79"),
    LetterKind.MARKETING_STOPPED: ("gdpr.21.3", "gdpr.77", "gdpr.79"),
    LetterKind.ACCESS_REPLY: ("gdpr.15.1", "gdpr.15.2", "gdpr.15.3", "gdpr.77", "gdpr.79"),
    LetterKind.NO_DATA: ("gdpr.15.1", "gdpr.77", "gdpr.79"),
}
"""Rules whose content each letter must hold."""

RIGHTS: dict[LetterKind, tuple[RightType, ...]] = {
    LetterKind.ACKNOWLEDGEMENT: tuple(RightType),
    LetterKind.IDENTITY_REQUEST: tuple(right for right in RightType if right is not RightType.OBJECTION_MARKETING),
    LetterKind.MARKETING_STOPPED: (RightType.OBJECTION_MARKETING,),
    LetterKind.ACCESS_REPLY: (RightType.ACCESS, RightType.OBJECTION_MARKETING),
    LetterKind.NO_DATA: (RightType.ACCESS, RightType.OBJECTION_MARKETING),
}
"""Rights that each letter may speak of."""

OUTCOMES: dict[LetterKind, tuple[Outcome, ...]] = {
    LetterKind.ACKNOWLEDGEMENT: (),
    LetterKind.IDENTITY_REQUEST: (),
    LetterKind.MARKETING_STOPPED: (Outcome.GRANTED,),
    LetterKind.ACCESS_REPLY: (Outcome.GRANTED,),
    LetterKind.NO_DATA: (Outcome.NO_DATA_HELD,),
}
"""Outcomes that each letter may tell."""
