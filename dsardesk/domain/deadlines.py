"""When an answer is due, and why: computed from facts each time, never kept as truth.

Articles 12(3) and 12(4) of the GDPR, counted as Regulation (EEC, Euratom) 1182/71 counts, with the suspension of
the French decree (identity) and of the EDPB's Guidelines 01/2022 (clarification of an access request).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from dsardesk.domain.calendars import Calendar, add_months
from dsardesk.domain.rights import RightType
from dsardesk.domain.rules import RuleBook


class ClockFactType(StrEnum):
    """What can happen to a running time limit."""

    IDENTITY_REQUESTED = "identity_requested"
    IDENTITY_RECEIVED = "identity_received"
    CLARIFICATION_REQUESTED = "clarification_requested"
    CLARIFICATION_RECEIVED = "clarification_received"
    EXTENSION_NOTIFIED = "extension_notified"


_ASKS = {
    ClockFactType.IDENTITY_REQUESTED: "identity",
    ClockFactType.CLARIFICATION_REQUESTED: "clarification",
}
_ANSWERS = {
    ClockFactType.IDENTITY_RECEIVED: "identity",
    ClockFactType.CLARIFICATION_RECEIVED: "clarification",
}


@dataclass(frozen=True, slots=True)
class ClockFact:
    """One dated fact; facts of the same day count in the order in which they are given.

    Attributes:
        type: what happened.
        on: civil date in the controller's zone.
        justified: identity asked: a reasonable doubt was recorded (GDPR 12(6)).
        without_undue_delay: identity or clarification was asked promptly.
        conditions_met: clarification: a large quantity of data is processed (recital 63). Any of these three that is
            false keeps the clock running, whatever was asked.
        sufficient: identity received: it was enough. Either way the answer ends the suspension; only a new
            request starts another.
        reasons: extension: reasons were given to the person (GDPR 12(3)).
        announced_due: extension: an earlier date that the notice promised.
    """

    type: ClockFactType
    on: date
    justified: bool = True
    without_undue_delay: bool = True
    conditions_met: bool = True
    sufficient: bool = True
    reasons: bool = True
    announced_due: date | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What the law allows for one right.

    Attributes:
        months: the time limit, in calendar months from receipt.
        extended_months: the time limit once extended, from receipt too, clipped once.
        extension_allowed: False where the law leaves one month only (LIL 51 II, minors' erasure).
        clarification_suspends: True for access only (EDPB 01/2022, paragraph 159; recital 63).
    """

    months: int
    extended_months: int
    extension_allowed: bool = True
    clarification_suspends: bool = False


def terms_for(right: RightType | None, rules: RuleBook, *, minor_at_collection: bool = False) -> Terms:
    """What the law allows for *right*; None stands for a request whose right is not known yet."""
    base = rules.months("gdpr.12.3.base")
    return Terms(
        months=base,
        extended_months=base + rules.months("gdpr.12.3.extension"),
        extension_allowed=not (minor_at_collection and right is RightType.ERASURE),
        clarification_suspends=right is RightType.ACCESS,
    )


