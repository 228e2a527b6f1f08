"""The timeline of a case, and the dialog that adds a note to it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QPlainTextEdit, QWidget

from dsardesk.services.case_page import CasePage
from dsardesk.ui.case.timeline.models import EntryPainter, TimelineModel
from dsardesk.ui.case.timeline.presenter import Entry, TimelinePresenter
from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.asking import Asking
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.layout import GAP, column, row
from dsardesk.ui.widgets.text import heading, paragraph


class TimelineView(QWidget):
    """What happened, newest first."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """No case is shown yet."""
        super().__init__()
        self.setAccessibleName(self.tr("Timeline"))
        self._navigator = navigator
        self.asking = Asking(navigator.say, navigator.warn)
        self.presenter = TimelinePresenter(self, for_owner(session, self))
        self.model = TimelineModel()
        self.list = _Events()
        self.list.setModel(self.model)
        self.list.setAccessibleName(self.tr("Timeline"))
        self.note_button = button(self.tr("Add a &note…"), self.ask_note, icon_name="edit", tip=self.tr("Ctrl+M"))
        body = column(self)
        body.setContentsMargins(0, 0, GAP, 0)
        title = row(heading(self.tr("Timeline"), 2))
        title.addWidget(self.note_button)
        body.addLayout(title)
        body.addWidget(self.list, 1)
        body.addWidget(paragraph(self.tr("Entries cannot be edited, only added to."), Tone.MUTED))

    def show_page(self, page: CasePage) -> None:
        """Show the events of the case."""
        self.presenter.show(page)

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show the events, newest first."""
        self.model.set_entries(entries)

    def ask_note(self) -> None:
        """Ask for a note."""
        dialog = _NoteDialog(self)
        dialog.asked = self.presenter.add_note
        self.asking.open(dialog)

    def tell_noted(self) -> None:
        """The note was kept."""
        self.asking.done(self.tr("Note added to the timeline."))

    def refuse(self, sentence: str) -> None:
        """The note was not kept, and why."""
        self.asking.refuse(sentence)


class _Events(QListView):
    """A list whose lines wrap at its width; Ctrl+C copies one."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(EntryPainter(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the lines out at the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the event chosen, or do what lists do."""
        index: QModelIndex = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy) and index.isValid():
            QGuiApplication.clipboard().setText(str(index.data()))
        else:
            super().keyPressEvent(event)


class _NoteDialog(FormDialog):
    """Asks for a note."""

    def __init__(self, parent: TimelineView) -> None:
        super().__init__(
            parent,
            self.tr("Add a note"),
            self.tr("Add the note"),
            explanation=self.tr(
                "Write facts, as you would before the person: notes can be asked for under Article 15."
                " A note cannot be changed afterwards."
            ),
        )
        self.asked = parent.presenter.add_note
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.add(self.tr("Note"), self.text)

    def submit(self) -> None:
        """Have the note kept; the dialog closes once it is."""
        self.asked(self.text.toPlainText())
