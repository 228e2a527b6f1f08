"""What stands in the fields of a new request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from dsardesk.domain.case import CaseKind
from dsardesk.domain.days import read_day
from dsardesk.domain.draft import TO_CORRECT, Draft
from dsardesk.domain.requests import Capacity
from dsardesk.domain.rights import RightType
from dsardesk.services.open_case import Opening
from dsardesk.ui.intake.belonging import Decided

WAYS = ("email", "post", "form", "phone", "in_person")
"""How a request may come."""
POST = "post"
"""The one way by which something is presented before it is received."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way in; an empty *place* stands for one that the profile does not name, an empty *channel* for none known."""

    channel: str
    place: str = ""


UNTOLD = Way("")
"""Nobody said yet how it came."""


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
        identity_parts: numbers, from 1, of the attachments that are identity documents, as the person says: no others
            are; None while nothing was said but what was read.
        none_enclosed: True once the person looked and found no identity document.
        identifiers: what the person is recognised by beside name and address, as corrected, by its kind.
        client: name of the client for whom the data are processed; "" for none, or one not known.
        question: what the person is asked before anything else, in words; "" for nothing.
        asks_about: the right that the question is about; None for which right it is.
        decided: the case that the message belongs to, among those offered; None for none of them.
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
    identity_parts: frozenset[int] | None = None
    none_enclosed: bool = False
    identifiers: Mapping[str, str] = field(default_factory=dict)
    client: str = ""
    question: str = ""
    asks_about: RightType | None = None
    decided: Decided | None = None

    @property
    def adds(self) -> bool:
        """True where the message goes into a case that is there."""
        return self.decided is not None and self.decided.adds

    @property
    def acknowledges(self) -> bool:
        """True where whoever wrote is told that it arrived: an authority is answered, not thanked for its request."""
        return self.kind is not CaseKind.AUTHORITY_LETTER

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
        return frozenset() if self.identity_parts is None and self.none_enclosed else self.identity_parts

    def confirmed(self, draft: Draft) -> Draft:
        """The same draft, with what the person is recognised by as it stands here."""
        kept = {key: value for key, value in draft.identifiers.items() if not is_shown(key)}
        said = {key: value.strip() for key, value in self.identifiers.items() if value.strip()}
        return replace(draft, identifiers={**kept, **said})

    def written_by(self, draft: Draft) -> Draft:
        """The same draft, written by whoever stands in the fields."""
        confirmed = self.confirmed(draft)
        known = {key: value for key, value in confirmed.identifiers.items() if key != "email"}
        return replace(confirmed, sender_name=self.name.strip(), sender_email=self.email.strip(), identifiers=known)

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
            linked=(self.about,) if self.about else (),
            residence=self.residence,
            client=self.client.strip(),
            postal_address=tuple(line.strip() for line in self.postal_address.splitlines() if line.strip()),
        )


HAVE_FIELDS = frozenset({"email", "name", "postal_address", TO_CORRECT})
"""Identifiers that stand in fields of their own, or recognise nobody."""


def is_shown(identifier: str) -> bool:
    """True for what the person is recognised by that has no field of its own."""
    return identifier not in HAVE_FIELDS
