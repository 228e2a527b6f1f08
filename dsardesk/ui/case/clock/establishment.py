"""What is asked when another establishment is found to handle the request."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from dsardesk.ui.options import Options
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.fields import Choice

LINES = 4


class CalendarDialog(FormDialog):
    """Asks whose public holidays count and why; *do* is given both."""

    def __init__(self, parent: QWidget, calendars: Options, chosen: str, do: Callable[[str, str], object]) -> None:
        """Offer *calendars*, *chosen* first."""
        super().__init__(
            parent,
            self.tr("Another establishment handles it"),
            self.tr("Count anew"),
            explanation=self.tr(
                "Its public holidays count from the receipt on. The timeline keeps the reason and the dates that move."
            ),
        )
        self._do = do
        self.calendar = Choice(calendars, chosen)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(LINES * self.reason.fontMetrics().lineSpacing() + 16)
        self.add(self.tr("Public holidays of"), self.calendar)
        self.add(self.tr("Why"), self.reason, self.tr("Which site received the request, or handles it."))

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        self._do(self.calendar.value, self.reason.toPlainText().strip())