class ClockState(StrEnum):
    """Whether the time limit runs."""

    RUNNING = "running"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the calculation; its sentence stands in the messages catalogue under `step.<rule>`.

    Attributes:
        rule: id of the rule applied.
        on: the date that the step gives.
        facts: what the sentence needs beside that date (dates, counts, keys of other messages).
    """

    rule: str
    on: date
    facts: tuple[tuple[str, str | int | date], ...] = ()


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """Every date of one request item's clock; all civil dates, inclusive, in the controller's zone.

    Attributes:
        received_on: day of receipt, not counted (Regulation 1182/71, Article 3(1)).
        calendar: id of the holiday table.
        calendar_version: its version.
        nominal_due: one month, unrolled and unsuspended.
        strict_due: the same, rolled: what is left if no suspension is accepted.
        prudent_due: last working day not after `nominal_due`; advice, never lateness.
        due: legal date of the first period; None while suspended.
        due_after_extension: legal date if a valid extension is, or could be, notified; None while suspended, where
            the law excludes one, and once a notice failed.
        effective_due: the legal date in force; lateness is judged by it alone.
        extension_valid: True once a valid notice was sent.
        suspended_days: whole calendar days, overlaps counted once.
        state: running or suspended.
        remaining_days: days left when the open suspension began; None while running.
        promised_due: an earlier date that the company promised.
        alert_due: the date that alerts: promise or last working day before the legal one.
        due_instant_utc: the end of `due` in the controller's zone.
        steps: how the dates came about, in order.
    """

    received_on: date
    calendar: str
    calendar_version: str
    nominal_due: date
    strict_due: date
    prudent_due: date
    due: date | None
    due_after_extension: date | None
    effective_due: date | None
    extension_valid: bool
    suspended_days: int
    state: ClockState
    remaining_days: int | None
    promised_due: date | None
    alert_due: date | None
    due_instant_utc: datetime | None
    steps: tuple[Step, ...]

    def is_late(self, today: date) -> bool:
        """True once the legal date has passed; a suspended clock is never late."""
        return self.effective_due is not None and today > self.effective_due

    @property
    def open_suspension(self) -> Step | None:
        """The step that says since when (`on`) and for what (fact `cause`) the clock is suspended; None if it runs."""
        return next((step for step in self.steps if step.rule == "clock.suspension_open"), None)


def receipt_date(instant: datetime, zone: ZoneInfo) -> date:
    """Civil date of an arrival in the controller's zone, whatever the offset of the source."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs its offset")
    return instant.astimezone(zone).date()


def compute_time_limit(
    received_on: date,
    facts: Iterable[ClockFact],
    *,
    terms: Terms,
    calendar: Calendar,
    zone: ZoneInfo,
    promised_due: date | None = None,
) -> TimeLimit:
    """Every date of the clock, with the steps that explain them."""
    return _Computation(received_on, terms, calendar).run(tuple(facts), zone, promised_due)


