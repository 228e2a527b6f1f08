"""Each way of harming a vault ends in a verdict of its own; what can be read stays readable, nothing is written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from sqlalchemy import delete, text, update

from dsardesk import resources
from dsardesk.desk.opened import Desk
from dsardesk.desk.opening import make_vault, open_desk
from dsardesk.desk.profiles import profile_text
from dsardesk.desk.reading import read_message
from dsardesk.desk.restoring import restore_vault
from dsardesk.domain.anchors import Doubt
from dsardesk.services.doubts import LogInDoubt, NoReasons, NothingInDoubt
from dsardesk.services.evidence import verify_audit
from dsardesk.services.log_export import export_audit, read_export
from dsardesk.services.open_case import Opening, open_at_once
from dsardesk.storage import openings, tables
from dsardesk.storage.anchors import FILE, FilePlace
from dsardesk.storage.errors import DamagedVault
from dsardesk.storage.layout import DATABASE
from dsardesk.storage.log import SqlAuditLog
from dsardesk.storage.signing import is_genuine
from dsardesk.storage.slots import LIGHTEST
from dsardesk.storage.vault import OpenVault, open_vault
from tests.makers import DPO, PAGE, PASSWORD, Clock, sample_message

ROOT = Path(__file__).parents[2]
WAL = "cases.db-wal"
Open = Callable[[], AbstractContextManager[Desk]]


@pytest.fixture(autouse=True)
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DSARDESK_CACHE_DIR", str(tmp_path / "outside"))
    monkeypatch.setenv("DSARDESK_KEYRING", "off")
    return tmp_path / "outside"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verdicts") / "vault"
    make_vault(folder, PASSWORD, profile_text("alto"), now=Clock().now, derivation=LIGHTEST)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "vault")


@pytest.fixture
def at_desk(folder: Path) -> Open:
    return lambda: open_desk(folder, PASSWORD, now=Clock().now)


def work_on(desk: Desk, count: int = 1) -> None:
    for _ in range(count):
        raw = sample_message()
        open_at_once(desk.context, desk.actor, raw, read_message(raw), Opening(category="customer"))


@pytest.fixture
def used(at_desk: Open) -> None:
    """The vault was worked on, and closed."""
    with at_desk() as desk:
        work_on(desk)


def behind_its_back(folder: Path, change: Callable[[OpenVault], object]) -> None:
    """Change the database as somebody who holds its key could, with tools of his own: no opening is counted."""
    with open_vault(folder, PASSWORD, scripts=resources.migrations()) as vault:
        change(vault)
        with vault.engine.begin() as connection:
            fact = tables.vault_facts.c
            before = {"value": str(vault.openings)}
            connection.execute(update(tables.vault_facts).where(fact.name == "openings").values(before))


def without_triggers(vault: OpenVault, *statements: object) -> None:
    with vault.engine.begin() as connection:
        names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
        for name in names:
            connection.execute(text(f"DROP TRIGGER {name}"))
        for statement in statements:
            connection.execute(statement)  # type: ignore[call-overload]


def cut_tail(vault: OpenVault, *, keep: int) -> None:
    """Take the newest events out, and set the head so that the log looks whole."""
    with vault.engine.begin() as connection:
        log = SqlAuditLog(connection, Clock().now)
        digest = log.hash_at(keep)
    without_triggers(
        vault,
        delete(tables.audit_payloads).where(tables.audit_payloads.c.seq > keep),
        delete(tables.audit_events).where(tables.audit_events.c.seq > keep),
        delete(tables.audit_checkpoints).where(tables.audit_checkpoints.c.seq > keep),
        update(tables.audit_head).values(seq=keep, hash=digest),
    )


def assert_readable_and_nothing_written(desk: Desk, references: tuple[str, ...]) -> None:
    with desk.context.work.read() as transaction:
        assert tuple(line.reference for line in transaction.cases.page(offset=0, limit=9)) == references
    with pytest.raises(LogInDoubt) as refused:
        work_on(desk)
    assert refused.value.exit_code == 3
    assert refused.value.facts == {"reason": desk.watch.doubt}


def test_a_vault_that_nobody_touched_is_in_no_doubt(at_desk: Open) -> None:
    for _ in range(3):
        with at_desk() as desk:
            assert desk.watch.doubt is None
            work_on(desk)


@pytest.mark.usefixtures("used")
def test_an_earlier_vault_put_back_is_a_rollback(at_desk: Open, folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "earlier")
    with at_desk() as desk:
        work_on(desk)
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "earlier", folder)
    for _ in range(2):
        with at_desk() as desk:
            assert desk.watch.doubt is Doubt.ROLLED_BACK
            assert_readable_and_nothing_written(desk, ("DSR-2026-0001",))


@pytest.mark.usefixtures("used")
def test_an_earlier_database_put_back_by_mistake_loses_no_later_document(
    at_desk: Open, folder: Path, tmp_path: Path
) -> None:
    shutil.copy(folder / DATABASE, tmp_path / "earlier.db")
    with at_desk() as desk:
        work_on(desk)
    shutil.copy(folder / DATABASE, tmp_path / "later.db")
    shutil.copy(tmp_path / "earlier.db", folder / DATABASE)
    with at_desk() as desk:
        assert desk.watch.doubt is Doubt.ROLLED_BACK
    shutil.copy(tmp_path / "later.db", folder / DATABASE)
    with at_desk() as desk:
        assert desk.watch.doubt is None
        assert desk.verify()[0].problems == ()


@pytest.mark.usefixtures("used")
def test_the_file_of_a_transaction_that_failed_goes_at_the_next_opening(at_desk: Open, folder: Path) -> None:
    left = folder / "blobs" / "ab" / ("0" * 30 + "ab")
    left.parent.mkdir(exist_ok=True)
    left.write_bytes(b"sealed")
    with at_desk():
        assert not left.exists()


@pytest.mark.usefixtures("used")
def test_an_earlier_vault_is_a_rollback_though_nothing_was_recorded_since(
    at_desk: Open, folder: Path, tmp_path: Path
) -> None:
    """Facts that no event tells may differ all the same."""
    shutil.copytree(folder, tmp_path / "earlier")
    with at_desk():
        pass
    shutil.copy(tmp_path / "earlier" / DATABASE, folder / DATABASE)
    with at_desk() as desk:
        assert desk.watch.doubt is Doubt.PAGE_REPLACED


@pytest.mark.usefixtures("used")
def test_events_taken_from_the_end_are_missed_though_the_log_looks_whole(at_desk: Open, folder: Path) -> None:
    with at_desk() as desk:
        work_on(desk)
    behind_its_back(folder, lambda vault: cut_tail(vault, keep=3))
    with at_desk() as desk:
        assert desk.watch.look.log.ok
        assert desk.watch.doubt is Doubt.TAIL_REMOVED
        assert_readable_and_nothing_written(desk, ("DSR-2026-0001", "DSR-2026-0002"))


@pytest.mark.usefixtures("used")
@pytest.mark.parametrize("place", [1, 3])
def test_an_event_edited_before_or_after_the_last_signature_is_found(at_desk: Open, folder: Path, place: int) -> None:
    event = tables.audit_events
    edit = update(event).where(event.c.seq == place).values(action="case.closed")
    behind_its_back(folder, lambda vault: without_triggers(vault, edit))
    with at_desk() as desk:
        assert desk.watch.doubt is Doubt.EVENT_CHANGED
        assert ("audit.event_changed", place) in desk.watch.look.log.problems
        assert_readable_and_nothing_written(desk, ("DSR-2026-0001",))


@pytest.mark.usefixtures("used")
def test_a_logmade_anew_from_its_middle_stands_where_another_was_remembered(at_desk: Open, folder: Path) -> None:
    def make_anew(vault: OpenVault) -> None:
        cut_tail(vault, keep=2)
        with vault.unit_of_work(Clock().now).write() as transaction:
            for _ in range(9):
                transaction.audit.append(DPO, "case.noted", None, {"forged": True})

    behind_its_back(folder, make_anew)
    with at_desk() as desk:
        assert desk.watch.look.log.ok
        assert desk.watch.doubt is Doubt.REWRITTEN
        assert_readable_and_nothing_written(desk, ("DSR-2026-0001",))


@pytest.mark.usefixtures("used")
def test_an_earlier_page_put_back_is_noticed_wherever_it_lies(at_desk: Open, folder: Path) -> None:
    """Its seal is right, and the database's own checks may say nothing: the case would be open again."""
    earlier = (folder / DATABASE).read_bytes()
    with at_desk() as desk, desk.context.work.write() as transaction:
        case = transaction.cases.get("DSR-2026-0001")
        case = transaction.cases.save(case, desk.context.index(case, desk.context.profile_of(transaction, case)))
    later = (folder / DATABASE).read_bytes()
    changed = [
        at for at in range(0, min(len(earlier), len(later)), PAGE) if earlier[at : at + PAGE] != later[at : at + PAGE]
    ]
    assert len(changed) > 2
    found = []
    for at in changed:
        (folder / DATABASE).write_bytes(later[:at] + earlier[at : at + PAGE] + later[at + PAGE :])
        try:
            with at_desk() as desk:
                found.append(desk.watch.doubt)
        except DamagedVault:
            found.append(Doubt.DAMAGED)
    assert set(found) <= {Doubt.PAGE_REPLACED, Doubt.DAMAGED}
    assert found.count(Doubt.PAGE_REPLACED) > len(found) // 2


