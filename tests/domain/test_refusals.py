"""A refusal stands on grounds that fit and say enough; a partial grant may bear its ground already."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.case import Case
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.reasons import StatedGround
from dsardesk.domain.records import Measure
from dsardesk.domain.refusals import (
    GroundDoesNotFit,
    GroundMissing,
    UnknownGround,
    grounds_of,
    must_be_grounded,
    with_grounds,
)
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome, RightType
from tests.invented import DPO, RECEIVED_ON, case, profile, rule_book

GROUNDS = rule_book().grounds
SECRET = StatedGround(1, "R08", facts={"withheld": "trois messages", "whose_rights": "ceux d’un collègue"})
PARTLY = Outcome.PARTLY_GRANTED


def asks(right: RightType, **changes: object) -> Case:
    return case(items=(RequestItem(1, right),), **changes)


def decide(shown: Case, outcome: Outcome, *given: StatedGround, by: ControllerProfile | None = None) -> None:
    must_be_grounded(shown, by or profile(), 1, outcome, stated=given, grounds=GROUNDS)


def test_a_code_that_the_catalogue_does_not_know_is_refused() -> None:
    with pytest.raises(UnknownGround):
        decide(asks(RightType.ACCESS), Outcome.REFUSED, StatedGround(1, "R99"))


def test_a_fact_that_the_ground_does_not_ask_for_is_refused() -> None:
    given = replace(SECRET, facts={**SECRET.facts, "which_text": "L123-22"})
    with pytest.raises(GroundDoesNotFit):
        decide(asks(RightType.ACCESS), PARTLY, given)


def test_a_partial_access_names_what_it_withholds_and_why() -> None:
    decide(asks(RightType.ACCESS), PARTLY, SECRET)
    with pytest.raises(GroundMissing):
        decide(asks(RightType.ACCESS), PARTLY)


def measure(kind: str) -> Measure:
    return Measure(1, kind, "facturation", RECEIVED_ON, DPO, what="x", ground="legal_obligation", reason="y")


@pytest.mark.parametrize(
    ("right", "kind"),
    [
        (RightType.ERASURE, "kept"),
        (RightType.PORTABILITY, "not_portable"),
        (RightType.ACCESS, "message_withheld"),
    ],
)
def test_what_is_kept_back_with_its_own_reason_needs_no_other_ground(right: RightType, kind: str) -> None:
    with pytest.raises(GroundMissing):
        decide(asks(right), PARTLY)
    decide(asks(right, measures=(measure(kind),)), PARTLY)


def test_lines_told_later_are_refused_to_nobody() -> None:
    activities = tuple(replace(each, retention={}) for each in profile().activities)
    decide(asks(RightType.ACCESS), PARTLY, by=replace(profile(), activities=activities))


def test_a_partial_rectification_names_its_ground() -> None:
    with pytest.raises(GroundMissing):
        decide(asks(RightType.RECTIFICATION), PARTLY)


@pytest.mark.parametrize("right", [RightType.COMPLAINT, RightType.PROCESSOR_REDIRECT])
def test_what_is_no_right_over_data_is_answered_in_words_alone(right: RightType) -> None:
    decide(asks(right), Outcome.REFUSED)


@pytest.mark.parametrize("outcome", [Outcome.GRANTED, Outcome.WITHDRAWN, Outcome.DUPLICATE, Outcome.NO_DATA_HELD])
def test_whatever_refuses_nothing_needs_no_ground(outcome: Outcome) -> None:
    decide(asks(RightType.ACCESS), outcome)


def test_the_grounds_of_one_item_replace_its_earlier_ones_and_leave_the_others() -> None:
    first = with_grounds(case(), 1, (SECRET,))
    both = with_grounds(first, 2, (replace(SECRET, item=2),))
    changed = with_grounds(both, 1, (replace(SECRET, scope="les messages de 2024"),))
    assert [each.scope for each in grounds_of(changed, 1)] == ["les messages de 2024"]
    assert len(grounds_of(changed, 2)) == 1
