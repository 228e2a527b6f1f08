"""Vaults on the database thread. Importing this module is slow: it brings the database with it."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from dsardesk.desk import folders, make_vault, open_desk, package_maker, read_message, reports
from dsardesk.ui.session import Opened


class DeskVaults:
    """Makes, opens and closes vaults; at most one is open."""

    def __init__(self) -> None:
        """No vault is open."""
        self._open = ExitStack()

    def open(self, folder: Path, password: str) -> Opened:
        """The vault in *folder*, open until `close`."""
        self.close()
        desk = self._open.enter_context(open_desk(folder, password))
        with desk.context.work.read() as transaction:
            _, text = transaction.profiles.current()
        return Opened(
            context=desk.context,
            actor=desk.actor,
            profile=desk.context.read_profile(text),
            folder=folder,
            reports=reports(),
            packages=package_maker(),
            folders=folders,
            read_message=read_message,
        )

    def close(self) -> None:
        """Close the open vault, if one is."""
        self._open.close()

    def create(self, folder: Path, password: str, profile: str) -> str:
        """A new vault for the company whose profile text is given; its recovery code."""
        return make_vault(folder, password, profile)[1]
