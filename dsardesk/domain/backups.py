"""When a backup is due, which ones had their time, and how one compares with the vault it would replace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from dsardesk.domain.audit import GENESIS
from dsardesk.domain.errors import DeskError

MOST_KEPT = 365


class BackupEvery(StrEnum):
    """How often backups are made by themselves."""

    NEVER = "never"
    DAY = "day"
    WEEK = "week"


class BackupAt(StrEnum):
    """The moment of a day at which they are made."""

    UNLOCK = "unlock"
    LOCK = "lock"


class BackupKind(StrEnum):
    """Why a backup was made."""

    ASKED = "asked"
    PLANNED = "planned"
    UPGRADE = "upgrade"


SPAN = {BackupEvery.DAY: timedelta(days=1), BackupEvery.WEEK: timedelta(days=7)}
MARGIN = timedelta(hours=4)
"""Somebody who sits down a little earlier than the day before still has the backup of the day made."""


class BadBackupPlan(DeskError):
    """Backups planned without a folder, or of which none would be kept."""

    code = "backup.bad_plan"
    exit_code = 2


@dataclass(frozen=True, slots=True)
class BackupPlan:
    """What the company decided about its backups.

    Attributes:
        folder: where they go; "" where nothing is decided.
        every: how often they are made.
        at: at which moment.
        keep: how many planned ones are kept; the key of an older one is destroyed.
    """

    folder: str = ""
    every: BackupEvery = BackupEvery.NEVER
    at: BackupAt = BackupAt.UNLOCK
    keep: int = 7

    def must_make_sense(self) -> None:
        """BadBackupPlan without a folder, or with a number of backups to keep that is none."""
        if self.every is not BackupEvery.NEVER and not self.folder.strip():
            raise BadBackupPlan(reason="folder")
        if not 1 <= self.keep <= MOST_KEPT:
            raise BadBackupPlan(reason="keep")


@dataclass(frozen=True, slots=True)
class BackupRecord:
    """One backup that was made and found whole.

    Attributes:
        id: hex, random.
        made_at: aware instant.
        kind: why it was made.
        place: the file.
        size_bytes: of the file.
        cases: how many cases it holds.
        documents: how many contents of documents.
        seq: number of the last event of its log.
        head: hash of that event, hex.
        verified_at: when it was last brought back on trial and found whole; None if it never was.
        ended_at: when its key was destroyed; None while it is kept.
    """

    id: str
    made_at: datetime
    kind: BackupKind
    place: str
    size_bytes: int
    cases: int
    documents: int
    seq: int
    head: str
    verified_at: datetime | None = None
    ended_at: datetime | None = None


def backup_due(plan: BackupPlan, at: BackupAt, records: Iterable[BackupRecord], now: datetime) -> bool:
    """True if a planned backup is to be made at that moment."""
    span = SPAN.get(plan.every)
    if span is None or plan.at is not at:
        return False
    made = [record.made_at for record in records if record.kind is BackupKind.PLANNED]
    return not made or now - max(made) >= span - MARGIN


def surplus(plan: BackupPlan, records: Iterable[BackupRecord]) -> tuple[BackupRecord, ...]:
    """Planned backups whose key is to be destroyed, the oldest first; those that somebody asked for stay."""
    kept = [record for record in records if record.kind is BackupKind.PLANNED and record.ended_at is None]
    return tuple(sorted(kept, key=lambda record: record.made_at)[: -plan.keep])


@dataclass(frozen=True, slots=True)
class VaultFigures:
    """What a vault holds, in figures, whether it lies in its folder or in a backup.

    Attributes:
        rows: how many rows each table holds.
        seq: number of the last event of its log.
        head: hash of that event, hex.
        last_at: when that was; None where there is no event.
        newest_case: day on which the last case was entered; None where there is none.
        schema: revision of its tables.
    """

    rows: Mapping[str, int]
    seq: int = 0
    head: str = GENESIS
    last_at: datetime | None = None
    newest_case: date | None = None
    schema: str = ""

    @property
    def cases(self) -> int:
        """How many cases it holds."""
        return self.rows.get("cases", 0)

    @property
    def documents(self) -> int:
        """How many contents of documents it holds."""
        return self.rows.get("blobs", 0)


class Likeness(StrEnum):
    """How a backup compares with the vault that it was made of."""

    SAME = "same"
    OLDER = "older"  # The vault went on since: that would be missing.
    NEWER = "newer"  # The vault lost what the backup still has.
    APART = "apart"  # Both went on, each on its own.
    UNKNOWN = "unknown"  # Nothing is known of the vault.


@dataclass(frozen=True, slots=True)
class Known:
    """How much is known of what ended since a backup was made.

    Attributes:
        whole: True where all of it is known.
        until: aware instant up to which it is known otherwise; None where nothing is.
        keys: True where it is known whose passwords open the vault of today.
        unlisted: addresses that were put on the suppression list since, and that nothing tells.
    """

    whole: bool = True
    until: datetime | None = None
    keys: bool = True
    unlisted: int = 0

    @property
    def everything(self) -> bool:
        """True where nothing is left for a person to look up."""
        return self.whole and self.keys and not self.unlisted


@dataclass(frozen=True, slots=True)
class Comparison:
    """A backup beside the vault of today.

    Attributes:
        backup: what the backup holds.
        vault: what the vault holds; None where it cannot be read.
        likeness: which of them is ahead.
        events: events that only the one that is ahead has.
        to_replay: what the backup holds, or lacks, and that ended since.
        known: how much is known of what ended since.
        asks_today: True where a password, or the recovery code, of today is needed beside that of the backup's day.
        doubt: why the vault was in doubt when the backup was made; "" if it was not.
    """

    backup: VaultFigures
    vault: VaultFigures | None
    likeness: Likeness
    events: int
    to_replay: int = 0
    known: Known = field(default_factory=Known)
    asks_today: bool = False
    doubt: str = ""


def likeness_of(backup: tuple[int, str], vault: tuple[int, str], *, shared: str | None) -> Likeness:
    """Which of two logs goes on from the other; *shared* is the hash that the longer has where the shorter ends."""
    (ours, head), (theirs, other) = backup, vault
    if (ours, head) == (theirs, other):
        return Likeness.SAME
    end = head if ours < theirs else other
    if ours == theirs or shared != end:
        return Likeness.APART
    return Likeness.OLDER if ours < theirs else Likeness.NEWER


class BurialKind(StrEnum):
    """What was destroyed for good, so that no backup may bring it back."""

    CASE = "case"
    DIRECTIVE = "directive"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Burial:
    """One thing destroyed for good; its id says nothing of anybody.

    Attributes:
        kind: what it was.
        id: its id, as text.
    """

    kind: BurialKind
    id: str
