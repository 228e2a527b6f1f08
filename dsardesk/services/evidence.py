"""The evidence file of a case, the certificate of a destroyed document, the audit log checked and exported."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.audit import AuditEvent, AuditVerdict, instant_text, verify
from dsardesk.domain.case import Case
from dsardesk.domain.errors import DeskError, UnreadableInput
from dsardesk.domain.evidence import Evidence
from dsardesk.domain.identity import IdentityDocument
from dsardesk.domain.ids import DocumentId
from dsardesk.domain.profile import ControllerProfile
from dsardesk.services.context import Context


class StillHeld(DeskError):
    """A certificate is given once a document is destroyed, not before."""

    code = "identity.still_held"


class ReportPrinter(Protocol):
    """Paper for what proves something."""

    def evidence(self, evidence: Evidence, language: str) -> bytes:
        """The evidence file as PDF."""
        ...

    def certificate(self, case: Case, profile: ControllerProfile, document: IdentityDocument, language: str) -> bytes:
        """The certificate of destruction of one document as PDF."""
        ...


def evidence_file(context: Context, actor: Actor, printer: ReportPrinter, reference: str, language: str) -> bytes:
    """The evidence file of one case as PDF; making it is itself recorded."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.write() as transaction:
        case = transaction.cases.get(reference)
        transaction.audit.append(actor, "evidence.made", case.id, {"language": language})
        profile = context.profile_of(transaction, case)
        events = tuple(transaction.audit.events(case.id))
        original = next((document for document in case.documents if document.kind == "original"), None)
        request = context.read_message(transaction.blobs.get(original.id)).text if original else ""
        evidence = Evidence(
            case=case,
            profile=profile,
            limits=context.time_limits(case, profile),
            request=request,
            events=events,
            users={event.actor: transaction.users.get(event.actor).name for event in events},
            head=transaction.audit.head(),
            made_at=context.now(),
        )
    return printer.evidence(evidence, language)


def certificate(
    context: Context, actor: Actor, printer: ReportPrinter, reference: str, document: DocumentId, *, language: str
) -> bytes:
    """The certificate of destruction of one identity document as PDF."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.read() as transaction:
        case = transaction.cases.get(reference)
        found = case.identity.document(document)
        if found.held:
            raise StillHeld
        return printer.certificate(case, context.profile_of(transaction, case), found, language)


def verify_audit(context: Context, actor: Actor, anchor: tuple[int, str] | None = None) -> AuditVerdict:
    """Check the whole log, against an *anchor* kept outside if there is one."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT, UserRole.MANAGER)
    with context.work.read() as transaction:
        verdict = verify(transaction.audit.events(), anchor)
        head = transaction.audit.head()
    if head != (verdict.events, verdict.head):
        problems = (*verdict.problems, ("audit.head_differs", head[0]))
        return AuditVerdict(verdict.events, verdict.head, problems)
    return verdict


def export_audit(context: Context, actor: Actor) -> Iterator[str]:
    """The log as JSON Lines, one event a line, checkable without this program."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.read() as transaction:
        for event in transaction.audit.events():
            yield json.dumps(event_as_json(event), ensure_ascii=False, sort_keys=True) + "\n"


def event_as_json(event: AuditEvent) -> dict[str, object]:
    """One event of an exported log; `payload` stays the very text that was hashed."""
    return {
        "seq": event.seq,
        "at": instant_text(event.at),
        "actor": str(event.actor),
        "action": event.action,
        "case": str(event.case) if event.case else None,
        "payload": event.payload,
        "salt": event.salt,
        "payload_hash": event.payload_hash,
        "previous": event.previous,
        "hash": event.hash,
    }


def read_export(text: str) -> Iterator[AuditEvent]:
    """The events of an exported log; UnreadableInput if a line is not one."""
    # Not by splitlines: words may hold other line separators than the one between events.
    for line in text.split("\n"):
        if not line.strip():
            continue
        try:
            yield _event_from_json(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
            raise UnreadableInput(reason="not_a_log") from None


def _event_from_json(table: dict[str, Any]) -> AuditEvent:
    return AuditEvent(
        seq=int(table["seq"]),
        at=datetime.fromisoformat(table["at"]),
        actor=UUID(table["actor"]),
        action=str(table["action"]),
        case=UUID(table["case"]) if table["case"] else None,
        payload=_text_or_none(table["payload"]),
        salt=_text_or_none(table["salt"]),
        payload_hash=str(table["payload_hash"]),
        previous=str(table["previous"]),
        hash=str(table["hash"]),
    )


def _text_or_none(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise TypeError
    return value
