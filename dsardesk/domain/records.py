"""What was found out and done about a request, each a flat value of its case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dsardesk.domain.deadlines import ClockFact


@dataclass(frozen=True, slots=True)
class CaseFact:
    """A fact of the clock; *item* is None for one that concerns every item (an identity doubt does)."""

    fact: ClockFact
    item: int | None = None


class SearchOutcome(StrEnum):
    """What a system answered."""

    FOUND = "found"
    NOTHING = "nothing"
    NOT_SEARCHED = "not_searched"


@dataclass(frozen=True, slots=True)
class SystemSearch:
    """One system searched for the person.

    Attributes:
        system: id of the system in the profile.
        outcome: None until it answered.
        findings: how many places speak of the person.
        answered_on: civil date of the answer.
        by: name of the user who recorded it.
        reason: why it was not searched, if it was not.
    """

    system: str
    outcome: SearchOutcome | None
    findings: int = 0
    answered_on: date | None = None
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """Something done, or kept back for a reason, to carry out one request item.

    Attributes:
        item: number of the request item it carries out.
        kind: "marketing_stopped", "erased", "kept", "rectified", "recipient_told"...
        system: id of the system; "" for what concerns none, such as a recipient.
        done_on: civil date.
        by: name of the user.
        what: the data kept or given, or the recipient's name; "" where the kind says all.
        ground: key of the legal ground on which data are kept back.
        reason: why, in words.
        until: last day on which data are kept, or on which a backup may still hold what was erased.
    """

    item: int
    kind: str
    system: str
    done_on: date
    by: str
    what: str = ""
    ground: str = ""
    reason: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """One value that the person asked to correct (GDPR 16).

    Attributes:
        item: number of the request item.
        label: name of the field, in words, e.g. "téléphone".
        old_value: what the company held; "" where it held nothing.
        new_value: what is right.
    """

    item: int
    label: str
    old_value: str
    new_value: str


@dataclass(frozen=True, slots=True)
class Promise:
    """Something that a letter or a rule promised for a day.

    Attributes:
        kind: key of its sentence, e.g. "marketing_check".
        due_on: civil date.
        item: number of the request item, None for the whole case.
        kept_on: civil date on which it was done.
        by: name of the user.
    """

    kind: str
    due_on: date
    item: int | None = None
    kept_on: date | None = None
    by: str = ""
