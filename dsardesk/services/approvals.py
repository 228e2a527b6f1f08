"""Decisions that wait for the controller's word: what is sealed to whoever gives it, and their signed answer taken in.

A manager opens no case. What they are asked is one decision with its reasons, the officer's opinion on it, and the
letter that would tell it; its id is a hash of the decision, so that an answer to another wording is none.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.audit import canonical
from dsardesk.domain.case import Case
from dsardesk.domain.errors import DeskError
from dsardesk.domain.fees import fee_of
from dsardesk.domain.papers import LetterState
from dsardesk.domain.reasons import SignOffKind
from dsardesk.domain.refusals import grounds_of
from dsardesk.domain.sign_offs import WordsMissing, latest, sign_offs_missing, to_approve
from dsardesk.services.context import Context
from dsardesk.services.ports import CaseQuery, Transaction
from dsardesk.services.sign_offs import LONGEST, approve_decision
from dsardesk.services.users import UserLeft, present_user

OUTDATED = "approval.outdated"


class SignedAnswer(Protocol):
    """What somebody answered, their signature checked."""

    @property
    def request(self) -> str:
        """Id of what they were asked."""
        ...

    @property
    def user(self) -> UUID:
        """Who they are."""
        ...

    @property
    def content(self) -> Mapping[str, Any]:
        """The answer, as `answer_content` makes it."""
        ...

    @property
    def signature(self) -> str:
        """Hex."""
        ...


@dataclass(frozen=True, slots=True)
class Asked:
    """One decision to approve, as the manager reads it.

    Attributes:
        id: hash of the decision.
        reference: of the case.
        item: number of the request item.
        right: key of the right.
        outcome: key of the decision; "" where a fee is asked.
        reasons: why, in words.
        grounds: codes of the catalogue, and what is stated for each.
        fee_cents: the fee asked; None if none is.
        calculation: of which costs it is made.
        opinion: what the data protection officer says of it.
        favourable: True if that opinion agrees.
        letter: the drafted letter, as PDF; empty while there is none.
    """

    id: str
    reference: str
    item: int
    right: str
    outcome: str
    reasons: str
    grounds: tuple[tuple[str, str], ...]
    fee_cents: int | None
    calculation: str
    opinion: str
    favourable: bool
    letter: bytes


def approval_requests(context: Context) -> Mapping[str, Mapping[str, object]]:
    """Every decision on which only the controller's word is missing, by its id; none of a confidential case."""
    with context.work.read() as transaction:
        return dict(_waiting(transaction))


def _waiting(transaction: Transaction) -> Iterator[tuple[str, Mapping[str, object]]]:
    cases = transaction.cases.without_confidential()
    for line in cases.page(CaseQuery(closed=False, to_approve=True), offset=0, limit=LONGEST):
        case = cases.get(line.reference)
        for number in to_approve(case):
            if sign_offs_missing(case, number) == ("approval_missing",):
                decision = _decision(case, number)
                name = hashlib.sha256(canonical([str(case.id), decision]).encode()).hexdigest()
                yield name, {**decision, "letter": _letter(transaction, case, number)}


def _decision(case: Case, number: int) -> dict[str, object]:
    item, fee, opinion = case.item(number), fee_of(case, number), latest(case, number, SignOffKind.OPINION)
    if opinion is None:
        raise TypeError("nothing is asked of anybody before the officer's opinion")
    return {
        "reference": case.reference,
        "item": number,
        "right": item.right,
        "outcome": item.outcome or "",
        "reasons": item.reasons,
        "grounds": [[each.code, each.scope, dict(each.facts)] for each in grounds_of(case, number)],
        "fee_cents": fee.cents if fee else None,
        "calculation": fee.calculation if fee else "",
        "opinion": opinion.words,
        "favourable": opinion.favourable,
    }


def _letter(transaction: Transaction, case: Case, number: int) -> str:
    """The newest letter that tells the decision and did not leave yet, base64; "" while there is none."""
    for letter in reversed(case.letters):
        if number in letter.items and letter.state is not LetterState.SENT:
            return base64.b64encode(transaction.blobs.get(letter.pdf)).decode()
    return ""


def read_request(name: str, content: Mapping[str, Any]) -> Asked:
    """One request as it was sealed."""
    return Asked(
        id=name,
        reference=content["reference"],
        item=content["item"],
        right=content["right"],
        outcome=content["outcome"],
        reasons=content["reasons"],
        grounds=tuple(
            (code, " · ".join(filter(None, (scope, *facts.values())))) for code, scope, facts in content["grounds"]
        ),
        fee_cents=content["fee_cents"],
        calculation=content["calculation"],
        opinion=content["opinion"],
        favourable=content["favourable"],
        letter=base64.b64decode(content["letter"]),
    )


def answer_content(words: str, *, favourable: bool) -> Mapping[str, object]:
    """What a manager signs; whoever withholds their approval says why."""
    if not favourable and not words.strip():
        raise WordsMissing
    return {"favourable": favourable, "words": words.strip()}


def take_in_answers(context: Context, answers: Iterable[SignedAnswer]) -> tuple[str, ...]:
    """Record each answer as its signer's, with the signature; the references of the cases that changed.

    One to a decision that is no longer so is recorded as such, and changes nothing.
    """
    return tuple(reference for each in answers if (reference := _take_in(context, each)))


def _take_in(context: Context, answer: SignedAnswer) -> str:
    with context.work.read() as transaction:
        asked = dict(_waiting(transaction)).get(answer.request)
        try:
            actor = present_user(transaction, answer.user)
        except UserLeft:
            return ""
    words, favourable = str(answer.content.get("words", "")), answer.content.get("favourable") is True
    if asked is not None and actor.role is UserRole.MANAGER:
        reference, item = str(asked["reference"]), int(str(asked["item"]))
        try:
            approve_decision(context, actor, reference, item, words, favourable=favourable, signature=answer.signature)
        except DeskError:
            return _outdated(context, actor, answer)
        return reference
    return _outdated(context, actor, answer)


def _outdated(context: Context, actor: Actor, answer: SignedAnswer) -> str:
    with context.work.write() as transaction:
        transaction.audit.append(actor, OUTDATED, None, {"request": answer.request, "signature": answer.signature})
    return ""
