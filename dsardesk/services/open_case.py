"""Opening a case from a message: the receipt date, the rights confirmed, identity documents put in quarantine."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case, CaseKind, Role
from dsardesk.domain.complaints import as_kind
from dsardesk.domain.draft import TO_CORRECT, Draft
from dsardesk.domain.errors import DeskError
from dsardesk.domain.identity import DestructionCause, Identity
from dsardesk.domain.ids import CaseId, DocumentId
from dsardesk.domain.joint import joint_at_first
from dsardesk.domain.processor import client_named
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.requests import Capacity, Receipt, Requester, RequestItem
from dsardesk.domain.rights import RightType
from dsardesk.services.complaints import link_back
from dsardesk.services.context import Context
from dsardesk.services.originals import (
    NOT_LOCATED,
    IdentityDocumentNotLocated,
    NoReceiptDate,
    Quarantined,
    ReceivedInTheFuture,
    day_received,
    in_quarantine,
    log_told_apart,
    must_have_arrived,
    record_of,
    sealed,
)
from dsardesk.services.ports import Transaction

__all__ = [
    "NOT_LOCATED",
    "IdentityDocumentNotLocated",
    "NoReceiptDate",
    "NoRightFound",
    "Opening",
    "ReceivedInTheFuture",
    "open_at_once",
    "open_case",
    "preview_case",
    "take_in",
]


class NoRightFound(DeskError):
    """No right was found in the message and none was given."""

    code = "case.no_right"
    exit_code = 2


EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Opening:
    """What a person confirmed or corrected; None or empty means: as the message says.

    Attributes:
        received_on: civil date in the controller's zone.
        rights: rights asked.
        category: category of persons in the profile.
        inbox: the address or place it first reached.
        name: the requester's name; "" for one that is not known.
        email: address to answer to; "" for somebody without one.
        language: ISO 639-1 code of the letters to send.
        capacity: for oneself or for somebody else.
        channel: how it came: "email", "post", "phone", "in_person" or "form".
        postal_address: lines.
        kind: a request, a complaint or a letter of the supervisory authority.
        answer_by: day by which that letter asks for an answer.
        linked: references of the cases it is about.
        presented_on: day on which a registered letter was first presented: it is received that day at the latest.
        residence: code of the country where the person lives; "" if not known.
        client: name of the controller for whom the data are processed, where the company is its processor; "" if not
            known. Where to write to it is as an earlier case says, else told later.
    """

    received_on: date | None = None
    rights: tuple[RightType, ...] = ()
    category: str = ""
    inbox: str = ""
    name: str | None = None
    email: str | None = None
    language: str = ""
    capacity: Capacity = Capacity.SELF
    channel: str = EMAIL
    postal_address: tuple[str, ...] = ()
    kind: CaseKind = CaseKind.REQUEST
    answer_by: date | None = None
    linked: tuple[str, ...] = ()
    presented_on: date | None = None
    residence: str = ""
    client: str = ""


def take_in(context: Context, actor: Actor, raw: bytes) -> DocumentId:
    """Keep a raw message outside the vault until triage: it may hold an identity document."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    waiting = DocumentId(context.new_id())
    context.identity_store.put(waiting, raw)
    return waiting


def open_at_once(context: Context, actor: Actor, raw: bytes, draft: Draft, opening: Opening) -> Case:
    """A new case from a message triaged as soon as it came; a refused one is not kept, its sender's copy remains."""
    waiting = take_in(context, actor, raw)
    try:
        return open_case(context, actor, draft, opening, waiting)
    except DeskError:
        context.identity_store.destroy(waiting, context.now(), DestructionCause.RULE)
        raise


def open_case(context: Context, actor: Actor, draft: Draft, opening: Opening, waiting: DocumentId) -> Case:
    """A new case; the message enters the vault without its identity parts, and its raw form is destroyed."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    # What cannot be told apart goes on waiting outside, in its raw form.
    with in_quarantine(context, draft) as documents:
        case = _store(context, actor, draft, opening, documents)
    context.identity_store.destroy(waiting, context.now(), DestructionCause.RULE)
    return case


def preview_case(context: Context, actor: Actor, draft: Draft, opening: Opening) -> Case:
    """The case as it would be opened, with no reference yet; nothing is stored anywhere."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.read() as transaction:
        return _of_its_kind(_made(context, transaction, draft, opening, ()), opening, actor)


def _store(
    context: Context, actor: Actor, draft: Draft, opening: Opening, quarantined: tuple[Quarantined, ...]
) -> Case:
    with context.work.write() as transaction:
        made = _of_its_kind(_made(context, transaction, draft, opening, quarantined), opening, actor)
        profile = context.profile_of(transaction, made)
        year = context.today(profile).year
        case = replace(context.counted(made), reference=f"DSR-{year}-{transaction.next_number(f'case.{year}'):04d}")
        transaction.blobs.put(case.documents[0].id, draft.without_identity)
        transaction.cases.add(case, context.index(case, profile))
        link_back(context, actor, transaction, case)
        _record(transaction, actor, case, draft)
        return case


