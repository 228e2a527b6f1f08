"""A message on its way into the vault: sealed whole but for its identity documents, which go into quarantine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from dsardesk.domain.actors import Actor
from dsardesk.domain.deadlines import receipt_date
from dsardesk.domain.draft import Draft, told_apart
from dsardesk.domain.errors import DeskError
from dsardesk.domain.identity import DestructionCause, IdentityDocument
from dsardesk.domain.ids import CaseId, DocumentId
from dsardesk.domain.papers import CaseDocument
from dsardesk.domain.profile import ControllerProfile
from dsardesk.services.context import Context
from dsardesk.services.ports import Transaction

NOT_LOCATED = "intake.identity_document_not_located"
TOLD_APART = "identity.told_apart"


class NoReceiptDate(DeskError):
    """The message does not say when it arrived, and nobody did."""

    code = "case.no_receipt_date"
    exit_code = 2


class ReceivedInTheFuture(DeskError):
    """A request cannot have been received after today."""

    code = "case.received_in_future"
    exit_code = 2


class IdentityDocumentNotLocated(DeskError):
    """The message says that an identity document is enclosed; a person must say which attachment it is, if any."""

    code = "case.identity_document_not_located"


@dataclass(frozen=True, slots=True)
class Quarantined:
    """An identity document of a message, under a key of its own outside the vault."""

    id: DocumentId
    media_type: str
    size_bytes: int


def sealed(context: Context, draft: Draft, kind: str, name: str) -> CaseDocument:
    """The message as a document of a case: without its identity documents, with its SHA-256 and its own id."""
    return CaseDocument(
        id=DocumentId(context.new_id()),
        kind=kind,
        name=name,
        media_type="message/rfc822",
        size_bytes=len(draft.without_identity),
        sha256=sha256_of(draft),
        message_id=draft.message_id,
    )


def sha256_of(draft: Draft) -> str:
    """SHA-256, in hex, of the message as the vault keeps it."""
    return hashlib.sha256(draft.without_identity).hexdigest()


@contextmanager
def in_quarantine(context: Context, draft: Draft) -> Iterator[tuple[Quarantined, ...]]:
    """Its identity documents, kept before anything refers to them; destroyed at once if nothing does in the end."""
    if NOT_LOCATED in draft.warnings:
        # What cannot be told apart cannot be kept out of the vault.
        raise IdentityDocumentNotLocated
    kept: list[Quarantined] = []
    try:
        for attachment in draft.attachments:
            if attachment.identity_document:
                document = DocumentId(context.new_id())
                context.identity_store.put(document, attachment.content)
                kept.append(Quarantined(document, attachment.media_type, attachment.size_bytes))
        yield tuple(kept)
    except BaseException:
        for each in kept:
            context.identity_store.destroy(each.id, context.now(), DestructionCause.RULE)
        raise


def log_told_apart(transaction: Transaction, actor: Actor, case: CaseId, draft: Draft) -> None:
    """Have the journal say of which attachments a person said another thing than was read; their names stay out."""
    told = told_apart(draft)
    if any(told.values()):
        transaction.audit.append(actor, TOLD_APART, case, told)


def record_of(context: Context, found: Quarantined, profile: ControllerProfile, *, requested: bool) -> IdentityDocument:
    """What a case remembers of a document in quarantine."""
    now = context.now()
    return IdentityDocument(
        id=found.id,
        kind="identity_document",
        media_type=found.media_type,
        size_bytes=found.size_bytes,
        received_at=now,
        requested=requested,
        destroy_by=now + timedelta(hours=context.keep_hours(profile)),
        store=context.identity_store.id,
        computer=context.identity_store.computer,
    )


def day_received(draft: Draft, given: date | None, profile: ControllerProfile) -> date:
    """Civil day on which the message arrived: as *given*, else as its headers say."""
    if given is not None:
        return given
    arrived = draft.received_at or draft.sent_at
    if arrived is None:
        raise NoReceiptDate
    return receipt_date(arrived, ZoneInfo(profile.zone))


def must_have_arrived(received_on: date, today: date) -> None:
    """Refuse a day of receipt that has not come."""
    if received_on > today:
        raise ReceivedInTheFuture(received_on=received_on.isoformat())
