"""What to do next: one thing at a time, the most urgent first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dsardesk.domain.case import Case, Role
from dsardesk.domain.deceased import DeathProof, Deceased, DirectiveFound, HeirPurpose, HeirQuality
from dsardesk.domain.identity import Identity, IdentityCheck, Rung, Verdict
from dsardesk.domain.reasons import Fee
from dsardesk.domain.records import Measure, Promise, SearchOutcome
from dsardesk.domain.requests import Capacity, RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.steps import NextStep, next_step
from dsardesk.domain.wishes import Carried, PlannedWish, Wish
from tests.invented import (
    DPO,
    NOON,
    case,
    day,
    erasure_ground,
    identity_document,
    letter,
    numbered,
    package,
    profile,
    searched_everywhere,
)
from tests.law_says import law_says

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


PROVED = Deceased(
    "Alcide",
    day(3, 2),
    proof=DeathProof.NOTARY,
    quality=HeirQuality.NOTORIAL_DEED,
    directive=DirectiveFound.NONE,
    purposes=(HeirPurpose.DEATH_TAKEN_INTO_ACCOUNT,),
)


def asked(*rights: RightType, **changes: Any) -> Case:
    """An acknowledged case of an identified person, searched everywhere, that asks for some rights."""
    items = tuple(RequestItem(number, right) for number, right in enumerate(rights, start=1))
    grounds = tuple(erasure_ground(item.number) for item in items if item.right is RightType.ERASURE)
    return replace(SEARCHED, **{"items": items, "measures": (), "assessments": grounds, **changes})


def measured(opened: Case, kind: str, *systems: str, item: int = 1) -> Case:
    done = tuple(Measure(item, kind, system, TODAY, DPO) for system in systems)
    return replace(opened, measures=(*opened.measures, *done))


class TestBeforeADecision:
    """What is asked of the user between the search and the answer."""

    def test_an_erasure_without_its_ground_is_examined(self) -> None:
        assert next_step(asked(RightType.ERASURE, assessments=()), profile()) is NextStep.EXAMINE

    def test_a_mandate_that_was_asked_for_and_has_not_come_is_waited_for_at_the_end(self) -> None:
        agent = replace(SEARCHED.requester, capacity=Capacity.AGENT)
        asked_for = asked(RightType.ACCESS, requester=agent, letters=(letter(), letter("mandate_request")))
        assert next_step(asked_for, profile()) is NextStep.RECORD_AUTHORITY

    def test_a_fee_is_announced_before_anything_is_decided(self) -> None:
        fee = Fee(1, 1550, "une heure de tri", TODAY, DPO)
        assert next_step(asked(RightType.ACCESS, fees=(fee,)), profile()) is NextStep.ANSWER


FOUND = searched_everywhere(SearchOutcome.FOUND)
SYSTEMS = [system.id for system in profile().systems]


class TestMeasures:
    """Rights that are carried out system by system."""

    @pytest.mark.parametrize(
        ("right", "step", "kind"),
        [
            (RightType.ERASURE, NextStep.ERASE, "kept"),
            (RightType.RECTIFICATION, NextStep.RECTIFY, "not_held"),
        ],
    )
    def test_each_system_has_its_say_before_the_decision(self, right: RightType, step: NextStep, kind: str) -> None:
        opened = asked(right, searches=FOUND)
        assert next_step(opened, profile()) is step
        assert next_step(measured(opened, kind, *SYSTEMS[1:]), profile()) is step
        assert next_step(measured(opened, kind, *SYSTEMS), profile()) is NextStep.DECIDE

    def test_recipients_are_told_of_what_changed(self) -> None:
        done = measured(asked(RightType.ERASURE, searches=FOUND), "erased", *SYSTEMS)
        assert next_step(done, profile()) is NextStep.TELL_RECIPIENTS

    def test_nothing_is_erased_while_a_copy_is_to_be_made_first(self) -> None:
        both = asked(RightType.ERASURE, RightType.ACCESS, searches=FOUND)
        assert next_step(both, profile()) is NextStep.DECIDE
        assert next_step(replace(both, packages=(package(),)), profile()) is NextStep.ERASE

    def test_what_is_decided_needs_no_more_measures(self) -> None:
        refused = asked(RightType.ERASURE, searches=FOUND).decided(1, Outcome.REFUSED, reasons="x", on=TODAY, by=DPO)
        assert next_step(refused, profile()) is NextStep.ANSWER

    def test_erasure_looks_for_the_person_everywhere_first(self) -> None:
        assert next_step(asked(RightType.ERASURE, searches=()), profile()) is NextStep.SEARCH
        assert next_step(asked(RightType.RECTIFICATION, searches=()), profile()) is NextStep.RECTIFY

    def test_contested_data_are_restricted_before_anything_is_written(self) -> None:
        contested = asked(RightType.RECTIFICATION, RightType.RESTRICTION, letters=())
        assert next_step(contested, profile()) is NextStep.RESTRICT
        assert next_step(measured(contested, "restricted", "crm", item=2), profile()) is NextStep.ACKNOWLEDGE
        refused = contested.decided(2, Outcome.REFUSED, reasons="x", on=TODAY, by=DPO)
        assert next_step(refused, profile()) is NextStep.ACKNOWLEDGE


class TestAfterADeath:
    """LIL 85 II."""

    def test_it_is_recorded_who_died_then_every_mailing_stops(self) -> None:
        heirs = asked(RightType.HEIR_REQUEST, letters=())
        assert next_step(heirs, profile()) is NextStep.RECORD_DEATH
        known = replace(heirs, deceased=Deceased("Alcide", day(3, 2)))
        assert next_step(known, profile()) is NextStep.STOP_MARKETING

    @law_says(
        "design.directive.first",
        "The register of directives is looked into before anything is searched after a death, and a person says whose "
        "directive it is.",
    )
    def test_the_register_is_looked_into_before_anything_is_searched(self) -> None:
        waiting = asked(RightType.HEIR_REQUEST, deceased=replace(PROVED, directive=None), searches=())
        stopped = measured(waiting, "marketing_stopped", "emailing")
        assert next_step(stopped, profile()) is NextStep.LOOK_UP_DIRECTIVES

    def test_directives_are_carried_out_once_the_data_are_found(self) -> None:
        wish = PlannedWish("PM-2026-0001", "contract", Wish.ERASE)
        waiting = asked(RightType.HEIR_REQUEST, deceased=PROVED, searches=FOUND, wishes=(wish,))
        stopped = measured(waiting, "marketing_stopped", "emailing")
        closed = measured(stopped, "account_closed", *SYSTEMS)
        assert next_step(closed, profile()) is NextStep.CARRY_OUT_DIRECTIVE
        done = replace(closed, wishes=(replace(wish, carried=Carried.WHOLLY),))
        assert next_step(done, profile()) is NextStep.DECIDE

    def test_a_designated_person_needs_no_purpose(self) -> None:
        designated = replace(PROVED, quality=HeirQuality.DESIGNATED_PERSON, purposes=())
        waiting = measured(asked(RightType.HEIR_REQUEST, deceased=designated), "marketing_stopped", "emailing")
        assert next_step(waiting, profile()) is not NextStep.RECORD_DEATH

    @pytest.mark.parametrize("unseen", [{"proof": None}, {"quality": None}, {"purposes": ()}])
    def test_what_was_not_seen_yet_is_looked_at_before_anything_is_given(self, unseen: dict[str, Any]) -> None:
        changes = unseen
        waiting = asked(RightType.HEIR_REQUEST, deceased=replace(PROVED, **changes))
        assert next_step(measured(waiting, "marketing_stopped", "emailing"), profile()) is NextStep.RECORD_DEATH

    def test_each_system_takes_the_death_into_account(self) -> None:
        seen = measured(asked(RightType.HEIR_REQUEST, deceased=PROVED, searches=FOUND), "marketing_stopped", "emailing")
        assert next_step(seen, profile()) is NextStep.TAKE_DEATH_INTO_ACCOUNT
        assert next_step(measured(seen, "account_closed", *SYSTEMS), profile()) is NextStep.DECIDE


class TestDirectives:
    """LIL 85 I."""

    def test_a_request_about_them_goes_to_the_register(self) -> None:
        waiting = asked(RightType.POST_MORTEM_DIRECTIVE)
        assert next_step(waiting, profile()) is NextStep.REGISTER_DIRECTIVE
        held = replace(waiting, measures=(Measure(1, "directive_registered", "", TODAY, DPO, "PM-2026-0001"),))
        assert next_step(held, profile()) is NextStep.DECIDE


class TestProcessor:
    """GDPR 28(3)(e)."""

    def test_it_forwards_at_once_then_says_so_and_closes(self) -> None:
        opened = replace(asked(RightType.ACCESS, letters=(), searches=()), role=Role.PROCESSOR)
        assert next_step(opened, profile()) is NextStep.FORWARD
        forwarded = replace(opened, letters=(letter("processor_forward"),))
        assert next_step(forwarded, profile()) is NextStep.DECIDE
        decided = forwarded.decided(1, Outcome.FORWARDED_TO_CONTROLLER, reasons="", on=TODAY, by=DPO)
        assert next_step(decided, profile()) is NextStep.ANSWER
        told = decided.letter_sent(letter("processor_reply", id=numbered(40), items=(1,), sent_on=TODAY))
        assert next_step(told, profile()) is NextStep.CLOSE

    def test_a_copy_of_an_identity_document_never_waits(self) -> None:
        held = Identity(documents=(identity_document(),))
        opened = replace(asked(RightType.ACCESS, letters=()), role=Role.PROCESSOR, identity=held)
        assert next_step(opened, profile()) is NextStep.DESTROY_IDENTITY_DOCUMENT
