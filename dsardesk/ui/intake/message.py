"""The message as it came, beside the fields: its words, those that were understood underlined, and what is attached."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit, QVBoxLayout

from dsardesk.domain.draft import Attachment, Draft
from dsardesk.reports.dates import moment as in_words
from dsardesk.ui.intake.attachment import AttachmentRow
from dsardesk.ui.intake.reading import identity_parts
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.theme.look import LOOK
from dsardesk.ui.widgets.layout import Card, clear
from dsardesk.ui.widgets.text import paragraph
from dsardesk.wording import Catalogue

LEAST_LINES = 8


class MessageCard(Card):
    """One message, to be read only.

    Signals:
        told: the person said that an attachment is an identity document, or that it is none.
    """

    told = Signal()

    def __init__(self, zone: ZoneInfo, words: Catalogue) -> None:
        """Show nothing yet; instants will be told in *zone*."""
        super().__init__(self.tr("Message"))
        self._zone = zone
        self._words = words
        self._draft: Draft | None = None
        self._head = QVBoxLayout()
        self.text = QTextEdit(readOnly=True, tabChangesFocus=True, acceptRichText=False)
        self.text.setAccessibleName(self.tr("Text of the message"))
        self.text.setMinimumHeight(LEAST_LINES * self.text.fontMetrics().lineSpacing())
        self._attachments = QVBoxLayout()
        self.parts: dict[int, AttachmentRow] = {}
        self.body.addLayout(self._head)
        self.body.addWidget(self.text, 1)
        self.body.addLayout(self._attachments)
        LOOK.changed.connect(self._underline)

    def show_draft(self, draft: Draft) -> None:
        """Show another message."""
        self._draft = draft
        clear(self._head)
        clear(self._attachments)
        for line in self._lines(draft):
            self._head.addWidget(paragraph(line, Tone.MUTED, selectable=True))
        self.text.setPlainText(draft.text)
        self._underline()
        self.parts = {}
        for number, attachment in enumerate(draft.attachments, start=1):
            self._attach(number, attachment)

    def show_again(self, draft: Draft) -> None:
        """Show what the same message says now; the rows of its attachments stay, and the focus in them."""
        said, self._draft = self._draft.text if self._draft else "", draft
        if draft.text != said:
            self.text.setPlainText(draft.text)
        self._underline()
        attachments = dict(enumerate(draft.attachments, start=1))
        for number in set(self.parts) - set(attachments):
            self.parts.pop(number).deleteLater()
        for number, attachment in attachments.items():
            if number in self.parts:
                self.parts[number].follow(attachment)
            else:
                self._attach(number, attachment)

    def _attach(self, number: int, attachment: Attachment) -> None:
        part = self.parts[number] = AttachmentRow(attachment, number, self._words)
        part.told.connect(self.told)
        self._attachments.addWidget(part)

    @property
    def identity_parts(self) -> frozenset[int] | None:
        """Numbers of the attachments that the person says are identity documents; None where that is what was read."""
        ticked = frozenset(number for number, line in self.parts.items() if line.box.isChecked())
        return None if ticked == identity_parts(self._draft) else ticked

    def _lines(self, draft: Draft) -> Iterator[str]:
        sender = f"{draft.sender_name} <{draft.sender_email}>" if draft.sender_email else draft.sender_name
        if sender.strip():
            yield self.tr("From: {sender}").format(sender=sender.strip())
        if draft.subject:
            yield self.tr("Subject: {subject}").format(subject=draft.subject)
        moment = draft.received_at or draft.sent_at
        if moment:
            said = self.tr("Received: {moment}") if draft.received_at else self.tr("Sent: {moment}")
            yield said.format(moment=in_words(moment, self._zone, self._words))

    def _underline(self) -> None:
        """Mark the words that made each proposal."""
        if self._draft is None:
            return
        marked = QTextCharFormat()
        marked.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        marked.setUnderlineColor(QColor(LOOK.colours.accent))
        marked.setBackground(QColor(LOOK.colours.accent_soft))
        selections = []
        for quote in _quotes(self._draft):
            start = self._draft.text.find(quote)
            selection = QTextEdit.ExtraSelection()
            selection.format = marked
            selection.cursor = _span(self.text.document(), self._draft.text, start, start + len(quote))
            selections.append(selection)
        self.text.setExtraSelections(selections)


def _quotes(draft: Draft) -> tuple[str, ...]:
    """The words that made a proposal, as far as they stand in the text: some stand in the subject."""
    behalf = draft.on_behalf_of.quote if draft.on_behalf_of else ""
    quotes = (*(each.quote for each in draft.proposals), draft.kind_quote, behalf)
    return tuple(dict.fromkeys(quote for quote in quotes if quote and quote in draft.text))


def _span(document: QTextDocument, text: str, start: int, end: int) -> QTextCursor:
    """The characters of *text* from *start* to *end*; Qt counts UTF-16 units."""
    cursor, last = QTextCursor(document), document.characterCount() - 1
    cursor.setPosition(min(_units(text[:start]), last))
    cursor.setPosition(min(_units(text[:end]), last), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
