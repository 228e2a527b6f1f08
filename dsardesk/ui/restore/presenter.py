"""A backup held against the vault of today, then brought back beside it."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dsardesk.domain.errors import DeskError
from dsardesk.ui.backing import Means
from dsardesk.ui.session import Vaults
from dsardesk.ui.work import Runner
from dsardesk.wording import Catalogue, known_in_words, sentence

# The prompt shows before any of these is needed.
if TYPE_CHECKING:
    from dsardesk.domain.backups import Comparison, VaultFigures
    from dsardesk.services.replay import Replayed


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One figure of both: its name, in the backup, in the vault of today."""

    name: str
    backup: str
    vault: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison in words.

    Attributes:
        verdict: which of the two is ahead.
        loses: True where going back to the backup would lose something.
        rows: figures side by side.
        replayed: what will end again.
        unknown: what nobody knows of what ended since, and where to look it up.
        asks_today: True where a password of today is needed too.
    """

    verdict: str
    loses: bool
    rows: tuple[ComparedRow, ...]
    replayed: str
    unknown: tuple[str, ...] = ()
    asks_today: bool = False


class RestoreForm(Protocol):
    """What the presenter asks of the dialog."""

    def show_working(self, *, working: bool) -> None:
        """Say that something lasts, or that one may try again."""
        ...

    def show_comparison(self, compared: Compared) -> None:
        """The backup beside the vault of today; what the button does next is to bring it back."""
        ...

    def ask_for_today(self, sentence: str) -> None:
        """Say that a password of today is needed too, and why."""
        ...

    def ask_to_look_up(self) -> None:
        """Say that somebody has to look up what is not known here."""
        ...

    def ask_for_backup(self) -> None:
        """Say that no file is chosen yet."""
        ...

    def refuse(self, sentence: str) -> None:
        """Say what is wrong; nothing typed is lost."""
        ...


class RestorePresenter:
    """Compares one backup, then brings it back into a new folder."""

    def __init__(
        self,
        form: RestoreForm,
        runner: Runner,
        vaults: Vaults,
        words: Catalogue,
        *,
        beside: Path,
        restored: Callable[[Path, str, int], object],
    ) -> None:
        """Tell *restored* the folder, what opens it, and how many things were ended again."""
        self._form = form
        self._runner = runner
        self._vaults = vaults
        self._words = words
        self._beside = beside
        self._restored = restored
        self._found: Compared | None = None

    def compare(self, backup: Path | None, means: Means) -> None:
        """Hold *backup* against the vault of today."""
        if backup is None:
            self._form.ask_for_backup()
            return
        if not means.secret:
            self._form.refuse(self._words.say("error.usage.password_empty"))
            return
        self._form.show_working(working=True)
        self._runner.run(
            lambda: self._vaults.backups.compare(backup, means, self._beside), self._compared, self._refused
        )

    def _compared(self, found: Comparison) -> None:
        self._found = compared_in_words(found, self._words)
        self._form.show_working(working=False)
        self._form.show_comparison(self._found)

    def restore(self, backup: Path, folder: Path, means: Means, *, looked_up: bool) -> None:
        """Bring *backup* back into *folder*, new or empty, once whatever is not known was *looked_up*."""
        if self._found and self._found.asks_today and not means.today:
            self._form.ask_for_today(self._words.say("error.backup.not_of_today"))
            return
        if self._found and self._found.unknown and not looked_up:
            self._form.ask_to_look_up()
            return

        def done(again: Replayed) -> None:
            self._restored(folder, means.today or means.secret, again.count)

        self._form.show_working(working=True)
        self._runner.run(lambda: self._vaults.backups.restore(backup, folder, means, self._beside), done, self._refused)

    def _refused(self, error: DeskError) -> None:
        self._form.show_working(working=False)
        self._form.refuse(sentence(error, self._words))


def compared_in_words(found: Comparison, words: Catalogue) -> Compared:
    """A comparison as the dialog shows it."""
    ours, theirs = found.backup, found.vault
    again = "comparison.replayed" if found.to_replay else "comparison.nothing_replayed"

    def line(name: str, figure: Callable[[VaultFigures], int | date | datetime | None]) -> ComparedRow:
        there = _shown(figure(theirs), words) if theirs else words.say("comparison.unreadable")
        return ComparedRow(words.say(f"comparison.{name}"), _shown(figure(ours), words), there)

    rows = (
        line("cases", lambda side: side.cases),
        line("documents", lambda side: side.documents),
        line("events", lambda side: side.seq),
        line("last", lambda side: side.last_at),
        line("newest", lambda side: side.newest_case),
    )
    doubted = (words.say("backup_known.doubt"),) if found.doubt else ()
    verdict = words.say(f"backup_likeness.{found.likeness}", events=found.events)
    return Compared(
        verdict,
        found.likeness in {"older", "apart"},
        rows,
        words.say(again, count=found.to_replay),
        unknown=(*doubted, *known_in_words(found.known, words)),
        asks_today=found.asks_today,
    )


def _shown(value: int | date | datetime | None, words: Catalogue) -> str:
    if value is None:
        return words.say("comparison.none")
    if isinstance(value, datetime):
        local = value.astimezone()
        return words.say("date.moment", day=local.date(), time=f"{local:%H:%M}")
    return words.say("comparison.day", day=value) if isinstance(value, date) else str(value)


def place_beside(folder: Path) -> Path:
    """A folder beside *folder* in which nothing stands yet."""
    names = (f"{folder.name}-{number}" for number in itertools.count(2))
    return next(place for place in map(folder.with_name, names) if not place.exists())
