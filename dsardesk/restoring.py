"""A backup compared with the vault of today, and brought back beside it; a vault copied off a share.

Whatever was destroyed since the backup was made is destroyed again before the vault that comes back can be opened.
"""

from __future__ import annotations

import contextlib
import secrets
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import cast
from uuid import UUID

from dsardesk import resources
from dsardesk.desk import cache_folder, context_over, log_place, present
from dsardesk.domain.backups import Burial, Comparison
from dsardesk.domain.errors import DeskError
from dsardesk.keys import keyring_wanted, pin_of
from dsardesk.services.ports import IdentityStore
from dsardesk.services.replay import Replayed, replay
from dsardesk.storage import facts
from dsardesk.storage.anchors import anchors_in
from dsardesk.storage.backup import restore
from dsardesk.storage.blobs import sweep
from dsardesk.storage.burial_file import read_burials
from dsardesk.storage.ciphers import subkey
from dsardesk.storage.errors import FolderNotEmpty
from dsardesk.storage.files import make_folder, write_whole, writing
from dsardesk.storage.header import FILE, Header, read_header
from dsardesk.storage.layout import BLOBS, DATABASE, sides
from dsardesk.storage.places import FolderPlace, must_be_local, place_of
from dsardesk.storage.returning import mark_restored
from dsardesk.storage.signing import LogSigner
from dsardesk.storage.slots import Opened
from dsardesk.storage.survey import Survey, compare, survey_backup, survey_of, survey_vault
from dsardesk.storage.vault import OpenVault, database, held, must_be_there
from dsardesk.storage.work import SqlUnitOfWork

Current = OpenVault | Path | None
"""The vault that a backup is held against: one that this process has open, one in a folder, or none."""
MARK_BYTES = 16


def where_is(folder: Path) -> FolderPlace:
    """Where *folder* lies: on a share, or in what a service copies elsewhere."""
    return place_of(folder)


def compare_backup(backup: Path, secret: str, current: Current = None) -> Comparison:
    """*backup* beside the *current* vault, or beside what is remembered of it outside."""
    return _look(backup, secret, current)[0]


def restore_vault(
    backup: Path, folder: Path, secret: str, current: Current = None, *, now: Callable[[], datetime] = present
) -> Replayed:
    """Bring *backup* back into a new *folder*; what was destroyed since then is destroyed in it again.

    Args:
        backup: the file.
        folder: new or empty.
        secret: a password of that day, or its recovery code.
        current: the vault that knows what was destroyed since; what is remembered outside of it is used too.
        now: the present instant.
    """
    must_be_local(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderNotEmpty
    _, burials = _look(backup, secret, current)
    done: list[Replayed] = []

    def finish(header: Header, opened: Opened) -> Header:
        revision = _above(header)
        done.append(_destroy_again(folder, header, opened, burials, revision, now=now))
        return header if revision == header.revision else replace(header, revision=revision)

    restore(backup, folder, secret, finish)
    return done[0]


def _look(backup: Path, secret: str, current: Current) -> tuple[Comparison, frozenset[Burial]]:
    """How a backup compares, and everything known to have been destroyed."""
    with survey_backup(backup, secret, cache_folder() / "scratch") as (vault, ours):
        outside = cache_folder() / vault
        place = log_place(vault, use_keyring=keyring_wanted())
        anchor = anchors_in(outside, place).newest()
        with _look_at(current, vault, secret) as theirs:
            burials = read_burials(outside, ours.suppression_key()) | (theirs.burials() if theirs else frozenset())
            mark = (anchor.seq, anchor.hash) if anchor else None
            return compare(ours, theirs, burials, mark), burials


@contextlib.contextmanager
def _look_at(current: Current, vault: str, secret: str) -> Iterator[Survey | None]:
    """A look at the vault of today if it is the one of that id, and can be read."""
    with contextlib.ExitStack() as stack:
        found: Survey | None = None
        if isinstance(current, OpenVault) and current.id == vault:
            found = stack.enter_context(survey_of(current.folder / DATABASE, current.key))
        elif isinstance(current, Path):
            # One that is damaged, or has another password by now, is known by what is remembered outside.
            with contextlib.suppress(DeskError):
                if read_header(current)[0].id == vault:
                    found = stack.enter_context(survey_vault(current, secret))
        yield found


def _above(header: Header) -> int:
    """A revision that this computer takes for no older one."""
    known = pin_of(header.id).load()
    return max(header.revision, int(known) + 1 if known and known.isdigit() else 0)


def _destroy_again(
    folder: Path,
    header: Header,
    opened: Opened,
    burials: frozenset[Burial],
    revision: int,
    *,
    now: Callable[[], datetime],
) -> Replayed:
    user, outside = UUID(opened.slot.user), cache_folder() / header.id
    with database(folder, opened.key, resources.migrations()) as engine:
        facts.write(engine, facts.REVISION, str(revision))
        kept = facts.read(engine, facts.SUPPRESSION_KEY)
        secret = bytes.fromhex(kept) if kept else subkey(opened.key, "suppression")
        signer = LogSigner.of(user, opened.key)
        work = SqlUnitOfWork(engine, blobs=folder / BLOBS, suppression_key=secret, now=now, signer=signer)
        # Copies of identity documents were in no backup: nothing of it touches their store.
        context = context_over(work, cast("IdentityStore", None), now)
        with work.read() as transaction:
            actor, head = transaction.users.get(user), transaction.audit.head()
        found = replay(context, actor, burials, {"seq": head[0], "head": head[1]})
        with engine.begin() as connection:
            sweep(connection, folder / BLOBS)
        mark_restored(engine, outside, secrets.token_hex(MARK_BYTES))
    return found


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