@pytest.mark.usefixtures("used")
def test_a_page_that_cannot_be_read_leaves_the_rest_readable(
    at_desk: Open, folder: Path, outside: Path, tmp_path: Path
) -> None:
    content = (folder / DATABASE).read_bytes()
    shutil.copytree(outside, tmp_path / "remembered")
    readable = 0
    for start in range(PAGE, len(content), 5 * PAGE):
        turned = bytearray(content)
        turned[start + 100] ^= 1
        (folder / DATABASE).write_bytes(turned)
        shutil.rmtree(outside)
        shutil.copytree(tmp_path / "remembered", outside)
        try:
            with at_desk() as desk:
                assert desk.watch.doubt in {None, Doubt.DAMAGED}
                readable += 1
        except DamagedVault:
            continue
    assert readable


SESSION = """
import os, sys
from pathlib import Path
from dsardesk.desk.opening import open_desk
from tests.makers import Clock
from tests.desk.test_log_verdicts import work_on
with open_desk(Path(sys.argv[1]), sys.stdin.readline().strip(), now=Clock().now) as desk:
    work_on(desk, 3)
    os._exit(9)
"""


@pytest.fixture
def killed(folder: Path) -> None:
    """The program ended suddenly with three cases in its write-ahead log only."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", SESSION, str(folder)]
    ended = subprocess.run(
        command, input=PASSWORD.encode(), env=environment, cwd=ROOT, check=False, capture_output=True
    )
    assert ended.returncode == 9, ended.stderr.decode()
    assert (folder / WAL).stat().st_size


@pytest.mark.usefixtures("killed")
class TestAfterASuddenEnd:
    def test_the_next_opening_finds_everything_and_doubts_nothing(self, at_desk: Open) -> None:
        with at_desk() as desk:
            assert desk.watch.doubt is None
            with desk.context.work.read() as transaction:
                assert transaction.cases.count() == 3

    def test_a_write_ahead_log_that_was_removed_is_missed(self, at_desk: Open, folder: Path) -> None:
        (folder / WAL).unlink()
        (folder / "cases.db-shm").unlink(missing_ok=True)
        with at_desk() as desk:
            assert desk.watch.doubt is Doubt.WAL_MISSING
            assert_readable_and_nothing_written(desk, ())

    @pytest.mark.parametrize("harm", ["cut", "bit"])
    def test_a_write_ahead_log_that_was_cut_or_harmed_is_noticed(self, at_desk: Open, folder: Path, harm: str) -> None:
        content = bytearray((folder / WAL).read_bytes())
        content[len(content) // 2] ^= 1
        (folder / WAL).write_bytes(content if harm == "bit" else content[: len(content) // 2])
        with at_desk() as desk:
            assert desk.watch.doubt is Doubt.WAL_TRUNCATED

    def test_an_earlier_vault_put_back_is_a_rollback(self, at_desk: Open, folder: Path, made: Path) -> None:
        shutil.rmtree(folder)
        shutil.copytree(made, folder)
        with at_desk() as desk:
            assert desk.watch.doubt is Doubt.ROLLED_BACK


class TestAnsweringForIt:
    @pytest.fixture(autouse=True)
    def _rolled_back(self, at_desk: Open, folder: Path, tmp_path: Path) -> None:
        shutil.copy(folder / DATABASE, tmp_path / "earlier")
        with at_desk() as desk:
            work_on(desk)
        shutil.copy(tmp_path / "earlier", folder / DATABASE)

    def test_whoever_answers_for_it_works_on_and_the_log_tells_it(self, at_desk: Open) -> None:
        with at_desk() as desk:
            assert desk.watch.look.anchor
            forgotten = desk.watch.look.anchor.hash
            desk.accept_log("Disque remplacé, copie du 12 remise en place.")
            assert desk.watch.doubt is None
            work_on(desk)
            with desk.context.work.read() as transaction:
                (event,) = [each for each in transaction.audit.events() if each.action == "log.accepted"]
            assert "Disque" in (event.payload or "")
            assert forgotten in (event.payload or "")
            assert desk.verify_log().ok
        with at_desk() as desk:
            assert desk.watch.doubt is None

    def test_reasons_are_asked_for(self, at_desk: Open) -> None:
        with at_desk() as desk:
            with pytest.raises(NoReasons):
                desk.accept_log("  ")
            assert desk.watch.doubt is Doubt.ROLLED_BACK

    def test_a_log_in_doubt_is_handed_out_as_it_stands(self, at_desk: Open) -> None:
        with at_desk() as desk:
            exported = read_export("".join(export_audit(desk.context, desk.actor)))
            assert len(exported.events) == 2
            assert verify_audit(desk.context, desk.actor).ok


def test_there_is_nothing_to_answer_for_in_a_vault_that_is_in_no_doubt(at_desk: Open) -> None:
    with at_desk() as desk, pytest.raises(NothingInDoubt):
        desk.accept_log("Rien.")


@pytest.mark.usefixtures("used")
def test_work_done_on_another_computer_is_no_doubt(at_desk: Open, outside: Path, tmp_path: Path) -> None:
    shutil.copytree(outside, tmp_path / "here")
    with at_desk() as desk:
        work_on(desk)
    shutil.rmtree(outside)
    shutil.copytree(tmp_path / "here", outside)
    with at_desk() as desk:
        assert desk.watch.doubt is None


@pytest.mark.usefixtures("used")
def test_a_chosen_file_remembers_what_the_cache_forgot(
    at_desk: Open, folder: Path, outside: Path, tmp_path: Path
) -> None:
    with at_desk() as desk:
        desk.keep_anchor_in(tmp_path / "witness.json")
    shutil.copy(folder / DATABASE, tmp_path / "earlier")
    with at_desk() as desk:
        work_on(desk)
    shutil.copy(tmp_path / "earlier", folder / DATABASE)
    shutil.rmtree(outside)
    with at_desk() as desk:
        assert desk.watch.doubt is Doubt.ROLLED_BACK
        places = {kept.place: kept.anchor is not None for kept in desk.watch.kept()}
    assert places == {"cache": False, "file": True}


def test_a_witness_on_a_stick_that_is_away_hinders_nobody(at_desk: Open, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    with at_desk() as desk:
        desk.keep_anchor_in(tmp_path / "stick" / "witness.json")
    shutil.rmtree(tmp_path / "stick")
    with at_desk() as desk:
        assert desk.watch.doubt is None
        desk.keep_anchor_in(None)
        assert [kept.place for kept in desk.watch.kept()] == ["cache"]
    assert not (tmp_path / "stick").exists()


@pytest.mark.usefixtures("used")
def test_a_restored_backup_starts_a_memory_of_its_own(at_desk: Open, tmp_path: Path) -> None:
    with at_desk() as desk:
        desk.back_up(tmp_path / "backup")
        work_on(desk)
    restore_vault(tmp_path / "backup", tmp_path / "restored", PASSWORD)
    for _ in range(2):
        with open_desk(tmp_path / "restored", PASSWORD, now=Clock().now) as desk:
            assert desk.watch.doubt is None


class TestSignatures:
    def test_the_end_is_signed_when_a_session_ends(self, at_desk: Open) -> None:
        with at_desk() as desk:
            work_on(desk)
        with at_desk() as desk, desk.context.work.read() as transaction:
            last = transaction.audit.last_checkpoint()
            assert last is not None
            assert last.mark == transaction.audit.head()
            assert is_genuine(last)
            assert last.user == desk.actor.id

    def test_a_new_day_and_a_thousand_events_are_signed_too(self, folder: Path) -> None:
        clock = Clock()
        with open_desk(folder, PASSWORD, now=clock.now) as desk:

            def note(count: int) -> None:
                with desk.context.work.write() as transaction:
                    for _ in range(count):
                        transaction.audit.append(desk.actor, "case.noted", None, {})

            note(1)
            clock.forward(days=1)
            note(3)
            note(1000)
            with desk.context.work.read() as transaction:
                assert [each.seq for each in transaction.audit.checkpoints()] == [2, 4, 1004]

    def test_a_session_that_records_nothing_signs_nothing(self, at_desk: Open) -> None:
        for _ in range(2):
            with at_desk() as desk, desk.context.work.read() as transaction:
                assert len(list(transaction.audit.checkpoints())) == 1

    def test_the_anchor_lies_outside_and_follows_every_change(self, at_desk: Open, outside: Path) -> None:
        with at_desk() as desk:
            place = FilePlace(outside / desk.vault.id / FILE, "cache")
            work_on(desk)
            now = place.read()
            assert now
            with desk.context.work.read() as transaction:
                assert (now.seq, now.hash) == transaction.audit.head()
            assert not now.closed
        closed = place.read()
        assert closed
        assert closed.closed
        assert len(closed.seals) == 64


class TestAJournalLongerThanAnybodyWaitsFor:
    """Only its end is checked at the opening; the rest is told to be left, and a whole check finds what is there."""

    @pytest.fixture(autouse=True)
    def _impatient(self, monkeypatch: pytest.MonkeyPatch, used: None) -> None:
        monkeypatch.setattr(openings, "AT_OPENING", 2)

    def test_one_that_is_signed_is_checked_from_its_signature_and_nothing_is_left(self, at_desk: Open) -> None:
        with at_desk() as desk:
            assert not desk.log_state().partly
            assert desk.watch.doubt is None

    def test_what_is_left_after_the_file_changed_is_said_so(self, folder: Path, at_desk: Open) -> None:
        behind_its_back(folder, lambda _: None)
        with at_desk() as desk:
            assert desk.log_state().partly
            assert verify_audit(desk.context, desk.actor).ok

    def test_a_break_near_the_end_is_still_found_at_once(self, folder: Path, at_desk: Open) -> None:
        def edit(vault: OpenVault) -> None:
            event = tables.audit_events.c
            without_triggers(vault, update(tables.audit_events).where(event.seq == _last(vault)).values(action="x"))

        behind_its_back(folder, edit)
        with at_desk() as desk:
            assert desk.watch.doubt is not None


def _last(vault: OpenVault) -> int:
    with vault.engine.begin() as connection:
        return SqlAuditLog(connection, Clock().now).head()[0]
