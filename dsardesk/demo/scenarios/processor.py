"""Somebody writes about data that a customer keeps in the company's software: forwarded that day, not answered."""

from __future__ import annotations

from dsardesk.demo.stage import Stage
from dsardesk.domain.case import Case
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.requests import Principal
from dsardesk.domain.rights import Outcome
from dsardesk.services.decide import close_case, decide_item
from dsardesk.services.processor import forward_to

CUSTOMER = Principal(
    "Les Ateliers du Quai SARL", "contact@ateliersduquai.example", ("7 quai des Brumes", "29000 Quimper")
)


def play(stage: Stage) -> Case:
    """Every step that the company's DPO would take, to the closed case."""
    context, actor, clock = stage.desk.context, stage.desk.actor, stage.clock
    case = stage.open("participant")
    reference = case.reference
    clock.set(10, 26, 9, 25)
    forward_to(context, actor, reference, CUSTOMER)
    clock.set(10, 26, 9, 45)
    stage.letter(case, LetterKind.PROCESSOR_FORWARD)
    for item in case.items:
        decide_item(context, actor, reference, item.number, Outcome.FORWARDED_TO_CONTROLLER)
    clock.set(10, 26, 10, 10)
    stage.letter(case, LetterKind.PROCESSOR_REPLY)
    clock.set(10, 26, 10, 20)
    return close_case(context, actor, reference)
