"""A mailing list checked, whoever unsubscribed put on the list, and what is kept in clear read out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from dsardesk.domain.errors import DeskError
from dsardesk.services.suppression import ListCheck, SuppressionChannel, check_list, clear_list, note_opt_out
from dsardesk.ui.files import read_file
from dsardesk.ui.session import Session
from dsardesk.wording import sentence

CLEAR = (SuppressionChannel.PHONE, SuppressionChannel.POST)
"""What may be kept in clear."""
MOST_NAMED = 12
"""Lines that are named by their number; more are counted."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking a list gave: a sentence, and whether a cleaned one may be saved."""

    said: str
    found: bool


class SuppressionScreen(Protocol):
    """What the presenter asks of the screen."""

    def show_checked(self, checked: Checked) -> None:
        """Show what checking a list gave."""
        ...

    def show_clear(self, entries: tuple[str, ...]) -> None:
        """Show what is kept in clear for one channel."""
        ...

    def done(self, sentence: str) -> None:
        """What was asked for was done."""
        ...

    def refuse(self, sentence: str) -> None:
        """It was not, and why."""
        ...


class SuppressionPresenter:
    """Keeps the last list that was checked, in memory only."""

    def __init__(self, screen: SuppressionScreen, session: Session) -> None:
        """Nothing was checked yet."""
        self._screen = screen
        self._session = session
        self._words = session.words
        self._text = ""
        self._found: ListCheck | None = None

    def channels(self, *, clear: bool = False) -> tuple[tuple[str, str], ...]:
        """What may be put on the list, or kept in clear, in words."""
        offered = CLEAR if clear else tuple(SuppressionChannel)
        return tuple((each.value, self._words.say(f"suppression_channel.{each}")) for each in offered)

    def check(self, path: Path) -> None:
        """Compare the list in *path* with the suppression list; nothing of it is kept."""
        desk = self._session.desk

        def work() -> tuple[str, ListCheck]:
            text = read_file(path).decode("utf-8-sig", errors="replace")
            return text, check_list(desk.context, desk.actor, text)

        self._session.runner.run(work, self._show, self._failed)

    def _show(self, checked: tuple[str, ListCheck]) -> None:
        self._text, self._found = checked
        matches = self._found.matches
        key = "cli.suppressed_lines" if matches else "cli.suppressed_none"
        numbers = ", ".join(map(str, matches[:MOST_NAMED])) + ("…" if len(matches) > MOST_NAMED else "")
        said = self._words.say(key, lines=self._found.lines, matches=len(matches), numbers=numbers)
        self._screen.show_checked(Checked(said, bool(matches)))

    def save(self, path: Path) -> None:
        """Write the list without the lines that must not be written to."""
        if self._found is None:
            return
        content = self._found.cleaned(self._text).encode()
        self._session.runner.run(
            lambda: self._session.desk.write_file(path, content),
            lambda _nothing: self._screen.done(self._words.say("papers.saved")),
            self._failed,
        )

    def opt_out(self, channel: str, address: str) -> None:
        """Put on the list whoever unsubscribed by themselves."""
        desk = self._session.desk
        self._session.runner.run(
            lambda: note_opt_out(desk.context, desk.actor, address, channel=SuppressionChannel(channel)),
            lambda _nothing: self._screen.done(self._words.say("cli.opted_out")),
            self._failed,
        )

    def read_clear(self, channel: str) -> None:
        """Read out what is kept in clear; the journal says that it was."""
        desk = self._session.desk
        self._session.runner.run(
            lambda: clear_list(desk.context, desk.actor, SuppressionChannel(channel)),
            self._screen.show_clear,
            self._failed,
        )

    def _failed(self, error: DeskError) -> None:
        self._screen.refuse(sentence(error, self._words))
