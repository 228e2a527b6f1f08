"""The list of cases: filters above, the pane of the chosen case below, or beside it where there is room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QSplitter, QStackedWidget, QTableView, QWidget

from dsardesk.domain.actors import UserRole
from dsardesk.services.case_list import NEAR, Extent, Selection, Shown
from dsardesk.ui.requests.detail import DetailPane
from dsardesk.ui.requests.empty import DropZone, NothingFound
from dsardesk.ui.requests.filters import FilterBar
from dsardesk.ui.requests.models import LINE_ROLE, ORDERS, CaseTable, Column
from dsardesk.ui.requests.presenter import Detail, RequestsPresenter
from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.layout import MARGIN, column, row
from dsardesk.ui.widgets.tables import dress_table
from dsardesk.ui.widgets.text import heading, paragraph

SHARES = (520, 230)
"""Room of the list and of the pane, in proportion."""
WIDE = 185
"""Width in letters from which the pane stands beside the list."""
NARROW = 128
"""Width in letters below which the pane alone tells the day of receipt, and a row takes another line."""
LINES, MORE_LINES = 2, 3
LEAST_LETTERS = 13
ROW_GAP = 18


class RequestsView(QWidget):
    """Every case, sorted and filtered by the vault."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """An empty list."""
        super().__init__()
        self.setAcceptDrops(True)
        self.presenter = RequestsPresenter(self, for_owner(session, self), navigator)
        self._navigator = navigator
        self.model = CaseTable(self.presenter, session.words, self)
        self.filters = FilterBar(session.words, self.model, session.desk.context.rules.days(NEAR))
        self.filters.chips[Shown.ARCHIVED].setVisible(session.desk.actor.role is UserRole.DPO)
        self.table = QTableView()
        self.pane = DetailPane(session.words, self.presenter.open_chosen)
        self.drop_zone = DropZone(navigator.new_request, navigator.paste_message, navigator.import_register)
        self.nothing = NothingFound(self.presenter.leave_out, self.presenter.show_all)
        self.summary = paragraph("", Tone.MUTED)
        self.failure = paragraph("", Tone.DANGER)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.stack = QStackedWidget()
        self._dress_table()
        self._lay_out()
        self._connect()
        session.news.listen(self._hear)

    def _dress_table(self) -> None:
        table, header = self.table, self.table.horizontalHeader()
        wide = (Column.PERSON, Column.ASKED, Column.STEP)
        dress_table(table, self.model, self.tr("Requests"), self.tr("Columns; press one to sort by it"), wide=wide)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setIconSize(table.iconSize().scaled(20, 20, Qt.AspectRatioMode.KeepAspectRatio))
        table.verticalHeader().setAccessibleName(self.tr("Rows"))
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setResizeContentsPrecision(50)
        header.setMinimumSectionSize(LEAST_LETTERS * self.fontMetrics().averageCharWidth())

    def _lay_out(self) -> None:
        self.failure.hide()
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.pane)
        self.splitter.setSizes(SHARES)
        self.splitter.setChildrenCollapsible(False)
        for widget in (self.splitter, self.drop_zone, self.nothing):
            self.stack.addWidget(widget)
        body = column(self, margin=MARGIN)
        new = button(self.tr("New request"), self._navigator.new_request, icon_name="add", kind="primary")
        top = row(heading(self.tr("Requests")), self.summary, new, stretch=False)
        top.setStretch(1, 1)
        body.addLayout(top)
        body.addWidget(self.filters)
        body.addWidget(self.failure)
        body.addWidget(self.stack, 1)

    def _connect(self) -> None:
        filters, presenter = self.filters, self.presenter
        filters.searched.connect(presenter.search)
        filters.shown.connect(presenter.show)
        filters.pressed.connect(presenter.press)
        filters.right_chosen.connect(presenter.ask_right)
        filters.sorted_by.connect(presenter.sort)
        self.table.activated.connect(lambda index: presenter.open(index.row()))
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        self._shortcut("Ctrl+F", self._find)
        self._shortcut("F9", lambda: self.pane.setVisible(self.pane.isHidden()))
        self._action(self.tr("Open"), lambda: presenter.open(self.table.currentIndex().row()))
        self._action(self.tr("Copy the reference"), self._copy)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _shortcut(self, keys: str, do: Callable[[], object]) -> None:
        made = QShortcut(QKeySequence(keys), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(do)

    def _action(self, text: str, do: Callable[[], object]) -> None:
        made = QAction(text, self.table)
        made.triggered.connect(lambda _checked=False: do())
        self.table.addAction(made)

    def activate(self) -> None:
        """Show what stands now; what is filtered and where one was stays."""
        self.presenter.activate()
        self.table.setFocus()

    def _hear(self, _reference: str) -> None:
        if self.isVisible():
            self.presenter.activate()

    def _find(self) -> None:
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def _sort(self, section: int) -> None:
        order = ORDERS.get(Column(section))
        if order is None:
            # The header moved its arrow by itself.
            self._point_arrow(self.presenter.selection)
        else:
            self.presenter.sort(order)

    def _choose(self, current: QModelIndex) -> None:
        if current.isValid():
            self.presenter.choose(current.row())

    def _copy(self) -> None:
        entry = self.table.currentIndex().data(LINE_ROLE)
        if entry is not None:
            QGuiApplication.clipboard().setText(entry.line.reference)

    def show_rows(self, count: int) -> None:
        """Show another list from its top; its length may grow."""
        self.failure.hide()
        self.model.restart(count)
        self.table.scrollToTop()

    def show_count(self, count: int) -> None:
        """Show that the list has that many rows."""
        self.model.resize(count)

    def show_change(self, first: int, last: int) -> None:
        """Show the rows from *first* to *last* anew."""
        self.model.change(first, last)

    def show_selection(self, selection: Selection) -> None:
        """Show what is filtered and sorted by."""
        self.filters.show_selection(selection)
        self._point_arrow(selection)

    def _point_arrow(self, selection: Selection) -> None:
        place = next(place for place, order in ORDERS.items() if order is selection.order)
        way = Qt.SortOrder.DescendingOrder if selection.descending else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(place, way)

    def show_extent(self, extent: Extent) -> None:
        """Say how many cases are shown, or why none is."""
        shown = self.tr("%n request(s)", "", extent.found)
        of = self.tr(" of {total}").format(total=self.locale().toString(extent.total))
        self.summary.setText(shown + (of if extent.total > extent.found else ""))
        self.filters.setVisible(bool(extent.total))
        if extent.found:
            self.stack.setCurrentWidget(self.splitter)
        elif extent.total:
            selection = self.presenter.selection
            self.nothing.show_ways_out(extent, lambda part: self.filters.part_name(part, selection))
            self.stack.setCurrentWidget(self.nothing)
        else:
            self.stack.setCurrentWidget(self.drop_zone)

    def show_detail(self, detail: Detail | None) -> None:
        """Show the pane of one case, or that none is chosen."""
        self.pane.show_detail(detail)

    def show_current(self, row: int) -> None:
        """Move the choice to *row*, where the chosen case now stands."""
        self.table.selectRow(row)

    def show_failure(self, sentence: str) -> None:
        """Say what could not be read."""
        self.failure.setText(sentence)
        self.failure.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the pane where there is room for it."""
        letters = event.size().width() // self.fontMetrics().averageCharWidth()
        wide, narrow = letters >= WIDE, letters < NARROW
        self.splitter.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        self.pane.lay(QBoxLayout.Direction.TopToBottom if wide else QBoxLayout.Direction.LeftToRight)
        self.table.setColumnHidden(Column.RECEIVED, narrow)
        # Every row is as tall as its words may need: a hundred thousand of them need no measuring.
        lines = MORE_LINES if narrow else LINES
        self.table.verticalHeader().setDefaultSectionSize(lines * self.fontMetrics().lineSpacing() + ROW_GAP)
        super().resizeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let messages be dropped anywhere on the list."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self.drop_zone.show_over(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing is held over the list any more."""
        self.drop_zone.show_over(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped on the page of a new request."""
        self.drop_zone.show_over(over=False)
        event.acceptProposedAction()
        self.presenter.take(tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()))
