"""A vault's folder held by one process at a time, and who holds it."""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

from dsardesk.domain.errors import CannotWrite
from dsardesk.storage.errors import OpenElsewhere
from dsardesk.storage.files import write_whole, writing
from dsardesk.storage.header_file import read_header
from dsardesk.storage.layout import DATABASE, HOLDER, LOCK
from dsardesk.storage.places import must_be_local
from dsardesk.storage.vault_database import must_be_there


@contextlib.contextmanager
def held(folder: Path, *, to_copy: bool = False, to_read: bool = False, headless: bool = False) -> Iterator[bool]:
    """The vault for this process alone, and whether it may be written to; OpenElsewhere names who holds it.

    One that lies on a share is refused, unless it is held *to copy* it away; one where nothing may be written, unless
    it is held to copy or *to read* it. *headless* is one whose header is lost, and known from elsewhere.
    """
    if headless:
        must_be_there(folder / DATABASE)
    else:
        read_header(folder)  # A folder without a vault gets no lock file.
    if not to_copy:
        must_be_local(folder)
    lock = FileLock(folder / LOCK, timeout=0.2, mode=0o600)
    try:
        writable = _taken(lock, folder, to_write=not (to_copy or to_read))
        yield writable
        if writable:
            (folder / HOLDER).unlink(missing_ok=True)
    finally:
        lock.release()


def _taken(lock: BaseFileLock, folder: Path, *, to_write: bool) -> bool:
    """True once the vault is ours; False where nothing may be written, and so nobody else writes either."""
    mine = {"user": _user_name(), "host": socket.gethostname(), "pid": os.getpid()}
    try:
        _acquire(lock, folder)
        if not to_write and not _may_write(folder / DATABASE):
            return False
        write_whole(folder / HOLDER, json.dumps(mine).encode())
    except CannotWrite as error:
        if to_write or error.facts["why"] != "read_only":
            raise
        return False
    return True


def _may_write(database: Path) -> bool:
    return os.access(database, os.W_OK) or not database.exists()


def _acquire(lock: BaseFileLock, folder: Path) -> None:
    with writing("vault"):
        try:
            lock.acquire()
        except Timeout:
            raise OpenElsewhere(**_holder(folder)) from None


def _holder(folder: Path) -> dict[str, str]:
    found: object = None
    with contextlib.suppress(OSError, ValueError, RecursionError):
        found = json.loads((folder / HOLDER).read_text("utf-8"))
    known = found if isinstance(found, dict) else {}
    return {name: str(known.get(name, "?")) for name in ("user", "host", "pid")}


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"
