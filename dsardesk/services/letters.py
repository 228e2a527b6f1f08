"""Letters: drafted from the facts of the case, approved, marked as sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from dsardesk.domain.access import activities_for
from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.clarifications import told_questions
from dsardesk.domain.clocks import clock_of
from dsardesk.domain.deadlines import ClockState, TimeLimit
from dsardesk.domain.entitlement import authority_gaps, person_is_answered
from dsardesk.domain.errors import DeskError
from dsardesk.domain.examining import told_examined
from dsardesk.domain.execution import told_wishes
from dsardesk.domain.extensions import notice, pending
from dsardesk.domain.fees import fee_of, fees_due
from dsardesk.domain.identity import IdentityDocument
from dsardesk.domain.ids import DocumentId
from dsardesk.domain.joint import joint_controllers
from dsardesk.domain.letter_facts import Addressee, Company, LetterFacts
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.marketing import STOPPED
from dsardesk.domain.measures import told
from dsardesk.domain.papers import LetterRecord, LetterState
from dsardesk.domain.partial import complete_by, owed_lines, promise_rest
from dsardesk.domain.plans import BODIES, party_of, plan_letter, tells
from dsardesk.domain.processor import forwarded_on
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.records import SearchOutcome
from dsardesk.domain.refusals import grounds_of
from dsardesk.domain.registration import entries_of, told_directive
from dsardesk.domain.reminders import open_questions, reminders_of
from dsardesk.domain.renumbered import number_today
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import RightType
from dsardesk.domain.sending import Party, recipient_facts
from dsardesk.domain.sign_offs import must_be_signed_off
from dsardesk.domain.silences import END, closed_for_now, in_force
from dsardesk.domain.told import AnsweredItem, OpenQuestion, ToldExtension, ToldFee, ToldGround
from dsardesk.services.clocks import extensions_notified
from dsardesk.services.context import Context, OnCase, change_case, found_by
from dsardesk.services.ports import FoundIn
from dsardesk.services.silences import reminders_sent

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


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
        # The controller behind a processor is written to in the company's own language.
        language = on.profile.language if BODIES[kind].to_principal else case.requester.language
        printed = context.letters.print_letter(plan_letter(kind, facts), language)
        pdf = on.keep("letter", f"{kind}.pdf", PDF, printed.pdf)
        docx = on.keep("letter", f"{kind}.docx", DOCX, printed.docx)
        letter = LetterRecord(
            id=DocumentId(context.new_id()),
            kind=kind,
            language=language,
            state=LetterState.DRAFT,
            dated_on=facts.dated_on,
            pdf=pdf.id,
            docx=docx.id,
            items=_answered(case, kind, on.today),
            complete_by=facts.complete_by if kind is LetterKind.ACCESS_REPLY else None,
        )
        words = found_by(context.letters.read_letter(printed.docx))
        on.transaction.cases.keep_words(case.id, FoundIn.LETTER, letter.id.hex, words)
        changed = replace(case, letters=(*case.letters, letter), documents=(*case.documents, pdf, docx))
        return changed, {"kind": kind, "language": letter.language, "pdf_sha256": pdf.sha256}

    return change_case(context, actor, reference, "letter.drafted", change)


def approve_letter(context: Context, actor: Actor, reference: str, kind: LetterKind) -> Case:
    """Approve the newest draft of that kind."""
    actor.must_be(UserRole.DPO, UserRole.MANAGER)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        draft = _newest(on.case, kind, LetterState.DRAFT)
        must_be_signed_off(on.case, fees_due(on.case) if kind is LetterKind.FEE else draft.items)
        approved = replace(draft, state=LetterState.APPROVED)
        letters = tuple(approved if letter.id == approved.id else letter for letter in on.case.letters)
        return replace(on.case, letters=letters), {"kind": kind}

    return change_case(context, actor, reference, "letter.approved", change)


def send_letter(
    context: Context,
    actor: Actor,
    reference: str,
    kind: LetterKind,
    *,
    channel: str = "email",
    sent_to: str = "",
    confirmed: bool = False,
) -> Case:
    """Record that the newest approved letter of that kind left today: the items it answers are answered.

    An access reply that leaves lines open promises them (GDPR 12(3)): the case closes when that is kept. *sent_to*,
    where it is told, is an address of the case, or one that somebody *confirmed*.
    """
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
        party = party_of(kind, on.case, on.today)
        facts |= recipient_facts(on.case, channel, sent_to, confirmed=confirmed, party=party)
        if sent.complete_by:
            facts["complete_by"] = sent.complete_by.isoformat()
        case = _what_leaving_means(on, actor, kind, channel)
        return promise_rest(case.letter_sent(sent), sent, on.today), facts

    return change_case(context, actor, reference, "letter.sent", change)


def _what_leaving_means(on: OnCase, actor: Actor, kind: LetterKind, channel: str) -> Case:
    """The case once a letter of that kind left today, beside the letter itself."""
    match kind:
        case LetterKind.EXTENSION:
            return extensions_notified(on)
        case LetterKind.REMINDER:
            return reminders_sent(on, actor, channel)
        case LetterKind.PROVISIONAL_CLOSING:
            return closed_for_now(on.case, on.today)
        case _:
            return on.case


def _newest(case: Case, kind: LetterKind, state: LetterState) -> LetterRecord:
    for letter in reversed(case.letters):
        if letter.kind == kind and letter.state is state:
            return letter
    raise LetterNotDrafted(kind=kind, state=state)


def _answered(case: Case, kind: LetterKind, on: date) -> tuple[int, ...]:
    """Numbers of the decided items that the letter answers; none where it goes to another than whoever asked."""
    if party_of(kind, case, on) is Party.EXECUTOR:
        return ()
    return tuple(item.number for item in case.items if tells(kind, item.right, item.outcome))


def facts_for(on: OnCase, told_by: str = "") -> LetterFacts:
    """Everything that a letter on this case may say."""
    case, profile = on.case, on.profile
    limits = on.context.time_limits(case, profile)
    unsolicited = [document for document in case.identity.documents if not document.requested]
    stopped = [measure for measure in case.measures if measure.kind == STOPPED]
    package = case.packages[-1] if case.packages else None
    asked = case.identity.requests[-1] if case.identity.requests else None
    return LetterFacts(
        company=Company(profile.name, profile.address, profile.city, profile.officer, profile.authority),
        addressee=Addressee(case.requester.name, case.requester.email, case.requester.postal_address),
        reference=case.reference,
        received_on=case.receipt.received_on,
        dated_on=on.today,
        items=tuple(_told_item(on, item) for item in case.items),
        due_on=min((limit.effective_due for limit in limits.values() if limit.effective_due), default=None),
        unsolicited_received=bool(unsolicited),
        policy_asks_document=profile.identity.policy_always_asks,
        unsolicited_destroyed_on=_destroyed_on(unsolicited, profile),
        doubt=asked.doubt if asked else "",
        asked=asked.rung if asked else None,
        softer=asked.softer if asked else "",
        representation=case.representation,
        authority_gaps=authority_gaps(case),
        reply_to_person=person_is_answered(case, on.today),
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
        complete_by=_complete_by(on, limits),
        done=told(case, profile),
        corrections=case.corrections,
        deceased=case.deceased,
        principal=case.principal,
        forwarded_on=forwarded_on(case),
        directives=tuple(told_directive(on.transaction.directives.get(each), profile) for each in entries_of(case)),
        wishes=told_wishes(case, profile),
        policy_cites=_renumbered(profile),
        examined=told_examined(case),
        extensions=_told_extensions(on, limits),
        questions=told_questions(case, limits),
        open_questions=tuple(
            OpenQuestion(kind, since, reminders_of(case, kind)) for kind, since in open_questions(case).items()
        ),
        silence=silence.reasons if (silence := in_force(case)) else "",
        remaining_days=min((limit.remaining_days for limit in limits.values() if limit.remaining_days), default=None),
        not_needed=case.identity.check.why if case.identity.check else "",
        final_months=on.context.rules.months(END),
        joint=joint_controllers(case, on.profile),
        residence_authority=on.context.authorities.beside(case.requester.residence, profile.country),
    )


def _renumbered(profile: ControllerProfile) -> str:
    """What the policy cites about data after death, where that bears another number today."""
    cited = profile.post_mortem.cites if profile.post_mortem else ""
    return cited if number_today(cited) else ""


def _told_item(on: OnCase, item: RequestItem) -> AnsweredItem:
    """One right with what came of it, its grounds as the catalogue cites them, and a fee that is still due."""
    book = on.context.rules.grounds
    grounds = tuple(
        ToldGround(each.code, book[each.code].cited(item.right), each.scope, each.facts)
        for each in grounds_of(on.case, item.number)
    )
    due = fee_of(on.case, item.number)
    fee = ToldFee(due.cents, due.calculation) if due and due.paid_on is None else None
    return AnsweredItem(item.right, item.outcome, item.reasons, item.quote, grounds, fee, item.own_initiative)


def _told_extensions(on: OnCase, limits: Mapping[int, TimeLimit]) -> tuple[ToldExtension, ...]:
    """Extensions whose notice has not left, each with the day that it gives."""
    calendar, rules = on.context.calendar_for(on.case, on.profile), on.context.rules
    told = []
    for each in pending(on.case):
        item = on.case.item(each.item)
        supposed = clock_of(on.case, item, on.profile, calendar, rules, supposed=[notice(each, on.today)])
        due_on = each.announced_due or supposed.effective_due or limits[each.item].strict_due
        told.append(ToldExtension(item.right, each.grounds, each.reasons, due_on))
    return tuple(told)


def _complete_by(on: OnCase, limits: Mapping[int, TimeLimit]) -> date | None:
    """Day by which the access reply promises the lines that it leaves open; None if it leaves none."""
    if not owed_lines(on.case, on.profile):
        return None
    calendar = on.context.calendar_for(on.case, on.profile)
    return min(complete_by(limits[i.number], on.today, calendar) for i in on.case.items_of(RightType.ACCESS))


def _destroyed_on(documents: list[IdentityDocument], profile: ControllerProfile) -> date | None:
    """Day on which the last of *documents* was destroyed; None if there is none, or one is still held."""
    instants = [document.destruction.at for document in documents if document.destruction]
    if not instants or len(instants) < len(documents):
        return None
    return max(instants).astimezone(ZoneInfo(profile.zone)).date()
