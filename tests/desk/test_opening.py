"""The desk: a vault opened with every port filled, what is due done before anything is shown, rollbacks noticed."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.compat import properties

from dsardesk.desk.keys import new_password, password_by_code
from dsardesk.desk.opened import Desk
from dsardesk.desk.opening import make_vault, open_desk
from dsardesk.desk.places import cache_folder
from dsardesk.desk.profiles import UnknownController, checked_profile, profile_names, profile_text
from dsardesk.desk.reading import read_message
from dsardesk.desk.restoring import restore_vault
from dsardesk.domain.actors import UserRole
from dsardesk.domain.anchors import Doubt
from dsardesk.domain.errors import DeskError, UnreadableInput
from dsardesk.domain.identity import Destruction, DestructionCause, Rung, Verdict
from dsardesk.services.doubts import LogInDoubt
from dsardesk.services.identity import check_identity
from dsardesk.services.open_case import Opening, open_at_once
from dsardesk.storage import keyrings, slots
from dsardesk.storage.ciphers import stretch
from dsardesk.storage.errors import WrongCode, WrongPassword
from dsardesk.storage.layout import DATABASE
from dsardesk.storage.slots import LIGHTEST
from tests.makers import NOW, PASSWORD, Clock, bytes_below, sample_message

ROOT = Path(__file__).parents[2]
Open = Callable[..., AbstractContextManager[Desk]]


class InMemory(KeyringBackend):
    """A keyring of this process; never chosen by itself."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    @properties.classproperty
    def priority(cls) -> float:  # noqa: N805 -- the library's own way
        raise RuntimeError

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture(scope="module", autouse=True)
def _derive_each_key_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slots, "stretch", functools.cache(stretch))
        yield


@pytest.fixture(autouse=True)
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where what must not lie in the vault lies; nothing reaches the user's own folders."""
    monkeypatch.setenv("DSARDESK_CACHE_DIR", str(tmp_path / "outside"))
    monkeypatch.setenv("DSARDESK_KEYRING", "off")
    return tmp_path / "outside"


@pytest.fixture
def _keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """A keyring of this process, on the list of known ones."""
    backend = InMemory()
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    monkeypatch.setattr(keyrings, "TRUSTED", (f"{__name__}.",))
    monkeypatch.delenv("DSARDESK_KEYRING")


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk") / "vault"
    make_vault(folder, PASSWORD, profile_text("alto"), now=Clock().now, derivation=LIGHTEST)
    return folder


