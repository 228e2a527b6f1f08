"""Law tables that the user installed: where they lie, and whether they are used.

They lie as the signed file itself in the user's data folder, and are held against the keys at every start: a file that
was changed since is not used, and those that ship are.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import platformdirs

from dsardesk.domain.errors import DeskError
from dsardesk.law.versions import version_key
from dsardesk.updates import shipped


class NotNewer(DeskError):
    """The tables are not newer than those in use: nothing goes back."""

    code = "law.not_newer"


@dataclass(frozen=True, slots=True)
class TablesInUse:
    """The law tables that the program reads.

    Attributes:
        texts: installed tables by their name; None for those that ship, which are read one by one.
        issued: version of installed ones; "" for those that ship.
        issued_on: day on which installed ones were issued; None for those that ship.
        refused: why tables that were installed are not used; None if they are, or there are none.
    """

    texts: Mapping[str, str] | None = None
    issued: str = ""
    issued_on: date | None = None
    refused: DeskError | None = None

    @property
    def version(self) -> str:
        """Their version."""
        return self.issued or shipped.version()

    @property
    def installed(self) -> bool:
        """True when they were installed after the program."""
        return self.texts is not None

    def text(self, name: str) -> str:
        """One table, e.g. "clocks.toml" or "calendars/FR.toml"."""
        return shipped.text(name) if self.texts is None else self.texts[name]

    def names(self) -> tuple[str, ...]:
        """Names of every table."""
        return shipped.names() if self.texts is None else tuple(self.texts)


def place() -> Path:
    """The file in which installed tables lie; DSARDESK_DATA_DIR places its folder elsewhere."""
    chosen = os.environ.get("DSARDESK_DATA_DIR")
    folder = Path(chosen) if chosen else platformdirs.user_data_path("dsardesk", appauthor=False)
    return folder / "law" / "tables.dsarlaw"


def in_use() -> TablesInUse:
    """Installed tables if they hold and are newer than those that ship, else the latter."""
    try:
        content = place().read_bytes()
    except OSError:
        return TablesInUse()
    try:
        return _read(content)
    except DeskError as error:
        return TablesInUse(refused=error)


def check(content: bytes) -> TablesInUse:
    """The tables in a signed file, wholly checked and newer than those that ship; a DeskError says why not."""
    from dsardesk.updates.fitness import must_replace, parse  # noqa: PLC0415 -- see `_read`

    tables = _read(content)
    must_replace(parse(tables.texts or {}), parse(shipped.texts()), tables.version)
    return tables


def _read(content: bytes) -> TablesInUse:
    """Signed tables, newer than those that ship and with no table or rule less.

    Calendars were read whole when they were installed; the program may have come to ask for more rules since.
    """
    # Most people never install tables: what reads them is brought in for those who do.
    from dsardesk.updates.bundle import read_bundle  # noqa: PLC0415
    from dsardesk.updates.fitness import must_have_every_rule  # noqa: PLC0415

    tables = read_bundle(content, shipped.keys())
    must_have_every_rule(tables.texts, shipped.texts())
    must_be_newer(tables.version, shipped.version())
    return TablesInUse(tables.texts, tables.version, tables.issued_on)


def must_be_newer(version: str, present: str) -> None:
    """Refuse to go back, or to do nothing."""
    if version_key(version) <= version_key(present):
        raise NotNewer(version=version, present=present)


def install(content: bytes, write: Callable[[Path, bytes], None]) -> TablesInUse:
    """Tables that are used from the next start on; *write* puts a file in its place whole, or not at all."""
    tables = check(content)
    must_be_newer(tables.version, in_use().version)
    write(place(), content)
    return tables


def remove() -> bool:
    """Go back to the tables that ship; True if others were installed."""
    found = place().exists()
    place().unlink(missing_ok=True)
    return found
