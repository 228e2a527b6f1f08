"""Who has a directive carried out when somebody it designates died or refused (LIL 85 I)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dsardesk.domain.case import Case
from dsardesk.domain.deceased import DeathProof, Deceased, HeirPurpose, HeirQuality
from dsardesk.domain.designated import Absence, AbsenceIncomplete, Designated, NotDesignated, Unavailable
from dsardesk.domain.directives import Directive, DirectiveEnded, Instruction, Version
from dsardesk.domain.execution import carry_out, planned_anew, with_directives
from dsardesk.domain.heirs import must_be_settled, record_death
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.measures import MeasuresMissing
from dsardesk.domain.plans import party_of
from dsardesk.domain.registration import told_directive
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.sending import Party, address_of
from dsardesk.domain.wishes import Carried, Wish
from tests.directives import GENERAL, SPECIFIC, directive, general
from tests.invented import DPO, case, profile
from tests.law_says import law_says

TODAY = date(2026, 4, 2)
ROSE, PAUL = "Rose Duvernay", "Paul Duvernay"
DIED = Deceased("Alcide Duvernay", date(2026, 3, 2), proof=DeathProof.DEATH_CERTIFICATE)
ASKED = case(items=(RequestItem(1, RightType.HEIR_REQUEST),), deceased=DIED)


def gone(
    name: str = ROSE, why: Absence = Absence.DEATH, on: date = TODAY, how: str = "son frère nous l’a écrit"
) -> Unavailable:
    return Unavailable(name, why, on, how, TODAY, DPO, 1)


def names(entry: Directive) -> list[str]:
    return [each.name for each in entry.standing]


class TestWhoActs:
    @law_says(
        "design.directive.alternates",
        "Where the designated person died or refuses, the directive passes to the first alternate who can act; where "
        "none can, to the heirs.",
    )
    @pytest.mark.parametrize("why", Absence)
    def test_it_passes_to_the_first_alternate_then_to_the_heirs(self, why: Absence) -> None:
        entry = directive()
        assert (names(entry), entry.passed_over) == ([ROSE, PAUL], ())
        without_rose = entry.without(gone(why=why))
        assert (names(without_rose), without_rose.passed_over) == ([PAUL], (ROSE,))
        assert without_rose.without(gone(PAUL)).standing == ()

    def test_an_alternate_who_refuses_leaves_the_first_in_place(self) -> None:
        assert names(directive().without(gone(PAUL, Absence.REFUSAL))) == [ROSE]

    @pytest.mark.parametrize(("on", "how"), [(date(2026, 4, 3), "une lettre"), (TODAY, "  ")])
    def test_it_has_a_day_that_is_not_to_come_and_says_how_it_is_known(self, on: date, how: str) -> None:
        with pytest.raises(AbsenceIncomplete):
            directive().without(gone(on=on, how=how))

    def test_nobody_else_can_be_absent_nor_twice(self) -> None:
        with pytest.raises(NotDesignated):
            directive().without(gone("Odile Ferrand"))
        with pytest.raises(NotDesignated):
            directive().without(gone()).without(gone())

    def test_what_ended_passes_to_nobody(self) -> None:
        with pytest.raises(DirectiveEnded):
            directive(revoked_on=TODAY).without(gone())

    def test_a_refusal_says_nothing_of_a_later_version_a_death_does(self) -> None:
        later = Version(2, TODAY, DPO, "", replace(SPECIFIC, given_on=TODAY))
        assert names(directive().without(gone(why=Absence.REFUSAL)).changed(later)) == [ROSE, PAUL]
        assert names(directive().without(gone()).changed(later)) == [PAUL]

    def test_the_receipt_tells_its_author_who_cannot_act(self) -> None:
        told = told_directive(directive().without(gone()), profile())
        assert (told.designated, told.unavailable) == ((PAUL,), (ROSE,))


def planned(*directives: Directive, asked: Case = ASKED) -> Case:
    return with_directives(asked, profile(), directives)


def to_whom(planned_case: Case) -> list[str]:
    return [each.to_whom for each in planned_case.wishes if each.wish is Wish.COMMUNICATE]


class TestThePlan:
    def test_what_is_given_to_whoever_is_charged_passes_on_with_the_charge(self) -> None:
        to_rose = replace(SPECIFIC, instructions=(Instruction(Wish.COMMUNICATE, "support"),))
        entry = directive(to_rose)
        before = planned(entry)
        assert to_whom(before) == [ROSE]
        refused = entry.without(gone(why=Absence.REFUSAL))
        assert to_whom(planned_anew(before, profile(), [refused])) == [PAUL]
        assert to_whom(planned_anew(before, profile(), [refused.without(gone(PAUL))])) == [""]

    def test_who_died_receives_nothing_who_only_refused_the_charge_still_does(self) -> None:
        assert to_whom(planned(directive().without(gone(why=Absence.REFUSAL)))) == [ROSE]
        assert to_whom(planned(directive().without(gone()))) == [PAUL]

    def test_what_was_carried_out_stays_as_it_was(self) -> None:
        before = planned(directive())
        done = carry_out(before, "contract", Carried.WHOLLY, words="", others_taken_out=False, on=TODAY, by=DPO)
        after = planned_anew(done, profile(), [directive().without(gone())])
        assert after.wishes[0] == done.wishes[0]
        assert after.wishes[1].to_whom == PAUL

    def test_the_case_names_whoever_acts_the_specific_directive_first(self) -> None:
        other = general(replace(GENERAL, designated=(Designated("Odile Ferrand"),)))
        deceased = planned(other, directive()).deceased
        assert deceased
        assert (deceased.executor, deceased.executor_email) == (ROSE, "rose@courriel.example")
        alone = planned(other, directive().without(gone()).without(gone(PAUL))).deceased
        assert alone
        assert (alone.executor, alone.passed_over) == ("Odile Ferrand", (ROSE, PAUL))
        nobody = planned(general()).deceased
        assert nobody
        assert (nobody.executor, nobody.executor_address) == ("", ())

    def test_a_death_recorded_again_keeps_who_acts(self) -> None:
        confirmed = planned(directive().without(gone()))
        again = record_death(confirmed, replace(DIED, quality=HeirQuality.NOTORIAL_DEED), today=TODAY).deceased
        assert again
        assert (again.executor, again.passed_over) == (PAUL, (ROSE,))


class TestLetters:
    def asked_by(self, name: str, quality: HeirQuality, entry: Directive) -> Case:
        died = replace(DIED, quality=quality, purposes=(HeirPurpose.DEATH_TAKEN_INTO_ACCOUNT,))
        asked = replace(ASKED, deceased=died, requester=replace(ASKED.requester, name=name))
        return planned(entry, asked=asked)

    def test_the_report_goes_to_whoever_is_charged_not_to_the_heir_who_asked(self) -> None:
        by_heir = self.asked_by("Odile Ferrand", HeirQuality.NOTORIAL_DEED, directive())
        assert party_of(LetterKind.EXECUTION_REPORT, by_heir, TODAY) is Party.EXECUTOR
        assert address_of(by_heir, "email", Party.EXECUTOR) == "rose@courriel.example"
        assert party_of(LetterKind.HEIR_REPLY, by_heir, TODAY) is Party.REQUESTER

    def test_it_goes_to_whoever_asked_where_they_are_charged_or_nobody_is(self) -> None:
        by_rose = self.asked_by(ROSE, HeirQuality.DESIGNATED_PERSON, directive())
        assert party_of(LetterKind.EXECUTION_REPORT, by_rose, TODAY) is Party.REQUESTER
        nobody = directive().without(gone()).without(gone(PAUL))
        by_heir = self.asked_by("Odile Ferrand", HeirQuality.NOTORIAL_DEED, nobody)
        assert party_of(LetterKind.EXECUTION_REPORT, by_heir, TODAY) is Party.REQUESTER
        assert address_of(replace(ASKED, deceased=None), "email", Party.EXECUTOR) == ""

    def test_whoever_refused_cannot_ask_for_it_any_more(self) -> None:
        refused = self.asked_by(
            ROSE.upper(), HeirQuality.DESIGNATED_PERSON, directive().without(gone(why=Absence.REFUSAL))
        )
        with pytest.raises(MeasuresMissing) as found:
            must_be_settled(refused, profile(), 1, Outcome.PARTLY_GRANTED)
        assert "designated_cannot_act" in str(found.value.facts["gaps"])
        paul = self.asked_by(PAUL, HeirQuality.DESIGNATED_PERSON, directive().without(gone()))
        with pytest.raises(MeasuresMissing) as other:
            must_be_settled(paul, profile(), 1, Outcome.PARTLY_GRANTED)
        assert "designated_cannot_act" not in str(other.value.facts["gaps"])
