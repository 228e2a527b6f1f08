"""The export package of a case: sealed from what the systems gave, kept until it is delivered."""

from __future__ import annotations

from dataclasses import replace

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case, PackageRecord, SearchOutcome
from dsardesk.domain.errors import DeskError
from dsardesk.domain.ids import DocumentId
from dsardesk.domain.profile import words_in
from dsardesk.services.context import Context, OnCase, change_case
from dsardesk.services.ports import GatheredSource, PackageMaker, PackageRequest


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

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        made = maker.make(_request(on, kind), password)
        document = on.keep("package", f"{on.case.reference}.zip", "application/zip", made.content)
        package = PackageRecord(document.id, kind, on.today, made.files)
        case = on.case
        changed = replace(case, documents=(*case.documents, document), packages=(*case.packages, package))
        return changed, {"package": kind, "files": made.files, "sha256": document.sha256}

    return change_case(context, actor, reference, "package.made", change)


def _request(on: OnCase, kind: str) -> PackageRequest:
    case, profile = on.case, on.profile
    language = case.requester.language
    names = {system.id: words_in(system.name, language) for system in profile.systems}
    sources = tuple(
        GatheredSource(
            names.get(document.system, document.system),
            document.name,
            document.media_type,
            on.transaction.blobs.get(document.id),
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
        made_at=on.context.now(),
        sources=sources,
        nothing_found_in=tuple(names.get(system, system) for system in in_vain),
    )


def deliver_package(context: Context, actor: Actor, reference: str, *, channel: str, told_by: str) -> Case:
    """Record that the newest package left today by *channel*, its password by another way."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    if channel == told_by:
        raise SameWay(channel=channel)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        if not on.case.packages or on.case.packages[-1].delivered_on is not None:
            raise NoPackage
        sent = replace(on.case.packages[-1], delivered_on=on.today, told_by=told_by)
        changed = replace(on.case, packages=(*on.case.packages[:-1], sent))
        return changed, {"channel": channel, "told_by": told_by}

    return change_case(context, actor, reference, "package.delivered", change)


def content_of(context: Context, actor: Actor, document: DocumentId) -> bytes:
    """The plain content of one document of the vault."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.read() as transaction:
        return transaction.blobs.get(document)
