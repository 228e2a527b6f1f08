"""Backups planned, made, found whole and ended; each is recorded once it is there, never before."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.backups import (
    BackupAt,
    BackupKind,
    BackupPlan,
    BackupRecord,
    VaultFigures,
    backup_due,
    surplus,
)
from dsardesk.domain.errors import DeskError, as_desk_error
from dsardesk.services.context import Context
from dsardesk.services.doubts import READING_ONLY
from dsardesk.services.ports import LogLine
from dsardesk.services.users import ROTATED

MADE, FAILED = "backup.made", "backup.failed"
STALE = "design.alert.backup"
"""Rule that gives the days after which a backup is worth a warning."""


class BackupCancelled(DeskError):
    """Somebody stopped the backup; nothing of it is left."""

    code = "backup.cancelled"


class BackupLost(DeskError):
    """The file of a backup is not where it was put."""

    code = "backup.lost"
    exit_code = 4


class Progress:
    """How far a backup is; asked to stop, it stops between two steps.

    Attributes:
        step: "copying", "checking" or "moving"; "" before it began.
        done: parts of the step that are done.
        total: parts of the step; 0 where they are not known.
    """

    def __init__(self) -> None:
        """Nothing is done yet."""
        self.step, self.done, self.total = "", 0, 0
        self._stop = threading.Event()

    def at(self, step: str, done: int = 0, total: int = 0) -> None:
        """Say how far it is; BackupCancelled once it is to stop."""
        if self._stop.is_set():
            raise BackupCancelled
        self.step, self.done, self.total = step, done, total

    def cancel(self) -> None:
        """Have it stop."""
        self._stop.set()


@dataclass(frozen=True, slots=True)
class MadeBackup:
    """A backup that is in its place, and was found whole there.

    Attributes:
        id: hex, random.
        place: the file.
        size_bytes: of the file.
        figures: what it holds, as it was counted when it was brought back on trial.
    """

    id: str
    place: Path
    size_bytes: int
    figures: VaultFigures


class BackupMaker(Protocol):
    """Makes backups of the open vault, tries them, and ends them."""

    def make(self, out: Path, progress: Progress) -> MadeBackup:
        """A backup in the file *out*, whole and tried, or nothing at all."""
        ...

    def check(self, file: Path, progress: Progress) -> VaultFigures:
        """What *file* holds, brought back on trial; an error if it is not whole."""
        ...

    def place_in(self, folder: Path) -> Path:
        """A file in *folder* for a backup made now."""
        ...

    def end(self, file: Path) -> bool:
        """Destroy the key of the backup in *file*, then the file; False if it is not there."""
        ...


@dataclass(frozen=True, slots=True)
class BackupFailure:
    """A planned backup that could not be made: when, and the code of the error."""

    at: datetime
    code: str


@dataclass(frozen=True, slots=True)
class Backups:
    """What is known of the backups of the vault.

    Attributes:
        plan: what was decided.
        records: those that were made, newest first.
        made_at: when the last one was made, by an earlier program too; None if none was.
        failed: the failure that came after the last one; None if none did.
        stale: True where the last one is too long ago, or of a former key.
        before_key: True where the vault got another key since.
    """

    plan: BackupPlan
    records: tuple[BackupRecord, ...]
    made_at: datetime | None
    failed: BackupFailure | None
    stale: bool
    before_key: bool

    @property
    def last(self) -> BackupRecord | None:
        """The last one that is kept; None if there is none."""
        return next((each for each in self.records if each.ended_at is None), None)


def read_backups(context: Context, actor: Actor) -> Backups:
    """The plan, the backups made, and whether it is time for another."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT, UserRole.MANAGER, UserRole.ADMIN)
    with context.work.read() as transaction:
        plan, records = transaction.backups.plan(), transaction.backups.every()
        made, failed = transaction.audit.newest_of(MADE), transaction.audit.newest_of(FAILED)
        rotated = transaction.audit.last(ROTATED)
    later = failed if failed and (made is None or made.seq < failed.seq) else None
    oldest = context.now() - timedelta(days=context.rules.days(STALE))
    made_at = made.at if made else None
    before_key = made_at is not None and rotated is not None and made_at < rotated
    stale = before_key or made_at is None or made_at < oldest
    return Backups(plan, records, made_at, _failure(later), stale=stale, before_key=before_key)


def _failure(line: LogLine | None) -> BackupFailure | None:
    return BackupFailure(line.at, str(json.loads(line.payload or "{}").get("code", ""))) if line else None


