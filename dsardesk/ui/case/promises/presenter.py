"""Promises of a case, and recording that one was kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from dsardesk.services.case_page import CasePage
from dsardesk.services.marketing import keep_promise
from dsardesk.ui.case.doing import Doer
from dsardesk.ui.session import Session
from dsardesk.wording import Catalogue


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """Something promised.

    Attributes:
        kind: key of the promise.
        text: what was promised; once kept, also by whom and when.
        due_on: its day, in words.
        late: True once that day has passed.
        kept: True once it was done.
        open: True while it may be recorded as kept.
    """

    kind: str
    text: str
    due_on: str
    late: bool
    kept: bool
    open: bool


class PromisesScreen(Protocol):
    """What the presenter asks of the part."""

    def show_promises(self, lines: tuple[PromiseLine, ...]) -> None:
        """Show what was promised."""
        ...

    def tell_kept(self) -> None:
        """It was recorded that a promise was kept."""
        ...

    def refuse(self, sentence: str) -> None:
        """It was not, and why."""
        ...


class PromisesPresenter:
    """Keeps the part true to the case, and keeps promises."""

    def __init__(self, screen: PromisesScreen, session: Session) -> None:
        """No case is shown yet."""
        self._screen = screen
        self._words = session.words
        self._doer = Doer(session, screen.refuse)
        self._reference = ""

    def show(self, page: CasePage) -> None:
        """Show what the case promised."""
        self._reference = page.case.reference
        self._screen.show_promises(promise_lines(page, self._words))

    def keep(self, kind: str) -> None:
        """Record that what was promised was done."""
        self._doer.do(
            self._reference,
            lambda context, actor, reference: keep_promise(context, actor, reference, kind),
            self._screen.tell_kept,
        )


def promise_lines(page: CasePage, words: Catalogue) -> tuple[PromiseLine, ...]:
    """What the case promised, those not kept first, by day; the same promise for two items is one line."""
    case_open = page.case.closed_on is None
    lines = {}
    for promise in sorted(page.case.promises, key=lambda promise: (promise.kept_on is not None, promise.due_on)):
        kept = promise.kept_on is not None
        text = words.name("promise", promise.kind)
        if kept and f"promise.{promise.kind}_kept" in words:
            text = words.say(f"promise.{promise.kind}_kept", due_on=promise.due_on, on=promise.kept_on, by=promise.by)
        lines[(promise.kind, promise.due_on, kept)] = PromiseLine(
            kind=promise.kind,
            text=text,
            due_on=words.date(promise.due_on, weekday=True),
            late=not kept and promise.due_on < page.today,
            kept=kept,
            open=case_open and not kept,
        )
    return tuple(lines.values())
