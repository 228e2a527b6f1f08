"""A backup is one file: the database under a key of its own, the documents as they lie, the header that opens both.

Identity documents are in no backup: they never were in the vault. The file is an uncompressed ZIP of encrypted
members, so that it can be checked and taken apart without this program.
"""

from __future__ import annotations

import contextlib
import json
import os
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from dsardesk.domain.audit import instant_text
from dsardesk.storage.ciphers import WrongKey, new_key, seal, subkey, unseal
from dsardesk.storage.database import connect
from dsardesk.storage.errors import DamagedBackup, FolderNotEmpty, NewerVault
from dsardesk.storage.files import make_folder, sync_folder, write_whole, writing
from dsardesk.storage.header import FILE, Header, parse_header
from dsardesk.storage.vault import BLOBS, DATABASE, OpenVault

FORMAT = 1
ABOUT = "backup.json"
ALL_PAGES = -1
"""Copying by portions never ends while another connection writes."""


def back_up(vault: OpenVault, out: Path, at: datetime) -> int:
    """A backup of an open *vault* in *out*, whole or not there at all; its size in bytes."""
    part = out.with_name(out.name + ".part")
    copy = out.with_name(out.name + ".db.part")
    key = new_key()
    try:
        with writing("backup"):
            _copy_database(vault.folder / DATABASE, subkey(vault.key, "db"), copy, key)
            _write(vault, part, copy, key, at)
            with part.open("rb") as file:
                os.fsync(file.fileno())
            part.replace(out)
            sync_folder(out.parent)
    finally:
        for leftover in (part, copy, *_sides(copy)):
            leftover.unlink(missing_ok=True)
    return out.stat().st_size


def restore(backup: Path, folder: Path, password: str) -> Header:
    """The vault of *backup* in *folder*, new or empty; it opens with the passwords that the backup knew."""
    with _opened(backup) as archive:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FolderNotEmpty
        header, vault_key = _unlock(archive, password)
        key = _database_key(archive, header, vault_key)
        make_folder(folder / BLOBS)
        copy = folder / "restored.db.part"
        try:
            with writing("vault"):
                _extract(archive, folder, copy)
                _copy_database(copy, key, folder / DATABASE, subkey(vault_key, "db"))
        finally:
            for leftover in (copy, *_sides(copy)):
                leftover.unlink(missing_ok=True)
        # The header comes last: a restore that was cut short is no vault.
        write_whole(folder / FILE, archive.read(FILE))
    return header


def _copy_database(source: Path, source_key: bytes, target: Path, target_key: bytes) -> None:
    with (
        contextlib.closing(connect(source, source_key)) as read,
        contextlib.closing(connect(target, target_key)) as write,
    ):
        read.backup(write, pages=ALL_PAGES)
        write.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _write(vault: OpenVault, part: Path, copy: Path, key: bytes, at: datetime) -> None:
    about = {
        "format": FORMAT,
        "vault": vault.id,
        "made_at": instant_text(at),
        "key": seal(subkey(vault.key, "backup"), key, vault.id.encode()).hex(),
    }
    with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(ABOUT, json.dumps(about, indent=1))
        archive.write(vault.folder / FILE, FILE)
        archive.write(copy, DATABASE)
        for blob in sorted((vault.folder / BLOBS).glob("*/*")):
            archive.write(blob, f"{BLOBS}/{blob.name}")


@contextlib.contextmanager
def _opened(backup: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(backup) as archive:
            if archive.testzip() is not None:
                raise DamagedBackup
            yield archive
    except (zipfile.BadZipFile, KeyError, FileNotFoundError, IsADirectoryError, EOFError):
        raise DamagedBackup from None


def _unlock(archive: zipfile.ZipFile, password: str) -> tuple[Header, bytes]:
    header, mac = parse_header(archive.read(FILE).decode("utf-8", "replace"))
    vault_key, _ = header.unlock(password, "password")
    header.check_mac(vault_key, mac)
    return header, vault_key


def _database_key(archive: zipfile.ZipFile, header: Header, vault_key: bytes) -> bytes:
    try:
        about: dict[str, Any] = json.loads(archive.read(ABOUT))
        if int(about["format"]) > FORMAT:
            raise NewerVault(format=int(about["format"]))
        return unseal(subkey(vault_key, "backup"), bytes.fromhex(about["key"]), header.id.encode())
    except (ValueError, TypeError, WrongKey):
        raise DamagedBackup from None


def _extract(archive: zipfile.ZipFile, folder: Path, copy: Path) -> None:
    """The members that a backup has, by their exact names: nothing else is taken out of the file."""
    write_whole(copy, archive.read(DATABASE))
    for name in archive.namelist():
        room, _, blob = name.partition("/")
        if room == BLOBS and len(blob) == 32 and all(c in "0123456789abcdef" for c in blob):  # noqa: PLR2004 -- a UUID
            path = folder / BLOBS / blob[-2:] / blob
            make_folder(path.parent)
            write_whole(path, archive.read(name))


def _sides(database: Path) -> list[Path]:
    return [database.with_name(database.name + suffix) for suffix in ("-wal", "-shm", "-journal")]
