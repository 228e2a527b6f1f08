"""A customer married and changed her telephone number; it is corrected everywhere, not in one place only."""

from __future__ import annotations

from dsardesk.demo.stage import Stage
from dsardesk.domain.assessments import AssessmentKind, RestrictionGround
from dsardesk.domain.case import Case
from dsardesk.domain.identity import Rung, Verdict
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.services.assessments import note_assessment
from dsardesk.services.decide import close_case, decide_item
from dsardesk.services.identity import check_identity
from dsardesk.services.rectification import note_correction, rectify_in_system
from dsardesk.services.restriction import lift_restriction, restrict_in_system

CORRECTIONS = (("nom", "Guillerme", "Brassac"), ("téléphone", "06 39 98 84 49", "06 39 98 84 94"))
HOW = "le nouveau nom figurera sur les factures à venir ; la facture déjà émise est complétée par une note jointe"


def play(stage: Stage) -> Case:
    """Every step that the company's DPO would take, to the closed case."""
    context, actor, clock = stage.desk.context, stage.desk.actor, stage.clock
    case = stage.open("customer")
    reference = case.reference
    asked = case.items_of(RightType.RECTIFICATION)[0].number
    paused = case.items_of(RightType.RESTRICTION)[0].number
    clock.set(10, 26, 9, 22)
    accuracy = RestrictionGround.ACCURACY
    note_assessment(context, actor, reference, AssessmentKind.RESTRICTION_GROUND, item=paused, ground=accuracy)
    restrict_in_system(context, actor, reference, paused, "crm")
    clock.set(10, 26, 9, 35)
    check_identity(
        context,
        actor,
        reference,
        rung=Rung.DATA_POINTS,
        verdict=Verdict.CONFIRMED,
        matched=("email", "customer_number"),
    )
    for label, old, new in CORRECTIONS:
        note_correction(context, actor, reference, asked, label, old=old, new=new)
    clock.set(10, 26, 9, 44)
    stage.letter(case, LetterKind.ACKNOWLEDGEMENT)
    clock.set(10, 28, 10, 5)
    for system in ("crm", "support", "emailing"):
        rectify_in_system(context, actor, reference, asked, system)
    rectify_in_system(context, actor, reference, asked, "facturation", how=HOW)
    rectify_in_system(context, actor, reference, asked, "contrats", held=False)
    clock.set(10, 29, 9, 10)
    stage.tell_recipients(case, asked, paused)
    clock.set(10, 30, 10, 20)
    for item in case.items:
        decide_item(context, actor, reference, item.number, Outcome.GRANTED)
    stage.letter(case, LetterKind.RECTIFICATION_REPLY)
    clock.set(10, 30, 10, 30)
    lift_restriction(context, actor, reference, paused)
    clock.set(10, 30, 10, 35)
    return close_case(context, actor, reference)
