"""The screen of the journal: a table that grows as it is scrolled, the check, the export."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from dsardesk.ui.journal.models import Column, JournalModel
from dsardesk.ui.journal.presenter import Entry, JournalPresenter
from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.layout import MARGIN, column, row
from dsardesk.ui.widgets.messages import MessageBar
from dsardesk.ui.widgets.paths import Wanted, choose_path
from dsardesk.ui.widgets.text import heading, paragraph


class JournalView(QWidget):
    """Newest first; nothing can be changed here, by anybody."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """Nothing shown yet."""
        super().__init__()
        self.setObjectName("page")
        self.presenter = JournalPresenter(self, for_owner(session, self), navigator)
        self.model = JournalModel(self.presenter.more)
        self.verdict = MessageBar()
        self.table = self._make_table()
        self.count = paragraph("", Tone.MUTED)
        self._lay_out()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Journal"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setAccessibleName(self.tr("Columns of the journal"))
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(Column.WHAT, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.activated.connect(self._open)
        return table

    def _lay_out(self) -> None:
        body = column(self, margin=MARGIN)
        body.addWidget(heading(self.tr("Journal"), 1))
        body.addWidget(
            paragraph(
                self.tr(
                    "Everything that was done, newest first. Each event carries the fingerprint of the one before: "
                    "none can be changed or taken out unseen."
                ),
                Tone.MUTED,
            )
        )
        self.verify_button = button(self.tr("&Verify"), self.presenter.verify, icon_name="shield_checkmark")
        export = button(self.tr("&Export…"), self._export, icon_name="save")
        body.addLayout(row(self.verify_button, export))
        body.addWidget(self.verdict)
        body.addWidget(self.table, 1)
        body.addWidget(self.count)
        self.setFocusProxy(self.table)

    def activate(self) -> None:
        """Show what stands now."""
        self.presenter.activate()

    def show_entries(self, entries: tuple[Entry, ...], total: int) -> None:
        """The newest entries, in place of what was shown, and how many there are in all."""
        self.model.show_entries(entries, total)
        self.count.setText(self.tr("%n event(s)", "", total))

    def add_entries(self, entries: tuple[Entry, ...]) -> None:
        """Older entries, below what is shown; none when the end was reached."""
        self.model.add_entries(entries)

    def show_verdict(self, sentence: str, *, whole: bool) -> None:
        """What a check of the chain found."""
        self.verdict.say(sentence, Tone.GOOD if whole else Tone.DANGER)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a case on macOS too, where tables leave that key alone."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.table.hasFocus():
            self._open(self.table.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.presenter.open_case(self.model.entry(index.row()))

    def _export(self) -> None:
        title, name = self.tr("Export the journal"), self.tr("journal.jsonl")
        filters = (self.tr("JSON Lines (*.jsonl)"),)
        choose_path(self, Wanted.NEW_FILE, title, self.presenter.export, filters=filters, name=name)
