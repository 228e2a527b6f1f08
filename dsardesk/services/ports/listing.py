"""Lists of cases: what they are sorted and filtered by, and what a line of them shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dsardesk.domain.case import CaseState
from dsardesk.domain.rights import RightType


class FoundIn(StrEnum):
    """Where words of a case stand, beside its reference and whom it is about."""

    REQUEST = "request"
    LETTER = "letter"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class CaseIndex:
    """What the list of cases sorts and filters by: rebuilt from the facts at every save, never the truth itself.

    Attributes:
        due_on: earliest legal date of the open items; None while suspended or closed.
        alert_on: earliest date that alerts.
        next_step: key of what to do next.
        terms: folded words by which the case can be found.
        person_key: folded name of the requester, by which lists are sorted.
        waiting_for: key of what an open item's clock is suspended for; "" while every clock runs.
        waiting_since: first day of that suspension.
        destroy_by: earliest instant at which an identity document held on the case is destroyed; None if none is held.
        answered_late: whether an answer left after its due date; None until one left.
        purge_on: first day on which something of the case is to be purged; None while nothing is dated.
        to_approve: True while a refusal or a fee waits for an opinion or an approval.
        remind_on: day on which the person is next reminded of what was asked; None where nothing is to remind of.
        to_clean: True while places are left where a copy of a destroyed document may lie.
        asked: folded words of what was asked and decided.
    """

    due_on: date | None
    alert_on: date | None
    next_step: str
    terms: tuple[str, ...] = ()
    person_key: str = ""
    waiting_for: str = ""
    waiting_since: date | None = None
    destroy_by: datetime | None = None
    answered_late: bool | None = None
    purge_on: date | None = None
    to_approve: bool = False
    remind_on: date | None = None
    to_clean: bool = False
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One line of the list of cases; what an index holds, and the requester's name as it was signed.

    *found_in* tells where words looked for stand that neither the reference nor the person has.
    """

    reference: str
    person: str
    rights: tuple[str, ...]
    state: CaseState
    received_on: date
    due_on: date | None
    alert_on: date | None
    next_step: str
    waiting_for: str = ""
    waiting_since: date | None = None
    remind_on: date | None = None
    found_in: tuple[FoundIn, ...] = ()

    @property
    def suspended(self) -> bool:
        """True while nothing is due because the clock of every open item is suspended."""
        return self.due_on is None and bool(self.waiting_for)


class CaseOrder(StrEnum):
    """By what the list of cases is sorted; cases that agree in it are sorted by due date, or by reference."""

    DUE = "due"
    REFERENCE = "reference"
    PERSON = "person"
    RECEIVED = "received"
    STEP = "step"
    ALERT = "alert"


@dataclass(frozen=True, slots=True)
class CaseQuery:
    """Which cases a list shows, and in which order.

    Attributes:
        order: what it is sorted by; a case without a due date stands as if it were due at the end of time.
        descending: the other way round.
        terms: each must begin a word of the case, wherever it stands; of one or two letters, outside the reference and
            the person, it must be a whole word.
        closed: True for closed cases only, False for open ones only, None for both.
        closed_after: leaves out cases closed on this day or earlier; open ones stay.
        closed_until: only cases closed on this day or earlier.
        right: only cases that exercise this right.
        due_from: only cases due on this day or later.
        due_until: only cases due on this day or earlier.
        alert_until: only cases that alert on this day or earlier; the order ALERT needs it.
        waiting: True for cases only on which a clock is suspended.
        step: only cases whose next step this is.
        to_approve: True for cases only on which a refusal or a fee waits for an opinion or an approval.
    """

    order: CaseOrder = CaseOrder.DUE
    descending: bool = False
    terms: tuple[str, ...] = ()
    closed: bool | None = None
    closed_after: date | None = None
    closed_until: date | None = None
    right: RightType | None = None
    due_from: date | None = None
    due_until: date | None = None
    alert_until: date | None = None
    waiting: bool = False
    step: str = ""
    to_approve: bool = False


EVERY_CASE = CaseQuery()
"""All cases by due date."""


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """A copy of an identity document that is still held, and the case it belongs to.

    It did not convince where it is *doubtful*: somebody says whether it is held as evidence or destroyed. *store* is
    the one that holds it, on the computer of that name.
    """

    reference: str
    person: str
    destroy_by: datetime
    requested: bool
    hold_until: date | None
    doubtful: bool = False
    store: str = ""
    computer: str = ""


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """A promise that is not kept yet, and the case it was made on."""

    reference: str
    person: str
    kind: str
    due_on: date


@dataclass(frozen=True, slots=True)
class YearFigures:
    """What one year came to, in numbers of cases.

    Attributes:
        received: received in the year.
        closed: closed in the year.
        on_time: of those, every answer left in time.
        late: of those, an answer left late.
    """

    received: int
    closed: int
    on_time: int
    late: int
