"""Asking, checking, holding and destroying: the life of an identity document on a case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case, CaseFact
from dsardesk.domain.deadlines import ClockFact, ClockFactType
from dsardesk.domain.identity import (
    POINTS_NEEDED,
    AlreadyDestroyed,
    Destruction,
    DestructionCause,
    HeldElsewhere,
    HoldAlreadyOver,
    Identity,
    IdentityCheck,
    IdentityDocument,
    IdentityRequest,
    KnownChannel,
    Rung,
    Verdict,
)
from dsardesk.domain.ids import DocumentId
from dsardesk.domain.ladder import departures, known_by, must_be_askable, must_suit, open_question
from dsardesk.domain.silences import resumed
from dsardesk.services.context import Context, OnCase, cases_for, change_case
from dsardesk.services.originals import Quarantined, record_of
from dsardesk.services.ports import Transaction


def request_identity(
    context: Context,
    actor: Actor,
    reference: str,
    *,
    rung: Rung,
    doubt: str,
    asked_on: date,
    promptly: bool,
    softer: str = "",
    late_reason: str = "",
    override: bool = False,
) -> Case:
    """Record that more was asked to identify the person: the clock of every item stops that day (GDPR 12(6)).

    *softer* says why nothing softer than a copy would do; *late_reason*, why asking many days after receipt was
    without undue delay all the same, or why the DPO lets a question count that comes once the month is over
    (*override*).
    """
    actor.must_be(UserRole.DPO, *(() if override else (UserRole.ASSISTANT,)))
    fact = ClockFact(
        ClockFactType.IDENTITY_REQUESTED,
        asked_on,
        without_undue_delay=promptly,
        override=override,
        reason=late_reason.strip(),
    )
    request = IdentityRequest(asked_on, rung, doubt, softer.strip())

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        must_be_askable(on.case, request, fact, context.rules, today=on.today)
        identity = replace(on.case.identity, requests=(*on.case.identity.requests, request))
        changed = replace(on.case, identity=identity, facts=(*on.case.facts, CaseFact(fact)))
        facts: dict[str, object] = {
            "rung": rung,
            "asked_on": asked_on.isoformat(),
            "promptly": promptly,
            "doubt": doubt,
        }
        return changed, {**facts, "softer": request.softer, "late_reason": fact.reason, "override": override}

    return change_case(context, actor, reference, "identity.requested", change)


def check_identity(
    context: Context,
    actor: Actor,
    reference: str,
    *,
    rung: Rung,
    verdict: Verdict,
    matched: tuple[str, ...] = (),
    doubt: str = "",
    attested: tuple[str, ...] = (),
    received_on: date | None = None,
    channel: KnownChannel | None = None,
    why: str = "",
) -> Case:
    """Record a check; documents that waited for it are destroyed at once, unless held for a reason.

    *attested* names the other places that the user says were cleaned (mailbox, downloads, paper...). *received_on* is
    the day on which the person answered what was asked, today unless told otherwise: the clock runs again that day,
    whenever the check is made. *channel* is the one by which the person was known already; that of the request unless
    told otherwise. *why* says in words why no check was needed, where that is the verdict.
    """
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    why = why.strip() if verdict is Verdict.NOT_NEEDED else ""
    check = IdentityCheck(rung, verdict, matched, context.now(), actor.name, doubt, why=why)
    check.must_say_why()
    check.must_match_enough(context.rules.count(POINTS_NEEDED))

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        must_suit(on.case, rung)
        _must_not_be_gone(on.case.identity, rung)
        by = (channel or known_by(on.case)) if rung is Rung.KNOWN_CHANNEL else None
        identity = replace(on.case.identity, check=replace(check, channel=by))
        answered_on = received_on or on.today
        if verdict is not Verdict.NOT_CONFIRMED:
            identity = _due_elsewhere(context, identity)
        changed = replace(on.case, identity=identity, facts=_answered(on, verdict, answered_on))
        changed = resumed(changed, answered_on)
        departs = list(departures(on.profile))
        facts: dict[str, object] = {"rung": rung, "verdict": verdict, "matched": list(matched)}
        if why:
            facts["why"] = why
        return changed, {**facts, "channel": by, "policy_departures": departs}

    case = change_case(context, actor, reference, "identity.checked", change)
    if verdict is Verdict.NOT_CONFIRMED:
        # A doubtful document may be evidence: a person says whether it is kept or destroyed.
        return case
    for document in case.identity.held():
        if not document.hold_reason and not lies_elsewhere(context, document):
            cause = DestructionCause.CHECKED if document.requested else DestructionCause.UNSOLICITED
            case = destroy_document(context, actor, reference, document.id, cause=cause, attested=attested)
    return case


def _due_elsewhere(context: Context, identity: Identity) -> Identity:
    """The same identity once the copies that other computers hold are due: each destroys its own when it next opens."""
    for document in identity.held():
        if lies_elsewhere(context, document) and not document.hold_reason:
            due = min(document.destroy_by, context.now())
            identity = identity.with_document(replace(document, destroy_by=due))
    return identity


def _must_not_be_gone(identity: Identity, rung: Rung) -> None:
    """A copy that ended with an earlier session cannot be what was checked."""
    if rung is not Rung.COPY or identity.held():
        return
    for document in identity.documents:
        if document.destruction and document.destruction.cause is DestructionCause.SESSION_END:
            raise AlreadyDestroyed(cause=document.destruction.cause)


def _answered(on: OnCase, verdict: Verdict, received_on: date) -> tuple[CaseFact, ...]:
    """The clock's facts once the person answered, if anything had been asked."""
    if not on.case.identity.requests:
        return on.case.facts
    sufficient = verdict is not Verdict.NOT_CONFIRMED
    return (*on.case.facts, CaseFact(ClockFact(ClockFactType.IDENTITY_RECEIVED, received_on, sufficient=sufficient)))


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


def identity_of(context: Context, actor: Actor, reference: str) -> Identity:
    """The identity part of a case."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.read() as transaction:
        return transaction.cases.get(reference).identity
