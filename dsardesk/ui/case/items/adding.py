"""What is asked before a right is added, or a case split."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from dsardesk.domain.rights import RightType
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.fields import Choice, Day

LONG_AGO = date(1900, 1, 1)
OURS, BOTH, THEIRS = "ours", "both", "theirs"


class AddRightDialog(FormDialog):
    """Asks which right, and the person's own words; *do* is given both."""

    def __init__(
        self, parent: QWidget, rights: tuple[tuple[str, str], ...], do: Callable[[RightType, str], object]
    ) -> None:
        """Ask which of *rights*."""
        super().__init__(
            parent,
            self.tr("A right that the message asks for too"),
            self.tr("Add the right"),
            explanation=self.tr("Its time limit runs from the same receipt as the others’."),
        )
        self._do = do
        self.right = Choice(list(rights))
        self.quote = QPlainTextEdit()
        self.quote.setTabChangesFocus(True)
        self.add(self.tr("Right"), self.right)
        self.add(self.tr("In the person’s own words"), self.quote)

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        self._do(RightType(self.right.value), self.quote.toPlainText().strip())


class AuthorityDialog(FormDialog):
    """Asks for the day that the authority gives and the case it writes about; *do* is given both."""

    def __init__(self, parent: QWidget, today: date, do: Callable[[date | None, str], object]) -> None:
        """Ask, beginning with *today*."""
        super().__init__(
            parent,
            self.tr("A letter of the supervisory authority"),
            self.tr("Record"),
            explanation=self.tr("It has a day of its own, and the data protection officer takes note of it first."),
        )
        self._do = do
        self.gives_day = QCheckBox(self.tr("It says by when to answer"))
        self.gives_day.setAccessibleName(self.gives_day.text())
        self.gives_day.setChecked(True)
        self.day = Day(today, first=LONG_AGO)
        self.gives_day.toggled.connect(self.day.setEnabled)
        self.about = QLineEdit()
        self.form.addRow("", self.gives_day)
        self.add(self.tr("Answer by"), self.day)
        self.add(self.tr("Earlier case"), self.about, self.tr("Its reference, if it is about one of your cases."))

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        self._do(self.day.value if self.gives_day.isChecked() else None, self.about.text().strip())


class SplitDialog(FormDialog):
    """Asks to whom each item goes; *do* is given the items of both, and those of the customer alone."""

    def __init__(
        self,
        parent: QWidget,
        items: tuple[tuple[int, str], ...],
        do: Callable[[tuple[int, ...], tuple[int, ...]], object],
    ) -> None:
        """Ask about each of *items*."""
        super().__init__(
            parent,
            self.tr("A part of it is a customer’s"),
            self.tr("Make two linked cases"),
            explanation=self.tr("You answer for your own data; the other case is forwarded to the customer."),
        )
        self._do = do
        choices = [
            (OURS, self.tr("about our data")),
            (BOTH, self.tr("about our data and the customer’s")),
            (THEIRS, self.tr("about the customer’s data only")),
        ]
        self.choices = {number: Choice(choices, OURS) for number, _ in items}
        for number, right in items:
            self.add(right, self.choices[number])

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        chosen = {number: choice.value for number, choice in self.choices.items()}
        both = tuple(number for number, value in chosen.items() if value == BOTH)
        self._do(both, tuple(number for number, value in chosen.items() if value == THEIRS))
