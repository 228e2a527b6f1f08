"""Keeps the memory of what ended true to one open vault, wherever it lies."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from dsardesk.domain.endings import Endings
from dsardesk.services.replay import endings_of
from dsardesk.storage import tables
from dsardesk.storage.endings_file import Memory, keep_memory, memories, sealed_memory
from dsardesk.storage.errors import DamagedVault
from dsardesk.storage.following import stamp_of
from dsardesk.storage.header import FILE
from dsardesk.storage.layout import MEMORY, MEMORY_SUFFIX

if TYPE_CHECKING:
    from dsardesk.storage.vault import OpenVault
    from dsardesk.storage.work import SqlUnitOfWork

COUNTED = (tables.burials, tables.destructions, tables.suppressions)


class EndingsMirror:
    """The memory of one open vault, in its own folder, in the cache, and where its backups go."""

    def __init__(
        self, vault: OpenVault, outside: Path, work: SqlUnitOfWork, now: Callable[[], datetime], *, doubted: bool
    ) -> None:
        """Write it at once, for the program may have ended before it did last time; backups are left in peace.

        A vault that is *doubted* may be older than what is remembered of it: nothing of that is given up.
        """
        self._vault = vault
        self._outside = outside
        self._work = work
        self._now = now
        self._known: tuple[object, ...] = ()
        self._before = Endings()
        for memory in memories(vault.suppression_key, outside, vault.folder) if doubted else ():
            self._before = self._before.joined(memory.endings)
        self.follow(everywhere=False)

    def follow(self, *, everywhere: bool = True) -> None:
        """Remember what ended since."""
        try:
            now = self._counted()
            if now != self._known:
                self._known = now
                # The vault knows it for good, and writes it again when it closes and when it opens.
                self.keep(everywhere=everywhere, lasting=not everywhere)
        except (DBAPIError, DamagedVault):
            # A vault so damaged says so where it is looked at.
            return

    def keep(self, *, everywhere: bool = True, lasting: bool = True) -> None:
        """Write the memory as things stand; *everywhere* says whether also where backups go.

        Beside the backups it always waits for the disk; in our own two folders if it is to be *lasting*.
        """
        try:
            with self._work.read() as transaction:
                endings, plan = endings_of(transaction, self._now()), transaction.backups.plan()
        except (DBAPIError, DamagedVault):
            return
        content = self._sealed(endings.joined(self._before))
        keep_memory(self._outside / MEMORY, content, make=True, lasting=lasting)
        keep_memory(self._vault.folder / MEMORY, content, lasting=lasting)
        if everywhere and plan.folder:
            self._keep_beside(Path(plan.folder), content)

    def _keep_beside(self, folder: Path, content: bytes) -> None:
        keep_memory(folder / (self._vault.folder.name + MEMORY_SUFFIX), content)

    def _sealed(self, endings: Endings) -> bytes:
        try:
            header = (self._vault.folder / FILE).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            header = ""
        return sealed_memory(self._vault.suppression_key, Memory(endings, header))

    def _counted(self) -> tuple[object, ...]:
        """Figures that change whenever something ended, and vault.json, which tells who opens the vault."""
        latest = select(func.max(tables.suppressions.c.added_on)), select(func.max(tables.users.c.left_at))
        counts = (select(func.count()).select_from(table) for table in COUNTED)
        with self._vault.engine.begin() as connection:
            figures = connection.execute(select(*(each.scalar_subquery() for each in (*counts, *latest)))).one()
        return (*figures, stamp_of(self._vault.folder))
