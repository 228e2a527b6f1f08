"""The processor's own clock: how soon a request goes on to the controller (GDPR 28(3)(e))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dsardesk.domain.calendars import Calendar
from dsardesk.domain.case import Case, Role
from dsardesk.domain.processor import forwarded_on
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.rules import RuleBook


@dataclass(frozen=True, slots=True)
class Forwarding:
    """How a request stands on its way to the controller.

    Attributes:
        target_on: our own target, never lateness by itself.
        contract_on: last day that the contract with the controller gives; None where it gives none.
        left_on: day on which the request left; None until then.
        working_days: working days since receipt, until it left or until today.
    """

    target_on: date
    contract_on: date | None
    left_on: date | None
    working_days: int

    @property
    def due_on(self) -> date:
        """The day that alerts: the earlier of the two."""
        return min(self.target_on, self.contract_on or self.target_on)

    def is_late(self, today: date) -> bool:
        """True once the contract's day has passed without the request having left in time."""
        return self.contract_on is not None and (self.left_on or today) > self.contract_on


def forwarding(
    case: Case, profile: ControllerProfile, calendar: Calendar, rules: RuleBook, today: date
) -> Forwarding | None:
    """The processor's clock on *case*; None where the company is a controller."""
    if case.role is not Role.PROCESSOR:
        return None
    received_on, left_on = case.receipt.received_on, forwarded_on(case)
    days = contract_days(case, profile)
    return Forwarding(
        target_on=calendar.working_days_after(received_on, rules.days("design.forward_days")),
        contract_on=None if days is None else calendar.working_days_after(received_on, days),
        left_on=left_on,
        working_days=calendar.working_days_until(left_on or today, received_on),
    )


def contract_days(case: Case, profile: ControllerProfile) -> int | None:
    """Working days that the client's contract gives, else the profile's for this category of persons."""
    if case.principal is not None and case.principal.forward_days is not None:
        return case.principal.forward_days
    category = profile.category(case.requester.category)
    return category.forward_days if category else None
