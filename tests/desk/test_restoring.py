"""A backup brought back on a computer that never saw the vault: what ended since stays ended, as far as it is known."""

from __future__ import annotations

import functools
import json
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, field, replace
from datetime import UTC
from pathlib import Path

import pytest

from dsardesk.desk.keys import new_password, rotate_key
from dsardesk.desk.opened import Desk
from dsardesk.desk.opening import make_vault, open_desk
from dsardesk.desk.profiles import profile_text
from dsardesk.desk.restoring import compare_backup, restore_vault
from dsardesk.domain.actors import UserRole
from dsardesk.domain.audit import AuditVerdict
from dsardesk.domain.backups import BackupEvery, BackupPlan, Known
from dsardesk.domain.errors import UnreadableInput
from dsardesk.domain.identity import Destruction, DestructionCause, Identity
from dsardesk.services.backups import plan_backups
from dsardesk.services.context import OnCase
from dsardesk.services.log_endings import NotThisLog
from dsardesk.services.log_export import export_audit
from dsardesk.services.purging import purge_file
from dsardesk.services.suppression import note_opt_out
from dsardesk.services.users import UserLeft, add_user, remove_user
from dsardesk.services.whole_check import WholeCheck
from dsardesk.storage import slots
from dsardesk.storage.ciphers import stretch, subkey
from dsardesk.storage.database import connect
from dsardesk.storage.endings_file import opened_memory
from dsardesk.storage.errors import DamagedBackup, DamagedVault, NotOfToday, OldHeader, WrongPassword
from dsardesk.storage.layout import DATABASE, MEMORY
from dsardesk.storage.slots import LIGHTEST
from tests.makers import CANARY, NOW, PASSWORD, Clock, identity_document, plain_case

NEW, HERS = "onze-tabourets-sous-la-pluie", "trois-bougies-dans-un-grenier"
ADDRESS = "zephyrine@courriel.example"


@pytest.fixture(scope="module", autouse=True)
def _derive_each_key_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slots, "stretch", functools.cache(stretch))
        yield


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("restoring") / "coffre"
    make_vault(folder, PASSWORD, profile_text("alto"), now=Clock().now, derivation=LIGHTEST)
    return folder


@dataclass
class Company:
    """A company, its vault, its stick, and the computers that it had one after the other."""

    root: Path
    patch: pytest.MonkeyPatch
    clock: Clock = field(default_factory=Clock)
    computers: int = 0

    @property
    def folder(self) -> Path:
        return self.root / "coffre"

    @property
    def stick(self) -> Path:
        return self.root / "stick"

    @property
    def backup(self) -> Path:
        return self.stick / "monday.dsarbackup"

    @property
    def back(self) -> Path:
        return self.root / "back"

    def new_computer(self) -> None:
        """Nothing is left of the one before but the stick."""
        self.computers += 1
        self.patch.setenv("DSARDESK_CACHE_DIR", str(self.root / f"computer-{self.computers}"))
        if self.computers > 1:
            shutil.rmtree(self.folder)

    def desk(self, secret: str = PASSWORD, folder: Path | None = None) -> AbstractContextManager[Desk]:
        return open_desk(folder or self.folder, secret, now=self.clock.now)

    def restored(self, secret: str = PASSWORD, today: str = "", *sources: Path) -> Known:
        """What is known; the backup is brought back with what is."""
        known = compare_backup(self.backup, secret, None, sources=sources).known
        restore_vault(self.backup, self.back, secret, None, now=self.clock.now, today=today, sources=sources)
        return known


