"""A designated person died or refused: recorded with its proof kept apart, and the plans of open cases pass on."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from dsardesk.domain.actors import RoleRefused, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.deceased import HeirQuality
from dsardesk.domain.designated import Absence, NotDesignated
from dsardesk.domain.directives import Directive
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.rights import Outcome
from dsardesk.domain.wishes import Carried
from dsardesk.services.absences import AbsenceProof, NoProof, absence_proof, record_absence
from dsardesk.services.authority import IdentityPagesInside
from dsardesk.services.decide import decide_item
from dsardesk.services.directives import read_directive
from dsardesk.services.execution import Result, carry_out_wish, confirm_directives
from dsardesk.services.heirs import note_death_in_system
from dsardesk.services.letters import approve_letter, draft_letter, send_letter
from dsardesk.services.marketing import stop_marketing
from dsardesk.services.packages import content_of
from tests.makers import ACTORS, DPO, TODAY
from tests.services.conftest import Bench
from tests.services.test_directives import ENTRY, SEEN, after_death, registered

ROSE, PAUL = "Rose Duvernay", "Paul Duvernay"
DIED_ON = date(2026, 10, 1)
PAPER = AbsenceProof(b"acte de deces", ".pdf", without_identity_pages=True)


def passed(
    bench: Bench, name: str = ROSE, why: Absence = Absence.DEATH, proof: AbsenceProof | None = None
) -> Directive:
    return record_absence(
        bench.context, DPO, "PM-2026-0001", name, why, happened_on=DIED_ON, how_known="sa sœur a écrit", proof=proof
    )


def charged(case: Case) -> tuple[str, tuple[str, ...]]:
    assert case.deceased
    return case.deceased.executor, case.deceased.passed_over


class TestTheRegister:
    def test_it_is_found_again_with_how_it_is_known(self, bench: Bench) -> None:
        registered(bench)
        changed = passed(bench)
        found = read_directive(bench.context, DPO, "PM-2026-0001")
        assert found == changed
        (absence,) = found.absences
        assert (absence.name, absence.why, absence.happened_on) == (ROSE, Absence.DEATH, DIED_ON)
        assert (absence.how_known, absence.recorded_on, absence.recorded_by) == ("sa sœur a écrit", TODAY, DPO.name)
        assert [each.name for each in found.standing] == [PAUL]
        assert [each.name for each in passed(bench, PAUL, Absence.REFUSAL).absences] == [ROSE, PAUL]

    def test_the_log_names_nobody(self, bench: Bench) -> None:
        registered(bench)
        passed(bench)
        facts = {"directive": "PM-2026-0001", "why": "death", "happened_on": "2026-10-01", "proof": False}
        assert json.loads(bench.payload("directive.passed")) == facts

    def test_its_proof_is_kept_apart_for_the_data_protection_officer_alone(self, bench: Bench) -> None:
        registered(bench)
        kept = passed(bench, proof=PAPER).absences[0]
        assert kept.proof
        assert kept.media_type == "application/pdf"
        assert absence_proof(bench.context, DPO, "PM-2026-0001", 1) == PAPER.content
        assert content_of(bench.context, DPO, kept.proof) == PAPER.content
        with pytest.raises(RoleRefused):
            content_of(bench.context, ACTORS[UserRole.ASSISTANT], kept.proof)
        with pytest.raises(RoleRefused):
            absence_proof(bench.context, ACTORS[UserRole.ASSISTANT], "PM-2026-0001", 1)

    def test_a_proof_with_identity_pages_is_not_kept_and_nothing_is_recorded(self, bench: Bench) -> None:
        registered(bench)
        with pytest.raises(IdentityPagesInside):
            passed(bench, proof=replace(PAPER, without_identity_pages=False))
        assert read_directive(bench.context, DPO, "PM-2026-0001").absences == ()
        passed(bench)
        for number in (1, 2):
            with pytest.raises(NoProof):
                absence_proof(bench.context, DPO, "PM-2026-0001", number)

    def test_only_the_data_protection_officer_records_it_and_only_of_who_is_designated(self, bench: Bench) -> None:
        registered(bench)
        with pytest.raises(NotDesignated):
            passed(bench, "Odile Ferrand")
        with pytest.raises(RoleRefused):
            record_absence(
                bench.context,
                ACTORS[UserRole.ASSISTANT],
                "PM-2026-0001",
                ROSE,
                Absence.DEATH,
                happened_on=DIED_ON,
                how_known="x",
            )


class TestOpenPlans:
    def test_the_plan_of_an_open_case_passes_to_the_alternate_then_to_the_heirs(self, bench: Bench) -> None:
        registered(bench)
        reference, other = after_death(bench), bench.opened().reference
        confirm_directives(bench.context, DPO, reference, ["PM-2026-0001"])
        assert charged(bench.case(reference)) == (ROSE, ())
        passed(bench)
        assert charged(bench.case(reference)) == (PAUL, (ROSE,))
        assert [each.to_whom for each in bench.case(reference).wishes] == ["", PAUL]
        assert bench.actions()[-2:] == ["directive.passed", "directive.plan_passed"]
        passed(bench, PAUL)
        assert charged(bench.case(reference)) == ("", (ROSE, PAUL))
        assert [each.to_whom for each in bench.case(reference).wishes] == ["", ""]
        assert bench.case(other).wishes == ()

    def test_the_report_leaves_for_whoever_is_charged_and_the_heir_is_still_to_be_answered(self, bench: Bench) -> None:
        registered(bench, replace(ENTRY))
        context, reference = bench.context, after_death(bench, replace(SEEN, quality=HeirQuality.NOTORIAL_DEED))
        stop_marketing(context, DPO, reference)
        confirm_directives(context, DPO, reference, ["PM-2026-0001"])
        results = (Result("contract", Carried.WHOLLY), Result("support", Carried.WHOLLY, others_taken_out=True))
        carry_out_wish(context, DPO, reference, *results)
        for system in ("crm", "facturation", "contrats", "support", "emailing"):
            note_death_in_system(context, DPO, reference, 1, system, closed=False)
        decide_item(context, DPO, reference, 1, Outcome.GRANTED, unchecked="connue")
        draft_letter(context, DPO, reference, LetterKind.EXECUTION_REPORT)
        approve_letter(context, DPO, reference, LetterKind.EXECUTION_REPORT)
        sent = send_letter(context, DPO, reference, LetterKind.EXECUTION_REPORT, sent_to="rose@courriel.example")
        assert bench.letters.plans[-1][0].facts.addressee.name == ROSE
        assert sent.item(1).answered_on is None
        assert json.loads(bench.payload("letter.sent"))["sent_to"] == "case"
