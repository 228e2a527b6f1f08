"""What is asked before an annual report is made: of which year, and for whom."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from dsardesk.ui.widgets.dialogs import FormDialog

FIRST_YEAR = 2018
"""The GDPR applies since then."""


class AnnualDialog(FormDialog):
    """Asks of which year; *do* is given it, and whether others will read the report."""

    def __init__(self, parent: QWidget, year: int, do: Callable[[int, bool], object]) -> None:
        """Propose *year*."""
        super().__init__(
            parent,
            self.tr("Make an annual report?"),
            self.tr("Choose where to save it…"),
            explanation=self.tr(
                "What the requests received in one year came to, in figures, without any name: rights, decisions, "
                "delays, extensions and refusals."
            ),
        )
        self._do = do
        self.year = QSpinBox(minimum=FIRST_YEAR, maximum=year)
        self.year.setValue(year)
        self.published = QCheckBox(self.tr("For others to read: hide small figures"))
        self.published.setAccessibleName(self.published.text())
        self.add(self.tr("&Year"), self.year)
        self.form.addRow("", self.published)

    def submit(self) -> None:
        """Ask where it is to be saved; the report is made then."""
        self.accept()
        self._do(self.year.value(), self.published.isChecked())