def plan_backups(context: Context, actor: Actor, plan: BackupPlan) -> None:
    """Decide how backups are made from now on."""
    actor.must_be(UserRole.DPO, UserRole.ADMIN)
    plan.must_make_sense()
    with context.work.write() as transaction:
        transaction.backups.decide(plan)
        facts = {"every": plan.every, "at": plan.at, "keep": plan.keep}
        transaction.audit.append(actor, "backup.planned", None, facts)


def make_backup(context: Context, actor: Actor, maker: BackupMaker, out: Path, progress: Progress) -> BackupRecord:
    """A backup in *out* that somebody asked for; one of a vault in doubt bears that mark, and is not recorded."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT, UserRole.ADMIN)
    made = maker.make(out, progress)
    record = _as_record(context, made, BackupKind.ASKED)
    with suppress(*READING_ONLY):
        _keep(context, actor, record)
    return record


def make_due_backup(
    context: Context, actor: Actor, maker: BackupMaker, at: BackupAt, progress: Progress
) -> BackupRecord | None:
    """The planned backup of that moment, if one is due; older ones than are to be kept are ended then.

    It is the company's own decision: whoever is at the desk, it is made.
    """
    with context.work.read() as transaction:
        plan, records = transaction.backups.plan(), transaction.backups.every()
    if not backup_due(plan, at, records, context.now()):
        return None
    with _failure_recorded(context, actor):
        made = maker.make(maker.place_in(Path(plan.folder)), progress)
        record = _as_record(context, made, BackupKind.PLANNED)
        _keep(context, actor, record)
    end_surplus(context, actor, maker)
    return record


def _as_record(context: Context, made: MadeBackup, kind: BackupKind) -> BackupRecord:
    figures, now = made.figures, context.now()
    return BackupRecord(
        id=made.id,
        made_at=now,
        kind=kind,
        place=str(made.place),
        size_bytes=made.size_bytes,
        cases=figures.cases,
        documents=figures.documents,
        seq=figures.seq,
        head=figures.head,
        verified_at=now,
    )


def _keep(context: Context, actor: Actor, record: BackupRecord) -> None:
    facts = {"backup": record.id, "kind": record.kind, "cases": record.cases, "documents": record.documents}
    with context.work.write() as transaction:
        transaction.backups.add(record)
        transaction.audit.append(actor, "backup.made", None, {**facts, "seq": record.seq, "head": record.head})


@contextmanager
def _failure_recorded(context: Context, actor: Actor) -> Iterator[None]:
    """A planned backup that could not be made is said in the journal, for nobody sat there to see it."""
    try:
        yield
    except Exception as error:
        known = as_desk_error(error)
        if known is not None and not isinstance(known, BackupCancelled):
            with context.work.write() as transaction:
                transaction.audit.append(actor, "backup.failed", None, {"code": known.code})
        raise


def check_backup(
    context: Context, actor: Actor, maker: BackupMaker, record: BackupRecord, progress: Progress
) -> VaultFigures:
    """Bring one backup back on trial, and remember that it is whole."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT, UserRole.ADMIN)
    figures = maker.check(Path(record.place), progress)
    with context.work.write() as transaction:
        transaction.backups.verified(record.id, context.now())
        transaction.audit.append(actor, "backup.verified", None, {"backup": record.id, "cases": figures.cases})
    return figures


def end_surplus(context: Context, actor: Actor, maker: BackupMaker) -> int:
    """Destroy the keys of the planned backups that had their time; how many there were."""
    with context.work.read() as transaction:
        doomed = surplus(transaction.backups.plan(), transaction.backups.every())
    for record in doomed:
        _end(context, actor, record, maker.end)
    return len(doomed)


def _end(context: Context, actor: Actor, record: BackupRecord, end: Callable[[Path], bool]) -> None:
    # The key goes first: a record of a destruction that did not happen would be worse than none.
    there = end(Path(record.place))
    with context.work.write() as transaction:
        transaction.backups.ended(record.id, context.now())
        transaction.audit.append(actor, "backup.ended", None, {"backup": record.id, "found": there})


def record_upgrade_ended(context: Context, actor: Actor) -> None:
    """One line of the journal: the key of the backup made before an upgrade is destroyed."""
    with context.work.write() as transaction:
        transaction.audit.append(actor, "backup.ended", None, {"kind": BackupKind.UPGRADE})
