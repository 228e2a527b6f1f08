"""What a decision rests on is examined first, in words and on a ground, and a later answer counts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dsardesk.domain.assessments import (
    EXAMINED,
    GROUNDS,
    PROMISED,
    Assessment,
    AssessmentKind,
    ErasureGround,
    Instruction,
    ReviewResult,
)
from dsardesk.domain.case import Case, CaseIsClosed, Role
from dsardesk.domain.erasure import must_be_erased
from dsardesk.domain.errors import DeskError
from dsardesk.domain.examining import (
    RESTS_ON,
    AssessmentIncomplete,
    ChildNotShown,
    GroundNeedsRight,
    NotExaminedHere,
    NotPromised,
    assess,
    assessed,
    must_be_promised,
    must_depart_openly,
    told_examined,
)
from dsardesk.domain.measures import MeasuresMissing
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome, RightType
from tests.invented import RECEIVED_ON, case, erasure_ground, examined, profile
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
        child = replace(ERASURE, online_service=True, minor_at_collection=True)
        assert assess(child, erasure_ground(1, ground)).assessments == (erasure_ground(1, ground),)

    @pytest.mark.parametrize(
        ("online", "minor", "gaps"),
        [
            (None, None, "online_service_not_shown minor_not_shown"),
            (True, None, "minor_not_shown"),
            (True, False, "minor_not_shown"),
            (False, True, "online_service_not_shown"),
        ],
    )
    def test_that_of_a_child_needs_an_online_service_and_a_minor_on_record(
        self, online: bool | None, minor: bool | None, gaps: str
    ) -> None:
        asked = replace(ERASURE, online_service=online, minor_at_collection=minor)
        child = erasure_ground(1, ErasureGround.CHILD)
        assert refusal(asked, child, ChildNotShown) == {"gaps": gaps}
        # The facts may be put right after the ground was found.
        with pytest.raises(MeasuresMissing) as refused:
            must_be_erased(replace(asked, assessments=(child,)), profile(), 1, Outcome.GRANTED)
        assert set(gaps.split()) <= set(str(refused.value.facts["gaps"]).split())

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


class TestWhatThePolicyPromises:
    """A policy that grants erasure on no condition is kept to, or departed from in words."""

    PROMISING = replace(profile(), unconditional=(RightType.ERASURE,))

    def test_a_promise_is_a_ground_only_where_the_policy_makes_it(self) -> None:
        must_be_promised(self.PROMISING, RightType.ERASURE, PROMISED)
        must_be_promised(profile(), RightType.ERASURE, ErasureGround.UNLAWFUL)
        for company, right in ((profile(), RightType.ERASURE), (self.PROMISING, RightType.RESTRICTION)):
            with pytest.raises(NotPromised):
                must_be_promised(company, right, PROMISED)

    @pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.PARTLY_GRANTED])
    def test_less_than_promised_is_decided_only_once_it_is_said_why(self, outcome: Outcome) -> None:
        with pytest.raises(MeasuresMissing) as refused:
            must_depart_openly(ERASURE, self.PROMISING, 1, outcome)
        assert "policy_departure_missing" in str(refused.value.facts)
        said = examined(AssessmentKind.POLICY_DEPARTURE, 1, "", "un procès est en cours")
        must_depart_openly(replace(ERASURE, assessments=(said,)), self.PROMISING, 1, outcome)

    def test_nothing_is_departed_from_where_all_is_granted_or_nothing_promised(self) -> None:
        must_depart_openly(ERASURE, self.PROMISING, 1, Outcome.GRANTED)
        must_depart_openly(ERASURE, profile(), 1, Outcome.REFUSED)
