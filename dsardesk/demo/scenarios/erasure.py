"""A former customer wants everything erased; his invoices must stay, and he is told which, why and until when."""

from __future__ import annotations

from datetime import date

from dsardesk.demo.stage import Stage
from dsardesk.domain.assessments import AssessmentKind, ErasureGround
from dsardesk.domain.case import Case
from dsardesk.domain.erasure import KeepGround
from dsardesk.domain.identity import Rung, Verdict
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.marketing import CHECK
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.services.assessments import note_assessment
from dsardesk.services.decide import close_case, decide_item
from dsardesk.services.erasure import erase_in_system, keep_in_system
from dsardesk.services.identity import check_identity
from dsardesk.services.marketing import keep_promise, stop_marketing

BACKUPS_GONE = date(2026, 12, 3)
INVOICES_UNTIL = date(2036, 12, 31)
"""Ten years from the end of the financial year of the last invoice (French Commercial Code, Article L123-22)."""


def play(stage: Stage) -> Case:
    """Every step that the company's DPO would take, to the closed case."""
    context, actor, clock = stage.desk.context, stage.desk.actor, stage.clock
    case = stage.open("customer")
    reference = case.reference
    clock.set(10, 26, 9, 20)
    stop_marketing(context, actor, reference)
    clock.set(10, 26, 9, 31)
    check_identity(
        context,
        actor,
        reference,
        rung=Rung.DATA_POINTS,
        verdict=Verdict.CONFIRMED,
        matched=("email", "customer_number"),
    )
    clock.set(10, 26, 9, 38)
    stage.letter(case, LetterKind.ACKNOWLEDGEMENT)
    stage.search(case, 10, 28)
    erasure = case.items_of(RightType.ERASURE)[0].number
    clock.set(11, 3, 11, 2)
    ground = ErasureGround.NO_LONGER_NEEDED
    note_assessment(context, actor, reference, AssessmentKind.ERASURE_GROUND, item=erasure, ground=ground)
    _erase(stage, reference, erasure)
    clock.set(11, 4, 9, 5)
    stage.tell_recipients(case, erasure)
    clock.set(11, 9, 10, 30)
    keep_promise(context, actor, reference, CHECK)
    clock.set(11, 10, 9, 15)
    for item in case.items:
        partly = item.number == erasure
        reasons = "Les factures sont des pièces comptables, à garder dix ans." if partly else ""
        outcome = Outcome.PARTLY_GRANTED if partly else Outcome.GRANTED
        decide_item(context, actor, reference, item.number, outcome, reasons=reasons)
    stage.letter(case, LetterKind.ERASURE_REPLY)
    clock.set(11, 10, 9, 40)
    return close_case(context, actor, reference)


def _erase(stage: Stage, reference: str, item: int) -> None:
    """What the owner of each system did once asked, and what accounting has to keep."""
    context, actor = stage.desk.context, stage.desk.actor
    for minute, system in enumerate(("crm", "support", "emailing")):
        stage.clock.set(11, 3, 11, 10 + 7 * minute)
        erase_in_system(context, actor, reference, item, system, backups_until=BACKUPS_GONE)
    stage.clock.set(11, 3, 11, 40)
    keep_in_system(
        context,
        actor,
        reference,
        item,
        "facturation",
        what="les factures FA-2025-001, FA-2026-021 et FA-2026-032 (nom, code client, objet, montant)",
        ground=KeepGround.LEGAL_OBLIGATION,
        reason="les pièces justificatives de la comptabilité se conservent dix ans à compter de la clôture de "
        "l’exercice (article L123-22 du code de commerce)",
        until=INVOICES_UNTIL,
    )
