"""What follows from the fields of a new request, before anything is stored."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dsardesk.domain.actors import Actor
from dsardesk.domain.case import Case, CaseKind, Role
from dsardesk.domain.days import read_day
from dsardesk.domain.draft import Draft
from dsardesk.domain.profile import ControllerProfile
from dsardesk.reports.clock import ClockSentence, clock_sentence
from dsardesk.reports.dates import explain
from dsardesk.services.context import Context
from dsardesk.services.open_case import NOT_LOCATED, Opening, preview_case
from dsardesk.services.requesters import open_cases_of
from dsardesk.ui.intake.form import POST, Form
from dsardesk.wording import Catalogue


@dataclass(frozen=True, slots=True)
class Reading:
    """What follows at once.

    Attributes:
        received_on: the day typed, None while it names none.
        days_ago: how long ago it was received: more than none is entered late.
        processor: True when the company is only the processor of these data.
        joint: True when it is one of several controllers.
    """

    received_on: date | None
    days_ago: int
    processor: bool
    joint: bool


@dataclass(frozen=True, slots=True)
class Due:
    """When the answer is due.

    Attributes:
        clock: the earliest date in a sentence, and how it stands.
        because: how it comes about, a sentence a step.
    """

    clock: ClockSentence
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What the vault says of a request: when its answer is due, None while that cannot be said; the person's cases."""

    due: Due | None
    known: tuple[str, ...]


def read_back(form: Form, today: date, profile: ControllerProfile) -> Reading:
    """The day typed, and what the company is for these data."""
    day = read_day(form.received, today, past=True)
    role = profile.role_for(form.category)
    return Reading(
        received_on=day,
        days_ago=max((today - day).days, 0) if day else 0,
        processor=role is Role.PROCESSOR,
        joint=role is Role.JOINT_CONTROLLER,
    )


def mistakes_in(form: Form, draft: Draft, today: date) -> tuple[str, ...]:
    """Fields without which no case can be opened.

    Any of "who", "email", "received", "to_come", "presented", "rights", "identity".
    """
    day = read_day(form.received, today, past=True)
    email = form.email.strip()
    wrong = {
        "who": not form.name.strip() and not email,
        "email": bool(email) and not _can_be_written_to(email),
        "received": day is None,
        "to_come": day is not None and day > today,
        "presented": form.way.channel == POST and bool(form.presented.strip()) and form.presented_on(today) is None,
        "rights": not form.rights and form.kind is CaseKind.REQUEST,
        "answer_by": bool(form.answer_by.strip()) and _unreadable(form, today),
        "identity": NOT_LOCATED in draft.warnings and form.told_parts() is None,
    }
    return tuple(field for field, holds in wrong.items() if holds)


def _unreadable(form: Form, today: date) -> bool:
    """True for a day of the authority that names none."""
    return form.kind is CaseKind.AUTHORITY_LETTER and form.answered_by(today) is None


def _can_be_written_to(email: str) -> bool:
    return re.fullmatch(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]+", email) is not None


def foresee(context: Context, actor: Actor, draft: Draft, opening: Opening, words: Catalogue) -> Foreseen:
    """What the vault says of a request that is not stored yet."""
    known = open_cases_of(context, actor, opening.email or "")
    if opening.received_on is None or not opening.rights:
        return Foreseen(None, known)
    return Foreseen(_due(context, preview_case(context, actor, draft, opening), words), known)


def _due(context: Context, case: Case, words: Catalogue) -> Due:
    with context.work.read() as transaction:
        profile = context.profile_of(transaction, case)
    limits = context.time_limits(case, profile)
    item = min(case.items, key=lambda each: limits[each.number].nominal_due)
    calendar = context.calendar_for(case, profile)
    clock = clock_sentence(item, limits[item.number], context.today(profile), calendar, words, rules=context.rules)
    return Due(clock, explain(limits[item.number], words))
