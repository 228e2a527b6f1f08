"""The plan of backups, those that were made, and everything destroyed for good, as rows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, delete, insert, select, update

from dsardesk.domain.backups import BackupAt, BackupEvery, BackupPlan, BackupRecord, Burial, BurialKind
from dsardesk.domain.endings import Endings
from dsardesk.services.ports import Standing
from dsardesk.storage import tables
from dsardesk.storage.erasing import Erasure
from dsardesk.storage.mirror import Mirror

PLAN = "backup_plan"
RECORDS = Mirror(tables.backups, BackupRecord)


class SqlBackups:
    """Backups and burials in one transaction."""

    def __init__(self, connection: Connection, erasure: Erasure | None = None) -> None:
        """Work on *connection*."""
        self._connection = connection
        self._erasure = erasure or Erasure()

    def plan(self) -> BackupPlan:
        """What was decided; a plan that makes none where nothing was."""
        fact = tables.vault_facts.c
        text = self._connection.execute(select(fact.value).where(fact.name == PLAN)).scalar_one_or_none()
        if text is None:
            return BackupPlan()
        kept = json.loads(text)
        return BackupPlan(kept["folder"], BackupEvery(kept["every"]), BackupAt(kept["at"]), kept["keep"])

    def decide(self, plan: BackupPlan) -> None:
        """Keep another plan."""
        self._connection.execute(delete(tables.vault_facts).where(tables.vault_facts.c.name == PLAN))
        row = {"name": PLAN, "value": json.dumps(asdict(plan), ensure_ascii=False)}
        self._connection.execute(insert(tables.vault_facts).values(row))

    def every(self) -> tuple[BackupRecord, ...]:
        """Every backup that was made and found whole, newest first."""
        columns = tables.backups.c
        rows = self._connection.execute(select(tables.backups).order_by(columns.made_at.desc(), columns.id)).mappings()
        return tuple(RECORDS.value(row) for row in rows)

    def add(self, record: BackupRecord) -> None:
        """Keep a new one."""
        self._connection.execute(insert(tables.backups).values(RECORDS.row(record)))

    def verified(self, backup: str, at: datetime) -> None:
        """Remember that the backup of that id was brought back on trial, and is whole."""
        self._connection.execute(update(tables.backups).where(tables.backups.c.id == backup).values(verified_at=at))

    def ended(self, backup: str, at: datetime) -> None:
        """Remember that the key of the backup of that id was destroyed."""
        self._connection.execute(update(tables.backups).where(tables.backups.c.id == backup).values(ended_at=at))

    def burials(self) -> frozenset[Burial]:
        """Everything destroyed for good."""
        rows = self._connection.execute(select(tables.burials))
        return frozenset(Burial(BurialKind(row.kind), row.id) for row in rows)

    def standing(self, burials: Iterable[Burial]) -> Standing:
        """What the vault still holds, or holds again, of *burials*."""
        ids: dict[BurialKind, set[UUID]] = {kind: set() for kind in BurialKind}
        for each in burials:
            ids[each.kind].add(UUID(each.id))
        case, paper = tables.cases.c, tables.documents.c
        documents = self._among(tables.blobs.c.id, tables.blobs.c.id, ids[BurialKind.DOCUMENT])
        joined = tables.cases.join(tables.documents, paper.case_id == case.id)
        named = select(case.reference).select_from(joined).where(paper.id.in_(documents)).distinct()
        return Standing(
            cases=self._among(case.reference, case.id, ids[BurialKind.CASE]),
            directives=self._among(tables.directives.c.reference, tables.directives.c.id, ids[BurialKind.DIRECTIVE]),
            documents=documents,
            holding=tuple(self._connection.execute(named.order_by(case.reference)).scalars()),
        )

    def _among(self, wanted: Column[Any], key: Column[Any], ids: set[UUID]) -> tuple[Any, ...]:
        return tuple(self._connection.execute(select(wanted).where(key.in_(ids)).order_by(wanted)).scalars())

    def bury(self, burials: Iterable[Burial]) -> None:
        """Remember more of them; what is remembered already is left as it is."""
        bury(self._connection, burials, self._erasure)


def bury(connection: Connection, burials: Iterable[Burial], erasure: Erasure) -> None:
    """Remember what is being destroyed for good, so that no backup brings it back; *erasure* is told."""
    wanted = frozenset(burials)
    erasure.end(Endings(burials=wanted))
    ids = tables.burials.c.id.in_({each.id for each in wanted})
    known = {(row.kind, row.id) for row in connection.execute(select(tables.burials).where(ids))}
    rows = [{"kind": kind, "id": name} for kind, name in sorted({(b.kind.value, b.id) for b in wanted} - known)]
    if rows:
        connection.execute(insert(tables.burials), rows)


def burial(kind: BurialKind, thing: UUID) -> Burial:
    """The burial of one thing."""
    return Burial(kind, thing.hex)
