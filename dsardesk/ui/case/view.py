"""The page of one case: its top, its timeline, and the parts that it calls for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Protocol, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QSizePolicy, QSplitter, QTabWidget, QWidget

from dsardesk.services.case_page import CasePage
from dsardesk.ui.case.clock.gestures import Gesture
from dsardesk.ui.case.clock.view import ClockBar
from dsardesk.ui.case.closing import BlockersDialog, CloseDialog
from dsardesk.ui.case.header import NextBar, StageRow, WhoBar
from dsardesk.ui.case.items.view import ItemsTab
from dsardesk.ui.case.keeping.view import KeepingTab
from dsardesk.ui.case.marketing.view import MarketingTab
from dsardesk.ui.case.measures.view import MeasuresTab
from dsardesk.ui.case.presenter import Blocker, CasePresenter
from dsardesk.ui.case.promises.view import PromisesTab
from dsardesk.ui.case.reading import Head, Part
from dsardesk.ui.case.request.view import RequestTab
from dsardesk.ui.case.search.view import SearchTab
from dsardesk.ui.case.timeline.view import TimelineView
from dsardesk.ui.identity.view import IdentityTab
from dsardesk.ui.papers.view import PapersTab
from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.widgets.asking import Asking
from dsardesk.ui.widgets.gestures import Source, pressing
from dsardesk.ui.widgets.gradually import Gradually
from dsardesk.ui.widgets.layout import GAP, MARGIN, Page, column

SHORTEST_PARTS, SHORTEST_TIMELINE = 380, 240
LETTERS_SIDE_BY_SIDE = 135
"""Width, in letters, from which the timeline stands beside the parts."""
TIMELINE_SHARE, PARTS_SHARE = 3, 5


class Tab(Protocol):
    """A part of the page."""

    def show_page(self, page: CasePage) -> None:
        """Show the case as it stands."""
        ...


class CaseView(QScrollArea):
    """The page of one case."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """No case is shown yet."""
        super().__init__()
        self.setObjectName("page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._session = session
        self._navigator = navigator
        self.asking = Asking(navigator.say, navigator.warn)
        self._beside: QDialog | None = None
        self._stale: set[QWidget] = set()
        self.presenter = CasePresenter(self, for_owner(session, self), navigator)
        self.who = WhoBar(self.presenter.back, self.presenter.close, navigator.say)
        self.next = NextBar(self.presenter.do_next)
        self.clock = ClockBar(session, navigator, self.explain)
        self.stages = StageRow(session.words)
        self.timeline = TimelineView(session, navigator)
        self.tabs = QTabWidget()
        self._lay_out()
        self._parts: dict[Part, QWidget] = {}
        self._wanted: frozenset[Part] = frozenset()
        self._making = Gradually(self._make_parts(), self)
        self._make_actions()
        self.show_nothing()

    @property
    def parts(self) -> dict[Part, QWidget]:
        """Every part, made by now."""
        self._making.finish()
        return self._parts

    @property
    def items(self) -> ItemsTab:
        """What is asked."""
        return cast("ItemsTab", self.parts[Part.ITEMS])

    @property
    def search(self) -> SearchTab:
        """The systems to search."""
        return cast("SearchTab", self.parts[Part.SEARCH])

    @property
    def marketing(self) -> MarketingTab:
        """The systems that send marketing."""
        return cast("MarketingTab", self.parts[Part.MARKETING])

    def _make_parts(self) -> Iterator[None]:
        """One part at a step."""
        kinds: dict[Part, Callable[[Session, Navigator], QWidget]] = {
            Part.REQUEST: RequestTab,
            Part.ITEMS: ItemsTab,
            Part.IDENTITY: IdentityTab,
            Part.SEARCH: SearchTab,
            Part.MARKETING: MarketingTab,
            Part.MEASURES: MeasuresTab,
            Part.PROMISES: PromisesTab,
            Part.PAPERS: PapersTab,
            Part.KEEPING: KeepingTab,
        }
        for part, make in kinds.items():
            widget = self._parts[part] = make(self._session, self._navigator)
            if isinstance(widget, Page):
                widget.body.setContentsMargins(GAP, GAP, GAP, GAP)
            if isinstance(widget, SearchTab):
                widget.wanted.connect(lambda part: self.go_to(Part(part)))
            self.tabs.addTab(widget, self._title(part))
            self._show_tab(self.tabs.indexOf(widget), shown=part in self._wanted)
            self._stale.add(widget)
            self._fill()
            yield

    def _title(self, part: Part) -> str:
        return {
            Part.REQUEST: self.tr("Request"),
            Part.ITEMS: self.tr("Items"),
            Part.IDENTITY: self.tr("Identity"),
            Part.SEARCH: self.tr("Search"),
            Part.MARKETING: self.tr("Marketing"),
            Part.MEASURES: self.tr("Measures"),
            Part.PROMISES: self.tr("Promises"),
            Part.PAPERS: self.tr("Letters"),
            Part.KEEPING: self.tr("Retention"),
        }[part]

    def _lay_out(self) -> None:
        self.content = QWidget()
        self.content.setObjectName("pageContent")
        body = column(self.content, margin=MARGIN)
        body.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        # From the outside to the inside: Qt dresses anew whatever stands in a part that is put somewhere else.
        self.setWidget(self.content)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        for bar in (self.who, self.next, self.clock, self.stages):
            body.addWidget(bar)
        body.addWidget(self.panes, 1)
        self.panes.setChildrenCollapsible(False)
        self.timeline.setMinimumHeight(SHORTEST_TIMELINE)
        self.tabs.setMinimumHeight(SHORTEST_PARTS)
        self.panes.addWidget(self.timeline)
        self.panes.addWidget(self.tabs)
        self.panes.setStretchFactor(0, TIMELINE_SHARE)
        self.panes.setStretchFactor(1, PARTS_SHARE)
        self.panes.setSizes([TIMELINE_SHARE * 200, PARTS_SHARE * 200])
        self.panes.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Parts of the case"))
        self.tabs.tabBar().setAccessibleName(self.tr("Parts of the case"))
        self.tabs.setUsesScrollButtons(True)
        self.tabs.currentChanged.connect(lambda _index: self._fill())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room, else the parts above the timeline."""
        super().resizeEvent(event)
        narrow = self.viewport().width() < LETTERS_SIDE_BY_SIDE * self.fontMetrics().averageCharWidth()
        self._stack(narrow=narrow)

    def _stack(self, *, narrow: bool) -> None:
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self.panes.orientation() is wanted:
            return
        self.panes.setOrientation(wanted)
        self.panes.insertWidget(1 if narrow else 0, self.timeline)
        sizes = [PARTS_SHARE * 200, TIMELINE_SHARE * 200]
        self.panes.setSizes(sizes if narrow else sizes[::-1])

    def _make_actions(self) -> None:
        """Every gesture of the page by keyboard."""
        # Known by the button, which names the step: another step is never taken in its place.
        self._add_action(
            self.tr("Do the next step"), ("Ctrl+Return", "Ctrl+Enter"), self.presenter.do_next, self.next.do_button
        )
        self._add_action(self.tr("Decide"), ("Ctrl+D",), self.presenter.decide)
        self._add_action(self.tr("Add a note"), ("Ctrl+M",), self.timeline.ask_note)
        self._add_action(self.tr("Back to the requests"), ("Alt+Left",), self.presenter.back)
        self._add_action(
            self.tr("Suspend or resume the clock"), ("Ctrl+Shift+P",), self.clock.presenter.suspend_or_resume
        )
        self._add_action(
            self.tr("Extend the time limit"), ("Ctrl+Shift+X",), partial(self.clock.presenter.do, Gesture.EXTEND)
        )

    def _add_action(
        self, text: str, keys: tuple[str, ...], do: Callable[[], object], source: Source | None = None
    ) -> None:
        action = QAction(text, self)
        action.setObjectName(text)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(pressing(source or action, do))
        self.addAction(action)

    def open_case(self, reference: str) -> None:
        """Show the case of that reference once the page comes to the front."""
        self.presenter.open(reference)

    def activate(self) -> None:
        """Show what stands now."""
        self.presenter.load()

    def front_panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through: the next step, the timeline, the parts."""
        return self.next, self.timeline, self.tabs

    def show_nothing(self) -> None:
        """The page while its case is being read."""
        self._close_beside()
        self.asking.close()
        self.clock.asking.close()
        self.content.hide()
        self._stale.clear()
        self.tabs.setCurrentIndex(0)

    def show_page(self, page: CasePage, head: Head) -> None:
        """The case as it stands."""
        self.who.show_head(head)
        self.next.show_next(head.next)
        self.clock.show_page(page)
        self.stages.show_stages(head.stages)
        self.timeline.show_page(page)
        self._wanted = frozenset(head.parts)
        # Parts that are still to be made read this when they are.
        for part, widget in self._parts.items():
            self._show_tab(self.tabs.indexOf(widget), shown=part in self._wanted)
        self._stale = set(self._parts.values())
        self._fill()
        self.content.show()

    def _fill(self) -> None:
        """Show the case in the part in front; the others wait until they come there."""
        front = self.tabs.currentWidget()
        if front in self._stale:
            self._show_in(front)

    def fill_parts(self) -> None:
        """Show the case in every part, so that whatever can be pressed on the page is there."""
        for widget in self.parts.values():
            if widget in self._stale:
                self._show_in(widget)

    def _show_in(self, widget: QWidget) -> None:
        page = self.presenter.page
        if page is not None:
            self._stale.discard(widget)
            cast("Tab", widget).show_page(page)

    def _show_tab(self, index: int, *, shown: bool) -> None:
        # Told again what it knows, a tab bar forgets to lay out what it was told just before.
        if self.tabs.isTabVisible(index) is not shown:
            self.tabs.setTabVisible(index, shown)

    def explain(self) -> None:
        """Show how the time limit was counted."""
        page = self.presenter.page
        if page is not None:
            self._open_beside(self.clock.why_dialog(self, page))

    def go_to(self, part: Part) -> None:
        """Bring one part to the front, and the keyboard with it."""
        widget = self.parts[part]
        self.tabs.setCurrentWidget(widget)
        self.ensureWidgetVisible(self.tabs)
        self.tabs.tabBar().setFocus()

    def ask_to_stop_marketing(self) -> None:
        """Ask whether marketing was stopped everywhere."""
        self.marketing.presenter.ask()

    def ask_to_decide(self, item: int) -> None:
        """Ask for the outcome of one item."""
        self.items.presenter.ask(item)

    def ask_own_erasure(self) -> None:
        """Ask whether to begin an erasure that nobody asked for."""
        self.items.ask_own_erasure()

    def ask_to_close(self) -> None:
        """Ask whether to close the case."""
        self.asking.open(CloseDialog(self, self.presenter.confirm_close))

    def show_blockers(self, blockers: tuple[Blocker, ...]) -> None:
        """What must be done before the case can be closed."""
        self._open_beside(BlockersDialog(self, blockers, self.go_to))

    def _open_beside(self, dialog: QDialog) -> None:
        self._close_beside()
        self._beside = dialog
        dialog.finished.connect(self._forget_beside)
        dialog.open()

    def _forget_beside(self, _result: int) -> None:
        self._beside = None

    def _close_beside(self) -> None:
        if self._beside is not None:
            self._beside.close()

    def tell_drafted(self) -> None:
        """The letter that says that nothing is held was drafted."""
        self._navigator.say(self.tr("Letter drafted. The case stays open until it has left."))

    def tell_closed(self, days: int) -> None:
        """The case was closed, so many days after its receipt."""
        self.asking.done(self.tr("Closed in %n day(s).", "", days))

    def refuse(self, sentence: str) -> None:
        """What went wrong."""
        self.asking.refuse(sentence)
