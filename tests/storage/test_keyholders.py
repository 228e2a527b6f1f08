"""Who opens a vault: admitted and dismissed by its officer, the keyring on and off, nothing else touched."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from dsardesk import resources
from dsardesk.domain.actors import RoleRefused, UserRole
from dsardesk.storage.errors import EditedHeader, KeyringEmpty, OldForm, WrongPassword
from dsardesk.storage.header import FILE, Header
from dsardesk.storage.header_file import read_header
from dsardesk.storage.keyholders import (
    Keyholders,
    change_own_password,
    change_password,
    has_keyring_slot,
    kept_secret,
    renew_recovery_code,
)
from dsardesk.storage.keyrings import MemoryKey
from dsardesk.storage.layout import DATABASE
from dsardesk.storage.slots import LIGHTEST, new_slot
from dsardesk.storage.vault import create_vault
from tests.makers import ACTORS, DPO, PASSWORD, Clock, Opener, new_id, settle_in

THEIRS = "quatre-lanternes-au-port"
FRESH = "trois-chouettes-au-grenier"
ASSISTANT = ACTORS[UserRole.ASSISTANT]


def _admit(folder: Path, opened: Opener, role: UserRole = UserRole.ASSISTANT) -> None:
    with opened(folder) as vault:
        Keyholders(vault).admit(ACTORS[role].id if role is not UserRole.DPO else ASSISTANT.id, role, THEIRS)


class TestPeople:
    def test_whoever_is_admitted_opens_the_vault_as_themselves(self, folder: Path, opened: Opener) -> None:
        _admit(folder, opened)
        with opened(folder, THEIRS) as vault:
            assert vault.user == ASSISTANT.id
            assert vault.officer == b""
            assert Keyholders(vault).present() == {DPO.id, ASSISTANT.id}
        with opened(folder) as vault:
            assert vault.user == DPO.id

    def test_whoever_is_dismissed_opens_it_no_more(self, folder: Path, opened: Opener) -> None:
        _admit(folder, opened)
        with opened(folder) as vault:
            Keyholders(vault).dismiss(ASSISTANT.id)
        with pytest.raises(WrongPassword), opened(folder, THEIRS):
            pass

    def test_another_password_of_a_colleague_ends_the_one_before(self, folder: Path, opened: Opener) -> None:
        _admit(folder, opened)
        with opened(folder) as vault:
            Keyholders(vault).admit(ASSISTANT.id, UserRole.ASSISTANT, FRESH)
        with pytest.raises(WrongPassword), opened(folder, THEIRS):
            pass
        with opened(folder, FRESH) as vault:
            assert vault.user == ASSISTANT.id

    def test_an_assistant_changes_their_own_password_and_nobodys_else(self, folder: Path, opened: Opener) -> None:
        _admit(folder, opened)
        before = hashlib.sha256((folder / DATABASE).read_bytes()).hexdigest()
        change_password(folder, THEIRS, FRESH, derivation=LIGHTEST)
        assert hashlib.sha256((folder / DATABASE).read_bytes()).hexdigest() == before
        with opened(folder, FRESH) as vault, pytest.raises(WrongPassword):
            change_own_password(vault, PASSWORD, "usurpé", derivation=LIGHTEST)
        with opened(folder):
            pass

    def test_only_an_officer_admits_dismisses_and_renews_the_recovery_code(self, folder: Path, opened: Opener) -> None:
        _admit(folder, opened)
        with opened(folder, THEIRS) as vault:
            with pytest.raises(RoleRefused):
                Keyholders(vault).admit(ASSISTANT.id, UserRole.DPO, FRESH)
            with pytest.raises(RoleRefused):
                Keyholders(vault).dismiss(DPO.id)
            with pytest.raises(RoleRefused):
                renew_recovery_code(vault, THEIRS, derivation=LIGHTEST)

    def test_a_second_officer_may_do_as_the_first(self, folder: Path, opened: Opener) -> None:
        _admit(folder, opened, UserRole.DPO)
        with opened(folder, THEIRS) as vault:
            Keyholders(vault).admit(new_id(), UserRole.ASSISTANT, FRESH)
        with opened(folder, FRESH) as vault:
            assert vault.user not in {DPO.id, ASSISTANT.id}

    def test_a_header_edited_while_the_vault_is_open_is_not_built_upon(self, folder: Path, opened: Opener) -> None:
        with opened(folder) as vault:
            table = json.loads((folder / FILE).read_bytes())
            table["revision"] += 1
            (folder / FILE).write_text(json.dumps(table), "utf-8")
            with pytest.raises(EditedHeader):
                Keyholders(vault).present()


class TestTheKeyring:
    def test_it_opens_the_vault_until_it_is_turned_off(self, folder: Path, opened: Opener) -> None:
        place = MemoryKey()
        with opened(folder) as vault:
            assert not Keyholders(vault).keyring_is_on()
            Keyholders(vault).turn_keyring_on(place)
        assert has_keyring_slot(folder)
        with opened(folder, kept_secret(place), "keyring") as vault:
            assert (vault.user, Keyholders(vault).keyring_is_on()) == (DPO.id, True)
            secret = kept_secret(place)
            Keyholders(vault).turn_keyring_off(place)
        assert not has_keyring_slot(folder)
        with pytest.raises(WrongPassword), opened(folder, secret, "keyring"):
            pass
        with pytest.raises(KeyringEmpty):
            kept_secret(place)

    def test_an_officer_whom_the_keyring_let_in_is_an_officer(self, folder: Path, opened: Opener) -> None:
        place = MemoryKey()
        with opened(folder) as vault:
            Keyholders(vault).turn_keyring_on(place)
        with opened(folder, kept_secret(place), "keyring") as vault:
            Keyholders(vault).admit(ASSISTANT.id, UserRole.ASSISTANT, THEIRS)
        with opened(folder, THEIRS):
            pass

    def test_an_assistant_may_use_one_too(self, folder: Path, opened: Opener) -> None:
        place = MemoryKey()
        _admit(folder, opened)
        with opened(folder, THEIRS) as vault:
            Keyholders(vault).turn_keyring_on(place)
        with opened(folder, kept_secret(place), "keyring") as vault:
            assert vault.user == ASSISTANT.id

    def test_what_the_keyring_holds_is_not_the_vault_key(self, folder: Path, opened: Opener) -> None:
        place = MemoryKey()
        with opened(folder) as vault:
            Keyholders(vault).turn_keyring_on(place)
            assert place.load() != vault.key


@pytest.fixture
def first_form(tmp_path: Path, opened: Opener) -> tuple[Path, str]:
    """A vault as the first version made it, and its recovery code."""
    folder = tmp_path / "first"
    _, code = create_vault(folder, PASSWORD, user=DPO.id, scripts=resources.migrations(), derivation=LIGHTEST)
    with opened(folder) as vault:
        settle_in(vault.unit_of_work(Clock().now))
        header = Header(vault.id, 0, ())
        for kind, secret in (("password", PASSWORD), ("recovery", code)):
            slot = new_slot(kind, DPO.id, UserRole.DPO, LIGHTEST)
            header = header.with_slot(slot.sealing_as_before(header.id, secret, vault.key))
        header.write(folder, vault.key)
    assert json.loads((folder / FILE).read_bytes())["format"] == 1
    return folder, code


class TestTheFormOfBefore:
    def test_it_opens_by_password_and_by_code(self, first_form: tuple[Path, str], opened: Opener) -> None:
        folder, code = first_form
        for secret, kind in ((PASSWORD, "password"), (code, "recovery")):
            with opened(folder, secret, kind) as vault:
                assert vault.user == DPO.id

    def test_its_password_can_be_changed_and_lost(self, first_form: tuple[Path, str], opened: Opener) -> None:
        folder, code = first_form
        change_password(folder, PASSWORD, FRESH)
        with opened(folder, FRESH):
            pass
        change_password(folder, code, THEIRS, kind="recovery")
        with opened(folder, THEIRS):
            pass
        with pytest.raises(WrongPassword), opened(folder, FRESH):
            pass

    def test_it_holds_one_user_and_no_keyring_until_it_takes_the_present_form(
        self, first_form: tuple[Path, str], opened: Opener
    ) -> None:
        folder, code = first_form
        with opened(folder) as vault:
            with pytest.raises(OldForm):
                Keyholders(vault).admit(ASSISTANT.id, UserRole.ASSISTANT, THEIRS)
            with pytest.raises(OldForm):
                Keyholders(vault).turn_keyring_on(MemoryKey())
            fresh = renew_recovery_code(vault, PASSWORD, derivation=LIGHTEST)
        assert json.loads((folder / FILE).read_bytes())["format"] == 2
        _admit(folder, opened)
        for secret, kind in ((PASSWORD, "password"), (THEIRS, "password"), (fresh, "recovery")):
            with opened(folder, secret, kind):
                pass
        with pytest.raises(WrongPassword), opened(folder, code, "recovery"):
            pass


def test_the_figures_of_a_vault_go_on_with_its_next_passwords(folder: Path, opened: Opener) -> None:
    change_password(folder, PASSWORD, FRESH)
    assert {slot.derivation for slot in read_header(folder)[0].slots} == {LIGHTEST}
    with opened(folder, FRESH):
        pass
