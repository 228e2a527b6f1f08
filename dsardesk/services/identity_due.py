"""Copies of identity documents whose time is over: destroyed whoever opens the vault, and recorded."""

from __future__ import annotations

from dataclasses import replace

from dsardesk.domain.actors import Actor
from dsardesk.domain.case import Case
from dsardesk.domain.identity import Destruction, DestructionCause, IdentityDocument
from dsardesk.services.context import Context
from dsardesk.services.identity_documents import lies_elsewhere
from dsardesk.services.ports import Transaction


def settle_documents(context: Context, actor: Actor) -> tuple[str, ...]:
    """Destroy what is due, and record what ended with an earlier session; references of the cases concerned.

    Runs whenever a vault opens: a document is destroyed on time even if nobody asks.
    """
    with context.work.read() as transaction:
        references = transaction.cases.with_held_documents()
    return tuple(reference for reference in references if _settle(context, actor, reference))


def end_overdue(context: Context) -> None:
    """Destroy what is due of a vault that may only be read: the store remembers it until it can be recorded."""
    store = context.identity_store
    with context.work.read() as transaction:
        for reference in transaction.cases.with_held_documents():
            case = transaction.cases.get(reference)
            for document in case.identity.held():
                ending = _ending(context, transaction, case, document)
                if ending is not None and store.holds(document.id):
                    store.destroy(document.id, ending.at, ending.cause)


def _settle(context: Context, actor: Actor, reference: str) -> bool:
    with context.work.write() as transaction:
        case = transaction.cases.get(reference)
        identity = case.identity
        for found in identity.held():
            document = _adopted(context, found)
            identity = identity.with_document(document)
            ending = _ending(context, transaction, case, document)
            if ending is not None:
                identity = identity.with_document(document.destroyed(ending))
                context.identity_store.destroy(document.id, ending.at, ending.cause)
                facts = {"document": str(document.id), "cause": ending.cause, "attested": []}
                transaction.audit.append(actor, "identity.destroyed", case.id, facts)
        if identity == case.identity:
            return False
        context.save(transaction, replace(case, identity=identity), context.profile_of(transaction, case))
        return True


def _adopted(context: Context, document: IdentityDocument) -> IdentityDocument:
    """The document with the store that holds it: older vaults did not say which."""
    store = context.identity_store
    if not store.holds(document.id) or document.store == store.id:
        return document
    return replace(document, store=store.id, computer=store.computer)


def _ending(context: Context, transaction: Transaction, case: Case, document: IdentityDocument) -> Destruction | None:
    """How a document that the case still counts as held has ended, or must end now; None if it stays."""
    if lies_elsewhere(context, document):
        return None
    if not context.identity_store.holds(document.id):
        stone = context.identity_store.tombstone(document.id)
        at, cause = (
            (stone.at, DestructionCause(stone.cause)) if stone else (context.now(), DestructionCause.SESSION_END)
        )
        return Destruction(at, "", cause)
    if case.identity.waits_for_a_decision(document):
        # A doubtful document may be evidence: it is never destroyed silently.
        return None
    today = context.today(context.profile_of(transaction, case))
    if context.now() >= document.destroy_by and not document.may_stay(today):
        return Destruction(context.now(), "", DestructionCause.DEADLINE)
    return None
