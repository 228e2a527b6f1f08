"""The unlock prompt: which vault, its password, nothing else; no name of anybody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from dsardesk.ui.session import Opened, Vaults
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.theme.icons import desk_icon
from dsardesk.ui.unlock.presenter import UnlockPresenter
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.layout import Card, row
from dsardesk.ui.widgets.text import heading, paragraph
from dsardesk.ui.work import Runner
from dsardesk.wording import Catalogue

WIDTH = 420
ICON_PIXELS = 56


class UnlockView(QWidget):
    """The prompt that opens the vault in *folder*."""

    def __init__(
        self,
        folder: Path,
        runner: Runner,
        vaults: Vaults,
        words: Catalogue,
        opened: Callable[[Opened], object],
    ) -> None:
        """Ask for the password."""
        super().__init__()
        self._folder = folder
        self.presenter = UnlockPresenter(self, runner, vaults, words, opened)
        self._password = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self._password.setAccessibleName(self.tr("Password of the vault"))
        self._password.setPlaceholderText(self.tr("Password"))
        self._password.returnPressed.connect(self._unlock)
        self._unlock_button = button(self.tr("Unlock"), self._unlock, kind="primary", icon_name="key")
        self._status = paragraph("", Tone.MUTED)
        self._lay_out()

    def _lay_out(self) -> None:
        card = Card()
        card.setFixedWidth(WIDTH)
        picture = QLabel()
        picture.setPixmap(desk_icon().pixmap(ICON_PIXELS, ICON_PIXELS))
        card.body.addWidget(picture, alignment=Qt.AlignmentFlag.AlignHCenter)
        title = heading(self.tr("DSARDesk is locked"), 2)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        card.body.addWidget(title)
        place = paragraph(self._folder.name, Tone.MUTED)
        place.setToolTip(str(self._folder))
        place.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        card.body.addWidget(place)
        card.body.addWidget(self._password)
        card.body.addWidget(self._status)
        card.body.addLayout(row(self._unlock_button))
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(card, alignment=Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)
        self.setFocusProxy(self._password)

    def _unlock(self) -> None:
        self.presenter.unlock(self._folder, self._password.text())

    def show_opening(self, *, opening: bool) -> None:
        """Say that the vault is being opened, or that one may try again."""
        self._status.setText(self.tr("Unlocking…") if opening else "")
        self._unlock_button.setEnabled(not opening)
        self._password.setReadOnly(opening)

    def show_refusal(self, sentence: str) -> None:
        """Say why the vault did not open, and let the password be typed anew."""
        self._status.setProperty("tone", Tone.DANGER.value)
        self._status.style().polish(self._status)
        self._status.setText(sentence)
        self._password.selectAll()
        self._password.setFocus()