@pytest.fixture
def company(_made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Company:
    """On Monday: two cases, one of them with an identity card, two people, and a backup on the stick."""
    monkeypatch.setenv("DSARDESK_KEYRING", "off")
    made = Company(tmp_path, monkeypatch)
    made.new_computer()
    made.stick.mkdir()
    shutil.copytree(_made, made.folder)
    with made.desk() as desk:
        for number in (1, 2):
            _enter(desk, f"DSR-2026-000{number}")
        add_user(desk.context, desk.keyholders, desk.actor, name="Irène", role=UserRole.ASSISTANT, password=HERS)
        desk.back_up(made.backup)
    made.clock.forward(hours=20)
    return made


def _enter(desk: Desk, reference: str) -> None:
    card = identity_document(destroy_by=NOW.replace(year=2027), store="elsewhere", computer="portable")
    with desk.context.work.write() as transaction:
        profile, text = transaction.profiles.current()
        case = plain_case(reference, profile=profile, identity=Identity(documents=(card,)))
        transaction.cases.add(case, desk.context.index(case, desk.context.read_profile(text)))


def _tuesday(desk: Desk) -> None:
    """One case is purged, the card of the other is destroyed, somebody objects to marketing, somebody leaves."""
    context = desk.context
    with context.work.write() as transaction:
        case, other = (transaction.cases.get(f"DSR-2026-000{number}") for number in (1, 2))
        profile = context.profile_of(transaction, case)
        purge_file(OnCase(context, transaction, case, profile, context.today(profile)), desk.actor)
        gone = other.identity.documents[0].destroyed(Destruction(context.now(), "Ada", DestructionCause.CHECKED))
        context.save(transaction, replace(other, identity=other.identity.with_document(gone)), profile)
        facts = {"document": str(gone.id), "cause": DestructionCause.CHECKED}
        transaction.audit.append(desk.actor, "identity.destroyed", other.id, facts)
    note_opt_out(context, desk.actor, ADDRESS)
    remove_user(context, desk.keyholders, desk.actor, "Irène")


def _must_be_tuesday(company: Company, secret: str = PASSWORD, *, listed: bool = True) -> None:
    with company.desk(secret, company.back) as desk, desk.context.work.read() as transaction:
        assert {line.reference for line in transaction.cases.page(offset=0, limit=9)} == {"DSR-2026-0002"}
        ending = transaction.cases.get("DSR-2026-0002").identity.documents[0].destruction
        assert ending is not None
        assert (ending.at, ending.cause) == (company.clock.now(), DestructionCause.CHECKED)
        assert transaction.suppression.holds(ADDRESS) is listed
        assert [user.actor.name for user in transaction.users.every() if user.left_at] == ["Irène"]
    assert desk.watch.doubt is None
    with pytest.raises((WrongPassword, UserLeft)), company.desk(HERS, company.back):
        pass


class TestWhatTravelsOutsideTheBackup:
    def test_the_file_beside_the_backups_tells_a_new_computer_what_ended(self, company: Company) -> None:
        with company.desk() as desk:
            plan_backups(desk.context, desk.actor, BackupPlan(str(company.stick), BackupEvery.WEEK))
            _tuesday(desk)
        company.new_computer()
        known = company.restored()
        assert (known.whole, known.until, known.keys) == (False, company.clock.now().astimezone(UTC), True)
        _must_be_tuesday(company)

    def test_it_is_written_before_the_vault_is_closed(self, company: Company) -> None:
        with company.desk() as desk:
            plan_backups(desk.context, desk.actor, BackupPlan(str(company.stick), BackupEvery.WEEK))
            _tuesday(desk)
            shutil.copytree(company.stick, company.root / "torn out")
        shutil.rmtree(company.stick)
        (company.root / "torn out").rename(company.stick)
        company.new_computer()
        company.restored()
        _must_be_tuesday(company)

    def test_what_ends_is_added_to_the_file_and_the_rest_is_not_written_again(self, company: Company) -> None:
        files = company.folder / MEMORY, company.stick / "coffre.dsarmemory"
        with company.desk() as desk:
            plan_backups(desk.context, desk.actor, BackupPlan(str(company.stick), BackupEvery.WEEK))
            note_opt_out(desk.context, desk.actor, ADDRESS)
            before = [file.read_bytes() for file in files]
            note_opt_out(desk.context, desk.actor, "b" + ADDRESS)
            added = [file.read_bytes() for file in files]
            secret = desk.vault.suppression_key
        for earlier, now in zip(before, added, strict=True):
            assert now[: len(earlier)] == earlier
            memory = opened_memory(secret, now)
            assert memory is not None
            assert len(memory.endings.suppressed) == 2

    def test_an_opening_after_an_orderly_closing_writes_nothing_again(self, company: Company) -> None:
        file = company.folder / MEMORY
        with company.desk() as desk:
            note_opt_out(desk.context, desk.actor, ADDRESS)
        written = file.stat().st_mtime_ns
        with company.desk():
            assert file.stat().st_mtime_ns == written

    @pytest.mark.parametrize("lost", ["all", "the end"])
    def test_one_after_a_sudden_end_or_a_loss_makes_it_whole(self, company: Company, lost: str) -> None:
        file = company.folder / MEMORY
        with company.desk() as desk:
            note_opt_out(desk.context, desk.actor, ADDRESS)
        file.write_bytes(b"" if lost == "all" else file.read_bytes()[:-9])
        with company.desk() as desk:
            memory = opened_memory(desk.vault.suppression_key, file.read_bytes())
            assert memory is not None
            assert len(memory.endings.suppressed) == 1
            assert memory.endings.mark[0] > 0

    @pytest.mark.parametrize("meanwhile", ["nothing", "taken away", "spoilt"])
    def test_a_stick_that_was_away_gets_all_of_it(self, company: Company, meanwhile: str) -> None:
        file = company.stick / "coffre.dsarmemory"
        with company.desk() as desk:
            plan_backups(desk.context, desk.actor, BackupPlan(str(company.stick), BackupEvery.WEEK))
            note_opt_out(desk.context, desk.actor, ADDRESS)
            company.stick.rename(company.root / "away")
            note_opt_out(desk.context, desk.actor, "b" + ADDRESS)
            (company.root / "away").rename(company.stick)
            if meanwhile == "taken away":
                file.unlink()
            elif meanwhile == "spoilt":
                file.write_bytes(b"x" * 99)
            note_opt_out(desk.context, desk.actor, "c" + ADDRESS)
            memory = opened_memory(desk.vault.suppression_key, file.read_bytes())
        assert memory is not None
        assert len(memory.endings.suppressed) == 3

    def test_a_newer_backup_tells_an_older_one(self, company: Company) -> None:
        with company.desk() as desk:
            _tuesday(desk)
            desk.back_up(company.stick / "tuesday.dsarbackup")
        for file in company.stick.glob("*.dsarmemory"):
            file.unlink()
        company.new_computer()
        company.restored()
        _must_be_tuesday(company)

    def test_a_folder_without_its_database_still_tells(self, company: Company) -> None:
        with company.desk() as desk:
            _tuesday(desk)
        (company.folder / DATABASE).write_bytes(b"lost")
        company.patch.setenv("DSARDESK_CACHE_DIR", str(company.root / "new"))
        restore_vault(company.backup, company.back, PASSWORD, company.folder, now=company.clock.now)
        _must_be_tuesday(company)

    def test_it_names_nobody_even_unsealed(self, company: Company) -> None:
        with company.desk() as desk:
            _tuesday(desk)
            secret = desk.vault.suppression_key
        content = (company.folder / MEMORY).read_bytes()
        memory = opened_memory(secret, content)
        for text in (content.decode("latin-1"), repr(memory)):
            assert not any(word in text for word in (CANARY, ADDRESS, "Irène", "DSR-2026", "Ada"))

    @pytest.mark.parametrize("content", [b"", b"x" * 400, b"{}"])
    def test_one_that_was_spoilt_or_is_another_vaults_is_not_believed(self, company: Company, content: bytes) -> None:
        (company.stick / "coffre.dsarmemory").write_bytes(content)
        (company.stick / "no.dsarbackup").write_bytes(content)
        company.new_computer()
        known = company.restored()
        assert (known.whole, known.until, known.keys) == (False, None, False)

    def test_an_older_vault_put_back_takes_nothing_from_what_is_remembered(self, company: Company) -> None:
        shutil.copytree(company.folder, company.root / "sunday")
        with company.desk() as desk:
            _tuesday(desk)
            secret = desk.vault.suppression_key
        known = opened_memory(secret, (company.folder / MEMORY).read_bytes())
        assert known is not None
        for file in (DATABASE, "vault.json"):
            shutil.copy(company.root / "sunday" / file, company.folder / file)
        with company.desk() as desk:
            assert desk.watch.doubt is not None
            desk.accept_log("Une copie a été remise.")
        after = opened_memory(secret, (company.folder / MEMORY).read_bytes())
        assert after is not None
        assert after.endings.burials >= known.endings.burials
        assert after.endings.suppressed >= known.endings.suppressed


class TestWhatNothingTells:
    def test_it_is_said_that_nothing_tells_what_ended_since(self, company: Company) -> None:
        company.new_computer()
        known = company.restored()
        assert known == Known(whole=False, until=None, keys=False)
        assert not known.everything
        with company.desk(folder=company.back) as desk, desk.context.work.read() as transaction:
            (line,) = [each for each in transaction.audit.newest(limit=9) if each.action == "backup.restored"]
            assert '"known_whole":false' in (line.payload or "")

    def test_an_exported_journal_tells_all_but_the_addresses(self, company: Company) -> None:
        log = company.root / "journal.jsonl"
        with company.desk() as desk:
            _tuesday(desk)
            log.write_text("".join(export_audit(desk.context, desk.actor)), "utf-8")
        company.new_computer()
        known = company.restored(PASSWORD, "", log)
        assert (known.whole, known.until, known.unlisted, known.keys) == (False, company.clock.now(), 1, False)
        _must_be_tuesday(company, listed=False)

    def test_a_list_and_a_journal_together_tell_the_addresses_too(self, company: Company) -> None:
        log = company.root / "journal.jsonl"
        with company.desk() as desk:
            _tuesday(desk)
            log.write_text("".join(export_audit(desk.context, desk.actor)), "utf-8")
        shutil.copy(company.folder / MEMORY, company.root / "kept.dsarmemory")
        company.new_computer()
        known = company.restored(PASSWORD, "", log, company.root / "kept.dsarmemory")
        assert (known.unlisted, known.keys) == (0, True)
        _must_be_tuesday(company)

    def test_a_journal_that_was_edited_or_is_another_vaults_is_refused(self, company: Company) -> None:
        log, other = company.root / "journal.jsonl", company.root / "other.jsonl"
        with company.desk() as desk:
            _tuesday(desk)
            log.write_text("".join(export_audit(desk.context, desk.actor)), "utf-8")
        make_vault(company.root / "other", PASSWORD, profile_text("alto"), derivation=LIGHTEST)
        with company.desk(folder=company.root / "other") as desk:
            other.write_text("".join(export_audit(desk.context, desk.actor)), "utf-8")
        company.new_computer()
        for file, reason in ((other, "other"), (log, "broken")):
            log.write_text(log.read_text("utf-8").replace("case.purged", "case.closed"), "utf-8")
            with pytest.raises(NotThisLog) as refused:
                company.restored(PASSWORD, "", file)
            assert refused.value.facts["reason"] == reason
        assert not company.back.exists()

    @pytest.mark.parametrize(
        ("name", "content", "reason"),
        [
            ("x.jsonl", b"\xff\xfe\x00", "not_a_log"),
            ("x.jsonl", b"a, b", "not_a_log"),
            ("x.dsarmemory", b"x" * 99, "not_a_memory"),
            ("x.jsonl", None, "missing"),
        ],
    )
    def test_what_is_neither_is_said_so(self, company: Company, name: str, content: bytes | None, reason: str) -> None:
        if content is not None:
            (company.root / name).write_bytes(content)
        with pytest.raises(UnreadableInput) as refused:
            company.restored(PASSWORD, "", company.root / name)
        assert refused.value.facts["reason"] == reason


class TestWhoOpensWhatComesBack:
    def test_an_old_password_alone_does_not_bring_the_vault_back(self, company: Company) -> None:
        with company.desk():
            pass
        new_password(company.folder, PASSWORD, NEW)
        assert compare_backup(company.backup, PASSWORD, company.folder).asks_today
        with pytest.raises(NotOfToday):
            restore_vault(company.backup, company.back, PASSWORD, company.folder)
        assert not company.back.exists()
        restore_vault(company.backup, company.back, PASSWORD, company.folder, now=company.clock.now, today=NEW)
        with pytest.raises(WrongPassword), company.desk(PASSWORD, company.back):
            pass
        with company.desk(NEW, company.back) as desk:
            assert desk.watch.doubt is None

    def test_somebody_removed_since_gets_no_access_back(self, company: Company) -> None:
        with company.desk() as desk:
            _tuesday(desk)
        with pytest.raises(NotOfToday):
            restore_vault(company.backup, company.back, HERS, company.folder)
        restore_vault(company.backup, company.back, HERS, company.folder, now=company.clock.now, today=PASSWORD)
        _must_be_tuesday(company)

    def test_nor_where_only_a_journal_tells_that_she_left(self, company: Company) -> None:
        log = company.root / "journal.jsonl"
        with company.desk() as desk:
            _tuesday(desk)
            log.write_text("".join(export_audit(desk.context, desk.actor)), "utf-8")
        company.new_computer()
        with pytest.raises(UserLeft):
            company.restored(HERS, "", log)
        assert not company.back.exists()

    def test_a_vault_that_got_another_key_comes_back_under_it(self, company: Company) -> None:
        rotate_key(company.folder, PASSWORD, now=company.clock.now)
        with company.desk() as desk:
            _tuesday(desk)
            key = desk.vault.key
        restore_vault(company.backup, company.back, PASSWORD, company.folder, now=company.clock.now)
        with company.desk(folder=company.back) as desk:
            assert desk.vault.key == key
            assert desk.verify_log().ok
        _must_be_tuesday(company)

    def test_an_officer_admitted_since_can_bring_it_back(self, company: Company) -> None:
        with company.desk() as desk:
            add_user(desk.context, desk.keyholders, desk.actor, name="Basile", role=UserRole.DPO, password=NEW)
        restore_vault(company.backup, company.back, PASSWORD, company.folder, now=company.clock.now, today=NEW)
        restore_vault(company.backup, company.root / "hers", HERS, company.folder, now=company.clock.now, today=NEW)
        with company.desk(NEW, company.root / "hers") as desk:
            assert desk.actor.role is UserRole.DPO
        with company.desk(PASSWORD, company.back) as desk, desk.context.work.read() as transaction:
            assert transaction.users.count() == 3

    def test_a_header_that_nobody_of_the_vault_vouches_for_is_not_believed(self, company: Company) -> None:
        make_vault(company.root / "other", PASSWORD, profile_text("alto"), derivation=LIGHTEST)
        text = (company.folder / "vault.json").read_text("utf-8")
        with zipfile.ZipFile(company.backup) as archive:
            kept = archive.read("vault.json").decode()
        forged = text.replace('"role": "assistant"', '"role": "manager"').replace('"revision": 1', '"revision": 9')
        (company.folder / "vault.json").write_text(forged, "utf-8")
        assert not compare_backup(company.backup, PASSWORD, company.folder).asks_today
        restore_vault(company.backup, company.back, PASSWORD, company.folder)
        assert (company.back / "vault.json").read_text("utf-8") == kept


class TestAPasswordChangedWhileTheVaultIsClosed:
    def test_the_database_knows_at_once_and_the_journal_says_so(self, company: Company) -> None:
        earlier = (company.folder / "vault.json").read_bytes()
        new_password(company.folder, PASSWORD, NEW, now=company.clock.now)
        (company.folder / "vault.json").write_bytes(earlier)
        with pytest.raises(OldHeader), company.desk():
            pass

    def test_it_is_no_ground_for_doubt(self, company: Company) -> None:
        new_password(company.folder, PASSWORD, NEW, now=company.clock.now)
        with company.desk(NEW) as desk:
            assert desk.watch.doubt is None
            assert desk.verify_log().ok
            with desk.context.work.read() as transaction:
                actions = [line.action for line in transaction.audit.newest(limit=9)]
            assert "password.changed" in actions
            assert "vault.header_changed" not in actions

    def test_one_changed_at_the_desk_is_known_before_the_vault_is_closed(self, company: Company) -> None:
        earlier = (company.folder / "vault.json").read_bytes()
        with company.desk() as desk:
            desk.change_password(PASSWORD, NEW)
            shutil.copytree(company.folder, company.root / "torn out")
        (company.root / "torn out" / "vault.json").write_bytes(earlier)
        with pytest.raises(OldHeader), company.desk(PASSWORD, company.root / "torn out"):
            pass

    def test_one_whose_database_is_lost_is_changed_all_the_same(self, company: Company) -> None:
        (company.folder / DATABASE).write_bytes(b"lost")
        new_password(company.folder, PASSWORD, NEW)
        with pytest.raises(DamagedVault), company.desk(NEW):
            pass


class TestABackupOfAVaultInDoubt:
    def test_it_is_made_tried_and_bears_the_mark_for_as_long_as_it_lasts(self, company: Company) -> None:
        shutil.copy(company.folder / DATABASE, company.root / "sunday")
        with company.desk() as desk:
            _tuesday(desk)
        shutil.copy(company.root / "sunday", company.folder / DATABASE)
        doubtful = company.stick / "doubtful.dsarbackup"
        with company.desk() as desk:
            made = desk.back_up(doubtful)
            assert made.verified_at == company.clock.now()
            with desk.context.work.read() as transaction:
                assert doubtful not in {Path(each.place) for each in transaction.backups.every()}
        assert compare_backup(doubtful, PASSWORD).doubt == "rolled_back"
        assert compare_backup(company.backup, PASSWORD).doubt == ""

    def test_the_mark_cannot_be_taken_off(self, company: Company) -> None:
        shutil.copy(company.folder / DATABASE, company.root / "sunday")
        with company.desk():
            pass
        shutil.copy(company.root / "sunday", company.folder / DATABASE)
        with company.desk() as desk:
            assert desk.watch.doubt is not None
            desk.back_up(company.backup)
        with zipfile.ZipFile(company.backup) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        about = json.loads(members["backup.json"])
        members["backup.json"] = json.dumps({name: about[name] for name in about if name != "doubt"}).encode()
        with zipfile.ZipFile(company.backup, "w") as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        with pytest.raises(DamagedBackup):
            compare_backup(company.backup, PASSWORD)


def test_a_break_somebody_answered_for_is_not_told_again_each_week(company: Company) -> None:
    with company.desk() as desk:
        key = desk.vault.key
        note_opt_out(desk.context, desk.actor, ADDRESS)
    with closing(connect(company.folder / DATABASE, subkey(key, "db"))) as connection:
        connection.execute("DROP TRIGGER IF EXISTS audit_events_no_update")
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE audit_events SET action = 'case.closed' WHERE seq = 3")
    with company.desk() as desk:
        assert desk.watch.doubt is not None
        assert not _weekly(desk).ok
        desk.accept_log("Une erreur de manipulation.")
        assert _weekly(desk).ok
        assert not desk.verify_log().ok
    with closing(connect(company.folder / DATABASE, subkey(key, "db"))) as connection:
        connection.execute("UPDATE audit_events SET action = 'case.closed' WHERE seq = 5")
    with company.desk() as desk:
        assert {seq for _, seq in _weekly(desk).problems} == {5}


def _weekly(desk: Desk) -> AuditVerdict:
    check = WholeCheck(desk.context, desk.actor)
    while (verdict := check.go_on()) is None:
        pass
    return verdict
