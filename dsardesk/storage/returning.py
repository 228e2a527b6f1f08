"""A vault brought back on this computer is known as such the first time it is opened: its older log is no rollback.

The mark stands inside the restored database and outside; it is used up at that opening. Whoever puts an earlier file
back has no mark that was not used.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from sqlalchemy import Engine

from dsardesk.storage import facts
from dsardesk.storage.files import make_folder, write_whole

FILE = "brought-back.json"
MARK = "brought_back"


def mark_restored(engine: Engine, outside: Path, mark: str) -> None:
    """Mark the database of *engine* as brought back here."""
    facts.write(engine, MARK, mark)
    make_folder(outside)
    write_whole(outside / FILE, json.dumps([*_marks(outside), mark]).encode())


def take_mark(engine: Engine, outside: Path) -> bool:
    """True the first time that a vault brought back on this computer is opened."""
    mark, known = facts.read(engine, MARK), _marks(outside)
    if mark is None or mark not in known:
        return False
    write_whole(outside / FILE, json.dumps([each for each in known if each != mark]).encode())
    return True


def _marks(outside: Path) -> list[str]:
    with contextlib.suppress(OSError, ValueError, RecursionError):
        found = json.loads((outside / FILE).read_text("utf-8"))
        return [str(each) for each in found] if isinstance(found, list) else []
    return []
