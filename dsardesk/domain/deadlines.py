"""When an answer is due, and why: computed from facts each time, never kept as truth.

Articles 12(3) and 12(4) of the GDPR, counted as Regulation (EEC, Euratom) 1182/71 counts, with the suspension of
the French decree (identity) and of the EDPB's Guidelines 01/2022 (clarification of an access request).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dsardesk.domain.calendars import Calendar, add_months
from dsardesk.domain.clock_facts import ANSWERS, ASKS, ClockFact, ClockFactType
from dsardesk.domain.terms import Terms, terms_for
from dsardesk.domain.time_limit import ClockState, Step, TimeLimit

__all__ = [
    "ClockFact",
    "ClockFactType",
    "ClockState",
    "Step",
    "Terms",
    "TimeLimit",
    "compute_time_limit",
    "end_of_day_utc",
    "receipt_date",
    "terms_for",
]


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
    """Every date of the clock, with the steps that explain them; facts of one day count in the order given."""
    in_order = sorted(facts, key=lambda fact: fact.on)
    return _Computation(received_on, terms, calendar).run(in_order, zone, promised_due)


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
        self.nominal = add_months(received_on, terms.months) + timedelta(days=terms.days)
        self.extended = add_months(received_on, terms.extended_months)
        self.open: dict[str, date] = {}
        self.suspended: set[date] = set()
        self.extension = _Extension()
        self.notices = 0
        self.steps: list[Step] = []

    def run(self, facts: Sequence[ClockFact], zone: ZoneInfo, promised_due: date | None) -> TimeLimit:
        self._step("clock.received", self.received_on)
        self._period_step()
        beside = self._beside()
        for fact in facts:
            self._take(fact)
        return self._result(zone, promised_due, beside)

    def _step(self, rule: str, on: date, **facts: str | int | date) -> None:
        self.steps.append(Step(rule, on, tuple(facts.items())))

    def _period_step(self) -> None:
        if self.terms.days:
            self._step("clock.days", self.nominal, days=self.terms.days)
            return
        clipped = self.nominal.day != self.received_on.day
        kind = "month" if self.terms.months == 1 else "months"
        self._step(f"clock.{kind}{'_clipped' if clipped else ''}", self.nominal, months=self.terms.months)

    def _beside(self) -> dict[str, date]:
        """Dates that no fact of the clock moves."""
        found: dict[str, date] = {}
        if self.terms.at_once:
            found["target_on"] = self.calendar.roll(self.received_on)
            self._step("clock.at_once", found["target_on"])
        if self.terms.by_design:
            self._step("clock.by_design", self.nominal)
        if self.terms.earliest:
            found["earliest_on"] = self.received_on + self.terms.earliest
            self._step("clock.earliest", found["earliest_on"])
        if self.terms.authority_months:
            found["authority_after"] = add_months(self.received_on, self.terms.authority_months)
            self._step("clock.authority", found["authority_after"])
        return found

    def _take(self, fact: ClockFact) -> None:
        if fact.type in ASKS:
            self._ask(ASKS[fact.type], fact)
        elif fact.type in ANSWERS:
            self._answer(ANSWERS[fact.type], fact)
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
        if not self.terms.identity_suspends:
            return "regime"
        if cause == "clarification" and not self.terms.clarification_suspends:
            return "right"
        if not (fact.justified and fact.conditions_met):
            return "doubt" if cause == "identity" else "conditions"
        if not fact.without_undue_delay:
            return "delay"
        # While another suspension is open the period cannot have expired.
        if self.open or fact.on <= self.nominal + self._days():
            return None
        return None if fact.override and fact.on <= self._moved(self._ceiling()) else "expired"

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
        elif not self._extendable(override=fact.override):
            self._step("clock.extension_excluded", fact.on)
        elif not fact.reasons:
            self._step("clock.extension_without_reasons", fact.on)
        elif not self.open and fact.on > self._moved(self.nominal + self._days()):
            self._step("clock.extension_too_late", fact.on)
        else:
            self.extension = _Extension(valid=True, announced_due=fact.announced_due)
            late_notice = fact.on > self._moved(self.nominal)
            rule = "clock.extended_after_month" if late_notice else "clock.extended"
            self._step(rule, self.extended, notified_on=fact.on)

    def _extendable(self, *, override: bool) -> bool:
        return bool(self.terms.extended_months) and (self.terms.extension_allowed or override)

    def _may_extend(self) -> bool:
        """True if a valid notice was sent, or still could be: the first notice decides."""
        return self.extension.valid or (self._extendable(override=False) and not self.notices)

    def _days(self) -> timedelta:
        return timedelta(days=len(self.suspended))

    def _moved(self, day: date) -> date:
        """The working day on which a period ends that would end on *day*."""
        return self.calendar.roll(day) if self.terms.rolls else day

    def _result(self, zone: ZoneInfo, promised_due: date | None, beside: dict[str, date]) -> TimeLimit:
        limit = TimeLimit(
            received_on=self.received_on,
            calendar=self.calendar.id,
            calendar_version=self.calendar.version,
            nominal_due=self.nominal,
            strict_due=self.calendar.roll(self.nominal),
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
            target_on=beside.get("target_on"),
            earliest_on=beside.get("earliest_on"),
            authority_after=beside.get("authority_after"),
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
        due = self._moved(self.nominal + self._days())
        extended = self._moved(self.extended + self._days()) if self._may_extend() else None
        effective = extended if self.extension.valid and extended else due
        self._final_steps(effective)
        alert = min(filter(None, (limit.promised_due, self.calendar.last_working_day_until(self._ceiling()))))
        return replace(
            limit,
            due=due,
            due_after_extension=extended,
            effective_due=effective,
            alert_due=alert,
            post_by=max(self.calendar.working_days_before(alert, self.terms.post_days), self.received_on),
            due_instant_utc=end_of_day_utc(due, zone),
            steps=tuple(self.steps),
        )

    def _final_steps(self, effective: date) -> None:
        ceiling = self._ceiling()
        if self.suspended:
            self._step("clock.days_added", ceiling, days=len(self.suspended))
        if effective != ceiling:
            self._step("clock.rolled", effective, from_date=ceiling, because=self._why_rolled(ceiling))
        elif not self.calendar.is_working_day(ceiling):
            self._step("clock.not_rolled", ceiling, because=self._why_rolled(ceiling))
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
