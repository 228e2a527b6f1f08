"""`dsardesk case suspend`, `extend`, `minor`, `regime`: what a person decides about the clock of a case."""

from __future__ import annotations

from datetime import date

import click

from dsardesk.cli.oncase import on_case
from dsardesk.cli.options import Day, current_words, read_text
from dsardesk.desk.opened import Desk
from dsardesk.domain.clarifications import WHICH_RIGHT
from dsardesk.domain.clock_records import ExtensionGround
from dsardesk.domain.rights import RightType
from dsardesk.domain.terms import Regime
from dsardesk.reports.question_effect import question_effects
from dsardesk.services.case_page import read_page
from dsardesk.services.clocks import (
    ask_clarification,
    erase_for_minor,
    extend_item,
    record_minor,
    set_regime,
)
from dsardesk.services.establishment import set_calendar

GROUNDS = click.Choice([ground.value for ground in ExtensionGround])
YES = "yes"
YES_OR_NO = click.Choice([YES, "no"])
REGIMES = click.Choice([regime.value for regime in Regime])


@click.command("suspend")
@click.option("--item", type=int)
@click.option("--which-right", "which_right", is_flag=True)
@click.option("--question-file", "question_file", required=True)
@click.option("--asked-on", "asked_on", type=Day())
@click.option("--not-large", "not_large", is_flag=True)
@click.option("--late", is_flag=True)
@click.option("--counts", is_flag=True)
@click.option("--why-file", "why_file")
@on_case
def suspend(
    desk: Desk,
    reference: str,
    *,
    item: int | None,
    which_right: bool,
    question_file: str,
    asked_on: date | None,
    not_large: bool,
    late: bool,
    counts: bool,
    why_file: str | None,
) -> None:
    """Record that the person was asked to specify what they ask, or which right it is at all."""
    number = _access_item(desk, reference) if item is None else item
    ask_clarification(
        desk.context,
        desk.actor,
        reference,
        WHICH_RIGHT if which_right else number,
        question=read_text(question_file),
        large=not not_large,
        asked_on=asked_on,
        promptly=not late,
        override=counts,
        reason=_words(why_file),
    )
    tell_effects(desk, reference)


def tell_effects(desk: Desk, reference: str) -> None:
    """Say on stderr what each question that waits for an answer does to the time limit."""
    page = read_page(desk.context, desk.actor, reference)
    for told in question_effects(page.case, page.limits, current_words()):
        click.echo(told, err=True)


@click.command("extend")
@click.option("--item", type=int, required=True)
@click.option("--reasons-file", "reasons_file", required=True)
@click.option("--ground", "extension_grounds", multiple=True, type=GROUNDS, default=(ExtensionGround.COMPLEXITY.value,))
@click.option("--notified-on", "notified_on", type=Day())
@click.option("--announced-due", "announced_due", type=Day())
@click.option("--override-file", "override_file")
@on_case
def extend(
    desk: Desk,
    reference: str,
    *,
    item: int,
    reasons_file: str,
    extension_grounds: tuple[str, ...],
    notified_on: date | None,
    announced_due: date | None,
    override_file: str | None,
) -> None:
    """Extend one item by two months; without --notified-on the letter of the case is the notice."""
    extend_item(
        desk.context,
        desk.actor,
        reference,
        item,
        grounds=tuple(ExtensionGround(ground) for ground in extension_grounds),
        reasons=read_text(reasons_file),
        announced_due=announced_due,
        override=_words(override_file),
        notified_on=notified_on,
    )


@click.command("minor")
@click.option("--online-service", "online_service", required=True, type=YES_OR_NO)
@click.option("--minor-at-collection", "minor_at_collection", required=True, type=YES_OR_NO)
@on_case
def minor(desk: Desk, reference: str, *, online_service: str, minor_at_collection: str) -> None:
    """Record the two facts of LIL 51 II."""
    record_minor(
        desk.context,
        desk.actor,
        reference,
        online_service=online_service == YES,
        minor_at_collection=minor_at_collection == YES,
    )


@click.command("regime")
@click.option("--regime", type=REGIMES)
@on_case
def regime_(desk: Desk, reference: str, *, regime: str | None) -> None:
    """Record the law of its own under which access is asked; without --regime, the GDPR again."""
    set_regime(desk.context, desk.actor, reference, Regime(regime) if regime else None)


@click.command("minor-erasure")
@on_case
def minor_erasure(desk: Desk, reference: str) -> None:
    """Begin an erasure that nobody asked for, of data of somebody too young."""
    erase_for_minor(desk.context, desk.actor, reference)


@click.command("calendar")
@click.option("--calendar", "calendar_id", required=True)
@click.option("--reason-file", "reason_file", required=True)
@on_case
def calendar_(desk: Desk, reference: str, *, calendar_id: str, reason_file: str) -> None:
    """Count the time limits of a case by the public holidays of another establishment."""
    set_calendar(desk.context, desk.actor, reference, calendar_id, reason=read_text(reason_file))


def _access_item(desk: Desk, reference: str) -> int:
    """The number of the access item, or of the first item where none asks for access."""
    with desk.context.work.read() as transaction:
        case = transaction.cases.get(reference)
    return next((item.number for item in case.items_of(RightType.ACCESS)), case.items[0].number)


def _words(file: str | None) -> str:
    return read_text(file).strip() if file else ""


TIME_LIMITS = (suspend, extend, minor, regime_, minor_erasure, calendar_)
"""Commands of `dsardesk case` about its clock."""
