"""What screens are given: an open vault's use cases, the words of the interface, and the way to other screens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from dsardesk.domain.actors import Actor
from dsardesk.domain.draft import Draft
from dsardesk.domain.profile import ControllerProfile
from dsardesk.services.context import Context
from dsardesk.services.evidence import ReportPrinter
from dsardesk.services.ports import FolderSearch, PackageMaker
from dsardesk.ui.work import News, Runner
from dsardesk.wording import Catalogue


@dataclass(frozen=True, slots=True)
class Opened:
    """An open vault.

    Attributes:
        context: what use cases are given.
        actor: who is at the desk.
        profile: the company's profile in force.
        folder: where the vault lies.
        reports: prints evidence and certificates.
        packages: seals packages and finds passwords for them.
        folders: searches the files of a system.
        read_message: what an e-mail says; the second argument names its identity attachments, as a person knows them.
    """

    context: Context
    actor: Actor
    profile: ControllerProfile
    folder: Path
    reports: ReportPrinter
    packages: PackageMaker
    folders: FolderSearch
    read_message: Callable[[bytes, frozenset[int] | None], Draft]


@dataclass(frozen=True, slots=True)
class Session:
    """What every screen is given while the vault is open.

    Attributes:
        desk: the open vault.
        words: sentences of the interface's language: errors, rights, steps, explanations.
        runner: does work on the vault.
        news: what changed.
    """

    desk: Opened
    words: Catalogue
    runner: Runner
    news: News = field(default_factory=News)


class Navigator(Protocol):
    """The way to other screens."""

    def show_today(self) -> None:
        """What is due today."""
        ...

    def show_requests(self) -> None:
        """The list of cases."""
        ...

    def show_case(self, reference: str) -> None:
        """The page of one case."""
        ...

    def new_request(self) -> None:
        """The page on which a case is opened."""
        ...

    def say(self, sentence: str) -> None:
        """A confirmation in the message bar."""
        ...

    def warn(self, sentence: str) -> None:
        """What went wrong, in the message bar."""
        ...


class Vaults(Protocol):
    """Makes, opens and closes vaults; each call is work for the runner."""

    def open(self, folder: Path, password: str) -> Opened:
        """The vault in *folder*, open until `close`."""
        ...

    def close(self) -> None:
        """Close the open vault, if one is."""
        ...

    def create(self, folder: Path, password: str, profile: str) -> str:
        """A new vault for the company whose profile text is given; its recovery code."""
        ...
