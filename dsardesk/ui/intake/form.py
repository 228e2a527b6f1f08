"""What the page proposes for one message, and what the person makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from dsardesk.domain.case import CaseKind
from dsardesk.domain.days import read_day
from dsardesk.domain.deadlines import receipt_date
from dsardesk.domain.draft import Draft, MessageKind
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.records import Capacity
from dsardesk.domain.rights import RightType
from dsardesk.services.open_case import NOT_LOCATED, Opening

WAYS = ("email", "post", "form", "phone", "in_person")
"""How a request may come."""
POST = "post"
"""The one way by which something is presented before it is received."""
SHOWN_APART = ("intake.identity_document", NOT_LOCATED)
"""Warnings that the page shows in places of their own."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way in; an empty *place* stands for one that the profile does not name."""

    channel: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the fields.

    Attributes:
        name, email: who asks; either is enough.
        postal_address: lines, as typed.
        language: of the letters.
        received: the day it first reached the company, as typed.
        way: how it came.
        presented: the day on which a registered letter was first presented, as typed; "" for anything else.
        kind: a request, a complaint or a letter of the supervisory authority.
        answer_by: the day that the authority gives, as typed.
        about: reference of the earlier case that it is about; "" for none.
        residence: code of the country where the person lives; "" for the company's own, or one not known.
        rights: rights ticked, in order.
        category: category of persons; "" while not known.
        capacity: for oneself or for somebody else.
        identity_parts: numbers, from 1, of the attachments that the person knows for identity documents.
        none_enclosed: True once the person looked and found no identity document.
    """

    name: str = ""
    email: str = ""
    postal_address: str = ""
    language: str = "fr"
    received: str = ""
    way: Way = Way("email")
    presented: str = ""
    kind: CaseKind = CaseKind.REQUEST
    answer_by: str = ""
    about: str = ""
    residence: str = ""
    rights: tuple[RightType, ...] = ()
    category: str = ""
    capacity: Capacity = Capacity.SELF
    identity_parts: frozenset[int] = frozenset()
    none_enclosed: bool = False

    def received_on(self, today: date) -> date | None:
        """The day typed; None while it names none, or one to come."""
        day = read_day(self.received, today, past=True)
        return day if day and day <= today else None

    def presented_on(self, today: date) -> date | None:
        """The day of a first presentation; None where nothing came by post, or it names none."""
        day = read_day(self.presented, today, past=True) if self.way.channel == POST else None
        return day if day and day <= today else None

    def answered_by(self, today: date) -> date | None:
        """The day that the authority gives; None where nothing else came, or it names none."""
        return read_day(self.answer_by, today, past=False) if self.kind is CaseKind.AUTHORITY_LETTER else None

    def told_parts(self) -> frozenset[int] | None:
        """What the person says of the attachments; None while nothing was said."""
        return self.identity_parts if self.identity_parts or self.none_enclosed else None

    def opening(self, today: date) -> Opening:
        """The same, as the use case takes it."""
        return Opening(
            received_on=self.received_on(today),
            rights=self.rights,
            category=self.category,
            inbox=self.way.place.strip(),
            name=self.name.strip(),
            email=self.email.strip(),
            language=self.language,
            capacity=self.capacity,
            channel=self.way.channel,
            presented_on=self.presented_on(today),
            kind=self.kind,
            answer_by=self.answered_by(today),
            linked=(self.about,) if self.about and self.kind is not CaseKind.REQUEST else (),
            residence=self.residence,
            postal_address=tuple(line.strip() for line in self.postal_address.splitlines() if line.strip()),
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """One message ready to be confirmed.

    Attributes:
        draft: what was read.
        form: what is proposed.
        ways: ways in that the profile names, then those that it does not.
        people: (id, name) of each category of persons.
        for_others: True when the message or the profile speaks of people who write for somebody else.
        warnings: what a person should look at, as codes.
        residences: codes and names of the countries whose authority letters would name.
        number, of: place in the queue, e.g. 1 of 3.
    """

    draft: Draft
    form: Form
    ways: tuple[Way, ...]
    people: tuple[tuple[str, object], ...]
    for_others: bool
    warnings: tuple[str, ...]
    number: int
    of: int
    residences: tuple[tuple[str, str], ...] = ()

    @property
    def identity_to_locate(self) -> bool:
        """True when an identity document is announced and not found."""
        return NOT_LOCATED in self.draft.warnings


def make_sheet(
    draft: Draft,
    profile: ControllerProfile,
    *,
    channel: str,
    number: int,
    of: int,
    residences: tuple[tuple[str, str], ...] = (),
) -> Sheet:
    """What the page shows first for *draft*; *channel* is how words without a message came."""
    ways = ways_of(profile)
    known = {way.place.casefold() for way in ways if way.place}
    # A colleague who copies a request by hand is not the requester.
    own = draft.sender_email.casefold() in known
    capacity = capacity_of(draft)
    form = Form(
        name="" if own else draft.sender_name,
        email="" if own else draft.sender_email,
        postal_address=draft.identifiers.get("postal_address", ""),
        language=draft.language,
        received=_received(draft, profile),
        way=_way(draft, ways, channel),
        kind=kind_of(draft, profile),
        rights=tuple(dict.fromkeys(proposal.right for proposal in draft.proposals)),
        capacity=capacity,
    )
    return Sheet(
        draft=draft,
        form=form,
        ways=ways,
        people=tuple(people_of(profile)),
        for_others=capacity is not Capacity.SELF or profile.minors_age is not None,
        warnings=tuple(code for code in draft.warnings if code not in SHOWN_APART),
        number=number,
        of=of,
        residences=residences,
    )


_CAPACITIES = {
    "heir": Capacity.HEIR,
    "guardian": Capacity.LEGAL_REPRESENTATIVE,
    "parent": Capacity.LEGAL_REPRESENTATIVE,
}


def capacity_of(draft: Draft) -> Capacity:
    """In what capacity the sender seems to write."""
    if any(proposal.right is RightType.HEIR_REQUEST for proposal in draft.proposals):
        return Capacity.HEIR
    behalf = draft.on_behalf_of
    return _CAPACITIES.get(behalf.relation, Capacity.AGENT) if behalf else Capacity.SELF


def kind_of(draft: Draft, profile: ControllerProfile) -> CaseKind:
    """What the message seems to be: an authority's letter says so, or comes from the address of its site."""
    site = profile.authority.website.partition("//")[2].partition("/")[0].removeprefix("www.")
    sender = draft.sender_email.rpartition("@")[2].casefold()
    own = bool(site) and (sender == site or sender.endswith(f".{site}"))
    if own or draft.kind is MessageKind.AUTHORITY_LETTER:
        return CaseKind.AUTHORITY_LETTER
    complains = any(proposal.right is RightType.COMPLAINT for proposal in draft.proposals)
    return CaseKind.COMPLAINT if complains else CaseKind.REQUEST


