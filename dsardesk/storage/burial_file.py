"""What was destroyed for good, remembered outside the vault too: a vault that is lost cannot say it any more.

Sealed, so that nobody who can write there has a backup lose more than was destroyed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from dsardesk.domain.backups import Burial, BurialKind
from dsardesk.domain.errors import DeskError
from dsardesk.storage import tables
from dsardesk.storage.backup_store import SqlBackups
from dsardesk.storage.ciphers import WrongKey, seal, subkey, unseal
from dsardesk.storage.errors import DamagedVault
from dsardesk.storage.files import make_folder, write_whole
from dsardesk.storage.vault import OpenVault

FILE = "burials.bin"
PURPOSE = "burials"


def write_burials(outside: Path, secret: bytes, burials: Iterable[Burial]) -> None:
    """Remember *burials* in the folder *outside*, if that can be done; *secret* outlives the vault key."""
    table = sorted([each.kind.value, each.id] for each in burials)
    content = seal(subkey(secret, PURPOSE), json.dumps(table).encode(), PURPOSE.encode())
    try:
        make_folder(outside)
        write_whole(outside / FILE, content)
    except (OSError, DeskError):
        # The vault remembers it; the next change is tried again.
        return


def read_burials(outside: Path, secret: bytes) -> frozenset[Burial]:
    """What is remembered in the folder *outside*; nothing where that cannot be read."""
    try:
        table = json.loads(unseal(subkey(secret, PURPOSE), (outside / FILE).read_bytes(), PURPOSE.encode()))
        return frozenset(Burial(BurialKind(kind), name) for kind, name in table)
    except (OSError, ValueError, WrongKey):
        return frozenset()


class BurialMirror:
    """Keeps the memory outside true to one open vault's."""

    def __init__(self, vault: OpenVault, outside: Path) -> None:
        """Write it at once, for the program may have ended before it did last time."""
        self._vault = vault
        self._outside = outside
        self._known = 0
        self.follow()

    def follow(self) -> None:
        """Remember what was destroyed since."""
        try:
            self._follow()
        except (DBAPIError, DamagedVault):
            # A vault so damaged says so where it is looked at.
            return

    def _follow(self) -> None:
        with self._vault.engine.begin() as connection:
            count = connection.execute(select(func.count()).select_from(tables.burials)).scalar_one()
            burials = SqlBackups(connection).burials() if count > self._known else frozenset()
        if burials:
            self._known = count
            write_burials(self._outside, self._vault.suppression_key, burials)
