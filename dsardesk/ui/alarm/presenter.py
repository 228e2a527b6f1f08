"""Tells of a vault in doubt as soon as it is open, and has its whole journal checked once a week."""

from __future__ import annotations

from typing import Protocol

from dsardesk.domain.actors import UserRole
from dsardesk.domain.audit import AuditVerdict
from dsardesk.domain.errors import DeskError
from dsardesk.services.doubts import LogState
from dsardesk.services.roles import OPEN_TO
from dsardesk.services.whole_check import WholeCheck, check_is_due
from dsardesk.ui.session import Session

JOURNAL, SETTINGS = "journal", "settings"
"""Screens where a journal in doubt is answered for, and where what is readable is taken out."""


class AlarmScreen(Protocol):
    """What the presenter asks of the window."""

    def show_alarm(self, sentence: str, ways: tuple[str, ...] = ()) -> None:
        """Something that stays in sight until it is settled; *ways* are the screens where one does something of it."""
        ...

    def hide_alarm(self) -> None:
        """Nothing is wrong any more."""
        ...

    def show_check(self, sentence: str, seen: int, total: int) -> None:
        """How far the check of a long journal is."""
        ...

    def hide_check(self) -> None:
        """Nothing is checked any more."""
        ...


class AlarmPresenter:
    """Keeps an eye on the journal of an open vault."""

    def __init__(self, screen: AlarmScreen, session: Session) -> None:
        """Work for one open vault."""
        self._screen = screen
        self._session = session
        self._check: WholeCheck | None = None
        session.news.listen(lambda _reference: self._look())

    def start(self) -> None:
        """Look at once; check the whole journal where a week has passed, or the opening had no time for all of it."""
        self._look()
        desk = self._session.desk

        def due() -> bool:
            # Whoever may not read the journal is refused first.
            return check_is_due(desk.context, desk.actor) or desk.log.log_state().partly

        self._session.runner.run(due, self._begin, _leave)

    def _look(self) -> None:
        self._session.runner.run(self._session.desk.log.log_state, self._show, _leave)

    def _show(self, state: LogState) -> None:
        words = self._session.words
        if state.doubt is None and state.read_only:
            self._screen.show_alarm(words.say("error.vault.read_only"))
            return
        if state.doubt is None and state.ahead is not None:
            self._screen.show_alarm(words.say("clock_behind.told", at=state.ahead.date()))
            return
        if state.doubt is None:
            self._screen.hide_alarm()
            return
        told = (f"doubt.{state.doubt}", "doubt_step.read_only", "doubt_step.restored")
        self._screen.show_alarm(" ".join(words.say(key) for key in told), self._ways())

    def _ways(self) -> tuple[str, ...]:
        role = self._session.desk.actor.role
        journal = (JOURNAL,) if role in OPEN_TO["journal.read_journal"] else ()
        return (*journal, SETTINGS) if role is UserRole.DPO else journal

    def _begin(self, due: bool) -> None:  # noqa: FBT001 -- what the runner brings
        if due:
            self._check = self._session.desk.log.whole_check()
            self._go_on(None)

    def stop(self) -> None:
        """Check no further: nothing is recorded, so that the next opening begins anew."""
        self._check = None
        self._screen.hide_check()

    def _go_on(self, verdict: AuditVerdict | None) -> None:
        """One part after the other, so that whatever is asked meanwhile comes in between."""
        check = self._check
        if check is None:
            return
        if verdict is None:
            if check.total:
                words = self._session.words.say("log_check.running", seen=check.seen, total=check.total)
                self._screen.show_check(words, check.seen, check.total)
            self._session.runner.run(lambda: self._part(check), self._go_on, self._ended)
            return
        self.stop()
        if not verdict.ok:
            # The vault is read only by now: every screen that shows it is told, this one among them.
            self._session.news.tell()

    def _part(self, check: WholeCheck) -> AuditVerdict | None:
        # Stopped while it waited: the part that would be the last records what it found.
        return check.go_on() if check is self._check else None

    def _ended(self, _error: DeskError) -> None:
        self.stop()


def _leave(_error: DeskError) -> None:
    """Whoever may not read the journal is told nothing of it."""
