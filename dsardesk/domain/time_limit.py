"""A time limit once it is counted: its dates, and the steps that explain them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


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
        nominal_due: the first period, unrolled and unsuspended.
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
        post_by: day by which an answer sent by post leaves, so that it arrives by `alert_due`; None while suspended.
        due_instant_utc: the end of `due` in the controller's zone.
        target_on: day on which processing stops (GDPR 21(3), 7(3)): a target and a task, never lateness; None where
            the right does not take effect at once.
        earliest_on: day before which no answer may be given; None where there is none.
        authority_after: day after which the authority may be seized without an answer (LIL 51 II), whatever is
            suspended; None where no text says so.
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
    post_by: date | None = None
    target_on: date | None = None
    earliest_on: date | None = None
    authority_after: date | None = None

    def is_late(self, today: date) -> bool:
        """True once the legal date has passed; a suspended clock is never late."""
        return self.effective_due is not None and today > self.effective_due

    def refuses_late(self, on: date) -> bool:
        """True if a full refusal of that day comes after the first period, which no extension lengthens (12(4))."""
        return self.due is not None and on > self.due

    @property
    def open_suspension(self) -> Step | None:
        """The step that says since when (`on`) and for what (fact `cause`) the clock is suspended; None if it runs."""
        return next((step for step in self.steps if step.rule == "clock.suspension_open"), None)
