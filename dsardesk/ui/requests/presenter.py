"""What the list of cases shows and what is done from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from dsardesk.domain.errors import DeskError
from dsardesk.domain.rights import RightType
from dsardesk.domain.standing import Standing
from dsardesk.reports.dates import explain
from dsardesk.services.case_list import CaseEntry, Due, Extent, Part, Selection, Shown
from dsardesk.services.case_page import CasePage, read_page
from dsardesk.services.ports import CaseOrder
from dsardesk.ui.requests.paging import Paging
from dsardesk.ui.session import Navigator, Session
from dsardesk.wording import sentence


@dataclass(frozen=True, slots=True)
class Detail:
    """What the pane beside the list tells of one case.

    Attributes:
        reference: its reference.
        person: who asks.
        standing: how it stands.
        step: what to do next.
        asked: each right with the person's own words, if any.
        clock: sentences that explain the due date of what is due first.
    """

    reference: str
    person: str
    standing: Standing
    step: str
    asked: tuple[str, ...]
    clock: tuple[str, ...]


class ListScreen(Protocol):
    """What the presenter asks of the screen."""

    def show_rows(self, count: int) -> None:
        """Show another list from its top; its length may grow."""
        ...

    def show_count(self, count: int) -> None:
        """Show that the list has that many rows."""
        ...

    def show_change(self, first: int, last: int) -> None:
        """Show the rows from *first* to *last* anew."""
        ...

    def show_selection(self, selection: Selection) -> None:
        """Show what is filtered and sorted by."""
        ...

    def show_extent(self, extent: Extent) -> None:
        """Say how many cases are shown, or why none is."""
        ...

    def show_detail(self, detail: Detail | None) -> None:
        """Show the pane of one case, or that none is chosen."""
        ...

    def show_current(self, row: int) -> None:
        """Move the choice to *row*, where the chosen case now stands."""
        ...

    def show_failure(self, sentence: str) -> None:
        """Say what could not be read."""
        ...


class RequestsPresenter:
    """Keeps the list true to the stored cases."""

    def __init__(self, screen: ListScreen, session: Session, navigator: Navigator) -> None:
        """Show nothing yet."""
        self._screen = screen
        self._session = session
        self._navigator = navigator
        self._lines = Paging(session, self)
        self._chosen: CaseEntry | None = None
        self._shown = False

    @property
    def count(self) -> int:
        """How many rows the list has, as far as is known."""
        return self._lines.count

    @property
    def selection(self) -> Selection:
        """What the list shows."""
        return self._lines.selection

    def entry(self, row: int) -> CaseEntry | None:
        """The line in *row*; None while it is on its way."""
        return self._lines.entry(row)

    def activate(self) -> None:
        """Show the list as it stands; what is filtered and where one was stays."""
        if self._shown:
            self._lines.refresh()
        else:
            self._shown = True
            self._screen.show_selection(self.selection)
            self._lines.show(self.selection)
        self._read_detail()

    def search(self, words: str) -> None:
        """Show cases of which some words begin so."""
        self._narrow(replace(self.selection, words=words))

    def show(self, shown: Shown) -> None:
        """Show open cases, closed ones, or both."""
        self._narrow(replace(self.selection, shown=shown))

    def press(self, due: Due) -> None:
        """Show cases that stand so; pressed again, however they stand."""
        self._narrow(replace(self.selection, due=Due.ANY if due is self.selection.due else due))

    def ask_right(self, right: RightType | None) -> None:
        """Show cases that exercise one right, or any."""
        self._narrow(replace(self.selection, right=right))

    def leave_out(self, part: Part) -> None:
        """Narrow the list by one thing less."""
        self._narrow(self.selection.without(part))

    def show_all(self) -> None:
        """Narrow the list by nothing."""
        self._narrow(replace(Selection(shown=Shown.ALL), order=self.selection.order))

    def sort(self, order: CaseOrder) -> None:
        """Sort by something else; by the same, the other way round."""
        again = order is self.selection.order
        self._narrow(replace(self.selection, order=order, descending=again and not self.selection.descending))

    def _narrow(self, selection: Selection) -> None:
        if selection != self.selection:
            self._screen.show_selection(selection)
            self._lines.show(selection)

    def choose(self, row: int) -> None:
        """Tell about the case in *row*."""
        entry = self.entry(row)
        if entry is not None and entry != self._chosen:
            self._chosen = entry
            self._read_detail()

    def open(self, row: int) -> None:
        """Go to the page of the case in *row*."""
        entry = self.entry(row)
        if entry is not None:
            self._navigator.show_case(entry.line.reference)

    def open_chosen(self) -> None:
        """Go to the page of the case that the pane tells about."""
        if self._chosen:
            self._navigator.show_case(self._chosen.line.reference)

    def take(self, files: tuple[Path, ...]) -> None:
        """Read messages that were dropped on the list."""
        if files:
            self._navigator.open_messages(files)
        else:
            self._navigator.new_request()

    def began(self, count: int) -> None:
        """The first page of another list came."""
        self._chosen = None
        self._screen.show_rows(count)
        self._screen.show_detail(None)

    def measured(self, extent: Extent) -> None:
        """The length of the list is known."""
        self._screen.show_count(extent.found)
        self._screen.show_extent(extent)

    def came(self, first: int, last: int) -> None:
        """Some lines came; the case that was chosen may stand elsewhere among them."""
        self._screen.show_change(first, min(last, self.count - 1))
        row = self._lines.row_of(self._chosen.line.reference) if self._chosen else None
        if row is not None:
            self._screen.show_current(row)

    def failed(self, error: DeskError) -> None:
        """Something could not be read."""
        self._screen.show_failure(sentence(error, self._session.words))

    def _read_detail(self) -> None:
        desk, chosen = self._session.desk, self._chosen
        if chosen is None:
            return

        def then(page: CasePage) -> None:
            if chosen is self._chosen:
                self._screen.show_detail(self._detail(chosen, page))

        self._session.runner.run(lambda: read_page(desk.context, desk.actor, chosen.line.reference), then, self.failed)

    def _detail(self, entry: CaseEntry, page: CasePage) -> Detail:
        words, case = self._session.words, page.case
        first = min(page.limits, key=lambda number: page.limits[number].effective_due or date.max)
        return Detail(
            reference=case.reference,
            person=case.requester.name,
            standing=entry.standing,
            step=words.say(f"next.{page.step}"),
            asked=tuple(_asked(words.say(f"right.{item.right}"), item.quote) for item in case.items),
            clock=explain(page.limits[first], words),
        )


def _asked(right: str, quote: str) -> str:
    """A right, and the words by which it is asked."""
    name = right[:1].upper() + right[1:]
    return f"{name} – {quote.strip()}" if quote.strip() else name
