"""A customer moves to another service and wants what he entrusted, in a form that the other service can read."""

from __future__ import annotations

from dsardesk.demo.stage import Stage
from dsardesk.desk.printing import package_maker
from dsardesk.domain.case import Case
from dsardesk.domain.identity import Rung, Verdict
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.portability import NotPortable
from dsardesk.domain.rights import Outcome
from dsardesk.services.decide import close_case, decide_item
from dsardesk.services.identity import check_identity
from dsardesk.services.packages import create_package, deliver_package
from dsardesk.services.portability import leave_system_out


def play(stage: Stage) -> Case:
    """Every step that the company's DPO would take, to the closed case."""
    context, actor, clock = stage.desk.context, stage.desk.actor, stage.clock
    case = stage.open("customer")
    reference, item = case.reference, case.items[0].number
    clock.set(10, 26, 9, 30)
    check_identity(
        context,
        actor,
        reference,
        rung=Rung.DATA_POINTS,
        verdict=Verdict.CONFIRMED,
        matched=("email", "customer_number", "phone"),
    )
    clock.set(10, 26, 9, 40)
    stage.letter(case, LetterKind.ACKNOWLEDGEMENT)
    stage.search(case, 10, 27)
    clock.set(11, 2, 9, 50)
    what = "les factures, écrites par notre comptabilité"
    leave_system_out(context, actor, reference, item, "facturation", why=NotPortable.NOT_PROVIDED, what=what)
    clock.set(11, 2, 10, 5)
    create_package(context, actor, package_maker(), reference, kind="portability", password=stage.package_password)
    clock.set(11, 2, 10, 30)
    decide_item(context, actor, reference, item, Outcome.GRANTED)
    stage.letter(case, LetterKind.PORTABILITY_REPLY, told_by="phone")
    clock.set(11, 2, 11, 5)
    deliver_package(context, actor, reference, channel="email", told_by="phone")
    return close_case(context, actor, reference)
