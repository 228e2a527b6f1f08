"""Where things of the desk lie beside a vault, and what of them this computer is asked to remember."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import platformdirs

from dsardesk.domain.ids import uuid7
from dsardesk.storage.errors import FolderNotEmpty
from dsardesk.storage.files import make_folder, write_whole
from dsardesk.storage.keyrings import KeyPlace, key_place, keyring_place


def present() -> datetime:
    """The present instant."""
    return datetime.now(UTC)


def new_id_at(now: Callable[[], datetime]) -> UUID:
    """A fresh UUIDv7."""
    return uuid7(now(), secrets.randbits(80))


def cache_folder() -> Path:
    """Where what must not lie in the vault lies; DSARDESK_CACHE_DIR places it elsewhere."""
    chosen = os.environ.get("DSARDESK_CACHE_DIR")
    return Path(chosen) if chosen else platformdirs.user_cache_path("dsardesk", appauthor=False)


def must_be_new(folder: Path) -> Path:
    """*folder*, refused if something stands in it already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderNotEmpty
    return folder


def write_file(path: Path, content: bytes) -> None:
    """A file that somebody asked for, whole or not at all; its folder is made if need be."""
    make_folder(path.parent)
    write_whole(path, content)


def keyring_wanted() -> bool:
    """Whether the system's keyring may be asked: unless DSARDESK_KEYRING is "off"."""
    return os.environ.get("DSARDESK_KEYRING") != "off"


def pin_of(vault: str, *, use_keyring: bool | None = None) -> KeyPlace:
    """Where this computer remembers the revision of a vault's header that it saw last."""
    wanted = keyring_wanted() if use_keyring is None else use_keyring
    return key_place(f"revision-{vault}", use_keyring=wanted)


def secret_place(vault: str) -> KeyPlace:
    """Where the keyring keeps what opens a vault; KeyringUnusable says why it cannot."""
    return keyring_place(f"slot-{vault}")


def log_place(vault: str, *, use_keyring: bool) -> KeyPlace:
    """Where the keyring remembers the end of a vault's log."""
    return key_place(f"log-{vault}", use_keyring=use_keyring)
