"""The desk while a vault is open: what its user may do with the vault itself."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from dsardesk.desk.places import keyring_wanted, secret_place
from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.audit import AuditVerdict
from dsardesk.domain.backups import BackupAt, BackupRecord
from dsardesk.domain.delegation import Standing
from dsardesk.domain.findings import Watch, unwatched
from dsardesk.services.alerts import as_content, public_alerts
from dsardesk.services.approvals import approval_requests, take_in_answers
from dsardesk.services.backups import Progress, make_backup, make_due_backup
from dsardesk.services.clock_check import clock_behind
from dsardesk.services.context import Context
from dsardesk.services.doubts import READING_ONLY, LogState
from dsardesk.services.evidence import record_verification, verify_audit
from dsardesk.services.recount import recount_cases
from dsardesk.services.retention_policy import settle_retention
from dsardesk.services.whole_check import WholeCheck, without_accepted
from dsardesk.storage.backup_maker import VaultBackups
from dsardesk.storage.checkup import Checkup, check_files
from dsardesk.storage.dashboard import remove_dashboard, take_answers, write_dashboard
from dsardesk.storage.keyholders import Keyholders, change_own_password, own_slot, renew_recovery_code
from dsardesk.storage.keyrings import key_place
from dsardesk.storage.reminder_file import is_wanted, want, write_reminders
from dsardesk.storage.vault import OpenVault
from dsardesk.storage.watch import LogWatch


@dataclass(frozen=True, slots=True)
class Desk:
    """An open vault, ready for its user.

    Attributes:
        context: what use cases are given.
        standing: who is at the desk, and for whom they act on which days.
        place: time zone of the company, as it was at the opening.
        vault: the open vault.
        outside: the vault's folder for what must not lie in it.
        watch: the log, and what is remembered of it outside.
        upgraded: the backup made at this opening, before the vault was brought to the schema of this program; None
            where it needed none.
    """

    context: Context
    standing: Standing
    place: ZoneInfo
    vault: OpenVault
    outside: Path
    watch: LogWatch
    upgraded: Path | None = None

    @property
    def actor(self) -> Actor:
        """Who is at the desk, as they act at this very moment: a delegation begins and ends while the vault is open."""
        return self.standing.on(self.context.now().astimezone(self.place).date())

    def verify(self) -> tuple[Checkup, AuditVerdict, tuple[int, str] | None]:
        """Files, log, and the anchor that the log was held against."""
        return check_files(self.vault), self.verify_log(), self._anchored()

    def verify_log(self) -> AuditVerdict:
        """The whole log, held against what was remembered at the opening; that it was done is recorded."""
        verdict = verify_audit(self.context, self.actor, self._anchored())
        if self.watch.writable:
            record_verification(self.context, self.actor, verdict)
            self.watch.found(without_accepted(self.context, verdict))
        return verdict

    def whole_check(self, watch: Watch = unwatched) -> WholeCheck:
        """A check of the whole log a part at a time; a break that it finds leaves the vault open for reading only."""
        return WholeCheck(self.context, self.actor, found=self.watch.found, watch=watch)

    def _anchored(self) -> tuple[int, str] | None:
        anchor = self.watch.look.anchor
        return (anchor.seq, anchor.hash) if anchor else None

    def log_state(self) -> LogState:
        """What is known of the log, and what is remembered of it outside."""
        remembered = tuple((kept.place, kept.anchor.seq if kept.anchor else None) for kept in self.watch.kept())
        with self.context.work.read() as transaction:
            checked_at = transaction.audit.last("log.verified")
            signed = transaction.audit.last_checkpoint()
        return LogState(
            self.watch.doubt,
            remembered,
            signed,
            checked_at,
            self.clock_behind(),
            read_only=not self.vault.writable,
            partly=self.watch.look.partly,
        )

    def clock_behind(self) -> datetime | None:
        """The latest instant that the log knows, where the clock is behind it; a log in doubt knows none."""
        return None if self.watch.doubt else clock_behind(self.context, self.actor)

    def accept_log(self, reasons: str) -> None:
        """Answer for a log in doubt, and work on; what waited for it is done now."""
        self.watch.accept(self.actor, reasons)
        recount_cases(self.context, self.actor)
        settle_retention(self.context)

    def keep_anchor_in(self, file: Path | None) -> None:
        """Remember the end of the log in *file* too, or in no chosen file any more."""
        self.actor.must_be(UserRole.DPO)
        self._record(action="log.anchor_chosen")
        self.watch.keep_in(file)

    def change_password(self, old: str, new: str) -> None:
        """A new password for the vault, which stays open."""
        change_own_password(self.vault, old, new)
        # Whoever fears for a password changes it, in a vault in doubt too, whose journal nobody may write to.
        with contextlib.suppress(*READING_ONLY):
            self._record(action="password.changed")

    def renew_recovery_code(self, password: str) -> str:
        """A new recovery code, to be printed; the one before opens nothing any more."""
        code = renew_recovery_code(self.vault, password)
        self._record(action="recovery_code.renewed")
        return code

    def check_password(self, password: str) -> None:
        """Refuse a *password* that is not that of whoever is at the desk."""
        own_slot(self.vault, password)

    @property
    def keyholders(self) -> Keyholders:
        """Whose password opens the vault."""
        return Keyholders(self.vault)

    def keep_in_keyring(self) -> None:
        """Let this computer's keyring open the vault for whoever is at the desk."""
        self.keyholders.turn_keyring_on(secret_place(self.vault.id))
        self._record(action="keyring.turned_on")

    def forget_keyring(self) -> None:
        """Let no keyring open the vault for whoever is at the desk."""
        self.keyholders.turn_keyring_off(key_place(f"slot-{self.vault.id}", use_keyring=keyring_wanted()))
        self._record(action="keyring.turned_off")

    @property
    def maker(self) -> VaultBackups:
        """Makes, tries and ends backups of the vault."""
        return VaultBackups(self.vault, self.outside / "scratch", self.context.now, self.watch.doubt or "")

    def back_up(self, out: Path) -> BackupRecord:
        """A backup in *out*, found whole there."""
        return make_backup(self.context, self.actor, self.maker, out, Progress())

    def back_up_if_due(self, at: BackupAt, progress: Progress | None = None) -> BackupRecord | None:
        """The planned backup of that moment, if one is due."""
        if not self.watch.writable:
            # A vault in doubt must not take the place of a backup that is not; one that is only read did not change.
            return None
        return make_due_backup(self.context, self.actor, self.maker, at, progress or Progress())

    def zone(self) -> ZoneInfo:
        """The time zone of the company."""
        with self.context.work.read() as transaction:
            _, text = transaction.profiles.current()
        return ZoneInfo(self.context.read_profile(text).zone)

    def reminders_kept(self) -> bool:
        """False once somebody refused the reminder file of this vault."""
        return is_wanted(self.vault.folder)

    def keep_reminders(self, kept: bool) -> None:  # noqa: FBT001 -- what a box says
        """Write the reminder file from now on, or no more."""
        want(self.vault.folder, kept=kept)
        self.remind()

    def remind(self) -> None:
        """Write what others may know beside the vault: the reminder file, unless it is refused, and the dashboard."""
        if not self.vault.writable:
            return
        content = as_content(public_alerts(self.context), self.vault.id, self.zone().key)
        secret, now = self.vault.suppression_key, self.context.now()
        write_reminders(self.vault.folder, self.outside, secret, content, now)
        if self.keyholders.are_followed():
            board = {**content, "made_at": now.isoformat()}
            write_dashboard(self.vault, board, approval_requests(self.context))
        else:
            remove_dashboard(self.vault)

    def take_in_answers(self) -> tuple[str, ...]:
        """Record what managers answered since the vault was last open; the references of the cases that changed."""
        return take_in_answers(self.context, take_answers(self.vault))

    def _record(self, action: str) -> None:
        """One line of the journal about the vault itself."""
        with self.context.work.write() as transaction:
            transaction.audit.append(self.actor, action, None, {})
