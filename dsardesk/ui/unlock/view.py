"""The unlock prompt: which vault, its password, nothing else; no name of anybody."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from dsardesk.ui.tasks import OwnedRunner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.theme.icons import desk_icon
from dsardesk.ui.unlock.presenter import UnlockPresenter
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.layout import Card, row
from dsardesk.ui.widgets.passwords import PasswordEdit, caps_lock_line
from dsardesk.ui.widgets.text import heading, paragraph, set_tone
from dsardesk.ui.work import Runner
from dsardesk.wording import Catalogue

if TYPE_CHECKING:
    from dsardesk.ui.program import Program

WIDTH, LETTERS = 440, 44
"""Pixels of the card, and letters where they are large."""
ICON_PIXELS = 56


class UnlockView(QWidget):
    """The prompt that opens the vault in *folder*."""

    def __init__(self, folder: Path, runner: Runner, program: Program, words: Catalogue) -> None:
        """Ask for the password."""
        super().__init__()
        self._folder = folder
        self._program = program
        self._words = words
        self._runner = OwnedRunner(runner, self)
        self.presenter = UnlockPresenter(self, self._runner, program, words)
        self._password = PasswordEdit(self.tr("Password of the vault"))
        self._password.setPlaceholderText(self.tr("Password"))
        self._password.returnPressed.connect(self._unlock)
        self._unlock_button = button(self.tr("Unlock"), self._unlock, kind="primary", icon_name="key")
        self._keyring_button = button(self.tr("Open with the &keyring"), self._open_by_keyring, icon_name="shield")
        self._keyring_button.hide()
        self._copy_button = button(self.tr("&Copy it onto this computer…"), self._copy, icon_name="copy")
        self._copy_button.hide()
        self._salvage_button = button(self.tr("&Salvage what is readable…"), self._salvage, icon_name="folder_open")
        self._salvage_button.hide()
        self._copied_button = button(
            self.tr("Upgrade with a second &copy…"), self._upgrade_with_copy, kind="primary", icon_name="save"
        )
        self._alone_button = button(self.tr("&Upgrade without a second copy"), lambda: self.presenter.upgrade(None))
        for each in (self._copied_button, self._alone_button):
            each.hide()
        self._status = paragraph("", Tone.MUTED)
        self._lay_out()

    def _lay_out(self) -> None:
        card = Card()
        card.setFixedWidth(max(WIDTH, LETTERS * self.fontMetrics().averageCharWidth()))
        picture = QLabel()
        picture.setPixmap(desk_icon().pixmap(ICON_PIXELS, ICON_PIXELS))
        title = heading(self.tr("DSARDesk is locked"), 2)
        place = paragraph(self._folder.name, Tone.MUTED)
        place.setToolTip(str(self._folder))
        for label in (title, place):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        card.body.addWidget(picture, alignment=Qt.AlignmentFlag.AlignHCenter)
        upgrading = (self._copied_button, self._alone_button)
        parts = (title, place, self._password, caps_lock_line(self._password), self._status, self._unlock_button)
        for part in (*parts, self._keyring_button, self._copy_button, self._salvage_button, *upgrading):
            card.body.addWidget(part)
        self._keyring_button.setVisible(self.presenter.keyring_may_open(self._folder))
        self._status.hide()
        card.body.addLayout(self._other_ways())
        content = QWidget()
        middle = QVBoxLayout(content)
        middle.addStretch(2)
        # Between stretches: an aligned widget is as tall as its words would be unbroken.
        line = row(stretch=False)
        line.addStretch(1)
        line.addWidget(card)
        line.addStretch(1)
        middle.addLayout(line)
        middle.addStretch(3)
        _scroll(self, content)
        self.setFocusProxy(self._password)

    def _other_ways(self) -> QVBoxLayout:
        ways = QVBoxLayout()
        ways.setSpacing(0)
        for text, press in (
            (self.tr("Password &forgotten…"), self._forget),
            (self.tr("&Another vault…"), self._choose),
            (self.tr("&Restore a backup…"), self._restore),
        ):
            ways.addWidget(button(text, press, kind="link"), alignment=Qt.AlignmentFlag.AlignHCenter)
        return ways

    def _unlock(self) -> None:
        if self._unlock_button.isEnabled():
            self.presenter.unlock(self._folder, self._password.text())

    def _open_by_keyring(self) -> None:
        if self._unlock_button.isEnabled():
            self.presenter.open_by_keyring(self._folder)

    def _forget(self) -> None:
        # Nothing of the dialogs is needed to show the prompt.
        dialog = importlib.import_module("dsardesk.ui.unlock.forgotten").ForgottenDialog
        dialog(self, lambda form, code, new: self.presenter.set_password(form, self._folder, code, new)).open()

    def _choose(self) -> None:
        paths = importlib.import_module("dsardesk.ui.widgets.paths")
        paths.choose_path(self, paths.Wanted.FOLDER, self.tr("Folder of the vault"), self.presenter.choose)

    def offer_copy(self) -> None:
        """Offer to copy a vault that lies on a share onto this computer."""
        self._copy_button.show()

    def _copy(self) -> None:
        paths = importlib.import_module("dsardesk.ui.widgets.paths")
        title = self.tr("New folder of the vault, on this computer")
        paths.choose_path(self, paths.Wanted.FOLDER, title, lambda out: self.presenter.copy_here(self._folder, out))

    def offer_upgrade(self, *, offered: bool) -> None:
        """Offer to bring the vault to the form of this program, with a second copy of it or without; or no more."""
        for each in (self._copied_button, self._alone_button):
            each.setVisible(offered)
        self._unlock_button.setVisible(not offered)
        if offered:
            self._copied_button.setFocus()
            # A question, nothing that went wrong.
            set_tone(self._status, Tone.PLAIN)

    def _upgrade_with_copy(self) -> None:
        paths = importlib.import_module("dsardesk.ui.widgets.paths")
        title = self.tr("Folder for the second copy, on a stick or another disk")
        paths.choose_path(self, paths.Wanted.FOLDER, title, self.presenter.upgrade)

    def offer_salvage(self) -> None:
        """Offer to take out what is still readable of a damaged vault."""
        self._salvage_button.show()

    def _salvage(self) -> None:
        paths = importlib.import_module("dsardesk.ui.widgets.paths")
        title, password = self.tr("An empty folder for what is readable; it is not encrypted"), self._password.text()
        paths.choose_path(
            self, paths.Wanted.FOLDER, title, lambda out: self.presenter.salvage(self._folder, password, out)
        )

    def show_salvaged(self, sentences: str) -> None:
        """What was taken out, and what is lost."""
        self._say(sentences, Tone.PLAIN)

    def _restore(self) -> None:
        dialog = importlib.import_module("dsardesk.ui.restore.view").RestoreDialog
        vaults, tell = self._program.vaults, self.presenter.restored

        def restored(folder: Path, secret: str, _again: int) -> None:
            tell(folder, secret)

        dialog(self, self._runner, vaults, self._words, beside=self._folder, restored=restored).open()

    def show_opening(self, *, opening: bool) -> None:
        """Say that the vault is being opened, or that one may try again."""
        self._say(
            self.tr("Unlocking: this takes a second on purpose, to slow down whoever guesses.") if opening else ""
        )
        self._unlock_button.setEnabled(not opening)
        self._keyring_button.setEnabled(not opening)
        self._password.setReadOnly(opening)

    def show_refusal(self, sentence: str, tries: int = 0) -> None:
        """Say why the vault did not open, after how many wrong passwords, and let it be typed anew."""
        again = self.tr("%n wrong password(s) so far; you may go on trying.", "", tries) if tries > 1 else ""
        self._say(f"{sentence} {again}".strip(), Tone.DANGER)
        self._password.selectAll()
        self._password.setFocus()

    def _say(self, sentence: str, tone: Tone = Tone.MUTED) -> None:
        set_tone(self._status, tone)
        self._status.setText(sentence)
        self._status.setVisible(bool(sentence))
        self._password.setAccessibleDescription(sentence)


def _scroll(page: QWidget, content: QWidget) -> None:
    """Let *content* fill *page*, and scroll in a small window or under large letters."""
    area = QScrollArea()
    area.setObjectName("page")
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content.setObjectName("pageContent")
    area.setWidget(content)
    line = QHBoxLayout(page)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(area)
