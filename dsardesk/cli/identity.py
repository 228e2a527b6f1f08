"""`dsardesk identity`."""

from __future__ import annotations

import mimetypes
from datetime import date
from pathlib import Path
from uuid import UUID

import click

from dsardesk.cli.oncase import on_case
from dsardesk.cli.options import FILE, Day, in_language, read_bytes, read_text
from dsardesk.desk.opened import Desk
from dsardesk.desk.places import write_file
from dsardesk.desk.printing import reports
from dsardesk.domain.cleaning import PLACES
from dsardesk.domain.identity import DestructionCause, IdentityDocument, KnownChannel, Rung, UnknownDocument, Verdict
from dsardesk.domain.ids import DocumentId
from dsardesk.services.copies import attest_places, declare_gone
from dsardesk.services.evidence import certificate as make_certificate
from dsardesk.services.identity import check_identity, identity_of, request_identity
from dsardesk.services.identity_documents import destroy_document, hold_document, receive_document

RUNGS = click.Choice([rung.value for rung in Rung])


@click.group("identity")
@in_language
def identity() -> None:
    """Identity of requesters."""


@identity.command("request")
@click.option("--rung", type=RUNGS, default=Rung.DATA_POINTS.value)
@click.option("--doubt-file", "doubt_file", required=True)
@click.option("--asked-on", "asked_on", type=Day())
@click.option("--softer-file", "softer_file")
@click.option("--late", is_flag=True)
@click.option("--late-reason-file", "late_reason_file")
@click.option("--counts", is_flag=True)
@on_case
def request(
    desk: Desk,
    reference: str,
    *,
    rung: str,
    doubt_file: str,
    asked_on: date | None,
    softer_file: str | None,
    late: bool,
    late_reason_file: str | None,
    counts: bool,
) -> None:
    """Record that more was asked to identify the person."""
    day = asked_on or today_at(desk)
    request_identity(
        desk.context,
        desk.actor,
        reference,
        rung=Rung(rung),
        doubt=read_text(doubt_file),
        asked_on=day,
        promptly=not late,
        softer=read_text(softer_file) if softer_file else "",
        late_reason=read_text(late_reason_file) if late_reason_file else "",
        override=counts,
    )


@identity.command("receive")
@click.option("--document-file", "document_file", required=True)
@on_case
def receive(desk: Desk, reference: str, *, document_file: str) -> None:
    """Put a copy that came after the request in quarantine, outside the vault."""
    media_type = mimetypes.guess_type(document_file)[0] or "application/octet-stream"
    receive_document(desk.context, desk.actor, reference, read_bytes(document_file), media_type)


@identity.command("check")
@click.option("--rung", type=RUNGS, required=True)
@click.option("--verdict", type=click.Choice([v.value for v in Verdict]), default=Verdict.CONFIRMED.value)
@click.option("--matched", multiple=True)
@click.option("--doubt-file", "doubt_file")
@click.option("--attest", multiple=True, type=click.Choice(PLACES))
@click.option("--answered-on", "answered_on", type=Day())
@click.option("--channel", type=click.Choice([each.value for each in KnownChannel]))
@click.option("--why-file", "why_file")
@on_case
def check(
    desk: Desk,
    reference: str,
    *,
    rung: str,
    verdict: str,
    matched: tuple[str, ...],
    doubt_file: str | None,
    attest: tuple[str, ...],
    answered_on: date | None,
    channel: str | None,
    why_file: str | None,
) -> None:
    """Record a check; documents that waited for it are destroyed."""
    check_identity(
        desk.context,
        desk.actor,
        reference,
        rung=Rung(rung),
        verdict=Verdict(verdict),
        matched=matched,
        doubt=read_text(doubt_file) if doubt_file else "",
        attested=attest,
        received_on=answered_on,
        channel=KnownChannel(channel) if channel else None,
        why=read_text(why_file) if why_file else "",
    )


@identity.command("hold")
@click.option("--document", "document_id")
@click.option("--reason-file", "reason_file", required=True)
@click.option("--until", type=Day(), required=True)
@on_case
def hold(desk: Desk, reference: str, *, document_id: str | None, reason_file: str, until: date) -> None:
    """Keep a document as evidence, for a reason and until a day."""
    document = _document(desk, reference, document_id)
    hold_document(desk.context, desk.actor, reference, document.id, reason=read_text(reason_file), until=until)


@identity.command("destroy")
@click.option("--document", "document_id")
@click.option("--attest", multiple=True, type=click.Choice(PLACES))
@click.option("--certificate", type=FILE)
@click.option("--certificate-lang", "certificate_lang", type=click.Choice(["fr", "en"]), default="fr")
@on_case
def destroy(
    desk: Desk,
    reference: str,
    *,
    document_id: str | None,
    attest: tuple[str, ...],
    certificate: Path | None,
    certificate_lang: str,
) -> None:
    """Destroy a document, and give its certificate."""
    document = _document(desk, reference, document_id)
    cause = DestructionCause.CHECKED if document.requested else DestructionCause.UNSOLICITED
    destroy_document(desk.context, desk.actor, reference, document.id, cause=cause, attested=attest)
    if certificate is not None:
        write_file(
            certificate,
            make_certificate(desk.context, desk.actor, reports(), reference, document.id, language=certificate_lang),
        )


@identity.command("attest")
@click.option("--document", "document_id")
@click.option("--attest", multiple=True, required=True, type=click.Choice(PLACES))
@on_case
def attest_clean(desk: Desk, reference: str, *, document_id: str | None, attest: tuple[str, ...]) -> None:
    """Attest later to other places, once a document is destroyed."""
    document = _document(desk, reference, document_id)
    attest_places(desk.context, desk.actor, reference, document.id, places=attest)


@identity.command("declare-gone")
@click.option("--document", "document_id")
@click.option("--reason-file", "reason_file", required=True)
@click.option("--attest", multiple=True, type=click.Choice(PLACES))
@on_case
def declare(desk: Desk, reference: str, *, document_id: str | None, reason_file: str, attest: tuple[str, ...]) -> None:
    """Declare a copy gone with another computer that held it."""
    document = _document(desk, reference, document_id)
    reason = read_text(reason_file)
    declare_gone(desk.context, desk.actor, reference, document.id, reason=reason, attested=attest)


def today_at(desk: Desk) -> date:
    """The civil date at the controller's."""
    with desk.context.work.read() as transaction:
        _, text = transaction.profiles.current()
    return desk.context.today(desk.context.read_profile(text))


def _document(desk: Desk, reference: str, written: str | None) -> IdentityDocument:
    """The document named, or the only one that is held."""
    found = identity_of(desk.context, desk.actor, reference)
    if written is None:
        waiting = found.held() or found.documents
        if len(waiting) != 1:
            raise UnknownDocument
        return waiting[0]
    try:
        return found.document(DocumentId(UUID(written)))
    except ValueError:
        raise UnknownDocument from None
