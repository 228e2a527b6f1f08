"""A refusal under GDPR 12(5) leaves once the officer advised and the controller approved; both stay on record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.case import Case, CaseIsClosed
from dsardesk.domain.grounds import Approver
from dsardesk.domain.identity import Identity, IdentityCheck, Rung, Verdict
from dsardesk.domain.reasons import SignOff, SignOffKind, StatedGround
from dsardesk.domain.refusals import with_grounds
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.sign_offs import (
    NothingToSignOff,
    SignOffMissing,
    WordsMissing,
    forget_sign_offs,
    must_be_signed_off,
    sign_off,
    sign_offs_missing,
    to_approve,
)
from dsardesk.domain.steps import NextStep, next_step
from tests.invented import DPO, NOON, case, day, letter, profile

TODAY = day(4, 20)
REPEATED = StatedGround(1, "R02", approval=Approver.CONTROLLER)
OPINION = SignOff(1, SignOffKind.OPINION, True, "troisième demande en deux mois", TODAY, DPO)
APPROVAL = SignOff(1, SignOffKind.APPROVAL, True, "", TODAY, "Maud Delorme")


def refused(*signed: SignOff, **changes: object) -> Case:
    """An access request refused as repetitive."""
    check = IdentityCheck(Rung.KNOWN_CHANNEL, Verdict.CONFIRMED, (), NOON, DPO)
    asked = case(
        items=(RequestItem(1, RightType.ACCESS),), letters=(letter(),), identity=Identity(check=check), **changes
    )
    shown = asked.decided(1, Outcome.REFUSED, reasons="répétée", on=TODAY, by=DPO)
    shown = with_grounds(shown, 1, (REPEATED,))
    for entry in signed:
        shown = sign_off(shown, entry)
    return shown


def test_it_waits_for_the_opinion_and_the_approval() -> None:
    assert sign_offs_missing(refused(), 1) == ("opinion_missing", "approval_missing")
    assert sign_offs_missing(refused(OPINION), 1) == ("approval_missing",)
    assert sign_offs_missing(refused(OPINION, APPROVAL), 1) == ()


def test_an_opinion_against_is_on_record_and_does_not_stop_the_controller() -> None:
    assert sign_offs_missing(refused(replace(OPINION, favourable=False), APPROVAL), 1) == ()


def test_an_approval_withheld_stops_it_until_another_is_given() -> None:
    withheld = replace(APPROVAL, favourable=False, words="proposer des frais")
    assert sign_offs_missing(refused(OPINION, withheld), 1) == ("approval_withheld",)
    shown = refused(OPINION, withheld, APPROVAL)
    assert sign_offs_missing(shown, 1) == ()
    assert shown.sign_offs == (OPINION, withheld, APPROVAL)


def test_other_grounds_need_the_officer_alone() -> None:
    other = with_grounds(refused(), 1, (StatedGround(1, "R08"),))
    assert sign_offs_missing(other, 1) == ()
    assert sign_offs_missing(case(), 1) == ()


def test_its_letter_does_not_leave_before() -> None:
    with pytest.raises(SignOffMissing) as missing:
        must_be_signed_off(refused(), (1,))
    assert missing.value.facts["gaps"] == "opinion_missing approval_missing"
    must_be_signed_off(refused(OPINION, APPROVAL), (1,))
    must_be_signed_off(refused(), ())


def test_the_next_step_is_to_have_it_approved() -> None:
    assert next_step(refused(OPINION), profile()) is NextStep.APPROVE
    assert next_step(refused(OPINION, APPROVAL), profile()) is NextStep.ANSWER
    told = refused()
    assert to_approve(told.with_item(replace(told.item(1), answered_on=TODAY))) == ()


def test_nobody_approves_what_is_not_decided() -> None:
    with pytest.raises(NothingToSignOff):
        sign_off(case(), APPROVAL)
    assert sign_off(case(), OPINION).sign_offs == (OPINION,)


def test_a_closed_case_takes_no_more_words() -> None:
    with pytest.raises(CaseIsClosed):
        sign_off(case(closed_on=TODAY), OPINION)


@pytest.mark.parametrize("entry", [replace(OPINION, words=" "), replace(APPROVAL, favourable=False)])
def test_an_opinion_and_a_withheld_approval_say_why(entry: SignOff) -> None:
    with pytest.raises(WordsMissing):
        refused(entry)


def test_what_was_said_of_a_former_decision_holds_no_more_once_it_changes() -> None:
    assert forget_sign_offs(refused(OPINION, APPROVAL), 1).sign_offs == ()
    other = replace(OPINION, item=2)
    assert forget_sign_offs(replace(refused(OPINION), sign_offs=(OPINION, other)), 1).sign_offs == (other,)


def test_an_opinion_given_before_the_decision_stays() -> None:
    assert forget_sign_offs(sign_off(case(), OPINION), 1).sign_offs == (OPINION,)
