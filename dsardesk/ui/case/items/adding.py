"""What is asked before a right is added, a case split, a part of a copy withheld, or joint controllers named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from dsardesk.domain.rights import RightType
from dsardesk.domain.withholding import Piece, WithheldFor
from dsardesk.ui.case.items.ground_block import few_lines
from dsardesk.ui.case.items.withholding import Withheld, WithholdForm
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.fields import Choice, Day, Ticks

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


class WithholdDialog(FormDialog):
    """Asks which piece is left out of the copy, on what ground and why; *do* is given it."""

    def __init__(self, parent: QWidget, form: WithholdForm, do: Callable[[Withheld], object]) -> None:
        """Ask about the item of *form*."""
        super().__init__(
            parent,
            self.tr("Withhold a part of the copy"),
            self.tr("Withhold it"),
            explanation=self.tr("One piece at a time, each for its own reason: the letter repeats it."),
        )
        self._form, self._do = form, do
        self.piece, self.system = Choice(form.pieces), Choice(form.systems)
        self.what, self.ground = QLineEdit(), Choice()
        self.reason = few_lines()
        self.add(self.tr("What"), self.piece)
        self.add(self.tr("In which system"), self.system)
        self.add(self.tr("Named in the letter as"), self.what, self.tr("For example: message of 3 March 2026, 10:12"))
        self.add(self.tr("Ground"), self.ground)
        self.add(self.tr("Whom it would harm, and how"), self.reason)
        self.piece.currentIndexChanged.connect(lambda _index: self._offer())
        self._offer()

    def _offer(self) -> None:
        """A professional message is withheld for others only."""
        message = self.piece.value == Piece.MESSAGE
        self.ground.offer(self._form.message_grounds if message else self._form.grounds, self.ground.value)

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        self._do(
            Withheld(
                self._form.item,
                self.system.value,
                Piece(self.piece.value),
                self.what.text().strip(),
                WithheldFor(self.ground.value),
                self.reason.toPlainText().strip(),
            )
        )


class JointDialog(FormDialog):
    """Asks which joint controllers a case concerns; *do* is given their ids."""

    def __init__(
        self,
        parent: QWidget,
        controllers: tuple[tuple[str, str], ...],
        chosen: tuple[str, ...],
        do: Callable[[tuple[str, ...]], object],
    ) -> None:
        """Offer *controllers*, those of *chosen* ticked."""
        super().__init__(
            parent,
            self.tr("Joint controllers"),
            self.tr("Record"),
            explanation=self.tr("The letters name those you tick, and say that the person may turn to each."),
        )
        self._do = do
        self.controllers = Ticks(controllers, ticked=chosen)
        self.add(self.tr("Decide together with you"), self.controllers)

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        self._do(self.controllers.ticked)


class OwnErasureDialog(FormDialog):
    """Asks whether to begin an erasure that nobody asked for; *do* begins it."""

    def __init__(self, parent: QWidget, do: Callable[[], object]) -> None:
        """Say what follows."""
        super().__init__(
            parent,
            self.tr("Erase the data of somebody too young"),
            self.tr("Begin the erasure"),
            explanation=self.tr(
                "Your policy wants no data of persons so young. An item is added: nothing needs to be asked or proven,"
                " it is not put off, and the letter says that you did it of yourselves."
            ),
        )
        self._do = do

    def submit(self) -> None:
        """Have it begun; the dialog closes once it is."""
        self._do()
