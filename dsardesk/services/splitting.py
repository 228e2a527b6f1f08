"""Making two linked cases of one message: the company's own, and the one that it forwards to a customer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case, Role
from dsardesk.domain.ids import CaseId, DocumentId
from dsardesk.domain.papers import CaseDocument
from dsardesk.domain.splitting import split
from dsardesk.services.context import Context
from dsardesk.services.ports import Transaction

ORIGINAL = "original"


def split_case(
    context: Context,
    actor: Actor,
    reference: str,
    *,
    both: Collection[int] = (),
    moved: Collection[int] = (),
) -> tuple[Case, Case]:
    """The company's own case, and a new one about data that it processes for a customer; each names the other.

    Items of *both* are asked of each, those *moved* of the customer alone. The receipt is the same: so is the month.
    """
    actor.must_be(UserRole.DPO)
    with context.work.write() as transaction:
        case = transaction.cases.get(reference)
        profile = context.profile_of(transaction, case)
        ours, items = split(case, both, moved)
        year = context.today(profile).year
        theirs = Case(
            id=CaseId(context.new_id()),
            version=1,
            reference=f"DSR-{year}-{transaction.next_number(f'case.{year}'):04d}",
            profile=case.profile,
            calendar=case.calendar,
            role=Role.PROCESSOR,
            receipt=case.receipt,
            requester=replace(case.requester, category=""),
            items=items,
            documents=tuple(_copies(context, transaction, case)),
            linked=(case.reference,),
            confidential=case.confidential,
        )
        theirs = context.counted(theirs)
        transaction.cases.add(theirs, context.dated(transaction, theirs, profile))
        saved = context.save(transaction, replace(ours, linked=(*ours.linked, theirs.reference)), profile)
        for changed, other in ((saved, theirs), (theirs, saved)):
            facts = {"reference": changed.reference, "other": other.reference, "items": len(changed.items)}
            transaction.audit.append(actor, "case.split", changed.id, facts)
        return saved, theirs


def _copies(context: Context, transaction: Transaction, case: Case) -> list[CaseDocument]:
    """The message itself, under an id of its own: one case may be purged before the other."""
    copies = []
    for document in case.documents:
        if document.kind == ORIGINAL:
            copy = replace(document, id=DocumentId(context.new_id()))
            transaction.blobs.put(copy.id, transaction.blobs.get(document.id))
            copies.append(copy)
    return copies
