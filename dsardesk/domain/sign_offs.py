"""The opinion of the data protection officer and the approval of the controller: two entries (GDPR 38, 39)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from dsardesk.domain.case import Case
from dsardesk.domain.errors import DeskError
from dsardesk.domain.grounds import Approver
from dsardesk.domain.reasons import Given, SignOff, SignOffKind
from dsardesk.domain.refusals import grounds_of


class NothingToSignOff(DeskError):
    """The item was neither refused nor charged for: there is nothing to approve."""

    code = "sign_off.nothing"


class WordsMissing(DeskError):
    """An opinion, or an approval that is withheld, says why."""

    code = "sign_off.words_missing"


class SignOffMissing(DeskError):
    """The letter waits for an opinion or an approval; `gaps` holds the keys, separated by spaces."""

    code = "sign_off.missing"


class SomebodyElseApproves(DeskError):
    """The vault has other users: whoever decided does not approve alone."""

    code = "sign_off.somebody_else"


def sign_off(case: Case, entry: SignOff) -> Case:
    """The case with one more opinion or approval; the latest of each kind counts."""
    case.must_be_open()
    item = case.item(entry.item)
    if entry.kind is SignOffKind.APPROVAL and item.outcome is None and not grounds_of(case, entry.item):
        raise NothingToSignOff
    if not entry.words.strip() and (entry.kind is SignOffKind.OPINION or not entry.favourable):
        raise WordsMissing
    return replace(case, sign_offs=(*case.sign_offs, replace(entry, words=entry.words.strip())))


def given_for_approval(*, alone: bool, outside: bool) -> Given:
    """How whoever decided may also approve: as the only user of the vault, or by an approval given outside."""
    if outside:
        return Given.OUTSIDE
    if not alone:
        raise SomebodyElseApproves
    return Given.ALONE


def latest(case: Case, number: int, kind: SignOffKind) -> SignOff | None:
    """The last opinion, or approval, on one item; None while there is none."""
    found = [each for each in case.sign_offs if each.item == number and each.kind is kind]
    return found[-1] if found else None


def sign_offs_missing(case: Case, number: int) -> tuple[str, ...]:
    """Keys of what a refusal or a fee under GDPR 12(5) still waits for."""
    if all(ground.approval is Approver.DPO for ground in grounds_of(case, number)):
        return ()
    approval = latest(case, number, SignOffKind.APPROVAL)
    gaps = []
    if latest(case, number, SignOffKind.OPINION) is None:
        gaps.append("opinion_missing")
    if approval is None:
        gaps.append("approval_missing")
    elif not approval.favourable:
        gaps.append("approval_withheld")
    return tuple(gaps)


def must_be_signed_off(case: Case, numbers: Collection[int]) -> None:
    """Refuse to let a letter go that tells what nobody approved yet."""
    gaps = [gap for number in numbers for gap in sign_offs_missing(case, number)]
    if gaps:
        raise SignOffMissing(gaps=" ".join(dict.fromkeys(gaps)))


def to_approve(case: Case) -> tuple[int, ...]:
    """Numbers of the items that wait for an opinion or an approval before their letter leaves."""
    return tuple(i.number for i in case.items if i.answered_on is None and sign_offs_missing(case, i.number))


def forget_sign_offs(case: Case, number: int) -> Case:
    """The case once the decision on one item changed: what was said of the former one holds no more."""
    if case.item(number).outcome is None and not grounds_of(case, number):
        return case
    return replace(case, sign_offs=tuple(each for each in case.sign_offs if each.item != number))
