"""Keeps the memory of what ended true to one open vault, wherever it lies."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from dsardesk.domain.endings import Endings
from dsardesk.services.replay import endings_of
from dsardesk.storage.endings_file import Memory, add_memory, keep_memory, last_mark, memories, sealed_memory
from dsardesk.storage.errors import DamagedVault
from dsardesk.storage.following import stamp_of
from dsardesk.storage.header import FILE
from dsardesk.storage.layout import MEMORY, MEMORY_SUFFIX

if TYPE_CHECKING:
    from dsardesk.storage.vault import OpenVault
    from dsardesk.storage.work import SqlUnitOfWork


class EndingsMirror:
    """The memory of one open vault, in its own folder, in the cache, and where its backups go."""

    def __init__(
        self, vault: OpenVault, outside: Path, work: SqlUnitOfWork, now: Callable[[], datetime], *, doubted: bool
    ) -> None:
        """Write it at once, for the program may have ended before it did last time; backups are left in peace.

        A vault that is *doubted* may be older than what is remembered of it: nothing of that is given up.
        """
        self._vault = vault
        self._ours = (outside / MEMORY, vault.folder / MEMORY)
        self._work = work
        self._now = now
        self._header_known = stamp_of(vault.folder)
        self._lengths: dict[Path, int] = {}
        self._before = Endings()
        for memory in memories(vault.suppression_key, outside, vault.folder) if doubted else ():
            self._before = self._before.joined(memory.endings)
        if doubted or not self._stands():
            self._write(self._ours, lasting=True)

    def follow(self, ended: Endings) -> None:
        """Remember what *ended* just now, and vault.json if it changed, which tells who opens the vault."""
        stamp = stamp_of(self._vault.folder)
        changed = stamp != self._header_known
        if not ended.anything and not changed:
            return
        self._header_known = stamp
        part = self._sealed(ended, self._header() if changed else "")
        # In our own folders the vault knows it for good, and writes it again when it closes and when it opens.
        behind = [file for file in self._ours if not self._add(file, part, lasting=False)]
        self._write(behind, lasting=False)
        self._write([file for file in self._beside() if not self._add(file, part, lasting=True)], lasting=True)

    def keep(self) -> None:
        """Write the memory everywhere as things stand."""
        self._write((*self._ours, *self._beside()), lasting=True)

    def _stands(self) -> bool:
        """True if our own files tell of all that the vault knows: its last session was closed in good order."""
        try:
            with self._work.read() as transaction:
                head = transaction.audit.head()
            contents = {file: file.read_bytes() for file in self._ours}
        except (OSError, DBAPIError, DamagedVault):
            return False
        self._lengths |= {file: len(content) for file, content in contents.items()}
        return all(last_mark(self._vault.suppression_key, content) == head for content in contents.values())

    def _add(self, file: Path, part: bytes, *, lasting: bool) -> bool:
        # What misses one part is written whole before another is added.
        known = self._lengths.pop(file, None)
        if known is None or not add_memory(file, part, after=known, lasting=lasting):
            return False
        self._lengths[file] = known + len(part)
        return True

    def _write(self, files: Iterable[Path], *, lasting: bool) -> None:
        """Write it whole."""
        there = [file for file in files if file.parent.is_dir() or file == self._ours[0]]
        if not there:
            return
        try:
            with self._work.read() as transaction:
                endings = endings_of(transaction, self._now())
        except (DBAPIError, DamagedVault):
            # A vault so damaged says so where it is looked at.
            return
        # The short end lets the next opening see at once that nothing is missing.
        end = Endings(mark=endings.mark, at=endings.at)
        content = self._sealed(endings.joined(self._before), self._header()) + self._sealed(end, "")
        for file in there:
            keep_memory(file, content, make=file == self._ours[0], lasting=lasting)
            self._lengths[file] = len(content)

    def _beside(self) -> tuple[Path, ...]:
        """The file beside the backups, if any are planned."""
        try:
            with self._work.read() as transaction:
                folder = transaction.backups.plan().folder
        except (DBAPIError, DamagedVault):
            return ()
        return (Path(folder) / (self._vault.folder.name + MEMORY_SUFFIX),) if folder else ()

    def _sealed(self, endings: Endings, header: str) -> bytes:
        return sealed_memory(self._vault.suppression_key, Memory(endings, header))

    def _header(self) -> str:
        try:
            return (self._vault.folder / FILE).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return ""
