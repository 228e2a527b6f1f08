"""Letters: drafted from the facts of the case, approved, marked as sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from dsardesk.domain.access import activities_for
from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case, LetterRecord, LetterState, SearchOutcome
from dsardesk.domain.deadlines import ClockState
from dsardesk.domain.errors import DeskError
from dsardesk.domain.identity import IdentityDocument
from dsardesk.domain.ids import DocumentId
from dsardesk.domain.letters import Addressee, AnsweredItem, Company, LetterFacts, LetterKind, plan_letter
from dsardesk.domain.marketing import STOPPED
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.rights import RightType
from dsardesk.services.context import Context, OnCase, change_case

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

ANSWERS = {
    LetterKind.MARKETING_STOPPED: frozenset({RightType.OBJECTION_MARKETING}),
    LetterKind.ACCESS_REPLY: frozenset({RightType.ACCESS, RightType.OBJECTION_MARKETING}),
    LetterKind.NO_DATA: frozenset({RightType.ACCESS, RightType.OBJECTION_MARKETING}),
}
"""Rights whose outcome each letter tells; a letter that is not here tells none."""


class LetterNotDrafted(DeskError):
    """The case has no letter of that kind in that state."""

    code = "letter.not_drafted"
    exit_code = 2


def draft_letter(context: Context, actor: Actor, reference: str, kind: LetterKind, *, told_by: str = "") -> Case:
    """A letter in the requester's language, as PDF and DOCX, kept with the case as a draft."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        case = on.case
        facts = facts_for(on, told_by)
        printed = context.letters.print_letter(plan_letter(kind, facts), case.requester.language)
        pdf = on.keep("letter", f"{kind}.pdf", PDF, printed.pdf)
        docx = on.keep("letter", f"{kind}.docx", DOCX, printed.docx)
        letter = LetterRecord(
            id=DocumentId(context.new_id()),
            kind=kind,
            language=case.requester.language,
            state=LetterState.DRAFT,
            dated_on=facts.dated_on,
            pdf=pdf.id,
            docx=docx.id,
            items=_answered(case, kind),
        )
        changed = replace(case, letters=(*case.letters, letter), documents=(*case.documents, pdf, docx))
        return changed, {"kind": kind, "language": letter.language, "pdf_sha256": pdf.sha256}

    return change_case(context, actor, reference, "letter.drafted", change)


def approve_letter(context: Context, actor: Actor, reference: str, kind: LetterKind) -> Case:
    """Approve the newest draft of that kind."""
    actor.must_be(UserRole.DPO, UserRole.MANAGER)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        approved = replace(_newest(on.case, kind, LetterState.DRAFT), state=LetterState.APPROVED)
        letters = tuple(approved if letter.id == approved.id else letter for letter in on.case.letters)
        return replace(on.case, letters=letters), {"kind": kind}

    return change_case(context, actor, reference, "letter.approved", change)


def send_letter(context: Context, actor: Actor, reference: str, kind: LetterKind, *, channel: str = "email") -> Case:
    """Record that the newest approved letter of that kind left today: the items it answers are answered."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        letter = _newest(on.case, kind, LetterState.APPROVED)
        sent = replace(letter, state=LetterState.SENT, sent_on=on.today, sent_by=actor.name, channel=channel)
        digest = next(document.sha256 for document in on.case.documents if document.id == letter.pdf)
        facts: dict[str, object] = {
            "kind": kind,
            "channel": channel,
            "items": list(letter.items),
            "pdf_sha256": digest,
        }
        return on.case.letter_sent(sent), facts

    return change_case(context, actor, reference, "letter.sent", change)


def _newest(case: Case, kind: LetterKind, state: LetterState) -> LetterRecord:
    for letter in reversed(case.letters):
        if letter.kind == kind and letter.state is state:
            return letter
    raise LetterNotDrafted(kind=kind, state=state)


def _answered(case: Case, kind: LetterKind) -> tuple[int, ...]:
    """Numbers of the decided items that the letter answers."""
    rights = ANSWERS.get(kind, frozenset())
    return tuple(item.number for item in case.items if item.right in rights and item.outcome is not None)


def facts_for(on: OnCase, told_by: str = "") -> LetterFacts:
    """Everything that a letter on this case may say."""
    case, profile = on.case, on.profile
    limits = on.context.time_limits(case, profile)
    unsolicited = [document for document in case.identity.documents if not document.requested]
    stopped = [measure for measure in case.measures if measure.kind == STOPPED]
    package = case.packages[-1] if case.packages else None
    return LetterFacts(
        company=Company(profile.name, profile.address, profile.city, profile.officer, profile.authority),
        addressee=Addressee(case.requester.name, case.requester.email, case.requester.postal_address),
        reference=case.reference,
        received_on=case.receipt.received_on,
        dated_on=on.today,
        items=tuple(AnsweredItem(item.right, item.outcome, item.reasons) for item in case.items),
        due_on=min((limit.effective_due for limit in limits.values() if limit.effective_due), default=None),
        unsolicited_received=bool(unsolicited),
        unsolicited_destroyed_on=_destroyed_on(unsolicited, profile),
        doubt=case.identity.requests[-1].doubt if case.identity.requests else "",
        suspended=any(limit.state is ClockState.SUSPENDED for limit in limits.values()),
        stopped_on=max((measure.done_on for measure in stopped), default=None),
        stopped_in=tuple(system for system in profile.systems if system.id in {m.system for m in stopped}),
        searched=tuple(
            system
            for system in profile.systems
            for search in case.searches
            if search.system == system.id and search.outcome is not SearchOutcome.NOT_SEARCHED
        ),
        activities=activities_for(case, profile),
        package_files=package.files if package else None,
        told_by=(package.told_by if package else "") or told_by,
    )


def _destroyed_on(documents: list[IdentityDocument], profile: ControllerProfile) -> date | None:
    """Day on which the last of *documents* was destroyed; None if there is none, or one is still held."""
    instants = [document.destruction.at for document in documents if document.destruction]
    if not instants or len(instants) < len(documents):
        return None
    return max(instants).astimezone(ZoneInfo(profile.zone)).date()
