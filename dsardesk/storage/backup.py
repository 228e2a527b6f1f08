"""A backup is one file: the database under a key of its own, the documents as they lie, the header that opens both.

Identity documents are in no backup: they never were in the vault. The file is an uncompressed ZIP of encrypted
members, so that it can be checked and taken apart without this program.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from dsardesk.domain.audit import canonical, instant_text
from dsardesk.storage.blobs import blob_path
from dsardesk.storage.ciphers import WrongKey, new_key, seal, subkey, unseal
from dsardesk.storage.database import connect
from dsardesk.storage.errors import DamagedBackup, DamagedVault, FolderNotEmpty, NewerVault, OtherKey, WrongPassword
from dsardesk.storage.files import make_folder, sync_folder, write_whole, writing
from dsardesk.storage.header import FILE, Header
from dsardesk.storage.header_file import parse_header
from dsardesk.storage.layout import BLOBS, DATABASE, MEMORY, sides
from dsardesk.storage.slots import Opened, tidy_recovery_code
from dsardesk.storage.work import speaking_plainly

FORMAT = 1
ABOUT = "backup.json"
BLOB_NAME = re.compile("[0-9a-f]{32}")
ZIP_ERRORS = (zipfile.BadZipFile, struct.error, zlib.error)
CODE_LETTERS = 39
"""Letters, digits and dashes of a recovery code."""
ALL_PAGES = -1
"""Copying by portions never ends while another connection writes."""


class Source(Protocol):
    """What a backup is made of: the folder of a vault, its id and its key."""

    @property
    def folder(self) -> Path:
        """Where the vault lies."""
        ...

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def key(self) -> bytes:
        """Its key."""
        ...


@dataclass(frozen=True, slots=True)
class KnownVault:
    """A vault of which no more is known than a backup needs."""

    folder: Path
    id: str
    key: bytes


Tell = Callable[[str, int, int], object]
"""Told each step, how many of its parts are done, and of how many; it may raise to have it stopped."""


def _nothing(_step: str, _done: int, _total: int) -> None:
    return


def back_up(vault: Source, out: Path, at: datetime, tell: Tell = _nothing, doubt: str = "") -> int:
    """A backup of a *vault* in *out*, whole or not there at all; its size in bytes.

    One made of a vault in *doubt* says so for as long as it lasts.
    """
    part = out.with_name(out.name + ".part")
    copy = out.with_name(out.name + ".db.part")
    key = new_key()
    try:
        with writing("backup"), speaking_plainly("backup"):
            # One that was killed leaves a copy under a key that nobody knows: nothing could be copied into that.
            _leave_nothing(part, copy)
            tell("copying", 0, 0)
            copy_database(vault.folder / DATABASE, subkey(vault.key, "db"), copy, key)
            _write(vault, part, (copy, key), at, tell, doubt=doubt)
            with part.open("rb") as file:
                os.fsync(file.fileno())
            part.replace(out)
            sync_folder(out.parent)
    finally:
        # Where nothing may be written, nothing was left either.
        with contextlib.suppress(OSError):
            _leave_nothing(part, copy)
    return out.stat().st_size


def _leave_nothing(part: Path, copy: Path) -> None:
    for leftover in (part, copy, *sides(copy)):
        leftover.unlink(missing_ok=True)


Finish = Callable[[Header, Opened], Header]
"""What is done with a vault brought back before it may be opened; the header that it is given."""
Today = Callable[[Header, Opened], tuple[Header, Opened]]
"""The header by which the vault is to open, of that day or of today, and what a secret opened of it."""


def _as_it_was(header: Header, opened: Opened) -> tuple[Header, Opened]:
    return header, opened


def restore(
    backup: Path,
    folder: Path,
    secret: str,
    finish: Finish = lambda header, _: header,
    today: Today = _as_it_was,
) -> Header:
    """The vault of *backup* in *folder*, new or empty; it opens as *today* says, by default as on that day.

    *secret* is a password of that day, or its recovery code.
    """
    with unpacked(backup) as archive:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FolderNotEmpty
        of_backup, opened_then = unlock_backup(archive, secret)
        header, opened = today(of_backup, opened_then)
        with _leaving_nothing_half(folder), writing("vault"), speaking_plainly():
            key = database_key(archive, of_backup, opened_then.key)
            _lay_out(archive, folder, key, subkey(opened.key, "db"))
            final = finish(header, opened)
            # The header comes last: a restore that was cut short is no vault.
            write_whole(folder / FILE, _member(archive, FILE) if final is of_backup else final.text(opened.key))
        return final


def lay_out(backup: Path, folder: Path, vault_key: bytes) -> None:
    """The database and the contents of *backup* in *folder*, as a restore lays them out, for who has the vault key."""
    with unpacked(backup) as archive:
        header, _ = parse_header(_member(archive, FILE).decode("utf-8", "replace"))
        try:
            key = database_key(archive, header, vault_key)
        except DamagedBackup:
            raise OtherKey from None
        with _leaving_nothing_half(folder), writing("vault"), speaking_plainly():
            _lay_out(archive, folder, key, subkey(vault_key, "db"))


@contextlib.contextmanager
def _leaving_nothing_half(folder: Path) -> Iterator[None]:
    """What was cut short leaves nothing, so that it can be tried again."""
    try:
        yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _lay_out(archive: zipfile.ZipFile, folder: Path, copy_key: bytes, key: bytes) -> None:
    copy = folder / "restored.db.part"
    make_folder(folder / BLOBS)
    _extract(archive, folder, copy)
    copy_database(copy, copy_key, folder / DATABASE, key)
    for leftover in (copy, *sides(copy)):
        leftover.unlink(missing_ok=True)


def take_out_database(archive: zipfile.ZipFile, file: Path) -> None:
    """The database of a backup in *file*, under the key that it has there."""
    write_whole(file, _member(archive, DATABASE))


def end_backup(file: Path) -> bool:
    """Overwrite the key of a backup where it stands, then remove the file; False if it is not there.

    Without its key nothing opens the rest, wherever parts of it remain.
    """
    if not file.is_file():
        return False
    with writing("backup"):
        place = _place_of_key(file)
        if place is not None:
            with file.open("rb+") as out:
                out.seek(place[0])
                out.write(b"0" * place[1])
                out.flush()
                os.fsync(out.fileno())
        file.unlink()
    return True


def _place_of_key(file: Path) -> tuple[int, int] | None:
    """Where in the file the sealed key stands, and how long it is; None if it cannot be found."""
    try:
        with zipfile.ZipFile(file) as archive:
            start = archive.getinfo(ABOUT).header_offset
            key = str(json.loads(archive.read(ABOUT))["key"]).encode()
        with file.open("rb") as content:
            content.seek(start)
            found = content.read(4096).find(key)
    except (OSError, EOFError, KeyError, ValueError, TypeError, RecursionError, *ZIP_ERRORS):
        return None
    return (start + found, len(key)) if key and found >= 0 else None


def copy_database(source: Path, source_key: bytes, target: Path, target_key: bytes) -> None:
    """The whole database of *source* in *target*, under another key; DamagedVault if a page of it is torn."""
    with (
        contextlib.closing(connect(source, source_key)) as read,
        contextlib.closing(connect(target, target_key)) as write,
    ):
        # Copying heeds no seal: a damaged page would be sealed anew, and look sound for ever after.
        if read.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
            raise DamagedVault(part=DATABASE)
        read.backup(write, pages=ALL_PAGES)
        if write.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise DamagedVault(part=DATABASE)
        write.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _write(vault: Source, part: Path, copied: tuple[Path, bytes], at: datetime, tell: Tell, *, doubt: str) -> None:
    copy, key = copied
    blobs = sorted(path for path in (vault.folder / BLOBS).glob("*/*") if BLOB_NAME.fullmatch(path.name))
    about = {
        "format": FORMAT,
        "vault": vault.id,
        "made_at": instant_text(at),
        "documents": len(blobs),
        "key": seal(subkey(vault.key, "backup"), key, _context(vault.id, len(blobs), doubt)).hex(),
        **({"doubt": doubt} if doubt else {}),
    }
    with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(ABOUT, json.dumps(about, indent=1))
        archive.write(vault.folder / FILE, FILE)
        archive.write(copy, DATABASE)
        if (vault.folder / MEMORY).is_file():
            # It tells an earlier backup what this one knows, without being opened.
            archive.write(vault.folder / MEMORY, MEMORY)
        for number, blob in enumerate(blobs):
            tell("copying", number, len(blobs))
            archive.write(blob, f"{BLOBS}/{blob.name}")


def _context(vault: str, documents: int, doubt: str) -> bytes:
    """What is bound to the backup's key: a list of members that lost some is noticed, and a mark taken off."""
    return canonical([vault, documents, *([doubt] if doubt else [])]).encode()


