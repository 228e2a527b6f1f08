"""A reasonable fee instead of a refusal (GDPR 12(5)(a)): announced, so that the person may withdraw, or paid."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date

from dsardesk.domain.case import Case
from dsardesk.domain.errors import DeskError
from dsardesk.domain.grounds import Grounds
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.reasons import Fee, StatedGround
from dsardesk.domain.refusals import GroundDoesNotFit, must_be_grounded, with_grounds
from dsardesk.domain.rights import Outcome
from dsardesk.domain.sign_offs import forget_sign_offs


class FeeUnexplained(DeskError):
    """A fee has an amount, and says how it was calculated."""

    code = "fee.unexplained"


class NoFee(DeskError):
    """No fee was asked for this item, or it is paid."""

    code = "fee.none"


class AlreadyDecided(DeskError):
    """The item was decided: a fee is asked before, not after."""

    code = "fee.already_decided"


def cents_in(amount: str) -> int | None:
    """Cents of euro in an amount as people write it; None for what is none.

    >>> cents_in("15,5"), cents_in("15"), cents_in("quinze")
    (1550, 1500, None)
    """
    written = re.fullmatch(r"([0-9]{1,6})(?:[.,]([0-9]{1,2}))?", amount.strip())
    return int(written[1]) * 100 + int((written[2] or "").ljust(2, "0")) if written else None


def ask_fee(case: Case, profile: ControllerProfile, fee: Fee, stated: Collection[StatedGround], book: Grounds) -> Case:
    """The case once a fee was set for one item, on the same grounds and proof as a refusal would need."""
    case.must_be_open()
    if case.item(fee.item).outcome is not None:
        raise AlreadyDecided
    if fee.cents <= 0 or not fee.calculation.strip():
        raise FeeUnexplained
    must_be_grounded(case, profile, fee.item, Outcome.REFUSED, stated=stated, grounds=book)
    for each in stated:
        if not book[each.code].fee:
            raise GroundDoesNotFit(ground=each.code)
    case = with_grounds(forget_sign_offs(case, fee.item), fee.item, stated)
    others = tuple(known for known in case.fees if known.item != fee.item)
    return replace(case, fees=(*others, replace(fee, calculation=fee.calculation.strip())))


def fee_of(case: Case, number: int) -> Fee | None:
    """The fee asked for one item; None where none was."""
    return next((fee for fee in case.fees if fee.item == number), None)


def fees_due(case: Case) -> tuple[int, ...]:
    """Numbers of the undecided items for which a fee is asked and not paid."""
    due = {fee.item for fee in case.fees if fee.paid_on is None}
    return tuple(item.number for item in case.items if item.number in due and item.outcome is None)


def fees_to_announce(case: Case) -> tuple[int, ...]:
    """Numbers of the items whose fee no letter told the person yet."""
    told = [letter.sent_on for letter in case.sent_letters() if letter.kind == LetterKind.FEE and letter.sent_on]
    due = {fee.item: fee.set_on for fee in case.fees}
    return tuple(number for number in fees_due(case) if not any(sent >= due[number] for sent in told))


def pay(case: Case, number: int, on: date) -> Case:
    """The case once the fee of one item was paid: the request is handled like any other from then on."""
    case.must_be_open()
    if number not in fees_due(case):
        raise NoFee
    paid = tuple(replace(fee, paid_on=on) if fee.item == number else fee for fee in case.fees)
    case = forget_sign_offs(case, number)
    return replace(with_grounds(case, number, ()), fees=paid)
