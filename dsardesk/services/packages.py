"""The export package of a case: sealed from what the systems gave, kept until it is delivered."""

from __future__ import annotations

from dataclasses import replace

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.entitlement import person_is_answered, subject_of
from dsardesk.domain.errors import DeskError
from dsardesk.domain.ids import DocumentId
from dsardesk.domain.papers import PackageRecord
from dsardesk.domain.portability import PACKAGE as PORTABILITY
from dsardesk.domain.portability import portable_systems
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.records import SearchOutcome
from dsardesk.domain.rights import RightType
from dsardesk.domain.sending import Party, recipient_facts
from dsardesk.domain.words import words_in
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
    """Seal everything gathered into one package, in place of one of its kind that still waits.

    The password is kept nowhere: whoever lost it makes the package again.
    """
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        made = maker.make(_request(on, kind), password)
        document = on.keep("package", f"{on.case.reference}.zip", "application/zip", made.content)
        package = PackageRecord(document.id, kind, on.today, made.files, manifest=made.manifest)
        case = on.case
        kept = tuple(known for known in case.packages if known.delivered_on or known.kind != kind)
        changed = replace(case, documents=(*case.documents, document), packages=(*kept, package))
        return changed, {"package": kind, "files": made.files, "sha256": document.sha256}

    return change_case(context, actor, reference, "package.made", change)


def _request(on: OnCase, kind: str) -> PackageRequest:
    case, profile = on.case, on.profile
    language = case.requester.language
    systems = _systems(case, profile, kind)
    names = {system.id: words_in(system.name, language) for system in profile.systems}
    sources = tuple(
        GatheredSource(
            names.get(document.system, document.system),
            document.name,
            document.media_type,
            on.transaction.blobs.get(document.id),
        )
        for document in case.documents
        if document.kind == "gathered" and document.system in systems
    )
    in_vain = (s.system for s in case.searches if s.outcome is SearchOutcome.NOTHING and s.system in systems)
    return PackageRequest(
        kind=kind,
        language=language,
        reference=case.reference,
        company=profile.name,
        subject=subject_of(case).name,
        made_at=on.context.now(),
        sources=sources,
        nothing_found_in=tuple(names.get(system, system) for system in in_vain),
    )


def _systems(case: Case, profile: ControllerProfile, kind: str) -> frozenset[str]:
    """Ids of the systems whose data a package of some kind may hold: portability covers less than access."""
    asked = case.items_of(RightType.PORTABILITY)
    if kind == PORTABILITY and asked:
        return frozenset(portable_systems(case, profile, asked[0].number))
    return frozenset(search.system for search in case.searches)


def deliver_package(
    context: Context,
    actor: Actor,
    reference: str,
    *,
    channel: str,
    told_by: str,
    sent_to: str = "",
    confirmed: bool = False,
) -> Case:
    """Record that the newest package that waits left today by *channel*, its password by another way.

    *sent_to*, where it is told, is an address of the case, or one that somebody *confirmed*.
    """
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    if channel == told_by:
        raise SameWay(channel=channel)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        waiting = [package for package in on.case.packages if package.delivered_on is None]
        if not waiting:
            raise NoPackage
        sent = replace(waiting[-1], delivered_on=on.today, told_by=told_by)
        packages = tuple(sent if known.id == sent.id else known for known in on.case.packages)
        changed = replace(on.case, packages=packages)
        party = Party.PERSON if person_is_answered(on.case, on.today) else Party.REQUESTER
        recipient = recipient_facts(on.case, channel, sent_to, confirmed=confirmed, party=party)
        return changed, {"channel": channel, "told_by": told_by, **recipient}

    return change_case(context, actor, reference, "package.delivered", change)


def content_of(context: Context, actor: Actor, document: DocumentId) -> bytes:
    """The plain content of one document of the vault; of the restricted archive, for the DPO alone.

    That a paper of that archive, or one of a health record, was looked at is recorded.
    """
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.read() as transaction:
        restricted = transaction.cases.in_restricted_archive(document)
        if restricted:
            actor.must_be(UserRole.DPO)
        record = transaction.cases.health_record_of(document)
        content = transaction.blobs.get(document)
    if restricted or record:
        with context.work.write() as transaction:
            transaction.audit.append(actor, "document.looked_at", record, {"document": str(document)})
    return content
