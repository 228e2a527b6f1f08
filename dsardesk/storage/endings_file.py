"""What ended for good, remembered outside the database too: a vault that is lost cannot say it any more.

The same small file lies in the folder of the vault, in this computer's cache, beside the backups, and in each backup.
It is sealed under a secret of the vault that outlives every vault key: who can write there can take it away, and cannot
have a restored vault lose, or open for, more than it should. It names nobody. What ends while the vault is open is
added at its end, so that it takes no longer where much has ended already.
"""

from __future__ import annotations

import contextlib
import json
import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from pathlib import Path
from typing import Any
from uuid import UUID

from dsardesk.domain.backups import Burial, BurialKind
from dsardesk.domain.endings import Endings, Suppressed
from dsardesk.domain.errors import DeskError
from dsardesk.domain.identity import Destruction, DestructionCause
from dsardesk.domain.ids import DocumentId, UserId
from dsardesk.storage.ciphers import WrongKey, seal, subkey, unseal
from dsardesk.storage.files import make_folder, to_the_disk, write_whole
from dsardesk.storage.layout import MEMORY, MEMORY_SUFFIX

FORMER = "burials.bin"
"""What an earlier program kept in the cache: burials alone."""
PURPOSE, FORMER_PURPOSE = "endings", "burials"
FORMAT = 1
BACKUP_SUFFIX = ".dsarbackup"
LENGTH_BYTES = 4
MOST_FILES = 500
"""Files of one folder that are looked into."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What such a file holds: what ended, and vault.json as it stood."""

    endings: Endings
    header: str = ""


def sealed_memory(secret: bytes, memory: Memory) -> bytes:
    """*memory* as a file, or as what is added to one; *secret* outlives the vault key."""
    text = json.dumps(_table(memory), separators=(",", ":"))
    sealed = seal(subkey(secret, PURPOSE), text.encode(), PURPOSE.encode())
    return len(sealed).to_bytes(LENGTH_BYTES) + sealed


def keep_memory(file: Path, content: bytes, *, make: bool = False, lasting: bool = True) -> None:
    """Put *content* into *file* if that can be done; its folder is made only if it is one of ours (*make*)."""
    try:
        if make:
            make_folder(file.parent)
        write_whole(file, content, lasting=lasting)
    except (OSError, DeskError):
        # The vault remembers it; the next change is tried again.
        return


def add_memory(file: Path, content: bytes, *, after: int, lasting: bool) -> bool:
    """Add *content* to *file* if that is still as long as it was *after* the last writing; False if it is not."""
    try:
        with file.open("r+b") as out:
            if out.seek(0, os.SEEK_END) != after:
                return False
            out.write(content)
            out.flush()
            if lasting:
                to_the_disk(out.fileno())
    except OSError:
        return False
    return True


def last_mark(secret: bytes, content: bytes) -> tuple[int, str] | None:
    """Up to which event the end of the file knows; None where it cannot be told."""
    last = list(_pieces(content))[-1:]
    return next((found.endings.mark for piece in last for found in _opened(secret, piece)), None)


def opened_memory(secret: bytes, content: bytes) -> Memory | None:
    """What *content* holds; None if it is no memory of the vault of that *secret*."""
    found = list(_parts(secret, content)) or list(_opened(secret, content))
    if not found:
        return None
    whole, *added = found
    more = reduce(Endings.joined, (each.endings for each in added), Endings())
    return Memory(whole.endings.joined(more), next((m.header for m in reversed(found) if m.header), ""))


def _parts(secret: bytes, content: bytes) -> Iterator[Memory]:
    """The file and what was added to it, up to what a power cut left half written."""
    for piece in _pieces(content):
        part = list(_opened(secret, piece))
        if not part:
            return
        yield from part


def _pieces(content: bytes) -> Iterator[bytes]:
    start = 0
    while start < len(content):
        begin = start + LENGTH_BYTES
        start = begin + int.from_bytes(content[start:begin])
        yield content[begin:start]


def _opened(secret: bytes, content: bytes) -> Iterator[Memory]:
    """What one part holds, and what a whole file of an earlier program does; nothing if it cannot be opened."""
    with contextlib.suppress(WrongKey, ValueError, KeyError, TypeError, RecursionError):
        yield _memory(json.loads(unseal(subkey(secret, PURPOSE), content, PURPOSE.encode())))


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
    with contextlib.suppress(OSError, ValueError, TypeError, RecursionError, WrongKey):
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