@pytest.fixture
def folder(_made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(_made, tmp_path / "vault")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def at_desk(folder: Path, clock: Clock) -> Open:
    """Sits down at the desk, at the instant that the clock shows."""
    return functools.partial(open_desk, folder, PASSWORD, now=clock.now)


def _open_sample(desk: Desk) -> str:
    """The reference of a case with one identity card."""
    raw = sample_message()
    case = open_at_once(desk.context, desk.actor, raw, read_message(raw), Opening(category="customer"))
    return case.reference


def _ending(desk: Desk, reference: str) -> Destruction | None:
    with desk.context.work.read() as transaction:
        return transaction.cases.get(reference).identity.documents[0].destruction


def _actions(desk: Desk) -> list[str]:
    with desk.context.work.read() as transaction:
        return [event.action for event in transaction.audit.events()]


class TestMakingAVault:
    def test_its_first_user_is_the_officer_of_the_company(self, at_desk: Open) -> None:
        with at_desk() as desk:
            assert (desk.actor.name, desk.actor.role) == ("Claire Morel", UserRole.DPO)
            assert _actions(desk) == ["vault.created", "log_key.made"]
            files, log, anchor = desk.verify()
        assert (files.problems, log.ok, anchor) == ((), True, None)

    @pytest.mark.parametrize("text", ["", "id = 'x'", "[", 'calendar = "nowhere"'])
    def test_a_profile_with_a_mistake_makes_no_vault(self, tmp_path: Path, text: str) -> None:
        with pytest.raises(DeskError):
            make_vault(tmp_path / "new", PASSWORD, text, derivation=LIGHTEST)
        assert not (tmp_path / "new").exists()

    @pytest.mark.parametrize("name", ["nobody", "../samples/alto", "", "/etc/passwd"])
    def test_an_unknown_company_is_said_so(self, name: str) -> None:
        with pytest.raises(UnknownController):
            profile_text(name)

    def test_a_profile_file_that_is_not_there_is_said_so(self) -> None:
        with pytest.raises(UnreadableInput) as refused:
            profile_text("alto.toml")
        assert refused.value.facts == {"reason": "missing"}

    def test_a_company_may_bring_its_own_file(self, tmp_path: Path) -> None:
        (tmp_path / "mine.toml").write_text("id = 'été'", "utf-8")
        assert profile_text(str(tmp_path / "mine.toml")) == "id = 'été'"


class TestIdentityDocuments:
    def test_without_a_keyring_they_end_with_the_session_and_the_case_says_so(
        self, at_desk: Open, clock: Clock
    ) -> None:
        with at_desk() as desk:
            reference = _open_sample(desk)
            assert _ending(desk, reference) is None
            clock.forward(hours=2)
        with at_desk() as desk:
            assert _ending(desk, reference) == Destruction(NOW + timedelta(hours=2), "", DestructionCause.SESSION_END)
            assert _actions(desk)[-1] == "identity.destroyed"
            assert desk.verify()[1].ok

    def test_a_program_that_was_killed_leaves_no_copy_and_the_next_opening_records_it(
        self, folder: Path, outside: Path, at_desk: Open, clock: Clock
    ) -> None:
        script = (
            "import os, sys\n"
            "from pathlib import Path\n"
            "from dsardesk.desk.opening import open_desk\n"
            "from tests.makers import Clock\n"
            "from tests.desk.test_opening import _open_sample\n"
            "with open_desk(Path(sys.argv[1]), sys.stdin.readline().strip(), now=Clock().now) as desk:\n"
            "    _open_sample(desk)\n"
            "    os._exit(9)\n"
        )
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        killed = subprocess.run(
            [sys.executable, "-c", script, str(folder)],
            input=PASSWORD.encode(),
            env=environment,
            cwd=ROOT,
            check=False,
            capture_output=True,
        )
        assert killed.returncode == 9, killed.stderr.decode()
        assert any(path.parent.name == "idblobs" for path in bytes_below(outside))
        clock.forward(hours=1)
        with at_desk() as desk:
            ending = _ending(desk, "DSR-2026-0001")
        assert ending == Destruction(NOW + timedelta(hours=1), "", DestructionCause.SESSION_END)
        assert not any(path.parent.name == "idblobs" for path in bytes_below(outside))

    @pytest.mark.usefixtures("_keyring")
    def test_with_a_keyring_they_wait_for_the_next_day_and_are_destroyed_on_theirs(
        self, at_desk: Open, clock: Clock
    ) -> None:
        with at_desk() as desk:
            reference = _open_sample(desk)
        clock.forward(hours=24)
        with at_desk() as desk:
            with desk.context.work.read() as transaction:
                document = transaction.cases.get(reference).identity.documents[0]
            assert document.held
            assert desk.context.identity_store.get(document.id).startswith(b"\xff\xd8")
        clock.forward(hours=25)
        with at_desk() as desk:
            assert _ending(desk, reference) == Destruction(clock.now(), "", DestructionCause.DEADLINE)
            assert not desk.context.identity_store.holds(document.id)

    @pytest.mark.usefixtures("_keyring")
    def test_what_was_destroyed_since_a_backup_stays_destroyed_when_it_is_restored(
        self, at_desk: Open, tmp_path: Path, outside: Path, clock: Clock
    ) -> None:
        with at_desk() as desk:
            reference = _open_sample(desk)
            desk.back_up(tmp_path / "backup")
            assert _ending(desk, reference) is None
            clock.forward(hours=1)
            check_identity(desk.context, desk.actor, reference, rung=Rung.SEEN, verdict=Verdict.CONFIRMED)
        restore_vault(tmp_path / "backup", tmp_path / "restored", PASSWORD)
        clock.forward(hours=1)
        with open_desk(tmp_path / "restored", PASSWORD, now=clock.now) as desk:
            assert _ending(desk, reference) == Destruction(NOW + timedelta(hours=1), "", DestructionCause.UNSOLICITED)
            with desk.context.work.read() as transaction:
                document = transaction.cases.get(reference).identity.documents[0]
            assert not desk.context.identity_store.holds(document.id)
        assert not any(path.parent.name == "idblobs" for path in bytes_below(outside))

    def test_no_keyring_is_asked_when_it_is_turned_off(self, at_desk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(keyring, "get_keyring", lambda: pytest.fail("the keyring was asked"))
        with at_desk() as desk:
            assert not desk.context.identity_store.lasts


class TestRollback:
    """The end of the log is remembered outside the vault at each closing: an earlier vault put back is noticed."""

    def test_a_vault_that_goes_on_is_followed(self, at_desk: Open) -> None:
        heads = []
        for _ in range(2):
            with at_desk() as desk:
                _open_sample(desk)
            with at_desk() as desk:
                _files, log, anchor = desk.verify()
                assert anchor == (log.events, log.head)
                assert desk.verify_log().ok
                heads.append(anchor)
        assert heads[0] != heads[1]

    def test_an_earlier_database_put_back_is_noticed_each_time_until_somebody_sees_to_it(
        self, folder: Path, tmp_path: Path, at_desk: Open
    ) -> None:
        with at_desk():
            pass
        shutil.copy(folder / DATABASE, tmp_path / "earlier")
        with at_desk() as desk:
            _open_sample(desk)
        with at_desk() as desk:
            pass
        anchored = desk.watch.anchors.kept.seq, desk.watch.anchors.kept.hash
        shutil.copy(tmp_path / "earlier", folder / DATABASE)
        for _ in range(2):
            with at_desk() as desk:
                files, log, anchor = desk.verify()
                assert (files.problems, anchor) == ((), anchored)
                assert log.problems[0][0] == "audit.head_differs"
                assert not desk.verify_log().ok
                assert desk.watch.doubt is Doubt.ROLLED_BACK
                with pytest.raises(LogInDoubt):
                    _open_sample(desk)

    def test_a_backup_restored_on_purpose_is_no_rollback(self, tmp_path: Path, at_desk: Open, clock: Clock) -> None:
        with at_desk() as desk:
            desk.back_up(tmp_path / "backup")
            _open_sample(desk)
        restore_vault(tmp_path / "backup", tmp_path / "restored", PASSWORD)
        for _ in range(2):
            with open_desk(tmp_path / "restored", PASSWORD, now=clock.now) as desk:
                assert desk.verify_log().ok
                assert _actions(desk)[:2] == ["vault.created", "log_key.made"]

    def test_an_anchor_lost_with_the_cache_is_made_again(self, outside: Path, at_desk: Open) -> None:
        with at_desk():
            pass
        shutil.rmtree(outside)
        with at_desk() as desk:
            assert desk.verify()[2] is None
        with at_desk() as desk:
            assert desk.verify()[2] is not None


def test_the_password_can_be_changed(folder: Path, at_desk: Open) -> None:
    new_password(folder, PASSWORD, "nouveau")
    with pytest.raises(WrongPassword), at_desk():
        pass
    with open_desk(folder, "nouveau", use_keyring=False) as desk:
        assert desk.actor.name == "Claire Morel"


class TestWhoeverLostThePassword:
    def test_sets_another_by_the_code_however_it_is_typed(self, tmp_path: Path) -> None:
        folder = tmp_path / "new"
        _, code = make_vault(folder, PASSWORD, profile_text("alto"), derivation=LIGHTEST)
        password_by_code(folder, f" {code.lower().replace('-', ' ')} ", "nouveau")
        with open_desk(folder, "nouveau") as desk:
            assert desk.actor.name == "Claire Morel"

    @pytest.mark.parametrize("code", ["", "AAAA-BBBB", PASSWORD])
    def test_is_told_when_the_code_is_another(self, folder: Path, code: str) -> None:
        with pytest.raises(WrongCode):
            password_by_code(folder, code, "nouveau")


def test_password_and_recovery_code_change_while_the_vault_is_open(folder: Path, at_desk: Open) -> None:
    with at_desk() as desk:
        desk.change_password(PASSWORD, "nouveau")
        code = desk.renew_recovery_code("nouveau")
        assert _actions(desk)[-2:] == ["password.changed", "recovery_code.renewed"]
    password_by_code(folder, code, PASSWORD)
    with at_desk():
        pass


def test_every_profile_that_ships_can_be_chosen_by_its_name() -> None:
    assert [checked_profile(profile_text(name)).id for name in profile_names()] == list(profile_names())
    assert "pigment" in profile_names()


def test_an_error_at_the_desk_still_ends_the_session_as_it_should(at_desk: Open) -> None:
    def work_and_fail() -> None:
        with at_desk() as desk:
            _open_sample(desk)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work_and_fail()
    with at_desk() as desk:
        ending = _ending(desk, "DSR-2026-0001")
        assert ending
        assert ending.cause is DestructionCause.SESSION_END
        assert desk.verify()[2] is not None


def test_what_lies_outside_the_vault_lies_where_it_is_told_to(outside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cache_folder() == outside
    monkeypatch.delenv("DSARDESK_CACHE_DIR")
    assert "dsardesk" in cache_folder().parts
