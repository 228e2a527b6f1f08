"""Who uses the desk: people admitted with a password of their own, and dismissed; the journal goes on naming them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.delegation import ActsForAnother, Delegation, Standing, delegation
from dsardesk.domain.errors import DeskError
from dsardesk.domain.ids import UserId
from dsardesk.services.context import Context
from dsardesk.services.ports import Keyholders, Transaction, UnitOfWork

OFFERED = (UserRole.DPO, UserRole.ASSISTANT, UserRole.MANAGER, UserRole.READ, UserRole.ADMIN)
"""Roles that can be given: manager and reader open the dashboard alone."""
KEPT_BY_ADMIN = frozenset({UserRole.READ, UserRole.ADMIN})
"""Roles that an administrator gives: whoever set a password for another one could read cases, or letters, under it."""
ROTATED = "vault.key_changed"


class UnknownUser(DeskError):
    """Nobody who uses the desk has this name or number."""

    code = "user.unknown"
    exit_code = 2


class NameTaken(DeskError):
    """Somebody who uses the desk has this name: two of the same could not be told apart in the journal."""

    code = "user.name_taken"
    exit_code = 2


class NameMissing(DeskError):
    """A user has no name."""

    code = "user.name_missing"
    exit_code = 2


class LastOfficer(DeskError):
    """The last data protection officer cannot be removed: nobody could admit anybody any more."""

    code = "user.last_officer"


class OfficerGives(DeskError):
    """Access that leads to cases or to decisions is given and changed by a data protection officer alone."""

    code = "user.officer_gives"


class UserLeft(DeskError):
    """The password is that of somebody who no longer uses the desk."""

    code = "user.left"
    exit_code = 3


@dataclass(frozen=True, slots=True)
class UserLine:
    """Somebody in the list of users.

    Attributes:
        actor: who it is.
        left_at: when they were removed; None while they use the desk.
        opens: True if their password opens the vault.
        mine: True for whoever looks at the list.
        wide: True if their password opens the whole vault, though their role gives them the dashboard alone.
        delegation: who acts for them while they are away; None where nobody does.
        seen_at: when they last opened the vault, or its dashboard; None where nothing is known of it.
        renew: what is to be given anew: "password" (another one) or "recovery" (another sheet), for it is bound to a
            signing key of before; "no_recovery" (a first sheet), at each officer of a vault that has none.
    """

    actor: Actor
    left_at: datetime | None
    opens: bool
    mine: bool
    wide: bool = False
    delegation: Delegation | None = None
    seen_at: datetime | None = None
    renew: tuple[str, ...] = ()


def list_users(context: Context, keyholders: Keyholders, actor: Actor) -> tuple[UserLine, ...]:
    """Everybody who uses the desk, then those who left."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT, UserRole.MANAGER, UserRole.ADMIN)
    present, wide, seen = keyholders.present(), keyholders.too_wide(), keyholders.last_seen()
    bound = keyholders.to_renew()
    with context.work.read() as transaction:
        every = transaction.users.every()
    lines = (
        UserLine(
            u.actor,
            u.left_at,
            opens=u.actor.id in present,
            mine=u.actor.id == actor.id,
            wide=u.actor.id in wide,
            delegation=u.delegation,
            seen_at=seen.get(u.actor.id),
            renew=tuple(sorted(bound.get(u.actor.id, ()))),
        )
        for u in every
    )
    return tuple(sorted(lines, key=lambda line: line.left_at is not None))


def add_user(
    context: Context, keyholders: Keyholders, actor: Actor, *, name: str, role: UserRole, password: str
) -> Actor:
    """Somebody new, whose *password* opens the vault."""
    _must_give(actor, role)
    with context.work.write() as transaction:
        added = Actor(UserId(context.new_id()), _free_name(transaction, name), role)
        transaction.users.add(added)
        transaction.audit.append(actor, "user.added", None, {"user": str(added.id), "role": role.value})
        # Last, for it is no part of the transaction: whatever fails before leaves the vault as it was.
        keyholders.admit(added.id, role, password)
    return added


def _free_name(transaction: Transaction, name: str) -> str:
    tidy = " ".join(name.split())
    if not tidy:
        raise NameMissing
    if any(_same(user.actor.name, tidy) for user in transaction.users.every() if user.left_at is None):
        raise NameTaken
    return tidy


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def remove_user(context: Context, keyholders: Keyholders, actor: Actor, user: str) -> Actor:
    """Nothing of *user*, a name or an id, opens the vault any more; what they kept of its key still might."""
    _must_manage(actor)
    with context.work.write() as transaction:
        gone = find_user(transaction, user)
        if not may_remove(actor, gone.role):
            raise OfficerGives
        _must_leave_an_officer(transaction, keyholders, gone)
        transaction.users.leave(gone.id, context.now())
        transaction.audit.append(actor, "user.removed", None, {"user": str(gone.id), "role": gone.role.value})
        keyholders.dismiss(gone.id)
    return gone


def change_role(
    context: Context, keyholders: Keyholders, actor: Actor, user: str, *, role: UserRole, password: str
) -> Actor:
    """Another role for *user*, a name or an id, and with it another way in, opened by *password*."""
    _must_give(actor, role)
    with context.work.write() as transaction:
        found = find_user(transaction, user)
        _must_give(actor, found.role)
        if role is not UserRole.DPO:
            _must_leave_an_officer(transaction, keyholders, found)
        transaction.users.change_role(found.id, role)
        facts = {"user": str(found.id), "before": found.role.value, "role": role.value}
        transaction.audit.append(actor, "user.role_changed", None, facts)
        keyholders.admit(found.id, role, password)
    return replace(found, role=role)


