"""A backup compared with the vault of today, and brought back beside it; a vault copied off a share.

Whatever ended since the backup was made ends again before the vault that comes back can be opened, and it opens for
those who open the vault of today, as far as either is known.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import cast
from uuid import UUID

from dsardesk import resources
from dsardesk.desk.context import context_over
from dsardesk.desk.places import cache_folder, pin_of, present
from dsardesk.desk.since_backup import Current, Found, look_back
from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.backups import Comparison
from dsardesk.domain.endings import Endings
from dsardesk.domain.ids import UserId
from dsardesk.services.ports import IdentityStore, Transaction
from dsardesk.services.replay import Replayed, replay
from dsardesk.services.users import UserLeft
from dsardesk.storage import facts
from dsardesk.storage.backup import restore, unlock_header
from dsardesk.storage.blobs import sweep
from dsardesk.storage.ciphers import subkey
from dsardesk.storage.errors import FolderNotEmpty, NotOfToday, WrongPassword
from dsardesk.storage.files import make_folder, write_whole, writing
from dsardesk.storage.header import FILE, Header
from dsardesk.storage.holding import held
from dsardesk.storage.identity_store import NoCopies
from dsardesk.storage.layout import BLOBS, DATABASE, sides
from dsardesk.storage.places import FolderPlace, must_be_local, place_of
from dsardesk.storage.returning import mark_restored
from dsardesk.storage.signing import LogSigner, reseal_keys
from dsardesk.storage.slots import Opened
from dsardesk.storage.vault_database import database, must_be_there
from dsardesk.storage.work import SqlUnitOfWork

__all__ = ["Current", "compare_backup", "copy_vault", "restore_vault", "where_is"]
MARK_BYTES = 16


def where_is(folder: Path) -> FolderPlace:
    """Where *folder* lies: on a share, or in what a service copies elsewhere."""
    return place_of(folder)


def compare_backup(backup: Path, secret: str, current: Current = None, *, sources: tuple[Path, ...] = ()) -> Comparison:
    """*backup* beside the *current* vault, or beside what is remembered of it outside and in *sources*."""
    return look_back(backup, secret, current, sources).comparison


def restore_vault(
    backup: Path,
    folder: Path,
    secret: str,
    current: Current = None,
    *,
    now: Callable[[], datetime] = present,
    today: str = "",
    sources: tuple[Path, ...] = (),
) -> Replayed:
    """Bring *backup* back into a new *folder*; what ended since then ends in it again.

    Args:
        backup: the file.
        folder: new or empty.
        secret: a password of that day, or its recovery code.
        current: the vault that knows what ended since; what is remembered outside of it is used too.
        now: the present instant.
        today: a password, or the recovery code, of today, where *secret* is none; NotOfToday asks for it.
        sources: exported journals, and files that remember what ended, to be believed too.
    """
    must_be_local(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderNotEmpty
    found = look_back(backup, secret, current, sources)
    done: list[Replayed] = []
    former: list[bytes] = []

    def of_today(header: Header, opened: Opened) -> tuple[Header, Opened]:
        former.append(opened.key)
        return _of_today(found.header, today, secret) if found.header else (header, opened)

    def finish(header: Header, opened: Opened) -> Header:
        final = _fit_to_open(header, opened, found.endings)
        done.append(_end_again(folder, final, opened, found, former[0], now=now))
        if any(slot.opens for slot in final.slots):
            # The dashboard's key is that of the backup: slots of today wrap another.
            with database(folder, opened.key, resources.migrations()) as engine:
                final = final.around_board(facts.read_or_make(engine, facts.DASHBOARD_KEY))
        return header if final == header else final

    restore(backup, folder, secret, finish, of_today)
    return done[0]


def _of_today(header: str, *secrets_known: str) -> tuple[Header, Opened]:
    """The header of today, opened by one of those secrets; NotOfToday if none of them opens it."""
    for secret in filter(None, secrets_known):
        try:
            return unlock_header(header, secret)
        except WrongPassword:
            continue
    raise NotOfToday


def _fit_to_open(header: Header, opened: Opened, endings: Endings) -> Header:
    """The header without those who left, as new as this computer asks for."""
    if UUID(opened.slot.user) in endings.left:
        raise UserLeft
    final = header
    for user in endings.left:
        if opened.officer and any(slot.user == str(user) for slot in final.slots):
            final = final.without(str(user)).signed(opened.officer)
    known = pin_of(header.id).load()
    least = int(known) + 1 if known and known.isdigit() else 0
    return final if final.revision >= least else replace(final, revision=least)


def _end_again(
    folder: Path, header: Header, opened: Opened, found: Found, former: bytes, *, now: Callable[[], datetime]
) -> Replayed:
    user, known = UUID(opened.slot.user), found.comparison.known
    with database(folder, opened.key, resources.migrations()) as engine:
        facts.write(engine, facts.REVISION, str(header.revision))
        kept = facts.read(engine, facts.SUPPRESSION_KEY)
        secret = bytes.fromhex(kept) if kept else subkey(former, "suppression")
        if former != opened.key:
            facts.write(engine, facts.SUPPRESSION_KEY, secret.hex())
            with engine.execution_options(write=True).begin() as connection:
                reseal_keys(connection, former, opened.key)
        signer = LogSigner.of(user, opened.own_secret)
        work = SqlUnitOfWork(engine, blobs=folder / BLOBS, suppression_key=secret, now=now, signer=signer)
        # Copies of identity documents were in no backup: nothing of it touches their store.
        context = context_over(work, cast("IdentityStore", NoCopies()), now)
        with work.write() as transaction:
            _admit_all(transaction, header)
            actor, head = transaction.users.get(user), transaction.audit.head()
        until = known.until.isoformat() if known.until else None
        of_backup = {"seq": head[0], "head": head[1], "known_whole": known.whole, "known_until": until}
        again = replay(context, actor, found.endings, {**of_backup, "keys_of_today": known.keys})
        with engine.begin() as connection:
            sweep(connection, folder / BLOBS)
        mark_restored(engine, cache_folder() / header.id, secrets.token_hex(MARK_BYTES))
    return again


def _admit_all(transaction: Transaction, header: Header) -> None:
    """Know everybody whose password opens the vault; those admitted since then have no name in it, only a role."""
    known = {line.actor.id for line in transaction.users.every()}
    for user, role in sorted({(UserId(UUID(slot.user)), UserRole(slot.role)) for slot in header.slots}):
        if user not in known:
            transaction.users.add(Actor(user, f"{role.value.upper()} {user.hex[-4:]}", role))
            known.add(user)


def copy_vault(folder: Path, out: Path) -> None:
    """The vault in *folder*, open nowhere, in the new folder *out* of this computer; the first one stays as it is."""
    must_be_local(out)
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise FolderNotEmpty
    with held(folder, to_copy=True), writing("vault"):
        must_be_there(folder / DATABASE)
        try:
            make_folder(out / BLOBS)
            for file in (folder / DATABASE, sides(folder / DATABASE)[0]):
                if file.is_file():
                    shutil.copyfile(file, out / file.name)
            for blob in (folder / BLOBS).glob("*/*"):
                make_folder(out / BLOBS / blob.parent.name)
                shutil.copyfile(blob, out / BLOBS / blob.parent.name / blob.name)
            # The header comes last: a copy that was cut short is no vault.
            write_whole(out / FILE, (folder / FILE).read_bytes())
        except BaseException:
            shutil.rmtree(out, ignore_errors=True)
            raise
