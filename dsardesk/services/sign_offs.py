"""The opinion of the data protection officer and the approval of the controller, and what waits for them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.fees import fee_of
from dsardesk.domain.reasons import Fee, Given, SignOff, SignOffKind, StatedGround
from dsardesk.domain.refusals import grounds_of
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.sign_offs import given_for_approval, sign_off, sign_offs_missing, to_approve
from dsardesk.services.context import Context, OnCase, cases_for, change_case
from dsardesk.services.grounds import Attached, keep_proof
from dsardesk.services.ports import CaseQuery

LONGEST = 200
"""Cases that wait for an approval, at most, that are read at once."""


@dataclass(frozen=True, slots=True)
class ToApprove:
    """A refusal, or a fee, that waits for an opinion or an approval; it names nobody.

    Attributes:
        reference: of the case.
        item: number of the request item.
        right: which right.
        outcome: None where a fee is asked.
        reasons: why, in words.
        grounds: on what it stands.
        fee: the fee asked, if one is.
        opinion: the opinion of the data protection officer; None until it is given.
        gaps: keys of what is missing.
    """

    reference: str
    item: int
    right: RightType
    outcome: Outcome | None
    reasons: str
    grounds: tuple[StatedGround, ...]
    fee: Fee | None
    opinion: SignOff | None
    gaps: tuple[str, ...]


def give_opinion(
    context: Context, actor: Actor, reference: str, item: int, words: str, *, favourable: bool = True
) -> Case:
    """Record the opinion of the data protection officer on the decision about one item."""
    actor.must_be(UserRole.DPO)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        facts: dict[str, object] = {"item": item, "favourable": favourable, "words": words}
        return with_opinion(on, on.case, actor, item, words, favourable=favourable), facts

    return change_case(context, actor, reference, "opinion.given", change)


def with_opinion(on: OnCase, case: Case, actor: Actor, item: int, words: str, *, favourable: bool = True) -> Case:
    """The case with one opinion more."""
    return sign_off(case, SignOff(item, SignOffKind.OPINION, favourable, words, on.today, actor.name))


def approve_decision(
    context: Context,
    actor: Actor,
    reference: str,
    item: int,
    words: str = "",
    *,
    favourable: bool = True,
    outside: Attached | None = None,
    signature: str = "",
) -> Case:
    """Record what the controller says of the decision about one item, or the approval given *outside*.

    The only user of a vault approves alone, and it is recorded so. The *signature* is that of a manager's answer.
    """
    actor.must_be(UserRole.DPO, UserRole.MANAGER)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        given = Given.HERE if outside is None else Given.OUTSIDE
        if actor.role is UserRole.DPO:
            given = given_for_approval(alone=on.transaction.users.count() == 1, outside=outside is not None)
        kept = keep_proof(on, outside) if outside else None
        case = replace(on.case, documents=(*on.case.documents, kept)) if kept else on.case
        document = kept.id if kept else None
        entry = SignOff(item, SignOffKind.APPROVAL, favourable, words, on.today, actor.name, given, document)
        signed = {"signature": signature} if signature else {}
        return sign_off(case, entry), {"item": item, "favourable": favourable, "given": given, "words": words, **signed}

    return change_case(context, actor, reference, "decision.approved", change)


def waiting_for_approval(context: Context, actor: Actor) -> tuple[ToApprove, ...]:
    """Every refusal and fee that waits, as *actor* may see them."""
    actor.must_be(UserRole.DPO, UserRole.MANAGER)
    query = CaseQuery(closed=False, to_approve=True)
    with context.work.read() as transaction:
        store = cases_for(transaction, actor)
        cases = [store.get(line.reference) for line in store.page(query, offset=0, limit=LONGEST)]
    return tuple(_waiting(case, number) for case in cases for number in to_approve(case))


def _waiting(case: Case, number: int) -> ToApprove:
    item = case.item(number)
    opinions = [each for each in case.sign_offs if each.item == number and each.kind is SignOffKind.OPINION]
    return ToApprove(
        reference=case.reference,
        item=number,
        right=item.right,
        outcome=item.outcome,
        reasons=item.reasons,
        grounds=grounds_of(case, number),
        fee=fee_of(case, number),
        opinion=opinions[-1] if opinions else None,
        gaps=sign_offs_missing(case, number),
    )