def _must_leave_an_officer(transaction: Transaction, keyholders: Keyholders, gone: Actor) -> None:
    others = (u.actor for u in transaction.users.every() if u.left_at is None and u.actor.id != gone.id)
    if not any(other.role is UserRole.DPO and other.id in keyholders.present() for other in others):
        raise LastOfficer


def reset_password(context: Context, keyholders: Keyholders, actor: Actor, user: str, password: str) -> Actor:
    """Another *password* for a colleague, a name or an id; the one before opens nothing any more."""
    _must_manage(actor)
    with context.work.write() as transaction:
        found = find_user(transaction, user)
        _must_give(actor, found.role)
        transaction.audit.append(actor, "user.password_reset", None, {"user": str(found.id)})
        keyholders.admit(found.id, found.role, password)
    return found


def change_signing_key(context: Context, keyholders: Keyholders, actor: Actor) -> None:
    """Another key under which officers sign who opens the vault: what somebody copied of it vouches for nothing."""
    _must_be_officer(actor)
    with context.work.write() as transaction:
        transaction.audit.append(actor, "signing_key.changed", None, {})
        keyholders.change_signing_key()


def delegate_to(context: Context, actor: Actor, user: str, *, starts_on: date, ends_on: date) -> Delegation:
    """Have *user*, a name or an id, act for the officer who asks it from one day to another, both included."""
    _must_be_officer(actor)
    with context.work.write() as transaction:
        profile = context.read_profile(transaction.profiles.current()[1])
        found = find_user(transaction, user)
        given = delegation(actor, found, starts_on, ends_on, context.today(profile))
        transaction.users.delegate(actor.id, given)
        facts = {"user": str(found.id), "from": starts_on.isoformat(), "to": ends_on.isoformat()}
        transaction.audit.append(actor, "user.delegated", None, facts)
    return given


def end_delegation(context: Context, actor: Actor) -> None:
    """Nobody acts any more for the officer who says so."""
    _must_be_officer(actor)
    with context.work.write() as transaction:
        transaction.users.delegate(actor.id, None)
        transaction.audit.append(actor, "user.delegation_ended", None, {})


def roles_given(actor: Actor) -> tuple[UserRole, ...]:
    """Roles that *actor* gives, and whose passwords they replace."""
    return tuple(role for role in OFFERED if _gives(actor, role))


def may_remove(actor: Actor, role: UserRole) -> bool:
    """True if *actor* may take away the access of somebody of that role: an administrator, but of an officer's."""
    manages = actor.role in {UserRole.DPO, UserRole.ADMIN} and actor.acting_for is None
    return manages and (actor.role is UserRole.DPO or role is not UserRole.DPO)


def _gives(actor: Actor, role: UserRole) -> bool:
    return may_remove(actor, role) and (actor.role is UserRole.DPO or role in KEPT_BY_ADMIN)


def _must_give(actor: Actor, role: UserRole) -> None:
    _must_manage(actor)
    if not _gives(actor, role):
        raise OfficerGives


def _must_be_officer(actor: Actor) -> None:
    """Refuse whoever acts for one, too: they decide on cases, and neither let anybody in nor pass it on."""
    actor.must_be(UserRole.DPO)
    _must_manage(actor)


def _must_manage(actor: Actor) -> None:
    actor.must_be(UserRole.DPO, UserRole.ADMIN)
    if actor.acting_for is not None:
        raise ActsForAnother


def who_acts(context: Context, user: UUID) -> Actor:
    """The user of that id as they act today: for an officer who is away, if one gave them that."""
    with context.work.read() as transaction:
        today = context.today(context.read_profile(transaction.profiles.current()[1]))
    return standing_of(context, user).on(today)


def standing_of(context: Context, user: UUID) -> Standing:
    """The user of that id, and the absences of officers, of which each day some hold."""
    with context.work.read() as transaction:
        actor = present_user(transaction, user)
        present = [each for each in transaction.users.every() if each.left_at is None]
    given = {each.actor.id: each.delegation for each in present if each.delegation and each.actor.role is UserRole.DPO}
    return Standing(actor, given)


def record_standing_in(context: Context, actor: Actor) -> None:
    """One line of the journal: somebody opened the vault to act for an officer who is away."""
    if actor.acting_for is not None:
        with context.work.write() as transaction:
            transaction.audit.append(actor, "user.stands_in", None, {})


def find_user(transaction: Transaction, user: str) -> Actor:
    """The user of that name or id; UnknownUser if nobody, or nobody any more, bears it."""
    for line in transaction.users.every():
        if line.left_at is None and (str(line.actor.id) == user or _same(line.actor.name, " ".join(user.split()))):
            return line.actor
    raise UnknownUser


def present_user(transaction: Transaction, user: UUID) -> Actor:
    """The user of that id; UserLeft if they were removed, whatever vault.json says."""
    for line in transaction.users.every():
        if line.left_at is None and line.actor.id == user:
            return line.actor
    raise UserLeft


def record_rotation(work: UnitOfWork, user: UUID) -> None:
    """One line of the journal: the vault has another key."""
    with work.write() as transaction:
        transaction.audit.append(transaction.users.get(user), ROTATED, None, {})


def record_password(work: UnitOfWork, user: UUID) -> None:
    """One line of the journal: somebody changed their password, or set it by the recovery sheet."""
    with work.write() as transaction:
        transaction.audit.append(transaction.users.get(user), "password.changed", None, {})


def record_header_change(context: Context, actor: Actor) -> None:
    """One line of the journal: a password was changed, or set by the recovery sheet, while the vault was closed."""
    with context.work.write() as transaction:
        transaction.audit.append(actor, "vault.header_changed", None, {})
