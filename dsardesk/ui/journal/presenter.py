"""The audit log a page at a time: who did what, when, on which case."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from dsardesk.domain.audit import AuditVerdict
from dsardesk.domain.errors import DeskError
from dsardesk.domain.words import words_in
from dsardesk.services.evidence import export_audit, verify_audit
from dsardesk.services.journal import JournalPage, read_journal
from dsardesk.services.ports import LogLine
from dsardesk.ui.session import Navigator, Session
from dsardesk.wording import sentence

PAGE = 100
FACTS = (("kind", "letter"), ("right", "right"), ("outcome", "outcome"))
"""Facts of an event that say more than its name, and the sections of their words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line as it is shown; *at* is the controller's civil time.

    Attributes:
        seq: number of the event.
        at: when, in the controller's time zone.
        user: who.
        what: what, in words.
        reference: the case; "" for the vault's own events.
    """

    seq: int
    at: datetime
    user: str
    what: str
    reference: str


class JournalScreen(Protocol):
    """What the presenter asks of the screen."""

    def show_entries(self, entries: tuple[Entry, ...], total: int) -> None:
        """The newest entries, in place of what was shown, and how many there are in all."""
        ...

    def add_entries(self, entries: tuple[Entry, ...]) -> None:
        """Older entries, below what is shown; none when the end was reached."""
        ...

    def show_verdict(self, sentence: str, *, whole: bool) -> None:
        """What a check of the chain found."""
        ...


class JournalPresenter:
    """Brings the journal in as it is scrolled, and proves it."""

    def __init__(self, screen: JournalScreen, session: Session, navigator: Navigator) -> None:
        """Work for one open vault."""
        self._screen = screen
        self._session = session
        self._navigator = navigator
        self._oldest: int | None = None
        self._asked = False

    def activate(self) -> None:
        """Show the newest entries."""
        self._asked = True
        self._read(None, self._begin)

    def more(self) -> None:
        """Bring in older entries, unless that is being done or the end was reached."""
        if not self._asked and self._oldest is not None:
            self._asked = True
            self._read(self._oldest, self._go_on)

    def _read(self, before: int | None, then: Callable[[JournalPage], object]) -> None:
        desk = self._session.desk
        self._session.runner.run(
            lambda: read_journal(desk.context, desk.actor, limit=PAGE, before=before), then, self._failed
        )

    def _begin(self, page: JournalPage) -> None:
        self._keep_place(page)
        self._screen.show_entries(self._entries(page), page.total)

    def _go_on(self, page: JournalPage) -> None:
        self._keep_place(page)
        self._screen.add_entries(self._entries(page))

    def _keep_place(self, page: JournalPage) -> None:
        self._asked = False
        self._oldest = page.lines[-1].seq if len(page.lines) == PAGE else None

    def _entries(self, page: JournalPage) -> tuple[Entry, ...]:
        zone = ZoneInfo(self._session.desk.profile.zone)
        return tuple(
            Entry(line.seq, line.at.astimezone(zone), line.user, self._what(line), line.reference)
            for line in page.lines
        )

    def _what(self, line: LogLine) -> str:
        """The action in words, with what it was done to."""
        words, facts = self._session.words, json.loads(line.payload or "{}")
        found = [words.name("action", line.action)]
        if "system" in facts:
            system = self._session.desk.profile.system(str(facts["system"]))
            found.append(words_in(system.name, words.lang) if system else str(facts["system"]))
        keys = [f"{section}.{facts.get(fact)}" for fact, section in FACTS]
        found += [words.say(key) for key in keys if key in words]
        return " – ".join(found)

    def open_case(self, entry: Entry) -> None:
        """Go to the case of *entry*, if it has one."""
        if entry.reference:
            self._navigator.show_case(entry.reference)

    def verify(self) -> None:
        """Check the whole chain."""
        desk = self._session.desk
        self._session.runner.run(lambda: verify_audit(desk.context, desk.actor), self._verified, self._failed)

    def _verified(self, verdict: AuditVerdict) -> None:
        words = self._session.words
        problems = [words.say(f"audit_problem.{code}", seq=seq) for code, seq in verdict.problems]
        found = words.say("error.audit.problem", problems=words.listing(problems))
        self._screen.show_verdict(
            words.say("journal.whole", events=verdict.events) if verdict.ok else found, whole=verdict.ok
        )

    def export(self, file: Path) -> None:
        """The whole journal in *file*, one event a line, checkable without this program."""
        desk, words = self._session.desk, self._session.words

        def write() -> int:
            lines = list(export_audit(desk.context, desk.actor))
            desk.write_file(file, "".join(lines).encode())
            return len(lines)

        self._session.runner.run(
            write,
            lambda events: self._navigator.say(words.say("cli.log_exported", out=str(file), events=events)),
            self._failed,
        )

    def _failed(self, error: DeskError) -> None:
        self._asked = False
        self._navigator.warn(sentence(error, self._session.words))
