"""Keys of a real vault as the window changes them: people, the keyring, another key, the vault open all the while."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.compat import properties
from keyring.errors import KeyringLocked

from dsardesk.desk.dashboard import Follower
from dsardesk.desk.opening import make_vault
from dsardesk.desk.profiles import profile_text
from dsardesk.domain.actors import UserRole
from dsardesk.domain.errors import CannotWrite
from dsardesk.storage import keyrings, rotation, slots
from dsardesk.storage.ciphers import stretch
from dsardesk.storage.errors import KeyringUnusable, OldForm, WrongPassword
from dsardesk.storage.header import FILE, Header
from dsardesk.storage.slots import LIGHTEST, new_slot
from dsardesk.ui.session import Opened
from dsardesk.ui.vaults import DeskVaults
from tests.makers import DPO, PASSWORD

THEIRS = "quatre-lanternes-au-port"


class InMemory(KeyringBackend):
    """A keyring of this process; never chosen by itself."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    @properties.classproperty
    def priority(cls) -> float:  # noqa: N805 -- the library's own way
        raise RuntimeError

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
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


@pytest.fixture
def backend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> InMemory:
    """A keyring on the list of known ones."""
    made = InMemory()
    monkeypatch.setenv("DSARDESK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("DSARDESK_KEYRING", raising=False)
    monkeypatch.setattr(keyring, "get_keyring", lambda: made)
    monkeypatch.setattr(keyrings, "TRUSTED", (f"{__name__}.",))
    return made


@pytest.fixture
def folder(tmp_path: Path, backend: InMemory) -> Path:
    made = tmp_path / "vault"
    make_vault(made, PASSWORD, profile_text("alto"), derivation=LIGHTEST)
    return made


@pytest.fixture
def vaults(folder: Path) -> Iterator[DeskVaults]:
    """Vaults, of which one is open."""
    made = DeskVaults()
    made.open(folder, PASSWORD)
    yield made
    made.close()


def _events(vaults: DeskVaults) -> list[str]:
    with vaults.at_desk().context.work.read() as transaction:
        return [event.action for event in transaction.audit.events()]


def test_people_come_and_go(vaults: DeskVaults, folder: Path) -> None:
    keys = vaults.keys
    added = keys.add_user("Nora Lindqvist", "assistant", THEIRS)
    assert keys.reset_password(str(added.id), THEIRS + "!") == added
    assert [line.actor.name for line in keys.ways_in().users] == ["Claire Morel", "Nora Lindqvist"]
    assert vaults.open(folder, THEIRS + "!").actor == added
    vaults.open(folder, PASSWORD)
    keys.remove_user(str(added.id))
    with pytest.raises(WrongPassword):
        vaults.open(folder, THEIRS + "!")


def test_a_manager_enters_the_dashboard_and_an_officer_the_desk(vaults: DeskVaults, folder: Path) -> None:
    vaults.keys.add_user("Maud Delorme", "manager", THEIRS)
    board = vaults.enter(folder, THEIRS)
    assert isinstance(board, Follower)
    assert (board.folder, board.approves, board.overview().lines) == (folder, True, ())
    entered = vaults.enter(folder, PASSWORD)
    assert isinstance(entered, Opened)
    assert entered.actor.name == "Claire Morel"
    with pytest.raises(WrongPassword):
        vaults.enter(folder, "rien de tel")
    vaults.open(folder, PASSWORD)


def test_an_assistant_acts_for_an_officer_who_is_away(vaults: DeskVaults, folder: Path) -> None:
    keys = vaults.keys
    added = keys.add_user("Nora Lindqvist", "assistant", THEIRS)
    keys.delegate(str(added.id), date(2020, 1, 1), date(2999, 1, 1))
    acting = vaults.open(folder, THEIRS).actor
    assert (acting.id, acting.role, acting.acting_for is None) == (added.id, UserRole.DPO, False)
    vaults.open(folder, PASSWORD)
    keys.end_delegation()
    assert vaults.open(folder, THEIRS).actor == added
    vaults.open(folder, PASSWORD)


def test_the_keyring_opens_until_it_is_turned_off(vaults: DeskVaults, folder: Path) -> None:
    assert not vaults.keys.keyring_opens(folder)
    vaults.keys.turn_keyring(on=True)
    assert vaults.keys.ways_in().keyring
    assert vaults.keys.keyring_opens(folder)
    assert vaults.keys.open_by_keyring(folder).actor.name == "Claire Morel"
    vaults.keys.turn_keyring(on=False)
    assert not vaults.keys.keyring_opens(folder)
    assert [action for action in _events(vaults) if "keyring" in action] == ["keyring.turned_on", "keyring.turned_off"]


def test_a_keyring_that_does_not_answer_is_not_turned_on(vaults: DeskVaults, folder: Path, backend: InMemory) -> None:
    before = (folder / FILE).read_bytes()
    backend.locked = True
    with pytest.raises(KeyringUnusable):
        vaults.keys.turn_keyring(on=True)
    assert (folder / FILE).read_bytes() == before


class TestAnotherKey:
    def test_the_vault_is_open_again_under_it_and_the_journal_says_so(self, vaults: DeskVaults) -> None:
        former, steps = vaults.at_desk().vault.key, list[str]()
        done = vaults.keys.rotate(PASSWORD, steps.append)
        assert (done.refused, done.keyring_lost) == (None, False)
        assert vaults.at_desk().vault.key != former
        assert vaults.at_desk().watch.doubt is None
        assert "vault.key_changed" in _events(vaults)
        assert steps[-1] == "switching"

    def test_the_keyring_goes_on_opening_it(self, vaults: DeskVaults, folder: Path) -> None:
        vaults.keys.turn_keyring(on=True)
        assert not vaults.keys.rotate(PASSWORD, lambda _step: None).keyring_lost
        assert vaults.keys.open_by_keyring(folder).actor.name == "Claire Morel"

    def test_a_keyring_locked_meanwhile_is_told(
        self, vaults: DeskVaults, backend: InMemory, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        vaults.keys.turn_keyring(on=True)

        def lock(step: str) -> None:
            backend.locked = step == "switching"

        done = vaults.keys.rotate(PASSWORD, lock)
        assert (done.refused, done.keyring_lost) == (None, True)

    def test_a_wrong_password_closes_nothing(self, vaults: DeskVaults) -> None:
        vault = vaults.at_desk().vault
        with pytest.raises(WrongPassword):
            vaults.keys.rotate("guess", lambda _step: None)
        assert vaults.at_desk().vault is vault
        assert _events(vaults)

    def test_a_full_disk_leaves_it_open_under_the_former_one(
        self, vaults: DeskVaults, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_arguments: object) -> None:
            raise CannotWrite(what="vault", why="full")

        former = vaults.at_desk().vault.key
        monkeypatch.setattr(rotation, "copy_database", full)
        done = vaults.keys.rotate(PASSWORD, lambda _step: None)
        assert isinstance(done.refused, CannotWrite)
        assert vaults.at_desk().vault.key == former
        assert "vault.key_changed" not in _events(vaults)

    def test_a_vault_in_the_form_of_before_first_needs_its_new_sheet(self, vaults: DeskVaults, folder: Path) -> None:
        vault = vaults.at_desk().vault
        header = Header(vault.id, 2, ())
        slot = new_slot("password", vault.user, DPO.role, LIGHTEST)
        header.with_slot(slot.sealing_as_before(vault.id, PASSWORD, vault.key)).write(folder, vault.key)
        vaults.open(folder, PASSWORD)
        assert json.loads((folder / FILE).read_bytes())["format"] == 1
        with pytest.raises(OldForm):
            vaults.keys.rotate(PASSWORD, lambda _step: None)
        vaults.renew_recovery_code(PASSWORD)
        vaults.open(folder, PASSWORD)
        assert vaults.keys.rotate(PASSWORD, lambda _step: None).refused is None
