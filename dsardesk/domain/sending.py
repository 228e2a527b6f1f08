"""Where something is sent: to an address that the case does not hold only on purpose (GDPR 5(1)(f) and 32)."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import takewhile

from dsardesk.domain.case import Case
from dsardesk.domain.entitlement import subject_of
from dsardesk.domain.errors import DeskError


class OtherAddress(DeskError):
    """What was sent, or is about to be, goes to an address that the case does not hold, and nobody confirmed it."""

    code = "sending.other_address"


class Party(StrEnum):
    """Whom something is sent to."""

    REQUESTER = "requester"
    PRINCIPAL = "principal"  # The controller, to whom a processor passes it on.
    PERSON = "person"  # The person, where an agent wrote and the answer does not go to them.
    EXECUTOR = "executor"  # Whoever the directives of the deceased charge, where an heir wrote.


def address_of(case: Case, channel: str, party: Party = Party.REQUESTER) -> str:
    """The address that the case holds of *party* for a channel; "" if it holds none, or the channel needs none."""
    email, lines = _reached(case)[party]
    return {"email": email, "post": ", ".join(lines)}.get(channel, "")


def _reached(case: Case) -> dict[Party, tuple[str, tuple[str, ...]]]:
    """E-mail address and lines of the postal address of everybody whom a case may have something sent to."""
    person, principal, deceased = subject_of(case), case.principal, case.deceased
    return {
        Party.REQUESTER: (case.requester.email, case.requester.postal_address),
        Party.PRINCIPAL: (principal.email, principal.postal_address) if principal else ("", ()),
        Party.PERSON: (person.email, person.postal_address),
        Party.EXECUTOR: (deceased.executor_email, deceased.executor_address) if deceased else ("", ()),
    }


def is_held(case: Case, channel: str, address: str, party: Party = Party.REQUESTER) -> bool:
    """True if *address* is the one that the case holds; capitals and spaces do not count."""
    return _plain(address) == _plain(address_of(case, channel, party))


def recipient_facts(
    case: Case, channel: str, address: str, *, confirmed: bool, party: Party = Party.REQUESTER
) -> dict[str, object]:
    """What the log keeps of where something went: an address that the case does not hold is written out."""
    if not address.strip():
        return {}
    if is_held(case, channel, address, party):
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
