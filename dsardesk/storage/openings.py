"""Every opening of a vault counted inside it, and looked at against what is remembered outside."""

from __future__ import annotations

import hashlib
import mmap
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from dsardesk.domain.anchors import Anchor, Doubt, State, Traces, judge, may_differ
from dsardesk.domain.audit import GENESIS, AuditVerdict
from dsardesk.domain.checkpoints import Checkpoint, LogCheck
from dsardesk.storage import facts
from dsardesk.storage.errors import DamagedVault
from dsardesk.storage.log import SqlAuditLog
from dsardesk.storage.signing import is_genuine
from dsardesk.storage.work import speaking_plainly

if TYPE_CHECKING:
    from dsardesk.storage.vault import OpenVault

OPENINGS = "openings"
PAGE_BYTES = 4096
AT_OPENING = 10_000
"""Events that are checked while somebody waits; they are signed every thousand, so that older logs alone hold more."""
SEAL_BYTES = 80
"""What SQLCipher leaves at the end of each page: its initialisation vector and its HMAC-SHA512."""
WAL = "-wal"


def traces_of(database: Path) -> Traces:
    """Fingerprint of the seals of all pages of *database*, and the size of its write-ahead log.

    The seal of a page covers its content and its number: no content can be changed without changing the fingerprint.
    """
    wal = database.with_name(database.name + WAL)
    return Traces(_seals(database), wal.stat().st_size if wal.is_file() else 0)


def _seals(database: Path) -> str:
    digest = hashlib.sha256()
    with database.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        for end in range(PAGE_BYTES, len(content) + 1, PAGE_BYTES):
            digest.update(content[end - SEAL_BYTES : end])
        digest.update(str(len(content)).encode())
    return digest.hexdigest()


def openings_of(engine: Engine) -> int:
    """How often the vault was opened before."""
    return int(facts.read(engine, OPENINGS) or 0)


def count_opening(engine: Engine) -> int:
    """One opening more; how many there were before. The number is in the main file at once, whatever ends this one."""
    before = openings_of(engine)
    set_openings(engine, before + 1)
    return before


def set_openings(engine: Engine, count: int) -> None:
    """So many openings are counted from now on."""
    facts.write(engine, OPENINGS, str(count))
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)")


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a vault found at its opening.

    Attributes:
        doubt: why its log is not to be relied on; None if it is.
        anchor: what was remembered of it; None if nothing was.
        log: what the check of the log found, from its last signature on.
        partly: True where the log is too long to wait for: what came before its end is still to be checked.
    """

    doubt: Doubt | None
    anchor: Anchor | None
    log: AuditVerdict
    partly: bool = False


def look_at_log(vault: OpenVault, anchor: Anchor | None) -> Look:
    """What happened to *vault* since *anchor* was kept; more of the log is read only where the file gives reason to."""
    try:
        with speaking_plainly(), vault.engine.begin() as connection:
            return _look(vault, anchor, connection)
    except DamagedVault:
        return Look(Doubt.DAMAGED, anchor, AuditVerdict(0, GENESIS, ()))


def _look(vault: OpenVault, anchor: Anchor | None, connection: Connection) -> Look:
    log = SqlAuditLog(connection, _never)
    differs = may_differ(anchor, vault.traces, vault.openings)
    start = known_start(log, whole=differs)
    near = _near_end(log, start)
    found = _check_from(log, near)
    continues = anchor is None or anchor.hash == (log.hash_at(anchor.seq) if anchor.seq else GENESIS)
    suspect = differs or not continues or not found.ok
    state = State(
        traces=vault.traces,
        opening=vault.openings,
        seq=found.events,
        continues=continues,
        chain_whole=found.ok,
        pages_whole=not suspect or not connection.exec_driver_sql("PRAGMA cipher_integrity_check").all(),
        structure_whole=not suspect or _structure_whole(connection),
    )
    return Look(judge(anchor, state), anchor, found, partly=near != start)


def check_log(log: SqlAuditLog, *, whole: bool) -> AuditVerdict:
    """Chain and signatures, from the last signature on unless *whole*, and the head against the last event."""
    return _check_from(log, known_start(log, whole=whole))


def known_start(log: SqlAuditLog, *, whole: bool) -> tuple[int, str]:
    """Number and hash of the event after which a check begins: the last one signed, or none if it is to be *whole*."""
    last = None if whole else log.last_checkpoint()
    return last.mark if last and _holds(last, log) else (0, GENESIS)


def _near_end(log: SqlAuditLog, start: tuple[int, str]) -> tuple[int, str]:
    """A later event to begin after, where there are more than anybody waits for."""
    seq = log.head()[0] - AT_OPENING
    digest = log.hash_at(seq) if seq > start[0] else None
    return (seq, digest) if digest is not None else start


def _check_from(log: SqlAuditLog, start: tuple[int, str]) -> AuditVerdict:
    check = LogCheck(is_genuine, start=start, keys=log.keys(start[0]))
    check.read(log.events(after=start[0]), log.checkpoints(after=start[0]))
    return check.verdict(log.head())


def _holds(checkpoint: Checkpoint, log: SqlAuditLog) -> bool:
    """True if a known key signed the very event that stands there."""
    known = (checkpoint.user, checkpoint.public_key) in log.keys(checkpoint.seq)
    return known and is_genuine(checkpoint) and log.hash_at(checkpoint.seq) == checkpoint.hash


def _structure_whole(connection: Connection) -> bool:
    try:
        return connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
    except DBAPIError:
        return False


def _never() -> datetime:
    raise RuntimeError("a look records nothing")
