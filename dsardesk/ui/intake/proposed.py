"""What the page proposes for one message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from dsardesk.domain.case import CaseKind
from dsardesk.domain.deadlines import receipt_date
from dsardesk.domain.draft import Draft, MessageKind
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.requests import Capacity
from dsardesk.domain.rights import RightType
from dsardesk.intake.letter import PASSED_ON
from dsardesk.resources import LANGUAGES
from dsardesk.services.open_case import NOT_LOCATED
from dsardesk.ui.intake.form import UNTOLD, WAYS, Form, Way, is_shown

SHOWN_APART = ("intake.identity_document", NOT_LOCATED, PASSED_ON)
"""Warnings that the page shows in places of their own."""
UNDERSTOOD_BY_MOST = "en"
"""Language of the letters to whoever writes in one that has no letters."""


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
        passed_on: True where a colleague passed it on: it came earlier than their own message.
        breach: what the law asks of whoever learns of a breach, in a sentence; "" where none is told of.
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
    passed_on: bool = False
    breach: str = ""

    @property
    def seems(self) -> MessageKind:
        """What it is: an authority is known by its address too."""
        return MessageKind.AUTHORITY_LETTER if self.form.kind is CaseKind.AUTHORITY_LETTER else self.draft.kind

    @property
    def identity_to_locate(self) -> bool:
        """True when an identity document is announced and not found."""
        return NOT_LOCATED in self.draft.warnings


def make_sheet(
    draft: Draft,
    profile: ControllerProfile,
    *,
    channel: str | None = None,
    number: int,
    of: int,
    residences: tuple[tuple[str, str], ...] = (),
    breach: str = "",
) -> Sheet:
    """What the page shows first for *draft*; *channel* is how it came where somebody said it already."""
    ways = ways_of(profile)
    known = {way.place.casefold() for way in ways if way.place}
    # A colleague who copies a request by hand is not the requester.
    own = draft.sender_email.casefold() in known
    capacity = capacity_of(draft)
    form = Form(
        name="" if own else draft.sender_name,
        email="" if own else draft.sender_email,
        postal_address=draft.identifiers.get("postal_address", ""),
        language=draft.language if draft.language in LANGUAGES else UNDERSTOOD_BY_MOST,
        received=_received(draft, profile),
        way=_way(draft, ways, draft.channel if channel is None else channel),
        kind=kind_of(draft, profile),
        rights=tuple(dict.fromkeys(proposal.right for proposal in draft.proposals)),
        capacity=capacity,
        identifiers={key: value for key, value in draft.identifiers.items() if is_shown(key)},
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
        passed_on=PASSED_ON in draft.warnings,
        breach=breach,
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
    return next((way for way in ways if way.channel == channel), UNTOLD)
