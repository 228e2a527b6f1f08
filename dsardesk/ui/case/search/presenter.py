"""Recording what each system answered, by searching its files or by what its owner says."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from dsardesk.domain.actors import Actor
from dsardesk.domain.case import Case
from dsardesk.domain.errors import DeskError, UnreadableInput
from dsardesk.domain.findings import SearchStopped
from dsardesk.domain.records import SearchOutcome, SystemSearch
from dsardesk.services.adopting import adopt_profile
from dsardesk.services.case_page import CasePage
from dsardesk.services.context import Context
from dsardesk.services.searches import FilesNotSearched, GatheredFile, record_search, search_system
from dsardesk.ui.case.doing import Doer
from dsardesk.ui.case.reading import Part, system_name
from dsardesk.ui.case.search.reading import Completeness, GapLine, Lead, SystemLine, completeness, system_lines
from dsardesk.ui.session import Navigator, Session
from dsardesk.wording import sentence


class SearchScreen(Protocol):
    """What the presenter asks of the part."""

    def show_systems(self, lines: tuple[SystemLine, ...]) -> None:
        """Show what each system answered."""
        ...

    def show_completeness(self, found: Completeness | None) -> None:
        """Show what the access reply lacks; nothing where none is due."""
        ...

    def show_searching(self, system: str) -> None:
        """Show that the files of a system are being searched; "" when none are."""
        ...

    def ask_about_unread(self, system: str, folder: Path, unread: tuple[tuple[str, str], ...]) -> None:
        """Ask why files that could not be read are left out; each with the reason in words."""
        ...

    def go_to_system(self, system: str) -> None:
        """Bring one system to the front."""
        ...

    def go_to(self, part: Part) -> None:
        """Bring another part of the page to the front."""
        ...

    def tell_found(self, system: str, places: int) -> None:
        """The search of a system ended, with so many places that speak of the person."""
        ...

    def tell_recorded(self, system: str) -> None:
        """What a system answered was recorded."""
        ...

    def tell_adopted(self) -> None:
        """The case is under the present profile now."""
        ...

    def refuse(self, sentence: str) -> None:
        """Something was not done, and why."""
        ...


class Progress:
    """How far a search is, told from the thread that searches; it ends at the next file once it is *stopped*."""

    def __init__(self) -> None:
        """Nothing was looked at yet."""
        self.seen = 0
        self.stopped = False

    def __call__(self, seen: int) -> None:
        """So many files were looked at."""
        self.seen = seen
        if self.stopped:
            raise SearchStopped


class SearchPresenter:
    """Keeps the part true to the case, and records what systems answer."""

    page: CasePage

    def __init__(self, screen: SearchScreen, session: Session, navigator: Navigator) -> None:
        """No case is shown yet."""
        self._screen = screen
        self._session = session
        self._navigator = navigator
        self._words = session.words
        self._doer = Doer(session, screen.refuse)
        self.progress: Progress | None = None

    def show(self, page: CasePage) -> None:
        """Show what the systems of the case answered."""
        self.page = page
        self._screen.show_systems(system_lines(page, self._words))
        self._screen.show_completeness(completeness(page, self._words))

    def name(self, system: str) -> str:
        """What the company calls a system."""
        return system_name(self.page, system, self._words)

    def search(self, system: str, folder: Path, *, unread_because: str = "") -> None:
        """Search the files of one system; one search at a time."""
        if self.progress is not None:
            return
        desk, reference, progress = self._session.desk, self.page.case.reference, Progress()
        self.progress = progress

        def work() -> Case:
            return search_system(
                desk.context,
                desk.actor,
                reference,
                system,
                folder,
                using=desk.folders,
                unread_because=unread_because,
                watch=progress,
            )

        self._screen.show_searching(self.name(system))
        self._session.runner.run(work, partial(self._searched, system), partial(self._not_searched, system, folder))

    def _searched(self, system: str, case: Case) -> None:
        self._over()
        self._screen.tell_found(self.name(system), next(s.findings for s in case.searches if s.system == system))
        self._session.news.tell(case.reference)

    def _not_searched(self, system: str, folder: Path, error: DeskError) -> None:
        self._over()
        if isinstance(error, FilesNotSearched):
            unread = tuple((file, self._words.say(f"unread.{reason}")) for file, reason in error.unread)
            self._screen.ask_about_unread(system, folder, unread)
        else:
            self._screen.refuse(sentence(error, self._words))

    def _over(self) -> None:
        self.progress = None
        self._screen.show_searching("")

    def stop(self) -> None:
        """End the search that runs, at its next file."""
        if self.progress is not None:
            self.progress.stopped = True

    def nothing_found(self, system: str) -> None:
        """Record that a system holds nothing about the person."""
        self._record(system, lambda: (SystemSearch(system, SearchOutcome.NOTHING), ()))

    def not_searched(self, system: str, reason: str) -> None:
        """Record why a system was not searched."""
        if not reason.strip():
            self._screen.refuse(self._words.say("gap_here.system_without_reason", where=self.name(system)))
            return
        answer = SystemSearch(system, SearchOutcome.NOT_SEARCHED, reason=reason.strip())
        self._record(system, lambda: (answer, ()))

    def files_given(self, system: str, paths: tuple[Path, ...]) -> None:
        """Record the files that the owner of a system gave, chosen among theirs."""

        def answer() -> tuple[SystemSearch, tuple[GatheredFile, ...]]:
            files = tuple(self._gathered(system, path) for path in paths)
            return SystemSearch(system, SearchOutcome.FOUND, findings=len(files)), files

        self._record(system, answer)

    def _gathered(self, system: str, path: Path) -> GatheredFile:
        try:
            content = self._session.desk.folders.read(path.parent, path.name)
        except OSError:
            raise UnreadableInput(reason="no_permission") from None
        media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return GatheredFile(f"{system}/{path.name}", media_type, content)

    def _record(self, system: str, answer: Callable[[], tuple[SystemSearch, tuple[GatheredFile, ...]]]) -> None:
        def work(context: Context, actor: Actor, reference: str) -> Case:
            return record_search(context, actor, reference, *answer())

        self._doer.do(self.page.case.reference, work, lambda: self._screen.tell_recorded(self.name(system)))

    def mend(self, gap: GapLine) -> None:
        """Lead to where *gap* is mended."""
        match gap.lead:
            case Lead.SEARCH:
                self._screen.go_to_system(gap.where)
            case Lead.PAPERS:
                self._screen.go_to(Part.PAPERS)
            case _:
                self._navigator.show_company()

    def adopt_profile(self) -> None:
        """Take up the company's profile as it stands today."""
        self._doer.do(self.page.case.reference, adopt_profile, self._screen.tell_adopted)
