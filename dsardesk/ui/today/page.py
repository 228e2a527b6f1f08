"""The agenda of the day in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dsardesk.domain.standing import Urgency
from dsardesk.services.agenda import Agenda, ToClean
from dsardesk.services.case_list import CaseEntry
from dsardesk.services.ports import CaseLine, HeldDocument, OpenPromise, YearFigures
from dsardesk.ui.standing import LOOKS, standing_words
from dsardesk.ui.theme.colours import Tone
from dsardesk.wording import Catalogue

HOUR = timedelta(hours=1)


class Kind(StrEnum):
    """What the page counts."""

    LATE = "late"
    SOON = "soon"
    WAITING = "waiting"
    HELD = "held"
    PROMISED = "promised"


class Part(StrEnum):
    """A part of the page, and what its buttons do."""

    TO_DO = "to_do"
    WAITING = "waiting"
    HELD = "held"
    PROMISED = "promised"
    TO_CLEAN = "to_clean"


PARTS = {
    Kind.LATE: Part.TO_DO,
    Kind.SOON: Part.TO_DO,
    Kind.WAITING: Part.WAITING,
    Kind.HELD: Part.HELD,
    Kind.PROMISED: Part.PROMISED,
}
"""The part that tells more of each figure."""
URGENCIES = {Kind.LATE: {Urgency.LATE}, Kind.SOON: {Urgency.TODAY, Urgency.SOON}}


@dataclass(frozen=True, slots=True)
class Counter:
    """A figure; its tone is plain while it is 0."""

    kind: Kind
    number: int
    icon: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on the page.

    Attributes:
        reference: of its case.
        who: reference and name.
        what: what to do, or what it is about.
        status: how urgent it is, in words.
        icon: icon of that.
        tone: tone of that.
    """

    reference: str
    who: str
    what: str
    status: str
    icon: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page with its lines, and how many more there are."""

    part: Part
    lines: tuple[Line, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class TodayPage:
    """The whole page.

    Attributes:
        day: today's date in words.
        next_due: the next deadline in words.
        counters: the figures.
        sections: parts that hold something.
        year_of: the present year.
        year: what it came to so far.
        to_purge: how many cases hold something to be purged.
        moved: what a newer table or rule moved lately, in words; "" where nothing.
        for_now: how many cases are closed until the person answers, in words; "" where none is.
    """

    day: str
    next_due: str
    counters: tuple[Counter, ...]
    sections: tuple[Section, ...]
    year_of: int
    year: YearFigures
    to_purge: int = 0
    moved: str = ""
    for_now: str = ""

    @property
    def calm(self) -> bool:
        """True when nothing is to be done or waited for."""
        return not any(counter.number for counter in self.counters) and not self.sections


def page_of(agenda: Agenda, words: Catalogue, only: Kind | None = None) -> TodayPage:
    """The page of *agenda*; with *only*, what tells more of that figure."""
    day = words.date(agenda.today, weekday=True)
    sections = [section for section in _sections(agenda, words, only) if section.lines or section.more]
    return TodayPage(
        day=day[:1].upper() + day[1:],
        next_due=_next_due(agenda.next_due, words),
        counters=_counters(agenda),
        sections=tuple(section for section in sections if only is None or section.part is PARTS[only]),
        year_of=agenda.today.year,
        year=agenda.year,
        to_purge=agenda.to_purge,
        moved=_moved(agenda, words),
        for_now=words.say("today.for_now_one" if agenda.for_now == 1 else "today.for_now", cases=agenda.for_now)
        if agenda.for_now
        else "",
    )


def _moved(agenda: Agenda, words: Catalogue) -> str:
    found = agenda.recount
    if found is None:
        return ""
    key = "today.moved_one" if found.moved == 1 else "today.moved"
    return words.say(key, moved=found.moved, cases=found.cases, on=found.on)


def _next_due(entry: CaseEntry | None, words: Catalogue) -> str:
    if entry is None or entry.line.due_on is None:
        return words.say("today.no_next")
    due_on = words.date(entry.line.due_on, weekday=True)
    standing = standing_words(entry.standing, words)
    return words.say("today.next", reference=entry.line.reference, on=due_on, standing=standing)


def _counters(agenda: Agenda) -> tuple[Counter, ...]:
    figures = (
        (Kind.LATE, agenda.late, "error_circle", Tone.DANGER),
        (Kind.SOON, agenda.soon, "clock", Tone.WARNING),
        (Kind.WAITING, agenda.waiting, "clock_pause", Tone.ACCENT),
        (Kind.HELD, agenda.held, "contact_card", Tone.WARNING),
        (Kind.PROMISED, agenda.promised, "checkmark_circle", Tone.ACCENT),
    )
    return tuple(Counter(kind, number, icon, tone if number else Tone.PLAIN) for kind, number, icon, tone in figures)


def _sections(agenda: Agenda, words: Catalogue, only: Kind | None) -> tuple[Section, ...]:
    counted = {Kind.LATE: agenda.late, Kind.SOON: agenda.soon}
    kinds = (only,) if only in counted else tuple(counted)
    urgent = {urgency for kind in kinds for urgency in URGENCIES[kind]}
    shown = [entry for entry in agenda.to_do if only is None or entry.standing.urgency in urgent]
    more = sum(counted[kind] for kind in kinds) - sum(entry.standing.urgency in urgent for entry in shown)
    return (
        Section(Part.TO_DO, tuple(_to_do(entry, words) for entry in shown), more),
        Section(
            Part.WAITING, tuple(_waits(e, agenda, words) for e in agenda.waits), agenda.waiting - len(agenda.waits)
        ),
        Section(
            Part.HELD,
            tuple(_held(document, agenda, words) for document in agenda.documents),
            agenda.held - len(agenda.documents),
        ),
        Section(
            Part.PROMISED,
            tuple(_promised(promise, agenda.today, words) for promise in agenda.promises),
            agenda.promised - len(agenda.promises),
        ),
        Section(Part.TO_CLEAN, tuple(_to_clean(each, words) for each in agenda.to_clean)),
    )


def _to_do(entry: CaseEntry, words: Catalogue) -> Line:
    line = entry.line
    icon, tone = LOOKS[entry.standing.urgency]
    return Line(
        line.reference,
        _who(line.reference, line.person),
        words.say(f"next.{line.next_step}"),
        standing_words(entry.standing, words),
        icon,
        tone,
    )


def _waits(entry: CaseEntry, agenda: Agenda, words: Catalogue) -> Line:
    line = entry.line
    cause = words.say(f"suspension_cause.{line.waiting_for}")
    since = words.date(line.waiting_since) if line.waiting_since else ""
    what = words.say("due.waiting", cause=cause[:1].upper() + cause[1:], since=since)
    return Line(line.reference, _who(line.reference, line.person), what, *_silence(line, agenda, words))


def _silence(line: CaseLine, agenda: Agenda, words: Catalogue) -> tuple[str, str, Tone]:
    """How long nobody has answered, once that calls for a reminder or a choice: words, icon, tone."""
    called_for = agenda.reminders.get(line.reference)
    if called_for is None or line.waiting_since is None:
        return words.say(f"due.{Urgency.SUSPENDED}"), *LOOKS[Urgency.SUSPENDED]
    said = words.say(f"today.{called_for}", days=(agenda.today - line.waiting_since).days)
    return said[:1].upper() + said[1:], "clock_pause", Tone.WARNING


def _held(document: HeldDocument, agenda: Agenda, words: Catalogue) -> Line:
    what = words.say("today.asked" if document.requested else "today.unasked")
    status, tone = _time_left(document, agenda, words)
    who = _who(document.reference, document.person)
    return Line(document.reference, who, what[:1].upper() + what[1:], status, "contact_card", tone)


def _to_clean(case: ToClean, words: Catalogue) -> Line:
    what, status = words.say("today.to_clean"), words.say("today.to_clean_status")
    who = _who(case.reference, case.person)
    return Line(case.reference, who, what, status[:1].upper() + status[1:], "contact_card", Tone.WARNING)


def _time_left(document: HeldDocument, agenda: Agenda, words: Catalogue) -> tuple[str, Tone]:
    if document.computer:
        return words.say("today.elsewhere", computer=document.computer), Tone.WARNING
    if document.hold_until is not None:
        return words.say("today.hold", until=document.hold_until), Tone.MUTED
    if document.doubtful:
        return words.say("today.doubtful"), Tone.WARNING
    left = document.destroy_by - agenda.now
    if left <= timedelta():
        return words.say("today.overdue"), Tone.DANGER
    tone = Tone.DANGER if left <= agenda.hurry else Tone.WARNING
    hours = left // HOUR
    key = {0: "today.minutes", 1: "today.hours_one"}.get(hours, "today.hours")
    return words.say(key, hours=hours), tone


def _promised(promise: OpenPromise, today: date, words: Catalogue) -> Line:
    key = f"promise.{promise.kind}_open"
    named = words.name("promise", promise.kind)
    what = words.say(key, due_on=promise.due_on) if key in words else named
    status = words.say("due.on", on=promise.due_on)
    icon, tone = ("error_circle", Tone.DANGER) if promise.due_on < today else ("calendar_today", Tone.PLAIN)
    who = _who(promise.reference, promise.person)
    return Line(promise.reference, who, what, status[:1].upper() + status[1:], icon, tone)


def _who(reference: str, person: str) -> str:
    return f"{reference} · {person}" if person else reference
