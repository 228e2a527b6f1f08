"""The content of a vault put into a folder that somebody asked for, in open formats: of a damaged one, what is left.

This is the one place where the content of a whole vault leaves it in plain text.
"""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from uuid import UUID

from dsardesk import resources
from dsardesk.desk.opened import Desk
from dsardesk.desk.places import cache_folder, must_be_new, present, write_file
from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.audit import instant_text
from dsardesk.domain.errors import CannotWrite
from dsardesk.domain.ids import UserId
from dsardesk.domain.taken_out import Exported, Salvaged, TakenFile
from dsardesk.services.doubts import READING_ONLY
from dsardesk.services.log_export import CHECKER
from dsardesk.services.whole_export import WholeExport
from dsardesk.storage.backup import CODE_LETTERS, unlock_backup, unpacked
from dsardesk.storage.ciphers import subkey
from dsardesk.storage.errors import OtherKey, WrongPassword
from dsardesk.storage.header import Header
from dsardesk.storage.header_file import unlock
from dsardesk.storage.holding import held
from dsardesk.storage.layout import DATABASE
from dsardesk.storage.salvage.gathering import Salvage
from dsardesk.storage.salvage.marks import mark_salvage
from dsardesk.storage.salvage.pages import read_pages
from dsardesk.storage.slots import Opened, tidy_recovery_code
from dsardesk.texts import messages

README, REPORT = "README.txt", "report.json"


def export_all(desk: Desk, out: Path) -> Exported:
    """Everything in the open vault, in the new or empty folder *out*: whole, or not there at all."""
    export = WholeExport(desk.context, desk.actor)
    with _into(out):
        _write(out, export.files())
        told = export.report()
        facts = {**asdict(told), "lost": len(told.lost_documents)}
        _explain(out, "taken_out.export", desk.context.now(), facts)
    return told


def salvage_vault(
    folder: Path, secret: str, out: Path, *, backup: Path | None = None, now: datetime | None = None
) -> Salvaged:
    """Everything that can still be read of the vault in *folder*, in the new or empty folder *out*.

    Nothing of the vault is changed; its journal tells of it at the next opening on this computer, if there is one.

    Args:
        folder: the vault, open nowhere.
        secret: the password, or the recovery code, of a data protection officer; of the day of *backup* if it is given.
        out: where it goes.
        backup: has the header where that of the vault is lost; OtherKey if the vault was given another key since.
        now: the present instant.
    """
    header, opened = _unlocked(folder, secret) if backup is None else _unlocked_by(backup, secret)
    Actor(UserId(UUID(opened.slot.user)), "", UserRole(opened.slot.role)).must_be(UserRole.DPO)
    with held(folder, to_copy=True, headless=backup is not None):
        if backup is not None:
            _must_open(folder / DATABASE, opened.key)
        told = _salvage(folder, opened.key, out, now or present())
    with contextlib.suppress(CannotWrite):  # Content was asked for, and was given.
        mark_salvage(cache_folder() / header.id, now or present())
    return told


def _unlocked_by(backup: Path, secret: str) -> tuple[Header, Opened]:
    with unpacked(backup) as archive:
        return unlock_backup(archive, secret)


def _must_open(database: Path, key: bytes) -> None:
    """OtherKey where not one page of *database* opens under *key*."""
    if not any(page.whole for page in read_pages(database, subkey(key, "db")).values()):
        raise OtherKey


def salvage_open(desk: Desk, out: Path) -> Salvaged:
    """The same of a vault that is open, by its data protection officer; that it was done is recorded."""
    desk.actor.must_be(UserRole.DPO)
    must_be_new(out)
    with contextlib.suppress(*READING_ONLY), desk.context.work.write() as transaction:
        transaction.audit.append(desk.actor, "vault.salvaged", None, {})
    return _salvage(desk.vault.folder, desk.vault.key, out, desk.context.now())


def _unlocked(folder: Path, secret: str) -> tuple[Header, Opened]:
    code = tidy_recovery_code(secret)
    if len(code) == CODE_LETTERS:
        with contextlib.suppress(WrongPassword):
            return unlock(folder, code, "recovery")
    return unlock(folder, secret, "password")


def _salvage(folder: Path, key: bytes, out: Path, now: datetime) -> Salvaged:
    with _into(out):
        salvage = Salvage(folder, key)
        _write(out, salvage.files())
        told = salvage.report()
        write_file(out / REPORT, json.dumps({"made_at": instant_text(now), **asdict(told)}, indent=1).encode())
        facts = {name: len(value) if isinstance(value, tuple) else value for name, value in asdict(told).items()}
        _explain(out, "taken_out.salvage", now, facts)
    return told


@contextlib.contextmanager
def _into(out: Path) -> Iterator[None]:
    """A new or empty folder; what was cut short leaves none of it."""
    must_be_new(out)
    try:
        yield
    except BaseException:
        shutil.rmtree(out, ignore_errors=True)
        raise


def _write(out: Path, files: Iterator[TakenFile]) -> None:
    for file in files:
        write_file(out.joinpath(*file.path.split("/")), file.content)
    write_file(out / CHECKER[-1], resources.data(*CHECKER))


def _explain(out: Path, key: str, now: datetime, facts: dict[str, object]) -> None:
    """What is there, in each language; it comes last, so that a folder without it is not whole."""
    told = (messages(lang).say(key, **facts, on=now.date()) for lang in resources.LANGUAGES)
    write_file(out / README, "\n\n".join(told).encode())
