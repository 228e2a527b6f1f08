"""A person asks for a copy of their data and for an end to marketing, some with an identity card that nobody needs."""

from __future__ import annotations

from dsardesk.demo.stage import Stage
from dsardesk.desk.printing import package_maker
from dsardesk.domain.access import open_lines
from dsardesk.domain.case import Case
from dsardesk.domain.identity import Rung, Verdict
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.marketing import CHECK
from dsardesk.domain.partial import owed_on
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.services.decide import close_case, decide_item
from dsardesk.services.identity import check_identity
from dsardesk.services.marketing import keep_promise, stop_marketing
from dsardesk.services.packages import create_package, deliver_package
from dsardesk.texts import messages


def play(stage: Stage) -> Case:
    """Every step that the company's DPO would take, to the closed case; to the answered one while lines are open."""
    context, actor, clock = stage.desk.context, stage.desk.actor, stage.clock
    case = stage.open(stage.sample.person.category)
    reference = case.reference
    clock.set(10, 26, 9, 21)
    stop_marketing(context, actor, reference)
    clock.set(10, 26, 9, 34)
    check_identity(
        context,
        actor,
        reference,
        rung=Rung.DATA_POINTS,
        verdict=Verdict.CONFIRMED,
        matched=stage.sample.person.matched,
        attested=("mailbox", "deleted_items") if case.identity.held() else (),
    )
    clock.set(10, 26, 9, 41)
    stage.letter(case, LetterKind.ACKNOWLEDGEMENT)
    stage.search(case, 10, 27)
    clock.set(11, 10, 10, 30)
    keep_promise(context, actor, reference, CHECK)
    clock.set(11, 12, 9, 5)
    create_package(context, actor, package_maker(), reference, kind="access", password=stage.package_password)
    clock.set(11, 12, 9, 40)
    _decide(stage, case)
    stage.letter(case, LetterKind.ACCESS_REPLY, told_by="phone")
    clock.set(11, 12, 10, 15)
    answered = deliver_package(context, actor, reference, channel="email", told_by="phone")
    return answered if owed_on(answered) else close_case(context, actor, reference)


def _decide(stage: Stage, case: Case) -> None:
    """Granted; access in part, and said why, where the policy leaves lines open."""
    some_open = bool(open_lines(case, stage.profile(case)))
    why = messages(case.requester.language).say("demo.reasons")
    for item in case.items:
        partly = some_open and item.right is RightType.ACCESS
        outcome, reasons = (Outcome.PARTLY_GRANTED, why) if partly else (Outcome.GRANTED, "")
        decide_item(stage.desk.context, stage.desk.actor, case.reference, item.number, outcome, reasons=reasons)
