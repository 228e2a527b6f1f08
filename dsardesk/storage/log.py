"""The audit log in the database: appended through one locked head row, never changed."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select, update

from dsardesk.domain.actors import Actor
from dsardesk.domain.audit import AuditEvent, link
from dsardesk.domain.ids import CaseId
from dsardesk.services.ports import LogLine
from dsardesk.storage import tables

SALT_BYTES = 16


class SqlAuditLog:
    """The log in one transaction."""

    def __init__(self, connection: Connection, now: Callable[[], datetime]) -> None:
        """Append on *connection*, at the instant that *now* gives."""
        self._connection = connection
        self._now = now

    def append(self, actor: Actor, action: str, case: CaseId | None, facts: Mapping[str, object]) -> None:
        """Record that *actor* did *action*; the head row stays locked until the transaction ends."""
        head = self._connection.execute(select(tables.audit_head).with_for_update()).one()
        event = link(
            head.hash,
            seq=head.seq + 1,
            at=self._now(),
            actor=actor.id,
            action=action,
            case=case,
            facts=facts,
            salt=secrets.token_hex(SALT_BYTES),
        )
        header = {
            "seq": event.seq,
            "at": event.at,
            "actor": event.actor,
            "action": event.action,
            "case_id": event.case,
            "payload_hash": event.payload_hash,
            "previous": event.previous,
            "hash": event.hash,
        }
        self._connection.execute(insert(tables.audit_events).values(header))
        payload = {"seq": event.seq, "payload": event.payload, "salt": event.salt}
        self._connection.execute(insert(tables.audit_payloads).values(payload))
        self._connection.execute(update(tables.audit_head).values(seq=event.seq, hash=event.hash))

    def forget(self, case: CaseId) -> None:
        """Erase the payloads and salts of every event of *case*; the chain stays whole."""
        of_case = select(tables.audit_events.c.seq).where(tables.audit_events.c.case_id == case)
        self._connection.execute(delete(tables.audit_payloads).where(tables.audit_payloads.c.seq.in_(of_case)))

    def events(self, case: CaseId | None = None) -> Iterator[AuditEvent]:
        """Events in order, of one case or of all, a page at a time."""
        statement: Select[Any] = (
            select(tables.audit_events, tables.audit_payloads.c.payload, tables.audit_payloads.c.salt)
            .outerjoin(tables.audit_payloads, tables.audit_payloads.c.seq == tables.audit_events.c.seq)
            .order_by(tables.audit_events.c.seq)
        )
        if case is not None:
            statement = statement.where(tables.audit_events.c.case_id == case)
        for row in self._connection.execute(statement).yield_per(1000):
            yield AuditEvent(
                seq=row.seq,
                at=row.at,
                actor=row.actor,
                action=row.action,
                case=row.case_id,
                payload=row.payload,
                salt=row.salt,
                payload_hash=row.payload_hash,
                previous=row.previous,
                hash=row.hash,
            )

    def newest_of(self, action: str) -> LogLine | None:
        """The newest line of *action*; None if it never was done."""
        event = tables.audit_events.c
        seq = select(event.seq).where(event.action == action).order_by(event.seq.desc()).limit(1)
        found: int | None = self._connection.execute(seq).scalar_one_or_none()
        return None if found is None else self.newest(limit=1, before=found + 1)[0]

    def newest(self, *, limit: int, before: int | None = None, confidential: bool = True) -> tuple[LogLine, ...]:
        """Lines of the journal, newest first: all events, or those with a number below *before*.

        Those of confidential cases are left out unless *confidential*.
        """
        event, case = tables.audit_events.c, tables.cases.c
        statement: Select[Any] = (
            select(
                event.seq, event.at, tables.users.c.name, event.action, case.reference, tables.audit_payloads.c.payload
            )
            .select_from(tables.audit_events)
            .outerjoin(tables.users, tables.users.c.id == event.actor)
            .outerjoin(tables.cases, case.id == event.case_id)
            .outerjoin(tables.audit_payloads, tables.audit_payloads.c.seq == event.seq)
            .order_by(event.seq.desc())
            .limit(limit)
        )
        if before is not None:
            statement = statement.where(event.seq < before)
        if not confidential:
            statement = statement.where(case.confidential.is_not(True))
        rows = self._connection.execute(statement)
        return tuple(LogLine(r.seq, r.at, r.name or "", r.action, r.reference or "", r.payload) for r in rows)

    def last(self, action: str) -> datetime | None:
        """When *action* was done last; None if it never was."""
        event = tables.audit_events.c
        statement = select(event.at).where(event.action == action).order_by(event.seq.desc()).limit(1)
        return self._connection.execute(statement).scalar_one_or_none()

    def head(self) -> tuple[int, str]:
        """Sequence number and hash of the last event."""
        head = self._connection.execute(select(tables.audit_head)).one()
        return head.seq, head.hash
