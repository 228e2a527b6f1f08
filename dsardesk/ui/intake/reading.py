"""What follows from the fields of a new request, before anything is stored."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from dsardesk.domain.breaches import notify_by
from dsardesk.domain.case import Case, CaseKind, Role
from dsardesk.domain.clarifications import askable_rights
from dsardesk.domain.days import read_day
from dsardesk.domain.deadlines import receipt_date
from dsardesk.domain.draft import Draft, MessageKind
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.rights import RightType
from dsardesk.reports.clock import ClockSentence, clock_sentence
from dsardesk.reports.dates import explain, moment
from dsardesk.services.context import Context
from dsardesk.services.linking import Candidate, candidates
from dsardesk.services.open_case import NOT_LOCATED, preview_case
from dsardesk.services.processor import known_clients
from dsardesk.ui.intake.form import POST, UNTOLD, Form
from dsardesk.ui.intake.proposed import Sheet
from dsardesk.ui.session import Opened
from dsardesk.wording import Catalogue

OF_A_MESSAGE = frozenset({"received", "to_come", "identity"})
"""Fields without which no message can be added to a case."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What follows at once.

    Attributes:
        received_on: the day typed, None while it names none.
        days_ago: how long ago it was received: more than none is entered late.
        processor: True when the company is only the processor of these data.
        joint: True when it is one of several controllers.
        bears: day that the message itself bears, where the day typed is later; None otherwise.
        apart: numbers, from 1, of the attachments that are kept apart as identity documents.
        freed: True where what was read found such a document and the person says that there is none.
        adds: True where the message goes into a case that is there.
        askable: rights of those ticked of which the person may be asked something; None for which right it is.
    """

    received_on: date | None
    days_ago: int
    processor: bool
    joint: bool
    bears: date | None = None
    apart: frozenset[int] = frozenset()
    freed: bool = False
    adds: bool = False
    askable: tuple[RightType | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """When the answer is due.

    Attributes:
        clock: the earliest date in a sentence, and how it stands.
        because: how it comes about, a sentence a step.
        on: that date.
    """

    clock: ClockSentence
    because: tuple[str, ...]
    on: date


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What the vault says of a message.

    Attributes:
        due: when its answer is due; None while that cannot be said.
        candidates: cases it may be of.
        clients: names of those for whom data were processed before, where the company is a processor.
    """

    due: Due | None
    candidates: tuple[Candidate, ...]
    clients: tuple[str, ...] = ()


def read_back(form: Form, draft: Draft | None, today: date, profile: ControllerProfile) -> Reading:
    """The day typed, and what the company is for these data."""
    bears = own_day(draft, profile) if draft else None
    day = read_day(form.received, today, past=True)
    role = profile.role_for(form.category)
    apart = parts_apart(form, draft)
    taken = any(each.sign for each in draft.attachments) if draft else False
    return Reading(
        received_on=day,
        days_ago=max((today - day).days, 0) if day else 0,
        processor=role is Role.PROCESSOR,
        joint=role is Role.JOINT_CONTROLLER,
        bears=bears if day and bears and day > bears else None,
        apart=apart,
        freed=taken and not apart,
        adds=form.adds,
        askable=askable_rights(form.rights, role),
    )


def parts_apart(form: Form, draft: Draft | None) -> frozenset[int]:
    """Numbers, from 1, of the attachments that are kept apart: as the person says, else as was read."""
    told = form.told_parts()
    return identity_parts(draft) if told is None else told


def identity_parts(draft: Draft | None) -> frozenset[int]:
    """Numbers, from 1, of the attachments that were taken for identity documents."""
    parts = draft.attachments if draft else ()
    return frozenset(number for number, each in enumerate(parts, start=1) if each.identity_document)


def own_day(draft: Draft, profile: ControllerProfile) -> date | None:
    """The day that the message bears: of its sending, else the one written on the letter."""
    return receipt_date(draft.sent_at, ZoneInfo(profile.zone)) if draft.sent_at else draft.letter_date


