"""The card on which the vault gets its place and its password."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLabel

from dsardesk.ui.program import Company
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.layout import Card
from dsardesk.ui.widgets.new_password import NewPassword
from dsardesk.ui.widgets.paths import PathField, Wanted
from dsardesk.ui.widgets.text import paragraph


class VaultCard(Card):
    """Where the vault will be, and its password, typed twice."""

    def __init__(self, choose_folder: Callable[[Path], object]) -> None:
        """*choose_folder* is told another folder."""
        super().__init__()
        self.company = paragraph("", Tone.MUTED)
        self.folder = PathField(Wanted.FOLDER, self.tr("Folder of the vault"), chosen=choose_folder)
        self.refusal, self.fault = paragraph("", Tone.DANGER), paragraph("", Tone.DANGER)
        self.place = paragraph("", Tone.WARNING)
        for label in (self.refusal, self.fault, self.place):
            label.hide()
        self.password = NewPassword(changed=self.fault.hide)
        caption = QLabel(self.tr("Folder of the vault"))
        caption.setBuddy(self.folder)
        warning = paragraph(
            self.tr(
                "Nobody can open the vault without this password or the recovery sheet of the next step: not even the "
                "makers of DSARDesk."
            ),
            Tone.MUTED,
        )
        locks = paragraph(
            self.tr(
                "The vault locks by itself when you leave it alone, when the computer goes to sleep, and when its "
                "session is locked: close the lid, and nobody reads it. Have the disk of the computer encrypted too."
            ),
            Tone.MUTED,
        )
        above = (self.company, caption, self.folder, self.refusal, self.place)
        for widget in (*above, self.password, self.fault, warning, locks):
            self.body.addWidget(widget)
        self.setFocusProxy(self.password)

    def show_company(self, company: Company) -> None:
        """Whose vault it will be."""
        self.company.setText(
            self.tr("A vault is an encrypted folder. This one will hold the requests made to {name}.").format(
                name=company.profile.name
            )
        )

    def show_folder(self, folder: Path, refusal: str) -> None:
        """Where it will be, and why it cannot be there."""
        self.folder.show_path(folder)
        self.refusal.setText(refusal)
        self.refusal.setVisible(bool(refusal))
        self.folder.choose_button.setAccessibleDescription(refusal)

    def show_place(self, warning: str) -> None:
        """What is to be known of where it will be; "" for nothing."""
        self.place.setText(warning)
        self.place.setVisible(bool(warning))

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong with the password."""
        self.fault.setText(sentence)
        self.fault.show()
        self.password.setFocus()
