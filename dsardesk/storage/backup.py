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
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from dsardesk.domain.audit import canonical, instant_text
from dsardesk.storage.blobs import blob_path
from dsardesk.storage.ciphers import WrongKey, new_key, seal, subkey, unseal
from dsardesk.storage.database import connect
from dsardesk.storage.errors import DamagedBackup, DamagedVault, FolderNotEmpty, NewerVault
from dsardesk.storage.files import make_folder, sync_folder, write_whole, writing
from dsardesk.storage.header import FILE, Header, parse_header
from dsardesk.storage.vault import BLOBS, DATABASE, OpenVault
from dsardesk.storage.work import speaking_plainly

FORMAT = 1
ABOUT = "backup.json"
BLOB_NAME = re.compile("[0-9a-f]{32}")
ZIP_ERRORS = (zipfile.BadZipFile, struct.error, zlib.error)
ALL_PAGES = -1
"""Copying by portions never ends while another connection writes."""


def back_up(vault: OpenVault, out: Path, at: datetime) -> int:
    """A backup of an open *vault* in *out*, whole or not there at all; its size in bytes."""
    part = out.with_name(out.name + ".part")
    copy = out.with_name(out.name + ".db.part")
    key = new_key()
    try:
        with writing("backup"), speaking_plainly("backup"):
            _copy_database(vault.folder / DATABASE, subkey(vault.key, "db"), copy, key)
            _write(vault, part, copy, key, at)
            with part.open("rb") as file:
                os.fsync(file.fileno())
            part.replace(out)
            sync_folder(out.parent)
    finally:
        for leftover in (part, copy, *_sides(copy)):
            # Where nothing may be written, nothing was left either.
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)
    return out.stat().st_size


def restore(backup: Path, folder: Path, password: str) -> Header:
    """The vault of *backup* in *folder*, new or empty; it opens with the passwords that the backup knew."""
    try:
        with _opened(backup) as archive:
            if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
                raise FolderNotEmpty
            header, vault_key = _unlock(archive, password)
            key = _database_key(archive, header, vault_key)
            _rebuild(archive, folder, key, subkey(vault_key, "db"))
            return header
    except DamagedVault:
        raise DamagedBackup from None


def _rebuild(archive: zipfile.ZipFile, folder: Path, copy_key: bytes, key: bytes) -> None:
    """Lay a vault out in *folder*; what was cut short leaves nothing, so that it can be tried again."""
    copy = folder / "restored.db.part"
    try:
        with writing("vault"), speaking_plainly():
            make_folder(folder / BLOBS)
            _extract(archive, folder, copy)
            _copy_database(copy, copy_key, folder / DATABASE, key)
            for leftover in (copy, *_sides(copy)):
                leftover.unlink(missing_ok=True)
            # The header comes last: a restore that was cut short is no vault.
            write_whole(folder / FILE, _member(archive, FILE))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _copy_database(source: Path, source_key: bytes, target: Path, target_key: bytes) -> None:
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


def _write(vault: OpenVault, part: Path, copy: Path, key: bytes, at: datetime) -> None:
    blobs = sorted(path for path in (vault.folder / BLOBS).glob("*/*") if BLOB_NAME.fullmatch(path.name))
    about = {
        "format": FORMAT,
        "vault": vault.id,
        "made_at": instant_text(at),
        "documents": len(blobs),
        "key": seal(subkey(vault.key, "backup"), key, _context(vault.id, len(blobs))).hex(),
    }
    with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(ABOUT, json.dumps(about, indent=1))
        archive.write(vault.folder / FILE, FILE)
        archive.write(copy, DATABASE)
        for blob in blobs:
            archive.write(blob, f"{BLOBS}/{blob.name}")


def _context(vault: str, documents: int) -> bytes:
    """What is bound to the backup's key: a list of members that lost some is noticed."""
    return canonical([vault, documents]).encode()


@contextlib.contextmanager
def _opened(backup: Path) -> Iterator[zipfile.ZipFile]:
    with contextlib.ExitStack() as stack:
        with _reading():
            archive = stack.enter_context(zipfile.ZipFile(backup))
            if archive.testzip() is not None:
                raise DamagedBackup
        yield archive


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


def _unlock(archive: zipfile.ZipFile, password: str) -> tuple[Header, bytes]:
    header, mac = parse_header(_member(archive, FILE).decode("utf-8", "replace"))
    vault_key, _ = header.unlock(password, "password")
    header.check_mac(vault_key, mac)
    return header, vault_key


def _database_key(archive: zipfile.ZipFile, header: Header, vault_key: bytes) -> bytes:
    try:
        about: dict[str, Any] = json.loads(_member(archive, ABOUT))
        if int(about["format"]) > FORMAT:
            raise NewerVault(format=int(about["format"]))
        return unseal(
            subkey(vault_key, "backup"), bytes.fromhex(about["key"]), _context(header.id, len(_blobs(archive)))
        )
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


def _sides(database: Path) -> list[Path]:
    return [database.with_name(database.name + suffix) for suffix in ("-wal", "-shm", "-journal")]
