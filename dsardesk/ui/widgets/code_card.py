"""A recovery code shown once: it can be printed, and a part of it is asked back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit

from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.layout import Card, clear, row
from dsardesk.ui.widgets.paths import Wanted, choose_path
from dsardesk.ui.widgets.text import paragraph

COLUMNS = 4
LARGER = 1.5


class CodeCard(Card):
    """The code in numbered groups."""

    def __init__(self, print_sheet: Callable[[], object], save_sheet: Callable[[Path], object]) -> None:
        """Nothing to show yet."""
        super().__init__()
        self._save_sheet = save_sheet
        self.body.addWidget(
            paragraph(
                self.tr(
                    "This code opens the vault if the password is lost. It is shown this once and kept nowhere: print "
                    "the sheet, or write the code down, and keep it away from this computer."
                )
            )
        )
        self._code = QFrame()
        self._code.setProperty("soft", "accent")
        self._grid = QGridLayout(self._code)
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setSpacing(10)
        self.body.addWidget(self._code)
        self.print_button = button(self.tr("&Print the sheet…"), print_sheet, icon_name="print")
        self.save_button = button(self.tr("&Save it as a PDF…"), self._warn_first, icon_name="document_pdf")
        self.body.addLayout(row(self.print_button, self.save_button))
        self.asked = QLabel()
        self.answer = QLineEdit()
        self.asked.setBuddy(self.answer)
        self.answer.setAccessibleName(self.tr("Group of the code"))
        self.answer.setMaximumWidth(160)
        self.differs = paragraph(self.tr("This is not that group: read it again, on the sheet."), Tone.DANGER)
        self.differs.hide()
        self.answer.textChanged.connect(lambda _text: self.differs.hide())
        for widget in (self.asked, self.answer, self.differs):
            self.body.addWidget(widget)
        self.setFocusProxy(self.print_button)

    def show_code(self, groups: tuple[str, ...], asked: int) -> None:
        """Show *groups*, and ask for one of them."""
        clear(self._grid)
        for number, group in enumerate(groups, start=1):
            at = divmod(number - 1, COLUMNS)
            self._grid.addWidget(self._group(number, group), *at)
        self._code.setAccessibleName(" ".join(groups))
        self.asked.setText(self.tr("To be sure that it is written down: type group no. {number}").format(number=asked))
        self.answer.setAccessibleName(self.asked.text())

    def _group(self, number: int, group: str) -> QFrame:
        made = QFrame()
        caption, text = paragraph(str(number), Tone.MUTED), QLabel(group)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF() * LARGER)
        font.setWeight(QFont.Weight.DemiBold)
        text.setFont(font)
        line = row(caption, text, gap=8, stretch=False)
        line.setStretch(1, 1)
        made.setLayout(line)
        return made

    def show_differs(self) -> None:
        """Say that the group typed is not the one asked for."""
        self.differs.show()
        self.answer.setAccessibleDescription(self.differs.text())
        self.answer.selectAll()
        self.answer.setFocus()

    def _warn_first(self) -> None:
        dialog = FormDialog(
            self,
            self.tr("Save the recovery sheet as a file?"),
            self.tr("Choose where…"),
            explanation=self.tr(
                "Whoever has this file and the vault can read every request. Save it on a USB stick kept elsewhere, "
                "never beside the vault, and print it as soon as you can."
            ),
        )
        dialog.accepted.connect(self._choose_file)
        dialog.open()

    def _choose_file(self) -> None:
        name = self.tr("recovery-sheet.pdf")
        choose_path(self, Wanted.NEW_FILE, self.tr("Save the recovery sheet"), self._save_sheet, name=name)
