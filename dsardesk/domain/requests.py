"""The request itself: who asks what, how it arrived, and on whose behalf the company processes the data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from dsardesk.domain.rights import Outcome, RightType


class Capacity(StrEnum):
    """In what capacity the requester writes."""

    SELF = "self"
    AGENT = "agent"
    LEGAL_REPRESENTATIVE = "legal_representative"
    HEIR = "heir"


class ItemState(StrEnum):
    """Where one request item stands."""

    OPEN = "open"
    DECIDED = "decided"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Receipt:
    """When and how the request first reached the company.

    Attributes:
        received_on: civil date in the controller's zone; the clock starts here whoever opened the message.
        received_at: UTC instant where a machine recorded it.
        channel: "email", "post", "phone", "in_person" or "form".
        inbox: the address or place it reached.
        entered_on: day on which the case was opened.
        presented_on: day on which a registered letter was first presented; None for anything else.
    """

    received_on: date
    received_at: datetime | None
    channel: str
    inbox: str
    entered_on: date
    presented_on: date | None = None


@dataclass(frozen=True, slots=True)
class Requester:
    """Who writes.

    Attributes:
        name: as signed.
        email: address to answer to; "" if none.
        language: ISO 639-1 code of the letters to send.
        capacity: for oneself or for somebody else.
        category: id of the category of persons in the profile, e.g. "customer"; "" if not known yet.
        postal_address: lines; empty if not known.
        identifiers: what the company may know the person by, e.g. {"customer_number": "CL-20817"}.
        residence: country where the person lives (ISO 3166-1 alpha-2), or a German Land (ISO 3166-2); "" if not known.
    """

    name: str
    email: str
    language: str
    capacity: Capacity = Capacity.SELF
    category: str = ""
    postal_address: tuple[str, ...] = ()
    identifiers: Mapping[str, str] = field(default_factory=dict)
    residence: str = ""


@dataclass(frozen=True, slots=True)
class RequestItem:
    """One right exercised.

    Attributes:
        number: 1 for the first of the case.
        right: which right.
        quote: the requester's own words that ask for it.
        outcome: None until decided.
        reasons: why, in words; needed when refused in whole or in part.
        decided_on: civil date.
        decided_by: name of the user.
        answered_on: day on which the letter that tells the outcome was sent.
        own_initiative: True for what nobody asked: the company does it because its policy says so.
        unchecked: why it was granted although nobody checked who asks; "" where somebody did, or need not.
    """

    number: int
    right: RightType
    quote: str = ""
    outcome: Outcome | None = None
    reasons: str = ""
    decided_on: date | None = None
    decided_by: str = ""
    answered_on: date | None = None
    own_initiative: bool = False
    unchecked: str = ""

    @property
    def state(self) -> ItemState:
        """Open, decided or answered."""
        if self.answered_on is not None:
            return ItemState.ANSWERED
        return ItemState.OPEN if self.outcome is None else ItemState.DECIDED


@dataclass(frozen=True, slots=True)
class Principal:
    """The controller on whose behalf the company processes the data asked about (GDPR 28).

    Attributes:
        name: the organisation.
        email: where it receives what concerns data protection; "" if not known.
        postal_address: lines; empty if not known.
        named: False where the contract forbids to name it to the person.
        forward_days: working days within which the contract has requests passed on; None where it does not say.
    """

    name: str
    email: str
    postal_address: tuple[str, ...] = ()
    named: bool = True
    forward_days: int | None = None

    @property
    def reachable(self) -> bool:
        """True once it is known where to write to it."""
        return bool(self.email.strip() or self.postal_address)
