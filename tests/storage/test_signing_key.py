"""The officers' signing key: another one for everybody at once, and nobody's password asked."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dsardesk.domain.actors import UserRole
from dsardesk.storage import facts
from dsardesk.storage.ciphers import new_key, sign, signing_key
from dsardesk.storage.dashboard import open_dashboard
from dsardesk.storage.errors import DamagedVault, EditedHeader, WrongPassword
from dsardesk.storage.header import FILE, Handover
from dsardesk.storage.header_file import read_header
from dsardesk.storage.keyholders import Keyholders, change_own_password, change_password, renew_recovery_code
from dsardesk.storage.slots import LIGHTEST, new_slot
from tests.makers import ACTORS, DPO, PASSWORD, Opener

THEIRS, SECOND, MANAGERS = "quatre-lanternes-au-port", "trois-chouettes-au-grenier", "six-lampions-au-quai"
ASSISTANT, ADMIN, MANAGER = (ACTORS[role] for role in (UserRole.ASSISTANT, UserRole.ADMIN, UserRole.MANAGER))


@pytest.fixture
def shared(folder: Path, opened: Opener) -> Path:
    """A vault of an officer, an administrator, an assistant and a manager."""
    with opened(folder) as vault:
        holders = Keyholders(vault)
        for actor, words in ((ASSISTANT, THEIRS), (ADMIN, SECOND), (MANAGER, MANAGERS)):
            holders.admit(actor.id, actor.role, words)
    return folder


def _officer(folder: Path) -> str:
    return read_header(folder)[0].officer


def _everybody_opens(folder: Path, opened: Opener, *words: str) -> None:
    for each in words:
        with opened(folder, each):
            pass
    assert open_dashboard(folder, MANAGERS)[1].slot.user == str(MANAGER.id)


def test_it_is_changed_and_everybodys_password_and_the_sheet_stay(
    shared: Path, opened: Opener, recovery_code: str
) -> None:
    before = _officer(shared)
    with opened(shared) as vault:
        Keyholders(vault).change_signing_key()
        # Whoever changed it goes on in the same session.
        Keyholders(vault).change_signing_key()
        Keyholders(vault).admit(ASSISTANT.id, UserRole.ASSISTANT, THEIRS)
    assert _officer(shared) != before
    assert len(read_header(shared)[0].handovers) == 2
    _everybody_opens(shared, opened, PASSWORD, THEIRS, SECOND)
    with opened(shared, recovery_code, "recovery") as vault:
        assert signing_key(vault.officer).hex() == _officer(shared)


def test_at_their_next_opening_each_is_bound_to_the_key_in_force(shared: Path, opened: Opener) -> None:
    with opened(shared) as vault:
        Keyholders(vault).change_signing_key()
    _everybody_opens(shared, opened, PASSWORD, THEIRS, SECOND)
    bound = {slot.user for slot in read_header(shared)[0].slots if slot.kind == "password" and slot.bound}
    assert bound == {str(MANAGER.id)}
    _everybody_opens(shared, opened, PASSWORD, THEIRS, SECOND)
    with opened(shared, SECOND) as vault:
        Keyholders(vault).admit(MANAGER.id, UserRole.READ, MANAGERS)


@pytest.mark.parametrize("role", [UserRole.DPO, UserRole.ADMIN])
def test_it_changes_when_somebody_who_held_it_leaves(shared: Path, opened: Opener, role: UserRole) -> None:
    with opened(shared) as vault:
        Keyholders(vault).admit(ASSISTANT.id, role, THEIRS)
    before = _officer(shared)
    with opened(shared, THEIRS) as vault:
        gone = vault.officer
    with opened(shared) as vault:
        Keyholders(vault).dismiss(ASSISTANT.id)
    assert _officer(shared) != before
    assert signing_key(gone).hex() == before
    _everybody_opens(shared, opened, PASSWORD, SECOND)


def test_it_changes_when_somebody_is_given_a_role_that_lets_nobody_in(shared: Path, opened: Opener) -> None:
    before = _officer(shared)
    with opened(shared) as vault:
        Keyholders(vault).admit(ADMIN.id, UserRole.READ, SECOND)
    assert _officer(shared) != before


def test_it_stays_when_an_assistant_leaves(shared: Path, opened: Opener) -> None:
    before = _officer(shared)
    with opened(shared) as vault:
        Keyholders(vault).dismiss(ASSISTANT.id)
    assert _officer(shared) == before


def test_it_changes_when_the_recovery_code_is_used(shared: Path, opened: Opener, recovery_code: str) -> None:
    before = _officer(shared)
    change_password(shared, recovery_code, "neuf-mots-à-retenir", kind="recovery", derivation=LIGHTEST)
    assert _officer(shared) != before
    _everybody_opens(shared, opened, "neuf-mots-à-retenir", THEIRS, SECOND)
    with pytest.raises(WrongPassword), opened(shared, PASSWORD):
        pass


def test_passwords_and_sheets_are_changed_after_it_as_before(shared: Path, opened: Opener) -> None:
    with opened(shared) as vault:
        Keyholders(vault).change_signing_key()
        change_own_password(vault, PASSWORD, "neuf-mots-à-retenir", derivation=LIGHTEST)
        code = renew_recovery_code(vault, "neuf-mots-à-retenir", derivation=LIGHTEST)
    change_password(shared, THEIRS, "un-autre-mot", derivation=LIGHTEST)
    change_password(shared, MANAGERS, "encore-un-autre", derivation=LIGHTEST)
    for secret, kind in (("neuf-mots-à-retenir", "password"), ("un-autre-mot", "password"), (code, "recovery")):
        with opened(shared, secret, kind):
            pass
    open_dashboard(shared, "encore-un-autre")


def test_nobody_puts_a_key_of_their_own_in_its_place(shared: Path, opened: Opener) -> None:
    """An assistant holds the vault key, and could make the MAC again."""
    with opened(shared, THEIRS) as vault:
        key = vault.key
    header, _ = read_header(shared)
    forged = header.under(new_key(), new_key())
    forged.write(shared, key)
    with pytest.raises(EditedHeader), opened(shared):
        pass
    mine = new_key()
    named = Handover(header.officer, sign(mine, b"nothing").hex())
    replace(forged, handovers=(named,)).signed(mine).write(shared, key)
    with pytest.raises(DamagedVault), opened(shared):
        pass


def test_a_chain_that_does_not_hold_is_refused(shared: Path, opened: Opener) -> None:
    with opened(shared) as vault:
        Keyholders(vault).change_signing_key()
    text = (shared / FILE).read_text("utf-8")
    for name, value in (("key", "00" * 32), ("key", "00"), ("signature", "00" * 64)):
        table = json.loads(text)
        table["handovers"][0][name] = value
        (shared / FILE).write_text(json.dumps(table), "utf-8")
        with pytest.raises(DamagedVault):
            open_dashboard(shared, MANAGERS)


class TestTheSharedSalt:
    def test_a_password_of_before_moves_to_it_at_its_owners_next_opening(self, shared: Path, opened: Opener) -> None:
        with opened(shared) as vault:
            header, _ = read_header(shared)
            old = new_slot("password", ASSISTANT.id, UserRole.ASSISTANT, LIGHTEST)
            old = old.sealing(header.id, header.officer, THEIRS, vault.key, b"")
            header.with_slot(old).signed(vault.officer).write(shared, vault.key)
        assert len({slot.salt for slot in read_header(shared)[0].slots if slot.kind == "password"}) == 2
        with opened(shared, THEIRS) as vault:
            known = facts.read(vault.engine, facts.REVISION)
            assert not vault.changed_outside
        header, _ = read_header(shared)
        assert {slot.salt for slot in header.slots if slot.kind == "password"} == {header.salt()}
        assert known == str(header.revision)
        _everybody_opens(shared, opened, PASSWORD, THEIRS, SECOND)

    def test_nothing_is_locked_under_a_secret_that_does_not_open_it(self, shared: Path) -> None:
        header, _ = read_header(shared)
        opened = header.unlock(THEIRS, "password")
        assert header.settling(opened, THEIRS) is None
        moved = replace(opened, slot=replace(opened.slot, salt="00" * 16))
        assert header.settling(moved, "autre") is None


def test_the_first_officer_may_leave_though_a_manager_stands_first(folder: Path, opened: Opener) -> None:
    with opened(folder) as vault:
        Keyholders(vault).admit(MANAGER.id, MANAGER.role, MANAGERS)
        Keyholders(vault).admit(ADMIN.id, UserRole.DPO, SECOND)
    with opened(folder, SECOND) as vault:
        Keyholders(vault).dismiss(DPO.id)
        assert Keyholders(vault).present() == {MANAGER.id, ADMIN.id}


def test_what_stays_bound_to_the_key_of_before_is_a_task_until_it_is_given_anew(shared: Path, opened: Opener) -> None:
    with opened(shared) as vault:
        holders = Keyholders(vault)
        assert holders.to_renew() == {}
        holders.change_signing_key()
        # Those who open the vault are bound anew by coming in.
        assert holders.to_renew() == {MANAGER.id: {"password"}, DPO.id: {"recovery"}}
        holders.admit(MANAGER.id, UserRole.MANAGER, MANAGERS)
        assert holders.to_renew() == {DPO.id: {"recovery"}}
        renew_recovery_code(vault, PASSWORD)
        assert holders.to_renew() == {}


def test_an_officer_who_is_replaced_leaves_the_same_tasks_to_the_next_one(shared: Path, opened: Opener) -> None:
    successor = ACTORS[UserRole.READ]
    with opened(shared) as vault:
        Keyholders(vault).admit(successor.id, UserRole.DPO, "cinq-cerfs-volants-en-mai")
    with opened(shared, "cinq-cerfs-volants-en-mai") as vault:
        holders = Keyholders(vault)
        holders.dismiss(DPO.id)
        # The sheet went with whoever it belonged to: nothing else would open the vault if the password were forgotten.
        assert holders.to_renew() == {MANAGER.id: {"password"}, successor.id: {"no_recovery"}}
        code = renew_recovery_code(vault, "cinq-cerfs-volants-en-mai")
        holders.admit(MANAGER.id, UserRole.MANAGER, MANAGERS)
        assert holders.to_renew() == {}
    with opened(shared, code, "recovery"):
        pass
    assert open_dashboard(shared, MANAGERS)[1].slot.user == str(MANAGER.id)
