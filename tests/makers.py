"""Invented people, a clock that shows what it is told, and cases, for the tests of storage, services and the desk."""

from __future__ import annotations

import itertools
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from dsardesk import resources
from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.assessments import Assessment, AssessmentKind
from dsardesk.domain.case import Case, CaseKind, Role
from dsardesk.domain.clock_records import Asked, Course, Reminder, Silence
from dsardesk.domain.deadlines import ClockFact, ClockFactType
from dsardesk.domain.deceased import DeathProof, Deceased, DirectiveFound, HeirPurpose, HeirQuality
from dsardesk.domain.grounds import Approver
from dsardesk.domain.identity import (
    Destruction,
    DestructionCause,
    Identity,
    IdentityCheck,
    IdentityDocument,
    IdentityRequest,
    Rung,
    Verdict,
)
from dsardesk.domain.ids import CaseId, DocumentId, UserId, uuid7
from dsardesk.domain.mandates import Authority, AuthorityProof, ProofKind, ReplyTo, Representation
from dsardesk.domain.papers import CaseDocument, LetterRecord, LetterState, PackageRecord
from dsardesk.domain.reasons import Fee, Given, SignOff, SignOffKind, StatedGround
from dsardesk.domain.records import CaseFact, Correction, Measure, Promise, SearchOutcome, SystemSearch
from dsardesk.domain.requests import Capacity, Principal, Receipt, Requester, RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.wishes import Carried, Limit, PlannedWish, Wish
from dsardesk.services.ports import CaseIndex, UnitOfWork
from dsardesk.storage.vault import OpenVault

NOW = datetime(2026, 10, 26, 8, 12, tzinfo=UTC)
TODAY = date(2026, 10, 26)
PASSWORD = "sept-huîtres-sous-un-parapluie"
CANARY = "Zéphyrine Quatrebarbes"
PROFILE = "01900000-0000-7000-8000-000000000001"


class Opener(Protocol):
    """Opens a vault as the desk does, with PASSWORD unless told otherwise."""

    def __call__(self, folder: Path, secret: str = ..., kind: str = ...) -> AbstractContextManager[OpenVault]:
        """The open vault."""
        ...


_counter = itertools.count(1)


def new_id() -> UUID:
    """A UUIDv7 that nobody else has."""
    return uuid7(NOW, next(_counter))


def document_id() -> DocumentId:
    """The id of a new document."""
    return DocumentId(new_id())


ACTORS = {
    role: Actor(UserId(uuid7(NOW, 1 << 60 | number)), name, role)
    for number, (role, name) in enumerate(
        {
            UserRole.DPO: "Claire Morel",
            UserRole.ASSISTANT: "Sofiane Bensaïd",
            UserRole.MANAGER: "Maud Delorme",
            UserRole.READ: "Paul Veyrat",
            UserRole.ADMIN: "Inès Carvalho",
        }.items()
    )
}
DPO = ACTORS[UserRole.DPO]


class Clock:
    """A clock that shows what it is told."""

    def __init__(self, instant: datetime = NOW) -> None:
        """Show *instant*."""
        self.instant = instant

    def now(self) -> datetime:
        """The instant shown."""
        return self.instant

    def forward(self, *, hours: int = 0, days: int = 0) -> None:
        """Show a later instant."""
        self.instant += timedelta(hours=hours, days=days)


@cache
def profile_text() -> str:
    """The profile of the invented company that ships with the desk."""
    return resources.text("samples", "alto", "profile.toml")


@cache
def sample_message() -> bytes:
    """The invented request that ships with the desk: access, an objection to marketing, an identity card unasked."""
    return resources.data("samples", "alto", "request-access.eml")


def settle_in(work: UnitOfWork) -> None:
    """Give a new store its users and its company."""
    with work.write() as transaction:
        for actor in ACTORS.values():
            transaction.users.add(actor)
        transaction.profiles.add(PROFILE, profile_text(), date(2026, 1, 5))


