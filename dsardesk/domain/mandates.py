"""For whom the requester writes, and what gives them the right to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dsardesk.domain.ids import DocumentId
from dsardesk.domain.requests import Capacity
from dsardesk.domain.rights import RightType


class Authority(StrEnum):
    """What the right to act for somebody else rests on."""

    MANDATE = "mandate"
    PARENT = "parent"  # Holder of parental responsibility.
    GUARDIAN = "guardian"  # Named by a court for an adult.
    DATA_GIVER = "data_giver"  # Gave the data about the person: no mandate by that alone.


CAPACITIES: Mapping[Authority, Capacity] = {
    Authority.MANDATE: Capacity.AGENT,
    Authority.DATA_GIVER: Capacity.AGENT,
    Authority.PARENT: Capacity.LEGAL_REPRESENTATIVE,
    Authority.GUARDIAN: Capacity.LEGAL_REPRESENTATIVE,
}
"""In what capacity each of them writes."""


class ReplyTo(StrEnum):
    """To whom a mandate says that the reply goes."""

    AGENT = "agent"
    PERSON = "person"


class ProofKind(StrEnum):
    """Papers that show a right to act, kept apart as evidence; nothing in them is an identity document."""

    MANDATE = "mandate"
    NOTORIAL_DEED = "notorial_deed"
    FAMILY_BOOK = "family_book"
    DEATH_RECORD = "death_record"
    COURT_JUDGMENT = "court_judgment"


PROOF = "proof"
"""Kind of the case documents that are such papers: a restricted archive."""


@dataclass(frozen=True, slots=True)
class Representation:
    """The person whose data are asked about by somebody else, and the right of whoever writes.

    Attributes:
        authority: what that right rests on.
        name: of the person whose data are asked about.
        email: the person's own address; "" if none is known.
        postal_address: lines; empty if not known.
        identifiers: what the company may know the person by.
        born_on: the person's day of birth; None while it is not known, or does not matter.
        shown_on: day on which the proof was seen; None while it is missing.
        valid_until: last day of a mandate; None where it bears none.
        rights: rights that a mandate covers.
        names_us: True if a mandate covers requests to this company.
        reply_to: to whom it says that the reply goes.
        writer_identified: True once the identity of whoever writes was checked too.
        interest: what was seen of the minor's own wish and interest, in words.
    """

    authority: Authority
    name: str
    email: str = ""
    postal_address: tuple[str, ...] = ()
    identifiers: Mapping[str, str] = field(default_factory=dict)
    born_on: date | None = None
    shown_on: date | None = None
    valid_until: date | None = None
    rights: tuple[RightType, ...] = ()
    names_us: bool = True
    reply_to: ReplyTo = ReplyTo.AGENT
    writer_identified: bool = False
    interest: str = ""

    def age(self, on: date) -> int | None:
        """Age in whole years on a day; None while the day of birth is not known.

        >>> Representation(Authority.PARENT, "Ana", born_on=date(2012, 5, 4)).age(date(2026, 5, 3))
        13
        """
        if self.born_on is None:
            return None
        before = (on.month, on.day) < (self.born_on.month, self.born_on.day)
        return on.year - self.born_on.year - before

    def replies_to_person(self, on: date) -> bool:
        """True if what is answered on that day goes to the person: the mandate says so, or has ended since."""
        if self.authority is not Authority.MANDATE:
            return False
        ended = self.valid_until is not None and self.valid_until < on
        return ended or self.reply_to is ReplyTo.PERSON


@dataclass(frozen=True, slots=True)
class AuthorityProof:
    """A paper that shows a right to act, in the restricted archive.

    Attributes:
        document: id of the case document.
        kind: what it is.
        kept_on: civil date.
        by: name of the user who kept it, and attests that no identity page is in it.
    """

    document: DocumentId
    kind: ProofKind
    kept_on: date
    by: str
