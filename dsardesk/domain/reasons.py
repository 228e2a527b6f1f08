"""What a refusal rests on, who agreed to it, and the fee asked in its place; each a flat value of a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dsardesk.domain.grounds import Approver
from dsardesk.domain.ids import DocumentId


@dataclass(frozen=True, slots=True)
class StatedGround:
    """One ground given for the decision on one request item.

    Attributes:
        item: number of the request item.
        code: of the ground in the catalogue, e.g. "R11".
        scope: which part of the request it refuses, in words; "" for all of it.
        facts: what the ground demands to be put in words, by key.
        evidence: the documents that prove it, in the order in which they were given.
        approval: who must agree beside the one who decides, as the catalogue had it that day.
    """

    item: int
    code: str
    scope: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[DocumentId, ...] = ()
    approval: Approver = Approver.DPO


class SignOffKind(StrEnum):
    """Whose word it is (GDPR 38(3), 39(1)(a))."""

    OPINION = "opinion"  # The data protection officer advises.
    APPROVAL = "approval"  # The controller decides.


class Given(StrEnum):
    """How a word was given."""

    HERE = "here"
    ALONE = "alone"  # The vault has a single user, who approved what he decided.
    OUTSIDE = "outside"  # On paper or by message, kept as a document.


@dataclass(frozen=True, slots=True)
class SignOff:
    """An opinion or an approval on the decision about one request item; entries are added, never overwritten.

    Attributes:
        item: number of the request item.
        kind: an opinion or an approval.
        favourable: True if it agrees.
        words: what was said.
        given_on: civil date.
        by: name of the user who recorded it.
        given: here, alone or outside.
        document: the approval given outside.
    """

    item: int
    kind: SignOffKind
    favourable: bool
    words: str
    given_on: date
    by: str
    given: Given = Given.HERE
    document: DocumentId | None = None


@dataclass(frozen=True, slots=True)
class Fee:
    """A reasonable fee asked instead of refusing (GDPR 12(5)(a)).

    Attributes:
        item: number of the request item.
        cents: the amount, in cents of euro.
        calculation: of which administrative costs it is made.
        set_on: civil date on which it was set.
        by: name of the user.
        paid_on: day on which it was paid; None until then.
    """

    item: int
    cents: int
    calculation: str
    set_on: date
    by: str
    paid_on: date | None = None
