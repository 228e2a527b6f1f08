"""Copies of identity documents beyond their case: lost computers, places cleaned later, and what nobody refers to."""

from __future__ import annotations

from collections.abc import Mapping

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.identity import (
    DeclaredWithoutReason,
    Destruction,
    DestructionCause,
    HeldHere,
    Identity,
)
from dsardesk.domain.ids import DocumentId
from dsardesk.services.context import Context
from dsardesk.services.identity_documents import change_identity, lies_elsewhere


def attest_places(
    context: Context, actor: Actor, reference: str, document: DocumentId, *, places: tuple[str, ...]
) -> Case:
    """Record that somebody says of other places that no copy of a destroyed document lies there, or ever did."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(identity: Identity) -> tuple[Identity, Mapping[str, object]]:
        changed = identity.attesting(document, places, context.now(), actor.name)
        fresh = [each.place for each in changed.attestations[len(identity.attestations) :]]
        return changed, {"document": str(document), "attested": fresh}

    return change_identity(context, actor, reference, "identity.attested", change)


def declare_gone(
    context: Context,
    actor: Actor,
    reference: str,
    document: DocumentId,
    *,
    reason: str,
    attested: tuple[str, ...] = (),
) -> Case:
    """Record, on somebody's word, that a copy which another computer held is gone with it; *reason* says how."""
    actor.must_be(UserRole.DPO)
    at = context.now()

    def change(identity: Identity) -> tuple[Identity, Mapping[str, object]]:
        found = identity.document(document)
        gone = found.destroyed(Destruction(at, actor.name, DestructionCause.DECLARED, attested))
        if not lies_elsewhere(context, found):
            raise HeldHere
        if not reason.strip():
            raise DeclaredWithoutReason
        facts = {"document": str(document), "cause": DestructionCause.DECLARED, "reason": reason.strip()}
        return identity.with_document(gone), {**facts, "attested": list(attested)}

    return change_identity(context, actor, reference, "identity.destroyed", change)


def sweep_waiting(context: Context, actor: Actor) -> int:
    """Destroy what waits in the store and belongs to no case; how many there were.

    An opening that was cut short leaves a raw message, and copies taken out of it, to which nothing refers. Runs when a
    vault opens, before anything can be taken in.
    """
    held = context.identity_store.documents()
    if not held:
        return 0
    with context.work.read() as transaction:
        cases = [transaction.cases.get(reference) for reference in transaction.cases.with_held_documents()]
    known = {document.id for case in cases for document in case.identity.held()}
    left = [document for document in held if document not in known]
    if left:
        for document in left:
            context.identity_store.destroy(document, context.now(), DestructionCause.RULE)
        with context.work.write() as transaction:
            transaction.audit.append(actor, "identity.swept", None, {"contents": len(left)})
    return len(left)