def ways_of(profile: ControllerProfile) -> tuple[Way, ...]:
    """Each official way in once, then one of each kind for what reached the company elsewhere."""
    official = [Way(channel.kind, channel.value) for channel in profile.channels if channel.kind in WAYS]
    return tuple(dict.fromkeys([*official, *(Way(channel) for channel in WAYS)]))


def people_of(profile: ControllerProfile) -> Iterator[tuple[str, object]]:
    """(id, words) of each category of persons; a profile that lists none is read through its processings."""
    if profile.categories:
        yield from ((category.id, category.name) for category in profile.categories)
    else:
        yield from dict.fromkeys((people, people) for each in profile.activities for people in each.people)


def _received(draft: Draft, profile: ControllerProfile) -> str:
    if draft.received_on and not draft.received_at:
        return f"{draft.received_on:%d/%m/%Y}"
    arrived = draft.received_at or draft.sent_at
    return f"{receipt_date(arrived, ZoneInfo(profile.zone)):%d/%m/%Y}" if arrived else ""


def _way(draft: Draft, ways: tuple[Way, ...], channel: str) -> Way:
    """The mailbox that the message names, official or not; else the first way of that kind."""
    if draft.reached and channel == "email":
        reached = draft.reached.casefold()
        return next((way for way in ways if way.place.casefold() == reached), Way("email", draft.reached))
    return next(way for way in ways if way.channel == channel)
