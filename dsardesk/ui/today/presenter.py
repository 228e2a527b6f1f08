"""What the page of the day shows, and when it is looked at again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from dsardesk.domain.errors import DeskError
from dsardesk.reports.dates import explain
from dsardesk.services.agenda import Agenda, read_agenda
from dsardesk.services.case_page import CasePage, read_page
from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.today.page import Kind, TodayPage, page_of
from dsardesk.wording import sentence

LONGEST_WAIT = timedelta(minutes=15)
SECOND = timedelta(seconds=1)


class TodayScreen(Protocol):
    """What the presenter asks of the screen."""

    def show_page(self, page: TodayPage, only: Kind | None) -> None:
        """Show the day; the figure *only* is pressed."""
        ...

    def show_why(self, reference: str, sentences: tuple[str, ...]) -> None:
        """Say why the clock of a case is suspended."""
        ...

    def show_failure(self, sentence: str) -> None:
        """Say what could not be read."""
        ...


class TodayPresenter:
    """Keeps the page of the day true."""

    def __init__(self, screen: TodayScreen, session: Session, navigator: Navigator) -> None:
        """Show nothing yet."""
        self._screen = screen
        self._session = session
        self._navigator = navigator
        self._agenda: Agenda | None = None
        self._only: Kind | None = None
        self._shown: tuple[TodayPage, Kind | None] | None = None

    def refresh(self) -> None:
        """Look at the day as it stands."""
        desk = self._session.desk
        self._session.runner.run(lambda: read_agenda(desk.context, desk.actor), self._take, self._failed)

    def press(self, kind: Kind) -> None:
        """Show what tells more of one figure; pressed again, everything."""
        self._only = None if kind is self._only else kind
        self._show()

    def go(self, reference: str) -> None:
        """Do what is to be done on a case."""
        self._navigator.show_case(reference)

    def why(self, reference: str) -> None:
        """Tell how the time limit of a case came to be suspended."""
        desk = self._session.desk
        self._session.runner.run(lambda: read_page(desk.context, desk.actor, reference), self._explain, self._failed)

    def next_look_ms(self) -> int:
        """Milliseconds after which the page is looked at again: a quarter of an hour, or until midnight."""
        desk = self._session.desk
        return int(wait(desk.context.now(), ZoneInfo(desk.profile.zone)) / timedelta(milliseconds=1))

    def _take(self, agenda: Agenda) -> None:
        self._agenda = agenda
        self._show()

    def _show(self) -> None:
        if self._agenda is None:
            return
        now = page_of(self._agenda, self._session.words, self._only), self._only
        # A page that says the same is left alone, and with it where one was on it.
        if now != self._shown:
            self._shown = now
            self._screen.show_page(*now)

    def _explain(self, page: CasePage) -> None:
        limit = next((limit for limit in page.limits.values() if limit.open_suspension), None)
        if limit is not None:
            self._screen.show_why(page.case.reference, explain(limit, self._session.words))

    def _failed(self, error: DeskError) -> None:
        self._screen.show_failure(sentence(error, self._session.words))


def wait(now: datetime, zone: ZoneInfo) -> timedelta:
    """How long the page of the day stays true: LONGEST_WAIT, or until a second past midnight if that is sooner."""
    local = now.astimezone(zone)
    tomorrow = datetime.combine(local.date() + timedelta(days=1), datetime.min.time(), tzinfo=zone)
    return min(LONGEST_WAIT, tomorrow.astimezone(now.tzinfo) - now + SECOND)
