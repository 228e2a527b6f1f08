"""Retention: what is due to be purged, purging it, holding it back, and deciding how long cases are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.holds import HoldKind, released, with_hold
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.purging import figures, must_be_due, must_have_ended, with_manifests_only, without_working_copies
from dsardesk.domain.retention import Kept, RetentionLine, directive_line
from dsardesk.domain.retention_term import PROOF, RetentionDecision, Term, term
from dsardesk.domain.rights import RightType
from dsardesk.services.context import Context, OnCase
from dsardesk.services.ports import CaseQuery, Transaction

MOST = 200
"""Cases of one list of what is due; what is purged makes room for the rest."""
PAGE = 500


@dataclass(frozen=True, slots=True)
class DueCase:
    """A case, or a directive, of which something is to be purged, or whose retention waits for a decision.

    Attributes:
        reference: its reference.
        person: who asked.
        rights: what was asked.
        lines: what is to be purged by now.
        needs_decision: True where nobody decided how long it is kept.
        documents: how many documents the case holds.
    """

    reference: str
    person: str
    rights: tuple[RightType, ...]
    lines: tuple[RetentionLine, ...]
    needs_decision: bool = False
    documents: int = 0


@dataclass(frozen=True, slots=True)
class DueList:
    """What is due to be purged.

    Attributes:
        today: the civil date at the company's.
        cases: cases concerned, the longest due first.
        more: how many cases there are beside these.
    """

    today: date
    cases: tuple[DueCase, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Purged:
    """One part of a case that was purged, and how many documents went with it."""

    reference: str
    what: Kept
    documents: int


@dataclass(frozen=True, slots=True)
class RetentionPolicy:
    """How long the company keeps its cases.

    Attributes:
        profile: the company's profile in force.
        term: the period that applies to cases opened under it.
        decision: what somebody decided; None where nobody did.
        usual_months: the usual period, from closing.
    """

    profile: ControllerProfile
    term: Term
    decision: RetentionDecision | None
    usual_months: int


def read_policy(context: Context, actor: Actor) -> RetentionPolicy:
    """How long the company keeps its cases, and on what that rests."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT, UserRole.MANAGER)
    with context.work.read() as transaction:
        profile = context.read_profile(transaction.profiles.current()[1])
        decision = transaction.retention.decision()
    return RetentionPolicy(profile, term(profile, decision, context.rules), decision, context.rules.months(PROOF))


def decide_retention(context: Context, actor: Actor, *, months: int, reasons: str) -> RetentionDecision:
    """Record how long closed cases are kept from now on, and why (GDPR 5(2)); their dates are computed anew."""
    actor.must_be(UserRole.DPO)
    with context.work.write() as transaction:
        profile = context.read_profile(transaction.profiles.current()[1])
        decision = RetentionDecision(months, reasons.strip(), context.today(profile), actor.name)
        transaction.retention.decide(context.new_id(), decision)
        transaction.audit.append(actor, "retention.decided", None, {"months": months, "reasons": decision.reasons})
        closed = CaseQuery(closed=True)
        for start in range(0, transaction.cases.count(closed), PAGE):
            for line in transaction.cases.page(closed, offset=start, limit=PAGE):
                _save_anew(context, transaction, line.reference)
    return decision


def settle_retention(context: Context) -> int:
    """Date the closed cases that an older vault left without a date; how many there were.

    Runs whenever a vault opens.
    """
    with context.work.read() as transaction:
        undated = transaction.cases.to_purge(date.min, limit=PAGE)
    for reference in undated:
        with context.work.write() as transaction:
            _save_anew(context, transaction, reference)
    return len(undated)


def _save_anew(context: Context, transaction: Transaction, reference: str) -> None:
    """The same case, its index rebuilt; the tables by which its time limits were counted stay as they were."""
    case = transaction.cases.get(reference)
    transaction.cases.save(case, context.dated(transaction, case, context.profile_of(transaction, case)))


