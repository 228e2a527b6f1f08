"""The evidence file of a case, the certificate of a destroyed document, the audit log checked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Protocol

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.annual import Annual
from dsardesk.domain.audit import GENESIS, AuditVerdict
from dsardesk.domain.case import Case
from dsardesk.domain.checkpoints import LogCheck
from dsardesk.domain.errors import DeskError
from dsardesk.domain.evidence import Evidence
from dsardesk.domain.identity import IdentityDocument
from dsardesk.domain.ids import DocumentId
from dsardesk.domain.profile import ControllerProfile
from dsardesk.services.context import Context
from dsardesk.services.ports import Transaction


class StillHeld(DeskError):
    """A certificate is given once a document is destroyed, not before."""

    code = "identity.still_held"


class ReportPrinter(Protocol):
    """Paper for what proves something."""

    def evidence(self, evidence: Evidence, language: str) -> bytes:
        """The evidence file as PDF."""
        ...

    def annual(self, report: Annual, profile: ControllerProfile, made_on: date, language: str) -> bytes:
        """The report of one year as PDF."""
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
    """Check the whole log, chain and signatures, against an *anchor* kept outside if there is one."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT, UserRole.MANAGER, UserRole.ADMIN)
    check = LogCheck(context.genuine)
    with context.work.read() as transaction:
        check.read(transaction.audit.events(), transaction.audit.checkpoints())
        head = transaction.audit.head()
        lost = anchor is not None and not _stands(transaction, anchor)
    verdict = check.verdict(head)
    if anchor is not None and lost and ("audit.head_differs", anchor[0]) not in verdict.problems:
        return replace(verdict, problems=(*verdict.problems, ("audit.head_differs", anchor[0])))
    return verdict


def _stands(transaction: Transaction, anchor: tuple[int, str]) -> bool:
    """True if the event that was anchored stands where it stood."""
    seq, digest = anchor
    event = next(transaction.audit.events(after=seq - 1, until=seq), None)
    return digest == (event.hash if event else GENESIS)


def record_verification(context: Context, actor: Actor, verdict: AuditVerdict) -> None:
    """Record that the whole log was checked, and what was found."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT, UserRole.MANAGER, UserRole.ADMIN)
    with context.work.write() as transaction:
        facts = {"events": verdict.events, "whole": verdict.ok}
        transaction.audit.append(actor, "log.verified", None, facts)
