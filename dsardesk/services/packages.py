"""The export package of a case: sealed from what the systems gave, kept until it is delivered."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case, CaseDocument, PackageRecord, SearchOutcome
from dsardesk.domain.errors import DeskError
from dsardesk.domain.ids import DocumentId
from dsardesk.domain.profile import ControllerProfile, words_in
from dsardesk.services.context import Context
from dsardesk.services.ports import GatheredSource, PackageMaker, PackageRequest, Transaction


class SameWay(DeskError):
    """A password never travels the way of what it opens."""

    code = "package.same_way"


class NoPackage(DeskError):
    """The case has no package that waits to be delivered."""

    code = "package.none"
    exit_code = 2


def create_package(
    context: Context, actor: Actor, maker: PackageMaker, reference: str, *, kind: str, password: str
) -> Case:
    """Seal everything gathered into one package; the password is kept nowhere."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.write() as transaction:
        case = transaction.cases.get(reference)
        case.must_be_open()
        profile = context.profile_of(transaction, case)
        made = maker.make(_request(context, transaction, case, profile, kind), password)
        document = CaseDocument(
            id=DocumentId(context.new_id()),
            kind="package",
            name=f"{case.reference}.zip",
            media_type="application/zip",
            size_bytes=len(made.content),
            sha256=hashlib.sha256(made.content).hexdigest(),
        )
        transaction.blobs.put(document.id, made.content)
        package = PackageRecord(document.id, kind, context.today(profile), made.files)
        case = replace(case, documents=(*case.documents, document), packages=(*case.packages, package))
        changed = context.save(transaction, case, profile)
        facts = {"package": kind, "files": made.files, "sha256": document.sha256}
        transaction.audit.append(actor, "package.made", case.id, facts)
        return changed


def _request(
    context: Context, transaction: Transaction, case: Case, profile: ControllerProfile, kind: str
) -> PackageRequest:
    language = case.requester.language
    names = {system.id: words_in(system.name, language) for system in profile.systems}
    sources = tuple(
        GatheredSource(
            names.get(document.system, document.system),
            document.name,
            document.media_type,
            transaction.blobs.get(document.id),
        )
        for document in case.documents
        if document.kind == "gathered"
    )
    in_vain = (s.system for s in case.searches if s.outcome is SearchOutcome.NOTHING)
    return PackageRequest(
        kind=kind,
        language=language,
        reference=case.reference,
        company=profile.name,
        subject=case.requester.name,
        made_at=context.now(),
        sources=sources,
        nothing_found_in=tuple(names.get(system, system) for system in in_vain),
    )


def deliver_package(context: Context, actor: Actor, reference: str, *, channel: str, told_by: str) -> Case:
    """Record that the newest package left today by *channel*, its password by another way."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    if channel == told_by:
        raise SameWay(channel=channel)
    with context.work.write() as transaction:
        case = transaction.cases.get(reference)
        case.must_be_open()
        if not case.packages or case.packages[-1].delivered_on is not None:
            raise NoPackage
        profile = context.profile_of(transaction, case)
        sent = replace(case.packages[-1], delivered_on=context.today(profile), told_by=told_by)
        changed = context.save(transaction, replace(case, packages=(*case.packages[:-1], sent)), profile)
        facts = {"channel": channel, "told_by": told_by}
        transaction.audit.append(actor, "package.delivered", case.id, facts)
        return changed


def content_of(context: Context, document: DocumentId) -> bytes:
    """The plain content of one document of the vault."""
    with context.work.read() as transaction:
        return transaction.blobs.get(document)