def doubt_of(archive: zipfile.ZipFile) -> str:
    """Why the vault was in doubt that a backup was made of; "" if it was not."""
    try:
        return str(json.loads(_member(archive, ABOUT)).get("doubt", ""))
    except (ValueError, AttributeError, RecursionError):
        raise DamagedBackup from None


@contextlib.contextmanager
def unpacked(backup: Path) -> Iterator[zipfile.ZipFile]:
    """The parts of *backup*; DamagedBackup for whatever turns out to be wrong with them."""
    try:
        with contextlib.ExitStack() as stack:
            with _reading():
                archive = stack.enter_context(zipfile.ZipFile(backup))
                if archive.testzip() is not None:
                    raise DamagedBackup
            yield archive
    except DamagedVault:
        raise DamagedBackup from None


@contextlib.contextmanager
def _reading() -> Iterator[None]:
    """Whatever a damaged file makes the ZIP reader say, as `DamagedBackup`."""
    try:
        yield
    except (OSError, EOFError, KeyError, ValueError, OverflowError, RuntimeError, *ZIP_ERRORS):
        raise DamagedBackup from None


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    with _reading():
        return archive.read(name)


def unlock_backup(archive: zipfile.ZipFile, secret: str) -> tuple[Header, Opened]:
    """The header of a backup, and what *secret* opens of it: a password of its day, or its recovery code."""
    return unlock_header(_member(archive, FILE).decode("utf-8", "replace"), secret)


