"""What stands in place of the list when it has no line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from dsardesk.services.case_list import Extent, Part
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.theme.icons import icon
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.flow import FlowLayout
from dsardesk.ui.widgets.layout import clear, column
from dsardesk.ui.widgets.text import heading, paragraph

ICON_PIXELS = 40


class DropZone(QFrame):
    """A desk without any case: four ways to the first one."""

    def __init__(self, write: Callable[[], object], paste: Callable[[], object], import_: Callable[[], object]) -> None:
        """Ask for a message."""
        super().__init__()
        self.setObjectName("dropZone")
        body = column(self, margin=28)
        body.addStretch(1)
        _centred(body, "mail_inbox", self.tr("Drop an e-mail here, paste (Ctrl+Shift+V), or Ctrl+N"))
        told = paragraph(self.tr("There is no request yet. Nothing leaves this computer."), Tone.MUTED)
        told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        body.addWidget(told)
        self.write_button = button(self.tr("New request"), write, icon_name="add", kind="primary")
        self.paste_button = button(self.tr("Paste a message"), paste, icon_name="clipboard_paste")
        self.import_button = button(self.tr("Import my spreadsheet"), import_, icon_name="folder_open")
        buttons = FlowLayout()
        for made in (self.write_button, self.paste_button, self.import_button):
            buttons.addWidget(made)
        holder = QWidget()
        holder.setLayout(buttons)
        body.addWidget(holder, alignment=Qt.AlignmentFlag.AlignHCenter)
        body.addStretch(2)

    def show_over(self, *, over: bool) -> None:
        """Show that a message held over it may be dropped."""
        self.setProperty("over", over)
        self.style().unpolish(self)
        self.style().polish(self)


class NothingFound(QFrame):
    """A selection that no case meets, and what to leave out to see some."""

    def __init__(self, leave_out: Callable[[Part], object], show_all: Callable[[], object]) -> None:
        """Say nothing yet."""
        super().__init__()
        self.setObjectName("card")
        self._leave_out = leave_out
        self._show_all = show_all
        body = column(self, margin=28)
        body.addStretch(1)
        _centred(body, "search", self.tr("No request matches"))
        self.told = paragraph("", Tone.MUTED)
        self.told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        body.addWidget(self.told)
        holder = QWidget()
        self._buttons = column(holder, gap=8)
        body.addWidget(holder, alignment=Qt.AlignmentFlag.AlignHCenter)
        body.addStretch(2)

    def show_ways_out(self, extent: Extent, name: Callable[[Part], str]) -> None:
        """Offer to leave out one thing, or everything."""
        clear(self._buttons)
        self.told.setText(
            self.tr("One filter less would show some:")
            if extent.loosenings
            else self.tr("No single filter hides them all: leave out several.")
        )
        for way in extent.loosenings:
            text = self.tr("Without “{filter}”: %n request(s)", "", way.found).format(filter=name(way.part))
            self._buttons.addWidget(button(text, partial(self._leave_out, way.part), icon_name="dismiss"))
        self._buttons.addWidget(button(self.tr("Show all requests"), self._show_all, kind="link"))


def _centred(body: QVBoxLayout, picture: str, text: str) -> None:
    shown = QLabel()
    shown.setPixmap(icon(picture, Tone.ACCENT).pixmap(ICON_PIXELS, ICON_PIXELS))
    title = heading(text, 2)
    title.setWordWrap(True)
    for label in (shown, title):
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        body.addWidget(label)