def _made(
    context: Context,
    transaction: Transaction,
    draft: Draft,
    opening: Opening,
    quarantined: tuple[Quarantined, ...],
) -> Case:
    context.authorities.must_know(opening.residence)
    profile_id, text = transaction.profiles.current()
    profile = context.read_profile(text)
    role = profile.role_for(opening.category)
    return Case(
        id=CaseId(context.new_id()),
        version=1,
        reference="",
        profile=profile_id,
        calendar=profile.calendar,
        role=role,
        principal=client_named(opening.client, transaction.cases.clients()) if role is Role.PROCESSOR else None,
        controllers=joint_at_first(profile, opening.category),
        receipt=_receipt(draft, opening, profile, context.today(profile)),
        requester=_requester(draft, opening),
        items=_items(draft, opening),
        documents=(sealed(context, draft, "original", "message.eml"),),
        identity=Identity(documents=tuple(record_of(context, each, profile, requested=False) for each in quarantined)),
    )


def _of_its_kind(made: Case, opening: Opening, actor: Actor) -> Case:
    complained = opening.kind is CaseKind.REQUEST and bool(made.items_of(RightType.COMPLAINT))
    kind = CaseKind.COMPLAINT if complained else opening.kind
    return as_kind(made, kind, answer_by=opening.answer_by, linked=opening.linked, actor=actor)


def _record(transaction: Transaction, actor: Actor, case: Case, draft: Draft) -> None:
    opened = {
        "reference": case.reference,
        "case_kind": case.kind,
        "rights": [item.right for item in case.items],
        "received_on": case.receipt.received_on.isoformat(),
        "entered_days_later": (case.receipt.entered_on - case.receipt.received_on).days,
        "original_sha256": case.documents[0].sha256,
    }
    transaction.audit.append(actor, "case.opened", case.id, opened)
    if case.principal is not None:
        facts = {"controller": case.principal.name, "named": case.principal.named}
        transaction.audit.append(actor, "controller.named", case.id, facts)
    log_told_apart(transaction, actor, case.id, draft)
    for document in case.identity.documents:
        facts = {"document": str(document.id), "kind": document.kind, "requested": document.requested}
        transaction.audit.append(actor, "identity.quarantined", case.id, facts)


def _receipt(draft: Draft, opening: Opening, profile: ControllerProfile, today: date) -> Receipt:
    stated = day_received(draft, opening.received_on, profile)
    received_on = min(stated, opening.presented_on or stated)
    must_have_arrived(received_on, today)
    first_place = next((channel.value for channel in profile.channels if channel.kind == opening.channel), "")
    return Receipt(
        received_on=received_on,
        received_at=draft.received_at.astimezone(UTC) if draft.received_at else None,
        channel=opening.channel,
        inbox=opening.inbox or first_place,
        entered_on=today,
        presented_on=opening.presented_on,
    )


def _requester(draft: Draft, opening: Opening) -> Requester:
    email = draft.sender_email if opening.email is None else opening.email
    return Requester(
        name=draft.sender_name if opening.name is None else opening.name,
        email=email,
        language=opening.language or draft.language,
        capacity=_capacity(draft, opening),
        category=opening.category,
        postal_address=opening.postal_address,
        identifiers=_known_by(draft, opening),
        residence=opening.residence,
    )


def _capacity(draft: Draft, opening: Opening) -> Capacity:
    """As confirmed; whoever writes after a death does so as an heir."""
    rights = opening.rights or tuple(proposal.right for proposal in draft.proposals)
    heir = opening.capacity is Capacity.SELF and RightType.HEIR_REQUEST in rights
    return Capacity.HEIR if heir else opening.capacity


def _known_by(draft: Draft, opening: Opening) -> dict[str, str]:
    """What the sender gave to be recognised by; a corrected address takes the place of the message's own."""
    known = {key: value for key, value in draft.identifiers.items() if key != TO_CORRECT}
    if opening.email is None:
        return known
    if known.get(EMAIL) == draft.sender_email:
        del known[EMAIL]
    return {EMAIL: opening.email, **known} if opening.email else known


def _items(draft: Draft, opening: Opening) -> tuple[RequestItem, ...]:
    quotes: dict[RightType, str] = {}
    for proposal in draft.proposals:
        quotes.setdefault(proposal.right, proposal.quote)
    rights = opening.rights or tuple(quotes)
    if opening.kind is not CaseKind.REQUEST:
        # A complaint is answered as one, whatever rights it exercises beside.
        rights = (RightType.COMPLAINT, *rights)
    if not rights:
        raise NoRightFound
    return tuple(
        RequestItem(number, right, quotes.get(right, "")) for number, right in enumerate(dict.fromkeys(rights), start=1)
    )
