"""How long the company keeps its cases: read, decided, and the dates of closed cases that follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.retention_term import PROOF, RetentionDecision, Term, term
from dsardesk.services.context import Context
from dsardesk.services.ports import CaseQuery, Transaction

PAGE = 500


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
