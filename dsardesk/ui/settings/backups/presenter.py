"""What is shown of the backups, and one made or tried while the person goes on working."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from dsardesk.domain.backups import BackupAt, BackupEvery, BackupPlan, BackupRecord
from dsardesk.domain.errors import DeskError
from dsardesk.reports.dates import moment
from dsardesk.services.backups import Backups
from dsardesk.services.roles import KEEPERS
from dsardesk.ui.backing import Outcome, Running, Where
from dsardesk.ui.program import DeskNavigator
from dsardesk.ui.session import Session
from dsardesk.wording import sentence

SUFFIX = ".dsarbackup"


@dataclass(frozen=True, slots=True)
class BackupLine:
    """What the settings say of the backups.

    Attributes:
        last: when the last one was made.
        stale: True where that is too long ago, or there is none.
        verified: when it was last tried; "" where nothing is known of it.
        failed: why the planned one could not be made; "" if it was.
        testable: True where there is one to try.
    """

    last: str
    stale: bool
    verified: str = ""
    failed: str = ""
    testable: bool = False


class BackupsScreen(Protocol):
    """What the presenter asks of the card."""

    def show_backups(self, line: BackupLine) -> None:
        """Say when the last backup was made and tried."""
        ...

    def show_plan(self, plan: BackupPlan, *, may_change: bool) -> None:
        """How they are made."""
        ...

    def show_where(self, warning: str, note: str) -> None:
        """What is to be known of the folder: a warning, and a note; "" for none."""
        ...

    def show_running(self, words: str, done: int, total: int) -> None:
        """How far a backup is; a *total* of 0 where that is not known."""
        ...

    def show_rest(self) -> None:
        """Nothing is being made or tried."""
        ...


class BackupsPresenter:
    """Keeps the plan as it is chosen, and watches what runs."""

    def __init__(self, screen: BackupsScreen, session: Session, navigator: DeskNavigator) -> None:
        """Work beside one open vault."""
        self._screen = screen
        self._session = session
        self._navigator = navigator
        self._vaults = navigator.program.vaults
        self._plan = BackupPlan()
        self._last: BackupRecord | None = None

    def activate(self) -> None:
        """Show what stands now."""
        self._session.runner.run(self._vaults.backups.state, self._show, self._warn)

    def _show(self, state: Backups) -> None:
        self._plan, self._last = state.plan, state.last
        self._screen.show_backups(self._line(state))
        self._screen.show_plan(state.plan, may_change=self._session.desk.actor.role in KEEPERS)
        self._look_where(state.plan.folder)
        self.look()

    def _line(self, state: Backups) -> BackupLine:
        words, last = self._session.words, state.last
        verified = last.verified_at if last else None
        return BackupLine(
            last=self._last_made(last, state),
            stale=state.stale,
            verified=words.say("backups.verified", moment=self._moment(verified)) if verified else "",
            failed=self._failure(state),
            testable=last is not None,
        )

    def _last_made(self, last: BackupRecord | None, state: Backups) -> str:
        words, made_at = self._session.words, state.made_at
        if state.before_key and made_at is not None:
            return words.say("settings.backup_before_key", moment=self._moment(made_at))
        if last is not None:
            when = self._moment(last.made_at)
            return words.say("backups.last", moment=when, cases=last.cases, documents=last.documents)
        if made_at is not None:  # By an earlier program, which counted nothing.
            return words.say("backups.last_before", moment=self._moment(made_at))
        return words.say("backups.never")

    def _failure(self, state: Backups) -> str:
        failed, words = state.failed, self._session.words
        if failed is None:
            return ""
        key = f"error.{failed.code}"
        why = words.say(key) if key in words else ""
        return words.say("backups.failed", moment=self._moment(failed.at), why=why).strip()

    def _moment(self, at: datetime) -> str:
        return moment(at, ZoneInfo(self._session.desk.profile.zone), self._session.words)

    def _look_where(self, folder: str) -> None:
        vault = self._session.desk.folder
        where = self._vaults.backups.where
        self._session.runner.run(
            lambda: (where(vault), where(Path(folder)) if folder else Where()), self._show_where, self._warn
        )

    def _show_where(self, found: tuple[Where, Where]) -> None:
        (vault, folder), words = found, self._session.words
        warnings = [words.say("backups.vault_cloud", service=vault.service)] if vault.service else []
        warnings += [words.say("backups.cloud", service=folder.service)] if folder.service else []
        self._screen.show_where("\n".join(warnings), words.say("backups.network") if folder.shared else "")

    def plan(self, folder: Path | None, every: str, at: str, keep: int) -> None:
        """Make backups so from now on; what was shown already is no choice."""
        chosen = BackupPlan(str(folder) if folder else "", BackupEvery(every), BackupAt(at), keep)
        if chosen == self._plan:
            return

        def planned(_nothing: None) -> None:
            self._navigator.say(self._session.words.say("backups.planned"))
            self.activate()

        def refused(error: DeskError) -> None:
            self._warn(error)
            self.activate()

        self._session.runner.run(lambda: self._vaults.backups.plan(chosen), planned, refused)

    def back_up(self, file: Path) -> None:
        """Begin a backup in *file*."""
        self._session.runner.run(lambda: self._vaults.backups.start(file), self._begun, self._warn)

    def test_last(self) -> None:
        """Bring the last backup back on trial."""
        last = self._last
        if last is not None:
            self._session.runner.run(lambda: self._vaults.backups.start_check(last), self._begun, self._warn)

    def _begun(self, _nothing: None) -> None:
        self.look()

    def cancel(self) -> None:
        """Have what runs stop."""
        self._vaults.backups.cancel()

    def look(self) -> None:
        """Show how far it is; called again and again while something runs."""
        running = self._vaults.backups.running()
        if running is None:
            self._screen.show_rest()
        elif running.finished:
            self._screen.show_rest()
            self._session.runner.run(self._vaults.backups.outcome, self._done, self._failed)
        else:
            self._show_running(running)

    def _show_running(self, running: Running) -> None:
        self._screen.show_running(self._session.words.say(f"backups.step.{running.step}"), running.done, running.total)

    def _done(self, outcome: Outcome | None) -> None:
        if outcome is not None:
            self._navigator.say(self._as_sentence(outcome))
            self._session.news.tell()
            self.activate()

    def _as_sentence(self, outcome: Outcome) -> str:
        words = self._session.words
        if outcome.place:
            return words.say("backups.made_in_doubt" if outcome.doubted else "backups.made", out=outcome.place)
        return words.say("backups.checked", cases=outcome.cases, documents=outcome.documents)

    def _failed(self, error: DeskError) -> None:
        self._warn(error)
        self.activate()

    def proposed_name(self) -> str:
        """A name for a backup made now: nothing in it is about anybody."""
        desk = self._session.desk
        return f"{desk.folder.name}-{desk.context.today(desk.profile).isoformat()}{SUFFIX}"

    def restored(self, folder: Path, again: int) -> None:
        """Say where a backup was brought back to; the open vault stays open."""
        words = self._session.words
        self._navigator.say(words.say("comparison.restored", folder=str(folder), count=again))

    def _warn(self, error: DeskError) -> None:
        self._navigator.warn(sentence(error, self._session.words))
