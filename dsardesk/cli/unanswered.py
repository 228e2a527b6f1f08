"""`dsardesk case resume`, `remind`, `unanswered`, `receipt`: a person who answers or not, and the day it all began."""

from __future__ import annotations

from datetime import date

import click

from dsardesk.cli.oncase import on_case
from dsardesk.cli.options import Day, read_text
from dsardesk.desk.opened import Desk
from dsardesk.domain.clarifications import waiting
from dsardesk.domain.clock_records import Asked, Course
from dsardesk.domain.ladder import question_is_open
from dsardesk.services.clocks import record_clarification
from dsardesk.services.receipts import record_receipt
from dsardesk.services.silences import choose_course, record_reminder, record_reply

ASKED = click.Choice([asked.value for asked in Asked])
CHANNELS = click.Choice(["email", "post", "phone", "in_person", "form"])
COURSES = click.Choice([course.value for course in Course])


@click.command("resume")
@click.option("--item", type=int)
@click.option("--answered-on", "answered_on", type=Day())
@on_case
def resume(desk: Desk, reference: str, *, item: int | None, answered_on: date | None) -> None:
    """Record the person's answer: the clock runs again that day, where it stood."""
    if item is None and not _only_specified(desk, reference):
        record_reply(desk.context, desk.actor, reference, answered_on=answered_on)
    else:
        record_clarification(desk.context, desk.actor, reference, item, answered_on=answered_on)


def _only_specified(desk: Desk, reference: str) -> bool:
    """True where the answer is one about an access request, on a case that goes on."""
    with desk.context.work.read() as transaction:
        case = transaction.cases.get(reference)
    return not case.provisionally_closed and (bool(waiting(case)) or not question_is_open(case))


@click.command("remind")
@click.option("--about", "asked", type=ASKED, required=True)
@click.option("--channel", type=CHANNELS, required=True)
@click.option("--sent-on", "sent_on", type=Day())
@on_case
def remind(desk: Desk, reference: str, *, asked: str, channel: str, sent_on: date | None) -> None:
    """Record that the person was reminded of what was asked, by other ways than a letter of the case."""
    record_reminder(desk.context, desk.actor, reference, Asked(asked), channel=channel, sent_on=sent_on)


@click.command("unanswered")
@click.option("--course", type=COURSES, required=True)
@click.option("--reasons-file", "reasons_file", required=True)
@on_case
def unanswered(desk: Desk, reference: str, *, course: str, reasons_file: str) -> None:
    """Choose how to go on without an answer: close for now, or decide."""
    choose_course(desk.context, desk.actor, reference, Course(course), reasons=read_text(reasons_file))


@click.command("receipt")
@click.option("--received-on", "received_on", type=Day())
@click.option("--presented-on", "presented_on", type=Day())
@click.option("--reason-file", "reason_file")
@on_case
def receipt(
    desk: Desk, reference: str, *, received_on: date | None, presented_on: date | None, reason_file: str | None
) -> None:
    """Put right when a request was received; every date follows."""
    record_receipt(
        desk.context,
        desk.actor,
        reference,
        arrived_on=received_on,
        presented_on=presented_on,
        reason=read_text(reason_file).strip() if reason_file else "",
    )


UNANSWERED = (resume, remind, unanswered, receipt)
"""Commands of `dsardesk case` about a person's answer, and about the receipt."""
