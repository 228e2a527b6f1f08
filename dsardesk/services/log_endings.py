"""What an exported journal tells of what ended since a backup: for a vault that is lost with all that remembered it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar
from uuid import UUID

from dsardesk.domain.audit import GENESIS, AuditEvent
from dsardesk.domain.backups import Burial, BurialKind
from dsardesk.domain.checkpoints import Genuine
from dsardesk.domain.endings import Endings
from dsardesk.domain.errors import DeskError
from dsardesk.domain.identity import Destruction, DestructionCause
from dsardesk.domain.ids import DocumentId, UserId
from dsardesk.services.log_export import ExportedLog

T = TypeVar("T")
LISTED = {"address.suppressed", "marketing.opted_out"}
"""Events of which the journal keeps no address."""
NEW_KEYS = {
    "password.changed",
    "user.password_reset",
    "user.removed",
    "recovery_code.renewed",
    "vault.header_changed",
    "vault.key_changed",
}
"""Events after which somebody else, or another secret, opens the vault."""


class NotThisLog(DeskError):
    """An exported journal is broken, or is not that of the vault that a backup holds."""

    code = "backup.not_this_log"
    exit_code = 4


def endings_in(log: ExportedLog, backup: tuple[int, str], directives: Mapping[str, str], genuine: Genuine) -> Endings:
    """What *log* tells of what ended after *backup*, the number and hash of the last event that the backup knows.

    *directives* gives the ids of the entries that the backup holds, by their references.
    """
    if not log.verdict(genuine).ok:
        raise NotThisLog(reason="broken")
    seq, digest = backup
    if digest not in {GENESIS, *(event.hash for event in log.events if event.seq == seq)}:
        raise NotThisLog(reason="other")
    after = [event for event in log.events if event.seq > seq]
    end = log.events[-1] if log.events else None
    return Endings(
        burials=frozenset((*_cases(after), *_directives(after, directives))),
        destructions=dict(each for event in after if (each := _destruction(event))),
        left={user: event.at for event in after if (user := _left(event))},
        mark=(end.seq, end.hash) if end else (0, GENESIS),
        at=end.at if end else None,
        unlisted=sum(event.action in LISTED for event in after),
    )


def keys_changed(log: ExportedLog, seq: int) -> bool:
    """True if *log* tells, after the event of that number, of another password, another key, or somebody removed."""
    return any(event.action in NEW_KEYS for event in log.events if event.seq > seq)


def _cases(events: Iterable[AuditEvent]) -> Iterable[Burial]:
    return (Burial(BurialKind.CASE, event.case.hex) for event in events if event.action == "case.purged" and event.case)


def _directives(events: Iterable[AuditEvent], known: Mapping[str, str]) -> Iterable[Burial]:
    gone = (_fact(event, "directive", str) for event in events if event.action == "directive.purged")
    return (Burial(BurialKind.DIRECTIVE, known[reference]) for reference in gone if reference and reference in known)


def _destruction(event: AuditEvent) -> tuple[DocumentId, Destruction] | None:
    if event.action != "identity.destroyed":
        return None
    document, cause = _fact(event, "document", UUID), _fact(event, "cause", DestructionCause)
    return (DocumentId(document), Destruction(event.at, "", cause)) if document and cause else None


def _left(event: AuditEvent) -> UserId | None:
    found = _fact(event, "user", UUID) if event.action == "user.removed" else None
    return UserId(found) if found else None


def _fact(event: AuditEvent, name: str, kind: Callable[[str], T]) -> T | None:
    """One fact of an event; None if its words were erased, or say nothing of the kind."""
    try:
        return kind(json.loads(event.payload or "{}")[name])
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
