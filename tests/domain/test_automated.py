"""GDPR 22(3): a person looks again, the one concerned is heard, and the result is reasoned."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.assessments import AssessmentKind, ReviewResult
from dsardesk.domain.case import RequestItem
from dsardesk.domain.decisions import must_be_done
from dsardesk.domain.letters import AnsweredItem, FactMissing, LetterKind, Say
from dsardesk.domain.measures import MeasuresMissing
from dsardesk.domain.plans import plan_letter
from dsardesk.domain.rights import Outcome, RightType
from tests.invented import case, examined, letter_facts, profile
from tests.law_says import law_says

DECISION = examined(AssessmentKind.CONTESTED_DECISION, 1, words="refus de paiement en plusieurs fois")
VIEW = examined(AssessmentKind.PERSONS_VIEW, 1, words="cliente depuis huit ans")
REVIEW = examined(AssessmentKind.HUMAN_REVIEW, 1, ReviewResult.CONFIRMED, "l’encours est dépassé", "Basile Ferrand")
ASKED = case(items=(RequestItem(1, RightType.AUTOMATED_DECISION),), assessments=(DECISION, VIEW, REVIEW))


@law_says(
    "gdpr.22.3.review",
    "Whoever contests a decision taken by a machine alone has it reviewed by a person who may change it, is heard, "
    "and learns the reasoned result.",
)
class TestReview:
    @pytest.mark.parametrize("outcome", [Outcome.GRANTED, Outcome.PARTLY_GRANTED])
    def test_it_is_granted_once_the_decision_is_named_the_person_heard_and_the_review_done(
        self, outcome: Outcome
    ) -> None:
        must_be_done(ASKED, profile(), 1, outcome)

    @pytest.mark.parametrize(
        ("gone", "gap"),
        [(DECISION, "contested_decision_missing"), (VIEW, "persons_view_missing"), (REVIEW, "human_review_missing")],
    )
    def test_none_of_the_three_may_be_missing(self, gone: object, gap: str) -> None:
        asked = replace(ASKED, assessments=tuple(each for each in ASKED.assessments if each != gone))
        with pytest.raises(MeasuresMissing) as refused:
            must_be_done(asked, profile(), 1, Outcome.GRANTED)
        assert refused.value.facts == {"gaps": gap}

    def test_an_exception_of_article_22_2_is_a_refusal_with_a_ground_of_its_own(self) -> None:
        must_be_done(replace(ASKED, assessments=()), profile(), 1, Outcome.REFUSED)

    @pytest.mark.parametrize("result", ReviewResult)
    def test_the_letter_names_who_reviewed_the_result_and_the_reasons(self, result: ReviewResult) -> None:
        facts = letter_facts()
        told = tuple(replace(e, ground=result) if e.who else e for e in facts.examined)
        sections = plan_letter(LetterKind.AUTOMATED_REPLY, replace(facts, examined=told)).sections
        assert Say(f"automated_reply.{result}") in sections
        assert "Basile Ferrand" in str(sections)

    def test_a_part_is_told_with_its_reasons_and_a_refusal_not_here(self) -> None:
        partly = AnsweredItem(RightType.AUTOMATED_DECISION, Outcome.PARTLY_GRANTED, "le reste ne nous regarde pas")
        sections = plan_letter(LetterKind.AUTOMATED_REPLY, letter_facts(items=(partly,))).sections
        assert Say("automated_reply.in_part", (("reasons", "le reste ne nous regarde pas"),)) in sections
        refused = replace(partly, outcome=Outcome.REFUSED)
        with pytest.raises(FactMissing):
            plan_letter(LetterKind.AUTOMATED_REPLY, letter_facts(items=(refused,)))
