"""Where something is sent: to an address that the case does not hold only on purpose (GDPR 5(1)(f) and 32)."""

from __future__ import annotations

import re
from itertools import takewhile

from dsardesk.domain.case import Case
from dsardesk.domain.entitlement import subject_of
from dsardesk.domain.errors import DeskError


class OtherAddress(DeskError):
    """What was sent, or is about to be, goes to an address that the case does not hold, and nobody confirmed it."""

    code = "sending.other_address"


def address_of(case: Case, channel: str, *, to_principal: bool = False, to_person: bool = False) -> str:
    """The address that the case holds for a channel; "" if it holds none, or the channel needs none.

    It is the requester's; the controller's for what a processor passes on (*to_principal*); the person's where an
    agent wrote and the answer does not go to them (*to_person*).
    """
    party = case.principal if to_principal else subject_of(case) if to_person else case.requester
    if party is None:
        return ""
    return {"email": party.email, "post": ", ".join(party.postal_address)}.get(channel, "")


def is_held(case: Case, channel: str, address: str, *, to_principal: bool = False, to_person: bool = False) -> bool:
    """True if *address* is the one that the case holds; capitals and spaces do not count."""
    return _plain(address) == _plain(address_of(case, channel, to_principal=to_principal, to_person=to_person))


def recipient_facts(
    case: Case,
    channel: str,
    address: str,
    *,
    confirmed: bool,
    to_principal: bool = False,
    to_person: bool = False,
) -> dict[str, object]:
    """What the log keeps of where something went: an address that the case does not hold is written out."""
    if not address.strip():
        return {}
    if is_held(case, channel, address, to_principal=to_principal, to_person=to_person):
        return {"sent_to": "case"}
    if not confirmed:
        raise OtherAddress
    return {"sent_to": address.strip()}


def difference(known: str, typed: str) -> tuple[str, str]:
    """The words of each of two addresses that differ; what stands before and after the @ is a word each.

    >>> difference("luc.martin@gmail.com", "luc.martin@gmial.com")
    ('gmail.com', 'gmial.com')
    """
    ours, theirs = _words(known), _words(typed)
    start = _alike(ours, theirs)
    ours, theirs = ours[start:], theirs[start:]
    end = _alike(ours[::-1], theirs[::-1])
    return _joined(ours[: len(ours) - end]), _joined(theirs[: len(theirs) - end])


def _words(address: str) -> list[str]:
    return re.split(r"(?<=[@ ])", address.strip())


def _joined(words: list[str]) -> str:
    return "".join(words).strip(" @,")


def _alike(one: list[str], other: list[str]) -> int:
    """How many words both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _plain(address: str) -> str:
    return " ".join(address.casefold().split())
