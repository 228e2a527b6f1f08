"""Keys of a vault that is not open: its password changed, or its key, and what this computer's keyring keeps of it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from dsardesk import resources
from dsardesk.desk.places import keyring_wanted, pin_of, present, secret_place
from dsardesk.domain.errors import DeskError
from dsardesk.services.ports import UnitOfWork
from dsardesk.services.users import record_password, record_rotation
from dsardesk.storage.errors import OldForm, WrongCode, WrongPassword
from dsardesk.storage.following import tell_database
from dsardesk.storage.header_file import read_header
from dsardesk.storage.keyholders import change_password, kept_secret
from dsardesk.storage.rotation import rotate
from dsardesk.storage.slots import tidy_recovery_code

__all__ = [
    "OldForm",
    "keyring_opens",
    "keyring_secret",
    "new_password",
    "password_by_code",
    "rotate_key",
]


def keyring_secret(folder: Path) -> str:
    """What the keyring opens the vault in *folder* with."""
    return kept_secret(secret_place(read_header(folder)[0].id))


def keyring_opens(folder: Path) -> bool:
    """True if somebody has the keyring open the vault in *folder*."""
    return keyring_wanted() and any(slot.kind == "keyring" for slot in read_header(folder)[0].slots)


def new_password(folder: Path, old: str, new: str, *, now: Callable[[], datetime] = present) -> None:
    """Change the password of the vault in *folder*."""
    _remember(folder, change_password(folder, old, new))
    _finish(folder, new, now)


def password_by_code(folder: Path, code: str, new: str, *, now: Callable[[], datetime] = present) -> None:
    """A new password for the vault in *folder*, for whoever holds its recovery code.

    They also answer for a vault that is older than the one this computer knew.
    """
    try:
        revision = change_password(folder, tidy_recovery_code(code), new, kind="recovery")
    except WrongPassword:
        raise WrongCode from None
    _remember(folder, revision)
    _finish(folder, new, now)


def _finish(folder: Path, password: str, now: Callable[[], datetime]) -> None:
    """Have the database know at once; one that cannot be opened follows when it is, the password being changed."""
    with contextlib.suppress(DeskError):
        tell_database(folder, password, scripts=resources.migrations(), now=now, record=record_password)


def _remember(folder: Path, revision: int) -> None:
    pin_of(read_header(folder)[0].id).store(str(revision).encode())


def rotate_key(
    folder: Path,
    password: str,
    *,
    now: Callable[[], datetime],
    tell: Callable[[str], object] = lambda _step: None,
) -> str:
    """Give the vault in *folder*, open nowhere, another key; a recovery code if the old one cannot stay, else ""."""

    def record(work: UnitOfWork, user: UUID) -> None:
        record_rotation(work, user)

    code = rotate(folder, password, scripts=resources.migrations(), now=now, record=record, tell=tell)
    header, _ = read_header(folder)
    _remember(folder, header.revision)
    return code