def read_due(context: Context, actor: Actor, *, limit: int = MOST) -> DueList:
    """What is due to be purged today."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.read() as transaction:
        today = context.today(context.read_profile(transaction.profiles.current()[1]))
        references = transaction.cases.to_purge(today, limit=limit)
        total = transaction.cases.count_to_purge(today)
        cases = tuple(_due_case(context, transaction, reference, today) for reference in references)
        directives = due_directives(context, transaction, today)
    found = tuple(each for each in cases if each.lines or each.needs_decision)
    return DueList(today, (*found, *directives), total - len(references))


def due_directives(context: Context, transaction: Transaction, today: date) -> tuple[DueCase, ...]:
    """Entries of the register of directives that ended, and whose proof is kept no longer."""
    lines = ((each, directive_line(each, context.rules)) for each in transaction.directives.every())
    return tuple(
        DueCase(each.reference, each.author.name, (RightType.POST_MORTEM_DIRECTIVE,), (line,))
        for each, line in lines
        if line and line.on and line.on <= today
    )


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


def purge(context: Context, actor: Actor, reference: str, what: Kept) -> Purged:
    """Purge one part of a case whose day has come; of the whole file, only figures remain."""
    actor.must_be(UserRole.DPO)
    if what is Kept.DIRECTIVE:
        return _purge_directive(context, actor, reference)
    with context.work.write() as transaction:
        case = transaction.cases.get(reference)
        profile = context.profile_of(transaction, case)
        on = OnCase(context, transaction, case, profile, context.today(profile))
        lines = must_be_due(case, context.retention(transaction, case, profile), what, on.today)
        documents = _purge_file(on, actor) if what is Kept.CASE_FILE else _purge_part(on, actor, what, lines)
    return Purged(reference, what, documents)


def _purge_directive(context: Context, actor: Actor, reference: str) -> Purged:
    """The log of an entry never held more than its reference: nothing of it is left to erase there."""
    with context.work.write() as transaction:
        directive = transaction.directives.get(reference)
        today = context.today(context.read_profile(transaction.profiles.current()[1]))
        must_have_ended(directive_line(directive, context.rules), today)
        transaction.directives.purge(directive)
        transaction.audit.append(actor, "directive.purged", None, {"directive": reference})
    return Purged(reference, Kept.DIRECTIVE, 0)


def _purge_file(on: OnCase, actor: Actor) -> int:
    """Everything of the case goes, its words in the log included; figures and the chain of the log stay."""
    case, late = on.case, on.context.index(on.case, on.profile).answered_late
    on.transaction.retention.add_figures(on.context.new_id(), figures(case, late=late))
    on.transaction.cases.purge(case)
    on.transaction.audit.forget(case.id)
    on.transaction.audit.append(actor, "case.purged", case.id, {"documents": len(case.documents)})
    return len(case.documents)


def _purge_part(on: OnCase, actor: Actor, what: Kept, lines: tuple[RetentionLine, ...]) -> int:
    if what is Kept.WORKING_COPIES:
        changed, gone = without_working_copies(on.case)
    else:
        changed, gone = with_manifests_only(on.case, lines, on.today)
    for document in gone:
        on.transaction.blobs.forget(document)
    on.context.save(on.transaction, changed, on.profile)
    on.transaction.audit.append(actor, "retention.purged", on.case.id, {"kept": what, "documents": len(gone)})
    return len(gone)


def purge_due(context: Context, actor: Actor) -> Iterator[Purged]:
    """Purge whatever is due today, case by case; those that wait for a decision stay."""
    actor.must_be(UserRole.DPO)
    while parts := [(case.reference, what) for case in read_due(context, actor).cases for what in _parts(case)]:
        done = [purge(context, actor, reference, what) for reference, what in parts]
        yield from done


def _parts(case: DueCase) -> tuple[Kept, ...]:
    return tuple(dict.fromkeys(line.what for line in case.lines))


def hold_case(context: Context, actor: Actor, reference: str, kind: HoldKind, *, reason: str, ends_when: str) -> Case:
    """Keep everything of a case, open or closed, until the event that *ends_when* names."""
    actor.must_be(UserRole.DPO)

    def change(case: Case, today: date) -> tuple[Case, dict[str, object]]:
        holds = with_hold(case.holds, kind, reason=reason, ends_when=ends_when, on=today, by=actor.name)
        return replace(case, holds=holds), {"hold": kind, "reason": reason.strip(), "ends_when": ends_when.strip()}

    return _change_kept(context, actor, reference, "case.held", change)


def release_case(context: Context, actor: Actor, reference: str, kind: HoldKind) -> Case:
    """Record that the event that ends a hold came: what is due meanwhile is due at once."""
    actor.must_be(UserRole.DPO)

    def change(case: Case, today: date) -> tuple[Case, dict[str, object]]:
        return replace(case, holds=released(case.holds, kind, on=today, by=actor.name)), {"hold": kind}

    return _change_kept(context, actor, reference, "case.released", change)


def _change_kept(
    context: Context,
    actor: Actor,
    reference: str,
    action: str,
    change: Callable[[Case, date], tuple[Case, Mapping[str, object]]],
) -> Case:
    """Change how long a case is kept, closed or not; all of it, or nothing."""
    with context.work.write() as transaction:
        case = transaction.cases.get(reference)
        profile = context.profile_of(transaction, case)
        changed, facts = change(case, context.today(profile))
        saved = context.save(transaction, changed, profile)
        transaction.audit.append(actor, action, case.id, facts)
        return saved
