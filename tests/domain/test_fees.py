"""A fee instead of a refusal: announced before anything is due, gone once the person withdraws or pays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.case import Case, CaseIsClosed
from dsardesk.domain.fees import AlreadyDecided, NoFee, ask_fee, cents_in, fee_of, fees_due, fees_to_announce, pay
from dsardesk.domain.grounds import Approver
from dsardesk.domain.reasons import Fee, SignOff, SignOffKind, StatedGround
from dsardesk.domain.refusals import GroundDoesNotFit, grounds_of
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.sign_offs import sign_off, to_approve
from tests.invented import DPO, case, day, letter, numbered, profile, rule_book

TODAY = day(4, 20)
GROUNDS = rule_book().grounds
FEE = Fee(1, 1550, "une heure de tri", TODAY, DPO)
REPEATED = StatedGround(
    1,
    "R02",
    facts={"earlier_requests": "2 et 16 mars", "interval": "14 jours", "unchanged": "aucun achat depuis"},
    evidence=(numbered(7),),
    approval=Approver.CONTROLLER,
)


def asked(**changes: object) -> Case:
    return case(items=(RequestItem(1, RightType.ACCESS),), **changes)


def charged(**changes: object) -> Case:
    return ask_fee(asked(**changes), profile(), FEE, (REPEATED,), GROUNDS)


def test_it_stands_on_the_grounds_and_the_proof_of_a_refusal_and_waits_for_both_words() -> None:
    assert grounds_of(charged(), 1) == (REPEATED,)
    assert fee_of(charged(), 1) == FEE
    assert fee_of(charged(), 2) is None
    assert to_approve(charged()) == (1,)


def test_a_ground_that_allows_no_fee_is_refused() -> None:
    outside = StatedGround(1, "R26", facts={"why_outside": "une société"})
    with pytest.raises(GroundDoesNotFit):
        ask_fee(asked(), profile(), FEE, (outside,), GROUNDS)


def test_it_is_asked_before_a_decision_not_after() -> None:
    decided = asked().decided(1, Outcome.WITHDRAWN, reasons="", on=TODAY, by=DPO)
    with pytest.raises(AlreadyDecided):
        ask_fee(decided, profile(), FEE, (REPEATED,), GROUNDS)


def test_a_closed_case_is_not_charged_for() -> None:
    with pytest.raises(CaseIsClosed):
        charged(closed_on=TODAY)


def test_it_is_announced_once_and_again_when_it_changes() -> None:
    assert fees_to_announce(charged()) == (1,)
    told = letter("fee", sent_on=TODAY)
    assert fees_to_announce(charged(letters=(told,))) == ()
    assert fees_to_announce(charged(letters=(replace(told, sent_on=day(4, 19)),))) == (1,)
    assert fees_to_announce(charged(letters=(replace(told, kind="refusal"),))) == (1,)


def test_once_paid_the_request_is_handled_like_any_other() -> None:
    signed = sign_off(charged(), SignOff(1, SignOffKind.OPINION, True, "oui", TODAY, DPO))
    paid = pay(signed, 1, day(4, 27))
    assert paid.fees == (replace(FEE, paid_on=day(4, 27)),)
    assert (fees_due(paid), to_approve(paid), paid.grounds, paid.sign_offs) == ((), (), (), ())
    with pytest.raises(NoFee):
        pay(paid, 1, TODAY)


def test_the_fee_of_another_item_is_left_alone() -> None:
    two = case(fees=(FEE, replace(FEE, item=2)))
    assert pay(two, 1, TODAY).fees == (replace(FEE, paid_on=TODAY), replace(FEE, item=2))


def test_nothing_is_due_once_the_person_withdrew() -> None:
    withdrawn = charged().decided(1, Outcome.WITHDRAWN, reasons="", on=TODAY, by=DPO)
    assert fees_due(withdrawn) == ()


def test_a_fee_set_again_replaces_the_former() -> None:
    again = ask_fee(charged(), profile(), replace(FEE, cents=900), (REPEATED,), GROUNDS)
    assert [fee.cents for fee in again.fees] == [900]


@pytest.mark.parametrize(
    ("written", "cents"),
    [("15,5", 1550), ("15.50", 1550), (" 15 ", 1500), ("0,05", 5), ("quinze", None), ("1,555", None), ("-3", None)],
)
def test_an_amount_is_read_as_people_write_it(written: str, cents: int | None) -> None:
    assert cents_in(written) == cents
