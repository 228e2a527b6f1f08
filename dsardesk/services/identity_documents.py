"""Copies of identity documents on a case: received, held, looked at, destroyed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.identity import (
    AlreadyDestroyed,
    Destruction,
    DestructionCause,
    HeldElsewhere,
    HoldAlreadyOver,
    Identity,
    IdentityDocument,
    Rung,
)
from dsardesk.domain.ids import DocumentId
from dsardesk.domain.ladder import open_question
from dsardesk.services.context import Context, OnCase, cases_for, change_case
from dsardesk.services.originals import Quarantined, record_of


def receive_document(context: Context, actor: Actor, reference: str, content: bytes, media_type: str) -> Case:
    """Put a copy of an identity document that came after the request in quarantine, outside the vault.

    It counts as asked for only while the question that is open asks for a copy; any other is destroyed at triage.
    """
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    document = DocumentId(context.new_id())
    context.identity_store.put(document, content)
    found = Quarantined(document, media_type, len(content))

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        kept = record_of(context, found, on.profile, requested=copy_was_asked(on.case))
        identity = replace(on.case.identity, documents=(*on.case.identity.documents, kept))
        return replace(on.case, identity=identity), quarantine_facts(kept)

    try:
        return change_case(context, actor, reference, "identity.quarantined", change)
    except BaseException:
        # No case refers to it: nobody would ever destroy it.
        context.identity_store.destroy(document, context.now(), DestructionCause.RULE)
        raise


def quarantine_facts(document: IdentityDocument) -> dict[str, object]:
    """What the log keeps of a document put in quarantine."""
    return {"document": str(document.id), "kind": document.kind, "requested": document.requested}


def copy_was_asked(case: Case) -> bool:
    """True while the question that is open asks for a copy of an identity document."""
    asked = open_question(case)
    return asked is not None and asked.rung is Rung.COPY


def hold_document(
    context: Context, actor: Actor, reference: str, document: DocumentId, *, reason: str, until: date
) -> Case:
    """Keep one document as evidence, for a reason and until a day."""
    actor.must_be(UserRole.DPO)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        if until < on.today:
            raise HoldAlreadyOver
        kept = on.case.identity.document(document).kept(reason, until)
        changed = replace(on.case, identity=on.case.identity.with_document(kept))
        return changed, {"document": str(document), "reason": reason, "until": until.isoformat()}

    return change_case(context, actor, reference, "identity.held", change)


def look_at(context: Context, actor: Actor, reference: str, document: DocumentId) -> bytes:
    """The plain content of a held document, for a viewer inside the program and nowhere else; looking is recorded."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.read() as transaction:
        found = transaction.cases.get(reference).identity.document(document)
    if found.destruction is not None:
        raise AlreadyDestroyed(cause=found.destruction.cause)
    must_be_here(context, found)
    if not context.identity_store.holds(document):
        stone = context.identity_store.tombstone(document)
        raise AlreadyDestroyed(cause=stone.cause if stone else DestructionCause.SESSION_END)
    with context.work.write() as transaction:
        case = transaction.cases.get(reference)
        transaction.audit.append(actor, "identity.looked_at", case.id, {"document": str(document)})
    return context.identity_store.get(document)


def destroy_document(
    context: Context,
    actor: Actor,
    reference: str,
    document: DocumentId,
    *,
    cause: DestructionCause,
    attested: tuple[str, ...] = (),
) -> Case:
    """Destroy the key of one document, then record it, on a closed case too; what the user attests is theirs."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    at = context.now()

    def change(identity: Identity) -> tuple[Identity, dict[str, object]]:
        found = identity.document(document)
        gone = found.destroyed(Destruction(at, actor.name, cause, attested))
        must_be_here(context, found)
        # The key goes first: a record of a destruction that did not happen would be worse than none.
        context.identity_store.destroy(document, at, cause)
        return identity.with_document(gone), {"document": str(document), "cause": cause, "attested": list(attested)}

    return change_identity(context, actor, reference, "identity.destroyed", change)


def change_identity(
    context: Context,
    actor: Actor,
    reference: str,
    action: str,
    change: Callable[[Identity], tuple[Identity, Mapping[str, object]]],
) -> Case:
    """Change the identity part of a case, open or closed, and record *action*: all of it, or nothing."""
    with context.work.write() as transaction:
        case = cases_for(transaction, actor).get(reference)
        identity, facts = change(case.identity)
        changed, profile = replace(case, identity=identity), context.profile_of(transaction, case)
        saved = context.save(transaction, changed, profile)
        transaction.audit.append(actor, action, case.id, facts)
        return saved


def must_be_here(context: Context, document: IdentityDocument) -> None:
    """Refuse what only the computer that holds a copy can do."""
    if lies_elsewhere(context, document):
        raise HeldElsewhere(computer=document.computer or "?")


def lies_elsewhere(context: Context, document: IdentityDocument) -> bool:
    """True for a copy of which this computer knows neither the content nor the end."""
    store = context.identity_store
    known = store.holds(document.id) or store.tombstone(document.id) is not None
    return not known and document.store != store.id
