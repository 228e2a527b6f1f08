"""Salvages of a vault that was closed, remembered outside it until its journal can tell of them.

What is salvaged is never written to; and a vault that has to be salvaged may never open again.
"""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime
from pathlib import Path

from dsardesk.storage.files import make_folder, write_whole

FILE = "salvaged.json"


def mark_salvage(outside: Path, at: datetime) -> None:
    """Remember in *outside* that the vault was salvaged at that instant."""
    make_folder(outside)
    instants = [each.isoformat() for each in (*marked_salvages(outside), at.astimezone(UTC))]
    write_whole(outside / FILE, json.dumps(instants).encode())


def marked_salvages(outside: Path) -> tuple[datetime, ...]:
    """When the vault was salvaged, as far as its journal does not tell yet."""
    with contextlib.suppress(OSError, ValueError, TypeError, RecursionError):
        return tuple(datetime.fromisoformat(each) for each in json.loads((outside / FILE).read_text("utf-8")))
    return ()


def forget_salvages(outside: Path) -> None:
    """The journal tells of them now."""
    (outside / FILE).unlink(missing_ok=True)
