"""The audit log in one file that anybody can check: events, signatures, and the end, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.audit import AuditEvent, AuditVerdict, instant_text
from dsardesk.domain.checkpoints import Checkpoint, Genuine, LogCheck
from dsardesk.domain.errors import UnreadableInput
from dsardesk.services.context import Context
from dsardesk.services.doubts import READING_ONLY

FORMAT = 2
CHECKER = ("audit", "verify_log.py")
"""The resource that checks an exported log without this program."""


def export_audit(context: Context, actor: Actor) -> Iterator[str]:
    """The log as JSON Lines, its end signed: events, then signatures, then the end; that it was made is recorded.

    A log in doubt is handed out as it is, with nothing added.
    """
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with suppress(*READING_ONLY), context.work.write() as transaction:
        transaction.audit.checkpoint()
    with context.work.read() as transaction:
        seq, digest = transaction.audit.head()
        for event in transaction.audit.events(until=seq):
            yield _line(event_as_json(event))
        for checkpoint in transaction.audit.checkpoints(until=seq):
            yield _line(_checkpoint_as_json(checkpoint))
        yield _line({"format": FORMAT, "head": {"seq": seq, "hash": digest}})
    with suppress(*READING_ONLY), context.work.write() as transaction:
        transaction.audit.append(actor, "log.exported", None, {"events": seq})


def events_in(lines: Sequence[str]) -> int:
    """How many events an exported log holds, by its last line."""
    found: int = json.loads(lines[-1])["head"]["seq"]
    return found


def _line(table: dict[str, object]) -> str:
    return json.dumps(table, ensure_ascii=False, sort_keys=True) + "\n"


def event_as_json(event: AuditEvent) -> dict[str, object]:
    """One event of an exported log; `payload` stays the very text that was hashed."""
    return {
        "seq": event.seq,
        "at": instant_text(event.at),
        "actor": str(event.actor),
        "action": event.action,
        "case": str(event.case) if event.case else None,
        "payload": event.payload,
        "salt": event.salt,
        "payload_hash": event.payload_hash,
        "previous": event.previous,
        "hash": event.hash,
    }


def _checkpoint_as_json(checkpoint: Checkpoint) -> dict[str, object]:
    return {
        "checkpoint": checkpoint.seq,
        "hash": checkpoint.hash,
        "at": instant_text(checkpoint.at),
        "user": str(checkpoint.user),
        "public_key": checkpoint.public_key,
        "signature": checkpoint.signature,
    }


@dataclass(frozen=True, slots=True)
class ExportedLog:
    """What an exported log says.

    Attributes:
        events: in the order of the file.
        checkpoints: signatures.
        head: number and hash of the last event as the file names it; None unless one line does.
        altered: numbers of the events whose line, or the line of whose signature, is not as it is written: hashes are
            made of what is read, and would not tell.
    """

    events: tuple[AuditEvent, ...]
    checkpoints: tuple[Checkpoint, ...]
    head: tuple[int, str] | None
    altered: tuple[int, ...] = ()

    def verdict(self, genuine: Genuine) -> AuditVerdict:
        """Chain, signatures and end, checked."""
        check = LogCheck(genuine)
        check.read(self.events, self.checkpoints)
        verdict = check.verdict(*([self.head] if self.head else []))
        signed = not self.events or any(checkpoint.seq == verdict.events for checkpoint in self.checkpoints)
        ends = {"audit.head_missing": self.head is None, "audit.end_unsigned": not signed}
        missing = tuple((code, verdict.events) for code, wrong in ends.items() if wrong)
        altered = (("audit.event_changed", seq) for seq in self.altered)
        return AuditVerdict(verdict.events, verdict.head, tuple(dict.fromkeys((*verdict.problems, *altered, *missing))))


def read_export(text: str) -> ExportedLog:
    """An exported log; UnreadableInput if a line is none of one."""
    tables = list(_tables(text))
    events, checkpoints, heads = (
        [(table, _read(reader, table)) for table in tables if key in table]
        for key, reader in (("seq", _event), ("checkpoint", _checkpoint), ("head", _head))
    )
    altered = [event.seq for table, event in events if _line(table) != _line(event_as_json(event))]
    altered += [mark.seq for table, mark in checkpoints if _line(table) != _line(_checkpoint_as_json(mark))]
    return ExportedLog(
        events=tuple(event for _, event in events),
        checkpoints=tuple(mark for _, mark in checkpoints),
        head=heads[0][1] if len(heads) == 1 else None,
        altered=tuple(altered),
    )


def _tables(text: str) -> Iterator[dict[str, Any]]:
    # Not by splitlines: words may hold other line separators than the one between lines.
    for line in text.split("\n"):
        if line.strip():
            table = _read(json.loads, line)
            if not isinstance(table, dict) or sum(key in table for key in ("seq", "checkpoint", "head")) != 1:
                raise UnreadableInput(reason="not_a_log")
            yield table


def _read(reader: Callable[[Any], Any], value: object) -> Any:
    try:
        return reader(value)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        raise UnreadableInput(reason="not_a_log") from None


def _event(table: dict[str, Any]) -> AuditEvent:
    return AuditEvent(
        seq=int(table["seq"]),
        at=datetime.fromisoformat(table["at"]),
        actor=UUID(table["actor"]),
        action=str(table["action"]),
        case=UUID(table["case"]) if table["case"] else None,
        payload=_text_or_none(table["payload"]),
        salt=_text_or_none(table["salt"]),
        payload_hash=str(table["payload_hash"]),
        previous=str(table["previous"]),
        hash=str(table["hash"]),
    )


def _checkpoint(table: dict[str, Any]) -> Checkpoint:
    return Checkpoint(
        seq=int(table["checkpoint"]),
        hash=str(table["hash"]),
        at=datetime.fromisoformat(table["at"]),
        user=UUID(table["user"]),
        public_key=str(table["public_key"]),
        signature=str(table["signature"]),
    )


def _head(table: dict[str, Any]) -> tuple[int, str]:
    return int(table["head"]["seq"]), str(table["head"]["hash"])


def _text_or_none(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise TypeError
    return value
