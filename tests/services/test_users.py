"""Who uses the desk: admitted by a data protection officer, dismissed, and named by the journal ever after."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dsardesk.domain.actors import Actor, RoleRefused, UserRole
from dsardesk.domain.delegation import ActsForAnother
from dsardesk.domain.ids import UserId
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.services.decide import decide_item
from dsardesk.services.users import (
    LastOfficer,
    NameMissing,
    NameTaken,
    OfficerGives,
    UnknownUser,
    UserLeft,
    add_user,
    change_role,
    delegate_to,
    end_delegation,
    list_users,
    may_remove,
    present_user,
    record_header_change,
    record_rotation,
    record_standing_in,
    remove_user,
    reset_password,
    roles_given,
    who_acts,
)
from dsardesk.storage.errors import OldForm
from tests.fakes import MemoryKeyholders
from tests.makers import ACTORS, DPO, TODAY, new_id
from tests.services.conftest import Bench

ASSISTANT, ADMIN = ACTORS[UserRole.ASSISTANT], ACTORS[UserRole.ADMIN]
OTHERS = [actor for role, actor in ACTORS.items() if role is not UserRole.DPO]


@pytest.fixture
def keyholders() -> MemoryKeyholders:
    return MemoryKeyholders(*(actor.id for actor in ACTORS.values()))


def _add(bench: Bench, keyholders: MemoryKeyholders, name: str, role: UserRole = UserRole.ASSISTANT) -> Actor:
    return add_user(bench.context, keyholders, DPO, name=name, role=role, password="leur mot")


class TestAdmitting:
    def test_somebody_new_is_listed_and_opens_the_vault(self, bench: Bench, keyholders: MemoryKeyholders) -> None:
        added = _add(bench, keyholders, "  Nora   Lindqvist ")
        assert (added.name, added.role) == ("Nora Lindqvist", UserRole.ASSISTANT)
        assert keyholders.passwords[added.id] == "leur mot"
        assert keyholders.roles[added.id] is UserRole.ASSISTANT
        lines = list_users(bench.context, keyholders, DPO)
        assert {(line.actor, line.opens, line.mine) for line in lines if line.actor in {added, DPO}} == {
            (DPO, True, True),
            (added, True, False),
        }
        assert bench.actions()[-1] == "user.added"
        assert "Nora" not in bench.payload("user.added")

    @pytest.mark.parametrize("actor", OTHERS, ids=lambda actor: actor.role)
    def test_only_an_officer_may(self, bench: Bench, keyholders: MemoryKeyholders, actor: Actor) -> None:
        refused = OfficerGives if actor.role is UserRole.ADMIN else RoleRefused
        with pytest.raises(refused):
            add_user(bench.context, keyholders, actor, name="N", role=UserRole.DPO, password="x")
        with pytest.raises(refused):
            remove_user(bench.context, keyholders, actor, str(DPO.id))
        with pytest.raises(refused):
            reset_password(bench.context, keyholders, actor, str(DPO.id), "x")

    def test_a_name_already_borne_would_confuse_the_journal(self, bench: Bench, keyholders: MemoryKeyholders) -> None:
        with pytest.raises(NameTaken):
            _add(bench, keyholders, ASSISTANT.name.upper())
        with pytest.raises(NameMissing):
            _add(bench, keyholders, "  ")
        remove_user(bench.context, keyholders, DPO, ASSISTANT.name)
        assert _add(bench, keyholders, ASSISTANT.name).id != ASSISTANT.id

    def test_somebody_may_be_let_in_to_read_figures_alone(self, bench: Bench, keyholders: MemoryKeyholders) -> None:
        added = _add(bench, keyholders, "Nora Lindqvist", UserRole.READ)
        assert keyholders.roles[added.id] is UserRole.READ

    def test_a_manager_of_before_is_listed_as_opening_more(self, bench: Bench, keyholders: MemoryKeyholders) -> None:
        keyholders.wide = frozenset({ACTORS[UserRole.MANAGER].id})
        lines = list_users(bench.context, keyholders, DPO)
        assert [line.actor.role for line in lines if line.wide] == [UserRole.MANAGER]

    def test_what_is_to_be_given_anew_after_a_change_of_the_signing_key_is_listed(
        self, bench: Bench, keyholders: MemoryKeyholders
    ) -> None:
        keyholders.bound = {ACTORS[UserRole.MANAGER].id: frozenset({"password"}), DPO.id: frozenset({"recovery"})}
        told = {line.actor.role: line.renew for line in list_users(bench.context, keyholders, DPO) if line.renew}
        assert told == {UserRole.MANAGER: ("password",), UserRole.DPO: ("recovery",)}

    def test_what_the_vault_refuses_leaves_no_trace(self, bench: Bench, keyholders: MemoryKeyholders) -> None:
        class Refusing(MemoryKeyholders):
            def admit(self, user: object, role: object, password: str) -> None:
                raise OldForm

        before = bench.actions()
        with pytest.raises(OldForm):
            _add(bench, Refusing(), "Nora Lindqvist")
        assert bench.actions() == before
        assert "Nora Lindqvist" not in [line.actor.name for line in list_users(bench.context, keyholders, DPO)]


class TestTheAdministrator:
    """Whoever sets somebody's password could enter under it: nobody gives more than they may see."""

    def test_they_admit_readers_and_administrators_and_nobody_who_reads_cases_or_letters(
        self, bench: Bench, keyholders: MemoryKeyholders
    ) -> None:
        def add(name: str, role: UserRole) -> Actor:
            return add_user(bench.context, keyholders, ADMIN, name=name, role=role, password="x")

        assert roles_given(ADMIN) == (UserRole.READ, UserRole.ADMIN)
        added = [add(role, role) for role in roles_given(ADMIN)]
        assert {each.role for each in added} == {UserRole.READ, UserRole.ADMIN}
        for role in set(UserRole) - set(roles_given(ADMIN)):
            with pytest.raises(OfficerGives):
                add("Nora Lindqvist", role)

    def test_they_take_no_password_of_those_who_see_more(self, bench: Bench, keyholders: MemoryKeyholders) -> None:
        for role in (UserRole.DPO, UserRole.ASSISTANT, UserRole.MANAGER):
            with pytest.raises(OfficerGives):
                reset_password(bench.context, keyholders, ADMIN, ACTORS[role].name, "x")
            with pytest.raises(OfficerGives):
                change_role(bench.context, keyholders, ADMIN, ACTORS[role].name, role=UserRole.READ, password="x")
        reset_password(bench.context, keyholders, ADMIN, ACTORS[UserRole.READ].name, "x")

    def test_they_take_access_away_from_anybody_but_an_officer(
        self, bench: Bench, keyholders: MemoryKeyholders
    ) -> None:
        _add(bench, keyholders, "Nora Lindqvist", UserRole.DPO)
        assert not may_remove(ADMIN, UserRole.DPO)
        with pytest.raises(OfficerGives):
            remove_user(bench.context, keyholders, ADMIN, DPO.name)
        assert remove_user(bench.context, keyholders, ADMIN, ASSISTANT.name) == ASSISTANT


