"""The last card: the vault is ready."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QFrame

from dsardesk.ui.program import Company
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.layout import Card, column, row
from dsardesk.ui.widgets.paths import Wanted, choose_path
from dsardesk.ui.widgets.text import heading, paragraph


class StartCard(Card):
    """A first e-mail, an example of one, or the register kept so far."""

    def __init__(
        self,
        start: Callable[[Path], object],
        try_example: Callable[[], object],
        lock_minutes: int,
        *,
        import_register: Callable[[], object],
        remind: Callable[[bool], object],
        reminders: bool,
    ) -> None:
        """*start* is told the message with which to begin; *remind* whether a reminder file is wanted."""
        super().__init__()
        ready = self.tr(
            "The vault is ready. It locks by itself after %n minute(s) without a gesture.", "", lock_minutes
        )
        self.body.addWidget(paragraph(ready))
        self.drop = DropZone(start)
        self.example_button = button(self.tr("Try with an &example"), try_example, icon_name="mail")
        self.example_words = paragraph("", Tone.MUTED)
        for widget in (self.drop, self.example_words):
            self.body.addWidget(widget)
        self.import_button = button(self.tr("&Import my register…"), import_register, icon_name="folder_open")
        kept_so_far = self.tr(
            "Requests that you kept in a spreadsheet until now become cases, once you have looked at them."
        )
        self.import_button.setAccessibleDescription(kept_so_far)
        self.body.addLayout(row(self.example_button))
        self.body.addWidget(paragraph(kept_so_far, Tone.MUTED))
        self.body.addLayout(row(self.import_button))
        self.reminders = QCheckBox(self.tr("&Remind of what is due while the vault is locked"))
        self.reminders.setAccessibleName(self.reminders.text().replace("&", ""))
        self.reminders.setChecked(reminders)
        self.reminders.toggled.connect(remind)
        held = self.tr("A file beside the vault then holds references and days, and nobody’s name.")
        self.body.addWidget(self.reminders)
        self.body.addWidget(paragraph(held, Tone.MUTED))

    def show_company(self, company: Company) -> None:
        """Say what trying means in this vault."""
        self.example_words.setText(
            self.tr("Everything in this vault is invented: try whatever you like.")
            if company.invented
            else self.tr(
                "The example shows how an invented message is read. Nothing of it is kept unless you open a case."
            )
        )


class DropZone(QFrame):
    """Takes one message, dropped or chosen."""

    def __init__(self, take: Callable[[Path], object]) -> None:
        """*take* is told the file."""
        super().__init__()
        self._take = take
        self.setObjectName("dropZone")
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Drop a first e-mail here"))
        body = column(self, margin=20, gap=8)
        body.addWidget(heading(self.tr("Drop a first e-mail here"), 3))
        body.addWidget(paragraph(self.tr("A message saved as a file (.eml), dragged from a folder."), Tone.MUTED))
        body.addLayout(row(button(self.tr("&Choose a file…"), self._choose, icon_name="folder_open")))

    def _choose(self) -> None:
        filters = (self.tr("Messages (*.eml)"), self.tr("All files (*)"))
        choose_path(self, Wanted.FILE, self.tr("Open a message"), self._take, filters=filters)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show that a file may be dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._mark(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show that it is gone."""
        self._mark(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the first file."""
        self._mark(over=False)
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self._take(files[0])

    def _mark(self, *, over: bool) -> None:
        self.setProperty("over", over)
        self.style().unpolish(self)
        self.style().polish(self)
