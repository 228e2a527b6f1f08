"""The stages of a case, as a row: only those that the case goes through, done, under way or to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.case import Case
from dsardesk.domain.identity import Identity, IdentityCheck, Rung, Verdict
from dsardesk.domain.records import Measure
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.stages import Progress, Stage, stages
from dsardesk.domain.steps import NextStep, next_step
from tests.invented import (
    DPO,
    NOON,
    case,
    day,
    identity_document,
    letter,
    package,
    profile,
    searched_everywhere,
)

TODAY = day(4, 20)
CHECKED = Identity(check=IdentityCheck(Rung.KNOWN_CHANNEL, Verdict.CONFIRMED, (), NOON, DPO))
STOPPED = (Measure(2, "marketing_stopped", "emailing", TODAY, DPO),)
MARKETING = RequestItem(1, RightType.OBJECTION_MARKETING)
ERASURE = RequestItem(1, RightType.ERASURE)


def row(shown: Case) -> dict[Stage, Progress]:
    return {line.stage: line.progress for line in stages(shown, profile(), next_step(shown, profile()))}


def test_a_new_case_has_been_received_and_the_rest_is_to_do() -> None:
    assert row(case()) == {
        Stage.RECEIVED: Progress.DONE,
        Stage.ACKNOWLEDGED: Progress.TO_DO,
        Stage.IDENTITY: Progress.TO_DO,
        Stage.SEARCH: Progress.TO_DO,
        Stage.MEASURES: Progress.CURRENT,
        Stage.DECIDE: Progress.TO_DO,
        Stage.ANSWER: Progress.TO_DO,
        Stage.CLOSE: Progress.TO_DO,
    }


def test_stopping_marketing_asks_for_no_identity_and_no_search() -> None:
    assert {Stage.IDENTITY, Stage.SEARCH}.isdisjoint(row(case(items=(MARKETING,))))


def test_an_access_request_alone_is_carried_out_by_its_letter() -> None:
    assert Stage.MEASURES not in row(case(items=(RequestItem(1, RightType.ACCESS),)))


def test_what_was_done_shows_as_done() -> None:
    searched = case(measures=STOPPED, letters=(letter(),), identity=CHECKED, searches=searched_everywhere())
    shown = row(searched)
    assert [stage for stage, progress in shown.items() if progress is Progress.DONE] == [
        Stage.RECEIVED,
        Stage.ACKNOWLEDGED,
        Stage.IDENTITY,
        Stage.SEARCH,
        Stage.MEASURES,
    ]
    assert shown[Stage.DECIDE] is Progress.CURRENT


def test_one_system_that_has_not_answered_leaves_the_search_open() -> None:
    shown = row(case(searches=searched_everywhere()[1:]))
    assert shown[Stage.SEARCH] is Progress.TO_DO


def test_an_erasure_is_carried_out_once_every_system_was() -> None:
    done = tuple(Measure(1, "erased", system.id, TODAY, DPO) for system in profile().systems)
    asked = case(items=(ERASURE,), identity=CHECKED, letters=(letter(),))
    assert row(replace(asked, measures=done[1:]))[Stage.MEASURES] is Progress.TO_DO
    assert row(replace(asked, measures=done))[Stage.MEASURES] is Progress.DONE


def test_a_right_that_was_refused_has_nothing_left_to_carry_out() -> None:
    refused = case(items=(ERASURE,)).decided(1, Outcome.REFUSED, reasons="contrat en cours", on=TODAY, by=DPO)
    assert row(refused)[Stage.MEASURES] is Progress.DONE


@pytest.mark.parametrize("waits", [True, False])
def test_an_answer_is_given_once_its_package_was_delivered(waits: bool) -> None:
    answered = case(items=(RequestItem(1, RightType.ACCESS, outcome=Outcome.GRANTED, answered_on=TODAY),))
    shown = row(replace(answered, packages=(package(delivered_on=None if waits else TODAY),)))
    assert (shown[Stage.ANSWER] is Progress.DONE) is not waits


def test_nothing_is_under_way_on_a_closed_case() -> None:
    shown = row(case(closed_on=TODAY))
    assert shown[Stage.CLOSE] is Progress.DONE
    assert Progress.CURRENT not in shown.values()


def test_a_step_of_the_systems_is_under_way_among_the_measures() -> None:
    lines = stages(case(), profile(), NextStep.ERASE)
    assert [line.stage for line in lines if line.progress is Progress.CURRENT] == [Stage.MEASURES]


def test_a_copy_sent_unasked_brings_the_identity_in_while_it_is_held() -> None:
    held = Identity(documents=(identity_document(),))
    only = case(items=(MARKETING,), identity=held, measures=(Measure(1, "marketing_stopped", "emailing", TODAY, DPO),))
    assert row(only)[Stage.IDENTITY] is Progress.CURRENT


def test_what_a_processor_forwards_is_under_way_whatever_was_asked() -> None:
    lines = stages(case(items=(RequestItem(1, RightType.ACCESS),)), profile(), NextStep.FORWARD)
    assert [line.stage for line in lines if line.progress is Progress.CURRENT] == [Stage.MEASURES]
