"""The settings say when the last backup was made and tried, keep the plan as it is chosen, and watch one being made."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from dsardesk.domain.actors import UserRole
from dsardesk.domain.backups import BackupAt, BackupEvery, BackupKind, BackupPlan, BackupRecord
from dsardesk.domain.errors import CannotWrite
from dsardesk.services.backups import BackupCancelled
from dsardesk.services.users import ROTATED
from dsardesk.ui.backing import Outcome, Running, Where
from dsardesk.ui.session import Session
from dsardesk.ui.settings.backups.presenter import BackupLine, BackupsPresenter
from tests.makers import ACTORS, DPO, NOW
from tests.services.conftest import Bench
from tests.ui.conftest import Steps
from tests.ui.program import PlainProgram

OUT = Path("out.dsarbackup")
RECORD = BackupRecord("a1", NOW, BackupKind.ASKED, str(OUT), 9, 3, 4, 12, "f" * 64, verified_at=NOW)


@dataclass
class Screen:
    """Remembers what it was told."""

    line: BackupLine = field(default_factory=lambda: BackupLine("", stale=False))
    plan: tuple[BackupPlan, bool] = (BackupPlan(), False)
    where: tuple[str, str] = ("", "")
    running: list[tuple[str, int, int]] = field(default_factory=list)
    rests: int = 0

    def show_backups(self, line: BackupLine) -> None:
        self.line = line

    def show_plan(self, plan: BackupPlan, *, may_change: bool) -> None:
        self.plan = plan, may_change

    def show_where(self, warning: str, note: str) -> None:
        self.where = warning, note

    def show_running(self, words: str, done: int, total: int) -> None:
        self.running.append((words, done, total))

    def show_rest(self) -> None:
        self.rests += 1


@dataclass
class Desk(Steps):
    """A navigator with the program behind it."""

    program: PlainProgram = field(kw_only=True)


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def desk(program: PlainProgram) -> Desk:
    return Desk(program=program)


@pytest.fixture
def backups(screen: Screen, session: Session, desk: Desk) -> BackupsPresenter:
    return BackupsPresenter(screen, session, desk)


def made(bench: Bench, record: BackupRecord | None = RECORD) -> None:
    with bench.work.write() as transaction:
        if record is not None:
            transaction.backups.add(record)
        transaction.audit.append(DPO, "backup.made", None, {})


class TestLast:
    def test_that_there_is_none_is_a_warning(self, backups: BackupsPresenter, screen: Screen) -> None:
        backups.activate()
        assert screen.line == BackupLine("Aucune sauvegarde n’a encore été faite.", stale=True)

    def test_it_is_dated_counted_and_said_to_have_been_tried(
        self, backups: BackupsPresenter, screen: Screen, bench: Bench
    ) -> None:
        made(bench)
        bench.clock.forward(days=7)
        backups.activate()
        assert "26 octobre 2026 à 09:12 (dossiers\N{NO-BREAK SPACE}: 3" in screen.line.last
        assert screen.line.verified.startswith("Essayée et trouvée intacte")
        assert (screen.line.stale, screen.line.testable) == (False, True)

    def test_after_a_week_it_is_a_warning(self, backups: BackupsPresenter, screen: Screen, bench: Bench) -> None:
        made(bench)
        bench.clock.instant += timedelta(days=7, seconds=1)
        backups.activate()
        assert screen.line.stale

    def test_one_of_an_earlier_program_is_dated_all_the_same(
        self, backups: BackupsPresenter, screen: Screen, bench: Bench
    ) -> None:
        made(bench, None)
        backups.activate()
        assert "26 octobre 2026" in screen.line.last
        assert (screen.line.verified, screen.line.testable) == ("", False)

    def test_one_of_the_former_key_is_a_warning(self, backups: BackupsPresenter, screen: Screen, bench: Bench) -> None:
        made(bench)
        bench.clock.forward(hours=1)
        with bench.work.write() as transaction:
            transaction.audit.append(DPO, ROTATED, None, {})
        backups.activate()
        assert screen.line.stale

    @pytest.mark.parametrize(("code", "why"), [("backup.no_place", "branchez le support"), ("unheard.of", "")])
    def test_a_planned_one_that_failed_says_why(
        self, backups: BackupsPresenter, screen: Screen, bench: Bench, code: str, why: str
    ) -> None:
        with bench.work.write() as transaction:
            transaction.audit.append(DPO, "backup.failed", None, {"code": code})
        backups.activate()
        assert screen.line.failed.startswith("La sauvegarde programmée du 26 octobre 2026")
        assert why in screen.line.failed


class TestPlan:
    def test_it_is_kept_as_it_is_chosen(self, backups: BackupsPresenter, screen: Screen, desk: Desk) -> None:
        backups.activate()
        backups.plan(Path("stick"), "week", "lock", 3)
        assert screen.plan == (BackupPlan("stick", BackupEvery.WEEK, BackupAt.LOCK, 3), True)
        assert desk.said == ["Programmation enregistrée."]

    def test_what_is_shown_already_is_no_choice(self, backups: BackupsPresenter, desk: Desk) -> None:
        backups.activate()
        backups.plan(None, "never", "unlock", 7)
        assert desk.said == []

    def test_one_without_a_folder_is_refused_and_shown_as_it_was(
        self, backups: BackupsPresenter, screen: Screen, desk: Desk
    ) -> None:
        backups.plan(None, "day", "unlock", 7)
        assert desk.warned[0].startswith("Choisissez le dossier")
        assert screen.plan == (BackupPlan(), True)

    def test_only_the_officer_changes_it(self, screen: Screen, session: Session, desk: Desk) -> None:
        assistant = replace(session, desk=replace(session.desk, actor=ACTORS[UserRole.ASSISTANT]))
        BackupsPresenter(screen, assistant, desk).activate()
        assert not screen.plan[1]

    def test_a_folder_that_a_service_copies_is_a_warning_and_a_share_is_explained(
        self, backups: BackupsPresenter, screen: Screen, desk: Desk, session: Session
    ) -> None:
        desk.program.vaults.backing.places = {
            session.desk.folder: Where("Dropbox"),
            Path("stick"): Where("OneDrive", shared=True),
        }
        backups.plan(Path("stick"), "day", "unlock", 7)
        warning, note = screen.where
        assert [line.split()[0] for line in warning.splitlines()] == ["Dropbox", "OneDrive"]
        assert "partage" in note


class TestMaking:
    def test_it_is_watched_and_can_be_stopped(self, backups: BackupsPresenter, screen: Screen, desk: Desk) -> None:
        backups.back_up(OUT)
        desk.program.vaults.backing.now = Running("moving", 1, 4)
        backups.look()
        assert [words for words, _, _ in screen.running] == ["Préparation…", "Mise en place…"]
        assert screen.running[1][1:] == (1, 4)
        backups.cancel()
        assert desk.program.vaults.asked == [("back up", OUT), ("cancel",)]

    def test_once_it_is_there_it_is_said_and_the_journal_told(
        self, backups: BackupsPresenter, screen: Screen, desk: Desk, session: Session
    ) -> None:
        told: list[str] = []
        session.news.listen(told.append)
        plain = desk.program.vaults.backing
        plain.now, plain.ended = Running(finished=True), Outcome("out.dsarbackup", 3, 4)
        backups.look()
        assert "Les documents d’identité n’y sont jamais." in desk.said[0]
        assert told == [""]
        assert screen.rests

    def test_one_of_a_vault_in_doubt_says_that_it_bears_the_mark(self, backups: BackupsPresenter, desk: Desk) -> None:
        plain = desk.program.vaults.backing
        plain.now, plain.ended = Running(finished=True), Outcome("out.dsarbackup", 3, 4, doubted=True)
        backups.look()
        assert "elle en porte la marque" in desk.said[0]

    def test_one_that_was_stopped_or_failed_says_so(self, backups: BackupsPresenter, desk: Desk) -> None:
        desk.program.vaults.backing.now = Running(finished=True)
        desk.program.vaults.refusal = BackupCancelled()
        backups.look()
        assert desk.warned == ["La sauvegarde a été arrêtée\N{NO-BREAK SPACE}: il n’en reste rien."]

    def test_what_was_not_due_is_not_talked_of(self, backups: BackupsPresenter, desk: Desk) -> None:
        desk.program.vaults.backing.now = Running(finished=True)
        backups.look()
        assert (desk.said, desk.warned) == ([], [])

    def test_what_cannot_be_begun_is_said(self, backups: BackupsPresenter, desk: Desk) -> None:
        desk.program.vaults.refusal = CannotWrite(what="backup", why="full")
        backups.back_up(OUT)
        assert desk.warned[0].startswith("Le disque est plein")

    def test_the_last_one_can_be_tried(self, backups: BackupsPresenter, desk: Desk, bench: Bench) -> None:
        backups.test_last()
        made(bench)
        backups.activate()
        backups.test_last()
        plain = desk.program.vaults.backing
        assert desk.program.vaults.asked == [("check", "a1")]
        plain.now, plain.ended = Running(finished=True), Outcome("", 3, 4)
        backups.look()
        assert desk.said[-1].startswith("La sauvegarde est intacte")

    def test_the_name_proposed_tells_the_day_and_nobody(self, backups: BackupsPresenter) -> None:
        assert backups.proposed_name() == "vault-2026-10-26.dsarbackup"

    def test_a_backup_restored_leaves_the_open_vault_open(self, backups: BackupsPresenter, desk: Desk) -> None:
        backups.restored(Path("vault-2"), 2)
        assert "vault-2" in desk.said[0]
        assert desk.program.done == []
