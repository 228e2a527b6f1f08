"""Cases to rows and back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, and_, delete, func, insert, select, update

from dsardesk.domain.case import (
    Case,
    CaseDocument,
    CaseFact,
    CaseState,
    LetterRecord,
    Measure,
    PackageRecord,
    Promise,
    Receipt,
    Requester,
    RequestItem,
    Role,
    SystemSearch,
)
from dsardesk.domain.deadlines import ClockFact
from dsardesk.domain.identity import Destruction, Identity, IdentityCheck, IdentityDocument, IdentityRequest
from dsardesk.domain.ids import CaseId
from dsardesk.services.ports import CaseIndex, CaseLine, ChangedMeanwhile, UnknownCase
from dsardesk.storage import tables
from dsardesk.storage.mirror import Mirror

LISTS: dict[str, Mirror[Any]] = {
    "items": Mirror(tables.items, RequestItem),
    "searches": Mirror(tables.searches, SystemSearch),
    "documents": Mirror(tables.documents, CaseDocument),
    "measures": Mirror(tables.measures, Measure),
    "letters": Mirror(tables.letters, LetterRecord),
    "packages": Mirror(tables.packages, PackageRecord),
    "promises": Mirror(tables.promises, Promise),
}
"""Lists of a case that are rows of their own table."""

CLOCK_FACTS = Mirror(tables.clock_facts, ClockFact)
IDENTITY_DOCUMENTS = Mirror(tables.identity_documents, IdentityDocument, left_out=frozenset({"destruction"}))
IDENTITY_REQUESTS = Mirror(tables.identity_requests, IdentityRequest)
DESTRUCTIONS = Mirror(tables.destructions, Destruction)
CHECKS = Mirror(tables.identity_checks, IdentityCheck)
REQUESTERS = Mirror(tables.requesters, Requester)
RECEIPTS = Mirror(tables.cases, Receipt)


class SqlCases:
    """Cases in one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Work on *connection*, whose transaction somebody else ends."""
        self._connection = connection

    def add(self, case: Case, index: CaseIndex) -> None:
        """Keep a new case."""
        row = {"id": case.id, "version": case.version, **_case_row(case, index)}
        self._connection.execute(insert(tables.cases).values(row))
        self._save_parts(case, index)

    def get(self, reference: str) -> Case:
        """The case of that reference; UnknownCase if there is none."""
        found = self._connection.execute(select(tables.cases).where(tables.cases.c.reference == reference)).mappings()
        row = found.one_or_none()
        if row is None:
            raise UnknownCase(reference=reference)
        return self._case(row)

    def save(self, case: Case, index: CaseIndex) -> Case:
        """Keep the changed *case*; the answer has its new version."""
        same = and_(tables.cases.c.id == case.id, tables.cases.c.version == case.version)
        row = {"version": case.version + 1, **_case_row(case, index)}
        if self._connection.execute(update(tables.cases).where(same).values(row)).rowcount != 1:
            raise ChangedMeanwhile(reference=case.reference)
        self._save_parts(case, index)
        return replace(case, version=case.version + 1)

    def page(self, *, offset: int, limit: int, terms: tuple[str, ...] = ()) -> tuple[CaseLine, ...]:
        """Lines of the list by due date, those without one last."""
        columns = tables.cases.c
        statement = select(tables.cases).order_by(columns.due_on.is_(None), columns.due_on, columns.reference)
        for term in terms:
            found = select(tables.case_terms.c.case_id).where(
                tables.case_terms.c.term.startswith(term, autoescape=True)
            )
            statement = statement.where(columns.id.in_(found))
        rows = self._connection.execute(statement.offset(offset).limit(limit)).mappings()
        return tuple(_line(row) for row in rows)

    def count(self) -> int:
        """How many cases there are."""
        return self._connection.execute(select(func.count()).select_from(tables.cases)).scalar_one()

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
        lists: dict[str, Any] = {name: mirror.load(self._connection, case_id) for name, mirror in LISTS.items()}
        return Case(
            id=CaseId(case_id),
            version=row["version"],
            reference=row["reference"],
            profile=row["profile"],
            calendar=row["calendar"],
            role=Role(row["role"]),
            receipt=RECEIPTS.value(row),
            requester=self._one(REQUESTERS, case_id),
            facts=tuple(
                CaseFact(CLOCK_FACTS.value(fact), fact["item"]) for fact in CLOCK_FACTS.rows(self._connection, case_id)
            ),
            identity=self._identity(case_id),
            closed_on=row["closed_on"],
            **lists,
        )

    def _one(self, mirror: Mirror[Any], case_id: UUID) -> Any:
        statement = select(mirror.table).where(mirror.table.c.case_id == case_id)
        row = self._connection.execute(statement).mappings().one_or_none()
        return mirror.value(row) if row else None

    def _identity(self, case_id: UUID) -> Identity:
        rows = IDENTITY_DOCUMENTS.rows(self._connection, case_id)
        statement = select(tables.destructions).where(tables.destructions.c.document_id.in_([r["id"] for r in rows]))
        gone = {r["document_id"]: DESTRUCTIONS.value(r) for r in self._connection.execute(statement).mappings()}
        return Identity(
            check=self._one(CHECKS, case_id),
            requests=IDENTITY_REQUESTS.load(self._connection, case_id),
            documents=tuple(IDENTITY_DOCUMENTS.value(row, destruction=gone.get(row["id"])) for row in rows),
        )

    def _save_parts(self, case: Case, index: CaseIndex) -> None:
        for name, mirror in LISTS.items():
            mirror.save(self._connection, case.id, getattr(case, name))
        facts = [{"item": fact.item, **CLOCK_FACTS.row(fact.fact)} for fact in case.facts]
        CLOCK_FACTS.save_rows(self._connection, case.id, facts)
        IDENTITY_DOCUMENTS.save(self._connection, case.id, case.identity.documents)
        IDENTITY_REQUESTS.save(self._connection, case.id, case.identity.requests)
        self._save_one(REQUESTERS, case.id, case.requester)
        self._save_one(CHECKS, case.id, case.identity.check)
        self._save_destructions(case)
        self._save_terms(case, index)

    def _save_one(self, mirror: Mirror[Any], case_id: UUID, value: object) -> None:
        if value == self._one(mirror, case_id):
            return
        self._connection.execute(delete(mirror.table).where(mirror.table.c.case_id == case_id))
        if value is not None:
            self._connection.execute(insert(mirror.table).values(case_id=case_id, **mirror.row(value)))

    def _save_destructions(self, case: Case) -> None:
        known = {document.id for document in self._identity(case.id).documents if document.destruction}
        for document in case.identity.documents:
            if document.destruction and document.id not in known:
                row = {"document_id": document.id, **DESTRUCTIONS.row(document.destruction)}
                self._connection.execute(insert(tables.destructions).values(row))

    def _save_terms(self, case: Case, index: CaseIndex) -> None:
        known = set(
            self._connection.execute(
                select(tables.case_terms.c.term).where(tables.case_terms.c.case_id == case.id)
            ).scalars()
        )
        wanted = set(index.terms)
        gone = and_(tables.case_terms.c.case_id == case.id, tables.case_terms.c.term.in_(known - wanted))
        if known - wanted:
            self._connection.execute(delete(tables.case_terms).where(gone))
        if wanted - known:
            rows = [{"case_id": case.id, "term": term} for term in sorted(wanted - known)]
            self._connection.execute(insert(tables.case_terms), rows)


def _case_row(case: Case, index: CaseIndex) -> dict[str, Any]:
    return {
        "reference": case.reference,
        "profile": case.profile,
        "calendar": case.calendar,
        "role": case.role,
        **RECEIPTS.row(case.receipt),
        "closed_on": case.closed_on,
        "state": case.state,
        "rights": [item.right for item in case.items],
        "due_on": index.due_on,
        "alert_on": index.alert_on,
        "next_step": index.next_step,
    }


def _line(row: RowMapping) -> CaseLine:
    return CaseLine(
        reference=row["reference"],
        rights=row["rights"],
        state=CaseState(row["state"]),
        received_on=row["received_on"],
        due_on=row["due_on"],
        alert_on=row["alert_on"],
        next_step=row["next_step"],
    )
