"""What a decision rests on is examined first, in words and on a ground, and a later answer counts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dsardesk.domain.assessments import (
    EXAMINED,
    GROUNDS,
    Assessment,
    AssessmentKind,
    ErasureGround,
    Instruction,
    ReviewResult,
)
from dsardesk.domain.case import Case, CaseIsClosed, RequestItem, Role
from dsardesk.domain.errors import DeskError
from dsardesk.domain.examining import (
    RESTS_ON,
    AssessmentIncomplete,
    GroundNeedsRight,
    NotExaminedHere,
    assess,
    assessed,
    told_examined,
)
from dsardesk.domain.rights import RightType
from tests.invented import RECEIVED_ON, case, erasure_ground, examined
from tests.law_says import law_says

ERASURE = case(items=(RequestItem(1, RightType.ERASURE),))
REVIEWED = examined(AssessmentKind.HUMAN_REVIEW, 1, ReviewResult.CHANGED, "une erreur", "Basile Ferrand")
MACHINE = case(items=(RequestItem(1, RightType.AUTOMATED_DECISION),))


def refusal(asked: Case, assessment: Assessment, error: type[DeskError]) -> dict[str, Any]:
    with pytest.raises(error) as refused:
        assess(asked, assessment)
    return refused.value.facts


@law_says(
    "gdpr.17.1.one_ground",
    "Data are erased where one of six grounds applies: no longer necessary, consent withdrawn and no other basis, "
    "objection, unlawful processing, legal obligation, online service to a child; one is enough.",
)
class TestGroundOfAnErasure:
    @pytest.mark.parametrize("ground", [ground for ground in ErasureGround if ground not in RESTS_ON])
    def test_any_one_is_recorded_by_itself(self, ground: ErasureGround) -> None:
        assert assess(ERASURE, erasure_ground(1, ground)).assessments == (erasure_ground(1, ground),)

    def test_a_later_one_takes_its_place(self) -> None:
        first = assess(ERASURE, erasure_ground())
        unlawful = erasure_ground(1, ErasureGround.UNLAWFUL)
        assert assess(first, unlawful).assessments == (unlawful,)

    def test_each_item_has_its_own(self) -> None:
        two = replace(ERASURE, items=(*ERASURE.items, RequestItem(2, RightType.RESTRICTION)))
        restriction = examined(AssessmentKind.RESTRICTION_GROUND, 2, "claims")
        both = assess(assess(two, erasure_ground()), restriction)
        assert assessed(both, 1, AssessmentKind.ERASURE_GROUND) == erasure_ground()
        assert assessed(both, 2, AssessmentKind.RESTRICTION_GROUND) == restriction
        assert assessed(both, 1, AssessmentKind.RESTRICTION_GROUND) is None

    @pytest.mark.parametrize(
        ("ground", "rights"),
        [
            (ErasureGround.CONSENT_WITHDRAWN, (RightType.CONSENT_WITHDRAWAL,)),
            (ErasureGround.OBJECTION, (RightType.OBJECTION, RightType.OBJECTION_MARKETING)),
        ],
    )
    def test_a_consent_is_withdrawn_and_an_objection_made_before_they_are_grounds(
        self, ground: ErasureGround, rights: tuple[RightType, ...]
    ) -> None:
        assert refusal(ERASURE, erasure_ground(1, ground), GroundNeedsRight) == {"why": ground}
        for right in rights:
            asked = replace(ERASURE, items=(*ERASURE.items, RequestItem(2, right)))
            assert assess(asked, erasure_ground(1, ground)).assessments

    def test_an_unknown_ground_is_none(self) -> None:
        unknown = examined(AssessmentKind.ERASURE_GROUND, 1, "because")
        assert refusal(ERASURE, unknown, AssessmentIncomplete) == {"what": "ground"}


class TestWords:
    def test_words_and_names_lose_the_spaces_around_them(self) -> None:
        found = assess(MACHINE, replace(REVIEWED, words=" une erreur ", who=" Basile Ferrand "))
        assert found.assessments == (REVIEWED,)

    @pytest.mark.parametrize(("gone", "missing"), [("words", "words"), ("who", "who"), ("ground", "ground")])
    def test_what_is_missing_is_named(self, gone: str, missing: str) -> None:
        bare: dict[str, Any] = {gone: " "}
        assert refusal(MACHINE, replace(REVIEWED, **bare), AssessmentIncomplete) == {"what": missing}


class TestWhatIsExaminedWhere:
    @pytest.mark.parametrize("right", RightType)
    def test_each_right_has_questions_of_its_own(self, right: RightType) -> None:
        asked = case(items=(RequestItem(1, right),))
        for kind in set(AssessmentKind) - set(EXAMINED.get(right, ())):
            ground = next(iter(GROUNDS[kind])) if kind in GROUNDS else ""
            refusal(asked, examined(kind, 1, ground, "mots", "nom"), NotExaminedHere)

    def test_an_instruction_is_a_processor_s_and_covers_the_whole_case(self) -> None:
        instruction = examined(AssessmentKind.INSTRUCTION, None, Instruction.ACT, "message du 3 avril")
        refusal(ERASURE, instruction, NotExaminedHere)
        processor = replace(ERASURE, role=Role.PROCESSOR)
        refusal(processor, replace(instruction, item=1), NotExaminedHere)
        assert assess(processor, instruction).assessments == (instruction,)

    def test_nothing_is_examined_once_the_case_is_closed(self) -> None:
        with pytest.raises(CaseIsClosed):
            assess(replace(ERASURE, closed_on=RECEIVED_ON), erasure_ground())

    def test_a_letter_is_given_the_right_with_each_finding(self) -> None:
        found = replace(MACHINE, assessments=(REVIEWED, examined(AssessmentKind.INSTRUCTION, None, "act", "x")))
        (review, instruction) = told_examined(found)
        assert (review.right, review.ground, review.who) == (RightType.AUTOMATED_DECISION, "changed", "Basile Ferrand")
        assert instruction.right is None
