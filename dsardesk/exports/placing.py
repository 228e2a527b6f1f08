"""Files that appear whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from dsardesk.domain.errors import CannotWrite

_REASONS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EROFS: "read_only",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "no_folder",
}


def write_failure(error: OSError) -> str:
    """Reason code of a failed write: full, read_only, denied, no_folder or other."""
    return _REASONS.get(error.errno or 0, "other")


@contextmanager
def placed(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes take the place of *path* when the block ends well, and vanish when it does not.

    Raises:
        CannotWrite: the folder is full, read-only or missing.
    """
    part = path.with_name(path.name + ".part")
    try:
        with os.fdopen(_open_private(part), "w+b") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        _remove(part)
        raise CannotWrite(reason=write_failure(error)) from error
    except BaseException:
        _remove(part)
        raise


def _open_private(part: Path) -> int:
    flags = os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    return os.open(part, flags, 0o600)


def _remove(part: Path) -> None:
    with suppress(OSError):
        part.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """The new name itself on the disk, where the system lets a folder be opened."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    # A network share may refuse; the file itself is already safe.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
