"""What is asked before the register of requests is handed out: of which year, and whether it says who asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from dsardesk.ui.journal.annual import FIRST_YEAR
from dsardesk.ui.widgets.dialogs import FormDialog

EVERY_YEAR = FIRST_YEAR - 1


class RegisterDialog(FormDialog):
    """Asks of which year; *do* is given it, None for all of them, and whether names are wanted."""

    def __init__(self, parent: QWidget, year: int, do: Callable[[int | None, bool], object], *, may_name: bool) -> None:
        """Propose every year up to *year*; names only to whoever handles cases."""
        super().__init__(
            parent,
            self.tr("Export the register of requests?"),
            self.tr("Choose where to save it…"),
            explanation=self.tr(
                "One line for each right asked: references, dates, decisions. The file opens in any spreadsheet, and"
                " is no longer protected by your password."
            ),
        )
        self._do = do
        self.year = QSpinBox(minimum=EVERY_YEAR, maximum=year)
        self.year.setSpecialValueText(self.tr("all of them"))
        self.names = QCheckBox(self.tr("Say who asked: the file then holds personal data"))
        self.names.setAccessibleName(self.names.text())
        self.names.setVisible(may_name)
        self.add(self.tr("&Year of receipt"), self.year)
        self.form.addRow("", self.names)

    def submit(self) -> None:
        """Ask where it is to be saved; the register is written then."""
        self.accept()
        year = self.year.value()
        self._do(None if year == EVERY_YEAR else year, self.names.isChecked())
