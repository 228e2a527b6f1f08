"""What was handed over to a new request, read one after the other; what cannot be read is said on the way."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Protocol

from dsardesk.domain.draft import Draft
from dsardesk.domain.errors import DeskError, UnreadableInput
from dsardesk.intake.forms.message import ReadingStopped
from dsardesk.ui.intake.files import read_message_file
from dsardesk.ui.session import Session
from dsardesk.wording import sentence


@dataclass(frozen=True, slots=True)
class Words:
    """Words copied or noted by hand, and how they came."""

    text: str
    channel: str


MOST_TOLD = 5
"""Files that cannot be read told one by one."""
Source = Path | Words | Draft
"""What waits to be shown: a draft is one more message of a file that held several."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """One message read.

    Attributes:
        draft: what it says.
        channel: how it came, where somebody said it already; None otherwise.
        number, of: its place among those handed over, e.g. 1 of 3.
    """

    draft: Draft
    channel: str | None
    number: int
    of: int


class ArrivalScreen(Protocol):
    """What is asked of the page while messages wait and are read."""

    def show_start(self) -> None:
        """Ask for a message or a note."""
        ...

    def show_reading(self, *, reading: bool) -> None:
        """Say that a file is being read, and offer to stop."""
        ...

    def show_problem(self, sentence: str) -> None:
        """Say why what was handed over cannot be read; what was typed stays."""
        ...

    def show_queue(self, number: int, of: int) -> None:
        """Say which message of how many is shown."""
        ...


class ArrivalPresenter:
    """Reads one message after the other, each once the one before was dealt with."""

    def __init__(self, screen: ArrivalScreen, session: Session, arrived: Callable[[Arrived], object]) -> None:
        """Nothing was handed over yet; *arrived* is called with each message."""
        self._screen = screen
        self._session = session
        self._arrived = arrived
        self._queue: deque[Source] = deque()
        self._number = 0
        self._of = 0
        self._busy = False
        self._problems: list[str] = []
        self._stopped = Event()
        self.source: Source | None = None

    @property
    def waiting(self) -> bool:
        """True while more messages wait to be read."""
        return bool(self._queue)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Read each of *paths*, one after the other."""
        if paths:
            self.take(paths)
        else:
            self._screen.show_problem(sentence(UnreadableInput(reason="nothing_dropped"), self._session.words))

    def take(self, sources: Sequence[Source]) -> None:
        """Read each of *sources* once those before were dealt with."""
        self._queue.extend(sources)
        self._of += len(sources)
        if self._busy:
            self._screen.show_queue(self._number, self._of)
        else:
            self.next()

    def stop(self) -> None:
        """End the reading of the file in hand, between two steps; what waits after it is read all the same."""
        self._stopped.set()

    def next(self) -> None:
        """The message in hand was dealt with: read the one that waits, or ask for another."""
        self._busy = bool(self._queue)
        if not self._queue:
            self._number = self._of = 0
            self._screen.show_start()
            self.tell_problems()
            return
        self._number += 1
        source = self._queue.popleft()
        # One more message of a file is found again by that file.
        self.source = self.source if isinstance(source, Draft) else source
        channel = (source.channel or None) if isinstance(source, Words) else None
        self._stopped.clear()
        self._screen.show_reading(reading=True)
        self._session.runner.run(
            lambda: self._read(source),
            lambda drafts: self._show(drafts, channel),
            lambda error: self._unread(error, source),
        )

    def _read(self, source: Source) -> tuple[Draft, ...]:
        desk = self._session.desk
        if isinstance(source, Draft):
            return (source,)
        if isinstance(source, Words):
            return (desk.read_words(source.text),)
        return desk.read_arrived(read_message_file(source), source.name, self._watch)

    def _watch(self, _seen: int) -> None:
        if self._stopped.is_set():
            raise ReadingStopped

    def _show(self, drafts: tuple[Draft, ...], channel: str | None) -> None:
        self._screen.show_reading(reading=False)
        draft, *rest = drafts
        self._queue.extendleft(reversed(rest))
        self._of += len(rest)
        self._arrived(Arrived(draft, channel, self._number, self._of))

    def _unread(self, error: DeskError, source: Source) -> None:
        self._screen.show_reading(reading=False)
        said = sentence(error, self._session.words)
        if self._of > 1 and isinstance(source, Path):
            # Of several, a person must know which.
            said = self._session.words.say("intake.one_unread", name=source.name, said=said)
        self._problems.append(said)
        self.next()

    def tell_problems(self) -> None:
        """Say what could not be read on the way to what is shown now."""
        if self._problems:
            said = list(dict.fromkeys(self._problems))
            more = len(said) - MOST_TOLD
            if more > 0:
                said[MOST_TOLD:] = [self._session.words.say("intake.more_unread", count=more)]
            self._screen.show_problem("\n".join(said))
            self._problems.clear()
