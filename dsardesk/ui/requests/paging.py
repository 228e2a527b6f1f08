"""Lines of the list, brought from the vault page by page as they are looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from dsardesk.domain.errors import DeskError
from dsardesk.services.case_list import CaseEntry, Extent, Selection, measure_list, read_lines
from dsardesk.ui.session import Session

_T = TypeVar("_T")

PAGE = 200
KEPT = 5
"""Pages kept, those that came last: what one looks at, and what lies around it."""


class Listening(Protocol):
    """Whoever is told what came."""

    def began(self, count: int) -> None:
        """The first page of another selection came; *count* is what is known of its length so far."""
        ...

    def measured(self, extent: Extent) -> None:
        """The length of the list is known."""
        ...

    def came(self, first: int, last: int) -> None:
        """The lines from row *first* to row *last* came."""
        ...

    def failed(self, error: DeskError) -> None:
        """Something could not be read."""
        ...


class Paging:
    """One list at a time; an answer about an earlier one is dropped.

    Attributes:
        selection: what the list shows.
        count: how long it is, as far as that is known.
    """

    def __init__(self, session: Session, listener: Listening) -> None:
        """Nothing is shown yet."""
        self._session = session
        self._listener = listener
        self._failed: Callable[[DeskError], object] = listener.failed
        self._round = 0
        self._pages: dict[int, tuple[CaseEntry, ...]] = {}
        self._fresh: set[int] = set()
        self._asked: set[int] = set()
        self.selection = Selection()
        self.count = 0

    def show(self, selection: Selection) -> None:
        """Bring another list, from its top; the one before stays until then."""
        self.selection = selection
        self._forget()
        self._ask(0, self._begin)

    def refresh(self) -> None:
        """Bring the same list as it stands now; what was read stays in sight until then."""
        self._forget()
        self._measure()
        if not self._pages:
            self._ask(0, self._begin)
        for number in tuple(self._pages):
            self._ask_for(number)

    def entry(self, row: int) -> CaseEntry | None:
        """The line in *row*; None, and its page is asked for, while it is not there."""
        number, place = divmod(row, PAGE)
        if number not in self._fresh:
            self._ask_for(number)
        page = self._pages.get(number, ())
        return page[place] if place < len(page) else None

    def row_of(self, reference: str) -> int | None:
        """The row of the case of that reference, if its line was read."""
        for number, page in self._pages.items():
            for place, entry in enumerate(page):
                if entry.line.reference == reference:
                    return number * PAGE + place
        return None

    def _forget(self) -> None:
        self._round += 1
        self._fresh.clear()
        self._asked.clear()

    def _ask_for(self, number: int) -> None:
        if number not in self._asked:
            self._ask(number, lambda page: self._take(number, page))

    def _ask(self, number: int, then: Callable[[tuple[CaseEntry, ...]], object]) -> None:
        self._asked.add(number)
        desk, selection = self._session.desk, self.selection
        self._run(
            lambda: read_lines(desk.context, desk.actor, selection, offset=number * PAGE, limit=PAGE),
            then,
        )

    def _run(self, work: Callable[[], _T], then: Callable[[_T], object]) -> None:
        """Do *work*; what comes back after another list was asked for is dropped."""
        now, failed = self._round, self._failed
        self._session.runner.run(
            work,
            lambda found: then(found) if now == self._round else None,
            lambda error: failed(error) if now == self._round else None,
        )

    def _begin(self, page: tuple[CaseEntry, ...]) -> None:
        self._pages = {0: page}
        self._fresh = {0}
        self.count = len(page)
        self._listener.began(self.count)
        self._measure()

    def _take(self, number: int, page: tuple[CaseEntry, ...]) -> None:
        self._pages.pop(number, None)
        self._pages[number] = page
        self._fresh.add(number)
        if len(self._pages) > KEPT:
            oldest = next(iter(self._pages))
            for known in (self._fresh, self._asked):
                known.discard(oldest)
            del self._pages[oldest]
        self._listener.came(number * PAGE, number * PAGE + PAGE - 1)

    def _measure(self) -> None:
        desk, selection = self._session.desk, self.selection
        self._run(lambda: measure_list(desk.context, desk.actor, selection), self._measured)

    def _measured(self, extent: Extent) -> None:
        self.count = extent.found
        self._listener.measured(extent)
