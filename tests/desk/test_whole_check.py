"""The whole journal checked in parts: one sees how far it is, one may stop it, and a break found ends all writing."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from dsardesk.desk.opened import Desk
from dsardesk.desk.opening import make_vault, open_desk
from dsardesk.desk.profiles import profile_text
from dsardesk.domain.anchors import Doubt
from dsardesk.domain.audit import AuditVerdict
from dsardesk.domain.findings import SearchStopped
from dsardesk.services import whole_check
from dsardesk.services.doubts import LogInDoubt
from dsardesk.services.suppression import note_opt_out
from dsardesk.storage.slots import LIGHTEST
from tests.desk.test_log_verdicts import Open
from tests.makers import PASSWORD, Clock


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole") / "vault"
    make_vault(folder, PASSWORD, profile_text("alto"), now=Clock().now, derivation=LIGHTEST)
    return folder


@pytest.fixture
def at_desk(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    monkeypatch.setattr(whole_check, "STEP", 3)
    folder = shutil.copytree(made, tmp_path / "vault")
    return lambda: open_desk(folder, PASSWORD, now=Clock().now, outside=tmp_path / "outside", use_keyring=False)


def work_on(desk: Desk, count: int = 1) -> None:
    for number in range(count):
        note_opt_out(desk.context, desk.actor, f"personne{number}@courriel.example")


def break_log(desk: Desk) -> None:
    with desk.vault.engine.begin() as connection:
        for name in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all():
            connection.execute(text(f"DROP TRIGGER {name}"))
        connection.execute(text("UPDATE audit_events SET action = 'case.closed' WHERE seq = 3"))


def checked(desk: Desk) -> AuditVerdict:
    check = desk.whole_check()
    while (verdict := check.go_on()) is None:
        pass
    return verdict


def test_whoever_waits_sees_how_much_of_the_journal_was_checked(at_desk: Open) -> None:
    with at_desk() as desk:
        work_on(desk, 7)
        told: list[int] = []
        check = desk.whole_check(told.append)
        assert (check.seen, check.total) == (0, 0)
        assert check.go_on() is None
        assert check.seen == 3
        assert check.total > 7
        while check.go_on() is None:
            pass
        assert told == list(range(0, check.total, 3))
        assert check.seen == check.total


def test_a_check_that_is_stopped_records_nothing_and_may_go_on_later(at_desk: Open) -> None:
    patience = [True, False, True, True, True, True]

    def watch(_seen: int) -> None:
        if not patience.pop(0):
            raise SearchStopped

    with at_desk() as desk:
        work_on(desk, 5)
        check = desk.whole_check(watch)
        assert check.go_on() is None
        with pytest.raises(SearchStopped):
            check.go_on()
        assert check.seen == 3
        assert desk.log_state().checked_at is None
        while (verdict := check.go_on()) is None:
            pass
        assert verdict.ok
        assert desk.log_state().checked_at is not None


def test_a_break_that_the_check_finds_leaves_the_vault_open_for_reading_only(at_desk: Open) -> None:
    with at_desk() as desk:
        work_on(desk, 5)
        break_log(desk)
        assert not checked(desk).ok
        assert desk.log_state().doubt is Doubt.EVENT_CHANGED
        with pytest.raises(LogInDoubt):
            work_on(desk)
        with desk.context.work.read() as transaction:
            assert transaction.suppression.holds("personne1@courriel.example")


def test_a_break_once_found_is_known_at_every_opening_until_somebody_answers_for_it(at_desk: Open) -> None:
    with at_desk() as desk:
        work_on(desk, 5)
        break_log(desk)
    with at_desk() as desk:
        # The end of the journal was signed after the break: the opening looks no further back.
        assert desk.log_state().doubt is None
        assert not checked(desk).ok
    for _ in range(2):
        with at_desk() as desk:
            assert desk.log_state().doubt is Doubt.EVENT_CHANGED
    with at_desk() as desk:
        desk.accept_log("Une erreur de manipulation.")
        work_on(desk)
        assert checked(desk).ok
    with at_desk() as desk:
        assert desk.log_state().doubt is None
        work_on(desk)


def test_a_check_that_somebody_asks_for_stops_the_writing_alike(at_desk: Open) -> None:
    with at_desk() as desk:
        work_on(desk, 5)
        break_log(desk)
        assert not desk.verify_log().ok
        assert desk.log_state().doubt is Doubt.EVENT_CHANGED


def test_a_journal_checked_to_its_end_is_no_longer_partly_checked(at_desk: Open) -> None:
    with at_desk() as desk:
        work_on(desk, 5)
        desk.watch.look = replace(desk.watch.look, partly=True)
        assert desk.log_state().partly
        assert checked(desk).ok
        assert not desk.log_state().partly
