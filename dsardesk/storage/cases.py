"""Cases to rows and back."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, Table, Uuid, and_, bindparam, delete, func, insert, select, update

from dsardesk.domain.assessments import Assessment
from dsardesk.domain.case import Case, CaseKind, Role
from dsardesk.domain.cleaning import Attestation
from dsardesk.domain.clock_records import Clarification, Extension, Reminder, Silence
from dsardesk.domain.deadlines import ClockFact
from dsardesk.domain.deceased import Deceased
from dsardesk.domain.endings import Endings
from dsardesk.domain.holds import Hold
from dsardesk.domain.identity import Destruction, Identity, IdentityCheck, IdentityDocument, IdentityRequest
from dsardesk.domain.ids import CaseId, DocumentId
from dsardesk.domain.mandates import AuthorityProof, Representation
from dsardesk.domain.papers import CaseDocument, LetterRecord, PackageRecord
from dsardesk.domain.reasons import Fee, SignOff, StatedGround
from dsardesk.domain.records import CaseFact, Correction, Measure, Promise, SystemSearch
from dsardesk.domain.requests import Principal, Receipt, Requester, RequestItem
from dsardesk.domain.terms import HEALTH_RECORDS, Regime
from dsardesk.domain.wishes import PlannedWish
from dsardesk.services.ports import (
    EVERY_CASE,
    CaseIndex,
    CaseLine,
    CaseQuery,
    ChangedMeanwhile,
    Counting,
    FoundIn,
    HeldDocument,
    KeptMessage,
    OpenPromise,
    UnknownCase,
    YearFigures,
)
from dsardesk.storage import agenda, case_list, linking, search, tables
from dsardesk.storage.erasing import Erasure
from dsardesk.storage.mirror import Mirror
from dsardesk.storage.retention import purge_rows

LISTS: dict[str, Mirror[Any]] = {
    "items": Mirror(tables.items, RequestItem),
    "searches": Mirror(tables.searches, SystemSearch),
    "documents": Mirror(tables.documents, CaseDocument),
    "measures": Mirror(tables.measures, Measure),
    "letters": Mirror(tables.letters, LetterRecord),
    "packages": Mirror(tables.packages, PackageRecord),
    "promises": Mirror(tables.promises, Promise),
    "corrections": Mirror(tables.corrections, Correction),
    "extensions": Mirror(tables.extensions, Extension),
    "clarifications": Mirror(tables.clarifications, Clarification),
    "reminders": Mirror(tables.reminders, Reminder),
    "silences": Mirror(tables.silences, Silence),
    "assessments": Mirror(tables.assessments, Assessment),
    "holds": Mirror(tables.holds, Hold),
    "grounds": Mirror(tables.stated_grounds, StatedGround),
    "sign_offs": Mirror(tables.sign_offs, SignOff),
    "fees": Mirror(tables.fees, Fee),
    "wishes": Mirror(tables.wishes, PlannedWish),
    "proofs": Mirror(tables.authority_proofs, AuthorityProof),
}
"""Lists of a case that are rows of their own table."""

CLOCK_FACTS = Mirror(tables.clock_facts, ClockFact)
IDENTITY_DOCUMENTS = Mirror(tables.identity_documents, IdentityDocument, left_out=frozenset({"destruction"}))
IDENTITY_REQUESTS = Mirror(tables.identity_requests, IdentityRequest)
DESTRUCTIONS = Mirror(tables.destructions, Destruction)
ATTESTATIONS = Mirror(tables.attestations, Attestation)
CHECKS = Mirror(tables.identity_checks, IdentityCheck)
REQUESTERS = Mirror(tables.requesters, Requester)
RECEIPTS = Mirror(tables.cases, Receipt)
ONE_EACH: dict[str, Mirror[Any]] = {
    "deceased": Mirror(tables.deceased, Deceased),
    "principal": Mirror(tables.principals, Principal),
    "representation": Mirror(tables.representations, Representation),
}
"""Parts of a case that are one row of their own table, or none."""

_ONE = {**ONE_EACH, "requester": REQUESTERS, "check": CHECKS}
_PARTS = {**LISTS, **_ONE, "facts": CLOCK_FACTS, "requests": IDENTITY_REQUESTS, "attestations": ATTESTATIONS}
_CASE = bindparam("case", type_=Uuid())
_WHICH = select(*(select(each.table).where(each.table.c.case_id == _CASE).exists() for each in _PARTS.values()))
"""Which parts of a case have rows, asked at once: most have none."""
_ROW_OF = {name: select(mirror.table).where(mirror.table.c.case_id == _CASE) for name, mirror in _ONE.items()}
_SAME = update(tables.cases).where(
    tables.cases.c.id == bindparam("same_id"), tables.cases.c.version == bindparam("same_version")
)
_TERMS_OF = select(tables.case_terms.c.term).where(tables.case_terms.c.case_id == _CASE)
REMEMBERED = 8
"""Cases of one transaction, the newest, that are saved without being read again."""


class SqlCases:
    """Cases in one transaction."""

    def __init__(
        self,
        connection: Connection,
        *,
        confidential: bool = True,
        erasure: Erasure | None = None,
        known: dict[UUID, Case] | None = None,
    ) -> None:
        """Work on *connection*, whose transaction somebody else ends; without *confidential*, on the other cases.

        *known* are cases as this transaction read or wrote them last.
        """
        self._connection = connection
        self._erasure = erasure or Erasure()
        self._scope = () if confidential else case_list.NOT_CONFIDENTIAL
        self._known: dict[UUID, Case] = {} if known is None else known

    def without_confidential(self) -> SqlCases:
        """The same cases for those who only follow or approve: a confidential one is neither found nor counted."""
        return SqlCases(self._connection, confidential=False, erasure=self._erasure, known=self._known)

    def add(self, case: Case, index: CaseIndex) -> None:
        """Keep a new case."""
        self.add_all(((case, index),))

    def add_all(self, cases: Sequence[tuple[Case, CaseIndex]]) -> None:
        """Keep new cases: their rows go in a table at a time."""
        rows: dict[Table, list[dict[str, Any]]] = {}
        for case, index in cases:
            for table, row in _rows(case, index):
                rows.setdefault(table, []).append(row)
        for table in (each for each in tables.metadata.sorted_tables if each in rows):
            self._connection.execute(insert(table), rows[table])
        asked = [(case.id, FoundIn.REQUEST, "", index.asked) for case, index in cases]
        search.add_words(self._connection, asked)

    def get(self, reference: str) -> Case:
        """The case of that reference; UnknownCase if there is none."""
        statement = select(tables.cases).where(tables.cases.c.reference == reference, *self._scope)
        row = self._connection.execute(statement).mappings().one_or_none()
        if row is None:
            raise UnknownCase(reference=reference)
        return self._remembered(self._case(row))

    def save(self, case: Case, index: CaseIndex) -> Case:
        """Keep the changed *case*; the answer has its new version."""
        row = {"version": case.version + 1, **_case_row(case, index)}
        known_by = {"same_id": case.id, "same_version": case.version}
        if self._connection.execute(_SAME, {**row, **known_by}).rowcount != 1:
            raise ChangedMeanwhile(reference=case.reference)
        known = self._known.get(case.id)
        # Of the same version: nobody wrote its parts since they were read.
        self._save_parts(case, index, known if known and known.version == case.version else None)
        return self._remembered(replace(case, version=case.version + 1))

    def _remembered(self, case: Case) -> Case:
        self._known[case.id] = case
        if len(self._known) > REMEMBERED:
            del self._known[next(iter(self._known))]
        return case

    def page(self, query: CaseQuery = EVERY_CASE, *, offset: int, limit: int) -> tuple[CaseLine, ...]:
        """Lines of the list that *query* describes."""
        return case_list.page(self._connection, query, offset, limit, self._scope)

    def count(self, query: CaseQuery = EVERY_CASE) -> int:
        """How many lines that list has."""
        return case_list.count(self._connection, query, self._scope)

    def kept_messages(self, message_ids: Collection[str], sha256: str) -> tuple[KeptMessage, ...]:
        """Messages kept under one of those ids, or with that very content."""
        return linking.kept_messages(self._connection, message_ids, sha256, self._scope)

    def having(
        self, words: Collection[str], *, email: str = "", closed_after: date | None = None, limit: int
    ) -> tuple[str, ...]:
        """References of cases whose person has every one of the folded *words* whole, open ones first."""
        return linking.having(
            self._connection, words, email=email, closed_after=closed_after, limit=limit, scope=self._scope
        )

    def held_documents(self) -> tuple[HeldDocument, ...]:
        """Identity documents held, the next to be destroyed first."""
        return agenda.held_documents(self._connection, self._scope)

    def to_clean(self) -> tuple[tuple[str, str], ...]:
        """Reference and person of the cases on which places are left where a destroyed copy may lie."""
        return agenda.to_clean(self._connection, self._scope)

    def destructions(self) -> dict[DocumentId, Destruction]:
        """How every destroyed identity document ended."""
        rows = self._connection.execute(select(tables.destructions)).mappings()
        return {DocumentId(row["document_id"]): DESTRUCTIONS.value(row) for row in rows}

    def open_promises(self, until: date) -> tuple[OpenPromise, ...]:
        """Promises due on or before *until* and not kept, the earliest first."""
        return agenda.open_promises(self._connection, until, self._scope)

    def year(self, year: int) -> YearFigures:
        """What one year came to."""
        return agenda.year(self._connection, year, self._scope)

    def in_restricted_archive(self, document: DocumentId) -> bool:
        """True for a paper that shows a right to act for somebody, or that somebody designated cannot."""
        proofs = (tables.authority_proofs.c.document, tables.directive_absences.c.proof)
        kept = (select(proof).where(proof == document) for proof in proofs)
        return any(self._connection.execute(statement).first() is not None for statement in kept)

    def health_record_of(self, document: DocumentId) -> CaseId | None:
        """The case of a health record to which a document, letter or package belongs; None for any other."""
        places = (
            tables.documents.c.id,
            tables.letters.c.pdf,
            tables.letters.c.docx,
            tables.packages.c.id,
        )
        case = tables.cases.c
        for place in places:
            owner = select(place.table.c.case_id).where(place == document)
            statement = select(case.id).where(case.id.in_(owner), case.regime.in_(HEALTH_RECORDS))
            found = self._connection.execute(statement).scalar_one_or_none()
            if found is not None:
                return CaseId(found)
        return None

    def countings(self) -> tuple[Counting, ...]:
        """How the dates of open cases were counted, each way once."""
        case = tables.cases.c
        statement = (
            select(case.calendar, case.calendar_version, case.rules_version).where(case.closed_on.is_(None)).distinct()
        )
        return tuple(Counting(*row) for row in self._connection.execute(statement))

    def counted_as(self, counting: Counting) -> tuple[tuple[str, date | None], ...]:
        """Reference and due date, as kept, of the open cases that were counted so, in order."""
        case = tables.cases.c
        statement = (
            select(case.reference, case.due_on)
            .where(
                case.closed_on.is_(None),
                case.calendar == counting.calendar,
                case.calendar_version == counting.calendar_version,
                case.rules_version == counting.rules_version,
            )
            .order_by(case.reference)
        )
        return tuple((row.reference, row.due_on) for row in self._connection.execute(statement))

    def to_purge(self, until: date, *, limit: int) -> tuple[str, ...]:
        """References of the cases of which something is to be purged by then, the longest due first."""
        case = tables.cases.c
        order = (case.purge_on, case.reference)
        statement = select(case.reference).where(case.purge_on <= until, *self._scope).order_by(*order).limit(limit)
        return tuple(self._connection.execute(statement).scalars())

    def count_to_purge(self, until: date) -> int:
        """How many of them there are."""
        statement = select(func.count()).select_from(tables.cases).where(tables.cases.c.purge_on <= until, *self._scope)
        return self._connection.execute(statement).scalar_one()

    def purge(self, case: Case) -> None:
        """Leave nothing of *case*: neither its parts, nor the words that find it, nor the contents of its documents."""
        self.purge_all((case.id,))

    def purge_all(self, cases: Collection[CaseId]) -> None:
        """The same of several cases: a table at a time, and not a case at a time."""
        for each in cases:
            self._known.pop(each, None)
        purge_rows(self._connection, tables.cases, cases, self._erasure)

    def keep_words(self, case: CaseId, place: FoundIn, source: str, words: tuple[str, ...]) -> None:
        """Have the case found by folded *words* of a letter or a note, in place of what that source said before."""
        search.keep_words(self._connection, case, place, source, words)

    def add_words(self, texts: Sequence[tuple[CaseId, FoundIn, str, tuple[str, ...]]]) -> None:
        """The same of sources that never said anything before."""
        search.add_words(self._connection, texts)

    def words_are_due(self) -> bool:
        """True of a vault whose letters and notes were never read for their words."""
        return search.words_are_due(self._connection)

    def words_were_read(self) -> None:
        """From now on words are kept when they are written."""
        search.words_were_read(self._connection)

    def clients(self) -> tuple[Principal, ...]:
        """Controllers for whom data are processed, as each case names them, the oldest case first."""
        joined = tables.principals.join(tables.cases, tables.principals.c.case_id == tables.cases.c.id)
        statement = select(tables.principals).select_from(joined).where(*self._scope).order_by(tables.cases.c.reference)
        mirror = ONE_EACH["principal"]
        return tuple(dict.fromkeys(mirror.value(row) for row in self._connection.execute(statement).mappings()))

    def with_held_documents(self) -> tuple[str, ...]:
        """References of the cases on which an identity document is held."""
        held, gone = tables.identity_documents.c, tables.destructions.c
        statement = (
            select(tables.cases.c.reference)
            .join(tables.identity_documents, held.case_id == tables.cases.c.id)
            .outerjoin(tables.destructions, gone.document_id == held.id)
            .where(gone.document_id.is_(None))
            .distinct()
            .order_by(tables.cases.c.reference)
        )
        return tuple(self._connection.execute(statement).scalars())

    def _case(self, row: RowMapping) -> Case:
        case_id: UUID = row["id"]
        which = self._connection.execute(_WHICH, {"case": case_id}).one()
        there = {name for name, found in zip(_PARTS, which, strict=True) if found}
        parts: dict[str, Any] = {
            name: mirror.load(self._connection, case_id) if name in there else () for name, mirror in LISTS.items()
        }
        parts |= {name: self._one(name, case_id) if name in there else None for name in ONE_EACH}
        return Case(
            id=CaseId(case_id),
            version=row["version"],
            reference=row["reference"],
            profile=row["profile"],
            calendar=row["calendar"],
            calendar_version=row["calendar_version"],
            rules_version=row["rules_version"],
            online_service=row["online_service"],
            minor_at_collection=row["minor_at_collection"],
            regime=Regime(row["regime"]) if row["regime"] else None,
            calendar_reason=row["calendar_reason"],
            controllers=row["controllers"],
            role=Role(row["role"]),
            receipt=RECEIPTS.value(row),
            requester=self._one("requester", case_id),
            facts=tuple(
                CaseFact(CLOCK_FACTS.value(fact), fact["item"]) for fact in CLOCK_FACTS.rows(self._connection, case_id)
            ),
            identity=self._identity(case_id, there),
            closed_on=row["closed_on"],
            kind=CaseKind(row["kind"]),
            answer_by=row["answer_by"],
            linked=row["linked"],
            confidential=row["confidential"],
            **parts,
        )

    def _one(self, name: str, case_id: UUID) -> Any:
        row = self._connection.execute(_ROW_OF[name], {"case": case_id}).mappings().one_or_none()
        return _ONE[name].value(row) if row else None

    def _identity(self, case_id: UUID, there: Container[str]) -> Identity:
        rows = IDENTITY_DOCUMENTS.rows(self._connection, case_id)
        ends = select(tables.destructions).where(tables.destructions.c.document_id.in_([r["id"] for r in rows]))
        found = self._connection.execute(ends).mappings() if rows else ()
        gone = {row["document_id"]: DESTRUCTIONS.value(row) for row in found}
        return Identity(
            check=self._one("check", case_id) if "check" in there else None,
            requests=IDENTITY_REQUESTS.load(self._connection, case_id) if "requests" in there else (),
            documents=tuple(IDENTITY_DOCUMENTS.value(row, destruction=gone.get(row["id"])) for row in rows),
            attestations=ATTESTATIONS.load(self._connection, case_id) if "attestations" in there else (),
        )

    def _save_parts(self, case: Case, index: CaseIndex, known: Case | None) -> None:
        """Make the parts of the stored case those of *case*; those that are the same in *known* stand there already."""
        changed = _changed(known, case)
        for name in (each for each in LISTS if each in changed):
            LISTS[name].save(self._connection, case.id, getattr(case, name), getattr(known, name, None))
        for name in (each for each in ("requester", *ONE_EACH) if each in changed):
            self._save_one(name, case.id, getattr(case, name))
        if "facts" in changed:
            there = [_fact_row(fact) for fact in known.facts] if known else None
            CLOCK_FACTS.save_rows(self._connection, case.id, [_fact_row(fact) for fact in case.facts], there)
        self._save_identity(case.id, case.identity, known.identity if known else None)
        self._save_terms(case, index)
        search.keep_words(self._connection, case.id, FoundIn.REQUEST, "", index.asked)

    def _save_identity(self, case_id: UUID, identity: Identity, known: Identity | None) -> None:
        changed = _changed(known, identity)
        if "documents" in changed:
            there = known.documents if known else None
            IDENTITY_DOCUMENTS.save(self._connection, case_id, identity.documents, there)
            self._save_destructions(identity, there)
        if "requests" in changed:
            IDENTITY_REQUESTS.save(self._connection, case_id, identity.requests)
        if "attestations" in changed:
            ATTESTATIONS.save(self._connection, case_id, identity.attestations)
        if "check" in changed:
            self._save_one("check", case_id, identity.check)

    def _save_one(self, name: str, case_id: UUID, value: object) -> None:
        mirror = _ONE[name]
        if value == self._one(name, case_id):
            return
        self._connection.execute(delete(mirror.table).where(mirror.table.c.case_id == case_id))
        if value is not None:
            self._connection.execute(insert(mirror.table), {"case_id": case_id, **mirror.row(value)})

    def _save_destructions(self, identity: Identity, there: tuple[IdentityDocument, ...] | None) -> None:
        ended = {document.id: document.destruction for document in identity.documents if document.destruction}
        if there is None:
            ids = select(tables.destructions.c.document_id).where(tables.destructions.c.document_id.in_(ended))
            known = set(self._connection.execute(ids).scalars())
        else:
            known = {document.id for document in there if document.destruction}
        new = {each: ending for each, ending in ended.items() if each not in known}
        if new:
            rows = [{"document_id": each, **DESTRUCTIONS.row(ending)} for each, ending in new.items()]
            self._connection.execute(insert(tables.destructions), rows)
            self._erasure.end(Endings(destructions={each: replace(ending, by="") for each, ending in new.items()}))

    def _save_terms(self, case: Case, index: CaseIndex) -> None:
        known, wanted = set(self._connection.execute(_TERMS_OF, {"case": case.id}).scalars()), set(index.terms)
        if known - wanted:
            gone = and_(tables.case_terms.c.case_id == case.id, tables.case_terms.c.term.in_(known - wanted))
            self._connection.execute(delete(tables.case_terms).where(gone))
        if wanted - known:
            rows = [{"case_id": case.id, "term": term} for term in sorted(wanted - known)]
            self._connection.execute(insert(tables.case_terms), rows)


def _rows(case: Case, index: CaseIndex) -> Iterator[tuple[Table, dict[str, Any]]]:
    """Every row of a new case, and its table."""
    yield tables.cases, {"id": case.id, "version": case.version, **_case_row(case, index)}
    identity = case.identity
    one_each = {**{name: getattr(case, name) for name in ("requester", *ONE_EACH)}, "check": identity.check}
    for name, value in one_each.items():
        if value is not None:
            yield _ONE[name].table, {"case_id": case.id, **_ONE[name].row(value)}
    lists = [(mirror, map(mirror.row, getattr(case, name))) for name, mirror in LISTS.items()]
    lists += [
        (CLOCK_FACTS, map(_fact_row, case.facts)),
        (IDENTITY_DOCUMENTS, map(IDENTITY_DOCUMENTS.row, identity.documents)),
        (IDENTITY_REQUESTS, map(IDENTITY_REQUESTS.row, identity.requests)),
        (ATTESTATIONS, map(ATTESTATIONS.row, identity.attestations)),
    ]
    for mirror, rows in lists:
        for position, row in enumerate(rows):
            yield mirror.table, {"case_id": case.id, "position": position, **row}
    for document in identity.documents:
        if document.destruction:
            yield DESTRUCTIONS.table, {"document_id": document.id, **DESTRUCTIONS.row(document.destruction)}
    for term in sorted(set(index.terms)):
        yield tables.case_terms, {"case_id": case.id, "term": term}


def _changed(known: object | None, wanted: Any) -> set[str]:
    """Names of the fields in which *wanted* differs from *known*; all of them where nothing is known."""
    return {
        each.name for each in fields(wanted) if known is None or getattr(known, each.name) != getattr(wanted, each.name)
    }


def _fact_row(fact: CaseFact) -> dict[str, Any]:
    return {"item": fact.item, **CLOCK_FACTS.row(fact.fact)}


def _case_row(case: Case, index: CaseIndex) -> dict[str, Any]:
    return {
        "reference": case.reference,
        "profile": case.profile,
        "calendar": case.calendar,
        "calendar_version": case.calendar_version,
        "rules_version": case.rules_version,
        "online_service": case.online_service,
        "minor_at_collection": case.minor_at_collection,
        "regime": case.regime,
        "calendar_reason": case.calendar_reason,
        "controllers": case.controllers,
        "role": case.role,
        **RECEIPTS.row(case.receipt),
        "closed_on": case.closed_on,
        "kind": case.kind,
        "answer_by": case.answer_by,
        "linked": case.linked,
        "state": case.state,
        "rights": [item.right for item in case.items],
        "due_on": index.due_on,
        "alert_on": index.alert_on,
        "next_step": index.next_step,
        "person_key": index.person_key,
        "due_key": index.due_on or case_list.NEVER,
        "waiting_for": index.waiting_for,
        "waiting_since": index.waiting_since,
        "destroy_by": index.destroy_by,
        "answered_late": index.answered_late,
        "purge_on": index.purge_on,
        "confidential": case.confidential,
        "to_approve": index.to_approve,
        "remind_on": index.remind_on,
        "to_clean": index.to_clean,
    }
