"""The audit log in the database: appended through one locked head row, never changed."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, Subquery, delete, func, insert, or_, select, update

from dsardesk.domain.actors import Actor
from dsardesk.domain.audit import AuditEvent, link
from dsardesk.domain.checkpoints import KEY_MADE, Checkpoint, announced_key, is_due
from dsardesk.domain.ids import CaseId
from dsardesk.services.ports import Entry, LogLine
from dsardesk.storage import tables
from dsardesk.storage.signing import LogSigner

SALT_BYTES = 16


class SqlAuditLog:
    """The log in one transaction."""

    def __init__(self, connection: Connection, now: Callable[[], datetime], signer: LogSigner | None = None) -> None:
        """Append on *connection*, at the instant that *now* gives; *signer* signs the end from time to time."""
        self._connection = connection
        self._now = now
        self._signer = signer
        self.appended: tuple[int, str] | None = None
        self._signed: Checkpoint | None = None

    def append(self, actor: Actor, action: str, case: CaseId | None, facts: Mapping[str, object]) -> None:
        """Record that *actor* did *action*; the head row stays locked until the transaction ends."""
        self.append_all(actor, ((action, case, facts),))

    def append_all(self, actor: Actor, entries: Sequence[Entry]) -> tuple[int, ...]:
        """Record at one go what *actor* did, in order; the numbers of those events."""
        events = self._add(actor.id, [(action, case, actor.stating(facts)) for action, case, facts in entries])
        if self._signer is not None and events:
            self._signed = self._signed or self.last_checkpoint()
            if is_due(events[-1], self._signed):
                self.checkpoint()
        return tuple(event.seq for event in events)

    def _add(self, actor: UUID, entries: Sequence[Entry]) -> list[AuditEvent]:
        events: list[AuditEvent] = []
        head = self._connection.execute(select(tables.audit_head).with_for_update()).one()
        seq, previous = head.seq, head.hash
        for action, case, facts in entries:
            salt = secrets.token_hex(SALT_BYTES)
            event = link(
                previous, seq=seq + 1, at=self._now(), actor=actor, action=action, case=case, facts=facts, salt=salt
            )
            seq, previous = event.seq, event.hash
            events.append(event)
        if events:
            self._connection.execute(insert(tables.audit_events), list(map(_header, events)))
            payloads = [{"seq": each.seq, "payload": each.payload, "salt": each.salt} for each in events]
            self._connection.execute(insert(tables.audit_payloads), payloads)
            # The database lets the head go forward by one at a time only.
            heads = [{"seq": each.seq, "hash": each.hash} for each in events]
            self._connection.execute(update(tables.audit_head), heads)
            self.appended = seq, previous
        return events

    def checkpoint(self) -> None:
        """Sign the end of the log, unless nobody signs here or it is signed already."""
        signer, last = self._signer, self.last_checkpoint()
        if signer is None or (last is not None and last.mark == self.head()):
            return
        now = self._now()
        public, private = signer.own_key(
            self._connection, now, lambda key: self._add(signer.user, [(KEY_MADE, None, {"public_key": key})])[0]
        )
        made = signer.signed(self.head(), now, public, private)
        self._connection.execute(insert(tables.audit_checkpoints).values(asdict(made)))
        self._signed = made

    def checkpoints(self, after: int = 0, until: int | None = None) -> Iterator[Checkpoint]:
        """Signatures over events numbered above *after* and up to *until*, in order."""
        seq = tables.audit_checkpoints.c.seq
        statement = select(tables.audit_checkpoints).where(seq > after).order_by(seq)
        if until is not None:
            statement = statement.where(seq <= until)
        for row in self._connection.execute(statement):
            yield _checkpoint(row)

    def last_checkpoint(self) -> Checkpoint | None:
        """The newest signature; None if there is none."""
        seq = tables.audit_checkpoints.c.seq
        row = self._connection.execute(select(tables.audit_checkpoints).order_by(seq.desc()).limit(1)).one_or_none()
        return _checkpoint(row) if row else None

    def keys(self, until: int) -> tuple[tuple[UUID, str], ...]:
        """User and public key of each key announced by events numbered up to *until*."""
        event = tables.audit_events.c
        statement = _every_event().where(event.action == KEY_MADE, event.seq <= until)
        announced = (announced_key(_event(row)) for row in self._connection.execute(statement))
        return tuple(key for key in announced if key)

    def forget(self, case: CaseId) -> None:
        """Erase the payloads and salts of every event of *case*; the chain stays whole."""
        self.forget_all((case,))

    def forget_all(self, cases: Collection[CaseId]) -> None:
        """The same of several cases at one go."""
        of_cases = select(tables.audit_events.c.seq).where(tables.audit_events.c.case_id.in_(cases))
        self._connection.execute(delete(tables.audit_payloads).where(tables.audit_payloads.c.seq.in_(of_cases)))

    def events(self, case: CaseId | None = None, *, after: int = 0, until: int | None = None) -> Iterator[AuditEvent]:
        """Events in order, of one case or of all, a page at a time: those above *after* and up to *until*."""
        event = tables.audit_events.c
        statement = _every_event().where(event.seq > after)
        if until is not None:
            statement = statement.where(event.seq <= until)
        if case is not None:
            statement = statement.where(event.case_id == case)
        for row in self._connection.execute(statement).yield_per(1000):
            yield _event(row)

    def newest_of(self, action: str) -> LogLine | None:
        """The newest line of *action*; None if it never was done."""
        event = tables.audit_events.c
        seq = select(event.seq).where(event.action == action).order_by(event.seq.desc()).limit(1)
        found: int | None = self._connection.execute(seq).scalar_one_or_none()
        return None if found is None else self.newest(limit=1, before=found + 1)[0]

    def newest(self, *, limit: int, before: int | None = None, confidential: bool = True) -> tuple[LogLine, ...]:
        """Lines of the journal, newest first: all events, or those with a number below *before*.

        Unless *confidential*, those of confidential cases and of purged ones, which may have been, are left out, and
        the others numbered among themselves.
        """
        event, case = tables.audit_events.c, tables.cases.c
        shown = None if confidential else _shown()
        number = event.seq if shown is None else shown.c.number
        statement: Select[Any] = (
            select(
                number.label("number"),
                event.at,
                tables.users.c.name,
                event.action,
                case.reference,
                tables.audit_payloads.c.payload,
            )
            .select_from(tables.audit_events)
            .outerjoin(tables.users, tables.users.c.id == event.actor)
            .outerjoin(tables.cases, case.id == event.case_id)
            .outerjoin(tables.audit_payloads, tables.audit_payloads.c.seq == event.seq)
            .order_by(event.seq.desc())
            .limit(limit)
        )
        if before is not None:
            statement = statement.where(number < before)
        if shown is not None:
            statement = statement.join(shown, shown.c.seq == event.seq)
        rows = self._connection.execute(statement)
        return tuple(LogLine(r.number, r.at, r.name or "", r.action, r.reference or "", r.payload) for r in rows)

    def count(self, *, confidential: bool = True) -> int:
        """How many lines the journal has; those alone that are shown unless *confidential*."""
        if confidential:
            return self.head()[0]
        return self._connection.execute(select(func.count()).select_from(_shown())).scalar_one()

    def last(self, action: str) -> datetime | None:
        """When *action* was done last; None if it never was."""
        event = tables.audit_events.c
        statement = select(event.at).where(event.action == action).order_by(event.seq.desc()).limit(1)
        return self._connection.execute(statement).scalar_one_or_none()

    def head(self) -> tuple[int, str]:
        """Sequence number and hash of the last event."""
        head = self._connection.execute(select(tables.audit_head)).one()
        return head.seq, head.hash

    def hash_at(self, seq: int) -> str | None:
        """Hash of one event; None if there is no event of that number."""
        event = tables.audit_events.c
        found: str | None = self._connection.execute(select(event.hash).where(event.seq == seq)).scalar_one_or_none()
        return found


def _shown() -> Subquery:
    """Events of no case, or of one that is kept and not confidential, with their number among themselves."""
    event, case = tables.audit_events.c, tables.cases.c
    number = func.row_number().over(order_by=event.seq).label("number")
    statement = select(event.seq.label("seq"), number).outerjoin(tables.cases, case.id == event.case_id)
    return statement.where(or_(event.case_id.is_(None), case.confidential.is_(False))).subquery()


def _every_event() -> Select[Any]:
    return (
        select(tables.audit_events, tables.audit_payloads.c.payload, tables.audit_payloads.c.salt)
        .outerjoin(tables.audit_payloads, tables.audit_payloads.c.seq == tables.audit_events.c.seq)
        .order_by(tables.audit_events.c.seq)
    )


def _checkpoint(row: Row[Any]) -> Checkpoint:
    return Checkpoint(row.seq, row.hash, row.at, row.user, row.public_key, row.signature)


def _event(row: Row[Any]) -> AuditEvent:
    return AuditEvent(
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


def _header(event: AuditEvent) -> dict[str, Any]:
    return {
        "seq": event.seq,
        "at": event.at,
        "actor": event.actor,
        "action": event.action,
        "case_id": event.case,
        "payload_hash": event.payload_hash,
        "previous": event.previous,
        "hash": event.hash,
    }
