"""GDPR 22: no machine alone decides about whoever refuses it; a person looks again, hears, and gives reasons."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.assessments import Assessment, AssessmentKind, AutomatedReach, AutomatedWish, ReviewResult
from dsardesk.domain.automated import questions
from dsardesk.domain.decisions import must_be_done
from dsardesk.domain.examining import told_examined
from dsardesk.domain.letter_facts import FactMissing
from dsardesk.domain.letters import LetterKind, Say
from dsardesk.domain.measures import MeasuresMissing
from dsardesk.domain.plans import plan_letter
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.steps import first_questions
from dsardesk.domain.told import AnsweredItem, Examined
from tests.invented import case, examined, letter_facts, profile, told_ground
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


WISH = examined(AssessmentKind.AUTOMATED_WISH, 1, AutomatedWish.OPT_OUT)
REACH = examined(
    AssessmentKind.AUTOMATED_REACH, 1, AutomatedReach.MACHINE_ALONE, "le score refuse le paiement en trois fois"
)
OUT = examined(AssessmentKind.TAKEN_OUT, 1, words="le dossier porte une marque", who="Basile Ferrand")
WANTS_OUT = replace(ASKED, assessments=(WISH, REACH, OUT))


def told(*found: Assessment) -> tuple[Examined, ...]:
    """What the letter is told of the findings."""
    return told_examined(replace(ASKED, assessments=found))


def letter(*found: Assessment, outcome: Outcome = Outcome.GRANTED, reasons: str = "") -> list[str]:
    """Keys of what the answer says."""
    item = AnsweredItem(RightType.AUTOMATED_DECISION, outcome, reasons)
    plan = plan_letter(LetterKind.AUTOMATED_REPLY, letter_facts(items=(item,), examined=told(*found)))
    return [section.key for section in plan.sections if isinstance(section, Say)]


@law_says(
    "gdpr.22.1.opt_out",
    "Whoever asks not to be subject to a decision taken by a machine alone is taken out of it: a person decides "
    "instead, unless an exception of Article 22(2) applies with its safeguards.",
)
class TestOptOut:
    def test_it_is_granted_once_it_is_said_what_decides_and_who_decides_instead(self) -> None:
        must_be_done(WANTS_OUT, profile(), 1, Outcome.GRANTED)

    @pytest.mark.parametrize(
        ("kept", "gaps"),
        [
            ((WISH,), "automated_reach_missing taken_out_missing"),
            ((WISH, REACH), "taken_out_missing"),
            ((WISH, OUT), "automated_reach_missing"),
        ],
    )
    def test_neither_may_be_missing(self, kept: tuple[Assessment, ...], gaps: str) -> None:
        with pytest.raises(MeasuresMissing) as refused:
            must_be_done(replace(ASKED, assessments=kept), profile(), 1, Outcome.GRANTED)
        assert refused.value.facts == {"gaps": gaps}

    def test_where_a_person_decides_already_there_is_nothing_to_be_taken_out_of(self) -> None:
        human = replace(REACH, ground=AutomatedReach.HUMAN_DECIDES)
        must_be_done(replace(ASKED, assessments=(WISH, human)), profile(), 1, Outcome.GRANTED)
        assert "automated_reply.human_decides" in letter(WISH, human)
        assert "automated_reply.taken_out" not in letter(WISH, human)

    def test_an_exception_is_refused_with_its_safeguards_in_the_words_of_what_was_asked(self) -> None:
        must_be_done(replace(ASKED, assessments=(WISH,)), profile(), 1, Outcome.REFUSED)
        refused = AnsweredItem(
            RightType.AUTOMATED_DECISION, Outcome.REFUSED, "le contrat l’exige", grounds=(told_ground("R21"),)
        )
        plan = plan_letter(LetterKind.REFUSAL, letter_facts(items=(refused,), examined=told(WISH)))
        assert Say("refusal.automated_opt_out") in plan.sections
        assert "safeguards" in str(plan.sections)

    @pytest.mark.parametrize("reach", [AutomatedReach.MACHINE_ALONE, AutomatedReach.SLIGHT_EFFECT])
    def test_the_letter_says_what_decided_and_who_decides_now(self, reach: AutomatedReach) -> None:
        found = letter(WISH, replace(REACH, ground=reach), OUT)
        assert found[2:8] == [
            "automated_reply.asked_out",
            f"automated_reply.{reach}",
            "automated_reply.how_decided",
            "automated_reply.taken_out",
            "automated_reply.from_now_on",
            "automated_reply.contest",
        ]

    def test_a_part_is_told_with_its_reasons(self) -> None:
        partly = letter(WISH, REACH, OUT, outcome=Outcome.PARTLY_GRANTED, reasons="le contrat en cours l’exige")
        assert "automated_reply.in_part" in partly

    def test_what_is_asked_first_follows_what_the_person_wants(self) -> None:
        assert first_questions(ASKED, ASKED.item(1))[0] is AssessmentKind.CONTESTED_DECISION
        assert first_questions(WANTS_OUT, ASKED.item(1))[-1] is AssessmentKind.TAKEN_OUT
        assert questions(replace(ASKED, assessments=()), 1)[:2] == (WISH.kind, REACH.kind)
        assert questions(replace(ASKED, assessments=(WISH, VIEW)), 1) == (WISH.kind, REACH.kind, VIEW.kind, OUT.kind)
