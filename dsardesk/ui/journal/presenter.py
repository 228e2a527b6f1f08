"""The audit log a page at a time: who did what, when, on which case."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from dsardesk import resources
from dsardesk.domain.actors import UserRole
from dsardesk.domain.audit import AuditVerdict
from dsardesk.domain.errors import DeskError
from dsardesk.domain.words import words_in
from dsardesk.exports.register import writer_for
from dsardesk.reports.dates import moment
from dsardesk.services.annual import make_annual
from dsardesk.services.doubts import LogState
from dsardesk.services.journal import JournalPage, read_journal
from dsardesk.services.log_export import CHECKER, events_in, export_audit
from dsardesk.services.ports import LogLine
from dsardesk.services.register import export_register
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

    def show_state(self, sentences: tuple[str, ...], *, in_doubt: bool) -> None:
        """Who vouches for the journal; *in_doubt* where somebody must answer for it."""
        ...

    def close_form(self) -> None:
        """What was asked is done."""
        ...

    def refuse_form(self, sentence: str) -> None:
        """Say what is wrong; nothing typed is lost."""
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
        """Show the newest entries, and who vouches for them."""
        self._asked = True
        self._read(None, self._begin)
        self._session.runner.run(self._session.desk.log.log_state, self._show_state, self._failed)

    def _show_state(self, state: LogState) -> None:
        words = self._session.words
        doubt = (words.say(f"doubt.{state.doubt}"), words.say("doubt_step.read_only")) if state.doubt else ()
        self._screen.show_state((*doubt, *self._vouching(state)), in_doubt=state.doubt is not None)

    def _vouching(self, state: LogState) -> tuple[str, ...]:
        """Who signed the end of the journal, where it is remembered, when the whole of it was checked."""
        words, signed = self._session.words, state.signed
        counted = "" if self._session.desk.actor.sees_confidential else "_uncounted"
        by = words.say("journal.unsigned")
        if signed is not None:
            by = words.say(f"journal.signed{counted}", seq=signed.seq, moment=self._moment(signed.at))
        places = [
            words.say(
                f"journal.place_{place}",
                what=words.say("journal.away" if seq is None else f"journal.event{counted}", seq=seq),
            )
            for place, seq in state.remembered
        ]
        checked = words.say("journal.unchecked")
        if state.checked_at is not None:
            checked = words.say("journal.checked", moment=self._moment(state.checked_at))
        return by, words.say("journal.remembered", places=words.listing(places)), checked

    def _moment(self, at: datetime) -> str:
        return moment(at, ZoneInfo(self._session.desk.profile.zone), self._session.words)

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
        """Check the whole chain, its signatures, and that it goes on from what is remembered."""
        self._session.runner.run(self._session.desk.log.verify_log, self._verified, self._failed)

    def _verified(self, verdict: AuditVerdict) -> None:
        words = self._session.words
        problems = [words.say(f"audit_problem.{code}", seq=seq) for code, seq in verdict.problems]
        found = words.say("error.audit.problem", problems=words.listing(problems))
        # How many events there are would tell those who do not see confidential cases that there are some.
        key = "journal.whole" if self._session.desk.actor.sees_confidential else "journal.whole_uncounted"
        self._screen.show_verdict(words.say(key, events=verdict.events) if verdict.ok else found, whole=verdict.ok)
        if not verdict.ok:
            # A break leaves the vault open for reading only: the alarm says so.
            self._session.news.tell()
        self.activate()

    def accept(self, reasons: str) -> None:
        """Answer for a journal in doubt."""
        self._session.runner.run(lambda: self._session.desk.log.accept_log(reasons), self._accepted, self._refused)

    def _accepted(self, _nothing: None) -> None:
        self._screen.close_form()
        self._navigator.say(self._session.words.say("cli.log_accepted"))
        self._session.news.tell()
        self.activate()

    def _refused(self, error: DeskError) -> None:
        self._screen.refuse_form(sentence(error, self._session.words))

    def keep_anchor_in(self, file: Path) -> None:
        """Remember the end of the journal in a file that the person chose, on a stick for instance."""
        words = self._session.words

        def kept(_nothing: None) -> None:
            self._navigator.say(words.say("cli.anchor_kept", file=str(file)))
            self.activate()

        self._session.runner.run(lambda: self._session.desk.log.keep_anchor_in(file), kept, self._failed)

    def export(self, file: Path) -> None:
        """The whole journal in *file*, and beside it the script that checks it without this program."""
        desk, words = self._session.desk, self._session.words

        def write() -> int:
            lines = list(export_audit(desk.context, desk.actor))
            desk.write_file(file, "".join(lines).encode())
            desk.write_file(file.with_name(CHECKER[-1]), resources.data(*CHECKER))
            return events_in(lines)

        self._session.runner.run(
            write,
            lambda events: self._navigator.say(words.say("cli.log_exported", out=str(file), events=events)),
            self._failed,
        )

    @property
    def this_year(self) -> int:
        """The year at the company's, proposed for the report."""
        desk = self._session.desk
        return desk.context.today(desk.profile).year

    def save_annual(self, year: int, file: Path, *, published: bool) -> None:
        """The report of *year* in *file*, with small figures hidden where it is *published*."""
        session, desk = self._session, self._session.desk

        def write() -> None:
            made = make_annual(
                desk.context, desk.actor, desk.reports, year, published=published, language=session.words.lang
            )
            desk.write_file(file, made.pdf)

        def written(_nothing: None) -> None:
            self._navigator.say(session.words.say("annual.made"))
            self.activate()

        session.runner.run(write, written, self._failed)

    @property
    def may_name(self) -> bool:
        """True for those who handle cases: the register may tell them who asked."""
        return self._session.desk.actor.role in {UserRole.DPO, UserRole.ASSISTANT}

    def save_register(self, year: int | None, file: Path, *, names: bool) -> None:
        """The register of *year*, or of all of them, in *file*, whose end says the form."""
        session, desk = self._session, self._session.desk

        def write() -> int:
            writer = writer_for(file.suffix, session.words, names=names)
            made = export_register(desk.context, desk.actor, writer, year=year, names=names)
            desk.write_file(file, made.content)
            return made.lines

        def written(lines: int) -> None:
            self._navigator.say(session.words.say("register.made", lines=lines))
            self.activate()

        session.runner.run(write, written, self._failed)

    def _failed(self, error: DeskError) -> None:
        self._asked = False
        self._navigator.warn(sentence(error, self._session.words))
