"""Whether a reminder file lies beside the vault, for whoever finds that locked."""

from __future__ import annotations

from typing import Protocol

from dsardesk.domain.errors import DeskError
from dsardesk.ui.session import Session
from dsardesk.wording import sentence


class RemindersScreen(Protocol):
    """What the presenter asks of the card."""

    def show_kept(self, *, kept: bool) -> None:
        """Show whether the file is kept."""
        ...

    def warn(self, sentence: str) -> None:
        """Say what went wrong."""
        ...


class RemindersPresenter:
    """Has the reminder file kept, or refused, as soon as that is chosen."""

    def __init__(self, screen: RemindersScreen, session: Session) -> None:
        """Work for one open vault."""
        self._screen = screen
        self._session = session

    def activate(self) -> None:
        """Show what stands now."""
        self._session.runner.run(self._session.desk.reminders_kept, self._show, self._failed)

    def keep(self, *, kept: bool) -> None:
        """Keep the file from now on, or no more."""

        def work() -> bool:
            self._session.desk.keep_reminders(kept)
            return self._session.desk.reminders_kept()

        self._session.runner.run(work, self._show, self._failed)

    def _show(self, kept: bool) -> None:  # noqa: FBT001 -- what the runner hands over
        self._screen.show_kept(kept=kept)

    def _failed(self, error: DeskError) -> None:
        self._screen.warn(sentence(error, self._session.words))
        self.activate()