def plain_case(reference: str = "DSR-2026-0001", **changes: Any) -> Case:
    """A case just opened: access asked by e-mail."""
    case = Case(
        id=CaseId(new_id()),
        version=1,
        reference=reference,
        profile=PROFILE,
        calendar="FR",
        role=Role.CONTROLLER,
        receipt=Receipt(date(2026, 10, 24), NOW, "email", "contact@alto.example", TODAY),
        requester=Requester(CANARY, "zephyrine@courriel.example", "fr"),
        items=(RequestItem(1, RightType.ACCESS, "une copie de mes données"),),
    )
    return replace(case, **changes)


def identity_document(**changes: Any) -> IdentityDocument:
    """A copy of an identity card that came unasked and is held."""
    kept = IdentityDocument(
        id=document_id(),
        kind="identity_document",
        media_type="image/jpeg",
        size_bytes=2048,
        received_at=NOW,
        requested=False,
        destroy_by=NOW + timedelta(hours=48),
    )
    return replace(kept, **changes)


def full_case(reference: str = "DSR-2026-0042") -> Case:
    """A case in which every list and every optional fact stands."""
    pdf, docx, package = (
        CaseDocument(document_id(), kind, f"{kind}.bin", "application/octet-stream", 12, "ab" * 32, "crm")
        for kind in ("letter", "original", "package")
    )
    letter = LetterRecord(
        document_id(), "access_reply", "fr", LetterState.SENT, TODAY, pdf.id, docx.id, (1, 2), TODAY, DPO.name, "email"
    )
    gone = Destruction(NOW, DPO.name, DestructionCause.CHECKED, ("mailbox", "paper"))
    return plain_case(
        reference,
        requester=Requester(
            CANARY,
            "zephyrine@courriel.example",
            "fr",
            Capacity.HEIR,
            "customer",
            ("3 rue Basse", "01500 Ambérieu"),
            {"customer_number": "CL-20817", "phone": "06 39 98 00 11"},
        ),
        items=(
            RequestItem(
                1, RightType.ACCESS, "« tout »", Outcome.PARTLY_GRANTED, "secret d'autrui", TODAY, DPO.name, TODAY
            ),
            RequestItem(2, RightType.OBJECTION_MARKETING),
        ),
        facts=(
            CaseFact(ClockFact(ClockFactType.IDENTITY_REQUESTED, TODAY, without_undue_delay=False)),
            CaseFact(ClockFact(ClockFactType.EXTENSION_NOTIFIED, TODAY, announced_due=date(2026, 12, 20)), 2),
        ),
        identity=Identity(
            check=IdentityCheck(Rung.COPY, Verdict.CONFIRMED, ("email",), NOW, DPO.name, "deux homonymes"),
            requests=(IdentityRequest(TODAY, Rung.COPY, "deux homonymes", "rien d’autre n’est connu"),),
            documents=(
                identity_document(destruction=gone, requested=True),
                identity_document(hold_reason="faux soupçonné", hold_until=date(2027, 1, 31)),
            ),
        ),
        searches=(
            SystemSearch("crm", SearchOutcome.FOUND, 3, TODAY, DPO.name),
            SystemSearch("support", SearchOutcome.NOT_SEARCHED, reason="en panne"),
            SystemSearch("emailing", None),
        ),
        documents=(pdf, docx, package),
        measures=(
            Measure(2, "marketing_stopped", "emailing", TODAY, DPO.name),
            Measure(
                1,
                "kept",
                "facturation",
                TODAY,
                DPO.name,
                what="factures",
                ground="legal_obligation",
                reason="article L123-22 du code de commerce",
                until=date(2036, 12, 31),
            ),
        ),
        letters=(letter,),
        packages=(PackageRecord(package.id, "access", TODAY, 7, TODAY, "phone"),),
        promises=(
            Promise("marketing_check", date(2026, 11, 10), 2, date(2026, 11, 9), DPO.name),
            Promise("call", TODAY),
        ),
        corrections=(Correction(1, "téléphone", "06 39 98 00 11", "06 39 98 00 12"),),
        assessments=(
            Assessment(AssessmentKind.HUMAN_REVIEW, TODAY, DPO.name, 1, "changed", "une erreur", "Basile Ferrand"),
            Assessment(AssessmentKind.INSTRUCTION, TODAY, DPO.name, None, "act", "message du 3 avril"),
        ),
        kind=CaseKind.AUTHORITY_LETTER,
        answer_by=date(2026, 12, 1),
        linked=("DSR-2026-0007",),
        deceased=Deceased(
            "Alcide Quatrebarbes",
            date(2026, 9, 2),
            "alcide@courriel.example",
            {"customer_number": "CL-20001"},
            DeathProof.NOTARY,
            HeirQuality.NOTORIAL_DEED,
            DirectiveFound.NOT_CONTRARY,
            date(1941, 5, 6),
            ("PM-2026-0001",),
            (HeirPurpose.ESTATE, HeirPurpose.MEMORIES),
            date(2026, 10, 20),
        ),
        wishes=(
            PlannedWish("PM-2026-0001", "contract", Wish.ERASE, limit=Limit.LEGAL_OBLIGATION),
            PlannedWish(
                "PM-2026-0001",
                "support",
                Wish.COMMUNICATE,
                "Rose",
                Limit.OTHERS,
                Carried.PARTLY,
                date(2026, 11, 3),
                "Claire Morel",
                "deux messages privés",
            ),
        ),
        principal=Principal("Atelier Orme", "donnees@orme.example", ("3 rue Basse", "01500 Ambérieu"), named=False),
        representation=Representation(
            Authority.PARENT,
            "Ondine Quatrebarbes",
            "ondine@courriel.example",
            ("3 rue Basse", "01500 Ambérieu"),
            {"customer_number": "CL-20002"},
            date(2010, 5, 4),
            TODAY,
            date(2027, 5, 4),
            (RightType.ACCESS,),
            names_us=False,
            reply_to=ReplyTo.PERSON,
            writer_identified=True,
            interest="Elle demande elle-même cet accès.",
        ),
        proofs=(AuthorityProof(docx.id, ProofKind.FAMILY_BOOK, TODAY, DPO.name),),
        grounds=(
            StatedGround(1, "R08", "les messages", {"withheld": "trois messages"}, (docx.id,)),
            StatedGround(1, "R02", approval=Approver.CONTROLLER),
        ),
        sign_offs=(
            SignOff(1, SignOffKind.OPINION, False, "plutôt des frais", TODAY, DPO.name),
            SignOff(1, SignOffKind.APPROVAL, True, "", TODAY, "Maud", Given.OUTSIDE, docx.id),
        ),
        fees=(Fee(2, 1550, "une heure de tri", TODAY, DPO.name, TODAY),),
        confidential=True,
        reminders=(Reminder(Asked.IDENTITY, TODAY, "email", DPO.name),),
        silences=(Silence(Course.CLOSE_FOR_NOW, "sans réponse", TODAY, DPO.name, TODAY, TODAY),),
        closed_on=TODAY,
    )


def index_of(case: Case, **changes: Any) -> CaseIndex:
    """What the list of cases shows of *case*."""
    terms = ("zephyrine", "quatrebarbes", case.reference.casefold())
    destroy_by = min((document.destroy_by for document in case.identity.held()), default=None)
    made = CaseIndex(date(2026, 11, 24), date(2026, 11, 23), "search", terms, "zephyrine quatrebarbes")
    return replace(made, **{"destroy_by": destroy_by, **changes})


def bytes_below(*folders: Path) -> dict[Path, bytes]:
    """Content of every file of some folders."""
    return {path: path.read_bytes() for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()}


PAGE = 4096
_SALT, _IV, _SEALS = 16, 16, 80


def plain_pages(database: Path, key: bytes) -> bytes:
    """Every page of an encrypted database, free ones included, decrypted by hand (AES-256-CBC, SQLCipher 4)."""
    content = database.read_bytes()
    plain = []
    for start in range(0, len(content), PAGE):
        end = start + PAGE - _SEALS
        decryptor = Cipher(AES(key), CBC(content[end : end + _IV])).decryptor()
        plain.append(decryptor.update(content[start + (0 if start else _SALT) : end]))
    return b"".join(plain)
