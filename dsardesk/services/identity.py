"""Who asks: what the person was asked to show, and what a check of it found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.deadlines import ClockFact, ClockFactType
from dsardesk.domain.identity import (
    POINTS_NEEDED,
    AlreadyDestroyed,
    DestructionCause,
    Identity,
    IdentityCheck,
    IdentityRequest,
    KnownChannel,
    Rung,
    Verdict,
)
from dsardesk.domain.ladder import departures, known_by, must_be_askable, must_suit
from dsardesk.domain.records import CaseFact
from dsardesk.domain.silences import resumed
from dsardesk.services.context import Context, OnCase, change_case
from dsardesk.services.identity_documents import destroy_document, lies_elsewhere


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


def identity_of(context: Context, actor: Actor, reference: str) -> Identity:
    """The identity part of a case."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.read() as transaction:
        return transaction.cases.get(reference).identity