def test_the_list_says_when_each_was_last_there(bench: Bench, keyholders: MemoryKeyholders) -> None:
    keyholders.seen = {ASSISTANT.id: bench.clock.now()}
    seen = {line.actor.role: line.seen_at for line in list_users(bench.context, keyholders, DPO)}
    assert seen[UserRole.ASSISTANT] == bench.clock.now()
    assert seen[UserRole.READ] is None


class TestLeaving:
    def test_whoever_left_opens_nothing_and_is_still_named(self, bench: Bench, keyholders: MemoryKeyholders) -> None:
        gone = remove_user(bench.context, keyholders, DPO, ASSISTANT.name.lower())
        assert gone == ASSISTANT
        assert ASSISTANT.id not in keyholders.present()
        line = list_users(bench.context, keyholders, DPO)[-1]
        assert (line.actor, line.left_at, line.opens) == (ASSISTANT, bench.clock.now(), False)
        with bench.work.read() as transaction:
            assert transaction.users.get(ASSISTANT.id) == ASSISTANT
            assert transaction.users.count() == len(ACTORS) - 1
            with pytest.raises(UserLeft):
                present_user(transaction, ASSISTANT.id)
            assert present_user(transaction, DPO.id) == DPO
        with pytest.raises(UnknownUser):
            remove_user(bench.context, keyholders, DPO, ASSISTANT.name)

    def test_a_slot_of_nobody_opens_nothing(self, bench: Bench) -> None:
        with bench.work.read() as transaction, pytest.raises(UserLeft):
            present_user(transaction, UserId(new_id()))

    def test_the_last_officer_stays(self, bench: Bench, keyholders: MemoryKeyholders) -> None:
        with pytest.raises(LastOfficer):
            remove_user(bench.context, keyholders, DPO, str(DPO.id))
        second = _add(bench, keyholders, "Nora Lindqvist", UserRole.DPO)
        remove_user(bench.context, keyholders, second, str(DPO.id))
        assert keyholders.present() == {*(actor.id for actor in OTHERS), second.id}

    def test_an_officer_without_a_password_is_no_officer_to_leave_the_vault_to(
        self, bench: Bench, keyholders: MemoryKeyholders
    ) -> None:
        second = _add(bench, keyholders, "Nora Lindqvist", UserRole.DPO)
        keyholders.dismiss(second.id)
        with pytest.raises(LastOfficer):
            remove_user(bench.context, keyholders, DPO, str(DPO.id))


