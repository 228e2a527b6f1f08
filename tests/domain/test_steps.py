"""What to do next: one thing at a time, the most urgent first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.case import Case, Measure, Promise, RequestItem
from dsardesk.domain.identity import Identity, IdentityCheck, Rung, Verdict
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.steps import NextStep, next_step
from tests.invented import DPO, NOON, case, day, identity_document, letter, package, profile, searched_everywhere

TODAY = day(4, 20)
STOPPED = case(measures=(Measure(2, "marketing_stopped", "emailing", TODAY, DPO),))
CHECKED = Identity(check=IdentityCheck(Rung.KNOWN_CHANNEL, Verdict.CONFIRMED, (), NOON, DPO))
ACKNOWLEDGED = replace(STOPPED, letters=(letter(),))
IDENTIFIED = replace(ACKNOWLEDGED, identity=CHECKED)
SEARCHED = replace(IDENTIFIED, searches=searched_everywhere())
DECIDED = SEARCHED.decided(1, Outcome.GRANTED, reasons="", on=TODAY, by=DPO).decided(
    2, Outcome.GRANTED, reasons="", on=TODAY, by=DPO
)
ANSWERED = DECIDED.letter_sent(letter("access_reply", items=(1, 2), sent_on=TODAY))
OPEN_PROMISE = (Promise("marketing_check", day(5, 1)),)


@pytest.mark.parametrize(
    ("opened", "step"),
    [
        (case(), NextStep.STOP_MARKETING),
        (replace(STOPPED, identity=Identity(documents=(identity_document(),))), NextStep.DESTROY_IDENTITY_DOCUMENT),
        (STOPPED, NextStep.ACKNOWLEDGE),
        (ACKNOWLEDGED, NextStep.CHECK_IDENTITY),
        (IDENTIFIED, NextStep.SEARCH),
        (SEARCHED, NextStep.DECIDE),
        (DECIDED, NextStep.ANSWER),
        (replace(ANSWERED, packages=(package(),)), NextStep.DELIVER_PACKAGE),
        (replace(ANSWERED, promises=OPEN_PROMISE), NextStep.KEEP_PROMISE),
        (ANSWERED, NextStep.CLOSE),
        (replace(ANSWERED, closed_on=TODAY), NextStep.NOTHING),
    ],
    ids=lambda value: value.value if isinstance(value, NextStep) else "",
)
def test_each_step_has_its_turn(opened: Case, step: NextStep) -> None:
    assert next_step(opened, profile()) is step


def test_a_document_held_for_a_reason_waits_without_being_urgent() -> None:
    held = Identity(documents=(identity_document().kept("forgery", day(6, 1)),))
    assert next_step(replace(STOPPED, identity=held), profile()) is NextStep.ACKNOWLEDGE


@pytest.mark.parametrize("right", [RightType.OBJECTION_MARKETING, RightType.CONSENT_WITHDRAWAL])
def test_no_identity_is_checked_to_stop_marketing(right: RightType) -> None:
    only = replace(ACKNOWLEDGED, items=(RequestItem(2, right),))
    assert next_step(only, profile()) is NextStep.DECIDE


def test_a_decided_access_request_is_not_searched_again() -> None:
    refused = IDENTIFIED.decided(1, Outcome.REFUSED, reasons="abuse", on=TODAY, by=DPO)
    assert next_step(refused, profile()) is NextStep.DECIDE


def test_a_system_that_has_not_answered_is_still_to_be_searched() -> None:
    waiting = replace(SEARCHED, searches=(*SEARCHED.searches[:-1], replace(SEARCHED.searches[-1], outcome=None)))
    assert next_step(waiting, profile()) is NextStep.SEARCH
