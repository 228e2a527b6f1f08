"""Backups are recorded once they are there; what was destroyed since is destroyed again in what comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from dsardesk.domain.actors import RoleRefused, UserRole
from dsardesk.domain.backups import (
    BackupAt,
    BackupEvery,
    BackupKind,
    BackupPlan,
    BadBackupPlan,
    Burial,
    BurialKind,
    VaultFigures,
)
from dsardesk.domain.endings import Endings
from dsardesk.domain.errors import CannotWrite, DeskError
from dsardesk.domain.ids import DocumentId
from dsardesk.domain.rights import RightType
from dsardesk.services.backups import (
    BackupCancelled,
    MadeBackup,
    Progress,
    check_backup,
    make_backup,
    make_due_backup,
    plan_backups,
    read_backups,
    record_upgrade_ended,
)
from dsardesk.services.ports import UnknownCase
from dsardesk.services.replay import replay
from tests.makers import ACTORS, DPO
from tests.services.conftest import Bench

OUT, STICK = Path("x.dsarbackup"), Path("stick")
DAILY = BackupPlan(str(STICK), BackupEvery.DAY, BackupAt.UNLOCK, keep=2)
FIGURES = VaultFigures({"cases": 2, "blobs": 5}, 7, "f" * 64)


@dataclass
class Maker:
    """Makes backups of which nothing is written."""

    refusal: DeskError | None = None
    ended: list[Path] = field(default_factory=list)
    made: int = 0

    def make(self, out: Path, progress: Progress) -> MadeBackup:
        progress.at("copying")
        if self.refusal is not None:
            raise self.refusal
        self.made += 1
        return MadeBackup(f"{self.made:032x}", out, 99, FIGURES)

    def check(self, file: Path, progress: Progress) -> VaultFigures:
        progress.at("checking", 1, 2)
        return FIGURES

    def place_in(self, folder: Path) -> Path:
        return folder / f"{self.made}.dsarbackup"

    def end(self, file: Path) -> bool:
        self.ended.append(file)
        return True


@pytest.fixture
def maker() -> Maker:
    return Maker()


def actions(bench: Bench) -> list[str]:
    with bench.work.read() as transaction:
        return [event.action for event in transaction.audit.events() if event.action.startswith("backup")]


class TestMaking:
    def test_it_is_recorded_with_what_it_holds(self, bench: Bench, maker: Maker) -> None:
        made = make_backup(bench.context, DPO, maker, OUT, Progress())
        state = read_backups(bench.context, DPO)
        assert state.records == (made,)
        assert state.last == made
        assert (made.kind, made.cases, made.documents, made.seq) == (BackupKind.ASKED, 2, 5, 7)
        assert made.verified_at == made.made_at == bench.clock.now()
        assert actions(bench) == ["backup.made"]

    def test_one_that_was_not_made_is_not_said_to_be(self, bench: Bench, maker: Maker) -> None:
        maker.refusal = CannotWrite(what="backup", why="full")
        with pytest.raises(CannotWrite):
            make_backup(bench.context, DPO, maker, OUT, Progress())
        assert (read_backups(bench.context, DPO).records, actions(bench)) == ((), [])

    def test_one_that_is_stopped_leaves_no_line(self, bench: Bench, maker: Maker) -> None:
        progress = Progress()
        progress.cancel()
        with pytest.raises(BackupCancelled):
            make_backup(bench.context, DPO, maker, OUT, progress)
        assert actions(bench) == []

    @pytest.mark.parametrize("role", [UserRole.MANAGER, UserRole.READ])
    def test_only_those_who_handle_cases_ask_for_one(self, bench: Bench, maker: Maker, role: UserRole) -> None:
        with pytest.raises(RoleRefused):
            make_backup(bench.context, ACTORS[role], maker, OUT, Progress())

    def test_trying_it_again_is_recorded(self, bench: Bench, maker: Maker) -> None:
        made = make_backup(bench.context, DPO, maker, OUT, Progress())
        bench.clock.forward(days=2)
        assert check_backup(bench.context, DPO, maker, made, Progress()) == FIGURES
        (record,) = read_backups(bench.context, DPO).records
        assert record.verified_at == bench.clock.now()
        assert actions(bench) == ["backup.made", "backup.verified"]


class TestPlan:
    def test_it_is_decided_by_the_officer_alone(self, bench: Bench) -> None:
        plan_backups(bench.context, DPO, DAILY)
        assert read_backups(bench.context, DPO).plan == DAILY
        with pytest.raises(RoleRefused):
            plan_backups(bench.context, ACTORS[UserRole.ASSISTANT], BackupPlan())
        with pytest.raises(BadBackupPlan):
            plan_backups(bench.context, DPO, BackupPlan("", BackupEvery.DAY))
        assert actions(bench) == ["backup.planned"]

    def test_what_is_due_is_made_whoever_is_there_and_the_oldest_key_destroyed(
        self, bench: Bench, maker: Maker
    ) -> None:
        plan_backups(bench.context, DPO, DAILY)
        for _ in range(3):
            assert make_due_backup(bench.context, ACTORS[UserRole.READ], maker, BackupAt.UNLOCK, Progress())
            assert make_due_backup(bench.context, DPO, maker, BackupAt.UNLOCK, Progress()) is None
            bench.clock.forward(days=1)
        assert maker.ended == [STICK / "0.dsarbackup"]
        state = read_backups(bench.context, DPO)
        assert [record.ended_at is None for record in state.records] == [True, True, False]
        assert actions(bench)[-1] == "backup.ended"

    def test_one_that_could_not_be_made_is_said_until_one_is(self, bench: Bench, maker: Maker) -> None:
        plan_backups(bench.context, DPO, DAILY)
        maker.refusal = CannotWrite(what="backup", why="full")
        with pytest.raises(CannotWrite):
            make_due_backup(bench.context, DPO, maker, BackupAt.UNLOCK, Progress())
        failed = read_backups(bench.context, DPO).failed
        assert failed is not None
        assert failed.code == "output.cannot_write"
        maker.refusal = None
        make_due_backup(bench.context, DPO, maker, BackupAt.UNLOCK, Progress())
        assert read_backups(bench.context, DPO).failed is None

    def test_one_that_somebody_stopped_is_no_failure(self, bench: Bench, maker: Maker) -> None:
        plan_backups(bench.context, DPO, DAILY)
        maker.refusal = BackupCancelled()
        with pytest.raises(BackupCancelled):
            make_due_backup(bench.context, DPO, maker, BackupAt.UNLOCK, Progress())
        assert read_backups(bench.context, DPO).failed is None

    def test_the_last_one_grows_stale_after_a_week(self, bench: Bench, maker: Maker) -> None:
        assert read_backups(bench.context, DPO).stale
        make_backup(bench.context, DPO, maker, OUT, Progress())
        assert not read_backups(bench.context, DPO).stale
        bench.clock.instant += timedelta(days=7, seconds=1)
        assert read_backups(bench.context, DPO).stale

    def test_the_end_of_the_one_before_an_upgrade_is_recorded(self, bench: Bench) -> None:
        record_upgrade_ended(bench.context, DPO)
        assert actions(bench) == ["backup.ended"]


class TestReplay:
    def test_a_purged_case_goes_again_with_its_words_in_the_log(self, bench: Bench) -> None:
        case, other = bench.opened(RightType.ACCESS), bench.opened(RightType.ERASURE)
        found = replay(bench.context, DPO, Endings(frozenset({Burial(BurialKind.CASE, case.id.hex)})), {"seq": 1})
        assert (found.cases, found.directives, found.left) == (1, 0, 1)
        with pytest.raises(UnknownCase):
            bench.case(case.reference)
        with bench.work.read() as transaction:
            of_case = [event for event in transaction.audit.events() if event.case == case.id]
            assert {event.payload for event in of_case[:-1]} == {None}
            assert Burial(BurialKind.CASE, case.id.hex) in transaction.backups.burials()
        assert bench.case(other.reference) == other
        assert actions(bench) == ["backup.restored"]

    def test_a_destroyed_content_goes_again_and_its_case_names_it_no_more(self, bench: Bench) -> None:
        case = bench.opened(RightType.ACCESS)
        document = case.documents[0].id
        found = replay(bench.context, DPO, Endings(frozenset({Burial(BurialKind.DOCUMENT, document.hex)})), {})
        assert (found.cases, found.documents) == (0, 1)
        assert document not in {each.id for each in bench.case(case.reference).documents}
        with bench.work.read() as transaction, pytest.raises(Exception):  # noqa: B017, PT011 -- each store its own
            transaction.blobs.get(DocumentId(document))

    def test_what_the_backup_never_held_is_remembered_all_the_same(self, bench: Bench) -> None:
        gone = Burial(BurialKind.DIRECTIVE, "0" * 32)
        assert replay(bench.context, DPO, Endings(frozenset({gone})), {}).directives == 0
        with bench.work.read() as transaction:
            assert gone in transaction.backups.burials()
