"""What a purge takes out of a case, and the figures that outlive it, which identify nobody (GDPR 5(1)(e))."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil

from dsardesk.domain.calendars import add_months
from dsardesk.domain.case import Case, CaseKind, Role
from dsardesk.domain.clarifications import may_suspend
from dsardesk.domain.deadlines import ClockFactType
from dsardesk.domain.directives import Directive
from dsardesk.domain.errors import DeskError
from dsardesk.domain.holds import HoldKind
from dsardesk.domain.ids import DocumentId
from dsardesk.domain.papers import LetterState
from dsardesk.domain.recipients import TOLD
from dsardesk.domain.retention import Kept, Retention, RetentionLine, working_copies


class OnHold(DeskError):
    """A complaint or litigation runs: nothing of the case is purged (GDPR 17(3)(e))."""

    code = "retention.on_hold"


class NotYetDue(DeskError):
    """That part of the case is kept for longer; `on` is its day."""

    code = "retention.not_due"


class NothingToPurge(DeskError):
    """The case holds no such part, or its day is not known yet."""

    code = "retention.nothing"


class DecisionNeeded(DeskError):
    """The policy would leave no proof: how long it is kept is decided first (GDPR 5(2))."""

    code = "retention.decision_needed"


class IdentityStillHeld(DeskError):
    """An identity document is still held on the case: it ends first."""

    code = "retention.identity_held"


@dataclass(frozen=True, slots=True)
class Figures:
    """What remains of one purged case.

    Attributes:
        received_month: e.g. "2026-10".
        closed_month: the same.
        rights: rights asked for, in order.
        outcomes: outcome of each; "" where none was decided.
        channel: how the request came.
        days_used: days from receipt to the last answer; None where nothing was answered.
        answered_late: whether an answer left after its due date; None where none left.
        extended: True where the time limit was extended.
        suspended: True where it was suspended.
        category: of the person, as the company's profile names it; "" if not known.
        kind: request, complaint or letter of the authority.
        months_used: months within which the last answer left, from 1; None where nothing was answered.
        codes: codes of the grounds of refusals, in order.
        extension_grounds: why the time limit was extended, item by item.
        identity_asked: True where more was asked to identify the person.
        copies_destroyed: how many copies of identity documents were destroyed.
        recipients_told: how many recipients were told of a change (GDPR 19).
        forwarded: True where the company only processes the data, for another (GDPR 28).
        hours_held: for how many hours, begun ones included, each destroyed copy of an identity document was held.
    """

    received_month: str
    closed_month: str
    rights: tuple[str, ...]
    outcomes: tuple[str, ...]
    channel: str
    days_used: int | None
    answered_late: bool | None
    extended: bool
    suspended: bool
    category: str = ""
    kind: str = CaseKind.REQUEST
    months_used: int | None = None
    codes: tuple[str, ...] = ()
    extension_grounds: tuple[str, ...] = ()
    identity_asked: bool = False
    copies_destroyed: int = 0
    recipients_told: int = 0
    forwarded: bool = False
    hours_held: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DirectiveFigures:
    """What remains of one purged entry of the register of directives.

    Attributes:
        registered_month: e.g. "2026-10".
        ended_month: the same.
        kind: general or specific.
        state: revoked or executed.
    """

    registered_month: str
    ended_month: str
    kind: str
    state: str


def directive_figures(directive: Directive) -> DirectiveFigures:
    """The figures of an entry that ended."""
    ended = directive.revoked_on or directive.executed_on
    return DirectiveFigures(
        registered_month=f"{directive.versions[0].recorded_on:%Y-%m}",
        ended_month=f"{ended:%Y-%m}" if ended else "",
        kind=directive.kind,
        state=directive.state,
    )


def figures(case: Case, *, late: bool | None) -> Figures:
    """The figures of a case, those that outlive its purge; *late* as its time limits judge it."""
    facts = {each.fact.type for each in case.facts}
    answered = [item.answered_on for item in case.items if item.answered_on]
    received = case.receipt.received_on
    return Figures(
        received_month=f"{received:%Y-%m}",
        closed_month=f"{case.closed_on:%Y-%m}" if case.closed_on else "",
        rights=tuple(str(item.right) for item in case.items),
        outcomes=tuple(str(item.outcome or "") for item in case.items),
        channel=case.receipt.channel,
        days_used=(max(answered) - received).days if answered else None,
        answered_late=late,
        extended=ClockFactType.EXTENSION_NOTIFIED in facts,
        suspended=ClockFactType.IDENTITY_REQUESTED in facts or _was_asked_to_specify_much(case),
        category=case.requester.category,
        kind=str(case.kind),
        months_used=_months(received, max(answered)) if answered else None,
        codes=tuple(ground.code for ground in case.grounds),
        extension_grounds=tuple(str(ground) for each in case.extensions for ground in each.grounds),
        identity_asked=bool(case.identity.requests),
        copies_destroyed=sum(document.destruction is not None for document in case.identity.documents),
        recipients_told=sum(measure.kind == TOLD for measure in case.measures),
        forwarded=case.role is Role.PROCESSOR,
        hours_held=tuple(_hours_held(case)),
    )


def _was_asked_to_specify_much(case: Case) -> bool:
    """True where a question stopped a clock: any other question leaves it running."""
    may = {item.number for item in case.items if may_suspend(item.right)}
    asked = (each for each in case.facts if each.fact.type is ClockFactType.CLARIFICATION_REQUESTED)
    return any(each.item in may and each.fact.conditions_met for each in asked)


def _hours_held(case: Case) -> Iterator[int]:
    for document in case.identity.documents:
        if document.destruction is not None:
            yield ceil((document.destruction.at - document.received_at) / timedelta(hours=1))


def _months(start: date, end: date) -> int:
    """Within how many months of *start* lies *end*, at least one."""
    months = 1
    while add_months(start, months) < end:
        months += 1
    return months


def must_be_due(case: Case, kept: Retention, what: Kept, today: date) -> tuple[RetentionLine, ...]:
    """What of that kind is to be purged today; refused while it is not."""
    if kept.holds:
        raise OnHold(kind=kept.holds[0].kind)
    if what is Kept.CASE_FILE and kept.waits_for_decision:
        raise DecisionNeeded
    if what is Kept.CASE_FILE and case.identity.held():
        raise IdentityStillHeld
    dated = [(line.on, line) for line in kept.lines if line.what is what and line.on]
    if not dated:
        raise NothingToPurge(what=what)
    due = tuple(line for on, line in dated if on <= today)
    if not due:
        raise NotYetDue(on=min(on for on, _ in dated).isoformat())
    return due


def must_have_ended(line: RetentionLine | None, today: date, *, on_hold: HoldKind | None = None) -> None:
    """Refuse to purge an entry of the register of directives that still holds, or whose proof is still kept.

    *on_hold* says why the case on which it was carried out is on hold, if it is.
    """
    if on_hold is not None:
        raise OnHold(kind=on_hold)
    if line is None or line.on is None:
        raise NothingToPurge(what=Kept.DIRECTIVE)
    if line.on > today:
        raise NotYetDue(on=line.on.isoformat())


def without_working_copies(case: Case) -> tuple[Case, tuple[DocumentId, ...]]:
    """The case without what served its handling alone, and the documents that go."""
    gone = working_copies(case)
    letters = tuple(letter for letter in case.letters if letter.state is LetterState.SENT)
    return replace(_without(case, gone), letters=letters), gone


def with_manifests_only(case: Case, lines: tuple[RetentionLine, ...], on: date) -> tuple[Case, tuple[DocumentId, ...]]:
    """The case whose packages of *lines* are reduced to their manifests, and the documents that go."""
    gone = tuple(document for line in lines for document in line.documents)
    packages = tuple(replace(each, reduced_on=on) if each.id in gone else each for each in case.packages)
    return replace(_without(case, gone), packages=packages), gone


def _without(case: Case, gone: tuple[DocumentId, ...]) -> Case:
    return replace(case, documents=tuple(document for document in case.documents if document.id not in gone))
