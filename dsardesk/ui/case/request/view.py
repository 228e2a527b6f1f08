"""The requester's own words, with what asks for each right underlined."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTextEdit

from dsardesk.services.case_page import CasePage
from dsardesk.ui.case.request.presenter import AttachmentLine, RequestPart, request_part
from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.theme.look import LOOK
from dsardesk.ui.widgets.layout import Card, Page, clear, column, row
from dsardesk.ui.widgets.text import Chip, heading, paragraph

MARGIN = 12


class RequestTab(Page):
    """What the person wrote."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """No case is shown yet."""
        super().__init__()
        self.setAccessibleName(self.tr("Request"))
        self._words = session.words
        self._shown: RequestPart | None = None
        self._subject = heading("", 2)
        self._subject.setWordWrap(True)
        self.text = _Letter()
        self.text.setAccessibleName(self.tr("The person’s own words"))
        self._below = column(gap=8)
        card = Card()
        for widget in (self._subject, paragraph(self.tr("What asks for each right is underlined."), Tone.MUTED)):
            card.body.addWidget(widget)
        card.body.addWidget(self.text)
        card.body.addLayout(self._below)
        self.body.addWidget(card)
        self.body.addStretch(1)
        LOOK.changed.connect(self._mark)

    def show_page(self, page: CasePage) -> None:
        """Show what the person of the case wrote; the same words are left alone, and so is where one reads."""
        part = request_part(page, page.message, self._words) if page.message else None
        if part == self._shown or part is None:
            return
        self._shown = part
        self._subject.setText(part.subject or self.tr("(no subject)"))
        self.text.setPlainText(part.text)
        self.text.fit()
        self._mark()
        self._show_below(part)

    def _mark(self) -> None:
        """Underline what asks for each right, in the colours of the theme."""
        selections = []
        for mark in self._shown.marks if self._shown else ():
            chosen = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.text.document())
            cursor.setPosition(mark.start)
            cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
            style = QTextCharFormat()
            style.setFontUnderline(True)
            style.setUnderlineColor(QColor(LOOK.colours.accent))
            style.setBackground(QColor(LOOK.colours.accent_soft))
            chosen.cursor, chosen.format = cursor, style
            selections.append(chosen)
        self.text.setExtraSelections(selections)

    def _show_below(self, part: RequestPart) -> None:
        clear(self._below)
        for mark in part.marks:
            self._below.addLayout(self._mark_line(mark.right, mark.quote))
        if part.attachments:
            self._below.addWidget(heading(self.tr("Attachments"), 3))
        for attachment in part.attachments:
            self._below.addLayout(self._attachment_line(attachment))
        if part.warnings:
            self._below.addWidget(heading(self.tr("To check"), 3))
        for warning in part.warnings:
            self._below.addWidget(paragraph(warning, Tone.WARNING))

    def _mark_line(self, right: str, quote: str) -> QHBoxLayout:
        line = row(Chip(right, "", Tone.ACCENT), stretch=False)
        line.addWidget(paragraph(self.tr("“{quote}”").format(quote=quote), selectable=True), 1)
        return line

    def _attachment_line(self, attachment: AttachmentLine) -> QHBoxLayout:
        size = QLocale().formattedDataSize(attachment.size_bytes)
        if attachment.identity_document:
            line = row(Chip(attachment.name, "contact_card", Tone.WARNING), stretch=False)
            text = self.tr("{size} – identity document, not kept with the message: see Identity").format(size=size)
            line.addWidget(paragraph(text, Tone.MUTED), 1)
        else:
            line = row(Chip(attachment.name, "attach"), stretch=False)
            line.addWidget(paragraph(size, Tone.MUTED), 1)
        return line


class _Letter(QPlainTextEdit):
    """Words to read, shown whole: the page scrolls, not the words."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def fit(self) -> None:
        """Take the height of the words at the present width."""
        lines = self.document().size().height()
        margins = 2 * (MARGIN + int(self.document().documentMargin()))
        self.setFixedHeight(int(lines * self.fontMetrics().lineSpacing()) + margins)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new width."""
        super().resizeEvent(event)
        self.fit()
