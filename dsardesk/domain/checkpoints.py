"""Signatures over the end of the audit log: whoever rewrites the chain would have to sign it again.

A chain of plain hashes can be made anew by anybody who can write it. A checkpoint is an Ed25519 signature over one
event's number and hash; the public key of each user is announced by an event of the log itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from dsardesk.domain.audit import GENESIS, AuditEvent, AuditVerdict, canonical, faults_of, instant_text

KEY_MADE = "log_key.made"
"""The event by which a user's public key is announced: {"public_key": 64 hex digits}."""
INTERVAL = 1000
"""Events after which the end of the log is signed, if a day has not ended before."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The end of the log at one instant, signed by a user.

    Attributes:
        seq: number of the event that was the last one.
        hash: its hash, hex.
        at: UTC instant of the signature.
        user: id of the user.
        public_key: Ed25519, hex.
        signature: Ed25519 over `message`, hex.
    """

    seq: int
    hash: str
    at: datetime
    user: UUID
    public_key: str
    signature: str

    @property
    def message(self) -> bytes:
        """What was signed."""
        return signed_text(self.seq, self.hash, self.at, self.user)

    @property
    def mark(self) -> tuple[int, str]:
        """Number and hash of the event that it covers."""
        return self.seq, self.hash


Genuine = Callable[[Checkpoint], bool]
"""True if the signature of a checkpoint is that of its public key."""


def signed_text(seq: int, digest: str, at: datetime, user: UUID) -> bytes:
    """What is signed for the event of that number and hash."""
    return canonical(["dsardesk checkpoint", seq, digest, instant_text(at), str(user)]).encode()


def is_due(event: AuditEvent, last: Checkpoint | None) -> bool:
    """True once the log ought to be signed after *event*: a new day, a thousand events, or nothing signed yet."""
    return last is None or event.seq - last.seq >= INTERVAL or event.at.date() > last.at.date()


class LogCheck:
    """A check of chain and signatures that goes on as events are brought; it may begin at a place known to be whole."""

    def __init__(
        self, genuine: Genuine, *, start: tuple[int, str] = (0, GENESIS), keys: Iterable[tuple[UUID, str]] = ()
    ) -> None:
        """Begin after the event *start*; *keys* were announced by it or before."""
        self._genuine = genuine
        self._keys = set(keys)
        self._problems: list[tuple[str, int]] = []
        self.seq, self.head = start

    def read(self, events: Iterable[AuditEvent], checkpoints: Iterable[Checkpoint]) -> None:
        """Check the next *events* with the *checkpoints* that cover them."""
        signed = {checkpoint.seq: checkpoint for checkpoint in checkpoints}
        for event in events:
            self.seq += 1
            self._problems += [(code, event.seq) for code in faults_of(event, self.seq, self.head)]
            self._learn(event)
            if event.seq in signed:
                self._problems += [(code, event.seq) for code in self._look(signed.pop(event.seq), event)]
            self.head = event.hash
        # What was signed and is not there was taken out.
        self._problems += [("audit.signed_missing", seq) for seq in sorted(signed)]

    def verdict(self, *expected: tuple[int, str]) -> AuditVerdict:
        """What was found; each mark *expected* is one that must be the end reached."""
        differing = [("audit.head_differs", seq) for seq, digest in expected if (seq, digest) != (self.seq, self.head)]
        return AuditVerdict(self.seq, self.head, (*self._problems, *differing))

    def _learn(self, event: AuditEvent) -> None:
        if event.action == KEY_MADE and event.payload is not None:
            key = announced_key(event)
            self._keys |= {key} if key else set()

    def _look(self, checkpoint: Checkpoint, event: AuditEvent) -> list[str]:
        if not self._genuine(checkpoint):
            return ["audit.signature_wrong"]
        if (checkpoint.user, checkpoint.public_key) not in self._keys:
            return ["audit.key_unknown"]
        return [] if checkpoint.hash == event.hash else ["audit.signed_differs"]


def announced_key(event: AuditEvent) -> tuple[UUID, str] | None:
    """User and public key that *event* announces; None if its words were erased or spoilt."""
    try:
        key = json.loads(event.payload or "")["public_key"]
    except (ValueError, KeyError, TypeError):
        return None
    return (event.actor, key) if isinstance(key, str) else None
