"""Which computer this is, and which store of identity documents lies on it."""

from __future__ import annotations

import contextlib
import hashlib
import json
import platform
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from dsardesk.storage.files import write_whole

STORE = "store.json"
MACHINE_ID = Path("/etc/machine-id")
TAG = "CACHEDIR.TAG"
TAG_CONTENT = b"Signature: 8a477f597d28d172789f06886806bc55\n"
"""By this file, backup programs know a folder that they are to leave out."""


@dataclass(frozen=True, slots=True)
class StoreMark:
    """The mark of one store.

    Attributes:
        id: 32 hexadecimal digits, made with the store.
        computer: the computer's name.
        copied: True if the folder was made on another computer and brought here: nothing in it opens.
    """

    id: str
    computer: str
    copied: bool = False


def mark_of(folder: Path) -> StoreMark:
    """The mark of the store in *folder*, made anew where there is none, or where it is another computer's."""
    machine, name = _machine(), platform.node()
    known = _read(folder / STORE)
    if known is not None and known.get("machine") == machine:
        return StoreMark(str(known["id"]), name)
    made = uuid4().hex
    write_whole(folder / STORE, json.dumps({"id": made, "machine": machine}).encode())
    write_whole(folder / TAG, TAG_CONTENT)
    return StoreMark(made, name, copied=known is not None)


def _machine() -> str:
    """What tells this computer from another: a hash, so that the file says nothing of it."""
    text = platform.node()
    with contextlib.suppress(OSError, UnicodeDecodeError):
        text = MACHINE_ID.read_text("ascii").strip() or text
    return hashlib.sha256(f"dsardesk/{text}".encode()).hexdigest()


def _read(path: Path) -> dict[str, object] | None:
    """The file as JSON; None where there is none that can be read."""
    with contextlib.suppress(OSError, ValueError, RecursionError):
        found = json.loads(path.read_text("utf-8"))
        return found if isinstance(found, dict) and found.get("id") else None
    return None
