"""Composition root: a vault made or opened, and what waited for the opening done."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from dsardesk import resources
from dsardesk.desk.context import context_over
from dsardesk.desk.opened import Desk
from dsardesk.desk.places import cache_folder, keyring_wanted, log_place, new_id_at, pin_of, present
from dsardesk.desk.profiles import checked_profile
from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.endings import Endings
from dsardesk.domain.errors import DeskError
from dsardesk.domain.ids import UserId
from dsardesk.services.backups import record_upgrade_ended
from dsardesk.services.copies import sweep_waiting
from dsardesk.services.identity_due import end_overdue, settle_documents
from dsardesk.services.reading_again import read_again
from dsardesk.services.recount import recount_cases
from dsardesk.services.retention_policy import settle_retention
from dsardesk.services.silences import close_lapsed
from dsardesk.services.users import record_header_change, record_standing_in, standing_of
from dsardesk.services.whole_export import record_salvages
from dsardesk.storage import facts
from dsardesk.storage.endings_mirror import EndingsMirror
from dsardesk.storage.errors import FileBusy, OpenElsewhere
from dsardesk.storage.following import HeaderFollower
from dsardesk.storage.header import Header
from dsardesk.storage.header_file import read_header
from dsardesk.storage.identity_store import FolderIdentityStore
from dsardesk.storage.keyrings import key_place
from dsardesk.storage.layout import BEFORE_UPGRADE
from dsardesk.storage.returning import take_mark
from dsardesk.storage.salvage.marks import forget_salvages, marked_salvages
from dsardesk.storage.signing import LogSigner
from dsardesk.storage.slots import Derivation, Opened
from dsardesk.storage.upgrading import end_old_upgrade, kept_before_upgrade
from dsardesk.storage.vault import create_vault, open_vault
from dsardesk.storage.watch import LogWatch

HeldElsewhere = OpenElsewhere
"""The vault is open in another process, which the error names."""


def make_vault(
    folder: Path,
    password: str,
    profile: str,
    *,
    now: Callable[[], datetime] = present,
    derivation: Derivation | None = None,
) -> tuple[str, str]:
    """A new vault for the controller whose *profile* text is given; its id and recovery code."""
    controller = checked_profile(profile)
    user = UserId(new_id_at(now))
    vault_id, code = create_vault(folder, password, user=user, scripts=resources.migrations(), derivation=derivation)
    with open_vault(folder, password, scripts=resources.migrations()) as vault:
        actor = Actor(user, controller.officer.name or "DPO", UserRole.DPO)
        work = vault.unit_of_work(now)
        work.signer = LogSigner.of(user, vault.own_secret)
        with work.write() as transaction:
            transaction.users.add(actor)
            transaction.profiles.add(str(new_id_at(now)), profile, controller.in_force_from)
            transaction.audit.append(actor, "vault.created", None, {"vault": vault_id})
    return vault_id, code


@contextlib.contextmanager
def open_desk(
    folder: Path,
    password: str,
    *,
    now: Callable[[], datetime] = present,
    outside: Path | None = None,
    use_keyring: bool | None = None,
    kind: str = "password",
    unlocked: tuple[Header, Opened] | None = None,
    copy_to: Path | None = None,
    agreed: bool = True,
) -> Iterator[Desk]:
    """The desk over the vault in *folder*; documents that are due are destroyed before anything is shown.

    Args:
        folder: the vault.
        password: opens it.
        now: the present instant; a script may bring its own.
        outside: root of what must not lie in the vault; the user's cache folder by default.
        use_keyring: whether identity documents may outlive the program; by default, unless DSARDESK_KEYRING is "off".
        kind: of the secret that *password* is: "password" or "keyring".
        unlocked: what *password* opened a moment ago.
        copy_to: folder for a second copy of the backup that is made before an upgrade; UpgradeNotCopied if that fails.
        agreed: False to be told by UpgradeAhead in place of an upgrade.
    """
    wanted = keyring_wanted() if use_keyring is None else use_keyring
    pin = pin_of(read_header(folder)[0].id, use_keyring=wanted)
    kept = kept_before_upgrade(folder)
    with contextlib.ExitStack() as closing:
        scripts = resources.migrations()
        vault = closing.enter_context(
            open_vault(
                folder,
                password,
                scripts=scripts,
                kind=kind,
                pin=pin,
                unlocked=unlocked,
                copy_to=copy_to,
                agreed=agreed,
            )
        )
        mine = (outside or cache_folder()) / vault.id
        returned = take_mark(vault.engine, mine)
        store = FolderIdentityStore(mine, key_place(f"identity-{vault.id}", use_keyring=wanted), now())
        watch = LogWatch(vault, mine, log_place(vault.id, use_keyring=wanted), now, returned=returned)
        context = context_over(watch.work, store, now)
        with context.work.read() as transaction:
            place = ZoneInfo(context.read_profile(transaction.profiles.current()[1]).zone)
        desk = Desk(context, standing_of(context, vault.user), place, vault, mine, watch)
        keeping = _at_work(desk, store, HeaderFollower(folder, vault.engine, pin), kept)
        try:
            with keeping if vault.writable else _reading(desk, store) as at_desk:
                yield at_desk
        finally:
            closing.close()
            watch.closed()


@contextlib.contextmanager
def _reading(desk: Desk, store: FolderIdentityStore) -> Iterator[Desk]:
    """The desk over a vault that may only be read: copies that are due go wherever their vault lies."""
    end_overdue(desk.context)
    try:
        yield desk
    finally:
        store.end_session(desk.context.now())


@contextlib.contextmanager
def _at_work(desk: Desk, store: FolderIdentityStore, headers: HeaderFollower, kept: int) -> Iterator[Desk]:
    """The desk once what waited for this opening is done; *kept* tells which backup before an upgrade stood there."""
    context, actor, vault, watch, now = desk.context, desk.actor, desk.vault, desk.watch, desk.context.now
    mirror = EndingsMirror(vault, desk.outside, watch.own_work, now, doubted=watch.doubt is not None)

    def settled(ended: Endings) -> None:
        headers.follow()
        mirror.follow(ended)

    watch.own_work.settled = settled
    # Copies that are due go whatever is in doubt.
    duties = replace(context, work=watch.own_work)
    settle_documents(duties, actor)
    if watch.doubt is None:
        _catch_up(desk)
    fresh = kept_before_upgrade(vault.folder)
    desk = replace(desk, upgraded=vault.folder / BEFORE_UPGRADE if fresh and fresh != kept else None)
    if watch.doubt is None and actor.role is UserRole.DPO:
        # A manager may be at the dashboard this very moment: what they answered waits for the next opening.
        with contextlib.suppress(FileBusy):
            desk.take_in_answers()
    try:
        yield desk
    finally:
        store.end_session(now())
        settle_documents(duties, actor)
        with contextlib.suppress(DeskError):  # The vault closes all the same.
            desk.remind()
        watch.sign()
        mirror.keep()


def _catch_up(desk: Desk) -> None:
    """What no one does while the vault is closed."""
    context, actor = desk.context, desk.actor
    facts.write(desk.vault.engine, f"{facts.SEEN}{actor.id}", context.now().isoformat())
    sweep_waiting(context, actor)
    recount_cases(context, actor)
    close_lapsed(context, actor)
    settle_retention(context)
    read_again(context)
    record_standing_in(context, actor)
    if salvaged := marked_salvages(desk.outside):
        record_salvages(context, actor, salvaged)
        forget_salvages(desk.outside)
    if desk.vault.changed_outside:
        record_header_change(context, actor)
    if end_old_upgrade(desk.vault.folder, context.now()):
        record_upgrade_ended(context, actor)
