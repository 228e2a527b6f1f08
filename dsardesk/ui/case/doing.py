"""Use cases done on the case of a page: what went well is told to every screen, what did not is said."""

from __future__ import annotations

from collections.abc import Callable

from dsardesk.domain.actors import Actor
from dsardesk.domain.errors import DeskError
from dsardesk.services.context import Context
from dsardesk.ui.session import Session
from dsardesk.wording import sentence

Doing = Callable[[Context, Actor, str], object]
"""A use case on the case of a reference."""


class Doer:
    """Does use cases, one after the other, away from the window."""

    def __init__(self, session: Session, refuse: Callable[[str], object]) -> None:
        """Say to *refuse* why something was not done."""
        self._session = session
        self._refuse = refuse

    def do(self, reference: str, doing: Doing, then: Callable[[], object]) -> None:
        """Do it; *then* and the other screens learn that it is done."""
        desk = self._session.desk

        def done(_result: object) -> None:
            then()
            self._session.news.tell(reference)

        def failed(error: DeskError) -> None:
            self._refuse(sentence(error, self._session.words))

        self._session.runner.run(lambda: doing(desk.context, desk.actor, reference), done, failed)
