"""Everything in the vault, or what is still readable of it, put into a folder that somebody chose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Protocol, TypeVar

from dsardesk.domain.actors import UserRole
from dsardesk.domain.errors import DeskError
from dsardesk.domain.taken_out import Exported, Salvaged
from dsardesk.ui.program import DeskNavigator
from dsardesk.ui.session import Session
from dsardesk.ui.taken import salvaged_words
from dsardesk.wording import sentence

T = TypeVar("T")


class TakingScreen(Protocol):
    """What the presenter asks of the card."""

    def show_allowed(self, *, allowed: bool) -> None:
        """Offer it to whoever may take everything out, and to nobody else."""
        ...

    def show_working(self, *, working: bool) -> None:
        """Say that it lasts, or that one may ask again."""
        ...

    def show_done(self, words: str, *, whole: bool) -> None:
        """What was written, and what is lost."""
        ...


class TakingPresenter:
    """Has the content of the vault written where a person chose."""

    def __init__(self, screen: TakingScreen, session: Session, navigator: DeskNavigator) -> None:
        """Work for one open vault."""
        self._screen = screen
        self._session = session
        self._navigator = navigator
        self._vaults = navigator.program.vaults

    def activate(self) -> None:
        """Show what may be asked for."""
        self._screen.show_allowed(allowed=self._session.desk.actor.role is UserRole.DPO)

    def export(self, out: Path) -> None:
        """Write everything into *out*, a new or empty folder."""
        self._run(lambda: self._vaults.export_all(out), lambda told: self._exported(out, told))

    def salvage(self, out: Path) -> None:
        """Write whatever is still readable into *out*, a new or empty folder."""
        self._run(lambda: self._vaults.salvage(out), lambda told: self._salvaged(out, told))

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._screen.show_working(working=True)
        self._session.runner.run(work, done, self._failed)

    def _exported(self, out: Path, told: Exported) -> None:
        words = self._session.words
        lines = [words.say("cli.exported_all", out=str(out), **asdict(told))]
        if told.lost_documents:
            lines.append(words.say("cli.export_lost", names=", ".join(told.lost_documents)))
        self._show(lines, whole=not told.lost_documents)

    def _salvaged(self, out: Path, told: Salvaged) -> None:
        self._show([salvaged_words(out, told, self._session.words)], whole=told.whole)

    def _show(self, lines: list[str], *, whole: bool) -> None:
        self._screen.show_working(working=False)
        self._screen.show_done("\n".join(lines), whole=whole)
        self._session.news.tell()

    def _failed(self, error: DeskError) -> None:
        self._screen.show_working(working=False)
        self._navigator.warn(sentence(error, self._session.words))
