"""Backups made on this computer, brought back on trial there, and only then moved to their place."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dsardesk.domain.backups import VaultFigures
from dsardesk.services.backups import BackupLost, MadeBackup, Progress
from dsardesk.storage.backup import Source, back_up, end_backup, lay_out
from dsardesk.storage.blobs import blob_path
from dsardesk.storage.ciphers import WrongKey, unseal
from dsardesk.storage.errors import BackupIsFolder, DamagedBackup, NoBackupPlace
from dsardesk.storage.files import make_folder, sync_folder, writing
from dsardesk.storage.layout import BLOBS, DATABASE
from dsardesk.storage.survey import Survey, survey_of

ID_BYTES = 16
PORTION = 1 << 20
SUFFIX = ".dsarbackup"


@dataclass(frozen=True, slots=True)
class VaultBackups:
    """Backups of one open vault.

    Attributes:
        vault: the vault.
        scratch: a folder of this computer, outside the vault, where they are made and tried, always encrypted.
        now: the present instant.
        doubt: why the vault is in doubt; "" if it is not.
    """

    vault: Source
    scratch: Path
    now: Callable[[], datetime]
    doubt: str = ""

    def make(self, out: Path, progress: Progress) -> MadeBackup:
        """A backup in the file *out*, whole and tried, or nothing at all."""
        _must_be_a_file(out)
        name = secrets.token_hex(ID_BYTES)
        with self._own_folder(name) as own:
            made = own / out.name
            back_up(self.vault, made, self.now(), progress.at, self.doubt)
            figures = self._tried(made, own / "trial", progress)
            size = made.stat().st_size
            move_whole(made, out, progress)
        return MadeBackup(name, out, size, figures)

    def check(self, file: Path, progress: Progress) -> VaultFigures:
        """What *file* holds, brought back on trial; DamagedBackup if it is not whole."""
        if not file.is_file():
            raise BackupLost
        with self._own_folder(secrets.token_hex(ID_BYTES)) as own:
            return self._tried(file, own / "trial", progress)

    def place_in(self, folder: Path) -> Path:
        """A file in *folder* for a backup made now; nothing in its name is about anybody."""
        day = self.now().astimezone()
        return folder / f"{self.vault.folder.name}-{day:%Y-%m-%d-%H%M%S}{SUFFIX}"

    def end(self, file: Path) -> bool:
        """Destroy the key of the backup in *file*, then the file; False if it is not there."""
        return end_backup(file)

    @contextlib.contextmanager
    def _own_folder(self, name: str) -> Iterator[Path]:
        own = self.scratch / name
        make_folder(own)
        try:
            yield own
        finally:
            shutil.rmtree(own, ignore_errors=True)

    def _tried(self, file: Path, trial: Path, progress: Progress) -> VaultFigures:
        """The figures of a backup, once all of it was brought back and every content read."""
        progress.at("checking")
        lay_out(file, trial, self.vault.key)
        with survey_of(trial / DATABASE, self.vault.key) as survey:
            _must_be_readable(survey, trial / BLOBS, progress)
            return survey.figures()


def _must_be_a_file(out: Path) -> None:
    if out.is_dir():
        raise BackupIsFolder
    if not out.parent.is_dir():
        raise NoBackupPlace


def _must_be_readable(survey: Survey, blobs: Path, progress: Progress) -> None:
    """Every content opens; DamagedBackup if one does not. One that the vault itself lost is not the backup's fault."""
    every = tuple(survey.contents())
    for number, (document, key) in enumerate(every):
        progress.at("checking", number, len(every))
        path = blob_path(blobs, document)
        try:
            unseal(key, path.read_bytes(), document.bytes)
        except FileNotFoundError:
            continue
        except WrongKey:
            raise DamagedBackup from None


def move_whole(made: Path, out: Path, progress: Progress) -> None:
    """Put the file *made* in the place of *out*, whole or not at all; a share is read again to see that it has it."""
    part = out.with_name(out.name + ".part")
    with writing("backup"):
        try:
            _must_be(part, _carry(made, part, progress))
            part.replace(out)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    with contextlib.suppress(OSError):  # A share may know no such thing.
        sync_folder(out.parent)


def _must_be(file: Path, digest: bytes) -> None:
    if _digest(file) != digest:
        raise DamagedBackup


def _carry(made: Path, part: Path, progress: Progress) -> bytes:
    digest, total = hashlib.sha256(), made.stat().st_size
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with made.open("rb") as source, os.fdopen(descriptor, "wb") as target:
        while portion := source.read(PORTION):
            progress.at("moving", target.tell() // PORTION, total // PORTION + 1)
            digest.update(portion)
            target.write(portion)
        target.flush()
        os.fsync(target.fileno())
    return digest.digest()


def _digest(file: Path) -> bytes:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").digest()
