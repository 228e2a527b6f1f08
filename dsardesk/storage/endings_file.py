"""What ended for good, remembered outside the database too: a vault that is lost cannot say it any more.

The same small file lies in the folder of the vault, in this computer's cache, beside the backups, and in each backup.
It is sealed under a secret of the vault that outlives every vault key: who can write there can take it away, and cannot
have a restored vault lose, or open for, more than it should. It names nobody.
"""

from __future__ import annotations

import contextlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from dsardesk.domain.backups import Burial, BurialKind
from dsardesk.domain.endings import Endings, Suppressed
from dsardesk.domain.errors import DeskError
from dsardesk.domain.identity import Destruction, DestructionCause
from dsardesk.domain.ids import DocumentId, UserId
from dsardesk.storage.ciphers import WrongKey, seal, subkey, unseal
from dsardesk.storage.files import make_folder, write_whole
from dsardesk.storage.layout import MEMORY, MEMORY_SUFFIX

FORMER = "burials.bin"
"""What an earlier program kept in the cache: burials alone."""
PURPOSE, FORMER_PURPOSE = "endings", "burials"
FORMAT = 1
BACKUP_SUFFIX = ".dsarbackup"
MOST_FILES = 500
"""Files of one folder that are looked into."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What such a file holds: what ended, and vault.json as it stood."""

    endings: Endings
    header: str = ""


def sealed_memory(secret: bytes, memory: Memory) -> bytes:
    """The content of the file; *secret* outlives the vault key."""
    text = json.dumps(_table(memory), separators=(",", ":"))
    return seal(subkey(secret, PURPOSE), text.encode(), PURPOSE.encode())


def keep_memory(file: Path, content: bytes, *, make: bool = False, lasting: bool = True) -> None:
    """Put *content* into *file* if that can be done; its folder is made only if it is one of ours (*make*)."""
    try:
        if make:
            make_folder(file.parent)
        write_whole(file, content, lasting=lasting)
    except (OSError, DeskError):
        # The vault remembers it; the next change is tried again.
        return


def opened_memory(secret: bytes, content: bytes) -> Memory | None:
    """What *content* holds; None if it is no memory of the vault of that *secret*."""
    with contextlib.suppress(WrongKey, ValueError, KeyError, TypeError):
        return _memory(json.loads(unseal(subkey(secret, PURPOSE), content, PURPOSE.encode())))
    return None


def memories(secret: bytes, cache: Path, *folders: Path, files: tuple[Path, ...] = ()) -> Iterator[Memory]:
    """Every memory of one vault in its *cache*, in *folders* and their backups, and in *files*."""
    found = (content for place in (cache, *folders) for content in _contents_of(place))
    given = (content for file in files for content in _contents(file))
    for content in (*found, *given):
        memory = opened_memory(secret, content)
        if memory is not None:
            yield memory
    yield Memory(Endings(burials=_former(cache, secret)))


def _contents_of(folder: Path) -> Iterator[bytes]:
    with contextlib.suppress(OSError):
        files = sorted(each for each in folder.iterdir() if each.suffix in {MEMORY_SUFFIX, BACKUP_SUFFIX})
        for file in files[:MOST_FILES]:
            yield from _contents(file)


def _contents(file: Path) -> Iterator[bytes]:
    """The memory in *file*: itself, or the one that a backup carries; nothing where it cannot be read."""
    with contextlib.suppress(OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, NotImplementedError):
        if file.suffix == BACKUP_SUFFIX or zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                yield archive.read(MEMORY)
        elif file.is_file():
            yield file.read_bytes()


def _former(cache: Path, secret: bytes) -> frozenset[Burial]:
    with contextlib.suppress(OSError, ValueError, TypeError, WrongKey):
        content = unseal(subkey(secret, FORMER_PURPOSE), (cache / FORMER).read_bytes(), FORMER_PURPOSE.encode())
        return _burials(json.loads(content))
    return frozenset()


def _table(memory: Memory) -> dict[str, Any]:
    endings = memory.endings
    gone = ((str(name), end.at.isoformat(), end.cause, end.attested) for name, end in endings.destructions.items())
    return {
        "format": FORMAT,
        "burials": sorted([each.kind.value, each.id] for each in endings.burials),
        "destructions": sorted([*each[:3], list(each[3])] for each in gone),
        "suppressed": sorted([each.hash, each.channel, each.on.isoformat()] for each in endings.suppressed),
        "left": sorted([str(user), at.isoformat()] for user, at in endings.left.items()),
        "mark": list(endings.mark),
        "at": endings.at.isoformat() if endings.at else None,
        "header": memory.header,
    }


def _memory(table: dict[str, Any]) -> Memory:
    gone = {
        DocumentId(UUID(name)): Destruction(datetime.fromisoformat(at), "", DestructionCause(cause), tuple(attested))
        for name, at, cause, attested in table["destructions"]
    }
    endings = Endings(
        burials=_burials(table["burials"]),
        destructions=gone,
        suppressed=frozenset(_suppressed(*each) for each in table["suppressed"]),
        left={UserId(UUID(user)): datetime.fromisoformat(at) for user, at in table["left"]},
        mark=(int(table["mark"][0]), str(table["mark"][1])),
        at=datetime.fromisoformat(table["at"]) if table["at"] else None,
    )
    return Memory(endings, str(table["header"]))


def _suppressed(digest: str, channel: str, on: str) -> Suppressed:
    return Suppressed(digest, channel, date.fromisoformat(on))


def _burials(table: list[list[str]]) -> frozenset[Burial]:
    return frozenset(Burial(BurialKind(kind), name) for kind, name in table)
