"""The annual report: the figures of cases still kept and of those that were purged, put together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.annual import SMALL, Annual, annual_report, for_others
from dsardesk.domain.case import Case, CaseKind
from dsardesk.domain.purging import Figures, directive_figures, figures
from dsardesk.services.context import Context, cases_for
from dsardesk.services.evidence import ReportPrinter
from dsardesk.services.ports import CaseOrder, CaseQuery, CaseStore, Transaction

PAGE = 500
NEWEST_FIRST = CaseQuery(order=CaseOrder.RECEIVED, descending=True)


@dataclass(frozen=True, slots=True)
class MadeReport:
    """The report of one year, and its paper."""

    report: Annual
    pdf: bytes


def read_annual(context: Context, actor: Actor, year: int, *, published: bool = False) -> Annual:
    """What the requests received in *year* came to, among the cases that *actor* may see.

    *published* hides small figures: the version that others may read.
    """
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT, UserRole.MANAGER)
    with context.work.read() as transaction:
        return _report(context, actor, transaction, year, published=published)


def make_annual(
    context: Context, actor: Actor, printer: ReportPrinter, year: int, *, published: bool, language: str
) -> MadeReport:
    """The same report on paper; making it is itself recorded."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT, UserRole.MANAGER)
    with context.work.write() as transaction:
        profile = context.read_profile(transaction.profiles.current()[1])
        report = _report(context, actor, transaction, year, published=published)
        pdf = printer.annual(report, profile, context.today(profile), language)
        facts = {"year": year, "published": published, "pdf_sha256": hashlib.sha256(pdf).hexdigest()}
        transaction.audit.append(actor, "report.made", None, facts)
    return MadeReport(report, pdf)


def _report(context: Context, actor: Actor, transaction: Transaction, year: int, *, published: bool) -> Annual:
    rules = context.rules
    month = rules.months("gdpr.12.3.base")
    cases = tuple(_received_in(cases_for(transaction, actor), year))
    kept = (_figures(context, transaction, case) for case in cases)
    register = (directive_figures(each) for each in transaction.directives.every())
    report = annual_report(
        year,
        (*kept, *transaction.retention.figures()),
        (*register, *transaction.retention.directive_figures()),
        month=month,
        extended=month + rules.months("gdpr.12.3.extension"),
        authority_letters=(case.reference for case in cases if case.kind is CaseKind.AUTHORITY_LETTER),
    )
    return for_others(report, rules.count(SMALL)) if published else report


def _figures(context: Context, transaction: Transaction, case: Case) -> Figures:
    return figures(case, late=context.index(case, context.profile_of(transaction, case)).answered_late)


def _received_in(cases: CaseStore, year: int) -> Iterator[Case]:
    """Cases received in *year*: the list is read from the newest until it is older."""
    for start in range(0, cases.count(NEWEST_FIRST), PAGE):
        lines = cases.page(NEWEST_FIRST, offset=start, limit=PAGE)
        yield from (cases.get(line.reference) for line in lines if line.received_on.year == year)
        if lines[-1].received_on.year < year:
            return
