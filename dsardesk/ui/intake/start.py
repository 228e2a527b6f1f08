"""The ways in: a message dropped or opened, words pasted, a note of what somebody said."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QWidget

from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.theme.icons import icon
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.draft_line import DraftLine
from dsardesk.ui.widgets.fields import Choice
from dsardesk.ui.widgets.layout import Card, Page, column, row
from dsardesk.ui.widgets.messages import MessageBar
from dsardesk.ui.widgets.text import heading, paragraph
from dsardesk.wording import Catalogue

ICON_PIXELS = 40
PATIENCE_MS = 1000
NOTE_LINES = 7
NOTED = ("phone", "email", "post", "in_person", "form")


class StartPage(Page):
    """Where a request is handed over; `write` is called with the words of a note and how they came."""

    def __init__(
        self,
        words: Catalogue,
        *,
        choose: Callable[[], object],
        paste: Callable[[], object],
        write: Callable[[str, str], object],
        stop: Callable[[], object],
    ) -> None:
        """Ask for a message or a note."""
        super().__init__()
        self.setAccessibleName(self.tr("New request"))
        self.problem = MessageBar()
        self.note = QPlainTextEdit()
        self.channel = Choice([(channel, words.say(f"channel.{channel}")) for channel in NOTED])
        self._write = write
        self._handed = ""
        self.draft_line = DraftLine()
        self.body.addWidget(heading(self.tr("New request")))
        self.body.addWidget(self.problem)
        self.body.addWidget(self.draft_line)
        self.drop = self._drop_zone(choose, paste)
        self.body.addWidget(self.drop)
        self.reading = QWidget()
        self.stop_button = button(self.tr("&Stop reading"), stop, icon_name="dismiss")
        self.reading.setLayout(row(paragraph(self.tr("Reading…"), Tone.MUTED), self.stop_button))
        self.reading.hide()
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self.reading.show)
        self.body.addWidget(self.reading)
        self.body.addWidget(self._note_card())
        self.body.addStretch(1)

    def show_reading(self, *, reading: bool) -> None:
        """Say that a file is being read once it lasts, and offer to stop."""
        if reading:
            self._patience.start()
        else:
            self._patience.stop()
            self.reading.hide()

    def show_draft_back(self, afresh: Callable[[], object] | None) -> None:
        """Say that a draft is back, or no more where *afresh* is None."""
        self.draft_line.show_back(afresh)

    def _drop_zone(self, choose: Callable[[], object], paste: Callable[[], object]) -> QFrame:
        zone = QFrame()
        zone.setObjectName("dropZone")
        body = column(zone, margin=28)
        picture = QLabel()
        picture.setPixmap(icon("mail_inbox", Tone.ACCENT).pixmap(ICON_PIXELS, ICON_PIXELS))
        title = heading(self.tr("Drop an e-mail or a letter here"), 2)
        told = paragraph(
            self.tr(
                "Messages, letters, scans or archives, one or several. Originals are kept unaltered; nothing is sent."
            ),
            Tone.MUTED,
        )
        for label in (picture, title, told):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            body.addWidget(label)
        self.choose_button = button(self.tr("&Open a message…"), choose, icon_name="folder_open", kind="primary")
        paste_button = button(self.tr("&Paste a message"), paste, icon_name="clipboard_paste")
        buttons = row(self.choose_button, paste_button)
        buttons.insertStretch(0, 1)
        body.addLayout(buttons)
        return zone

    def _note_card(self) -> Card:
        card = Card(self.tr("Or type what was asked"))
        card.body.addWidget(
            paragraph(
                self.tr("A call, a letter, a visit: note the words used, with name and contact details."), Tone.MUTED
            )
        )
        self.note.setAccessibleName(self.tr("What was asked"))
        self.note.setPlaceholderText(self.tr("Words of the request, or of your note"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(NOTE_LINES * self.note.fontMetrics().lineSpacing() + 20)
        self.channel.setAccessibleName(self.tr("How it came"))
        card.body.addWidget(self.note)
        caption = QLabel(self.tr("How it came"))
        caption.setBuddy(self.channel)
        self.continue_button = button(self.tr("&Continue"), self._continue, icon_name="chevron_right")
        self.continue_button.setEnabled(False)
        self.note.textChanged.connect(lambda: self.continue_button.setEnabled(bool(self.note.toPlainText().strip())))
        card.body.addLayout(row(caption, self.channel, self.continue_button))
        return card

    def _continue(self) -> None:
        self._handed = self.note.toPlainText()
        self._write(self._handed, self.channel.value)

    def taken(self) -> None:
        """The note that was handed over was read: it stands on another page now."""
        self.problem.hide()
        if self.note.toPlainText() == self._handed:
            self.note.clear()
        self._handed = ""

    def show_over(self, *, over: bool) -> None:
        """Show that a message held over the page may be dropped."""
        self.drop.setProperty("over", over)
        self.drop.style().unpolish(self.drop)
        self.drop.style().polish(self.drop)
