"""Files of ours: private, whole or not there at all."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
import sys
import time
from collections.abc import Iterator
from io import BufferedRandom, BufferedReader
from pathlib import Path

from dsardesk.domain.errors import CannotWrite

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
TRIES, PAUSE_SECONDS = 10, 0.05
"""A virus scanner or an indexer opens a new file for a moment, and Windows then refuses to replace it."""
CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM}


@contextlib.contextmanager
def writing(what: str) -> Iterator[None]:
    """A full disk or a read-only place said as `CannotWrite`; *what* is the key of what was being written."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise CannotWrite(what=what, why="full") from error
        if error.errno in CLOSED:
            raise CannotWrite(what=what, why="read_only") from error
        raise


def make_folder(path: Path) -> None:
    """The folder, readable by its owner only."""
    with writing("folder"):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)


def write_whole(path: Path, content: bytes, *, lasting: bool = True) -> None:
    """*content* in *path*: after a crash the old content or the new one stands there, never half of it.

    Unless *lasting* it does not wait for the disk, and a power cut may leave neither: for what can be made again.
    """
    part = path.with_name(path.name + ".part")
    with writing("file"):
        try:
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as out:
                out.write(content)
                out.flush()
                if lasting:
                    to_the_disk(out.fileno())
            take_place(part, path)
        except OSError:
            part.unlink(missing_ok=True)
            raise
    if lasting:
        sync_folder(path.parent)


def add_lasting(path: Path, content: bytes) -> None:
    """*content* at the end of the file *path*, on the disk; a power cut may leave the beginning of it there."""
    with writing("file"), path.open("ab") as out:
        out.write(content)
        out.flush()
        to_the_disk(out.fileno())


def copy_whole(source: Path, path: Path) -> None:
    """The content of *source* in *path*, read back from there: whole, or not there at all."""
    part = path.with_name(path.name + ".part")
    try:
        with source.open("rb") as content:
            descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w+b") as out:
                shutil.copyfileobj(content, out)
                out.flush()
                to_the_disk(out.fileno())
                _must_be_the_same(content, out)
        take_place(part, path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def _must_be_the_same(*files: BufferedReader | BufferedRandom) -> None:
    for file in files:
        file.seek(0)
    if len({hashlib.file_digest(file, "sha256").digest() for file in files}) != 1:
        raise OSError(errno.EIO, "what was written reads otherwise")


def to_the_disk(descriptor: int) -> None:
    """Wait until a file stands on the disk itself: on macOS only F_FULLFSYNC reaches beyond the drive's cache."""
    if sys.platform == "darwin":
        with contextlib.suppress(OSError):  # A share or an old drive may know no such thing.
            import fcntl  # noqa: PLC0415 -- not on Windows

            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def take_place(part: Path, path: Path) -> None:
    """Put *part* in the place of *path*; on Windows what reads the file at this very moment is waited for."""
    for _ in range(TRIES if sys.platform == "win32" else 0):
        with contextlib.suppress(PermissionError):
            part.replace(path)
            return
        time.sleep(PAUSE_SECONDS)
    part.replace(path)


def sync_folder(folder: Path) -> None:
    """Make a rename in *folder* survive a power cut, where the system can."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
