"""The page of a case kept true to it: read, shown, led to its next step, closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from dsardesk.domain.errors import DeskError
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.services.case_page import CasePage, read_page
from dsardesk.services.decide import close_case, decide_item
from dsardesk.services.letters import draft_letter
from dsardesk.ui.case.reading import Act, Head, Part, act_of, head
from dsardesk.ui.session import Navigator, Session
from dsardesk.wording import sentence

_PARTS_OF_BLOCKERS = {
    "item_undecided": Part.ITEMS,
    "item_unanswered": Part.PAPERS,
    "identity_document_held": Part.IDENTITY,
    "promise_open": Part.PROMISES,
    "restriction_in_force": Part.MEASURES,
    "package_undelivered": Part.PAPERS,
}


@dataclass(frozen=True, slots=True)
class Blocker:
    """One thing that prevents closing, and the part of the page where it is mended."""

    text: str
    part: Part


class PageScreen(Protocol):
    """What the presenter asks of the page."""

    def show_nothing(self) -> None:
        """The page while its case is being read."""
        ...

    def show_page(self, page: CasePage, head: Head) -> None:
        """The case as it stands."""
        ...

    def go_to(self, part: Part) -> None:
        """Bring one part to the front."""
        ...

    def ask_to_stop_marketing(self) -> None:
        """Ask whether marketing was stopped everywhere."""
        ...

    def ask_to_decide(self, item: int) -> None:
        """Ask for the outcome of one item."""
        ...

    def ask_own_erasure(self) -> None:
        """Ask whether to begin an erasure that nobody asked for."""
        ...

    def ask_to_close(self) -> None:
        """Ask whether to close the case."""
        ...

    def show_blockers(self, blockers: tuple[Blocker, ...]) -> None:
        """What must be done before the case can be closed."""
        ...

    def tell_drafted(self) -> None:
        """The letter that says that nothing is held was drafted."""
        ...

    def tell_closed(self, days: int) -> None:
        """The case was closed, so many days after its receipt."""
        ...

    def refuse(self, sentence: str) -> None:
        """What went wrong."""
        ...


class CasePresenter:
    """Keeps the page true to its case."""

    def __init__(self, screen: PageScreen, session: Session, navigator: Navigator) -> None:
        """No case is shown yet."""
        self._screen = screen
        self._session = session
        self._navigator = navigator
        self._words = session.words
        self.reference = ""
        self.page: CasePage | None = None
        session.news.listen(self._heard)

    def open(self, reference: str) -> None:
        """Show the case of that reference from the next `load` on; another one is taken away at once."""
        if reference != self.reference:
            self.reference, self.page = reference, None
            self._screen.show_nothing()

    def load(self) -> None:
        """Read the case and show it."""
        if self.reference:
            desk, reference = self._session.desk, self.reference
            self._session.runner.run(lambda: read_page(desk.context, desk.actor, reference), self._show, self._failed)

    def _show(self, page: CasePage) -> None:
        # An answer about a case that was left meanwhile shows nothing.
        if page.case.reference == self.reference:
            self.page = page
            self._screen.show_page(page, head(page, self._words))

    def _failed(self, error: DeskError) -> None:
        self._screen.refuse(sentence(error, self._words))

    def _heard(self, reference: str) -> None:
        if reference in {"", self.reference}:
            self.load()

    def back(self) -> None:
        """Go back to the list of requests."""
        self._navigator.show_requests()

    def do_next(self) -> None:
        """Do the next step, or lead to where it is done."""
        if self.page is None:
            return
        act = act_of(self.page)
        match act:
            case Act.STOP_MARKETING:
                self._screen.go_to(Part.MARKETING)
                self._screen.ask_to_stop_marketing()
            case Act.DECIDE:
                self.decide()
            case Act.NOTHING_HELD:
                self._say_nothing_held(self.page)
            case Act.REGISTER:
                self._navigator.register_directive(self.reference)
            case Act.ERASE_MINOR:
                self._screen.go_to(Part.ITEMS)
                self._screen.ask_own_erasure()
            case Act.CLOSE:
                self.close()
            case Act.NOTHING:
                self.back()
            case _:
                self._screen.go_to(Part(act))

    def decide(self) -> None:
        """Ask for the outcome of the first item that has none."""
        undecided = [] if self.page is None else [item for item in self.page.case.items if item.outcome is None]
        self._screen.go_to(Part.ITEMS)
        if undecided:
            self._screen.ask_to_decide(undecided[0].number)

    def close(self) -> None:
        """Ask whether to close the case, or say what must be done before."""
        if self.page is None or self.page.case.closed_on is not None:
            return
        if self.page.blockers:
            blockers = (
                Blocker(self._words.say(f"blocker.{key}"), _PARTS_OF_BLOCKERS.get(key, Part.ITEMS))
                for key in self.page.blockers
            )
            self._screen.show_blockers(tuple(blockers))
        else:
            self._screen.ask_to_close()

    def confirm_close(self) -> None:
        """Close the case."""
        desk, reference = self._session.desk, self.reference

        def done(_closed: object) -> None:
            self._screen.tell_closed(days)
            self._session.news.tell(reference)

        days = 0 if self.page is None else (self.page.today - self.page.case.receipt.received_on).days
        self._session.runner.run(lambda: close_case(desk.context, desk.actor, reference), done, self._failed)

    def _say_nothing_held(self, page: CasePage) -> None:
        """Record that nothing is held, and draft the letter that says so."""
        desk, reference = self._session.desk, page.case.reference

        def work() -> None:
            for item in page.case.items_of(RightType.ACCESS):
                decide_item(desk.context, desk.actor, reference, item.number, Outcome.NO_DATA_HELD)
            draft_letter(desk.context, desk.actor, reference, LetterKind.NO_DATA)

        def done(_nothing: object) -> None:
            self._screen.go_to(Part.PAPERS)
            self._screen.tell_drafted()
            self._session.news.tell(reference)

        def failed(error: DeskError) -> None:
            # The decision may stand although the letter does not.
            self._failed(error)
            self._session.news.tell(reference)

        self._session.runner.run(work, done, failed)