def unlock_header(text: str, secret: str) -> tuple[Header, Opened]:
    """The header written in *text*, and what a password or the recovery code opens of it."""
    header, mac = parse_header(text)
    opened = _open_slot(header, secret)
    header.check(opened, mac)
    return header, opened


def _open_slot(header: Header, secret: str) -> Opened:
    code = tidy_recovery_code(secret)
    if len(code) == CODE_LETTERS:
        with contextlib.suppress(WrongPassword):
            return header.unlock(code, "recovery")
    return header.unlock(secret, "password")


def database_key(archive: zipfile.ZipFile, header: Header, vault_key: bytes) -> bytes:
    """The key of the database of a backup."""
    try:
        about: dict[str, Any] = json.loads(_member(archive, ABOUT))
        if int(about["format"]) > FORMAT:
            raise NewerVault(format=int(about["format"]))
        context = _context(header.id, len(_blobs(archive)), str(about.get("doubt", "")))
        return unseal(subkey(vault_key, "backup"), bytes.fromhex(about["key"]), context)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError, WrongKey):
        raise DamagedBackup from None


def _extract(archive: zipfile.ZipFile, folder: Path, copy: Path) -> None:
    """The members that a backup has, by their exact names: nothing else is taken out of the file."""
    write_whole(copy, _member(archive, DATABASE))
    for blob in _blobs(archive):
        path = blob_path(folder / BLOBS, UUID(blob))
        make_folder(path.parent)
        write_whole(path, _member(archive, f"{BLOBS}/{blob}"))


def _blobs(archive: zipfile.ZipFile) -> list[str]:
    """Names of the documents' members, without their folder."""
    names = (name.removeprefix(f"{BLOBS}/") for name in archive.namelist() if name.startswith(f"{BLOBS}/"))
    return [name for name in names if BLOB_NAME.fullmatch(name)]