class TestChangingRoles:
    def test_another_role_comes_with_another_way_in(self, bench: Bench, keyholders: MemoryKeyholders) -> None:
        changed = change_role(
            bench.context, keyholders, DPO, ASSISTANT.name, role=UserRole.MANAGER, password="autre mot"
        )
        assert (changed.id, changed.role) == (ASSISTANT.id, UserRole.MANAGER)
        assert (keyholders.roles[ASSISTANT.id], keyholders.passwords[ASSISTANT.id]) == (UserRole.MANAGER, "autre mot")
        with bench.work.read() as transaction:
            assert transaction.users.get(ASSISTANT.id).role is UserRole.MANAGER
        assert bench.actions()[-1] == "user.role_changed"
        assert '"before":"assistant"' in bench.payload("user.role_changed")

    def test_the_last_officer_keeps_that_role(self, bench: Bench, keyholders: MemoryKeyholders) -> None:
        with pytest.raises(LastOfficer):
            change_role(bench.context, keyholders, DPO, DPO.name, role=UserRole.ASSISTANT, password="x")
        change_role(bench.context, keyholders, DPO, ASSISTANT.name, role=UserRole.DPO, password="x")
        change_role(bench.context, keyholders, DPO, DPO.name, role=UserRole.ASSISTANT, password="x")


class TestStandingIn:
    """GDPR 38(2): the officer's task is done while they are away, by somebody who is named."""

    def test_an_assistant_decides_for_the_officer_from_one_day_to_another(self, bench: Bench) -> None:
        delegate_to(bench.context, DPO, ASSISTANT.name, starts_on=TODAY, ends_on=TODAY + timedelta(days=2))
        acting = who_acts(bench.context, ASSISTANT.id)
        assert (acting.id, acting.role, acting.acting_for) == (ASSISTANT.id, UserRole.DPO, DPO.id)
        record_standing_in(bench.context, acting)
        assert bench.actions()[-1] == "user.stands_in"
        reference = bench.opened(RightType.ACCESS).reference
        decide_item(bench.context, acting, reference, 1, Outcome.NO_DATA_HELD)
        assert f'"acting_for":"{DPO.id}"' in bench.payload("item.decided")
        bench.clock.forward(days=3)
        assert who_acts(bench.context, ASSISTANT.id) == ASSISTANT
        record_standing_in(bench.context, ASSISTANT)
        assert bench.actions().count("user.stands_in") == 1

    def test_the_officer_ends_it(self, bench: Bench, keyholders: MemoryKeyholders) -> None:
        given = delegate_to(bench.context, DPO, ASSISTANT.name, starts_on=TODAY, ends_on=TODAY)
        lines = list_users(bench.context, keyholders, DPO)
        assert [line.delegation for line in lines if line.mine] == [given]
        end_delegation(bench.context, DPO)
        assert who_acts(bench.context, ASSISTANT.id) == ASSISTANT
        assert who_acts(bench.context, DPO.id) == DPO

    def test_whoever_stands_in_lets_nobody_in_and_passes_nothing_on(
        self, bench: Bench, keyholders: MemoryKeyholders
    ) -> None:
        acting = replace(ASSISTANT, role=UserRole.DPO, acting_for=DPO.id)
        with pytest.raises(ActsForAnother):
            add_user(bench.context, keyholders, acting, name="N", role=UserRole.DPO, password="x")
        with pytest.raises(ActsForAnother):
            delegate_to(bench.context, acting, ASSISTANT.name, starts_on=TODAY, ends_on=TODAY)
        with pytest.raises(ActsForAnother):
            end_delegation(bench.context, acting)


def test_a_colleague_is_given_another_password(bench: Bench, keyholders: MemoryKeyholders) -> None:
    assert reset_password(bench.context, keyholders, DPO, ASSISTANT.name, "autre") == ASSISTANT
    assert keyholders.passwords[ASSISTANT.id] == "autre"
    assert bench.actions()[-1] == "user.password_reset"


def test_a_password_changed_while_the_vault_was_closed_is_on_record(bench: Bench) -> None:
    record_header_change(bench.context, DPO)
    assert bench.actions()[-1] == "vault.header_changed"


def test_a_changed_key_is_on_record(bench: Bench) -> None:
    record_rotation(bench.work, DPO.id)
    assert bench.actions()[-1] == "vault.key_changed"
