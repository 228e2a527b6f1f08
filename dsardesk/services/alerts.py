"""What is due, without a name: for a scheduled job, a calendar, and whoever finds the vault locked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.rules import RuleBook
from dsardesk.domain.standing import SOON
from dsardesk.domain.steps import NextStep
from dsardesk.services.context import Context, cases_for
from dsardesk.services.ports import CaseQuery, CaseStore, Transaction

PAGE = 1000
OPEN = CaseQuery(closed=False)
DESTROY = NextStep.DESTROY_IDENTITY_DOCUMENT


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that a day is set for.

    Attributes:
        reference: of its case.
        due_on: legal day of an answer, else the day of a promise or of a destruction; None while suspended.
        alert_on: the day that alerts, if it is another one; None where none does.
        step: key of what to do.
        legal: True where `due_on` is a legal day, by which lateness is judged.
    """

    reference: str
    due_on: date | None
    alert_on: date | None
    step: str
    legal: bool = True

    def is_late(self, today: date) -> bool:
        """True once the legal day has passed."""
        return self.legal and self.due_on is not None and self.due_on < today


@dataclass(frozen=True, slots=True)
class Alerts:
    """Everything that a day is set for, the earliest first.

    Attributes:
        items: each with its day.
        waiting: cases on which a clock is suspended.
        approve: cases on which a refusal or a fee waits for an approval.
        id_held: identity documents held.
    """

    items: tuple[Alert, ...]
    waiting: int
    approve: int
    id_held: int

    def late(self, today: date) -> int:
        """Cases past their legal day."""
        return sum(each.is_late(today) for each in self.items)

    def due(self, today: date, rules: RuleBook) -> int:
        """Things due from *today* within the days that `SOON` gives."""
        until = today + timedelta(days=rules.days(SOON))
        days = (min(filter(None, (each.due_on, each.alert_on)), default=None) for each in self.items)
        return sum(day is not None and today <= day <= until for day in days)


def read_alerts(context: Context, actor: Actor) -> Alerts:
    """What *actor* may know of what is due."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT, UserRole.MANAGER, UserRole.READ)
    with context.work.read() as transaction:
        return _alerts(context, transaction, cases_for(transaction, actor))


def public_alerts(context: Context) -> Alerts:
    """What anybody who finds the vault locked may know: of a confidential case, nothing."""
    with context.work.read() as transaction:
        return _alerts(context, transaction, transaction.cases.without_confidential())


def _alerts(context: Context, transaction: Transaction, cases: CaseStore) -> Alerts:
    _, text = transaction.profiles.current()
    zone = ZoneInfo(context.read_profile(text).zone)
    held = cases.held_documents()
    items = [
        *_open_cases(cases),
        *(Alert(each.reference, each.destroy_by.astimezone(zone).date(), None, DESTROY, legal=False) for each in held),
        *(
            Alert(each.reference, each.due_on, None, NextStep.KEEP_PROMISE, legal=False)
            for each in cases.open_promises(date.max)
        ),
    ]
    return Alerts(
        items=tuple(sorted(items, key=_when)),
        waiting=cases.count(CaseQuery(closed=False, waiting=True)),
        approve=cases.count(CaseQuery(closed=False, to_approve=True)),
        id_held=len(held),
    )


def _open_cases(cases: CaseStore) -> Iterator[Alert]:
    """Every open case, those without a day too: they are work, or wait."""
    offset = 0
    while page := cases.page(OPEN, offset=offset, limit=PAGE):
        for line in page:
            yield Alert(line.reference, line.due_on, line.alert_on or line.remind_on, line.next_step)
        offset += len(page)


def _when(alert: Alert) -> tuple[date, str, str]:
    return alert.due_on or alert.alert_on or date.max, alert.reference, alert.step


def as_content(alerts: Alerts, vault: str, zone: str) -> dict[str, object]:
    """What the reminder file of a vault holds: references, days, step codes and figures; no name and no address."""
    items = [
        {
            "reference": each.reference,
            "due_on": _written(each.due_on),
            "alert_on": _written(each.alert_on),
            "step": each.step,
            "legal": each.legal,
        }
        for each in alerts.items
    ]
    figures = {"waiting": alerts.waiting, "approve": alerts.approve, "id_held": alerts.id_held}
    return {"vault": vault, "zone": zone, "items": items, **figures}


def from_content(content: Mapping[str, Any]) -> Alerts:
    """The same from the file."""
    items = tuple(
        Alert(each["reference"], _read(each["due_on"]), _read(each["alert_on"]), each["step"], each["legal"])
        for each in content["items"]
    )
    return Alerts(items, content["waiting"], content["approve"], content["id_held"])


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _read(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None
