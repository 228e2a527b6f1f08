"""One attachment beside the fields: what it is, and whether it is an identity document, as a person says in the end."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from dsardesk.domain.draft import Attachment
from dsardesk.ui.drafts.fields import NAMED
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.theme.icons import icon
from dsardesk.ui.widgets.layout import column, row
from dsardesk.ui.widgets.text import SMALL_ICON, Chip, paragraph
from dsardesk.wording import Catalogue

UNDER_BOX = 28
"""Pixels by which what follows from a box stands under its words."""


class AttachmentRow(QWidget):
    """Its name, what it was taken for and why, and the box by which a person says so or otherwise; never its content.

    Signals:
        told: the person said that it is an identity document, or that it is none.
    """

    told = Signal()

    def __init__(self, attachment: Attachment, number: int, words: Catalogue) -> None:
        """Tick the box where it was taken for one; it is that attachment of the message, from 1."""
        super().__init__()
        self.box = QCheckBox(self.tr("This is an identity document"))
        self.box.setProperty(NAMED, f"part {number}")
        self.box.setAccessibleName(self.tr("{name} is an identity document").format(name=attachment.name))
        self.box.setChecked(attachment.identity_document)
        why = words.say(f"identity_sign.{attachment.sign}") if attachment.sign else ""
        self.box.setAccessibleDescription(why)
        self._why = why
        self._reason = paragraph("", Tone.MUTED)
        self._picture = QLabel()
        self._apart = Chip(self.tr("Kept apart, then destroyed"), "shield", Tone.WARNING)
        body = column(self, gap=2)
        head = row(self._picture, stretch=False)
        head.addWidget(self._name(attachment), 1)
        body.addLayout(head)
        body.addWidget(self.box)
        self._reason.setIndent(UNDER_BOX)
        body.addWidget(self._reason)
        below = row(self._apart)
        below.setContentsMargins(UNDER_BOX, 0, 0, 0)
        body.addLayout(below)
        self._show()
        self.box.toggled.connect(self._tell)

    def follow(self, attachment: Attachment) -> None:
        """Show the box as the message was read again: nobody touched it."""
        self.box.blockSignals(True)  # noqa: FBT003 -- Qt's own signature
        self.box.setChecked(attachment.identity_document)
        self.box.blockSignals(False)  # noqa: FBT003 -- the same
        self._show()

    def _tell(self) -> None:
        self._show()
        self.told.emit()

    def _show(self) -> None:
        """Say what becomes of it, as the box stands."""
        apart = self.box.isChecked()
        self._picture.setPixmap(icon("contact_card" if apart else "attach", Tone.MUTED).pixmap(SMALL_ICON))
        self._apart.setVisible(apart)
        freed = self.tr("It is read and kept with the message, like any other attachment.") if self._why else ""
        self._reason.setText(self._why if apart else freed)
        self._reason.setVisible(bool(self._reason.text()))

    def _name(self, attachment: Attachment) -> QLabel:
        size = QLocale().formattedDataSize(attachment.size_bytes, 0)
        return paragraph(f"{attachment.name} ({self._kind(attachment.media_type)}, {size})", selectable=True)

    def _kind(self, media_type: str) -> str:
        main = media_type.partition("/")[0]
        kinds = {
            "application/pdf": self.tr("PDF"),
            "message/rfc822": self.tr("message"),
            "image": self.tr("picture"),
            "text": self.tr("text"),
            "audio": self.tr("sound"),
            "video": self.tr("film"),
        }
        return kinds.get(media_type) or kinds.get(main) or self.tr("file")
