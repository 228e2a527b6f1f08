"""How long each part of a case is kept, and why: purge dates computed from facts, rules, policy and decisions.

No text sets a period for the files of requests: the company chooses, writes down why, and is held to what its own
policy promised (GDPR 5(1)(e), 5(2)).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dsardesk.domain.calendars import add_months
from dsardesk.domain.case import Case
from dsardesk.domain.commitments import KeptFrom
from dsardesk.domain.deadlines import Step
from dsardesk.domain.directives import Directive
from dsardesk.domain.erasure import GONE
from dsardesk.domain.holds import Hold, running
from dsardesk.domain.ids import DocumentId
from dsardesk.domain.marketing import STOPPED
from dsardesk.domain.papers import LetterState, PackageRecord
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.retention_term import DECISION, POLICY, RetentionDecision, RetentionWarning, Term, term
from dsardesk.domain.rules import RuleBook

WORKING_COPIES = "design.retention.working_copies"
PACKAGE = "design.retention.package"
PACKAGE_AFTER_ERASURE = "design.retention.package_after_erasure"
ACTIVE = "design.retention.active"
HOLD = "gdpr.17.3.e.hold"
DIRECTIVE = "design.retention.directive"
SUPPRESSION = "cnil.suppression.three_years"

GATHERED = "gathered"
SEALED = "package"


class Kept(StrEnum):
    """What of a case is kept for a time of its own; its name stands in the messages under `kept.<kept>`."""

    WORKING_COPIES = "working_copies"
    PACKAGE = "package"
    CASE_FILE = "case_file"
    DIRECTIVE = "directive"  # An entry of the register of directives, which no case owns.
    SUPPRESSION = "suppression"  # Addresses that objected long ago: hashes, of no case either.


@dataclass(frozen=True, slots=True)
class RetentionLine:
    """One part of a case and the day from which it is to be purged.

    Attributes:
        what: the part.
        on: first day on which it is purged; None while that is not known.
        steps: how the day was found, in order; sentences stand under `retention_step.<rule>`.
        documents: what goes, where it is not everything.
    """

    what: Kept
    on: date | None
    steps: tuple[Step, ...]
    documents: tuple[DocumentId, ...] = ()


@dataclass(frozen=True, slots=True)
class Retention:
    """Everything that is to be known of how long one case is kept.

    Attributes:
        closed_on: day of closing; None while open.
        archived_on: first day in the restricted archive; None while open.
        lines: its parts.
        holds: holds that run: while there is one, nothing is purged.
        suppressed_until: until when at least its hash stays on the suppression list; None if marketing was not stopped.
        warnings: what somebody should know of the period that applies.
    """

    closed_on: date | None
    archived_on: date | None
    lines: tuple[RetentionLine, ...]
    holds: tuple[Hold, ...]
    suppressed_until: date | None
    warnings: tuple[RetentionWarning, ...]

    @property
    def waits_for_decision(self) -> bool:
        """True while a closed case cannot be dated because nobody decided."""
        return self.closed_on is not None and RetentionWarning.DECISION_NEEDED in self.warnings

    @property
    def next_on(self) -> date | None:
        """First day on which something of the case wants somebody; None while a hold runs or nothing is dated."""
        if self.holds:
            return None
        dated = [line.on for line in self.lines if line.on]
        if self.waits_for_decision and self.closed_on:
            dated.append(self.closed_on)
        return min(dated, default=None)

    def due(self, today: date) -> tuple[RetentionLine, ...]:
        """What is to be purged by now; the whole file alone where its day has come."""
        lines = () if self.holds else tuple(line for line in self.lines if line.on and line.on <= today)
        return tuple(line for line in lines if line.what is Kept.CASE_FILE) or lines

    def archived(self, today: date) -> bool:
        """True once the case is in the restricted archive."""
        return self.archived_on is not None and today >= self.archived_on


def archived_if_closed_by(today: date, rules: RuleBook) -> date:
    """The latest day such that a case closed on it, or earlier, is in the restricted archive today."""
    return _latest_start(today, rules.months(ACTIVE))


def suppressed_until_by(today: date, rules: RuleBook) -> date:
    """The latest day such that an address suppressed on it, or earlier, need not be any more today."""
    return _latest_start(today, rules.months(SUPPRESSION))


def _latest_start(today: date, months: int) -> date:
    """The latest day from which that many months are over today."""
    day = add_months(today, -months)
    # Where that month is longer than this one, its last days end on the same day as its shorter twin.
    while add_months(day + timedelta(days=1), months) <= today:
        day += timedelta(days=1)
    return day


def retention(case: Case, profile: ControllerProfile, decision: RetentionDecision | None, rules: RuleBook) -> Retention:
    """How long the parts of *case* are kept."""
    applied = term(profile, decision, rules)
    stopped = [measure.done_on for measure in case.measures if measure.kind == STOPPED]
    return Retention(
        closed_on=case.closed_on,
        archived_on=add_months(case.closed_on, rules.months(ACTIVE)) if case.closed_on else None,
        lines=(*_working_copies(case, rules), *_packages(case, rules), _file(case, applied, rules)),
        holds=running(case.holds),
        suppressed_until=add_months(max(stopped), rules.months(SUPPRESSION)) if stopped else None,
        warnings=applied.warnings,
    )


def _closed(case: Case) -> Step | None:
    return Step("closed", case.closed_on) if case.closed_on else None


def _working_copies(case: Case, rules: RuleBook) -> Iterator[RetentionLine]:
    documents, closed = working_copies(case), _closed(case)
    if documents and closed is None:
        yield RetentionLine(Kept.WORKING_COPIES, None, (), documents)
    elif documents and closed:
        days = rules.days(WORKING_COPIES)
        on = closed.on + timedelta(days=days)
        steps = (closed, Step(WORKING_COPIES, on, (("days", days),)))
        yield RetentionLine(Kept.WORKING_COPIES, on, steps, documents)


def directive_line(directive: Directive, rules: RuleBook) -> RetentionLine | None:
    """When an entry of the register of directives goes; None while it may still be carried out."""
    ended = directive.revoked_on or directive.executed_on
    if ended is None:
        return None
    months = rules.months(DIRECTIVE)
    on = add_months(ended, months)
    steps = (Step(f"directive_{directive.state}", ended), Step(DIRECTIVE, on, (("months", months),)))
    return RetentionLine(Kept.DIRECTIVE, on, steps)


def suppression_line(oldest: date, rules: RuleBook) -> RetentionLine:
    """When the address that objected longest ago may leave the suppression list, unless it objected again."""
    months = rules.months(SUPPRESSION)
    on = add_months(oldest, months)
    steps = (Step("suppression_oldest", oldest), Step(SUPPRESSION, on, (("months", months),)))
    return RetentionLine(Kept.SUPPRESSION, on, steps)


def working_copies(case: Case) -> tuple[DocumentId, ...]:
    """Documents that served the handling alone: what was gathered, letters that never left, packages made again."""
    unsent = {part for each in case.letters if each.state is not LetterState.SENT for part in (each.pdf, each.docx)}
    current = {package.id for package in case.packages}
    return tuple(
        document.id
        for document in case.documents
        if document.kind == GATHERED
        or document.id in unsent
        or (document.kind == SEALED and document.id not in current)
    )


def _packages(case: Case, rules: RuleBook) -> Iterator[RetentionLine]:
    erased = max((measure.done_on for measure in case.measures if measure.kind in GONE), default=None)
    for package in case.packages:
        if package.delivered_on is not None and package.reduced_on is None:
            yield _package(package, package.delivered_on, erased, rules)


def _package(package: PackageRecord, delivered_on: date, erased: date | None, rules: RuleBook) -> RetentionLine:
    delivered = Step("delivered", delivered_on)
    if erased is not None:
        on = max(delivered_on, erased)
        last = Step(PACKAGE_AFTER_ERASURE, on, (("erased_on", erased),))
    else:
        months = rules.months(PACKAGE)
        on = add_months(delivered_on, months)
        last = Step(PACKAGE, on, (("months", months),))
    return RetentionLine(Kept.PACKAGE, on, (delivered, last), (package.id,))


def _file(case: Case, applied: Term, rules: RuleBook) -> RetentionLine:
    closed = _closed(case)
    if closed is None:
        return RetentionLine(Kept.CASE_FILE, None, ())
    archived = Step(ACTIVE, add_months(closed.on, rules.months(ACTIVE)), (("months", rules.months(ACTIVE)),))
    if applied.months is None:
        return RetentionLine(Kept.CASE_FILE, None, (closed, Step(f"{DECISION}.needed", closed.on)))
    start = case.receipt.received_on if applied.starts is KeptFrom.RECEIPT else closed.on
    # A case that took longer than its own period is kept until it is closed.
    on = max(add_months(start, applied.months), closed.on)
    rule = f"{applied.rule}.{applied.starts}" if applied.rule == POLICY else applied.rule
    last = Step(rule, on, (("months", applied.months), ("start", start)))
    # A file that goes before then never reaches the archive.
    return RetentionLine(Kept.CASE_FILE, on, (closed, last) if on <= archived.on else (closed, archived, last))
