"""Everything that the page of a case shows, read at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from dsardesk.domain.access import Gap, gaps_in_copy, gaps_in_information
from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.audit import AuditEvent
from dsardesk.domain.calendars import Calendar
from dsardesk.domain.case import Case
from dsardesk.domain.closing import blockers
from dsardesk.domain.deadlines import TimeLimit
from dsardesk.domain.draft import Draft
from dsardesk.domain.namesakes import Alike
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.retention import Retention
from dsardesk.domain.rights import RightType
from dsardesk.domain.rules import RuleBook
from dsardesk.domain.steps import NextStep, next_step
from dsardesk.services.context import Context
from dsardesk.services.execution import in_register


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case as of one moment.

    Attributes:
        case: the case.
        profile: the profile under which it was opened.
        profile_changed: True if the company's profile was replaced since.
        calendar: the holiday table by which its time limits are counted.
        limits: the clock of each item, by its number.
        step: what to do next.
        blockers: keys of what prevents closing.
        gaps: what an access reply lacks; empty when no access was asked.
        events: its timeline, oldest first.
        users: names by the ids that the events bear.
        message: what the original message says; None when the case did not come by one.
        today: the civil date at the controller's.
        rules: the rule book.
        retention: how long its parts are kept, and why.
        register: directives that may be those of the deceased, or of the requester where nobody died.
        shared: True where the vault has several users.
    """

    case: Case
    profile: ControllerProfile
    profile_changed: bool
    calendar: Calendar
    limits: Mapping[int, TimeLimit]
    step: NextStep
    blockers: tuple[str, ...]
    gaps: tuple[Gap, ...]
    events: tuple[AuditEvent, ...]
    users: Mapping[UUID, str]
    message: Draft | None
    today: date
    rules: RuleBook
    retention: Retention
    register: tuple[Alike, ...] = ()
    shared: bool = False


def read_page(context: Context, actor: Actor, reference: str) -> CasePage:
    """The page of the case of that reference."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.read() as transaction:
        case = transaction.cases.get(reference)
        profile = context.profile_of(transaction, case)
        in_force, _ = transaction.profiles.current()
        events = tuple(transaction.audit.events(case.id))
        retention = context.retention(transaction, case, profile)
        must_be_readable(actor, retention, context.today(profile))
        original = next((document for document in case.documents if document.kind == "original"), None)
        raw = transaction.blobs.get(original.id) if original else None
        users = {actor: transaction.users.get(actor).name for actor in {event.actor for event in events}}
        register = in_register(transaction, case.deceased or case.requester)
        shared = transaction.users.count() > 1
    asked_access = bool(case.items_of(RightType.ACCESS))
    today = context.today(profile)
    return CasePage(
        case=case,
        profile=profile,
        profile_changed=case.profile != in_force,
        calendar=context.calendar_for(case, profile),
        limits=context.time_limits(case, profile),
        step=next_step(case, profile),
        blockers=blockers(case, profile, today),
        gaps=(*gaps_in_copy(case, profile), *gaps_in_information(case, profile)) if asked_access else (),
        events=events,
        users=users,
        message=context.read_message(raw) if raw is not None else None,
        today=today,
        rules=context.rules,
        retention=retention,
        register=register,
        shared=shared,
    )


def must_be_readable(actor: Actor, retention: Retention, today: date) -> None:
    """Refuse a case of the restricted archive to anybody but the data protection officer."""
    if retention.archived(today):
        actor.must_be(UserRole.DPO)