def end_of_day_utc(day: date, zone: ZoneInfo) -> datetime:
    """Midnight that ends *day* in *zone*, as a UTC instant."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=zone).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class _Extension:
    """What came of the notices of extension."""

    valid: bool = False
    announced_due: date | None = None


class _Computation:
    """One run over the facts, in order; keeps the days already suspended and the steps taken."""

    def __init__(self, received_on: date, terms: Terms, calendar: Calendar) -> None:
        self.received_on = received_on
        self.terms = terms
        self.calendar = calendar
        self.nominal = add_months(received_on, terms.months)
        self.extended = add_months(received_on, terms.extended_months)
        self.open: dict[str, date] = {}
        self.suspended: set[date] = set()
        self.extension = _Extension()
        self.notices = 0
        self.steps: list[Step] = []

    def run(self, facts: tuple[ClockFact, ...], zone: ZoneInfo, promised_due: date | None) -> TimeLimit:
        self._step("clock.received", self.received_on)
        self._month_step()
        for fact in facts:
            self._take(fact)
        return self._result(zone, promised_due)

    def _step(self, rule: str, on: date, **facts: str | int | date) -> None:
        self.steps.append(Step(rule, on, tuple(facts.items())))

    def _month_step(self) -> None:
        clipped = self.nominal.day != self.received_on.day
        self._step("clock.month_clipped" if clipped else "clock.month", self.nominal, months=self.terms.months)

    def _take(self, fact: ClockFact) -> None:
        if fact.type in _ASKS:
            self._ask(_ASKS[fact.type], fact)
        elif fact.type in _ANSWERS:
            self._answer(_ANSWERS[fact.type], fact)
        else:
            self._extend(fact)

    def _ask(self, cause: str, fact: ClockFact) -> None:
        if cause in self.open:
            return
        why_not = self._why_no_suspension(cause, fact)
        if why_not:
            self._step(f"clock.not_suspended_{why_not}", fact.on, cause=cause)
            return
        self.open[cause] = fact.on

    def _why_no_suspension(self, cause: str, fact: ClockFact) -> str | None:
        """Key of the reason for which asking does not stop the clock; None if it does."""
        if cause == "clarification" and not self.terms.clarification_suspends:
            return "right"
        if not (fact.justified and fact.conditions_met):
            return "doubt" if cause == "identity" else "conditions"
        if not fact.without_undue_delay:
            return "delay"
        # While another suspension is open the period cannot have expired.
        if not self.open and fact.on > self.nominal + self._days():
            return "expired"
        return None

    def _answer(self, cause: str, fact: ClockFact) -> None:
        asked_on = self.open.pop(cause, None)
        if asked_on is None:
            return
        # The day of asking is not counted, the day of the answer is; a day suspended twice counts once.
        length = max((fact.on - asked_on).days, 0)
        self.suspended |= {asked_on + timedelta(days=n) for n in range(1, length + 1)}
        self._step("clock.suspended", fact.on, cause=cause, asked_on=asked_on, days=length)

    def _extend(self, fact: ClockFact) -> None:
        self.notices += 1
        if self.notices > 1:
            self._step("clock.no_second_extension", fact.on)
        elif not self.terms.extension_allowed:
            self._step("clock.extension_excluded", fact.on)
        elif not fact.reasons:
            self._step("clock.extension_without_reasons", fact.on)
        elif not self.open and fact.on > self.calendar.roll(self.nominal + self._days()):
            self._step("clock.extension_too_late", fact.on)
        else:
            self.extension = _Extension(valid=True, announced_due=fact.announced_due)
            late_notice = fact.on > self.calendar.roll(self.nominal)
            rule = "clock.extended_after_month" if late_notice else "clock.extended"
            self._step(rule, self.extended, notified_on=fact.on)

    def _may_extend(self) -> bool:
        """True if a valid notice was sent, or still could be: the first notice decides."""
        return self.extension.valid or (self.terms.extension_allowed and not self.notices)

    def _days(self) -> timedelta:
        return timedelta(days=len(self.suspended))

    def _result(self, zone: ZoneInfo, promised_due: date | None) -> TimeLimit:
        strict = self.calendar.roll(self.nominal)
        limit = TimeLimit(
            received_on=self.received_on,
            calendar=self.calendar.id,
            calendar_version=self.calendar.version,
            nominal_due=self.nominal,
            strict_due=strict,
            prudent_due=self.calendar.last_working_day_until(self.nominal),
            due=None,
            due_after_extension=None,
            effective_due=None,
            extension_valid=self.extension.valid,
            suspended_days=len(self.suspended),
            state=ClockState.SUSPENDED if self.open else ClockState.RUNNING,
            remaining_days=None,
            promised_due=_earliest(promised_due, self.extension.announced_due),
            alert_due=None,
            due_instant_utc=None,
            steps=(),
        )
        return self._suspended(limit) if self.open else self._running(limit, zone)

    def _ceiling(self) -> date:
        return (self.extended if self.extension.valid else self.nominal) + self._days()

    def _suspended(self, limit: TimeLimit) -> TimeLimit:
        since = min(self.open.values())
        # Days that another suspension shares with this one lie ahead of it: they are not left over from before.
        shared = sum(day > since for day in self.suspended)
        remaining = (self._ceiling() - since).days - shared
        self._step("clock.suspension_open", since, cause="_".join(sorted(self.open)), remaining=remaining)
        return replace(limit, remaining_days=remaining, steps=tuple(self.steps))

    def _running(self, limit: TimeLimit, zone: ZoneInfo) -> TimeLimit:
        due = self.calendar.roll(self.nominal + self._days())
        extended = self.calendar.roll(self.extended + self._days()) if self._may_extend() else None
        effective = extended if self.extension.valid and extended else due
        self._final_steps(effective)
        return replace(
            limit,
            due=due,
            due_after_extension=extended,
            effective_due=effective,
            alert_due=_earliest(limit.promised_due, self.calendar.last_working_day_until(self._ceiling())),
            due_instant_utc=end_of_day_utc(due, zone),
            steps=tuple(self.steps),
        )

    def _final_steps(self, effective: date) -> None:
        ceiling = self._ceiling()
        if self.suspended:
            self._step("clock.days_added", ceiling, days=len(self.suspended))
        if effective != ceiling:
            self._step("clock.rolled", effective, from_date=ceiling, because=self._why_rolled(ceiling))
        self._step("clock.due", effective)

    def _why_rolled(self, day: date) -> str:
        """Keys of what lies between *day* and the next working day, in order, without repeats."""
        reasons: list[str] = []
        while not self.calendar.is_working_day(day):
            holiday = self.calendar.holidays.get(day)
            reason = f"holiday.{holiday}" if holiday else "weekend"
            if reason not in reasons:
                reasons.append(reason)
            day += timedelta(days=1)
        return " ".join(reasons)


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)
