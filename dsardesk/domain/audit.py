"""The audit log as a chain of hashes whose payloads can be erased without breaking it.

Each event hashes the one before it, its own header, and the hash of its salted payload. Erasing payload and salt
leaves the chain whole: proof and the right to erasure live together.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """One thing that happened; the header is pseudonymous, whatever is personal stands in the payload.

    Attributes:
        seq: 1 for the first event, without gaps.
        at: UTC instant.
        actor: id of the user.
        action: stable code, e.g. "case.opened".
        case: id of the case, None for the vault's own events.
        payload: canonical JSON; None once erased.
        salt: hex salt of the payload's hash; None once erased.
        payload_hash: SHA-256 of salt and payload, hex.
        previous: hash of the event before, hex; GENESIS for the first.
        hash: hash of this event, hex.
    """

    seq: int
    at: datetime
    actor: UUID
    action: str
    case: UUID | None
    payload: str | None
    salt: str | None
    payload_hash: str
    previous: str
    hash: str


def canonical(value: object) -> str:
    """JSON with sorted keys and no spaces: the same text for the same value."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def hash_payload(salt: str, payload: str) -> str:
    """SHA-256 of *salt* (hex) and *payload*, hex."""
    return hashlib.sha256(bytes.fromhex(salt) + payload.encode()).hexdigest()


def hash_event(
    previous: str, *, seq: int, at: datetime, actor: UUID, action: str, case: UUID | None, payload_hash: str
) -> str:
    """SHA-256 of the chain so far, the header and the payload's hash, hex."""
    header = canonical([seq, instant_text(at), str(actor), action, str(case) if case else None])
    return hashlib.sha256(f"{previous}\n{header}\n{payload_hash}".encode()).hexdigest()


def instant_text(at: datetime) -> str:
    """UTC instant with microseconds, e.g. "2026-10-26T08:40:00.000000Z"."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def link(
    previous: str,
    *,
    seq: int,
    at: datetime,
    actor: UUID,
    action: str,
    case: UUID | None,
    facts: Mapping[str, object],
    salt: str,
) -> AuditEvent:
    """The event that follows *previous* in the chain."""
    payload = canonical(dict(facts))
    payload_hash = hash_payload(salt, payload)
    digest = hash_event(previous, seq=seq, at=at, actor=actor, action=action, case=case, payload_hash=payload_hash)
    return AuditEvent(seq, at, actor, action, case, payload, salt, payload_hash, previous, digest)


def acted_for(events: Iterable[AuditEvent]) -> dict[str, list[int]]:
    """Numbers of the events that somebody did for another user, by the id of that user: it outlives their payloads."""
    found: dict[str, list[int]] = {}
    for event in events:
        facts = json.loads(event.payload or "{}")
        if "acting_for" in facts:
            found.setdefault(str(facts["acting_for"]), []).append(event.seq)
    return found


@dataclass(frozen=True, slots=True)
class AuditVerdict:
    """What a verification found.

    Attributes:
        events: how many events were read.
        head: hash of the last one, GENESIS if there is none.
        problems: (code, sequence number) of each break, in order; empty when the log is whole.
    """

    events: int
    head: str
    problems: tuple[tuple[str, int], ...]

    @property
    def ok(self) -> bool:
        """True when nothing is wrong."""
        return not self.problems


def verify(
    events: Iterable[AuditEvent], expected_head: tuple[int, str] | None = None, *, start: tuple[int, str] = (0, GENESIS)
) -> AuditVerdict:
    """Check the chain from its first event.

    Args:
        events: the events in order.
        expected_head: the (seq, hash) that was anchored elsewhere.
        start: (seq, hash) of the event before the first one given, where the beginning is known to be whole.
    """
    problems: list[tuple[str, int]] = []
    count, previous = start
    anchor_met = expected_head in {None, (0, GENESIS), start}
    for event in events:
        count += 1
        problems += [(code, event.seq) for code in faults_of(event, count, previous)]
        anchor_met = anchor_met or (event.seq, event.hash) == expected_head
        previous = event.hash
    if expected_head is not None and not anchor_met:
        problems.append(("audit.head_differs", expected_head[0]))
    return AuditVerdict(count, previous, tuple(problems))


def faults_of(event: AuditEvent, expected_seq: int, previous: str) -> list[str]:
    """Codes of what is wrong with *event*, which should come at *expected_seq* after the hash *previous*."""
    faults = []
    if event.seq != expected_seq:
        faults.append("audit.sequence_broken")
    if event.previous != previous:
        faults.append("audit.chain_broken")
    if event.hash != _rehash(event):
        faults.append("audit.event_changed")
    if not _payload_intact(event):
        faults.append("audit.payload_changed")
    return faults


def _rehash(event: AuditEvent) -> str:
    return hash_event(
        event.previous,
        seq=event.seq,
        at=event.at,
        actor=event.actor,
        action=event.action,
        case=event.case,
        payload_hash=event.payload_hash,
    )


def _payload_intact(event: AuditEvent) -> bool:
    """True if the payload is the one that was hashed, or was erased together with its salt."""
    if event.payload is None or event.salt is None:
        return event.payload is None and event.salt is None
    try:
        # Other ways of writing the same bytes are edits too.
        salt_as_made = bytes.fromhex(event.salt).hex() == event.salt
        return salt_as_made and hash_payload(event.salt, event.payload) == event.payload_hash
    except ValueError:
        return False
