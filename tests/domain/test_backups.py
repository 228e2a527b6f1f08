"""When a backup is due, which ones had their time, and which of two vaults is ahead."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from dsardesk.domain.backups import (
    BackupAt,
    BackupEvery,
    BackupKind,
    BackupPlan,
    BackupRecord,
    BadBackupPlan,
    Likeness,
    VaultFigures,
    backup_due,
    likeness_of,
    surplus,
)

NOW = datetime(2026, 10, 26, 8, 12, tzinfo=UTC)
DAILY = BackupPlan("/media/stick", BackupEvery.DAY, BackupAt.UNLOCK, keep=2)


def made(days_ago: float, kind: BackupKind = BackupKind.PLANNED, **changes: object) -> BackupRecord:
    values: dict[str, object] = {"id": f"{days_ago}", "made_at": NOW - timedelta(days=days_ago), "kind": kind}
    rest = {"place": "x", "size_bytes": 1, "cases": 0, "documents": 0, "seq": 1, "head": "a"}
    return BackupRecord(**{**rest, **values, **changes})  # type: ignore[arg-type]


class TestDue:
    def test_the_first_one_is_due_at_once(self) -> None:
        assert backup_due(DAILY, BackupAt.UNLOCK, (), NOW)

    def test_it_is_made_at_its_own_moment_only(self) -> None:
        assert not backup_due(DAILY, BackupAt.LOCK, (), NOW)

    def test_none_is_made_where_none_is_planned(self) -> None:
        assert not backup_due(BackupPlan(), BackupAt.UNLOCK, (), NOW)

    @pytest.mark.parametrize(("every", "days"), [(BackupEvery.DAY, 1), (BackupEvery.WEEK, 7)])
    def test_the_next_is_due_a_span_later_even_for_who_sits_down_a_little_earlier(
        self, every: BackupEvery, days: int
    ) -> None:
        plan = BackupPlan("x", every)
        assert backup_due(plan, BackupAt.UNLOCK, (made(days), made(days + 9)), NOW)
        assert backup_due(plan, BackupAt.UNLOCK, (made(days - 0.1),), NOW)
        assert not backup_due(plan, BackupAt.UNLOCK, (made(days - 0.2),), NOW)

    def test_one_that_somebody_asked_for_puts_off_none(self) -> None:
        assert backup_due(DAILY, BackupAt.UNLOCK, (made(0, BackupKind.ASKED),), NOW)


class TestRotation:
    def test_the_oldest_planned_ones_go(self) -> None:
        records = (made(1), made(4), made(2), made(3))
        assert surplus(DAILY, records) == (made(4), made(3))

    def test_those_asked_for_and_those_ended_already_do_not_count(self) -> None:
        records = (made(1), made(9, BackupKind.ASKED), made(2), made(3, ended_at=NOW))
        assert surplus(DAILY, records) == ()


class TestPlan:
    def test_a_plan_without_backups_needs_no_folder(self) -> None:
        BackupPlan().must_make_sense()

    @pytest.mark.parametrize(
        ("plan", "reason"),
        [
            (BackupPlan(" ", BackupEvery.DAY), "folder"),
            (BackupPlan("x", BackupEvery.DAY, keep=0), "keep"),
            (BackupPlan("x", keep=366), "keep"),
        ],
    )
    def test_one_that_keeps_nothing_or_goes_nowhere_is_refused(self, plan: BackupPlan, reason: str) -> None:
        with pytest.raises(BadBackupPlan) as refused:
            plan.must_make_sense()
        assert refused.value.facts == {"reason": reason}


class TestLikeness:
    def test_the_same_end_is_the_same_vault(self) -> None:
        assert likeness_of((4, "d"), (4, "d"), shared=None) is Likeness.SAME

    def test_a_backup_whose_end_the_vault_passed_is_older(self) -> None:
        assert likeness_of((2, "b"), (4, "d"), shared="b") is Likeness.OLDER

    def test_a_backup_that_goes_on_where_the_vault_ends_is_newer(self) -> None:
        assert likeness_of((4, "d"), (2, "b"), shared="b") is Likeness.NEWER

    @pytest.mark.parametrize(("vault", "shared"), [((2, "x"), "b"), ((4, "y"), "y"), ((6, "z"), "x"), ((2, "x"), None)])
    def test_two_that_went_on_each_alone_stand_apart(self, vault: tuple[int, str], shared: str | None) -> None:
        assert likeness_of((4, "d"), vault, shared=shared) is Likeness.APART


def test_what_a_vault_does_not_say_it_holds_it_holds_none_of() -> None:
    figures = VaultFigures({"cases": 3})
    assert (figures.cases, figures.documents) == (3, 0)
