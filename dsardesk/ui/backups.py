"""Backups of vaults, in a thread of their own. Importing this module is slow: it brings the database with it."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from dsardesk.desk import restoring
from dsardesk.desk.opened import Desk
from dsardesk.domain.backups import BackupAt, BackupPlan, BackupRecord, Comparison
from dsardesk.domain.errors import as_desk_error
from dsardesk.services.backups import Backups, Progress, check_backup, make_backup, plan_backups, read_backups
from dsardesk.services.replay import Replayed
from dsardesk.ui.backing import Means, Outcome, Running, Where

Work = Callable[[Progress], Outcome | None]


class OpenVaults(Protocol):
    """What backups need of vaults."""

    def at_desk(self) -> Desk:
        """The desk over the open vault."""
        ...

    def held_by(self, folder: Path) -> Desk | None:
        """The desk over the vault in *folder*, if it is the one that is open."""
        ...


class _Job:
    """One backup being made or tried, away from the window and from the vault's own thread."""

    def __init__(self, work: Work) -> None:
        self.progress = Progress()
        self.outcome: Outcome | None = None
        self.error: BaseException | None = None
        self._work = work
        self.thread = threading.Thread(target=self._do, name="backup", daemon=True)
        self.thread.start()

    def _do(self) -> None:
        try:
            self.outcome = self._work(self.progress)
        except BaseException as error:  # noqa: BLE001 -- whoever asks for the outcome is told
            self.error = error

    @property
    def running(self) -> Running:
        """How far it is."""
        at = self.progress
        return Running(at.step or "waiting", at.done, at.total, finished=not self.thread.is_alive())


class DeskBackups:
    """Backups of the vault that is open, and of others that are brought back."""

    def __init__(self, vaults: OpenVaults, now: Callable[[], datetime]) -> None:
        """Work on the vault that is open among *vaults*."""
        self._vaults = vaults
        self._now = now
        self._job: _Job | None = None

    def state(self) -> Backups:
        """The plan, and the backups made."""
        desk = self._vaults.at_desk()
        return read_backups(desk.context, desk.actor)

    def plan(self, plan: BackupPlan) -> None:
        """Decide how backups are made from now on."""
        desk = self._vaults.at_desk()
        plan_backups(desk.context, desk.actor, plan)

    def start(self, file: Path) -> None:
        """Begin a backup in *file*; the vault stays usable meanwhile."""
        desk = self._vaults.at_desk()
        doubted = desk.watch.doubt is not None

        def make(progress: Progress) -> Outcome:
            made = _made(make_backup(desk.context, desk.actor, desk.maker, file, progress))
            return replace(made, doubted=doubted)

        self._begin(make)

    def start_check(self, record: BackupRecord) -> None:
        """Begin to bring one back on trial."""
        desk = self._vaults.at_desk()

        def check(progress: Progress) -> Outcome:
            figures = check_backup(desk.context, desk.actor, desk.maker, record, progress)
            return Outcome("", figures.cases, figures.documents)

        self._begin(check)

    def start_due(self) -> None:
        """Begin the backup planned for the opening of the vault, if one is due."""
        desk = self._vaults.at_desk()

        def make(progress: Progress) -> Outcome | None:
            record = desk.back_up_if_due(BackupAt.UNLOCK, progress)
            return _made(record) if record else None

        if read_plan(desk).at is BackupAt.UNLOCK and read_plan(desk).folder:
            self._begin(make)

    def make_due(self) -> None:
        """Make the backup planned for the closing of the vault, if one is due; the vault closes all the same."""
        self.stop()
        with contextlib.suppress(Exception):  # A failure is recorded where it happens.
            self._vaults.at_desk().back_up_if_due(BackupAt.LOCK)

    def _begin(self, work: Work) -> None:
        self.stop()
        self._job = _Job(work)

    def stop(self) -> None:
        """Have whatever runs stop, and wait for it: the vault is about to be closed."""
        job = self._job
        if job is not None:
            job.progress.cancel()
            job.thread.join()

    def running(self) -> Running | None:
        """How far it is; None if none was begun."""
        return self._job.running if self._job else None

    def cancel(self) -> None:
        """Have it stop."""
        if self._job is not None:
            self._job.progress.cancel()

    def outcome(self) -> Outcome | None:
        """What became of the one that finished, told once."""
        job, self._job = self._job, None
        if job is None:
            return None
        if job.error is not None:
            raise as_desk_error(job.error) or job.error
        return job.outcome

    def where(self, folder: Path) -> Where:
        """What is to be known of *folder*."""
        found = restoring.where_is(folder)
        return Where(found.service, shared=bool(found.network))

    def compare(self, backup: Path, means: Means, folder: Path) -> Comparison:
        """*backup* beside the vault in *folder*."""
        return restoring.compare_backup(backup, means.secret, self._current(folder), sources=means.sources)

    def restore(self, backup: Path, folder: Path, means: Means, beside: Path) -> Replayed:
        """Bring *backup* back into the new *folder*, *beside* the vault that knows what ended since."""
        return restoring.restore_vault(
            backup,
            folder,
            means.secret,
            self._current(beside),
            now=self._now,
            today=means.today,
            sources=means.sources,
        )

    def _current(self, folder: Path) -> restoring.Current:
        desk = self._vaults.held_by(folder)
        return desk.vault if desk else folder

    def copy_here(self, folder: Path, out: Path) -> None:
        """The vault in *folder*, on a share, in the new folder *out* of this computer."""
        restoring.copy_vault(folder, out)


def read_plan(desk: Desk) -> BackupPlan:
    """What was decided."""
    with desk.context.work.read() as transaction:
        return transaction.backups.plan()


def _made(record: BackupRecord) -> Outcome:
    return Outcome(record.place, record.cases, record.documents)
