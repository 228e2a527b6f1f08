"""Tells of a vault in doubt as soon as it is open, and has its whole journal checked once a week."""

from __future__ import annotations

from typing import Protocol

from dsardesk.domain.audit import AuditVerdict
from dsardesk.domain.errors import DeskError
from dsardesk.services.doubts import LogState
from dsardesk.services.whole_check import WholeCheck, check_is_due
from dsardesk.ui.session import Session


class AlarmScreen(Protocol):
    """What the presenter asks of the window."""

    def show_alarm(self, sentence: str) -> None:
        """Something that stays in sight until it is settled."""
        ...

    def hide_alarm(self) -> None:
        """Nothing is wrong any more."""
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
        self._screen.show_alarm(" ".join(words.say(key) for key in told))

    def _begin(self, due: bool) -> None:  # noqa: FBT001 -- what the runner brings
        desk = self._session.desk
        if due:
            self._check = WholeCheck(desk.context, desk.actor)
            self._session.runner.run(self._check.go_on, self._go_on, _leave)

    def _go_on(self, verdict: AuditVerdict | None) -> None:
        """One part after the other, so that whatever is asked meanwhile comes in between."""
        words = self._session.words
        if verdict is None and self._check is not None:
            self._session.runner.run(self._check.go_on, self._go_on, _leave)
        elif verdict is not None and not verdict.ok:
            problems = [words.say(f"audit_problem.{code}", seq=seq) for code, seq in verdict.problems]
            self._screen.show_alarm(words.say("error.audit.problem", problems=words.listing(problems)))


def _leave(_error: DeskError) -> None:
    """Whoever may not read the journal is told nothing of it."""
