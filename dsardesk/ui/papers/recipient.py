"""Where something was sent, held against what the case knows. No Qt here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dsardesk.domain.case import Case
from dsardesk.domain.sending import Party, address_of, difference, is_held
from dsardesk.wording import Catalogue

CHANNELS = ("email", "post", "portal", "in_person")
ADDRESSED = frozenset({"email", "post"})
"""Channels that need an address."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of an address.

    Attributes:
        sentence: the comparison in words; "" while there is nothing to compare.
        differs: True if the case does not hold the address, so that somebody must confirm it.
    """

    sentence: str = ""
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Sending:
    """What a sending is recorded with, proposed.

    Attributes:
        channels: channels, and their words.
        channel: the one by which the request came, where letters may go by it.
        addresses: the one that the case holds for each channel that needs one, "" if none.
    """

    channels: tuple[tuple[str, str], ...]
    channel: str
    addresses: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sent:
    """What a person recorded of a sending; *confirmed* speaks of an address that the case does not hold."""

    channel: str
    address: str = ""
    confirmed: bool = False


def proposed_sending(case: Case, words: Catalogue, party: Party = Party.REQUESTER) -> Sending:
    """The channel and the addresses that the case knows of *party*."""
    came_by = case.receipt.channel
    return Sending(
        channels=tuple((channel, words.say(f"channel.{channel}")) for channel in CHANNELS),
        channel=came_by if came_by in CHANNELS else CHANNELS[0],
        addresses={channel: address_of(case, channel, party) for channel in ADDRESSED},
    )


def compare(case: Case, sent: Sent, words: Catalogue, party: Party = Party.REQUESTER) -> Verdict:
    """What is to be said of the address of *sent*."""
    address = sent.address.strip()
    if sent.channel not in ADDRESSED or not address:
        return Verdict()
    if is_held(case, sent.channel, address, party):
        return Verdict(words.say("sending.same"))
    known = address_of(case, sent.channel, party)
    if not known:
        return Verdict(words.say("sending.unknown"), differs=True)
    ours, theirs = difference(known, address)
    return Verdict(words.say("sending.differs", typed=theirs, known=ours), differs=True)


def is_told(sent: Sent) -> bool:
    """False where an address is needed and none was given."""
    return sent.channel not in ADDRESSED or bool(sent.address.strip())
