"""How long the files of cases are kept: what somebody decided, else what the policy promised, else the usual period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dsardesk.domain.commitments import KeptFrom, RetentionPromise
from dsardesk.domain.errors import DeskError
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.rules import RuleBook

PROOF = "cciv.2224.proof"
LONGEST_PROOF = "cpp.8.proof"
POLICY = "design.retention.policy"
DECISION = "gdpr.5.2.decision"


class RetentionWarning(StrEnum):
    """What somebody should know of the period that applies; sentences stand under `retention_warning.<warning>`."""

    POLICY_SHORTER = "policy_shorter"  # The policy's period is shorter than usual: proof goes earlier.
    LONGER_THAN_USUAL = "longer_than_usual"  # Longer than any usual ground for proof.
    DECISION_NEEDED = "decision_needed"  # The policy would leave no proof: somebody must decide.
    DEPARTS_FROM_POLICY = "departs_from_policy"  # A decision keeps longer than the policy says.


class DecisionWithoutReasons(DeskError):
    """A decision about retention gives its reasons (GDPR 5(2))."""

    code = "retention.reasons_missing"
    exit_code = 2


@dataclass(frozen=True, slots=True)
class RetentionDecision:
    """What the company decided about how long it keeps its cases, above what its policy says.

    Attributes:
        months: from the closing of a case; 0 where nothing is kept once it is closed.
        reasons: why, in words.
        decided_on: civil date.
        decided_by: name of the user.
    """

    months: int
    reasons: str
    decided_on: date
    decided_by: str

    def __post_init__(self) -> None:
        """Refuse a decision that nobody could account for."""
        if not self.reasons.strip():
            raise DecisionWithoutReasons


@dataclass(frozen=True, slots=True)
class Term:
    """How long case files are kept.

    Attributes:
        months: the period; None while nobody decided.
        starts: from which day it runs.
        rule: id of the rule it rests on.
        warnings: what somebody should know of it.
    """

    months: int | None
    starts: KeptFrom
    rule: str
    warnings: tuple[RetentionWarning, ...] = ()


def term(profile: ControllerProfile, decision: RetentionDecision | None, rules: RuleBook) -> Term:
    """How long the files of cases opened under *profile* are kept: decision, else policy, else the usual period."""
    usual, longest = rules.months(PROOF), rules.months(LONGEST_PROOF)
    promise = profile.request_retention
    if decision is not None:
        departs = promise is not None and decision.months > promise.months
        warnings = [RetentionWarning.DEPARTS_FROM_POLICY] if departs else []
        return Term(decision.months, KeptFrom.CLOSING, DECISION, (*warnings, *_too_long(decision.months, longest)))
    if promise is None:
        return Term(usual, KeptFrom.CLOSING, PROOF)
    if promise.months == 0:
        return Term(None, KeptFrom.CLOSING, DECISION, (RetentionWarning.DECISION_NEEDED,))
    shorter = [RetentionWarning.POLICY_SHORTER] if _is_shorter(promise, usual) else []
    return Term(promise.months, promise.starts, POLICY, (*shorter, *_too_long(promise.months, longest)))


def _too_long(months: int, longest: int) -> tuple[RetentionWarning, ...]:
    return (RetentionWarning.LONGER_THAN_USUAL,) if months > longest else ()


def _is_shorter(promise: RetentionPromise, usual: int) -> bool:
    """The same number of months from receipt ends earlier than from closing."""
    return promise.months < usual or (promise.months == usual and promise.starts is KeptFrom.RECEIPT)
