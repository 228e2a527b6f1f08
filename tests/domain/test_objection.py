"""GDPR 21(1): what a person objects to stops, unless the company demonstrates why it may not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.activities import LegalBasis
from dsardesk.domain.assessments import AssessmentKind
from dsardesk.domain.case import Case
from dsardesk.domain.commitments import ObjectionPromise
from dsardesk.domain.decisions import must_be_done
from dsardesk.domain.letter_facts import FactMissing
from dsardesk.domain.letters import LetterKind, Say
from dsardesk.domain.measures import MeasuresMissing
from dsardesk.domain.objection import (
    LeftRunningWithoutReason,
    leave_running,
    objectionable,
    running,
    stop_processing,
)
from dsardesk.domain.plans import plan_letter
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.records import SearchOutcome, SystemSearch
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.told import AnsweredItem, Examined
from tests.invented import DPO, RECEIVED_ON, case, examined, letter_facts, profile
from tests.law_says import law_says

ASKED = case(items=(RequestItem(1, RightType.OBJECTION),))
WIDER = replace(profile(), objection=ObjectionPromise())
ANY = replace(profile(), objection=ObjectionPromise(any_processing=True))
DEPARTED = examined(AssessmentKind.POLICY_DEPARTURE, 1, words="la tenue du compte l’exige")


def stopped(asked: Case = ASKED, system: str = "emailing") -> Case:
    return stop_processing(asked, profile(), 1, system, on=RECEIVED_ON, by=DPO)


def left(asked: Case = ASKED, system: str = "emailing", reason: str = " elle ne sert qu’aux factures ") -> Case:
    return leave_running(asked, profile(), 1, system, reason=reason, on=RECEIVED_ON, by=DPO)


def gaps(asked: Case, outcome: Outcome, company: ControllerProfile | None = None) -> object:
    with pytest.raises(MeasuresMissing) as refused:
        must_be_done(asked, company or profile(), 1, outcome)
    return refused.value.facts["gaps"]


@law_says(
    "gdpr.21.1.stop",
    "Whoever objects, for reasons of a particular situation, to a processing that rests on legitimate interests or a "
    "public task has it stopped, unless the controller demonstrates compelling grounds or needs it for legal claims.",
)
class TestWhatStops:
    @pytest.mark.parametrize("basis", [*LegalBasis, None])
    def test_only_legitimate_interests_and_a_public_task_are_open_to_it(self, basis: LegalBasis | None) -> None:
        """Where the policy gives no basis, the person is not deprived of it."""
        company = replace(profile(), activities=(replace(profile().activities[0], legal_basis=basis),))
        open_to_it = basis in {LegalBasis.LEGITIMATE_INTERESTS, LegalBasis.PUBLIC_TASK, None}
        assert bool(objectionable(ASKED, company)) is open_to_it

    def test_it_is_not_granted_while_a_system_goes_on(self) -> None:
        assert running(ASKED, profile(), 1) == ("emailing",)
        assert gaps(ASKED, Outcome.GRANTED) == "processing_runs"
        must_be_done(stopped(), profile(), 1, Outcome.GRANTED)

    def test_a_system_that_the_person_did_not_mean_says_why_it_goes_on(self) -> None:
        assert left().measures[0].reason == "elle ne sert qu’aux factures"
        must_be_done(left(), profile(), 1, Outcome.GRANTED)
        with pytest.raises(LeftRunningWithoutReason):
            left(reason=" ")

    def test_the_later_word_of_a_system_counts(self) -> None:
        assert [m.kind for m in stopped(left()).measures] == ["processing_stopped"]
        assert [m.kind for m in left(stopped()).measures] == ["not_concerned"]

    def test_a_system_searched_in_vain_has_nothing_to_stop(self) -> None:
        searched = replace(ASKED, searches=(SystemSearch("emailing", SearchOutcome.NOTHING),))
        assert running(searched, profile(), 1) == ()

    def test_in_part_means_that_something_stopped(self) -> None:
        assert gaps(ASKED, Outcome.PARTLY_GRANTED) == "nothing_stopped"
        must_be_done(stopped(), profile(), 1, Outcome.PARTLY_GRANTED)

    def test_a_refusal_by_law_asks_for_no_measure(self) -> None:
        must_be_done(ASKED, profile(), 1, Outcome.REFUSED)


@law_says(
    "design.wider_promise",
    "A policy that promises more than the law to whoever objects is kept, or departed from openly: the reason is "
    "recorded and the letter says it.",
)
class TestPolicyThatPromisesMore:
    def test_where_it_opens_every_processing_every_one_is_concerned(self) -> None:
        assert running(ASKED, ANY, 1) == ("crm", "facturation", "contrats", "support", "emailing")
        assert running(ASKED, WIDER, 1) == ("emailing",)

    def test_it_is_kept_without_further_ado(self) -> None:
        must_be_done(stopped(), WIDER, 1, Outcome.GRANTED)

    @pytest.mark.parametrize("outcome", [Outcome.PARTLY_GRANTED, Outcome.REFUSED])
    def test_it_is_not_left_in_silence(self, outcome: Outcome) -> None:
        assert gaps(stopped(), outcome, WIDER) == "policy_departure_missing"
        must_be_done(replace(stopped(), assessments=(DEPARTED,)), WIDER, 1, outcome)

    def test_the_letter_says_it(self) -> None:
        partly = AnsweredItem(RightType.OBJECTION, Outcome.PARTLY_GRANTED, "un litige est en cours")
        told = Examined(RightType.OBJECTION, AssessmentKind.POLICY_DEPARTURE, RECEIVED_ON, words="le litige")
        sections = plan_letter(LetterKind.OBJECTION_REPLY, letter_facts(items=(partly,), examined=(told,))).sections
        assert Say("objection_reply.reasons", (("reasons", "un litige est en cours"),)) in sections
        assert Say("objection_reply.departure", (("reasons", "le litige"),)) in sections


class TestLetter:
    def test_it_refuses_to_tell_a_refusal(self) -> None:
        refused = AnsweredItem(RightType.OBJECTION, Outcome.REFUSED, "x")
        with pytest.raises(FactMissing):
            plan_letter(LetterKind.OBJECTION_REPLY, letter_facts(items=(refused,)))

    def test_it_names_what_stopped(self) -> None:
        with pytest.raises(FactMissing) as refused:
            plan_letter(LetterKind.OBJECTION_REPLY, letter_facts(done=()))
        assert refused.value.facts == {"fact": "processing_stopped"}

    def test_systems_that_are_not_concerned_are_named_only_if_there_are_any(self) -> None:
        facts = letter_facts()
        without = replace(facts, done=tuple(each for each in facts.done if each.kind != "not_concerned"))
        assert "others_title" not in str(plan_letter(LetterKind.OBJECTION_REPLY, without).sections)
