"""The list of cases as a person asks for it: words typed, filters pressed, a column to sort by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.calendars import Calendar
from dsardesk.domain.case import CaseState
from dsardesk.domain.clocks import calendar_of
from dsardesk.domain.retention import archived_if_closed_by
from dsardesk.domain.rights import RightType
from dsardesk.domain.rules import RuleBook
from dsardesk.domain.standing import Standing, standing
from dsardesk.domain.steps import NextStep
from dsardesk.services.context import Context, sought
from dsardesk.services.ports import EVERY_CASE, CaseLine, CaseOrder, CaseQuery, Transaction

NEAR = "design.alert.near"
"""Rule that gives the days within which the filter of what is due shortly looks."""
"""Calendar days within which "due soon" is asked for in the list."""


class Shown(StrEnum):
    """Open or closed cases, or both; those of the archive on demand alone."""

    OPEN = "open"
    CLOSED = "closed"
    ALL = "all"
    ARCHIVED = "archived"  # Those of the restricted archive, which the others leave out.


class Due(StrEnum):
    """How cases are asked to stand against their due date."""

    ANY = "any"
    LATE = "late"
    NEAR = "near"
    SUSPENDED = "suspended"
    FOR_NOW = "for_now"  # Closed until the person answers.


class Part(StrEnum):
    """One thing by which a selection narrows the list."""

    WORDS = "words"
    SHOWN = "shown"
    DUE = "due"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Selection:
    """What a person asked the list to show.

    Attributes:
        words: as typed; each must begin a word of the case, whatever the order, accents and capitals.
        shown: open cases, closed ones, or both.
        due: late, due within the days that `NEAR` gives, suspended, or closed until the person answers only.
        right: cases that exercise this right only.
        order: what it is sorted by.
        descending: the other way round.
    """

    words: str = ""
    shown: Shown = Shown.OPEN
    due: Due = Due.ANY
    right: RightType | None = None
    order: CaseOrder = CaseOrder.DUE
    descending: bool = False

    def parts(self) -> tuple[Part, ...]:
        """What narrows the list."""
        narrowing = {
            Part.WORDS: bool(sought(self.words)),
            Part.DUE: self.due is not Due.ANY,
            Part.RIGHT: self.right is not None,
            Part.SHOWN: self.shown is not Shown.ALL,
        }
        return tuple(part for part, narrows in narrowing.items() if narrows)

    def without(self, part: Part) -> Selection:
        """The same selection, one thing less narrow."""
        match part:
            case Part.WORDS:
                return replace(self, words="")
            case Part.DUE:
                return replace(self, due=Due.ANY)
            case Part.RIGHT:
                return replace(self, right=None)
            case Part.SHOWN:
                return replace(self, shown=Shown.ALL)


@dataclass(frozen=True, slots=True)
class CaseEntry:
    """A line of the list, and how the case stands today."""

    line: CaseLine
    standing: Standing


@dataclass(frozen=True, slots=True)
class Loosening:
    """How many cases a selection that shows none would show without one of its parts."""

    part: Part
    found: int


@dataclass(frozen=True, slots=True)
class Extent:
    """How long a list is.

    Attributes:
        found: cases that the selection shows.
        total: cases there are.
        loosenings: what to leave out to see some, when the selection shows none.
    """

    found: int
    total: int
    loosenings: tuple[Loosening, ...] = ()


def read_lines(
    context: Context, actor: Actor, selection: Selection, *, offset: int, limit: int
) -> tuple[CaseEntry, ...]:
    """A page of the list."""
    _may_see(actor, selection)
    with context.work.read() as transaction:
        today, calendar = day_and_calendar(context, transaction)
        lines = transaction.cases.page(query_of(selection, today, context.rules), offset=offset, limit=limit)
    return tuple(CaseEntry(line, stands(line, today, calendar, context.rules)) for line in lines)


def measure_list(context: Context, actor: Actor, selection: Selection) -> Extent:
    """How long the list is, and what hides everything if it is empty."""
    _may_see(actor, selection)
    with context.work.read() as transaction:
        today, _ = day_and_calendar(context, transaction)
        found = transaction.cases.count(query_of(selection, today, context.rules))
        total = transaction.cases.count(EVERY_CASE)
        loosenings = () if found or not total else _loosenings(context, transaction, selection, today)
    return Extent(found, total, loosenings)


def _loosenings(context: Context, transaction: Transaction, selection: Selection, today: date) -> tuple[Loosening, ...]:
    counted = (
        Loosening(part, transaction.cases.count(query_of(selection.without(part), today, context.rules)))
        for part in selection.parts()
    )
    return tuple(loosening for loosening in counted if loosening.found)


def _may_see(actor: Actor, selection: Selection) -> None:
    """Refuse the restricted archive to anybody but the data protection officer."""
    actor.must_be(UserRole.DPO, *(() if selection.shown is Shown.ARCHIVED else (UserRole.ASSISTANT,)))


def query_of(selection: Selection, today: date, rules: RuleBook) -> CaseQuery:
    """The same selection as the store understands it, on the day that *today* is."""
    due_from, due_until = {
        Due.LATE: (None, today - timedelta(days=1)),
        Due.NEAR: (today, today + timedelta(days=rules.days(NEAR))),
    }.get(selection.due, (None, None))
    archived = archived_if_closed_by(today, rules)
    return CaseQuery(
        order=selection.order,
        descending=selection.descending,
        terms=sought(selection.words),
        closed={Shown.OPEN: False, Shown.CLOSED: True}.get(selection.shown),
        closed_after=archived if selection.shown in {Shown.CLOSED, Shown.ALL} else None,
        closed_until=archived if selection.shown is Shown.ARCHIVED else None,
        right=selection.right,
        due_from=due_from,
        due_until=due_until,
        waiting=selection.due is Due.SUSPENDED,
        step=NextStep.WAIT_FOR_ANSWER if selection.due is Due.FOR_NOW else "",
    )


def day_and_calendar(context: Context, transaction: Transaction) -> tuple[date, Calendar]:
    """The civil date at the company's, and its holidays."""
    _, text = transaction.profiles.current()
    profile = context.read_profile(text)
    return context.today(profile), calendar_of(profile, context.calendar(profile.calendar))


def stands(line: CaseLine, today: date, calendar: Calendar, rules: RuleBook) -> Standing:
    """How the case of one line stands."""
    closed = line.state is CaseState.CLOSED
    for_now = line.state is CaseState.PROVISIONALLY_CLOSED
    return standing(line.due_on, today, calendar, rules, suspended=line.suspended, closed=closed, for_now=for_now)
