"""What holds for every use case: who may, that the log says so, and that a failure keeps nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from dsardesk.domain.actors import Actor, RoleRefused, UserRole
from dsardesk.domain.assessments import AssessmentKind
from dsardesk.domain.audit import verify
from dsardesk.domain.case import CaseIsClosed
from dsardesk.domain.deceased import Deceased, HeirPurpose
from dsardesk.domain.erasure import KeepGround
from dsardesk.domain.findings import SearchResult
from dsardesk.domain.identity import AlreadyDestroyed, DestructionCause, Rung, Verdict
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.mandates import Authority, ProofKind, Representation
from dsardesk.domain.marketing import CHECK
from dsardesk.domain.portability import NotPortable
from dsardesk.domain.records import SearchOutcome, SystemSearch
from dsardesk.domain.requests import Principal
from dsardesk.domain.restriction import RestrictedUse
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.services.adopting import adopt_profile
from dsardesk.services.assessments import note_assessment
from dsardesk.services.authority import keep_proof, record_own_request, record_representation
from dsardesk.services.complaints import note_authority_letter, note_right
from dsardesk.services.confidential import set_confidential
from dsardesk.services.context import Context
from dsardesk.services.decide import close_case, decide_item
from dsardesk.services.erasure import erase_in_system, keep_in_system, tell_recipient
from dsardesk.services.evidence import evidence_file
from dsardesk.services.fees import record_payment, set_fee
from dsardesk.services.grounds import Attached, GivenGround
from dsardesk.services.heirs import give_to_heirs, note_death, note_death_in_system
from dsardesk.services.identity import check_identity, request_identity
from dsardesk.services.identity_documents import destroy_document, hold_document, receive_document
from dsardesk.services.letters import approve_letter, draft_letter, send_letter
from dsardesk.services.marketing import keep_promise, stop_marketing
from dsardesk.services.notes import add_note
from dsardesk.services.objection import leave_in_system, stop_in_system
from dsardesk.services.open_case import Opening, open_case, take_in
from dsardesk.services.packages import create_package, deliver_package
from dsardesk.services.portability import leave_system_out
from dsardesk.services.ports import UnknownCase
from dsardesk.services.processor import forward_to
from dsardesk.services.rectification import note_correction, rectify_in_system
from dsardesk.services.restriction import lift_restriction, note_restricted_use, restrict_in_system
from dsardesk.services.searches import record_search, search_system
from dsardesk.services.sign_offs import approve_decision, give_opinion
from dsardesk.services.splitting import split_case
from dsardesk.services.suppression import SuppressionChannel, suppress
from dsardesk.services.withholding import withhold_message
from tests.fakes import FailingWork, LastWriteFails, PlainSearch
from tests.makers import ACTORS, DPO, TODAY
from tests.services.conftest import Bench, a_draft

ACKNOWLEDGEMENT = LetterKind.ACKNOWLEDGEMENT
D, A, M = UserRole.DPO, UserRole.ASSISTANT, UserRole.MANAGER


def _nothing(_bench: Bench, _reference: str) -> None:
    """No preparation."""


def _stopped(bench: Bench, reference: str) -> None:
    stop_marketing(bench.context, DPO, reference)


def _drafted(bench: Bench, reference: str) -> None:
    draft_letter(bench.context, DPO, reference, ACKNOWLEDGEMENT)


def _approved(bench: Bench, reference: str) -> None:
    _drafted(bench, reference)
    approve_letter(bench.context, DPO, reference, ACKNOWLEDGEMENT)


def _packed(bench: Bench, reference: str) -> None:
    create_package(bench.context, DPO, bench.packages, reference, kind="access", password="secret")


def _finished(bench: Bench, reference: str) -> None:
    """Everything that lets a case of marketing be closed."""
    _stopped(bench, reference)
    keep_promise(bench.context, DPO, reference, CHECK)
    for number in (1, 2):
        decide_item(bench.context, DPO, reference, number, Outcome.WITHDRAWN)
    check_identity(bench.context, DPO, reference, rung=Rung.KNOWN_CHANNEL, verdict=Verdict.CONFIRMED)
    for step in (draft_letter, approve_letter, send_letter):
        step(bench.context, DPO, reference, LetterKind.CLOSING_NOTE)


def _restricted(bench: Bench, reference: str) -> None:
    restrict_in_system(bench.context, DPO, reference, 1, "crm")


def _lifting_told(bench: Bench, reference: str) -> None:
    _restricted(bench, reference)
    end = AssessmentKind.RESTRICTION_END
    note_assessment(bench.context, DPO, reference, end, item=1, words="le litige a pris fin")
    for step in (draft_letter, approve_letter, send_letter):
        step(bench.context, DPO, reference, LetterKind.RESTRICTION_LIFTING)


DECEASED = Deceased("Alcide Quatrebarbes", date(2026, 9, 2), "alcide@courriel.example", purposes=(HeirPurpose.ESTATE,))


def _erased(bench: Bench, reference: str) -> None:
    erase_in_system(bench.context, DPO, reference, 1, "emailing")


def _correction_noted(bench: Bench, reference: str) -> None:
    note_correction(bench.context, DPO, reference, 1, "nom", old="a", new="b")


def _death_noted(bench: Bench, reference: str) -> None:
    note_death(bench.context, DPO, reference, DECEASED)


PROOF = Attached("courrier.pdf", "application/pdf", b"%PDF")
REPEATED = GivenGround(
    "R02", {"earlier_requests": "2 octobre", "interval": "14 jours", "unchanged": "rien"}, evidence=(PROOF,)
)


def _charged(bench: Bench, reference: str) -> None:
    set_fee(bench.context, DPO, reference, 1, cents=1500, calculation="une heure", grounds=(REPEATED,))


Act = Callable[[Context, Bench, Actor, str], object]


@dataclass(frozen=True)
class UseCase:
    """One thing a user does: what stands before it, how it is done, who may, and what the log says of it."""

    prepare: Callable[[Bench, str], None]
    act: Act
    may: tuple[UserRole, ...]
    recorded: str
    rights: tuple[RightType, ...] = ()


USE_CASES = {
    "open a case": UseCase(
        _nothing,
        lambda context, _bench, actor, _: open_case(
            context, actor, a_draft(RightType.ERASURE, cards=1), Opening(), take_in(context, DPO, b"raw")
        ),
        (D, A),
        "identity.quarantined",
    ),
    "stop marketing": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: stop_marketing(context, actor, reference),
        (D, A),
        "marketing.stopped",
    ),
    "keep a promise": UseCase(
        _stopped,
        lambda context, _bench, actor, reference: keep_promise(context, actor, reference, CHECK),
        (D, A),
        "promise.kept",
    ),
    "ask for more to identify": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: request_identity(
            context, actor, reference, rung=Rung.DATA_POINTS, doubt="homonyme", asked_on=TODAY, promptly=True
        ),
        (D, A),
        "identity.requested",
    ),
    "check an identity": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: check_identity(
            context, actor, reference, rung=Rung.SEEN, verdict=Verdict.NOT_CONFIRMED
        ),
        (D, A),
        "identity.checked",
    ),
    "hold a document": UseCase(
        _nothing,
        lambda context, bench, actor, reference: hold_document(
            context,
            actor,
            reference,
            bench.case(reference).identity.documents[0].id,
            reason="faux soupçonné",
            until=date(2027, 1, 31),
        ),
        (D,),
        "identity.held",
    ),
    "destroy a document": UseCase(
        _nothing,
        lambda context, bench, actor, reference: destroy_document(
            context,
            actor,
            reference,
            bench.case(reference).identity.documents[0].id,
            cause=DestructionCause.UNSOLICITED,
        ),
        (D, A),
        "identity.destroyed",
    ),
    "receive an identity document": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: receive_document(context, actor, reference, b"\xff", "image/jpeg"),
        (D, A),
        "identity.quarantined",
    ),
    "record for whom somebody writes": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: record_representation(
            context, actor, reference, Representation(Authority.MANDATE, "Odile Ferrand")
        ),
        (D, A),
        "representation.recorded",
    ),
    "record that somebody writes for themselves": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: record_own_request(context, actor, reference),
        (D, A),
        "representation.withdrawn",
    ),
    "keep a proof of authority": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: keep_proof(
            context, actor, reference, ProofKind.MANDATE, b"%PDF", without_identity_pages=True
        ),
        (D, A),
        "proof.kept",
    ),
    "record a search": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: record_search(
            context, actor, reference, SystemSearch("crm", SearchOutcome.NOTHING)
        ),
        (D, A),
        "system.searched",
    ),
    "search a system": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: search_system(
            context, actor, reference, "crm", Path(), using=PlainSearch(SearchResult((), ("clients.csv",), ()))
        ),
        (D, A),
        "system.searched",
    ),
    "make a package": UseCase(
        _nothing,
        lambda context, bench, actor, reference: create_package(
            context, actor, bench.packages, reference, kind="access", password="secret"
        ),
        (D, A),
        "package.made",
    ),
    "deliver a package": UseCase(
        _packed,
        lambda context, _bench, actor, reference: deliver_package(
            context, actor, reference, channel="email", told_by="phone"
        ),
        (D, A),
        "package.delivered",
    ),
    "draft a letter": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: draft_letter(context, actor, reference, ACKNOWLEDGEMENT),
        (D, A),
        "letter.drafted",
    ),
    "approve a letter": UseCase(
        _drafted,
        lambda context, _bench, actor, reference: approve_letter(context, actor, reference, ACKNOWLEDGEMENT),
        (D, M),
        "letter.approved",
    ),
    "send a letter": UseCase(
        _approved,
        lambda context, _bench, actor, reference: send_letter(context, actor, reference, ACKNOWLEDGEMENT),
        (D, A),
        "letter.sent",
    ),
    "decide": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: decide_item(context, actor, reference, 1, Outcome.NO_DATA_HELD),
        (D,),
        "item.decided",
    ),
    "close a case": UseCase(
        _finished,
        lambda context, _bench, actor, reference: close_case(context, actor, reference),
        (D, A),
        "case.closed",
    ),
    "add a note": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: add_note(context, actor, reference, "Elle a rappelé."),
        (D, A),
        "note.added",
    ),
    "take up the present profile": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: adopt_profile(context, actor, reference),
        (D,),
        "profile.adopted",
    ),
    "erase in a system": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: erase_in_system(context, actor, reference, 1, "emailing"),
        (D, A),
        "data.erased",
        (RightType.ERASURE,),
    ),
    "keep in a system": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: keep_in_system(
            context,
            actor,
            reference,
            1,
            "facturation",
            what="factures",
            ground=KeepGround.LEGAL_OBLIGATION,
            reason="article L123-22",
            until=date(2036, 12, 31),
        ),
        (D,),
        "data.kept",
        (RightType.ERASURE,),
    ),
    "tell a recipient": UseCase(
        _erased,
        lambda context, _bench, actor, reference: tell_recipient(context, actor, reference, 1, "Colombe Routage SARL"),
        (D, A),
        "recipient.told",
        (RightType.ERASURE,),
    ),
    "note a correction": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: note_correction(
            context, actor, reference, 1, "nom", old="a", new="b"
        ),
        (D, A),
        "correction.asked",
        (RightType.RECTIFICATION,),
    ),
    "rectify in a system": UseCase(
        _correction_noted,
        lambda context, _bench, actor, reference: rectify_in_system(context, actor, reference, 1, "crm"),
        (D, A),
        "data.rectified",
        (RightType.RECTIFICATION,),
    ),
    "restrict in a system": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: restrict_in_system(context, actor, reference, 1, "crm"),
        (D, A),
        "data.restricted",
        (RightType.RESTRICTION,),
    ),
    "use restricted data": UseCase(
        _restricted,
        lambda context, _bench, actor, reference: note_restricted_use(
            context, actor, reference, 1, "crm", use=RestrictedUse.CLAIMS, what="contrat", reason="audience"
        ),
        (D,),
        "data.used_restricted",
        (RightType.RESTRICTION,),
    ),
    "lift a restriction": UseCase(
        _lifting_told,
        lambda context, _bench, actor, reference: lift_restriction(context, actor, reference, 1),
        (D,),
        "restriction.lifted",
        (RightType.RESTRICTION,),
    ),
    "note what is examined": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: note_assessment(
            context, actor, reference, AssessmentKind.RESTRICTION_GROUND, item=1, ground="claims"
        ),
        (D, A),
        "item.assessed",
        (RightType.RESTRICTION,),
    ),
    "note why a restriction ends": UseCase(
        _restricted,
        lambda context, _bench, actor, reference: note_assessment(
            context, actor, reference, AssessmentKind.RESTRICTION_END, item=1, words="le litige a pris fin"
        ),
        (D,),
        "item.assessed",
        (RightType.RESTRICTION,),
    ),
    "stop a processing": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: stop_in_system(context, actor, reference, 1, "emailing"),
        (D, A),
        "processing.stopped",
        (RightType.OBJECTION,),
    ),
    "leave a processing running": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: leave_in_system(
            context, actor, reference, 1, "crm", reason="contrat en cours"
        ),
        (D,),
        "processing.not_concerned",
        (RightType.OBJECTION,),
    ),
    "withhold a message": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: withhold_message(
            context, actor, reference, 1, "support", message="message du 3 mars", reason="santé d’un tiers"
        ),
        (D,),
        "message.withheld",
    ),
    "add a right": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: note_right(context, actor, reference, RightType.PORTABILITY),
        (D, A),
        "right.added",
    ),
    "recognise a letter of the authority": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: note_authority_letter(context, actor, reference, answer_by=None),
        (D, A),
        "case.authority_letter",
    ),
    "split a case": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: split_case(context, actor, reference, both=[1]),
        (D,),
        "case.split",
    ),
    "suppress a number": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: suppress(
            context, actor, reference, "06 39 98 00 11", channel=SuppressionChannel.PHONE
        ),
        (D, A),
        "address.suppressed",
    ),
    "leave a system out": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: leave_system_out(
            context, actor, reference, 1, "facturation", why=NotPortable.NOT_PROVIDED, what="factures"
        ),
        (D,),
        "data.left_out",
        (RightType.PORTABILITY,),
    ),
    "note a death": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: note_death(context, actor, reference, DECEASED),
        (D, A),
        "death.recorded",
        (RightType.HEIR_REQUEST,),
    ),
    "note a death in a system": UseCase(
        _death_noted,
        lambda context, _bench, actor, reference: note_death_in_system(
            context, actor, reference, 1, "crm", closed=True
        ),
        (D, A),
        "death.taken_into_account",
        (RightType.HEIR_REQUEST,),
    ),
    "give to heirs": UseCase(
        _death_noted,
        lambda context, _bench, actor, reference: give_to_heirs(context, actor, reference, 1, "crm", what="contrat"),
        (D,),
        "data.given_to_heirs",
        (RightType.HEIR_REQUEST,),
    ),
    "forward to a controller": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: forward_to(
            context, actor, reference, Principal("Les Ateliers du Quai", "contact@quai.example")
        ),
        (D, A),
        "controller.named",
    ),
    "give an opinion": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: give_opinion(context, actor, reference, 1, "favorable"),
        (D,),
        "opinion.given",
    ),
    "approve a decision": UseCase(
        _charged,
        lambda context, _bench, actor, reference: approve_decision(context, actor, reference, 1, outside=PROOF),
        (D, M),
        "decision.approved",
    ),
    "set a fee": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: set_fee(
            context, actor, reference, 1, cents=1500, calculation="une heure", grounds=(REPEATED,)
        ),
        (D,),
        "fee.asked",
    ),
    "record a payment": UseCase(
        _charged,
        lambda context, _bench, actor, reference: record_payment(context, actor, reference, 1),
        (D, A),
        "fee.paid",
    ),
    "make a case confidential": UseCase(
        _nothing,
        lambda context, _bench, actor, reference: set_confidential(context, actor, reference, confidential=True),
        (D,),
        "case.hidden",
    ),
    "print the evidence": UseCase(
        _nothing,
        lambda context, bench, actor, reference: evidence_file(context, actor, bench.reports, reference, "fr"),
        (D, A),
        "evidence.made",
    ),
}
ALLOWED = [(name, role) for name, use_case in USE_CASES.items() for role in use_case.may]
REFUSED = [(name, role) for name, use_case in USE_CASES.items() for role in UserRole if role not in use_case.may]
ON_A_CASE = USE_CASES.keys() - {"open a case"}
ON_A_DOCUMENT = {"hold a document", "destroy a document"}


def _prepared(bench: Bench, use_case: UseCase) -> str:
    reference = bench.opened(*use_case.rights, cards=1).reference
    use_case.prepare(bench, reference)
    return reference


@pytest.mark.parametrize(("name", "role"), ALLOWED)
def test_whoever_may_does_it_and_the_log_says_who(bench: Bench, name: str, role: UserRole) -> None:
    use_case = USE_CASES[name]
    reference = _prepared(bench, use_case)
    before = len(bench.actions())
    use_case.act(bench.context, bench, ACTORS[role], reference)
    with bench.work.read() as transaction:
        events = list(transaction.audit.events())[before:]
        assert verify(transaction.audit.events(), transaction.audit.head()).ok
    assert events[-1].action == use_case.recorded
    assert {event.actor for event in events} == {ACTORS[role].id}
    assert all(event.case is not None for event in events)


@pytest.mark.parametrize(("name", "role"), REFUSED)
def test_nobody_else_may_and_nothing_is_kept(bench: Bench, name: str, role: UserRole) -> None:
    use_case = USE_CASES[name]
    reference = _prepared(bench, use_case)
    before, held = bench.everything(), bench.store.holds(bench.case(reference).identity.documents[0].id)
    with pytest.raises(RoleRefused) as refused:
        use_case.act(bench.context, bench, ACTORS[role], reference)
    assert refused.value.facts == {"role": role}
    assert bench.everything() == before
    assert bench.store.holds(bench.case(reference).identity.documents[0].id) == held


@pytest.mark.parametrize("name", USE_CASES)
def test_when_the_disk_refuses_at_the_last_moment_nothing_is_kept(bench: Bench, name: str) -> None:
    use_case = USE_CASES[name]
    reference = _prepared(bench, use_case)
    before = bench.everything()
    with pytest.raises(LastWriteFails):
        use_case.act(bench.context_on(FailingWork(bench.work)), bench, DPO, reference)
    assert bench.everything() == before


def test_a_case_that_does_not_exist_is_said_so(bench: Bench) -> None:
    bench.opened(cards=1)
    before = bench.everything()
    for name in ON_A_CASE - ON_A_DOCUMENT:
        with pytest.raises(UnknownCase):
            USE_CASES[name].act(bench.context, bench, DPO, "DSR-1999-0001")
    assert bench.everything() == before


def test_nothing_is_added_to_a_closed_case(bench: Bench) -> None:
    reference = bench.opened(cards=1).reference
    _finished(bench, reference)
    close_case(bench.context, DPO, reference)
    before = bench.everything()
    # A copy is destroyed on a closed case too: this one was already, at the check.
    for name in ON_A_CASE - {"print the evidence", "add a note", "make a case confidential"}:
        with pytest.raises(AlreadyDestroyed if name == "destroy a document" else CaseIsClosed):
            USE_CASES[name].act(bench.context, bench, DPO, reference)
    assert bench.everything() == before
