"""What is due to be purged, and what else is kept for a time of its own: listed, nothing changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.directives import Directive
from dsardesk.domain.holds import HoldKind, running
from dsardesk.domain.retention import (
    RetentionLine,
    directive_line,
    suppressed_until_by,
    suppression_line,
)
from dsardesk.domain.rights import RightType
from dsardesk.services.context import Context
from dsardesk.services.ports import HeldDocument, Transaction, UnknownCase

MOST = 200
"""Cases of one list of what is due; what is purged makes room for the rest."""
KEEP, HELD, UNASKED = "design.identity.keep", "design.doubtful_document", "design.unsolicited_destroyed"
"""Rules that end the keeping of a copy."""


@dataclass(frozen=True, slots=True)
class DueCase:
    """A case, a directive or the suppression list, of which something is to be purged or waits for a decision.

    Attributes:
        reference: its reference; "" for the suppression list.
        person: who asked; "" for the suppression list.
        rights: what was asked.
        lines: what is to be purged by now.
        needs_decision: True where nobody decided how long it is kept.
        documents: how many documents the case holds; addresses, of the suppression list.
    """

    reference: str
    person: str
    rights: tuple[RightType, ...]
    lines: tuple[RetentionLine, ...]
    needs_decision: bool = False
    documents: int = 0


@dataclass(frozen=True, slots=True)
class DueList:
    """What is due to be purged, and the identity documents that a rule will destroy by itself.

    Attributes:
        today: the civil date at the company's.
        cases: what is concerned, the longest due first.
        more: how many cases there are beside these.
        identities: copies of identity documents that are held, the next to go first.
    """

    today: date
    cases: tuple[DueCase, ...]
    more: int
    identities: tuple[HeldIdentity, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldIdentity:
    """A copy of an identity document that is held, and what ends that.

    Attributes:
        reference: of its case.
        person: who asked.
        destroy_by: instant at which it is destroyed by itself, aware.
        rule: id of the rule that has it destroyed then.
        hours: longest time that the rule gives; None for one that somebody holds as evidence.
    """

    reference: str
    person: str
    destroy_by: datetime
    rule: str
    hours: int | None


def read_due(context: Context, actor: Actor, *, limit: int = MOST) -> DueList:
    """What is due to be purged today, and the identity documents held."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.read() as transaction:
        profile = context.read_profile(transaction.profiles.current()[1])
        today = context.today(profile)
        references = transaction.cases.to_purge(today, limit=limit)
        total = transaction.cases.count_to_purge(today)
        cases = tuple(_due_case(context, transaction, reference, today) for reference in references)
        beside = (*due_directives(context, transaction, today), *due_suppressions(context, transaction, today))
        held = tuple(_identity(each, context.keep_hours(profile)) for each in transaction.cases.held_documents())
    found = tuple(each for each in cases if each.lines or each.needs_decision)
    return DueList(today, (*found, *beside), total - len(references), held)


def _identity(each: HeldDocument, hours: int) -> HeldIdentity:
    if each.hold_until is not None:
        return HeldIdentity(each.reference, each.person, each.destroy_by, HELD, None)
    return HeldIdentity(each.reference, each.person, each.destroy_by, KEEP if each.requested else UNASKED, hours)


def due_directives(context: Context, transaction: Transaction, today: date) -> tuple[DueCase, ...]:
    """Entries of the register of directives that ended, whose proof is kept no longer and no hold keeps."""
    lines = ((each, directive_line(each, context.rules)) for each in transaction.directives.every())
    return tuple(
        DueCase(each.reference, each.author.name, (RightType.POST_MORTEM_DIRECTIVE,), (line,))
        for each, line in lines
        if line and line.on and line.on <= today and held_with(transaction, each) is None
    )


def held_with(transaction: Transaction, directive: Directive) -> HoldKind | None:
    """Why the case on which an entry was carried out is on hold: its proof serves there; None if it is not."""
    if not directive.executed_in:
        return None
    try:
        case = transaction.cases.get(directive.executed_in)
    except UnknownCase:  # Purged: nothing holds it any more.
        return None
    return next((hold.kind for hold in running(case.holds)), None)


def due_suppressions(context: Context, transaction: Transaction, today: date) -> tuple[DueCase, ...]:
    """Addresses that objected so long ago that the suppression list need not keep them; at most one entry."""
    entries, oldest = transaction.suppression.count_old(suppressed_until_by(today, context.rules))
    if oldest is None:
        return ()
    line = suppression_line(oldest, context.rules)
    return (DueCase("", "", (RightType.OBJECTION_MARKETING,), (line,), documents=entries),)


def _due_case(context: Context, transaction: Transaction, reference: str, today: date) -> DueCase:
    case = transaction.cases.get(reference)
    kept = context.retention(transaction, case, context.profile_of(transaction, case))
    return DueCase(
        reference=case.reference,
        person=case.requester.name,
        rights=tuple(item.right for item in case.items),
        lines=kept.due(today),
        needs_decision=kept.waits_for_decision,
        documents=len(case.documents),
    )
