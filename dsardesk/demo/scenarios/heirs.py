"""A daughter writes after her father's death; the estate gets what it needs, the family's mailbox no more letters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dsardesk.demo.stage import Stage
from dsardesk.domain.case import Case
from dsardesk.domain.deceased import DeathProof, Deceased, DirectiveFound, HeirPurpose, HeirQuality
from dsardesk.domain.identity import Rung, Verdict
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.marketing import CHECK
from dsardesk.domain.rights import Outcome
from dsardesk.services.decide import close_case, decide_item
from dsardesk.services.grounds import GivenGround
from dsardesk.services.heirs import give_to_heirs, note_death, note_death_in_system
from dsardesk.services.identity import check_identity
from dsardesk.services.marketing import keep_promise, stop_marketing

FATHER = Deceased(
    "Nicolas Jaubert",
    date(2026, 9, 19),
    email="nicolas.jaubert@poste.example",
    identifiers={"customer_number": "CL-20795"},
)
FOR_THE_ESTATE = (
    "un abonnement Essentiel souscrit en juillet 2021, arrêté au jour du décès ; rien n’est dû, ni par votre père ni à "
    "votre père"
)
OUTSIDE = "ces échanges ne servent pas à régler la succession et ne sont pas des souvenirs de famille"
LIMITS = (
    "les échanges de votre père avec notre assistance portent sur l’usage du logiciel. Ils n’aident pas à régler la "
    "succession et ne sont pas des souvenirs de famille : nous ne pouvons pas en remettre une copie à votre frère."
)


def play(stage: Stage) -> Case:
    """Every step that the company's DPO would take, to the closed case."""
    context, actor, clock = stage.desk.context, stage.desk.actor, stage.clock
    case = stage.open("customer")
    reference, item = case.reference, case.items[0].number
    clock.set(10, 26, 9, 18)
    note_death(context, actor, reference, FATHER)
    stop_marketing(context, actor, reference)
    clock.set(10, 26, 9, 30)
    check_identity(
        context,
        actor,
        reference,
        rung=Rung.DATA_POINTS,
        verdict=Verdict.CONFIRMED,
        matched=("customer_number", "email"),
        attested=("mailbox", "deleted_items"),
    )
    clock.set(10, 26, 9, 40)
    seen = replace(
        FATHER,
        proof=DeathProof.DEATH_CERTIFICATE,
        quality=HeirQuality.NOTORIAL_DEED,
        directive=DirectiveFound.NONE,
        purposes=(HeirPurpose.ESTATE, HeirPurpose.DEATH_TAKEN_INTO_ACCOUNT),
    )
    note_death(context, actor, reference, seen)
    stage.letter(case, LetterKind.ACKNOWLEDGEMENT)
    stage.search(case, 10, 28)
    clock.set(11, 3, 11, 20)
    for system in ("crm", "support", "emailing"):
        note_death_in_system(context, actor, reference, item, system, closed=system != "support")
    give_to_heirs(context, actor, reference, item, "crm", what=FOR_THE_ESTATE)
    clock.set(11, 10, 9, 10)
    keep_promise(context, actor, reference, CHECK)
    clock.set(11, 10, 9, 40)
    outside = GivenGround("R23", {"which_quality_or_purpose": OUTSIDE}, "les échanges avec l’assistance")
    decide_item(context, actor, reference, item, Outcome.PARTLY_GRANTED, reasons=LIMITS, grounds=(outside,))
    stage.letter(case, LetterKind.HEIR_REPLY)
    clock.set(11, 10, 10, 5)
    return close_case(context, actor, reference)