def breach_sentence(context: Context, draft: Draft, profile: ControllerProfile, words: Catalogue) -> str:
    """By which hour the authority is notified of a breach that the message tells of; "" where it tells of none."""
    if draft.kind is not MessageKind.BREACH_NOTICE:
        return ""
    now, arrived = context.now(), draft.received_at
    until = notify_by(arrived or now, context.rules)
    key = "from_now" if arrived is None else "over" if until < now else "until"
    return words.say(f"intake.breach.{key}", moment=moment(until, ZoneInfo(profile.zone), words))


def mistakes_in(form: Form, draft: Draft, today: date, profile: ControllerProfile) -> tuple[str, ...]:
    """Fields without which no case can be opened, or the message not be added to the one that was chosen.

    Any of "who", "email", "received", "to_come", "way", "presented", "rights", "question", "answer_by", "identity".
    """
    day = read_day(form.received, today, past=True)
    email = form.email.strip()
    wrong = {
        "who": not form.name.strip() and not email,
        "email": bool(email) and not can_be_written_to(email),
        "received": day is None,
        "way": form.way == UNTOLD,
        "to_come": day is not None and day > today,
        "presented": form.way.channel == POST and bool(form.presented.strip()) and form.presented_on(today) is None,
        "rights": not form.rights and form.kind is CaseKind.REQUEST,
        "question": bool(form.question.strip()) and not _may_be_asked(form, profile),
        "answer_by": bool(form.answer_by.strip()) and _unreadable(form, today),
        "identity": NOT_LOCATED in draft.warnings and form.told_parts() is None,
    }
    asked = OF_A_MESSAGE if form.adds else wrong
    return tuple(field for field, holds in wrong.items() if holds and field in asked)


def _may_be_asked(form: Form, profile: ControllerProfile) -> bool:
    return form.asks_about in askable_rights(form.rights, profile.role_for(form.category))


def beginning(sheet: Sheet, today: date, profile: ControllerProfile) -> str:
    """The field at which a person begins: what is no request leaves first, else what is missing."""
    if sheet.seems in {MessageKind.NOT_A_REQUEST, MessageKind.BREACH_NOTICE}:
        return "aside"
    if sheet.seems is MessageKind.AUTHORITY_LETTER:
        return "answer_by"
    return next(iter(mistakes_in(sheet.form, sheet.draft, today, profile)), "")


def _unreadable(form: Form, today: date) -> bool:
    """True for a day of the authority that names none."""
    return form.kind is CaseKind.AUTHORITY_LETTER and form.answered_by(today) is None


def can_be_written_to(email: str) -> bool:
    """True for what has the form of an e-mail address."""
    return re.fullmatch(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]+", email) is not None


def foresee(desk: Opened, draft: Draft, form: Form, today: date, words: Catalogue) -> Foreseen:
    """What the vault says of a message that is not stored yet."""
    context, actor = desk.context, desk.actor
    known, opening = candidates(context, actor, form.written_by(draft)), form.opening(today)
    theirs = desk.profile.role_for(form.category) is Role.PROCESSOR
    clients = known_clients(context, actor) if theirs else ()
    # One message more has no time limit of its own.
    if form.adds or opening.received_on is None or not opening.rights:
        return Foreseen(None, known, clients)
    return Foreseen(_due(context, preview_case(context, actor, draft, opening), words), known, clients)


def _due(context: Context, case: Case, words: Catalogue) -> Due:
    with context.work.read() as transaction:
        profile = context.profile_of(transaction, case)
    limits = context.time_limits(case, profile)
    item = min(case.items, key=lambda each: limits[each.number].nominal_due)
    calendar = context.calendar_for(case, profile)
    clock = clock_sentence(item, limits[item.number], context.today(profile), calendar, words, rules=context.rules)
    limit = limits[item.number]
    return Due(clock, explain(limit, words), limit.due or limit.nominal_due)
